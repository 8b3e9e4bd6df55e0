//! One line of a description: links, code spans, HTML, brackets.
//!
//! Separate from `block`, which knows lines. `see [ids] at http://a.example, <b>not</b> <T>` becomes
//! ``see \[ids\] at <http://a.example>, not \<T\>``.

/// HTML tags that are removed; their content stays.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "kbd",
    "li",
    "link",
    "mark",
    "nobr",
    "ol",
    "p",
    "pre",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

/// The line without anything that rustdoc would take for a link to an item, a tag or a URL.
pub(super) fn clean(line: &str) -> String {
    let special = |byte: u8| matches!(byte, b'\\' | b'`' | b'<' | b'>' | b'[' | b']');
    if !line.bytes().any(special) && !line.contains("://") {
        return line.trim().to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\\' => escape(rest, &mut out),
            '`' => code(rest, &mut out),
            '<' => angle(rest, &mut out),
            '!' if rest.starts_with("![") => link(rest.get(1..).unwrap_or_default(), &mut out).map(|n| n + 1),
            '[' => link(rest, &mut out),
            'h' | 'H' => url(rest, out.chars().next_back(), &mut out),
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            if matches!(c, '[' | ']' | '<' | '>' | '`') {
                out.push('\\');
            }
            out.push(c);
            c.len_utf8()
        });
        rest = rest.get(taken..).unwrap_or_default();
    }
    out.trim().to_owned()
}

/// `\[` is escaped already.
fn escape(rest: &str, out: &mut String) -> Option<usize> {
    match rest.chars().nth(1) {
        Some(next) if next.is_ascii_punctuation() => {
            out.push('\\');
            out.push(next);
            Some(2)
        }
        _ => None,
    }
}

/// A code span that ends on this line stays as it is.
fn code(rest: &str, out: &mut String) -> Option<usize> {
    let len = rest.len() - rest.trim_start_matches('`').len();
    let fence = rest.get(..len)?;
    let mut from = len;
    while let Some(at) = rest.get(from..)?.find(fence) {
        let start = from + at;
        let run = rest.get(start..)?.len() - rest.get(start..)?.trim_start_matches('`').len();
        if run == len {
            out.push_str(rest.get(..start + len)?);
            return Some(start + len);
        }
        from = start + run;
    }
    // No end: every backtick of the run is escaped.
    out.extend(std::iter::repeat_n("\\`", len));
    Some(len)
}

/// A URL in angle brackets stays, known tags go, comments too.
fn angle(rest: &str, out: &mut String) -> Option<usize> {
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|end| end + 3);
    }
    let end = rest.find('>')?;
    let inner = rest.get(1..end)?;
    if super::is_url(inner) {
        out.push_str(rest.get(..=end)?);
        return Some(end + 1);
    }
    let name = inner.trim_start_matches('/').split([' ', '/', '\n']).next()?.to_ascii_lowercase();
    if !TAGS.contains(&name.as_str()) {
        return None;
    }
    let breaks = matches!(name.as_str(), "br" | "p" | "li" | "td" | "th" | "div" | "tr" | "hr");
    if breaks && !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
    Some(end + 1)
}

/// `[text](https://…)` stays; of other links, the text stays.
fn link(rest: &str, out: &mut String) -> Option<usize> {
    let close = matching(rest, '[', ']')?;
    let target = rest.get(close + 1..).filter(|tail| tail.starts_with('('))?;
    let end = matching(target, '(', ')')?;
    let text = text(rest.get(1..close)?);
    let url = target.get(1..end)?.split_whitespace().next().unwrap_or_default();
    let url = url.trim_start_matches('<').trim_end_matches('>');
    if super::is_url(url) && !url.contains(['(', ')']) {
        let text = if text.is_empty() { "image".to_owned() } else { text };
        out.push_str(&format!("[{text}]({url})"));
    } else {
        out.push_str(&text);
    }
    Some(close + 1 + end + 1)
}

/// The text of a link: it may hold no other link.
fn text(inner: &str) -> String {
    let mut out = String::new();
    let mut escaped = false;
    for c in inner.chars() {
        if !escaped && matches!(c, '[' | ']' | '<' | '>' | '`') {
            out.push('\\');
        }
        escaped = !escaped && c == '\\';
        out.push(c);
    }
    // A backslash at the end would escape the bracket that follows.
    if escaped {
        out.pop();
    }
    out.trim().to_owned()
}

/// The bracket that closes the one that `rest` begins with.
fn matching(rest: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

/// A bare URL is put in angle brackets.
fn url(rest: &str, before: Option<char>, out: &mut String) -> Option<usize> {
    let head = rest.get(..8).unwrap_or(rest).to_ascii_lowercase();
    let scheme = ["http://", "https://"].into_iter().find(|scheme| head.starts_with(scheme))?;
    let end = rest
        .find(|c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '[' | ']' | '|'))
        .unwrap_or(rest.len());
    let mut url = rest.get(..end)?;
    loop {
        let cut = match url.chars().next_back() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | '*' | '_' | '\'') => 1,
            Some(')') if url.matches('(').count() < url.matches(')').count() => 1,
            _ => break,
        };
        url = url.get(..url.len() - cut)?;
    }
    if url.len() <= scheme.len() || before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '<') {
        return None;
    }
    out.push_str(&format!("<{url}>"));
    Some(url.len())
}

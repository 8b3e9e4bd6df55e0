//! Prose of the document as lines of rustdoc: clean, so that neither rustdoc nor clippy warns, and never empty.
//!
//! Separate because descriptions are written for other readers: HTML, bare URLs, code in all languages, tabs.
//!
//! `"See http://a.example/x for [ids]\n"` is the line `See <http://a.example/x> for \[ids\]`.

mod block;
mod inline;
mod note;
#[cfg(test)]
mod tests;

use crate::spec::Docs;

pub(crate) use note::notes;

/// A text as lines; empty if there is nothing to show.
pub(crate) fn clean(text: &str) -> Vec<String> {
    block::lines(&plain(text))
}

/// A text on one line, for lists and headings of other texts: its first paragraph.
pub(crate) fn one_line(text: &str) -> String {
    let lines = clean(text);
    let first: Vec<&str> =
        lines.iter().map(String::as_str).take_while(|line| !line.is_empty()).map(str::trim).collect();
    let (head, rest) = match first.split_first() {
        // The text of a code block is below its fence.
        Some((fence, rest)) if fence.starts_with(['`', '~']) && block::is_fence(fence) => {
            return rest.first().map(|code| self::code(code)).unwrap_or_default();
        }
        Some((head, rest)) => (block::text(head), rest),
        None => return String::new(),
    };
    rest.iter().take_while(|line| !block::begins(line)).fold(head.to_owned(), |all, line| all + " " + line)
}

/// The first sentence of a line, or the whole line if cutting it would break a link, code or emphasis.
pub(crate) fn first_sentence(line: &str) -> &str {
    let ends = line.match_indices(". ").map(|(at, _)| at + 1);
    let is_whole = |head: &&str| {
        let even = |mark: &str| head.matches(mark).count().is_multiple_of(2);
        let closed = |open: &str, close: &str| head.matches(open).count() == head.matches(close).count();
        even("`") && even("**") && even("*") && closed("[", "]") && closed("(", ")")
    };
    // A sentence does not end after "e.g.".
    let goes_on = |end: usize| line.get(end..).is_some_and(|rest| rest.trim_start().starts_with(char::is_lowercase));
    ends.filter(|end| !goes_on(*end)).filter_map(|end| line.get(..end)).find(is_whole).unwrap_or(line)
}

/// Summary, description and link as lines; `fallback` if there is nothing.
pub(crate) fn lines(docs: &Docs, fallback: &str) -> Vec<String> {
    let mut out = docs.summary.as_deref().map(summary).unwrap_or_default();
    let description = docs.description.as_deref().map(clean).unwrap_or_default();
    // Many documents repeat the summary as description.
    if !description.is_empty() && description != out {
        paragraph(&mut out, description);
    }
    if out.is_empty() {
        out.push(fallback.to_owned());
    }
    if let Some(link) = docs.link.as_deref().filter(|link| is_url(link)) {
        paragraph(&mut out, vec![format!("See <{link}>.")]);
    }
    out
}

/// A summary as lines. Its first paragraph is one line, since lists of items show that line.
fn summary(text: &str) -> Vec<String> {
    let lines = clean(text);
    let end = lines.iter().position(String::is_empty).unwrap_or(lines.len());
    let (first, rest) = lines.split_at_checked(end).unwrap_or((&lines, &[]));
    match first.is_empty() || first.iter().any(|line| block::begins(line)) {
        true => lines,
        false => [&[first.join(" ")], rest].concat(),
    }
}

/// Returns `true` if there is any text.
pub(crate) fn is_silent(docs: &Docs) -> bool {
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    blank(&docs.summary) && blank(&docs.description)
}

/// Adds lines as a paragraph of their own.
pub(crate) fn paragraph(out: &mut Vec<String>, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(String::new());
    }
    out.extend(lines);
}

/// Adds sentences: behind a text of one line on the same line, else as a paragraph.
pub(crate) fn sentences(out: &mut Vec<String>, sentences: &[String]) {
    let Some((first, rest)) = sentences.split_first() else { return };
    let all = rest.iter().fold(first.clone(), |all, next| all + " " + next);
    match out.as_mut_slice() {
        [line] if line.ends_with(['.', '!', '?']) && !line.starts_with(['-', '*', '+', '#', '|', '>']) => {
            *line = format!("{line} {all}");
        }
        [line]
            if line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '`' | ')'))
                && !line.starts_with(['-', '*', '+', '#', '|', '>']) =>
        {
            *line = format!("{line}. {all}");
        }
        _ => paragraph(out, vec![all]),
    }
}

/// A name as code. Backticks in it need longer ones around it.
pub(crate) fn code(text: &str) -> String {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`') {
        return format!("`{text}`");
    }
    let text: String = text.chars().map(|c| if c.is_control() || is_hidden(c) { ' ' } else { c }).collect();
    if text.trim().is_empty() {
        return "the empty text".to_owned();
    }
    if text.contains('`') { format!("`` {text} ``").replace("``` ", "`` ` ") } else { format!("`{text}`") }
}

/// A link that rustdoc shows as it is.
fn is_url(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://"))
        && text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '`'))
}

/// Line ends as `\n`, tabs as spaces, nothing that cannot be seen.
fn plain(text: &str) -> String {
    if text.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let text = text.replace('\t', "    ");
    text.chars().filter(|c| *c == '\n' || !(c.is_control() || is_hidden(*c))).collect()
}

/// Marks of writing direction, which rustc refuses in comments, and what has no width.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

//! Messages in HTML and XML: the element intended for messages, or else all text.
//!
//! `<html><title>502 Bad Gateway</title>…` is `502 Bad Gateway`; the text may be broken, so it is not parsed as a document.

/// Elements that contain a message, preferred first.
const ELEMENTS: [&str; 7] = ["title", "h1", "message", "faultstring", "detail", "description", "error"];

/// Number of elements of one name to try: the first ones may be empty.
const TRIES: usize = 4;

/// Returns the message of a page or document.
pub(super) fn message(text: &str) -> Option<String> {
    // It has the same length as the text, so positions in one are positions in the other.
    let lower = text.to_ascii_lowercase();
    let found = ELEMENTS.iter().find_map(|name| element(text, &lower, name));
    found.or_else(|| Some(words(text, &lower)).filter(|words| !words.is_empty()))
}

/// Returns the text in the first nonempty element of that name. A prefix (`soap:`) is ignored.
fn element(text: &str, lower: &str, name: &str) -> Option<String> {
    let (mut from, mut tries) = (0, 0);
    while let Some(begin) = lower.get(from..)?.find('<').map(|at| from + at + 1) {
        from = begin;
        let tag = &lower[begin..begin + lower[begin..].find('>')?];
        let full = tag.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or_default();
        if full.rsplit(':').next() != Some(name) || tag.ends_with('/') {
            continue;
        }
        let start = begin + tag.len() + 1;
        let end = lower[start..].find(&format!("</{full}")).map_or(text.len(), |at| start + at);
        let words = words(&text[start..end], &lower[start..end]);
        if !words.is_empty() {
            return Some(words);
        }
        tries += 1;
        if tries == TRIES {
            break;
        }
    }
    None
}

/// Returns the text outside of tags, comments, scripts and styles.
fn words(text: &str, lower: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    while let Some(begin) = lower[at..].find('<').map(|found| at + found) {
        out.push_str(&text[at..begin]);
        out.push(' ');
        let rest = &lower[begin..];
        let end = match rest {
            _ if rest.starts_with("<![cdata[") => {
                at = begin + "<![cdata[".len();
                let end = lower[at..].find("]]>").map_or(text.len(), |found| at + found);
                out.push_str(&text[at..end]);
                at = (end + "]]>".len()).min(text.len());
                continue;
            }
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<script") => "</script>",
            _ if rest.starts_with("<style") => "</style>",
            _ => ">",
        };
        at = rest.find(end).map_or(text.len(), |found| begin + found + end.len());
    }
    out.push_str(&text[at..]);
    entities(out.trim())
}

/// Replaces the references that are common in messages.
fn entities(text: &str) -> String {
    const ALL: [(&str, &str); 7] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
    ];
    let text = ALL.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    // The last one, so that `&amp;lt;` is `&lt;`.
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn messages_in_markup() {
        for (text, expected) in [
            ("<!DOCTYPE html><html><head><TITLE lang=en>502 Bad Gateway</TITLE></head><body>nginx", "502 Bad Gateway"),
            ("<html><title></title><body><h1>Not &lt;here&gt; &amp;lt;</h1>", "Not <here> &lt;"),
            ("<html><script>if (a<b) x()</script><!-- <b>no</b> --><p>Come<br>later</p>", "Come later"),
            ("<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>No such key</Message></Error>", "No such key"),
            ("<s:Envelope><s:Fault><faultstring><![CDATA[a < b]]></faultstring></s:Fault></s:Envelope>", "a < b"),
            ("<title>open", "open"),
            ("<titles>x</titles>", "x"),
            ("<", "-"),
            ("<é><title>ü", "ü"),
            ("<p/>", "-"),
        ] {
            let found = message(text).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
            assert_eq!(found.as_deref().unwrap_or("-"), expected, "{text}");
        }
    }
}

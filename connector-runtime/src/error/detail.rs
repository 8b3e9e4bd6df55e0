//! The server's message from the body of a failure, short and without the client's credentials.
//!
//! `{"error":{"message":"No such pet: 7"}}` is `No such pet: 7`; a page of HTML is its title.

use super::markup;
use super::{Cause, Failure};
use connector_json::{Document, Node, kinds};

/// Maximum number of characters of a message.
const MOST: usize = 500;
/// Maximum number of bytes of a text to search.
const BOUND: usize = 32 << 10;
/// Levels of JSON to search.
const DEPTH: u8 = 6;
/// Members that contain a message, preferred first. Case, `_` and `-` are ignored.
const MEMBERS: [&str; 14] = [
    "detail",
    "message",
    "errordescription",
    "errormessage",
    "error",
    "errors",
    "title",
    "msg",
    "reason",
    "description",
    "details",
    "faultstring",
    "fault",
    "errormessages",
];

/// Returns the server's message, if the response is a failure with one.
#[cold]
pub(super) fn detail(failure: &Failure) -> Option<String> {
    let Cause::Status(_) = failure.cause else { return None };
    let text = failure.reply.as_ref()?.text().ok()?;
    let message = message(text.trim_start_matches('\u{feff}').trim())?;
    let shown = cut(&one_line(&failure.secrets.mask(bounded(&message))));
    (!shown.is_empty()).then_some(shown)
}

fn message(text: &str) -> Option<String> {
    match text.chars().next()? {
        '{' | '[' | '"' => match Document::new(text) {
            Ok(document) => in_json(document.doc().root(), DEPTH),
            Err(_) => is_text(text).then(|| text.to_owned()),
        },
        '<' => markup::message(bounded(text)),
        _ => is_text(text).then(|| text.to_owned()),
    }
}

/// Returns the beginning of a text. It ends at a space, so that it does not end in a credential.
fn bounded(text: &str) -> &str {
    if text.len() <= BOUND {
        return text;
    }
    let end = (0..=BOUND).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let head = &text[..end];
    head.rfind(char::is_whitespace).map_or(head, |end| &head[..end])
}

/// Returns `false` for bytes that only happen to be UTF-8.
fn is_text(text: &str) -> bool {
    !text.contains('\0')
}

fn in_json(node: Node<'_>, depth: u8) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    match node.kinds() {
        kinds::STRING => node.string().filter(|text| !text.trim().is_empty()),
        kinds::ARRAY => node.items()?.find_map(|item| in_json(item, depth)),
        kinds::OBJECT => MEMBERS.iter().find_map(|wanted| {
            let (_, value) = node.members().find(|(name, _)| plain(&name.text().unwrap_or_default()) == *wanted)?;
            in_json(value, depth).or_else(|| if *wanted == "errors" { by_field(value, depth) } else { None })
        }),
        _ => None,
    }
}

/// Messages by the name of a field: `{"name": ["is too long"]}` is `name: is too long`.
fn by_field(all: Node<'_>, depth: u8) -> Option<String> {
    all.members().find_map(|(name, value)| Some(format!("{}: {}", name.text()?, in_json(value, depth)?)))
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
}

/// Returns a text in one line: line breaks and other invisible characters become spaces.
fn one_line(text: &str) -> String {
    let is_gap = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.split(is_gap).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Shortens a text that is too long, between characters.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        // The sign for the cut is included in the limit.
        Some(_) => text.chars().take(MOST - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, message, one_line};

    fn of(text: &str) -> String {
        message(text).map_or_else(|| "-".to_owned(), |text| cut(&one_line(&text)))
    }

    #[test]
    fn messages_in_json() {
        for (body, expected) in [
            (
                r#"{"type":"about:blank","title":"Not enough credit","detail":"Your balance is 30."}"#,
                "Your balance is 30.",
            ),
            (r#"{"title":"Not enough credit","status":403}"#, "Not enough credit"),
            (r#"{"message":"No such pet"}"#, "No such pet"),
            (r#"{"Message":"No such pet"}"#, "No such pet"),
            (r#"{"status":"error","error":"No such pet"}"#, "No such pet"),
            (r#"{"error":{"code":404,"message":"No such pet"}}"#, "No such pet"),
            (r#"{"error":"invalid_grant","error_description":"The code is used"}"#, "The code is used"),
            (r#"{"errors":[{"code":1},{"message":"No such pet"}]}"#, "No such pet"),
            (r#"{"errors":["No such pet","nor that"]}"#, "No such pet"),
            (r#"{"title":"Invalid","errors":{"name":["is too long"]}}"#, "name: is too long"),
            (r#"{"detail":[{"loc":["body","name"],"msg":"field required"}]}"#, "field required"),
            (r#"[{"errorMessage":"No such pet"}]"#, "No such pet"),
            (r#""No such pet""#, "No such pet"),
            (r#"{"message":" ","error":true,"code":17}"#, "-"),
            (r#"{"id":7}"#, "-"),
            ("{}", "-"),
            ("7 is too much", "7 is too much"),
            (r#"{"message":"half"#, r#"{"message":"half"#),
        ] {
            assert_eq!(of(body), expected, "{body}");
        }
    }

    #[test]
    fn messages_are_one_short_line() {
        assert_eq!(of("a\r\n\tb\u{1b}[31m c\u{202e}d"), "a b [31m c d");
        assert_eq!(of("PK\0\u{1}"), "-");
        assert_eq!(of(""), "-");
        let long = of(&"é".repeat(600));
        assert_eq!((long.chars().count(), long.ends_with("é…")), (500, true));
        assert_eq!(of(&"é".repeat(500)).chars().count(), 500);
        assert_eq!(of(&format!("{}1{}", "[".repeat(100), "]".repeat(100))), "-");
    }
}

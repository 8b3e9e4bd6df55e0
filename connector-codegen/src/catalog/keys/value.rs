//! Values that keys have and JSON has no type for: durations, places in a reply, loose text.
//!
//! Apart from `check`, which reports, since readers ask for the same values once they are known to be right.
//!
//! `30s` is 30,000 milliseconds; so is the number `30`.

use crate::tree::{Node, Value};

/// Units of durations, in milliseconds.
const UNITS: &[(&str, f64)] = &[("ms", 1.0), ("s", 1_000.0), ("m", 60_000.0), ("h", 3_600_000.0), ("d", 86_400_000.0)];

/// A duration in milliseconds: `500ms`, `1.5s`, `5m`, `1h`, or a number of seconds.
pub fn duration(node: &Node) -> Option<u64> {
    let (number, factor) = match &node.value {
        Value::Number(text) => (&**text, 1_000.0),
        Value::String(text) => {
            let text = text.trim();
            let (unit, factor) = UNITS.iter().find(|(unit, _)| {
                text.strip_suffix(unit).is_some_and(|number| number.trim_end().ends_with(|c: char| c.is_ascii_digit()))
            })?;
            (text.strip_suffix(unit)?.trim_end(), *factor)
        }
        _ => return None,
    };
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let millis = number.parse::<f64>().ok()? * factor;
    // Beyond a century it is a mistake; every float up to there is exact.
    (0.0..=3.2e12).contains(&millis).then(|| millis.round() as u64)
}

/// A whole number, not below 0; `10.0` is one too.
pub fn whole(node: &Node) -> Option<u64> {
    let text = node.as_number()?;
    text.parse().ok().or_else(|| {
        let (whole, fraction) = text.split_once('.')?;
        fraction.bytes().all(|byte| byte == b'0').then(|| whole.parse().ok())?
    })
}

/// Text, or what YAML made of it: `version: 1.10` is `1.10`.
pub fn text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

/// Whether a text is a JSON pointer: empty, or it begins with `/`.
pub fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

/// What a text says of a place in a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source<'t> {
    /// In the body: a JSON pointer.
    Body(&'t str),
    /// `$headers.X-Total`
    Header(&'t str),
    /// `$status`
    Status,
}

/// A place in a reply: `/meta/total`, `$headers.X-Total`, `$status`; `$body` is the whole body.
pub fn source(text: &str) -> Option<Source<'_>> {
    match text.strip_prefix('$') {
        None => is_pointer(text).then_some(Source::Body(text)),
        Some("status") => Some(Source::Status),
        Some("body") => Some(Source::Body("")),
        Some(rest) => rest.strip_prefix("headers.").filter(|name| !name.is_empty()).map(Source::Header),
    }
}

#[cfg(test)]
mod tests {
    use super::{Source, duration, source, whole};
    use crate::text::{SourceId, Span};
    use crate::tree::{Node, Value};

    fn node(value: Value) -> Node {
        Node { span: Span::new(SourceId(0), 0, 0), value }
    }

    #[test]
    fn durations() {
        let text = |text: &str| duration(&node(Value::String(text.into())));
        assert_eq!(
            [text("500ms"), text("1.5s"), text("5m"), text("1 h")],
            [Some(500), Some(1500), Some(300_000), Some(3_600_000)]
        );
        assert_eq!(
            [text("5"), text("s"), text("-1s"), text("5 parsecs"), text("1e3s")],
            [None, None, None, None, Some(1_000_000)]
        );
        assert_eq!(duration(&node(Value::Number("30".into()))), Some(30_000));
        assert_eq!(duration(&node(Value::Number("-30".into()))), None);
    }

    #[test]
    fn sources_and_numbers() {
        assert_eq!(source("/a/b"), Some(Source::Body("/a/b")));
        assert_eq!(source("$headers.X-Total"), Some(Source::Header("X-Total")));
        assert_eq!([source("$status"), source("$body")], [Some(Source::Status), Some(Source::Body(""))]);
        assert_eq!([source("a.b"), source("$headers."), source("$stat")], [None, None, None]);
        assert_eq!(whole(&node(Value::Number("10.0".into()))), Some(10));
        assert_eq!(whole(&node(Value::Number("-1".into()))), None);
    }
}

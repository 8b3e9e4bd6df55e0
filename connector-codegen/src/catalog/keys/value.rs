//! Values of keys as readers want them: durations, whole numbers, loose text.
//!
//! `30s` is 30,000 milliseconds; so is the number `30`.

use crate::tree::{Node, Value};
use connector_tables::language::duration;

/// A duration in milliseconds: `500ms`, `1.5s`, `5m`, `1h`, or a number of seconds.
pub fn duration(node: &Node) -> Option<u64> {
    match &node.value {
        Value::Number(text) | Value::String(text) => duration::parse(text),
        _ => None,
    }
}

/// A whole number, not below 0; `10.0` is one too.
pub fn whole(node: &Node) -> Option<u64> {
    read_whole(node.as_number()?)
}

/// Reads a whole number.
pub(super) fn read_whole(text: &str) -> Option<u64> {
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

#[cfg(test)]
mod tests {
    use super::{duration, whole};
    use crate::text::{SourceId, Span};
    use crate::tree::{Node, Value};

    fn node(value: Value) -> Node {
        Node { span: Span::new(SourceId(0), 0, 0), value }
    }

    #[test]
    fn durations() {
        let text = |text: &str| duration(&node(Value::String(text.into())));
        assert_eq!([text("1.5s"), text("5"), text("5 parsecs")], [Some(1500), Some(5000), None]);
        assert_eq!(duration(&node(Value::Number("30".into()))), Some(30_000));
        assert_eq!(duration(&node(Value::Number("-30".into()))), None);
    }

    #[test]
    fn whole_numbers() {
        assert_eq!(whole(&node(Value::Number("10.0".into()))), Some(10));
        assert_eq!(whole(&node(Value::Number("-1".into()))), None);
    }
}

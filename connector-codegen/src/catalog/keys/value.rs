//! Values of keys as readers want them: whole numbers, loose text.
//!
//! `version: 1.10` is the text `1.10`.

use crate::tree::{Node, Value};

/// Reads a whole number, not below 0; `10.0` is one too.
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
    use super::read_whole;

    #[test]
    fn whole_numbers() {
        assert_eq!(
            [read_whole("10"), read_whole("10.0"), read_whole("-1"), read_whole("1.5")],
            [Some(10), Some(10), None, None]
        );
    }
}

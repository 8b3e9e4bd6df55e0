//! Values of an object of keys. The object was already checked against its table: a value is absent or of its kind.
//!
//! `wait` of `{ wait: 1.5s }` is the text `1.5s`, and the duration 1,500.

use super::{Key, value};
use crate::diag::suggest::list;
use crate::diag::{Diagnostics, code};
use crate::text::Span;
use crate::tree::Node;
use connector_tables::SourceBuf;
use connector_tables::language::{duration, source};

/// Values of an object by key and kind.
pub trait Read {
    /// Returns a value as text: `/next`, `3`, `true`.
    fn text(&self, key: &str) -> Option<String>;

    /// Returns the items of a list, or a single value.
    fn items(&self, key: &str) -> Option<&[Node]>;

    /// Returns the location of a value, or else of the object.
    fn span_of(&self, key: &str) -> Span;

    /// Returns a whole number.
    fn whole(&self, key: &str) -> Option<u64> {
        value::read_whole(&self.text(key)?)
    }

    /// Returns a number.
    fn number(&self, key: &str) -> Option<f64> {
        self.text(key)?.parse().ok()
    }

    /// Returns `true` or `false`.
    fn flag(&self, key: &str) -> Option<bool> {
        self.text(key)?.parse().ok()
    }

    /// Returns `true` if the value is `true`.
    fn is_true(&self, key: &str) -> bool {
        self.flag(key).unwrap_or(false)
    }

    /// Returns a duration in milliseconds.
    fn duration(&self, key: &str) -> Option<u64> {
        duration::parse(&self.text(key)?)
    }

    /// Returns a location in a response.
    fn source(&self, key: &str) -> Option<SourceBuf> {
        source::parse_buf(&self.text(key)?)
    }
}

impl Read for Node {
    fn text(&self, key: &str) -> Option<String> {
        value::text(self.get(key)?)
    }

    fn items(&self, key: &str) -> Option<&[Node]> {
        self.get(key).map(|node| node.as_list().unwrap_or(std::slice::from_ref(node)))
    }

    fn span_of(&self, key: &str) -> Span {
        self.get(key).unwrap_or(self).span
    }
}

/// Returns the only one of these keys that has a value. `what` is their role: `pagination strategy`.
pub(super) fn only(node: &Node, what: &str, keys: &[&'static Key], diags: &mut Diagnostics) -> Option<&'static str> {
    let is_set = |key: &&&Key| node.get(key.name).is_some_and(|value| !super::check::is_absent(key, value));
    let mut set = keys.iter().filter(is_set);
    match (set.next(), set.next()) {
        (Some(only), None) => Some(only.name),
        (Some(first), Some(second)) => {
            let message = format!("`{}` and `{}` exclude each other", first.name, second.name);
            diags.report(&code::CONFLICT, node.span_of(second.name), message).help("keep one of them");
            None
        }
        (None, _) => {
            let report = diags.report(&code::MISSING_MEMBER, node.span, format!("missing {what}"));
            report.help(format!("add one of {}", list(keys.iter().map(|key| key.name))));
            None
        }
    }
}

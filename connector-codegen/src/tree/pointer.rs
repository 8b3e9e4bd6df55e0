//! JSON pointers (RFC 6901), plain and as URI fragments: from the root of a tree to a node.
//!
//! Separate because `$ref`s, the manifest and descriptions all speak it.
//!
//! In `{"a/b": [10, 20]}` both `/a~1b/1` and `#/a~1b/1` lead to `20`.

#[cfg(test)]
mod tests;

use super::{Node, Value};
use crate::diag::suggest::suggest;
use crate::text::Span;
use connector_tables::language::pointer::{self, unescape};
use std::borrow::Cow;
use std::fmt;

/// The point at which a pointer could not be followed.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    /// The name that was not found, decoded.
    pub segment: String,
    /// The pointer to the last node that was found; empty for the root.
    pub reached: String,
    /// That node.
    pub node: Node,
    /// The member that was probably meant.
    pub near: Option<String>,
    /// True if the text is not a pointer; `segment` is then the whole text.
    pub malformed: bool,
}

impl Missing {
    /// The place of the last node that was found.
    pub fn span(&self) -> Span {
        self.node.span
    }
}

/// A sentence for a report: "`/components/schemas` has no member `Pett`; did you mean `Pet`?".
impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.reached.as_str() {
            "" => "the document".to_owned(),
            reached => format!("`{reached}`"),
        };
        match &self.node.value {
            _ if self.malformed => write!(f, "`{}` is not a JSON pointer; one begins with `/`", self.segment),
            Value::Map(_) => write!(f, "{place} has no member `{}`", self.segment),
            Value::List(list) => write!(f, "{place} has {} items, and none is number `{}`", list.len(), self.segment),
            _ => write!(f, "{place} is {}, and has no member `{}`", self.node.kind(), self.segment),
        }?;
        match &self.near {
            Some(near) => write!(f, "; did you mean `{near}`?"),
            None => Ok(()),
        }
    }
}

/// The node that a pointer leads to, such as `/a~1b/0`; or a URI fragment, such as `#/a~1b/c%20d`.
///
/// # Errors
/// Which segment was not found, where, and what was meant.
pub fn resolve(root: &Node, pointer: &str) -> Result<Node, Missing> {
    let (path, is_fragment) = match pointer.strip_prefix('#') {
        Some(fragment) => (fragment, true),
        None => (pointer, false),
    };
    let Some(segments) = path.strip_prefix('/') else {
        return if path.is_empty() {
            Ok(root.clone())
        } else {
            Err(Missing { malformed: true, near: None, ..missing(root, "", pointer) })
        };
    };
    let (mut node, mut reached) = (root, 0);
    for segment in segments.split('/') {
        let decoded = if is_fragment { percent_decode(segment) } else { Cow::Borrowed(segment) };
        let name = unescape(&decoded);
        // Some documents write `%` in fragments as it is.
        let Some(next) = step(node, &name).or_else(|| step(node, &unescape(segment))) else {
            return Err(missing(node, path.get(..reached).unwrap_or_default(), &name));
        };
        node = next;
        reached += 1 + segment.len();
    }
    Ok(node.clone())
}

fn step<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(map) => map.get(name),
        Value::List(list) if name == "0" || !name.starts_with(['0', '+']) => list.get(name.parse::<usize>().ok()?),
        _ => None,
    }
}

fn missing(node: &Node, reached: &str, segment: &str) -> Missing {
    let names = node.as_map().into_iter().flat_map(|map| map.iter().map(|(key, _)| &*key.text));
    let near = suggest(segment, names).map(str::to_owned);
    Missing { segment: segment.to_owned(), reached: reached.to_owned(), node: node.clone(), near, malformed: false }
}

/// Returns a name as a pointer writes it: of `a/b`, `a~1b`.
pub fn escape(segment: &str) -> String {
    pointer::escape(segment).into_owned()
}

/// The plain pointer of a URI fragment: `%20` to a space. What is no escape, or no UTF-8, stays as it is.
pub fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        let escaped = match rest {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        out.push(escaped.unwrap_or(*byte));
        rest = match (escaped, tail) {
            (Some(_), [_, _, tail @ ..]) => tail,
            _ => tail,
        };
    }
    String::from_utf8(out).map_or(text.into(), Cow::Owned)
}

fn hex(digit: u8) -> Option<u8> {
    (digit as char).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// The last token of a pointer, unescaped.
pub fn last(pointer: &str) -> String {
    unescape(pointer.rsplit('/').next().unwrap_or_default()).into_owned()
}

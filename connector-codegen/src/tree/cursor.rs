//! Typed access to members, which reports problems.
//!
//! Separate because all readers of formats need the same checks. A member that is absent, or `null` because YAML has no
//! value after its name, is not an error; a value of the wrong type is a C006, a missing one a C104.
//!
//! Of `{"name": "x", "size": "big"}`, `string(node, "name", …)` is `x`, `unsigned(node, "size", …)` is absent and
//! reported, and `required(node, "kind", …)` is absent and reported.

#[cfg(test)]
mod tests;

use super::{Key, Map, Node, Value};
use crate::diag::suggest::suggest;
use crate::diag::{Code, Diagnostics, code};
use std::rc::Rc;

/// The member, unless it is absent or null.
pub fn optional<'n>(node: &'n Node, name: &str, diags: &mut Diagnostics) -> Option<&'n Node> {
    object(node, diags)?.get(name).filter(|node| node.value != Value::Null)
}

/// The member, which must be there.
pub fn required<'n>(node: &'n Node, name: &str, diags: &mut Diagnostics) -> Option<&'n Node> {
    let map = object(node, diags)?;
    let found = map.get(name);
    if found.is_none() {
        let report = diags.report(&code::MISSING_MEMBER, node.span, format!("the member `{name}` is missing"));
        let near = suggest(name, map.iter().map(|(key, _)| &*key.text)).and_then(|near| map.entry(near));
        match near {
            Some((key, _)) => {
                report.label(key.span, format!("is this `{name}`?")).help(format!("rename `{}` to `{name}`", key.text))
            }
            None => report.help(format!("add the member `{name}`")),
        };
    }
    found
}

/// The node as an object.
pub fn object<'n>(node: &'n Node, diags: &mut Diagnostics) -> Option<&'n Map> {
    expect(node, None, "an object", diags, Node::as_map)
}

/// The node as an array.
pub fn array<'n>(node: &'n Node, diags: &mut Diagnostics) -> Option<&'n [Node]> {
    expect(node, None, "an array", diags, Node::as_list)
}

/// A member that is a string.
pub fn string<'n>(node: &'n Node, name: &str, diags: &mut Diagnostics) -> Option<&'n str> {
    member(node, name, "a string", diags, Node::as_str)
}

/// A member that is a string, or a number or boolean that YAML made of one: `version: 1.10` is `1.10`.
pub fn text(node: &Node, name: &str, diags: &mut Diagnostics) -> Option<Rc<str>> {
    member(node, name, "a string", diags, |node| match &node.value {
        Value::String(text) | Value::Number(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string().into()),
        _ => None,
    })
}

/// A member that is a boolean.
pub fn boolean(node: &Node, name: &str, diags: &mut Diagnostics) -> Option<bool> {
    member(node, name, "a boolean", diags, Node::as_bool)
}

/// A member that is a whole number from 0 on; `10.0` is one too.
pub fn unsigned(node: &Node, name: &str, diags: &mut Diagnostics) -> Option<u64> {
    member(node, name, "a whole number, not below 0", diags, |node| {
        let number = node.as_number()?;
        number
            .parse()
            .ok()
            .or_else(|| number.split_once('.').filter(|(_, f)| f.bytes().all(|b| b == b'0'))?.0.parse().ok())
    })
}

/// A member that is a number, as JSON text.
pub fn number<'n>(node: &'n Node, name: &str, diags: &mut Diagnostics) -> Option<&'n str> {
    member(node, name, "a number", diags, Node::as_number)
}

/// The items of a member that is an array; none if it is absent.
pub fn list<'n>(node: &'n Node, name: &str, diags: &mut Diagnostics) -> &'n [Node] {
    member(node, name, "an array", diags, Node::as_list).unwrap_or_default()
}

/// The strings of a member that is an array of them; others are reported and left out.
pub fn strings<'n>(node: &'n Node, name: &str, diags: &mut Diagnostics) -> Vec<&'n str> {
    let items = list(node, name, diags);
    items.iter().filter_map(|item| expect(item, Some(name), "a string", diags, Node::as_str)).collect()
}

/// The members of a member that is an object; none if it is absent.
pub fn map<'n>(node: &'n Node, name: &str, diags: &mut Diagnostics) -> std::slice::Iter<'n, (Key, Node)> {
    member(node, name, "an object", diags, Node::as_map).map_or([].iter(), Map::iter)
}

/// Reports every member whose name is not among the known ones.
pub fn only(node: &Node, known: &[&str], code: &'static Code, diags: &mut Diagnostics) {
    for (key, _) in node.as_map().map_or([].iter(), Map::iter) {
        if !known.contains(&&*key.text) {
            let report = diags.report(code, key.span, format!("`{}` is not known here", key.text));
            match suggest(&key.text, known.iter().copied()) {
                Some(near) => report.help(format!("did you mean `{near}`?")),
                None => report.help(format!("known here: {}", known.join(", "))),
            };
        }
    }
}

fn member<'n, T>(
    node: &'n Node,
    name: &str,
    expected: &str,
    diags: &mut Diagnostics,
    pick: impl Fn(&'n Node) -> Option<T>,
) -> Option<T> {
    let value = optional(node, name, diags)?;
    expect(value, Some(name), expected, diags, pick)
}

fn expect<'n, T>(
    node: &'n Node,
    name: Option<&str>,
    expected: &str,
    diags: &mut Diagnostics,
    pick: impl Fn(&'n Node) -> Option<T>,
) -> Option<T> {
    let picked = pick(node);
    if picked.is_none() {
        let message = match name {
            Some(name) => format!("`{name}` must be {expected}, and is {}", node.kind()),
            None => format!("this must be {expected}, and is {}", node.kind()),
        };
        let report = diags.report(&code::WRONG_TYPE, node.span, message).note(format!("expected {expected}"));
        match (&node.value, expected) {
            (Value::Number(_) | Value::Bool(_), "a string") => report.help("put it in quotes"),
            (Value::String(_), "a boolean" | "a number") => report.help("write it without quotes"),
            _ => report.help(format!("put {expected} here, or leave it out")),
        };
    }
    picked
}

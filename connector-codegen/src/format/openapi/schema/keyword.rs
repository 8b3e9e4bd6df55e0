//! Keywords that do not change the form: prose, examples, defaults, bounds.
//!
//! Separate because every form has them.
//!
//! `{title: Age, minimum: 0, exclusiveMinimum: true}` gives the title and a minimum of 0 that is excluded.

use super::form::{Kind, Schema};
use crate::spec::Docs;
use crate::spec::ty::{Limits, Type};
use crate::tree::{Node, Value};

/// Reads title, docs, deprecated, default and examples.
pub(super) fn annotate(ty: &mut Type, schema: &Schema<'_>) {
    ty.title = schema.text("title");
    ty.docs = docs(schema);
    ty.deprecated = schema.is_set("deprecated");
    ty.default = schema.get("default").map(Node::to_json);
    ty.examples = schema
        .get("example")
        .into_iter()
        .chain(schema.list("examples").unwrap_or_default())
        .map(Node::to_json)
        .collect();
}

/// The docs of a schema.
pub(super) fn docs(schema: &Schema<'_>) -> Docs {
    let link = schema.get("externalDocs").and_then(|docs| docs.get("url")).and_then(Node::as_str);
    Docs { summary: None, description: schema.text("description"), link: link.map(str::to_owned) }
}

/// Reads bounds. `exclusiveMinimum` is a flag in 3.0 and a number since 3.1.
pub(super) fn limits(schema: &Schema<'_>) -> Limits {
    let number = |keyword: &str| {
        let node = schema.get(keyword)?;
        node.as_number().map(|_| node.to_json())
    };
    let count = |keywords: &[&str]| keywords.iter().find_map(|keyword| number(keyword)?.as_u64());
    let (low, high) = (number("exclusiveMinimum"), number("exclusiveMaximum"));
    let (shortest, longest) = lengths(schema);
    Limits {
        exclusive_minimum: low.is_some() || schema.is_set("exclusiveMinimum"),
        exclusive_maximum: high.is_some() || schema.is_set("exclusiveMaximum"),
        minimum: low.or_else(|| number("minimum")),
        maximum: high.or_else(|| number("maximum")),
        multiple_of: number("multipleOf"),
        min_len: count(shortest),
        max_len: count(longest),
        pattern: schema.text("pattern"),
        unique: schema.is_set("uniqueItems"),
    }
}

/// The keywords that bound the length; each type has its own.
fn lengths(schema: &Schema<'_>) -> (&'static [&'static str], &'static [&'static str]) {
    match schema.kinds().as_slice() {
        [Kind::Text] => (&["minLength"], &["maxLength"]),
        [Kind::Array] => (&["minItems"], &["maxItems"]),
        [Kind::Object] => (&["minProperties"], &["maxProperties"]),
        [Kind::Boolean | Kind::Integer | Kind::Number | Kind::Null] => (&[], &[]),
        _ => (&["minLength", "minItems", "minProperties"], &["maxLength", "maxItems", "maxProperties"]),
    }
}

/// The format of a text; `contentEncoding` and `contentMediaType` say the same since 3.1.
pub(super) fn text_format(schema: &Schema<'_>) -> Option<String> {
    if let Some(format) = schema.text("format").filter(|format| !format.is_empty()) {
        return Some(format);
    }
    if schema.get("type").and_then(Node::as_str) == Some("file") {
        return Some("binary".into());
    }
    let encoding = schema.get("contentEncoding").and_then(Node::as_str);
    let media = schema.get("contentMediaType").and_then(Node::as_str);
    match (encoding, media) {
        (Some("base64"), _) => Some("byte".into()),
        (Some("binary"), _) | (None, Some("application/octet-stream")) => Some("binary".into()),
        _ => None,
    }
}

/// Texts of a list, in step with the enum's values: `x-enum-varnames` and its like.
pub(super) fn names(schema: &Schema<'_>, keywords: &[&str]) -> Vec<Option<String>> {
    let list = keywords.iter().find_map(|keyword| schema.list(keyword)).unwrap_or_default();
    list.iter().map(|node| node.as_str().map(str::to_owned)).collect()
}

/// A scalar as text, for looking it up among the keys of an object.
pub(super) fn scalar_text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

//! Types in shorthand, as JSON Schema.
//!
//! Separate because everything that has a type may be written so. What is JSON Schema already stays as it is.
//!
//! `{ id: integer, tags?: [string] }` becomes `{type: object, properties: {id: {type: integer}, tags: {type: array,
//! items: {type: string}}}, required: [id]}`.

use super::cx::{Cx, TYPES};
use super::sample;
use crate::catalog::keys::types::WORDS;
use crate::diag::code;
use crate::format::build::{self, each, list, map, member, members, renamed, text, texts, truth};
use crate::format::openapi::members::{Content, SCHEMA};
use crate::text::Span;
use crate::tree::{Key, Node, Value, pointer};
use connector_tables::language::pointer::unescape;

/// The types of JSON Schema.
const JSON_TYPES: &[&str] = &["string", "integer", "number", "boolean", "object", "array", "null"];

/// Keywords that are also common names of members, and never keywords in shorthand.
const NAMES: &[&str] = &["id", "if", "then", "else", "contains", "definitions", "dependencies"];

/// Returns the content of a keyword of JSON Schema; `None` for other names, which make an object one in shorthand.
fn keyword(name: &str) -> Option<Content> {
    SCHEMA.find(name).filter(|_| !NAMES.contains(&name))
}

/// The schema of a type.
pub(super) fn schema(cx: &mut Cx<'_>, node: &Node) -> Node {
    match &node.value {
        Value::String(written) => words(cx, node, written),
        // YAML's `null`.
        Value::Null => map(node.span, vec![member("type", text(node.span, "null"))]),
        Value::List(items) => array(cx, node, items),
        Value::Map(_) => object(cx, node),
        Value::Bool(_) | Value::Number(_) => {
            let message = format!("a type is a word, a list or an object, and this is {}", node.kind());
            cx.diags
                .report(&code::WRONG_TYPE, node.span, message)
                .help("for example `integer`, `[Issue]` or `{ id: integer }`");
            any(node.span)
        }
    }
}

fn any(span: Span) -> Node {
    map(span, Vec::new())
}

/// `integer`, `Issue`, `Issue | null`, `string | integer`.
fn words(cx: &mut Cx<'_>, node: &Node, written: &str) -> Node {
    let mut parts = Vec::new();
    let mut from = 0;
    for part in written.split('|') {
        let name = part.trim();
        let span = super::template::within(node, written, from + part.len() - part.trim_start().len(), name.len());
        parts.push((name, span));
        from += part.len() + 1;
    }
    let nullable = parts.len() > 1 && parts.iter().any(|(name, _)| *name == "null");
    parts.retain(|(name, _)| !nullable || *name != "null");
    let mut entries = match parts.as_slice() {
        [(name, span)] => word(cx, name, *span),
        parts => {
            let variants = parts.iter().map(|(name, span)| map(*span, word(cx, name, *span)));
            vec![member("oneOf", list(node.span, variants.collect()))]
        }
    };
    if nullable {
        entries.push(member("nullable", truth(node.span, true)));
    }
    map(node.span, entries)
}

/// The members of the schema of one word.
fn word(cx: &mut Cx<'_>, name: &str, span: Span) -> Vec<(Key, Node)> {
    if let Some(word) = WORDS.iter().find(|word| word.name == name) {
        let mut said = vec![("type", word.ty), ("format", word.format)];
        said.retain(|(_, value)| !value.is_empty());
        return texts(span, &said);
    }
    if is_type(cx, name) {
        let reference = format!("#/components/schemas/{}", pointer::escape(name));
        return vec![member("$ref", text(span, &reference))];
    }
    match other_spelling(name) {
        Some(help) => {
            cx.diags.report(&code::UNKNOWN_NAME, span, format!("no type is called `{name}`")).help(help);
        }
        None => {
            let words: Vec<_> = WORDS.iter().map(|word| word.name).collect();
            cx.neither(span, "type", name, TYPES, &words);
        }
    }
    Vec::new()
}

/// The help for a type that is spelled as in another language.
fn other_spelling(name: &str) -> Option<String> {
    if let Some(name) = name.strip_suffix('?') {
        return Some(format!("a property or parameter is optional by its name: write `name?: {name}`"));
    }
    if let Some(item) = name.strip_suffix("[]") {
        return Some(format!("a list is written `[{item}]`"));
    }
    let meant = match name.to_ascii_lowercase().as_str() {
        "int" | "long" | "bigint" | "uint" => "integer",
        "bool" => "boolean",
        "str" | "varchar" => "string",
        "num" | "real" => "number",
        "float32" => "float",
        "float64" => "double",
        "datetime" | "timestamp" => "date-time",
        "bytes" | "base64" => "byte",
        "file" | "blob" => "binary",
        "array" | "list" => return Some("a list is written with the type of its items: `[string]`".to_owned()),
        "map" | "dict" | "hash" => {
            return Some("a map is written with the type of its values: `{ map: string }`".to_owned());
        }
        _ => return None,
    };
    Some(format!("did you mean `{meant}`?"))
}

/// Returns `true` if a name is that of a type, of the description or of the document that it extends.
pub(super) fn is_type(cx: &Cx<'_>, name: &str) -> bool {
    cx.made.iter().any(|made| made == name) || cx.both(TYPES).any(|types| types.get(name).is_some())
}

/// `[T]`; `[]` is a list of anything.
fn array(cx: &mut Cx<'_>, node: &Node, items: &[Node]) -> Node {
    let item = match items {
        [] => any(node.span),
        [item] => schema(cx, item),
        [_, second, ..] => {
            cx.diags
                .report(&code::WRONG_TYPE, second.span, "a list has one type of items")
                .help("write `[T]`; for several types, `[{ one_of: [A, B] }]`");
            any(node.span)
        }
    };
    map(node.span, vec![member("type", text(node.span, "array")), member("items", item)])
}

fn object(cx: &mut Cx<'_>, node: &Node) -> Node {
    let only = members(node).next().filter(|_| node.as_map().is_some_and(|map| map.len() == 1));
    match only.map(|(key, value)| (&*key.text, value)) {
        Some(("map", of)) => {
            let of = schema(cx, of);
            return map(node.span, vec![member("type", text(node.span, "object")), member("additionalProperties", of)]);
        }
        Some(("nullable", of)) => {
            let inner = schema(cx, of);
            let mut entries: Vec<_> = members(&inner).cloned().collect();
            entries.push(member("nullable", truth(node.span, true)));
            return map(inner.span, entries);
        }
        Some(("object", of)) if of.as_map().is_some() => return shape(cx, of),
        Some(("sample", of)) => return sample::schema(of),
        _ => {}
    }
    match node.get("one_of") {
        Some(of) => one_of(cx, node, of),
        None if is_json_schema(node) => json_schema(cx, node),
        None => shape(cx, node),
    }
}

/// Returns `true` if an object is JSON Schema, and not the members of one in shorthand.
pub(super) fn is_json_schema(node: &Node) -> bool {
    let is_list = |node: &Node| node.as_list().is_some();
    let composes = |(key, value): &(Key, Node)| matches!(keyword(&key.text), Some(Content::List(_))) && is_list(value);
    if node.get("$ref").is_some_and(|node| node.as_str().is_some()) || members(node).any(composes) {
        return true;
    }
    let is_enum = node.get("enum").is_some_and(is_list);
    let named = node.get("type").and_then(Node::as_str).is_some_and(is_json_type);
    let several = node.get("type").and_then(Node::as_list).is_some_and(|list| list.len() > 1);
    (is_enum || named || several) && members(node).all(|(key, _)| is_keyword(&key.text))
}

pub(super) fn is_keyword(name: &str) -> bool {
    keyword(name).is_some() || name.starts_with("x-")
}

/// JSON Schema as it is, but for references by name and shorthand where a schema stands.
pub(super) fn json_schema(cx: &mut Cx<'_>, node: &Node) -> Node {
    let made = each(node, |key, value| match (&*key.text, keyword(&key.text), value.as_list()) {
        ("$ref", ..) => reference(cx, value),
        (_, Some(Content::List(_)), Some(items)) => {
            list(value.span, items.iter().map(|item| inner(cx, item)).collect())
        }
        (_, Some(Content::Schemas), _) => inner(cx, value),
        (_, Some(Content::Map(_)), _) => each(value, |_, value| inner(cx, value)),
        _ => value.clone(),
    });
    // An enum of texts is one of strings.
    let are_texts =
        node.get("enum").and_then(Node::as_list).is_some_and(|list| list.iter().all(|item| item.as_str().is_some()));
    let ty = (are_texts && node.get("type").is_none()).then(|| member("type", text(node.span, "string")));
    map(node.span, ty.into_iter().chain(members(&made).cloned()).collect())
}

/// A schema within JSON Schema: words and lists are shorthand, objects are not.
fn inner(cx: &mut Cx<'_>, node: &Node) -> Node {
    match node.value {
        Value::String(_) | Value::List(_) => schema(cx, node),
        Value::Map(_) => json_schema(cx, node),
        _ => node.clone(),
    }
}

/// `#/types/Issue` or `Issue`.
fn reference(cx: &mut Cx<'_>, node: &Node) -> Node {
    let Some(written) = node.as_str() else { return node.clone() };
    let name = written.strip_prefix("#/types/").unwrap_or(written);
    if name.starts_with('#') || name.contains('/') && !name.contains('~') {
        return node.clone();
    }
    let name = unescape(name);
    match word(cx, &name, node.span).into_iter().find(|(key, _)| &*key.text == "$ref") {
        Some((_, reference)) => reference,
        None => node.clone(),
    }
}

/// `{ one_of: [A, B], tag: kind }`.
fn one_of(cx: &mut Cx<'_>, node: &Node, of: &Node) -> Node {
    for (key, _) in members(node).filter(|(key, _)| !["one_of", "tag", "description"].contains(&&*key.text)) {
        cx.diags
            .report(&code::UNKNOWN_KEY, key.span, format!("`{}` cannot stand beside `one_of`", key.text))
            .help("only `tag` can: the member that tells the types apart");
    }
    let Some(items) = of.as_list() else {
        cx.diags
            .report(&code::WRONG_TYPE, of.span, format!("`one_of` must be a list of types, and is {}", of.kind()))
            .help("for example `{ one_of: [Card, Transfer], tag: kind }`");
        return any(node.span);
    };
    let variants = items.iter().map(|item| schema(cx, item)).collect();
    let mut entries = vec![member("oneOf", list(of.span, variants))];
    if let Some(tag) = node.get("tag") {
        entries.push(member("discriminator", map(tag.span, vec![member("propertyName", tag.clone())])));
    }
    entries.extend(renamed(node, &[("description", "description")]));
    map(node.span, entries)
}

/// `{ id: integer, due?: date }`.
fn shape(cx: &mut Cx<'_>, node: &Node) -> Node {
    let (mut properties, mut required): (Vec<(Key, Node)>, _) = (Vec::new(), Vec::new());
    for (key, value) in members(node) {
        let name = key.text.strip_suffix('?').unwrap_or(&key.text);
        if let Some((first, _)) = properties.iter().find(|(other, _)| *other.text == *name) {
            let first = first.span;
            cx.diags
                .report(&code::DUPLICATE_KEY, key.span, format!("the member `{name}` stands twice"))
                .label(first, "first here")
                .help("remove one of them");
            continue;
        }
        if name.len() == key.text.len() {
            required.push(text(key.span, name));
        }
        let made = schema(cx, value);
        properties.push((Key { span: key.span, text: name.into() }, made));
    }
    build::object(node.span, properties, required)
}

/// Returns `true` if a word is a type of JSON Schema.
pub(super) fn is_json_type(word: &str) -> bool {
    JSON_TYPES.contains(&word)
}

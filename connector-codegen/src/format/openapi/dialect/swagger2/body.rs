//! Bodies: a parameter with `in: body`, or those with `in: formData` together.
//!
//! `[{name: file, in: formData, type: file, required: true}]` becomes `{required: true, content: {multipart/form-data:
//! {schema: {type: object, properties: {file: {type: string, format: binary}}, required: [file]}}}}`.

use super::{Cx, parameter, response, schema};
use crate::format::openapi::dialect::build::{again, each, list, map, member, members, text, truth};
use crate::text::Span;
use crate::tree::{Key, Node};

/// The request body of an operation, if it has one, from parameters after their `$ref`s. The first of `given` wins. A form
/// as a whole is made from the node `list`.
pub(super) fn body(cx: &Cx<'_>, given: &[Node], consumes: &[(String, Span)], list: &Node) -> Option<Node> {
    let is = |node: &Node, place: &str| node.get("in").and_then(Node::as_str) == Some(place);
    if let Some(node) = given.iter().find(|node| is(node, "body")) {
        return Some(whole(cx, node, consumes));
    }
    let members: Vec<_> = given.iter().filter(|node| is(node, "formData")).collect();
    (!members.is_empty()).then(|| form(cx, &members, consumes, list))
}

fn whole(cx: &Cx<'_>, node: &Node, consumes: &[(String, Span)]) -> Node {
    let kept = members(node).filter(|(key, _)| ["description", "required"].contains(&&*key.text));
    let mut entries: Vec<_> = kept.cloned().collect();
    let written = node.get("schema").map(|node| schema::schema(cx.root, node));
    let value = written.unwrap_or_else(|| again(node, Vec::new()));
    let content = response::content(&value, consumes, "application/json");
    entries.push(member("content", with_template(&content, node)));
    map(node.span, entries)
}

/// Copies members that 2.0 has in the parameter, and 3.0 in the media type.
fn with_template(content: &Node, parameter: &Node) -> Node {
    let name = "x-connector-template";
    let Some(template) = parameter.get(name) else { return content.clone() };
    each(content, |_, media| {
        let own = members(media).cloned().chain([member(name, template.clone())]);
        map(media.span, own.collect())
    })
}

fn form(cx: &Cx<'_>, given: &[&Node], consumes: &[(String, Span)], whole: &Node) -> Node {
    let span = whole.span;
    let (mut properties, mut encoding, mut required) = (Vec::new(), Vec::new(), Vec::new());
    for node in given {
        let Some(name) = node.get("name").filter(|name| name.as_str().is_some()) else { continue };
        let key = Key { span: name.span, text: name.as_str().unwrap_or_default().into() };
        if properties.iter().any(|(other, _): &(Key, Node)| other.text == key.text) {
            continue;
        }
        if node.get("required").and_then(Node::as_bool) == Some(true) {
            required.push(name.clone());
        }
        let style = parameter::style(node, "formData");
        if !style.is_empty() {
            encoding.push((key.clone(), map(node.span, style)));
        }
        properties.push((key, described(cx.root, node)));
    }
    let is_required = !required.is_empty();
    let schema = again(
        whole,
        vec![
            member("type", text(span, "object")),
            member("properties", map(span, properties)),
            member("required", list(span, required)),
        ],
    );
    let mut media = vec![member("schema", schema)];
    if !encoding.is_empty() {
        media.push(member("encoding", map(span, encoding)));
    }
    let types = form_types(given, consumes);
    let content = types.iter().map(|name| member(name, map(span, media.clone()))).collect();
    map(span, vec![member("required", truth(span, is_required)), member("content", map(span, content))])
}

/// A form member's schema, with the docs of its parameter.
fn described(root: &Node, node: &Node) -> Node {
    let schema = parameter::value(root, node);
    let docs = members(node).filter(|(key, _)| &*key.text == "description").cloned();
    again(node, members(&schema).cloned().chain(docs).collect())
}

/// The media types of a form: those that the document names, if they can hold one.
fn form_types(given: &[&Node], consumes: &[(String, Span)]) -> Vec<String> {
    let has_file = given.iter().any(|node| node.get("type").and_then(Node::as_str) == Some("file"));
    let fits = |name: &str| name.starts_with("multipart/") || !has_file && name == "application/x-www-form-urlencoded";
    let mut types: Vec<String> = Vec::new();
    for (name, _) in consumes.iter().filter(|(name, _)| fits(name)) {
        if !types.contains(name) {
            types.push(name.clone());
        }
    }
    if types.is_empty() {
        let name = if has_file { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
        types.push(name.to_owned());
    }
    types
}

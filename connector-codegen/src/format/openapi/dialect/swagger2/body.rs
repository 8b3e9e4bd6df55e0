//! Bodies: a parameter with `in: body`, or those with `in: formData` together.
//!
//! `[{name: file, in: formData, type: file, required: true}]` becomes `{required: true, content: {multipart/form-data:
//! {schema: {type: object, properties: {file: {type: string, format: binary}}, required: [file]}}}}`.

use super::{Cx, parameter, response, schema};
use crate::format::openapi::dialect::build::{each, list, map, member, members, text, truth};
use crate::format::openapi::refs::escape;
use crate::text::Span;
use crate::tree::{Key, Node};

/// A parameter after its `$ref`s, with its place in the document as written.
pub(super) type Given = (Node, String);

/// The request body at `pointer`, if an operation has one. What stands first in `given` counts. `forms` is the place of
/// the form as a whole, and its pointer.
pub(super) fn body(
    cx: &mut Cx<'_>,
    given: &[Given],
    consumes: &[(String, Span)],
    forms: &(Span, String),
    pointer: &str,
) -> Option<Node> {
    let is = |node: &Node, place: &str| node.get("in").and_then(Node::as_str) == Some(place);
    if let Some((node, old)) = given.iter().find(|(node, _)| is(node, "body")) {
        return Some(whole(cx, node, consumes, pointer, old));
    }
    let members: Vec<_> = given.iter().filter(|(node, _)| is(node, "formData")).collect();
    (!members.is_empty()).then(|| form(cx, &members, consumes, forms, pointer))
}

fn whole(cx: &mut Cx<'_>, node: &Node, consumes: &[(String, Span)], pointer: &str, old: &str) -> Node {
    cx.moved.insert(pointer.to_owned(), old.to_owned());
    let kept = members(node).filter(|(key, _)| ["description", "required"].contains(&&*key.text));
    let mut entries: Vec<_> = kept.cloned().collect();
    let written = node.get("schema").map(|node| schema::schema(cx.root, node));
    let value = written.unwrap_or_else(|| map(node.span, Vec::new()));
    let content = response::content(cx, &value, consumes, "application/json", pointer, &format!("{old}/schema"));
    entries.push(member("content", with_template(&content, node)));
    map(node.span, entries)
}

/// What 3.0 says of a media type stands at the parameter in 2.0.
fn with_template(content: &Node, parameter: &Node) -> Node {
    let name = "x-connector-template";
    let Some(template) = parameter.get(name) else { return content.clone() };
    each(content, |_, media| {
        let own = members(media).cloned().chain([member(name, template.clone())]);
        map(media.span, own.collect())
    })
}

fn form(
    cx: &mut Cx<'_>,
    given: &[&Given],
    consumes: &[(String, Span)],
    (span, old): &(Span, String),
    pointer: &str,
) -> Node {
    let span = *span;
    let (mut properties, mut encoding, mut required, mut places) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (node, place) in given {
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
        places.push((format!("properties/{}", escape(&key.text)), place.clone()));
        properties.push((key, described(cx.root, node)));
    }
    let is_required = !required.is_empty();
    let schema = map(
        span,
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
    cx.moved.insert(pointer.to_owned(), old.clone());
    for name in &types {
        let at = format!("{pointer}/content/{}/schema", escape(name));
        cx.moved.extend(places.iter().map(|(member, place)| (format!("{at}/{member}"), place.clone())));
        cx.moved.insert(at, old.clone());
    }
    let content = types.iter().map(|name| member(name, map(span, media.clone()))).collect();
    map(span, vec![member("required", truth(span, is_required)), member("content", map(span, content))])
}

/// A form member's schema, with the docs of its parameter.
fn described(root: &Node, node: &Node) -> Node {
    let schema = parameter::value(root, node);
    let docs = members(node).filter(|(key, _)| &*key.text == "description").cloned();
    map(node.span, members(&schema).cloned().chain(docs).collect())
}

/// The media types of a form: those that the document names, if they can hold one.
fn form_types(given: &[&Given], consumes: &[(String, Span)]) -> Vec<String> {
    let has_file = given.iter().any(|(node, _)| node.get("type").and_then(Node::as_str) == Some("file"));
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

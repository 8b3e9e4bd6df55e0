//! A small stand-in for lowering: OpenAPI 3.0 as YAML to a [`Spec`], as much as the tests of planning need.

use crate::catalog::media;
use crate::diag::Diagnostics;
use crate::spec::ty::{Choice, Limits, Member, Object, Origin, Rest, Shape, Union, Variant};
use crate::spec::{
    Alternative, Body, Direction, Docs, Encoding, Header, In, Info, Media, Named, Operation, Param, Place, Reply,
    Scheme, SchemeKind, Server, Spec, Status, Style, Tag, Type, TypeId, Types,
};
use crate::text::{SourceId, Span};
use crate::tree::{Node, yaml};
use std::collections::BTreeMap;

struct Cx<'n> {
    root: &'n Node,
    types: Types,
    seen: BTreeMap<Span, TypeId>,
}

pub(super) fn spec(text: &str) -> Spec {
    let mut diags = Diagnostics::new();
    let root = yaml::read(text, SourceId(0), &mut diags).expect("the test's YAML is right");
    let mut cx = Cx { root: &root, types: Types::default(), seen: BTreeMap::new() };
    let mut named = Vec::new();
    for (name, node) in entries(find(&root, "components/schemas")) {
        let ty = schema(&mut cx, node, Origin::Named(name.clone()));
        named.push(Named {
            ty: Some(ty),
            place: place(node, &format!("/components/schemas/{name}")),
            name,
            skipped: None,
        });
    }
    let mut operations = Vec::new();
    for (path, item) in entries(root.get("paths")) {
        for (method, node) in entries(Some(item)) {
            operations.push(operation(&mut cx, &path, &method, node));
        }
    }
    let tag = |node: &Node| Tag { name: text_of(node, "name").unwrap_or_default(), docs: docs(node) };
    Spec {
        info: Info {
            title: find(&root, "info/title").and_then(Node::as_str).unwrap_or("Test").to_owned(),
            version: find(&root, "info/version").and_then(Node::as_str).unwrap_or_default().to_owned(),
            docs: find(&root, "info").map(docs).unwrap_or_default(),
            name: None,
        },
        servers: list(&root, "servers").iter().map(server).collect(),
        schemes: entries(find(&root, "components/securitySchemes"))
            .into_iter()
            .map(|(name, node)| scheme(name, node))
            .collect(),
        security: list(&root, "security").iter().map(alternative).collect(),
        tags: list(&root, "tags").iter().map(tag).collect(),
        operations,
        types: cx.types,
        named,
        skipped: Vec::new(),
        variables: Vec::new(),
        environments: Vec::new(),
        behavior: crate::spec::Behavior::default(),
        verify: None,
    }
}

fn schema(cx: &mut Cx<'_>, node: &Node, origin: Origin) -> TypeId {
    if let Some(reference) = text_of(node, "$ref") {
        let target = find(cx.root, reference.trim_start_matches("#/")).expect("the test's $ref leads somewhere");
        let name = reference.rsplit('/').next().unwrap_or_default().to_owned();
        return schema(cx, target, Origin::Named(name));
    }
    if let Some(id) = cx.seen.get(&node.span) {
        return *id;
    }
    let flag = |name: &str| node.get(name).and_then(Node::as_bool).unwrap_or_default();
    let number = |name: &str| node.get(name).map(Node::to_json);
    let id = cx.types.add(Type {
        place: place(node, ""),
        origin,
        title: text_of(node, "title"),
        docs: docs(node),
        deprecated: flag("deprecated"),
        nullable: flag("nullable"),
        default: node.get("default").map(Node::to_json),
        examples: node.get("example").map(Node::to_json).into_iter().collect(),
        limits: Limits {
            minimum: number("minimum"),
            maximum: number("maximum"),
            max_len: number("maxLength").and_then(|n| n.as_u64()),
            ..Limits::default()
        },
        shape: Shape::Any,
    });
    cx.seen.insert(node.span, id);
    let shape = shape(cx, node, id);
    cx.types[id].shape = shape;
    id
}

fn shape(cx: &mut Cx<'_>, node: &Node, id: TypeId) -> Shape {
    let format = text_of(node, "format");
    if let Some(values) = node.get("enum").and_then(Node::as_list) {
        let choice = |node: &Node| Choice { value: node.to_json(), name: None, docs: None };
        return Shape::Enum(values.iter().map(choice).filter(|choice| !choice.value.is_null()).collect());
    }
    for (word, exclusive) in [("oneOf", true), ("anyOf", false)] {
        let variants = list(node, word);
        if variants.is_empty() {
            continue;
        }
        let mapping = entries(find(node, "discriminator/mapping"));
        let variant = |(index, node): (usize, &Node)| {
            let reference = text_of(node, "$ref");
            let tags = mapping.iter().filter(|(_, to)| to.as_str() == reference.as_deref()).map(|(tag, _)| tag.clone());
            Variant { ty: schema(cx, node, Origin::Variant { of: id, index }), tags: tags.collect() }
        };
        let variants = variants.iter().enumerate().map(variant).collect();
        let tag = find(node, "discriminator/propertyName").and_then(Node::as_str).map(str::to_owned);
        return Shape::Union(Union { variants, tag, exclusive, base: None });
    }
    match text_of(node, "type").as_deref() {
        Some("boolean") => Shape::Boolean,
        Some("integer") => Shape::Integer(format),
        Some("number") => Shape::Number(format),
        Some("string") => Shape::Text(format),
        Some("null") => Shape::Null,
        Some("array") if node.get("prefixItems").is_some() => Shape::Tuple(
            list(node, "prefixItems").iter().map(|item| schema(cx, item, Origin::Item(id))).collect(),
            None,
        ),
        Some("array") => Shape::Array(node.get("items").map_or(id, |item| schema(cx, item, Origin::Item(id)))),
        None if text_of(node, "alias").is_some() => {
            Shape::Alias(schema(cx, node.get("of").expect("an alias is of something"), Origin::Item(id)))
        }
        None if node.get("properties").is_none() => Shape::Any,
        _ => object(cx, node, id),
    }
}

fn object(cx: &mut Cx<'_>, node: &Node, id: TypeId) -> Shape {
    let required: Vec<&str> = list(node, "required").iter().filter_map(Node::as_str).collect();
    let mut members = Vec::new();
    for (name, node) in entries(node.get("properties")) {
        let flag = |name: &str| node.get(name).and_then(Node::as_bool).unwrap_or_default();
        members.push(Member {
            required: required.contains(&name.as_str()),
            read_only: flag("readOnly"),
            write_only: flag("writeOnly"),
            deprecated: flag("deprecated"),
            docs: Docs::default(),
            span: node.span,
            ty: schema(cx, node, Origin::Member { of: id, name: name.clone() }),
            name,
        });
    }
    let rest = match node.get("additionalProperties") {
        None => Rest::Unsaid,
        Some(rest) => match rest.as_bool() {
            Some(true) => Rest::Any,
            Some(false) => Rest::Closed,
            None => Rest::Of(schema(cx, rest, Origin::Entry(id))),
        },
    };
    Shape::Object(Object { members, rest })
}

fn operation(cx: &mut Cx<'_>, path: &str, method: &str, node: &Node) -> Operation {
    let id = text_of(node, "operationId");
    let key = format!("{} {path}", method.to_uppercase());
    let params = list(node, "parameters").iter().map(|node| param(cx, node, &key, &id)).collect();
    let body = node.get("requestBody").map(|node| Body {
        required: node.get("required").and_then(Node::as_bool).unwrap_or_default(),
        docs: docs(node),
        media: media(cx, node, &Origin::Body { operation: key.clone(), id: id.clone() }),
        place: place(node, ""),
    });
    let mut replies = Vec::new();
    for (status, node) in entries(node.get("responses")) {
        let origin = Origin::Reply { operation: key.clone(), id: id.clone(), status: status.clone() };
        let headers =
            entries(node.get("headers")).into_iter().map(|(name, node)| header(cx, name, node, &key)).collect();
        replies.push(Reply {
            status: status_of(&status),
            docs: docs(node),
            media: media(cx, node, &origin),
            headers,
            select: None,
            whole: None,
            failure: false,
            place: place(node, ""),
        });
    }
    let direction = if method == "get" { Direction::Receive } else { Direction::Send };
    Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        direction,
        tags: list(node, "tags").iter().filter_map(Node::as_str).map(str::to_owned).collect(),
        docs: docs(node),
        deprecated: node.get("deprecated").and_then(Node::as_bool).unwrap_or_default(),
        params,
        body,
        replies,
        servers: Vec::new(),
        security: node.get("security").map(|_| list(node, "security").iter().map(alternative).collect()),
        behavior: crate::spec::Behavior::default(),
        output: Vec::new(),
        place: place(node, ""),
        id,
    }
}

fn media(cx: &mut Cx<'_>, node: &Node, origin: &Origin) -> Vec<Media> {
    let one = |(range, node): (String, &Node)| Media {
        kind: media::find(&range),
        ty: node.get("schema").map(|node| schema(cx, node, origin.clone())),
        parts: Vec::new(),
        template: None,
        root: None,
        range,
    };
    entries(node.get("content")).into_iter().map(one).collect()
}

fn param(cx: &mut Cx<'_>, node: &Node, operation: &str, id: &Option<String>) -> Param {
    let name = text_of(node, "name").unwrap_or_default();
    let (place, style, explode) = match text_of(node, "in").as_deref() {
        Some("path") => (In::Path, Style::Simple, false),
        Some("header") => (In::Header, Style::Simple, false),
        Some("cookie") => (In::Cookie, Style::Form, true),
        _ => (In::Query, Style::Form, true),
    };
    let origin = Origin::Param { operation: operation.to_owned(), id: id.clone(), name: name.clone() };
    Param {
        name,
        place,
        required: node.get("required").and_then(Node::as_bool).unwrap_or_default(),
        deprecated: false,
        docs: docs(node),
        ty: schema(cx, node.get("schema").unwrap_or(node), origin),
        encoding: Encoding::Style {
            style,
            explode: node.get("explode").and_then(Node::as_bool).unwrap_or(explode),
            reserved: false,
        },
        variable: None,
        span: node.span,
    }
}

fn header(cx: &mut Cx<'_>, name: String, node: &Node, operation: &str) -> Header {
    let origin = Origin::Header { operation: operation.to_owned(), id: None, name: name.clone() };
    Header {
        ty: schema(cx, node.get("schema").unwrap_or(node), origin),
        name,
        required: false,
        docs: docs(node),
        encoding: Encoding::Style { style: Style::Simple, explode: false, reserved: false },
        span: node.span,
    }
}

fn status_of(text: &str) -> Status {
    match text.parse() {
        Ok(code) => Status::Exact(code),
        Err(_) => text.chars().next().and_then(|c| c.to_digit(10)).map_or(Status::Default, |n| Status::Range(n as u8)),
    }
}

fn server(node: &Node) -> Server {
    let variable = |(name, node): (String, &Node)| crate::spec::Variable {
        name,
        default: text_of(node, "default").unwrap_or_default(),
        values: list(node, "enum").iter().filter_map(Node::as_str).map(str::to_owned).collect(),
        docs: docs(node),
    };
    let variables = entries(node.get("variables")).into_iter().map(variable).collect();
    Server { url: text_of(node, "url").unwrap_or_default(), docs: docs(node), variables }
}

fn scheme(name: String, node: &Node) -> Scheme {
    Scheme {
        name,
        kind: SchemeKind::Bearer,
        docs: docs(node),
        apply: Vec::new(),
        fields: Vec::new(),
        place: place(node, ""),
    }
}

fn alternative(node: &Node) -> Alternative {
    Alternative { schemes: entries(Some(node)).into_iter().map(|(name, _)| (name, Vec::new())).collect() }
}

fn place(node: &Node, pointer: &str) -> Place {
    Place { span: node.span, pointer: pointer.to_owned() }
}

fn docs(node: &Node) -> Docs {
    Docs { summary: text_of(node, "summary"), description: text_of(node, "description"), link: None }
}

fn text_of(node: &Node, name: &str) -> Option<String> {
    node.get(name)?.as_str().map(str::to_owned)
}

fn list<'n>(node: &'n Node, name: &str) -> &'n [Node] {
    node.get(name).and_then(Node::as_list).unwrap_or_default()
}

fn find<'n>(node: &'n Node, path: &str) -> Option<&'n Node> {
    path.split('/').try_fold(node, |node, name| node.get(name))
}

fn entries(node: Option<&Node>) -> Vec<(String, &Node)> {
    node.and_then(Node::as_map)
        .map(|map| map.iter().map(|(key, node)| (key.text.to_string(), node)).collect())
        .unwrap_or_default()
}

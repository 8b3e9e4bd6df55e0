//! The typed document as text, for `connector show document`: one line per node that openapiv3 reads, after its
//! pointer. Lowering reads the same nodes in the same way, but only those that something needs.
//!
//! `{info: {title: A, version: 1.0}}` prints `/info {"title":"A","version":"1.0"}`.

use super::read::{Part, read};
use crate::diag::Diagnostics;
use crate::tree::{Node, Value};
use connector_tables::language::pointer::escape;
use openapiv3 as v3;
use serde::Serialize;
use std::fmt::Write;

/// The kind of a node.
#[derive(Clone, Copy)]
enum Kind {
    Document,
    Components,
    PathItem,
    Info,
    Tag,
    Server,
    Variable,
    Operation,
    Parameter,
    Header,
    Body,
    Response,
    Media,
    Encoding,
    Scheme,
}

/// A member, and what it or each of its items and members is.
enum Member {
    One(&'static str, Kind),
    Each(&'static str, Kind),
}

use Member::{Each, One};

impl Kind {
    /// The members that are nodes of their own.
    fn members(self) -> &'static [Member] {
        match self {
            Kind::Document => &[
                One("info", Kind::Info),
                Each("servers", Kind::Server),
                Each("tags", Kind::Tag),
                Each("paths", Kind::PathItem),
                One("components", Kind::Components),
            ],
            Kind::Components => &[
                Each("parameters", Kind::Parameter),
                Each("headers", Kind::Header),
                Each("requestBodies", Kind::Body),
                Each("responses", Kind::Response),
                Each("securitySchemes", Kind::Scheme),
                Each("pathItems", Kind::PathItem),
            ],
            Kind::PathItem => &[
                Each("servers", Kind::Server),
                Each("parameters", Kind::Parameter),
                One("get", Kind::Operation),
                One("put", Kind::Operation),
                One("post", Kind::Operation),
                One("delete", Kind::Operation),
                One("options", Kind::Operation),
                One("head", Kind::Operation),
                One("patch", Kind::Operation),
                One("trace", Kind::Operation),
                One("query", Kind::Operation),
                Each("additionalOperations", Kind::Operation),
            ],
            Kind::Operation => &[
                Each("servers", Kind::Server),
                Each("parameters", Kind::Parameter),
                One("requestBody", Kind::Body),
                Each("responses", Kind::Response),
            ],
            Kind::Server => &[Each("variables", Kind::Variable)],
            Kind::Parameter | Kind::Header | Kind::Body => &[Each("content", Kind::Media)],
            Kind::Response => &[Each("headers", Kind::Header), Each("content", Kind::Media)],
            Kind::Media => &[Each("encoding", Kind::Encoding)],
            Kind::Encoding => &[Each("headers", Kind::Header)],
            Kind::Info | Kind::Tag | Kind::Variable | Kind::Scheme => &[],
        }
    }

    /// The node as openapiv3 has it; absent for those that are read member by member.
    fn print(self, node: &Node, pointer: &str, diags: &mut Diagnostics) -> Option<String> {
        match self {
            Kind::Document | Kind::Components | Kind::PathItem => None,
            Kind::Info => json::<v3::Info>(node, pointer, diags),
            Kind::Tag => json::<v3::Tag>(node, pointer, diags),
            Kind::Server => json::<v3::Server>(node, pointer, diags),
            Kind::Variable => json::<v3::ServerVariable>(node, pointer, diags),
            Kind::Operation => json::<v3::Operation>(node, pointer, diags),
            Kind::Parameter => json::<v3::Parameter>(node, pointer, diags),
            Kind::Header => json::<v3::Header>(node, pointer, diags),
            Kind::Body => json::<v3::RequestBody>(node, pointer, diags),
            Kind::Response => json::<v3::Response>(node, pointer, diags),
            Kind::Media => json::<v3::MediaType>(node, pointer, diags),
            Kind::Encoding => json::<v3::Encoding>(node, pointer, diags),
            Kind::Scheme => json::<v3::SecurityScheme>(node, pointer, diags),
        }
    }
}

/// The typed document stage of `root`, a line per node. Nodes that cannot be read are reported and have no line.
pub(super) fn document(root: &Node, diags: &mut Diagnostics) -> String {
    let mut out = String::new();
    walk(&mut out, Kind::Document, root, "", diags);
    out
}

fn walk(out: &mut String, kind: Kind, node: &Node, pointer: &str, diags: &mut Diagnostics) {
    if let Some(target) = node.get("$ref") {
        let _ = writeln!(out, "{pointer} -> {}", target.as_str().unwrap_or_default());
        return;
    }
    if let Some(text) = kind.print(node, pointer, diags) {
        let _ = writeln!(out, "{pointer} {text}");
    }
    for member in kind.members() {
        match member {
            One(name, kind) => {
                if let Some(node) = node.get(name) {
                    walk(out, *kind, node, &format!("{pointer}/{name}"), diags);
                }
            }
            Each(name, kind) => {
                for (key, node) in node.get(name).map(children).unwrap_or_default() {
                    walk(out, *kind, node, &format!("{pointer}/{name}/{}", escape(&key)), diags);
                }
            }
        }
    }
}

/// Items by number, or members but extensions by name.
fn children(node: &Node) -> Vec<(String, &Node)> {
    match &node.value {
        Value::List(list) => list.iter().enumerate().map(|(at, node)| (at.to_string(), node)).collect(),
        Value::Map(map) => {
            let members = map.iter().filter(|(key, _)| !key.text.starts_with("x-"));
            members.map(|(key, node)| (key.text.to_string(), node)).collect()
        }
        _ => Vec::new(),
    }
}

fn json<T: Part + Serialize>(node: &Node, pointer: &str, diags: &mut Diagnostics) -> Option<String> {
    let value = read::<T>(node, pointer, T::CASES, diags)?.value;
    serde_json::to_string(&value).ok()
}

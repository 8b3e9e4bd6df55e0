//! A document to the IR: everything but schemas, which have a room of their own.
//!
//! One file per part of a document. Each function is passed the shared context and the node; it
//! returns what it made, or nothing after a report.

mod asked;
mod body;
#[cfg(test)]
pub(crate) mod corpus;
mod docs;
mod extend;
mod header;
mod media;
mod named;
mod operation;
mod param;
mod path;
mod reply;
mod security;
mod server;
mod style;
mod template;
#[cfg(test)]
mod tests;

use super::cx::Cx;
use super::read::Typed;
use crate::spec::ty::{Origin, Shape};
use crate::spec::{Info, Place, Spec, Tag, Type};
use crate::tree::Node;
use openapiv3 as v3;

/// The whole document. Parts that could not be lowered are left out, each with a report.
pub(super) fn lower(cx: &mut Cx<'_>) -> Spec {
    let root = cx.root;
    let info = info(cx);
    let servers = server::servers(cx, root.get("servers"));
    let (schemes, known) = security::schemes(cx);
    let security = security::requirements(cx, &known, root.get("security")).unwrap_or_default();
    let tags = tags(cx);
    let named = named::schemas(cx);
    let (operations, skipped) = path::operations(cx, &known);
    let mut spec = Spec { info, servers, schemes, security, tags, operations, named, skipped, ..Spec::default() };
    extend::root(cx, &mut spec);
    spec.types = std::mem::take(&mut cx.types);
    spec
}

fn info(cx: &mut Cx<'_>) -> Info {
    let Some(node) = cx.root.get("info") else {
        cx.diags
            .report(&crate::diag::code::MISSING_MEMBER, cx.root.span, "the document has no `info`")
            .warning()
            .help("add `info` with `title` and `version`");
        return Info::default();
    };
    let Some(Typed { node, value }) = cx.attempt(|cx| cx.read::<v3::Info>(node)) else {
        return Info::default();
    };
    let docs = docs::docs(docs::member(&node, "summary"), value.description, None);
    Info { title: value.title, version: value.version, docs, name: None }
}

fn tags(cx: &mut Cx<'_>) -> Vec<Tag> {
    let list = cx.root.get("tags").and_then(Node::as_list).unwrap_or_default();
    let tag = |node: &Node| {
        let Typed { node, value } = cx.attempt(|cx| cx.read::<v3::Tag>(node))?;
        let link = docs::link(cx, &node);
        let docs = docs::docs(docs::member(&node, "summary"), value.description, link);
        Some(Tag { name: value.name, docs })
    };
    list.iter().filter_map(tag).collect()
}

/// The current operation, after which types are named that are first used in it.
pub(super) struct Scope {
    /// `GET /pets`.
    label: String,
    /// Its operationId.
    id: Option<String>,
}

impl Scope {
    fn param(&self, name: &str) -> Origin {
        Origin::Param { operation: self.label.clone(), id: self.id.clone(), name: name.to_owned() }
    }

    fn body(&self) -> Origin {
        Origin::Body { operation: self.label.clone(), id: self.id.clone() }
    }

    fn reply(&self, status: &str) -> Origin {
        Origin::Reply { operation: self.label.clone(), id: self.id.clone(), status: status.to_owned() }
    }

    fn header(&self, name: &str) -> Origin {
        Origin::Header { operation: self.label.clone(), id: self.id.clone(), name: name.to_owned() }
    }
}

/// The type of a value of which a document says nothing: in a URL or header it is text.
fn text(place: Place, origin: Origin) -> Type {
    Type::new(place, origin, Shape::Text(None))
}

//! `$ref`s between the parts of a document, followed to their end.
//!
//! Separate from the schema room because these lead to parameters, bodies, replies and path items, and describe
//! nothing of their own.
//!
//! `{$ref: "#/components/parameters/Page"}` gives the node of `Page`.

use super::cx::Cx;
use crate::diag::code;
use crate::spec::ty::Origin;
use crate::tree::Node;
use crate::tree::pointer::{self, last};
use std::collections::BTreeSet;

/// The node at a location, after all `$ref`s.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The node, which is not a reference.
    pub(crate) node: Node,
    /// The pointer of the last `$ref` that led here, if one did: others may share the node.
    pub(crate) referred: Option<String>,
    /// A description next to the first `$ref`, which wins over the target's.
    pub(crate) description: Option<String>,
    /// A summary next to the first `$ref`.
    pub(crate) summary: Option<String>,
}

impl Found {
    /// The origin of a type that is first used here: the component, if this is one, else `inline`.
    pub(crate) fn origin(&self, inline: impl FnOnce() -> Origin) -> Origin {
        match &self.referred {
            Some(pointer) if pointer.starts_with("/components/") => Origin::Component(last(pointer)),
            _ => inline(),
        }
    }

    /// The name under which the node is shared.
    pub(crate) fn name(&self) -> Option<String> {
        self.referred.as_deref().map(last)
    }
}

/// Follows `$ref`s from `node`. Absent after a report.
pub(crate) fn follow(cx: &mut Cx<'_>, node: &Node) -> Option<Found> {
    let beside = |name: &str| node.get("$ref").and_then(|_| node.get(name)?.as_str().map(str::to_owned));
    let (description, summary) = (beside("description"), beside("summary"));
    let mut found = Found { node: node.clone(), referred: None, description, summary };
    let mut passed = BTreeSet::new();
    while let Some(reference) = found.node.get("$ref").cloned() {
        if !passed.insert(found.node.id) {
            cx.diags
                .report(&code::REF_CYCLE, node.span, "this `$ref` leads back to itself")
                .label(reference.span, "this leads back")
                .help("let one of the references name a place that holds a value");
            return None;
        }
        let (target, pointer) = step(cx, &reference)?;
        found = Found { node: target, referred: Some(pointer), ..found };
    }
    Some(found)
}

/// One `$ref` further.
fn step(cx: &mut Cx<'_>, reference: &Node) -> Option<(Node, String)> {
    let Some(text) = reference.as_str() else {
        let message = format!("`$ref` is {}, not a string", reference.kind());
        cx.diags.report(&code::BROKEN_REF, reference.span, message).help("write it as \"#/components/…\"");
        return None;
    };
    let Some(path) = text.strip_prefix('#').or_else(|| text.starts_with('/').then_some(text)) else {
        external(cx, reference, text);
        return None;
    };
    match pointer::resolve(cx.root, &format!("#{path}")) {
        Ok(node) => Some((node, pointer::percent_decode(path).into_owned())),
        Err(missing) => {
            let help = missing.near.map_or_else(
                || "point to a place that the document has".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("`{text}` leads nowhere: there is no `{}`", missing.segment);
            cx.diags.report(&code::BROKEN_REF, reference.span, message).help(help);
            None
        }
    }
}

/// Reports a reference to another file that was not followed.
pub(crate) fn external(cx: &mut Cx<'_>, reference: &Node, text: &str) {
    let reason = cx.documents.refusal(reference.span).unwrap_or("it is circular, or leads through more than 8 files");
    cx.diags.report(&code::EXTERNAL_REF, reference.span, format!("cannot follow `{text}`: {reason}")).help(
        "name a JSON or YAML file by a path from this file; the option `documents` allows other folders and URLs",
    );
}

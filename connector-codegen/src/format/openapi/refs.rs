//! `$ref`s between the parts of a document, followed to their end.
//!
//! Apart from the schema room because these lead to parameters, bodies, replies and path items, and describe
//! nothing of their own.
//!
//! `{$ref: "#/components/parameters/Page"}` gives the node of `Page` and the pointer `/components/parameters/Page`.

use super::cx::Cx;
use crate::diag::code;
use crate::spec::ty::Origin;
use crate::tree::Node;

/// What a place holds, after all `$ref`s.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Not a reference.
    pub(crate) node: Node,
    /// Where it stands.
    pub(crate) pointer: String,
    /// Whether a `$ref` led here: others may share it.
    pub(crate) shared: bool,
    /// A description that stands beside the first `$ref`, and counts instead of the target's.
    pub(crate) description: Option<String>,
    /// The same for a summary.
    pub(crate) summary: Option<String>,
}

impl Found {
    /// What a type that is met here first is named after: the component, if this is one, else `inline`.
    pub(crate) fn origin(&self, inline: impl FnOnce() -> Origin) -> Origin {
        match self.shared && self.pointer.starts_with("/components/") {
            true => Origin::Component(last(&self.pointer)),
            false => inline(),
        }
    }
}

/// Follows `$ref`s from `node`, which stands at `pointer`. Absent after a report.
pub(crate) fn follow(cx: &mut Cx<'_>, node: &Node, pointer: &str) -> Option<Found> {
    let beside = |name: &str| node.get("$ref").and_then(|_| node.get(name)?.as_str().map(str::to_owned));
    let (description, summary) = (beside("description"), beside("summary"));
    let mut found = Found { node: node.clone(), pointer: pointer.to_owned(), shared: false, description, summary };
    let mut passed = Vec::new();
    while let Some(reference) = found.node.get("$ref").cloned() {
        if passed.contains(&found.node.span) {
            cx.diags
                .report(&code::REF_CYCLE, node.span, "this `$ref` leads back to itself")
                .label(reference.span, "this leads back")
                .help("let one of the references name a place that holds a value");
            return None;
        }
        passed.push(found.node.span);
        let (target, pointer) = step(cx, &reference)?;
        found = Found { node: target, pointer, shared: true, ..found };
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
    let Some(pointer) = local(text) else {
        cx.diags
            .report(&code::EXTERNAL_REF, reference.span, format!("`{text}` leads into another document"))
            .help("bundle the description into one file, so that each `$ref` begins with `#/`");
        return None;
    };
    match resolve(cx.root, &pointer) {
        Some(node) => Some((node, pointer)),
        None => {
            let report = cx.diags.report(&code::BROKEN_REF, reference.span, format!("`{text}` leads nowhere"));
            report.help("point to a place that the document has");
            None
        }
    }
}

/// The JSON pointer of a reference into the same document, percent-decoded.
fn local(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#').or_else(|| reference.starts_with('/').then_some(reference))?;
    Some(percent_decode(fragment))
}

fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail
            .get(..2)
            .and_then(|two| std::str::from_utf8(two).ok())
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        match (first, hex) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The node at a JSON pointer.
pub(crate) fn resolve(root: &Node, pointer: &str) -> Option<Node> {
    let mut node = root;
    for token in pointer.split('/').skip(1) {
        let name = token.replace("~1", "/").replace("~0", "~");
        node = match node.as_list() {
            Some(list) => list.get(name.parse::<usize>().ok()?)?,
            None => node.get(&name)?,
        };
    }
    Some(node.clone())
}

/// A name as a token of a JSON pointer: `/pets/{id}` is `~1pets~1{id}`.
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The last token of a pointer, as the name that it is.
pub(crate) fn last(pointer: &str) -> String {
    pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~")
}

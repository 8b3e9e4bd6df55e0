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
    match walk(cx.root, &pointer) {
        Ok(node) => Some((node.clone(), pointer)),
        Err((reached, name)) => {
            let names = reached.as_map().into_iter().flat_map(|map| map.iter().map(|(key, _)| &*key.text));
            let help = nearest(&name, names).map_or_else(
                || "point to a place that the document has".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("`{text}` leads nowhere: there is no `{name}`");
            cx.diags.report(&code::BROKEN_REF, reference.span, message).help(help);
            None
        }
    }
}

/// The name that was meant: the same but for case and signs, or the one with the most letters in common at both ends.
fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>();
    let meant = letters(name);
    let common = |other: &str| {
        let other = letters(other);
        let head = meant.iter().zip(&other).take_while(|(a, b)| a == b).count();
        let tail = meant.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
        (head + tail).min(meant.len()).min(other.len()) * 100 / meant.len().max(other.len()).max(1)
    };
    names
        .map(|other| (common(other), other))
        .filter(|(common, _)| *common >= 70)
        .max_by_key(|(common, _)| *common)
        .map(|(_, other)| other)
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
    walk(root, pointer).ok().cloned()
}

/// The node at a JSON pointer, or how far the way led and the name that was missing there.
fn walk<'n>(root: &'n Node, pointer: &str) -> Result<&'n Node, (&'n Node, String)> {
    let Some(tokens) = pointer.strip_prefix('/') else {
        return if pointer.is_empty() { Ok(root) } else { Err((root, pointer.to_owned())) };
    };
    let mut node = root;
    for token in tokens.split('/') {
        let name = token.replace("~1", "/").replace("~0", "~");
        let next = match node.as_list() {
            Some(list) => name.parse::<usize>().ok().and_then(|at| list.get(at)),
            None => node.get(&name),
        };
        node = next.ok_or((node, name))?;
    }
    Ok(node)
}

/// A name as a token of a JSON pointer: `/pets/{id}` is `~1pets~1{id}`.
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The last token of a pointer, as the name that it is.
pub(crate) fn last(pointer: &str) -> String {
    pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~")
}

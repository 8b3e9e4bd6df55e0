//! Prose: summaries, descriptions and links.

use crate::format::openapi::cx::Cx;
use crate::spec::Docs;
use crate::tree::Node;
use openapiv3 as v3;

/// Docs of what is there; empty text is none.
pub(super) fn docs(summary: Option<String>, description: Option<String>, link: Option<String>) -> Docs {
    let some = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    Docs { summary: some(summary), description: some(description), link: some(link) }
}

/// A text member that openapiv3 does not have.
pub(super) fn member(node: &Node, name: &str) -> Option<String> {
    node.get(name)?.as_str().map(str::to_owned)
}

/// The URL of `externalDocs`.
pub(super) fn link(cx: &mut Cx<'_>, node: &Node) -> Option<String> {
    let node = node.get("externalDocs")?;
    cx.attempt(|cx| cx.read::<v3::ExternalDocumentation>(node)).map(|read| read.value.url)
}

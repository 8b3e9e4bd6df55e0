//! Styles of values, and their defaults in a document (OpenAPI 3.0.4, section 4.8.12.2).
//!
//! `{in: query}` is `form` with explode, `{in: path}` is `simple` without.

use crate::tree::Node;
use connector_tables::{Param, ParamBuf, Place, Style, View as _};

/// Returns the style that a node declares.
pub(super) fn of(node: &Node) -> Option<Style> {
    node.get("style").and_then(Node::as_str).and_then(Style::of)
}

/// Returns a parameter or header that is written in the default way of its place.
pub(super) fn default(place: Place, name: &str) -> ParamBuf {
    Param::at(place, name).to_buf()
}

/// Returns a parameter or header that is written in the style that its node declares, or else in that of its place.
pub(super) fn param(place: Place, name: &str, node: &Node) -> ParamBuf {
    let default = default(place, name);
    let style = of(node).unwrap_or(default.style);
    let (explode, allow_reserved) = switches(style, node);
    ParamBuf { style, explode, allow_reserved, ..default }
}

/// Returns `explode` and `allowReserved`, as declared or by default.
pub(super) fn switches(style: Style, node: &Node) -> (bool, bool) {
    let declared = |name: &str| node.get(name).and_then(Node::as_bool);
    let explode = match style {
        // Formally the default is false, but only true is defined for it.
        Style::DeepObject => true,
        _ => declared("explode").unwrap_or(style == Style::Form),
    };
    (explode, declared("allowReserved").unwrap_or(false))
}

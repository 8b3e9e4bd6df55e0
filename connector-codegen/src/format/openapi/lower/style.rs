//! How values become text: styles, and what holds where a document says nothing (OpenAPI 3.0.4, section 4.8.12.2).
//!
//! `{in: query}` is `form` with explode, `{in: path}` is `simple` without.

use crate::spec::{Encoding, In, Style};
use crate::tree::Node;
use openapiv3 as v3;

/// Where a parameter goes, and the style that openapiv3 read or took as default.
pub(super) fn of_parameter(value: &v3::Parameter) -> (In, Style) {
    match value {
        v3::Parameter::Query { style, .. } => (In::Query, of_query(style)),
        v3::Parameter::Header { style: v3::HeaderStyle::Simple, .. } => (In::Header, Style::Simple),
        v3::Parameter::Path { style, .. } => (In::Path, of_path(style)),
        v3::Parameter::Cookie { style: v3::CookieStyle::Form, .. } => (In::Cookie, Style::Form),
    }
}

/// The style of a query parameter or of a form's member.
pub(super) fn of_query(style: &v3::QueryStyle) -> Style {
    match style {
        v3::QueryStyle::Form => Style::Form,
        v3::QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        v3::QueryStyle::PipeDelimited => Style::PipeDelimited,
        v3::QueryStyle::DeepObject => Style::DeepObject,
    }
}

fn of_path(style: &v3::PathStyle) -> Style {
    match style {
        v3::PathStyle::Matrix => Style::Matrix,
        v3::PathStyle::Label => Style::Label,
        v3::PathStyle::Simple => Style::Simple,
    }
}

/// A style with what `node` says of `explode` and `allowReserved`; openapiv3 does not have both everywhere.
pub(super) fn encoding(style: Style, node: &Node) -> Encoding {
    let said = |name: &str| node.get(name).and_then(Node::as_bool);
    let explode = match style {
        // By the letter its default is false, but only true is defined for it.
        Style::DeepObject => true,
        _ => said("explode").unwrap_or(style == Style::Form),
    };
    Encoding::Style { style, explode, reserved: said("allowReserved").unwrap_or(false) }
}

//! Styles of values, and their defaults in a document (OpenAPI 3.0.4, section 4.8.12.2).
//!
//! `{in: query}` is `form` with explode, `{in: path}` is `simple` without.

use crate::tree::Node;
use connector_tables::{Param, ParamBuf, Place, Style, View as _};
use openapiv3 as v3;

/// Returns where a parameter is sent, and the style that openapiv3 read or took as default.
pub(super) fn of_parameter(value: &v3::Parameter) -> (Place, Style) {
    match value {
        v3::Parameter::Query { style, .. } => (Place::Query, of_query(style)),
        v3::Parameter::Header { style: v3::HeaderStyle::Simple, .. } => (Place::Header, Style::Simple),
        v3::Parameter::Path { style, .. } => (Place::Path, of_path(style)),
        v3::Parameter::Cookie { style: v3::CookieStyle::Form, .. } => (Place::Cookie, Style::Form),
    }
}

/// Returns the style of a query parameter or of a form's member.
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

/// Returns a parameter or header that is written in the default way of its place.
pub(super) fn default(place: Place, name: &str) -> ParamBuf {
    Param::at(place, name).to_buf()
}

/// Returns a parameter or header that is written in a media type.
pub(super) fn media(place: Place, name: &str, media: String) -> ParamBuf {
    ParamBuf { media: Some(media), ..default(place, name) }
}

/// Returns a parameter or header that is written in a style, with the `explode` and `allowReserved` of its node.
pub(super) fn param(place: Place, name: &str, style: Style, node: &Node) -> ParamBuf {
    let (explode, allow_reserved) = switches(style, node);
    ParamBuf { style, explode, allow_reserved, ..default(place, name) }
}

/// Returns `explode` and `allowReserved`, of which openapiv3 does not have both everywhere.
pub(super) fn switches(style: Style, node: &Node) -> (bool, bool) {
    let declared = |name: &str| node.get(name).and_then(Node::as_bool);
    let explode = match style {
        // Formally the default is false, but only true is defined for it.
        Style::DeepObject => true,
        _ => declared("explode").unwrap_or(style == Style::Form),
    };
    (explode, declared("allowReserved").unwrap_or(false))
}

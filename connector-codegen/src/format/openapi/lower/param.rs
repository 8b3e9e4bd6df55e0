//! Parameters of an operation.
//!
//! `{name: tags, in: query, schema: {type: array, …}}` becomes the parameter `tags` with the encoding `form`, exploded.

use super::{Scope, docs, extend, media, style, template};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::Typed;
use crate::format::openapi::refs::{self, Found};
use crate::format::openapi::schema;
use crate::spec::ty::Origin;
use crate::spec::{Param, TypeId};
use crate::text::Span;
use crate::tree::{Node, Value};
use connector_tables::language::header::{is_framing, is_token};
use connector_tables::{ParamBuf, Place};
use openapiv3 as v3;

/// Headers that a request gets in other ways (OpenAPI 3.0.4, section 4.8.12.1).
const IGNORED: &[&str] = &["accept", "content-type", "authorization"];

/// A parameter that was read and has no type yet.
struct Declared {
    /// The node in its regular form.
    found: Found,
    name: String,
    place: Place,
}

/// The parameters of the path, overridden by the operation's own; path parameters in the order of the template. Those
/// that are `given` stand for names that nobody declares.
pub(super) fn params(
    cx: &mut Cx<'_>,
    scope: &Scope,
    path: &str,
    [shared, own]: [&[Node]; 2],
    given: Vec<Param>,
    at: Span,
) -> Option<Vec<Param>> {
    let shared = declared(cx, shared);
    let own = declared(cx, own);
    let failed = shared.is_none() || own.is_none();
    let mut all = shared.unwrap_or_default();
    own.into_iter().flatten().for_each(|one| drop(put(&mut all, one)));
    let params: Vec<_> = all.iter().map(|one| param(cx, scope, one)).collect();
    let params = params.into_iter().collect::<Option<_>>().filter(|_| !failed)?;
    let place = cx.place(at);
    let Cx { types, diags, .. } = cx;
    let text = |name: &str| types.add(super::text(place.clone(), scope.param(name)));
    Some(template::fit(path, params, given, at, diags, text))
}

/// Reads a list of parameters, each name and place once.
fn declared(cx: &mut Cx<'_>, list: &[Node]) -> Option<Vec<Declared>> {
    let mut all: Vec<Declared> = Vec::new();
    let mut failed = false;
    for node in list.iter().filter(|node| !matches!(node.value, Value::Null)) {
        let reports = cx.diags.mark();
        let Some(found) = refs::follow(cx, node) else {
            failed = true;
            continue;
        };
        let Some(one) = read_one(cx, found.clone()) else {
            match is_optional(&found.node) && !has_unknown_style(cx, reports) {
                true => {
                    cx.diags.soften(reports);
                    cx.diags.add_consequence(reports, &left_out(&found.node));
                }
                false => failed = true,
            }
            continue;
        };
        if one.place == Place::Header && is_given(cx, &one) {
            continue;
        }
        let (name, own) = (one.name.clone(), one.found.node.span);
        if let Some(first) = put(&mut all, one).map(|first| first.found.node.span).filter(|first| *first != own) {
            cx.diags
                .report(&code::DUPLICATE_PARAMETER, node.span, format!("the parameter `{name}` is declared twice"))
                .label(first, "first here")
                .help("remove one of both; the last one counts");
        }
    }
    (!failed).then_some(all)
}

fn read_one(cx: &mut Cx<'_>, found: Found) -> Option<Declared> {
    if found.node.get("in").and_then(Node::as_str) == Some("querystring") {
        cx.diags
            .report(
                &code::UNSUPPORTED_PARAMETER,
                found.node.span,
                "a parameter that is the whole query is not supported",
            )
            .help("declare the members of the query as parameters of their own");
        return None;
    }
    let Typed { node, value } = cx.read::<v3::Parameter>(&found.node)?;
    let place = node.get("in").and_then(Node::as_str).and_then(Place::of).unwrap_or(Place::Query);
    let name = value.parameter_data().name;
    let one = Declared { found: Found { node, ..found }, name, place };
    let sendable = match one.place {
        Place::Header => is_token(&one.name),
        Place::Cookie => !one.name.contains(|c: char| c.is_control() || "=; ".contains(c)),
        Place::Path | Place::Query | Place::Template => true,
    };
    if !sendable {
        cx.diags
            .report(
                &code::INVALID_NODE,
                one.found.node.span,
                format!("{:?} cannot be the name of a header or cookie", one.name),
            )
            .help("such a name consists of letters, digits and a few signs");
        return None;
    }
    Some(one)
}

/// Returns `true` if a header is set by other means than an argument.
fn is_given(cx: &mut Cx<'_>, one: &Declared) -> bool {
    let is_host = one.name.eq_ignore_ascii_case("host");
    if is_host || is_framing(&one.name) {
        let message = format!("the header `{}` cannot be a parameter: the HTTP client sets it", one.name);
        let span = one.found.node.get("name").map_or(one.found.node.span, |name| name.span);
        cx.diags.report(&code::IGNORED_KEYWORD, span, message).help("remove the parameter; it was left out");
        return true;
    }
    IGNORED.iter().any(|known| one.name.eq_ignore_ascii_case(known))
}

/// Names an omitted parameter, as far as it can be read.
fn left_out(node: &Node) -> String {
    match node.get("name").and_then(Node::as_str) {
        Some(name) => format!("the optional parameter `{name}` is left out"),
        None => "an optional parameter is left out".to_owned(),
    }
}

/// A parameter that cannot be read and need not be sent is left out.
fn is_optional(node: &Node) -> bool {
    let required = node.get("required").and_then(Node::as_bool).unwrap_or(false);
    node.as_map().is_some() && !required && node.get("in").and_then(Node::as_str) != Some("path")
}

/// The server may read what is sent in an unknown style as something else, so leaving it out is no cure.
fn has_unknown_style(cx: &Cx<'_>, reports: usize) -> bool {
    cx.diags.iter().skip(reports).any(|report| report.code.id == code::UNKNOWN_STYLE.id)
}

/// Adds a parameter, or puts it in place of the same one, which is returned.
fn put(all: &mut Vec<Declared>, one: Declared) -> Option<Declared> {
    match all.iter_mut().find(|other| other.place == one.place && other.name == one.name) {
        Some(other) => Some(std::mem::replace(other, one)),
        None => {
            all.push(one);
            None
        }
    }
}

fn param(cx: &mut Cx<'_>, scope: &Scope, one: &Declared) -> Option<Param> {
    let Declared { found, name, place } = one;
    let node = &found.node;
    let origin = found.origin(|| scope.param(name));
    let (ty, table) = value(cx, *place, name, node, origin)?;
    let is = |member: &str| node.get(member).and_then(Node::as_bool).unwrap_or(false);
    let description = found.description.clone().or_else(|| docs::member(node, "description"));
    Some(Param {
        table,
        required: is("required"),
        deprecated: is("deprecated"),
        docs: docs::docs(None, description, None),
        ty,
        variable: extend::variable(node),
        span: node.span,
    })
}

/// The type of a parameter or header in its regular form, and how it is written: in the style of its schema, or in the media
/// type of its content.
pub(super) fn value(
    cx: &mut Cx<'_>,
    place: Place,
    name: &str,
    node: &Node,
    origin: Origin,
) -> Option<(TypeId, ParamBuf)> {
    if let Some(content) = node.get("content") {
        let (ty, media) = media::single(cx, content, origin)?;
        return Some((ty, ParamBuf { media: Some(media), ..style::default(place, name) }));
    }
    let ty = schema::lower(cx, node.get("schema")?, origin)?;
    Some((ty, style::param(place, name, node)))
}

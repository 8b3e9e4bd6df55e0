//! Parameters of an operation.
//!
//! `{name: tags, in: query, schema: {type: array, …}}` becomes the parameter `tags` with the encoding `form`, exploded.

use super::{Scope, docs, extend, media, style, template};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::{Typed, read};
use crate::format::openapi::refs::{self, Found};
use crate::format::openapi::schema;
use crate::spec::ty::Origin;
use crate::spec::{Param, TypeId};
use crate::text::Span;
use crate::tree::{Node, Value};
use connector_tables::Place;
use openapiv3 as v3;

/// Headers that a request gets in other ways (OpenAPI 3.0.4, section 4.8.12.1).
const IGNORED: &[&str] = &["accept", "content-type", "authorization"];

/// A parameter that was read and has no type yet.
struct Declared {
    found: Found,
    typed: Typed<v3::Parameter>,
}

impl Declared {
    fn name(&self) -> &str {
        &self.typed.value.parameter_data_ref().name
    }

    fn place(&self) -> Place {
        style::of_parameter(&self.typed.value).0
    }

    fn is_same(&self, other: &Declared) -> bool {
        self.place() == other.place() && self.name() == other.name()
    }
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
    let mut params = Vec::new();
    let mut failed = shared.is_none() || own.is_none();
    for one in merge(shared.unwrap_or_default(), own.unwrap_or_default()) {
        match param(cx, scope, &one) {
            Some(param) => params.push(param),
            None => failed = true,
        }
    }
    if failed {
        return None;
    }
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
                true => cx.diags.soften(reports),
                false => failed = true,
            }
            continue;
        };
        if one.place() == Place::Header && IGNORED.contains(&one.name().to_ascii_lowercase().as_str()) {
            continue;
        }
        match all.iter_mut().find(|other| other.is_same(&one)) {
            Some(other) => {
                report_twice(cx, &one, other.typed.node.span, node.span);
                *other = one;
            }
            None => all.push(one),
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
    let typed = read::<v3::Parameter>(&found.node, cx.diags)?;
    let one = Declared { found, typed };
    let sendable = match one.place() {
        Place::Header => is_token(one.name()),
        Place::Cookie => !one.name().contains(|c: char| c.is_control() || "=; ".contains(c)),
        Place::Path | Place::Query | Place::Template => true,
    };
    if !sendable {
        cx.diags
            .report(
                &code::INVALID_NODE,
                one.typed.node.span,
                format!("{:?} cannot be the name of a header or cookie", one.name()),
            )
            .help("such a name consists of letters, digits and a few signs");
        return None;
    }
    Some(one)
}

/// Whether HTTP allows it as a name (RFC 9110, section 5.6.2).
pub(super) fn is_token(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(fits)
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

fn report_twice(cx: &mut Cx<'_>, one: &Declared, first: Span, second: Span) {
    if first == one.typed.node.span {
        return;
    }
    cx.diags
        .report(&code::DUPLICATE_PARAMETER, second, format!("the parameter `{}` is declared twice", one.name()))
        .label(first, "first here")
        .help("remove one of both; the last one counts");
}

/// An own parameter stands in place of the shared one that it overrides.
fn merge(mut shared: Vec<Declared>, own: Vec<Declared>) -> Vec<Declared> {
    for one in own {
        match shared.iter_mut().find(|other| other.is_same(&one)) {
            Some(other) => *other = one,
            None => shared.push(one),
        }
    }
    shared
}

fn param(cx: &mut Cx<'_>, scope: &Scope, one: &Declared) -> Option<Param> {
    let data = one.typed.value.parameter_data_ref();
    let (place, style) = style::of_parameter(&one.typed.value);
    let origin = one.found.origin(|| scope.param(&data.name));
    let (ty, media) = value(cx, &one.found, &one.typed.node, origin)?;
    let description = one.found.description.clone().or_else(|| data.description.clone());
    Some(Param {
        table: match media {
            Some(media) => style::media(place, &data.name, media),
            None => style::param(place, &data.name, style, &one.typed.node),
        },
        required: data.required,
        deprecated: data.deprecated.unwrap_or(false),
        docs: docs::docs(None, description, None),
        ty,
        variable: extend::variable(&one.typed.node),
        span: one.typed.node.span,
    })
}

/// The type of a parameter or header: of its schema, of the schema of its content, or text. With content,
/// the media type of that, too. `spelled` is the node after the dialect stage.
pub(super) fn value(
    cx: &mut Cx<'_>,
    found: &Found,
    spelled: &Node,
    origin: Origin,
) -> Option<(TypeId, Option<String>)> {
    if let Some(content) = spelled.get("content") {
        return media::single(cx, content, origin).map(|(ty, media)| (ty, Some(media)));
    }
    let written = found.node.get("schema").filter(|node| !matches!(node.value, Value::Null));
    let ty = match written {
        Some(node) => schema::lower(cx, node, origin)?,
        None => {
            let place = cx.place(found.node.span);
            cx.types.add(super::text(place, origin))
        }
    };
    Some((ty, None))
}

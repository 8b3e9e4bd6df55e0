//! Security schemes, and those that an operation needs.
//!
//! `security: [{}, {token: [read]}]` becomes two alternatives: no credential, or the scheme `token` with one scope.

use super::{docs, extend};
use crate::catalog::auth;
use crate::diag::code;
use crate::diag::suggest::list;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::Typed;
use crate::format::openapi::refs;
use crate::spec::{Alternative, Scheme, SchemeSpans};
use crate::text::Span;
use crate::tree::{Key, Node, Value};
use connector_tables::{Place, SchemeBuf, SchemeKindBuf};
use openapiv3 as v3;
use std::collections::BTreeMap;

/// The schemes that a document declares, and whether they can be used.
pub(super) type Known = BTreeMap<String, bool>;

/// `components/securitySchemes`.
pub(super) fn schemes(cx: &mut Cx<'_>) -> (Vec<Scheme>, Known) {
    let (mut schemes, mut known) = (Vec::new(), Known::new());
    let map = cx.root.get("components").and_then(|components| components.get("securitySchemes")).and_then(Node::as_map);
    for (key, node) in map.iter().flat_map(|map| map.iter()) {
        let scheme = cx.attempt(|cx| scheme(cx, &key.text, node));
        known.insert(key.text.to_string(), scheme.is_some());
        schemes.extend(scheme);
    }
    (schemes, known)
}

fn scheme(cx: &mut Cx<'_>, name: &str, node: &Node) -> Option<Scheme> {
    let found = refs::follow(cx, node)?;
    let written = found.node.get("type").and_then(Node::as_str).unwrap_or_default();
    if !["apiKey", "http", "oauth2", "openIdConnect"].contains(&written) {
        let span = found.node.get("type").map_or(found.node.span, |ty| ty.span);
        let message = format!("security schemes of type `{written}` cannot be used yet");
        cx.diags.report(&code::UNSUPPORTED_SCHEME, span, message).help(match written {
            "mutualTLS" => "give the HTTP client a certificate of its own",
            _ => "the types are: apiKey, http, oauth2, openIdConnect",
        });
        return None;
    }
    let Typed { node, value } = cx.read::<v3::SecurityScheme>(&found.node)?;
    let (kind, description) = kind(&node, value);
    let mut scheme = Scheme {
        table: SchemeBuf { name: name.to_owned(), kind, ..SchemeBuf::default() },
        docs: docs::docs(found.summary, found.description.or(description), None),
        fields: Vec::new(),
        spans: SchemeSpans::default(),
        place: cx.place(node.span),
    };
    extend::scheme(cx, &found.node, &mut scheme);
    Some(scheme)
}

fn kind(node: &Node, scheme: v3::SecurityScheme) -> (SchemeKindBuf, Option<String>) {
    match scheme {
        v3::SecurityScheme::APIKey { name, description, .. } => {
            let place = node.get("in").and_then(Node::as_str).and_then(Place::of).unwrap_or(Place::Header);
            (auth::api_key(place, name), description)
        }
        v3::SecurityScheme::HTTP { scheme, description, .. } => (auth::http(scheme), description),
        v3::SecurityScheme::OAuth2 { description, .. } | v3::SecurityScheme::OpenIDConnect { description, .. } => {
            (auth::BY_HAND, description)
        }
    }
}

/// The requirements in `security`; absent if there are none. An alternative that names an unknown scheme is left out, and
/// so is an unsupported scheme, whose credential users set themselves.
pub(super) fn requirements(cx: &mut Cx<'_>, known: &Known, node: Option<&Node>) -> Option<Vec<Alternative>> {
    let node = node.filter(|node| !matches!(node.value, Value::Null))?;
    let items = match &node.value {
        Value::List(list) => list.as_ref().clone(),
        Value::Map(_) => {
            cx.diags
                .report(&code::IRREGULAR, node.span, "`security` is an object, not an array")
                .help("write a list of objects; it was taken as a list of one");
            vec![node.clone()]
        }
        _ => {
            let message = format!("`security` is {}, not an array", node.kind());
            cx.diags.report(&code::INVALID_NODE, node.span, message).warning().help("write a list of objects");
            return None;
        }
    };
    Some(items.iter().filter_map(|item| alternative(cx, known, item)).collect())
}

fn alternative(cx: &mut Cx<'_>, known: &Known, node: &Node) -> Option<Alternative> {
    let Some(map) = node.as_map() else {
        let message = format!("a security requirement is {}, not an object", node.kind());
        cx.diags.report(&code::INVALID_NODE, node.span, message).warning().help("write `scheme: []`");
        return None;
    };
    let mut schemes = Vec::new();
    for (key, scopes) in map.iter() {
        match known.get(&*key.text) {
            Some(true) => schemes.push((key.text.to_string(), texts(scopes))),
            Some(false) => {}
            None => {
                report_unknown(cx, known, key, node.span);
                return None;
            }
        }
    }
    Some(Alternative { schemes })
}

fn report_unknown(cx: &mut Cx<'_>, known: &Known, key: &Key, requirement: Span) {
    let help = match known.is_empty() {
        true => "declare it under components/securitySchemes".to_owned(),
        false => format!("the document has: {}", list(known.keys().map(String::as_str))),
    };
    cx.diags
        .report(&code::UNKNOWN_SCHEME, key.span, format!("no security scheme is called `{}`", key.text))
        .label(requirement, "this requirement was left out")
        .help(help);
}

fn texts(list: &Node) -> Vec<String> {
    list.as_list().unwrap_or_default().iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

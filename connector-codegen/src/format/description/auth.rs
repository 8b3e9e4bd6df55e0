//! Auth methods as security schemes, and the methods that an endpoint uses.
//!
//! `{ token: { type: bearer } }` becomes `{token: {type: http, scheme: bearer}}`, and `use: [token, [user, tenant]]`
//! becomes `[{token: []}, {user: [], tenant: []}]`.

use super::cx::Cx;
use super::secret;
use crate::catalog::auth::{self, Flow, Form};
use crate::catalog::keys::auth::AUTH;
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::{members as check, twin};
use crate::diag::code;
use crate::format::build::{list, map, member, members, renamed, text};
use crate::tree::{Key, Node, Value};
use connector_tables::AuthType;

/// Members that contain auth methods, in a description and in OpenAPI.
const METHODS: (&str, &str) = ("auth", "securitySchemes");

/// All auth methods.
pub(super) fn schemes(cx: &mut Cx<'_>) -> Vec<(Key, Node)> {
    let Some(all) = cx.root.get("auth") else { return Vec::new() };
    let mut made = Vec::new();
    for (key, node) in members(all) {
        let what = format!("the auth method `{}`", key.text);
        let said = &secret::refuse(cx, node);
        let Some(node) = &check::object(said, &AUTH, &what, cx.diags) else { continue };
        secret::of_auth(cx, node);
        if let Some(scheme) = scheme(cx, node, said, &what) {
            made.push((key.clone(), scheme));
        }
    }
    made
}

/// The scheme of an auth method. `said` contains its invalid members, too.
fn scheme(cx: &mut Cx<'_>, node: &Node, said: &Node, what: &str) -> Option<Node> {
    let ty = said.get("type")?;
    // A wrong word is reported already; a bearer token in its place avoids further reports for endpoints that name the method.
    let method = auth::method(AuthType::of(ty.as_str()?).unwrap_or(AuthType::Bearer));
    if let Some((path, example)) = method.needs.iter().find(|(path, _)| !has(said, path)) {
        cx.diags
            .report(&code::MISSING_MEMBER, ty.span, format!("{what} has no `{}`", path.replace('/', ".")))
            .help(format!("add it, for example `{example}`"));
    }
    let word = |name, value| member(name, text(ty.span, value));
    let copied = |name, default| member(name, node.get(name).cloned().unwrap_or_else(|| text(ty.span, default)));
    let mut entries = match method.form {
        Form::Nothing => return None,
        Form::Http(scheme, _) => vec![word("type", "http"), word("scheme", scheme)],
        Form::Parameter => vec![word("type", "apiKey"), copied("in", "header"), copied("name", "X-Api-Key")],
        Form::OAuth2(flow) => vec![word("type", "oauth2"), flows(node, ty, &flow)],
        Form::Word(_) | Form::Extension => vec![word("type", "http"), word("scheme", auth::CUSTOM)],
    };
    entries.extend(renamed(node, &[("description", "description")]));
    if let Some(own) = own(cx, node, said)
        && (!own.is_empty() || matches!(method.form, Form::Extension))
    {
        entries.push(member("x-connector-auth", map(node.span, own)));
    }
    Some(map(node.span, entries))
}

/// The keys that OpenAPI does not have; absent if one of them is invalid.
fn own(cx: &mut Cx<'_>, node: &Node, said: &Node) -> Option<Vec<(Key, Node)>> {
    let mut right = Some(Vec::new());
    for key in twin::AUTH.keys {
        match check::value(node, &AUTH, key.name, cx.diags) {
            Some(value) => right.iter_mut().for_each(|all| all.push(member(key.name, value.clone()))),
            None if said.get(key.name).is_some() => right = None,
            None => {}
        }
    }
    right
}

/// Returns `true` if a method has a key, or a key in the table of another one: `token/url`.
fn has(node: &Node, path: &str) -> bool {
    path.split('/').try_fold(node, |node, key| node.get(key)).is_some()
}

/// The flow of an OAuth 2.0 scheme.
fn flows(object: &Node, ty: &Node, flow: &Flow) -> (Key, Node) {
    let token = object.get("token");
    let url = |(property, key): &(&str, &str)| {
        member(property, token.and_then(|token| token.get(key)).cloned().unwrap_or_else(|| text(ty.span, "")))
    };
    let mut members: Vec<_> = flow.urls.iter().map(url).collect();
    members.push(member("scopes", map(ty.span, token.map(scopes).unwrap_or_default())));
    member("flows", map(ty.span, vec![member(flow.name, map(ty.span, members))]))
}

fn scopes(token: &Node) -> Vec<(Key, Node)> {
    let mut names: Vec<(&str, &Node)> = Vec::new();
    for item in token.items("scopes").unwrap_or_default() {
        for name in item.as_str().unwrap_or_default().split_whitespace() {
            if !names.iter().any(|(other, _)| *other == name) {
                names.push((name, item));
            }
        }
    }
    names.into_iter().map(|(name, item)| (Key { span: item.span, text: name.into() }, text(item.span, ""))).collect()
}

/// The auth methods of endpoints that do not declare any: `use`, or any method in the order of `auth`.
pub(super) fn default(cx: &mut Cx<'_>) -> Option<Node> {
    if let Some(node) = cx.root.get("use") {
        return Some(requirements(cx, node));
    }
    let all = cx.root.get("auth").filter(|all| all.as_map().is_some_and(|map| !map.is_empty()))?;
    let each = members(all).map(|(key, node)| alternative(node, key));
    Some(list(all.span, each.collect()))
}

/// The alternative of one method; one of type `none` is nothing.
fn alternative(node: &Node, key: &Key) -> Node {
    match has_no_scheme(node) {
        true => map(key.span, Vec::new()),
        false => map(key.span, vec![(key.clone(), list(key.span, Vec::new()))]),
    }
}

/// `none`, `token`, `[token, [user, tenant]]` or `[{ token: [read] }]` as security requirements.
pub(super) fn requirements(cx: &mut Cx<'_>, node: &Node) -> Node {
    let items = match &node.value {
        Value::String(name) if &**name == "none" && !declared(cx, "none") => Vec::new(),
        Value::List(items) => items.iter().filter_map(|item| requirement(cx, item)).collect(),
        _ => requirement(cx, node).into_iter().collect(),
    };
    list(node.span, items)
}

fn requirement(cx: &mut Cx<'_>, node: &Node) -> Option<Node> {
    let mut entries = Vec::new();
    match &node.value {
        Value::String(name) if &**name == "none" => {}
        Value::String(_) => entries.extend(named(cx, node)),
        Value::List(items) => entries.extend(items.iter().filter_map(|item| named(cx, item))),
        Value::Map(all) => entries.extend(all.iter().filter_map(|(key, scopes)| {
            let (key, _) = named(cx, &text(key.span, &key.text))?;
            Some((key, scopes.clone()))
        })),
        _ => {
            cx.diags
                .report(&code::WRONG_TYPE, node.span, format!("this must name an auth method, and is {}", node.kind()))
                .help("write the name of one under `auth`, or `none`");
        }
    }
    let is_none = node.as_str().is_some_and(|name| name == "none" || is_none(cx, name));
    (is_none || !entries.is_empty()).then(|| map(node.span, entries))
}

/// A method as a member of a requirement; absent for one of type `none`, and after a report.
fn named(cx: &mut Cx<'_>, node: &Node) -> Option<(Key, Node)> {
    let name = node.as_str()?;
    if is_none(cx, name) {
        return None;
    }
    if !declared(cx, name) {
        cx.neither(node.span, "auth method", name, METHODS, &["none"]);
        return None;
    }
    Some((Key { span: node.span, text: name.into() }, list(node.span, Vec::new())))
}

fn is_none(cx: &Cx<'_>, name: &str) -> bool {
    cx.root.get("auth").and_then(|all| all.get(name)).is_some_and(has_no_scheme)
}

/// Returns `true` for a method that sends nothing.
fn has_no_scheme(node: &Node) -> bool {
    matches!(node.get("type").and_then(Node::as_str).and_then(auth::form), Some(Form::Nothing))
}

fn declared(cx: &Cx<'_>, name: &str) -> bool {
    cx.both(METHODS).any(|all| all.get(name).is_some())
}

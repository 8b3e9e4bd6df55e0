//! One endpoint as an operation.
//!
//! `Ping: { method: GET, path: /ping }` becomes `{operationId: Ping, responses: {2XX: {description: ""}}}` under `/ping`
//! and `get`.

use super::cx::Cx;
use super::params::{self, Params};
use super::paths::{Paths, own_path};
use super::reply::Sample;
use super::{auth, body, method, path, reply, secret, shorthand};
use crate::catalog::keys::behavior::ERRORS;
use crate::catalog::keys::read::Read as _;
use crate::catalog::keys::twin::extension;
use crate::catalog::keys::{Table, endpoint as keys, members as check};
use crate::diag::code;
use crate::format::build::{list, map, member, members, renamed, text, truth};
use crate::text::Span;
use crate::tree::{Key, Node};
use connector_tables::language::template::to_path;

/// Keys that become extensions as they are.
const VERBATIM: &[&str] = &["success", "pagination", "retry", "rate_limit", "timeout", "safe", "variables"];

/// Spells an endpoint into `paths`.
pub(super) fn endpoint(cx: &mut Cx<'_>, paths: &mut Paths, key: &Key, said: &Node) {
    let what = format!("the endpoint `{}`", key.text);
    cx.skipped = None;
    let said = &super::refuse::scripts(cx, said);
    let Some(node) = &cx.object(said, &keys::ENDPOINT, &what) else { return };
    // An invalid one is reported already, and stays for the reports of the others.
    let wrong = || said.get("path").filter(|_| check::is_wrong(said, node, "path"));
    let Some(written) = node.get("path").or_else(wrong) else {
        cx.diags
            .report(&code::MISSING_MEMBER, key.span, format!("{what} has no `path`"))
            .help("add it, for example `path: /issues`");
        return;
    };
    not_extending(cx, node);
    if check::is_wrong(said, node, "method") || method::is_misspelled(said) {
        return;
    }
    let Some(method) = method::method(cx, key, node) else { return };
    secret::of_variables(cx, node.get("variables"));
    let mut params = Params::default();
    let Some(template) = written.as_str().map(path_of) else { return };
    let slot = paths.slot(&template, &method.name, written.span);
    for (name, kind) in params::PLACES {
        let Some(declared) = node.get(name) else { continue };
        let declared = match *kind {
            "path" if declared.as_map().is_some() => path::declared(cx, written, declared),
            _ => declared.clone(),
        };
        params::read(cx, &declared, kind, &mut params);
    }
    let Some(server) = path::read(cx, written, node, &mut params) else { return };
    let (input, output) = samples(cx, node);
    let mut entries = head(key, node);
    if !params.list.is_empty() {
        entries.push(member("parameters", list(node.span, std::mem::take(&mut params.list))));
    }
    entries.extend(node.get("body").map(|body| {
        let examples = (!input.is_empty()).then(|| map(body.span, input));
        member("requestBody", body::body(cx, body, examples))
    }));
    entries.push(member("responses", reply::responses(cx, node.get("reply"), node, &output)));
    entries.extend(node.get("auth").map(|node| member("security", auth::requirements(cx, node))));
    entries.extend(server.map(|server| member("servers", list(written.span, vec![server]))));
    entries.extend(own_path(&slot, &template, written.span));
    entries.extend(method.direction.map(|direction| member("x-connector-direction", direction)));
    around(cx, node, &params, &mut entries);
    entries.extend(skipped(cx, key.span));
    paths.put(slot, map(node.span, entries));
}

/// Keys that mean something only with a document that is extended.
fn not_extending(cx: &mut Cx<'_>, node: &Node) {
    for name in ["operation", "rename"] {
        if let Some((key, _)) = node.as_map().and_then(|map| map.entry(name)) {
            cx.diags
                .report(&code::CONFLICT, key.span, format!("`{name}` is for endpoints that extend an operation"))
                .help("it needs `openapi` at the root, and no `path` beside it");
        }
    }
}

/// The template of a path, without a host before it.
fn path_of(written: &str) -> String {
    let path = match written.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => written,
    };
    let path = to_path(path);
    if path.starts_with('/') { path } else { format!("/{path}") }
}

/// The members that identify and describe the operation.
pub(super) fn head(key: &Key, node: &Node) -> Vec<(Key, Node)> {
    let mut entries = vec![(Key { span: key.span, text: "operationId".into() }, text(key.span, &key.text))];
    entries.extend(renamed(node, &[("label", "summary")]));
    entries.extend(docs(node).map(|docs| member("description", docs)));
    let tags: Vec<Node> =
        node.get("group").into_iter().chain(node.items("tags").unwrap_or_default()).cloned().collect();
    if let Some(first) = tags.first() {
        entries.push(member("tags", list(first.span, tags.clone())));
    }
    if let Some(node) =
        node.get("deprecated_at").or_else(|| node.get("deprecated").filter(|node| node.as_bool() != Some(false)))
    {
        entries.push(member("deprecated", truth(node.span, true)));
    }
    entries
}

/// The description, with facts for which OpenAPI has no member.
fn docs(node: &Node) -> Option<Node> {
    let mut parts: Vec<String> = Vec::new();
    let described = node.get("description");
    parts.extend(described.and_then(Node::as_str).map(|text| text.trim_end().to_owned()));
    let since = node.get("deprecated_at");
    let instead = node.get("deprecated").filter(|node| node.as_str().is_some());
    if let Some(text) = node.text("deprecated_at") {
        parts.push(format!("Deprecated since {text}."));
    }
    parts.extend(instead.and_then(Node::as_str).map(|text| format!("Deprecated: {text}")));
    let span = described.or(since).or(instead)?.span;
    Some(text(span, &parts.join("\n\n")))
}

/// Adds the behavior of a client around the call.
pub(super) fn around(cx: &mut Cx<'_>, node: &Node, params: &Params, entries: &mut Vec<(Key, Node)>) {
    entries.extend(cx.needed(|cx| verbatim(cx, node, &keys::ENDPOINT, VERBATIM)));
    let errors = node.get("errors").and_then(|errors| self::errors(cx, errors));
    entries.extend(errors.map(|errors| member("x-connector-errors", errors)));
    let fixed = params.fixed.first().map(|first| list(first.span, params.fixed.clone()));
    entries.extend(fixed.map(|fixed| member("x-connector-fixed", fixed)));
    entries.extend(node.get("output").map(|output| member("x-connector-output", self::output(cx, output))));
}

/// Returns keys of an object as extensions. Invalid ones are reported.
pub(super) fn verbatim(cx: &mut Cx<'_>, node: &Node, table: &Table, names: &[&str]) -> Vec<(Key, Node)> {
    let mut right = |name: &&str| Some(member(&extension(name), check::value(node, table, name, cx.diags)?));
    names.iter().filter_map(&mut right).collect()
}

/// `x-connector-skipped`. Lowering reads such an endpoint like any other, then leaves it out.
pub(super) fn skipped(cx: &Cx<'_>, span: Span) -> Option<(Key, Node)> {
    Some(member("x-connector-skipped", text(span, cx.skipped?)))
}

/// `{ type: Problem }` as `{schema: …}`.
pub(super) fn errors(cx: &mut Cx<'_>, node: &Node) -> Option<Node> {
    let object = cx.object(node, &ERRORS, "`errors`")?;
    let schema = shorthand::schema(cx, object.get("type")?);
    Some(map(node.span, vec![member("schema", schema)]))
}

/// Each member a source, or `{from, schema}`.
fn output(cx: &mut Cx<'_>, node: &Node) -> Node {
    let mut entries = Vec::new();
    for (key, value) in members(node) {
        let made = match value.as_map() {
            Some(_) => pick(cx, key, value),
            None => cx.needed(|cx| check::kind(value, &keys::OUTPUT, &key.text, cx.diags)).then(|| value.clone()),
        };
        entries.extend(made.map(|made| (key.clone(), made)));
    }
    map(node.span, entries)
}

fn pick(cx: &mut Cx<'_>, key: &Key, node: &Node) -> Option<Node> {
    let what = format!("the output `{}`", key.text);
    let object = cx.object(node, &keys::PICK, &what)?;
    let mut entries = vec![member("from", object.get("from")?.clone())];
    entries.extend(object.get("type").map(|ty| member("schema", shorthand::schema(cx, ty))));
    Some(map(node.span, entries))
}

/// Examples of what is sent, and of what comes back.
fn samples(cx: &mut Cx<'_>, node: &Node) -> (Vec<(Key, Node)>, Vec<Sample>) {
    let (mut input, mut output) = (Vec::new(), Vec::new());
    let all = node.get("samples").and_then(Node::as_list).unwrap_or_default();
    for (at, sample) in all.iter().enumerate() {
        let Some(sample) = check::object(sample, &keys::SAMPLE, "a sample", cx.diags) else { continue };
        let label = sample.get("label");
        let name = label.and_then(Node::as_str).map_or_else(|| format!("sample {}", at + 1), str::to_owned);
        let key = Key { span: sample.span, text: name.as_str().into() };
        let example = |value: &Node| (key.clone(), map(value.span, vec![member("value", value.clone())]));
        input.extend(sample.get("input").map(example));
        let status = sample.text("status");
        output.extend(sample.get("reply").map(|value| Sample { status, example: example(value) }));
    }
    (input, output)
}

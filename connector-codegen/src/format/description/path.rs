//! The path of an endpoint: its server, if it has one of its own, its template, and the parameters in it.
//!
//! `/shops/{{ shop }}/orders/{{ id }}` becomes `/shops/{shop}/orders/{id}` with a parameter `id`, and a parameter
//! `shop` that the variable `shop` of the connector fills in.

use super::cx::{At, Cx};
use super::params::Params;
use super::server;
use super::template::{self, placeholders};
use crate::diag::code;
use crate::format::build::{map, member, members, text, truth};
use crate::text::Span;
use crate::tree::{Key, Node};

/// Reads the path. Parameters that it names and that `params` lacks are added there. What comes back is the server of
/// a whole URL. The outer option is absent after a report.
pub(super) fn read(
    cx: &mut Cx<'_>,
    node: &Node,
    endpoint: &Node,
    at: &At,
    params: &mut Params,
) -> Option<Option<Node>> {
    let written = node.as_str()?;
    let (server, start) = match written.split_once("://") {
        Some((scheme, rest)) => {
            let begin = scheme.len() + 3;
            let length = rest.find('/').unwrap_or(rest.len());
            let host = Node {
                span: template::within(node, written, 0, begin + length),
                ..text(node.span, written.get(..begin + length)?)
            };
            (Some(server::server(cx, &host)?), begin + length)
        }
        None => (None, 0),
    };
    let path = written.get(start..).unwrap_or_default();
    let path = Node { span: template::within(node, written, start, path.len()), ..text(node.span, path) };
    if server.is_none() && !written.starts_with('/') {
        cx.diags
            .report(&code::BAD_VALUE, node.span, format!("the path `{written}` does not begin with `/`"))
            .help(format!("write `/{written}`"));
    }
    single_braces(cx, &path);
    named(cx, &path, endpoint, at, params);
    unused(cx, &path, endpoint);
    Some(server)
}

/// `{id}`, as OpenAPI has it, is no placeholder here.
fn single_braces(cx: &mut Cx<'_>, path: &Node) {
    let text = path.as_str().unwrap_or_default();
    let plain = text.replace("{{", "").replace("}}", "");
    if let Some((_, rest)) = plain.split_once('{') {
        let name = rest.split('}').next().unwrap_or_default().trim();
        cx.diags
            .report(&code::BAD_VALUE, path.span, format!("`{{{name}}}` is no placeholder"))
            .help(format!("write `{{{{ {name} }}}}`"));
    }
}

/// A parameter for each placeholder.
fn named(cx: &mut Cx<'_>, path: &Node, endpoint: &Node, at: &At, params: &mut Params) {
    for placeholder in placeholders(path) {
        let name = placeholder.name.as_str();
        if params.names.iter().any(|(place, other, _)| *place == "path" && other == name) {
            continue;
        }
        params.names.push(("path", name.to_owned(), placeholder.span));
        let own = endpoint.get("variables").and_then(|all| all.get(name));
        let shared = cx.root.get("variables").and_then(|all| all.get(name));
        let made = match (own, shared) {
            (Some(variable), _) => {
                cx.note(&At::new(
                    format!("{}/parameters/{}/schema", at.new, params.list.len()),
                    format!("{}/variables/{name}", at.old),
                ));
                of_variable(name, variable, placeholder.span, false)
            }
            (None, Some(variable)) => of_variable(name, variable, placeholder.span, true),
            (None, None) => {
                let mut known: Vec<&str> = cx.named("variables").collect();
                known.extend(
                    ["path_params", "variables"]
                        .iter()
                        .filter_map(|key| endpoint.get(key))
                        .flat_map(members)
                        .map(|(key, _)| &*key.text),
                );
                let how = format!("add `path_params: {{ {name}: string }}`, or a variable of that name");
                server::undeclared(cx, &placeholder, &known, &how);
                parameter(
                    name,
                    placeholder.span,
                    map(placeholder.span, vec![member("type", text(placeholder.span, "string"))]),
                    Vec::new(),
                )
            }
        };
        params.list.push(made);
    }
}

/// A path parameter that a variable describes. One of the connector fills it in by itself.
fn of_variable(name: &str, variable: &Node, span: Span, is_shared: bool) -> Node {
    let mut more: Vec<(Key, Node)> = Vec::new();
    let described = variable.get("description").or_else(|| variable.get("label")).filter(|_| !is_shared);
    more.extend(described.map(|docs| member("description", docs.clone())));
    if is_shared {
        more.push(member("x-connector-variable", text(span, name)));
    }
    parameter(name, span, schema(variable), more)
}

/// The schema of a variable's value.
pub(super) fn schema(variable: &Node) -> Node {
    let kept = ["format", "enum", "pattern", "default"];
    let ty = variable.get("type").cloned().unwrap_or_else(|| text(variable.span, "string"));
    let mut entries = vec![member("type", ty)];
    entries.extend(members(variable).filter(|(key, _)| kept.contains(&&*key.text)).cloned());
    map(variable.span, entries)
}

fn parameter(name: &str, span: Span, schema: Node, more: Vec<(Key, Node)>) -> Node {
    let mut entries =
        vec![member("name", text(span, name)), member("in", text(span, "path")), member("required", truth(span, true))];
    entries.extend(more);
    entries.push(member("schema", schema));
    map(span, entries)
}

/// Path parameters that the path does not have.
fn unused(cx: &mut Cx<'_>, path: &Node, endpoint: &Node) {
    let names = placeholders(path);
    for (key, _) in endpoint.get("path_params").into_iter().flat_map(members) {
        let name = key.text.strip_suffix('?').unwrap_or(&key.text);
        if !names.iter().any(|placeholder| placeholder.name == name) {
            cx.diags
                .report(&code::UNDECLARED, key.span, format!("the path has no `{{{{ {name} }}}}`"))
                .label(path.span, "this path")
                .help("put it into the path, or remove the parameter");
        }
    }
}

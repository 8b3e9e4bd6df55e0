//! The path of an endpoint: its server, if it has one of its own, and the names in it.
//!
//! `https://files.example.com/{{ id }}` has a server of its own, and `id` must be a parameter or a variable.

use super::cx::Cx;
use super::params::Params;
use super::server;
use super::template::{self, placeholders};
use crate::diag::code;
use crate::diag::suggest::suggest;
use crate::format::build::{kept, map, member, members, text, texts, truth};
use crate::text::Span;
use crate::tree::{Key, Node};
use connector_tables::language::{self, template::to_path};

/// Reads the path. Parameters that it names and that `params` lacks are added there. What comes back is the server of
/// a whole URL. The outer option is absent after a report.
pub(super) fn read(cx: &mut Cx<'_>, node: &Node, endpoint: &Node, params: &mut Params) -> Option<Option<Node>> {
    let written = node.as_str().filter(|written| language::template::mistake(written).is_none())?;
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
            .report(&code::INVALID_VALUE, node.span, format!("the path `{written}` does not begin with `/`"))
            .help(format!("write `/{written}`"));
    }
    if path.as_str().is_some_and(|path| to_path(path).contains(['?', '#'])) {
        cx.diags
            .report(&code::INVALID_VALUE, path.span, "a path ends before `?` and `#`")
            .help("put parameters of the query under `query`; one that is always sent has a `value`");
    }
    template::required(cx, &path);
    single_braces(cx, &path, params);
    named(cx, &path, endpoint, params);
    Some(server)
}

/// `{id}`, as OpenAPI has it, is no placeholder here. It is taken for one, so that it is said once.
fn single_braces(cx: &mut Cx<'_>, path: &Node, params: &mut Params) {
    for name in single(path) {
        cx.diags
            .report(&code::INVALID_VALUE, path.span, format!("`{{{name}}}` is no placeholder"))
            .help(format!("write `{{{{ {name} }}}}`"));
        if !params.has_path(&name) {
            params.list.push(parameter(&name, path.span));
            params.names.push(("path", name, path.span));
        }
    }
}

/// Returns the names in single braces.
fn single(path: &Node) -> Vec<String> {
    let texts = language::template::pieces(path.as_str().unwrap_or_default()).filter_map(|piece| match piece {
        Ok(language::template::Piece::Text(text)) => Some(text),
        Ok(language::template::Piece::Name(_)) | Err(_) => None,
    });
    texts.flat_map(language::path::names).map(|name| name.trim().to_owned()).collect()
}

/// A parameter for each placeholder.
fn named(cx: &mut Cx<'_>, path: &Node, endpoint: &Node, params: &mut Params) {
    for placeholder in placeholders(path) {
        let name = placeholder.name.as_str();
        if params.has_path(name) {
            continue;
        }
        let own = endpoint.get("variables").and_then(|all| all.get(name));
        if own.or_else(|| cx.root.get("variables")?.get(name)).is_some() {
            continue;
        }
        let mut known: Vec<&str> = cx.named("variables").collect();
        let declared = ["path_params", "variables"].iter().filter_map(|key| endpoint.get(key)).flat_map(members);
        known.extend(declared.map(|(key, _)| &*key.text));
        let how = format!("add `path_params: {{ {name}: string }}`, or a variable of that name");
        server::undeclared(cx, &placeholder, &known, &how);
        params.names.push(("path", name.to_owned(), placeholder.span));
        params.list.push(parameter(name, placeholder.span));
    }
}

/// A path parameter of which nothing is known.
fn parameter(name: &str, span: Span) -> Node {
    let mut entries = texts(span, &[("name", name), ("in", "path")]);
    entries.push(member("required", truth(span, true)));
    entries.push(member("schema", map(span, vec![member("type", text(span, "string"))])));
    map(span, entries)
}

/// The path parameters of an endpoint that its path has. Others are reported.
pub(super) fn declared(cx: &mut Cx<'_>, path: &Node, declared: &Node) -> Node {
    let mut names: Vec<String> = placeholders(path).into_iter().map(|placeholder| placeholder.name).collect();
    names.extend(single(path));
    let plain = |key: &Key| key.text.strip_suffix('?').unwrap_or(&key.text).to_owned();
    let all: Vec<String> = members(declared).map(|(key, _)| plain(key)).collect();
    kept(declared, |key, _| {
        let name = plain(key);
        let is_there = names.contains(&name);
        // One that is near to it has a report already.
        if !is_there && !names.iter().any(|other| !all.contains(other) && suggest(other, [name.as_str()]).is_some()) {
            // The placeholders of many routers.
            let colon = format!(":{name}");
            let help = match path.as_str().unwrap_or_default().split('/').any(|segment| segment == colon) {
                true => format!("write `{{{{ {name} }}}}` for `{colon}`"),
                false => "put it into the path, or remove the parameter".to_owned(),
            };
            cx.diags
                .report(&code::UNKNOWN_VARIABLE, key.span, format!("the path has no `{{{{ {name} }}}}`"))
                .label(path.span, "this path")
                .help(help);
        }
        is_there
    })
}

//! Servers.
//!
//! `https://{{ store }}.example.com` becomes `{url: "https://{store}.example.com", variables: {store: {default: ""}}}`.

use super::cx::Cx;
use super::template::{self, placeholders};
use crate::catalog::keys::{check, connector};
use crate::diag::code;
use crate::format::build::{list, map, member, members, text};
use crate::tree::{Key, Node};

/// Schemes of URLs that are HTTP.
const HTTP: &[&str] = &["http", "https"];

/// What a URL of another scheme is.
const OTHERS: &[(&str, &str)] = &[
    ("ftp", "FTP"),
    ("ftps", "FTP"),
    ("sftp", "SFTP"),
    ("s3", "S3"),
    ("file", "a file"),
    ("mysql", "MySQL"),
    ("postgres", "PostgreSQL"),
    ("postgresql", "PostgreSQL"),
    ("sqlserver", "SQL Server"),
    ("oracle", "Oracle"),
    ("ws", "WebSocket"),
    ("wss", "WebSocket"),
    ("amqp", "AMQP"),
];

/// The root's servers.
pub(super) fn servers(cx: &mut Cx<'_>) -> Option<Node> {
    let node = cx.root.get("servers")?;
    let Some(items) = node.as_list() else {
        cx.diags
            .report(&code::WRONG_TYPE, node.span, format!("`servers` must be a list, and is {}", node.kind()))
            .help("for example `servers: [{ url: https://api.example.com }]`");
        return None;
    };
    let mut made = Vec::new();
    for item in items {
        if item.as_str().is_some() {
            made.extend(server(cx, item));
            continue;
        }
        let Some(object) = check::object(item, &connector::SERVER, "a server", cx.diags) else { continue };
        let Some(server) = object.get("url").and_then(|url| server(cx, url)) else { continue };
        let mut entries: Vec<(Key, Node)> = members(&server).cloned().collect();
        entries.extend(object.get("label").map(|label| member("name", label.clone())));
        entries.extend(object.get("description").map(|docs| member("description", docs.clone())));
        made.push(map(item.span, entries));
    }
    Some(list(node.span, made))
}

/// One server of a URL.
pub(super) fn server(cx: &mut Cx<'_>, url: &Node) -> Option<Node> {
    let written = url.as_str()?;
    if !is_http(cx, url, written) {
        return None;
    }
    let mut variables: Vec<(Key, Node)> = Vec::new();
    for placeholder in placeholders(url) {
        if variables.iter().any(|(key, _)| *key.text == *placeholder.name) {
            continue;
        }
        let declared = cx.root.get("variables").and_then(|all| all.get(&placeholder.name));
        if declared.is_none() {
            let names: Vec<&str> = cx.named("variables").collect();
            undeclared(cx, &placeholder, &names, "declare it under `variables`");
        }
        let key = Key { span: placeholder.span, text: placeholder.name.as_str().into() };
        variables.push((key, variable(declared, url)));
    }
    let mut entries = vec![member("url", text(url.span, &template::single(written)))];
    if !variables.is_empty() {
        entries.push(member("variables", map(url.span, variables)));
    }
    Some(map(url.span, entries))
}

/// A placeholder that names nothing.
pub(super) fn undeclared(cx: &mut Cx<'_>, placeholder: &template::Placeholder, known: &[&str], how: &str) {
    let name = &placeholder.name;
    let report = cx.diags.report(&code::UNDECLARED, placeholder.span, format!("nothing declares `{name}`"));
    match crate::diag::suggest::suggest(name, known.iter().copied()) {
        Some(near) => report.help(format!("did you mean `{near}`?")),
        None => report.help(how.to_owned()),
    };
}

fn variable(declared: Option<&Node>, url: &Node) -> Node {
    let default = declared.and_then(|node| template::text(node.get("default")?)).unwrap_or_default();
    let mut entries = vec![member("default", text(url.span, &default))];
    if let Some(values) = declared.and_then(|node| node.get("enum")).and_then(Node::as_list) {
        let values = values.iter().filter_map(|value| Some(text(value.span, &template::text(value)?)));
        entries.push(member("enum", list(url.span, values.collect())));
    }
    entries.extend(declared.and_then(|node| node.get("description")).map(|docs| member("description", docs.clone())));
    map(url.span, entries)
}

/// Whether a URL is one of HTTP, or has no scheme to tell.
fn is_http(cx: &mut Cx<'_>, url: &Node, written: &str) -> bool {
    let Some((scheme, _)) = written.split_once("://") else { return true };
    if HTTP.contains(&scheme) || scheme.contains("{{") {
        return true;
    }
    let what = OTHERS.iter().find(|(name, _)| *name == scheme).map_or(scheme, |(_, what)| what);
    cx.diags
        .report(&code::NOT_HTTP, url.span, format!("{what} is not supported: a connector speaks HTTP"))
        .help("give the URL of an HTTP API, beginning with `https://`");
    false
}

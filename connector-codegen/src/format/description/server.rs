//! Servers.
//!
//! `https://{{ store }}.example.com` becomes `{url: "https://{store}.example.com"}`: the twin has the variable, too.

use super::cx::Cx;
use super::secret;
use super::template::{self, placeholders};
use crate::catalog::keys::{connector, members as check};
use crate::diag::code;
use crate::diag::suggest::meant;
use crate::format::build::{list, map, member, members, renamed, text};
use crate::tree::{Key, Node};
use connector_tables::language::template::to_path;

/// Schemes of URLs that are HTTP.
const HTTP: &[&str] = &["http", "https"];

/// The protocols of other URL schemes.
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
            template::check(cx, item);
            made.extend(server(cx, item));
            continue;
        }
        let Some(object) = check::object(item, &connector::SERVER, "a server", cx.diags) else { continue };
        let Some(server) = object.get("url").and_then(|url| server(cx, url)) else { continue };
        let mut entries: Vec<(Key, Node)> = members(&server).cloned().collect();
        entries.extend(renamed(&object, &[("label", "name"), ("description", "description")]));
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
    secret::of_url(cx, url);
    template::required(cx, url);
    for placeholder in placeholders(url) {
        let declared = cx.root.get("variables").and_then(|all| all.get(&placeholder.name));
        if declared.is_none() {
            let names: Vec<&str> = cx.named("variables").collect();
            undeclared(cx, &placeholder, &names, "declare it under `variables`");
            return None;
        }
    }
    Some(map(url.span, vec![member("url", text(url.span, &to_path(written)))]))
}

/// A placeholder that names nothing.
pub(super) fn undeclared(cx: &mut Cx<'_>, placeholder: &template::Placeholder, known: &[&str], how: &str) {
    let name = &placeholder.name;
    cx.diags
        .report(&code::UNKNOWN_VARIABLE, placeholder.span, format!("nothing declares `{name}`"))
        .help(meant(name, known.iter().copied()).unwrap_or_else(|| how.to_owned()));
}

/// Returns `true` if a URL uses HTTP, or has no scheme.
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

//! Servers and the variables of their URLs.
//!
//! `{url: "https://{region}.example.com", variables: {region: {default: eu}}}` becomes a server with one variable.

use super::template::names;
use super::{docs, extend};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::read::Typed;
use crate::tree::Node;
use connector_tables::{ServerBuf, VariableBuf};
use openapiv3 as v3;

/// A list of servers. One that cannot be read is left out with a warning: the user can name a URL.
pub(super) fn servers(cx: &mut Cx<'_>, list: Option<&Node>) -> Vec<ServerBuf> {
    let list = list.and_then(Node::as_list).unwrap_or_default();
    list.iter().filter_map(|node| cx.attempt(|cx| server(cx, node))).collect()
}

fn server(cx: &mut Cx<'_>, node: &Node) -> Option<ServerBuf> {
    let Typed { node, value } = cx.read::<v3::Server>(node)?;
    let declared = node.get("variables").and_then(Node::as_map);
    let used = names(&value.url);
    for (key, _) in declared.iter().flat_map(|map| map.iter()).filter(|(key, _)| !used.contains(&&*key.text)) {
        let message = format!("the URL `{}` has no `{{{}}}`", value.url, key.text);
        cx.diags.report(&code::SERVER_VARIABLE, key.span, message).help("the variable was left out");
    }
    let mut variables = Vec::new();
    for name in used {
        let declared = declared.and_then(|map| map.get(name));
        if declared.is_none() && extend::has_variable(cx.root, name) {
            continue;
        }
        if declared.is_none() {
            let span = node.get("url").map_or(node.span, |url| url.span);
            cx.diags
                .report(&code::SERVER_VARIABLE, span, format!("nothing declares the variable `{name}`"))
                .help(format!("add `{name}` under `variables`, with a `default`"));
        }
        let variable = declared.and_then(|node| cx.attempt(|cx| variable(cx, name, node)));
        variables.push(variable.unwrap_or_else(|| VariableBuf { name: name.to_owned(), ..VariableBuf::default() }));
    }
    let summary = summary([docs::member(&node, "name"), value.description]);
    Some(ServerBuf { url: value.url, summary, variables })
}

/// The first line that is not blank.
fn summary(texts: [Option<String>; 2]) -> String {
    let mut lines = texts.iter().flatten().flat_map(|text| text.lines()).map(str::trim);
    lines.find(|line| !line.is_empty()).unwrap_or_default().to_owned()
}

fn variable(cx: &mut Cx<'_>, name: &str, node: &Node) -> Option<VariableBuf> {
    let value = cx.read::<v3::ServerVariable>(node)?.value;
    Some(VariableBuf { name: name.to_owned(), default: value.default, values: value.enumeration })
}

//! Bodies as templates.
//!
//! `x-connector-template: {data: "{{ $body }}"}` on JSON becomes the text `{"data":"{{ $body }}"}`.

use super::member;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::tree::{Node, Value};
use connector_tables::MediaKind;
use connector_tables::language::template::{mistake, names};

/// The template of a media type. The outer option is absent after a report.
pub(in crate::format::openapi::lower) fn template(
    cx: &mut Cx<'_>,
    node: &Node,
    kind: MediaKind,
) -> Option<Option<String>> {
    let Some(said) = member(node, "x-connector-template") else { return Some(None) };
    let text = match (&said.value, kind.row().json_template) {
        (Value::String(text), false) => text.to_string(),
        (Value::String(text), true) => json(cx, said, text)?,
        (_, true) => said.to_json().to_string(),
        (_, false) => {
            let message = format!("the template of a body of text is {}, not a string", said.kind());
            cx.diags.report(&code::BAD_TEMPLATE, said.span, message).help("write the text, with `{{ name }}` in it");
            return None;
        }
    };
    if let Some(mistake) = mistake(&text) {
        cx.diags
            .report(&code::BAD_TEMPLATE, said.span, mistake.to_string())
            .help("write `{{ name }}`, where `name` is a variable");
        return None;
    }
    Some(Some(text))
}

/// Text as JSON: as it is, if it is JSON; as a JSON string, if it is a single value.
fn json(cx: &mut Cx<'_>, node: &Node, text: &str) -> Option<String> {
    let start = text.trim_start();
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(_) => Some(text.trim().to_owned()),
        Err(error) if (start.starts_with('{') && !start.starts_with("{{")) || start.starts_with('[') => {
            let message = format!("the template is no JSON: {error}");
            let report = cx.diags.report(&code::BAD_TEMPLATE, node.span, message);
            match names(text).next() {
                Some(name) => {
                    report.help(format!("write `\"{{{{ {name} }}}}\"`: alone in its quotes, a value keeps its type"))
                }
                None => report.help("the template of a JSON body is JSON"),
            };
            None
        }
        Err(_) => serde_json::to_string(text).ok(),
    }
}

//! Irregular parameters and headers.
//!
//! `{name: id, in: path, style: form, schema: {}}` becomes `{name: id, in: path, required: true, schema: {}}` with
//! two warnings.

use super::build::{map, member, text};
use super::edit::Edit;
use crate::diag::code;
use crate::diag::suggest::meant;
use crate::tree::{Node, Value};

/// Every style of OpenAPI, with its valid locations.
const STYLES: &[(&str, &[&str])] = &[
    ("simple", &["path", "header"]),
    ("label", &["path"]),
    ("matrix", &["path"]),
    ("form", &["query", "cookie"]),
    ("spaceDelimited", &["query"]),
    ("pipeDelimited", &["query"]),
    ("deepObject", &["query"]),
    // 3.2
    ("cookie", &["cookie"]),
];

/// `Query` for `query`.
pub(super) fn place(edit: &mut Edit<'_>) {
    let Some(written) = edit.get("in").and_then(Node::as_str) else { return };
    let lower = written.to_ascii_lowercase();
    if lower != written && ["query", "path", "header", "cookie"].contains(&lower.as_str()) {
        let message = format!("`in: {written}` is not in lower case");
        edit.warn("in", message, format!("write `in: {lower}`"));
        edit.set_text("in", &lower);
    }
}

/// The specification demands it, and a path without the value is another path.
pub(super) fn required(edit: &mut Edit<'_>) {
    let is_path = edit.get("in").and_then(Node::as_str) == Some("path");
    if is_path && edit.get("required").and_then(Node::as_bool) != Some(true) {
        let message = "a path parameter is always required".to_owned();
        edit.warn("required", message, "write `required: true`".to_owned());
        edit.set("required", Value::Bool(true));
    }
}

pub(super) fn style(edit: &mut Edit<'_>) {
    let place = edit.get("in").and_then(Node::as_str).unwrap_or("query").to_owned();
    check_style(edit, &place);
    if edit.get("style").and_then(Node::as_str) == Some("cookie") {
        edit.set_text("style", "form");
    }
}

pub(super) fn header_style(edit: &mut Edit<'_>) {
    check_style(edit, "header");
}

pub(super) fn encoding_style(edit: &mut Edit<'_>) {
    check_style(edit, "query");
}

/// Keeps a style only if it is valid in the location. A style of another location is treated as the default; an unknown one is an
/// error, since the format that the server reads is unknown.
fn check_style(edit: &mut Edit<'_>, place: &str) {
    let Some(node) = edit.get("style").cloned() else { return };
    // A wrong location is reported elsewhere.
    if !STYLES.iter().any(|(_, places)| places.contains(&place)) {
        return;
    }
    let written = node.as_str().unwrap_or_default();
    let allowed = |name: &str| STYLES.iter().any(|(style, places)| *style == name && places.contains(&place));
    if allowed(written) {
        return;
    }
    let names: Vec<_> = STYLES.iter().map(|(style, _)| *style).filter(|style| allowed(style)).collect();
    let near = node.as_str().and_then(|written| meant(written, names.iter().copied()));
    let help = format!("`{place}` parameters allow: {}", names.join(", "));
    let help = near.map_or(help.clone(), |near| format!("{near} {help}"));
    if STYLES.iter().any(|(style, _)| *style == written) {
        let message = format!("style `{written}` is not for `{place}` parameters; the default was taken");
        edit.warn("style", message, help);
    } else {
        let message = match node.as_str() {
            Some(text) => format!("unknown style `{text}`"),
            None => format!("`style` is {}, not a string", node.kind()),
        };
        edit.fail(&code::UNKNOWN_STYLE, "style", message, help);
    }
    edit.drop("style");
}

/// Treats an undeclared value as text in a URL or header.
pub(super) fn schema(edit: &mut Edit<'_>) {
    let content = edit.get("content").and_then(Node::as_map).is_some_and(|map| !map.is_empty());
    match (edit.has("schema"), content) {
        (true, true) => {
            let message = "`content` stands beside `schema`, and was not used".to_owned();
            edit.warn("content", message, "remove one of both".to_owned());
            edit.drop("content");
        }
        (true, false) => edit.drop("content"),
        (false, true) => {}
        (false, false) => {
            edit.drop("content");
            let span = edit.span();
            edit.put("schema", map(span, vec![member("type", text(span, "string"))]));
        }
    }
}

//! Text to nodes, whatever it is written in: JSON, TOML and YAML are told apart by content, not by name.
//!
//! Separate from the readers because neither may know the other.
//!
//! `{"a": 1}`, `a = 1` and `a: 1` become the same map, but for places.

use super::{Node, Value, json, toml, yaml};
use crate::diag::{Diagnostics, code};
use crate::text::{self, SourceId, Sources, Span};

/// The tree of a text that was read. Absent: it is no JSON, YAML or TOML, or beyond the bounds, which was reported.
pub fn read(sources: &Sources, id: SourceId, diags: &mut Diagnostics) -> Option<Node> {
    let text = sources.get(id).map(|source| source.text.as_str()).unwrap_or_default();
    if text.len() as u64 > text::LARGEST {
        let message = format!("the text has {} MiB; the limit is {} MiB", text.len() >> 20, text::LARGEST >> 20);
        diags.report(&code::TOO_LARGE, Span::new(id, 0, 0), message).help("split the description into several");
        return None;
    }
    let start = text.len() - text.trim_start().len();
    match text.as_bytes().get(start..).unwrap_or_default() {
        [] => foreign(id, 0, "the text is empty", diags),
        [b'<', ..] => foreign(id, start, "this is HTML or XML, not a JSON or YAML description", diags),
        [b'{' | b'[', rest @ ..] => json_or_yaml(text, id, rest, diags),
        _ if toml::is_toml(text) => toml::read(text, id, diags),
        _ => described(yaml::read(text, id, diags)?, start, text, diags),
    }
}

/// A bracket begins JSON, or YAML that is written like it. What follows the bracket shows whose errors to tell.
fn json_or_yaml(text: &str, id: SourceId, inner: &[u8], diags: &mut Diagnostics) -> Option<Node> {
    let mark = diags.mark();
    if let Some(node) = json::read(text, id, diags) {
        return Some(node);
    }
    let failed = |code| diags.iter().skip(mark).any(|d| std::ptr::eq(d.code, code));
    if matches!(inner.trim_ascii_start(), [] | [b'"' | b'{' | b'[' | b'}' | b']', ..]) || failed(&code::TOO_DEEP) {
        return None;
    }
    let reports = diags.take_since(mark);
    if let Some(node) = yaml::read(text, id, diags) {
        return Some(node);
    }
    let bounds = diags.iter().skip(mark).any(|d| !std::ptr::eq(d.code, &code::SYNTAX));
    if !bounds {
        diags.take_since(mark);
        diags.extend(reports);
    }
    None
}

/// Plain words are a YAML string too, but no description.
fn described(node: Node, start: usize, text: &str, diags: &mut Diagnostics) -> Option<Node> {
    let message = match node.value {
        Value::List(_) | Value::Map(_) => return Some(node),
        Value::Null => "the text holds no value, only comments".to_owned(),
        _ => {
            let line = text.get(start..).unwrap_or_default().lines().next().unwrap_or_default();
            let shown: String = line.chars().take(40).collect();
            format!("this is not a JSON or YAML description: it begins with `{}`", shown.trim_end())
        }
    };
    foreign(node.span.source, start, &message, diags)
}

fn foreign(source: SourceId, at: usize, message: &str, diags: &mut Diagnostics) -> Option<Node> {
    diags
        .report(&code::SYNTAX, Span::new(source, at, at), message)
        .help("a description begins with `openapi: 3…`, `swagger: \"2.0\"` or `connector: 1`; if this came from a URL, is it the page about the description and not the description itself?");
    None
}

//! `x-stainless-pagination-property`: parameters and properties of the response declare their purpose.
//!
//! A parameter with `{purpose: next_cursor_param}`, a property `next` with `{purpose: next_cursor_field}` and a list
//! `data` with `{purpose: items}` become pagination by a token from `/next`, with the items at `/data`.

use super::member;
use crate::catalog::keys::read::Read as _;
use crate::format::openapi::cx::Cx;
use crate::spec::Operation;
use crate::text::Span;
use crate::tree::{Node, pointer};
use connector_tables::language::pointer::escape;
use connector_tables::{
    LastItemBuf, NextBuf, NextUrlBuf, OffsetBuf, PageNumberBuf, PagingBuf, SlotBuf, SourceBuf, TokenBuf,
};
use std::collections::BTreeMap;

const NAME: &str = "x-stainless-pagination-property";

/// Maximum depth of marked properties, and maximum number of nodes to search.
const DEPTH: usize = 5;
const MOST: usize = 500;

/// Reads the marks of an operation's parameters and of its response.
pub(super) fn read(cx: &Cx<'_>, node: &Node, operation: &Operation) -> Option<(PagingBuf, Span)> {
    let asked = param(cx, node);
    let schema = response(cx, node)?;
    if asked.is_none() && !has_marks(&schema) {
        return None;
    }
    let marks = marks(cx, schema);
    let source = |purpose: &str| marks.get(purpose).cloned();
    let body = |purpose: &str| match marks.get(purpose) {
        Some(SourceBuf::Body(pointer)) => Some(pointer.clone()),
        _ => None,
    };
    let items = body("items")?;
    let (next, span) = match asked {
        None => (NextBuf::NextUrl(NextUrlBuf { from: source("cursor_url_field")? }), node.span),
        Some(Asked { name, purpose, span }) => {
            let to = SlotBuf::Query(name.clone());
            let next = match purpose.as_str() {
                "next_cursor_param" => NextBuf::Token(TokenBuf { to, from: source("next_cursor_field")? }),
                "next_cursor_id_param" => {
                    let id = body("cursor_item_id")?;
                    let field = id.strip_prefix(&items)?.strip_prefix("/0")?.to_owned();
                    NextBuf::LastItem(LastItemBuf { to, field })
                }
                "page_number_param" => {
                    let start = super::first_page(cx, operation, &name);
                    let last = source("total_page_count_field").filter(|_| start == 1);
                    NextBuf::Page(PageNumberBuf { to, start, last })
                }
                _ => NextBuf::Offset(OffsetBuf { to, start: 0 }),
            };
            (next, span)
        }
    };
    let total = source("offset_total_count_field");
    let paging = PagingBuf { next, items: Some(items), more: source("has_next_page"), total, ..PagingBuf::default() };
    Some((paging, span))
}

/// The query parameter that requests the next page.
struct Asked {
    name: String,
    purpose: String,
    span: Span,
}

const ASKS: &[&str] = &["next_cursor_param", "next_cursor_id_param", "page_number_param", "offset_count_param"];

fn param(cx: &Cx<'_>, node: &Node) -> Option<Asked> {
    member(node, "parameters")?.as_list()?.iter().find_map(|param| {
        let param = target(cx, param)?;
        let purpose = match member(&param, NAME) {
            Some(mark) => mark.text("purpose"),
            None => member(&target(cx, member(&param, "schema")?)?, NAME)?.text("purpose"),
        };
        let purpose = purpose.filter(|purpose| ASKS.contains(&purpose.as_str()))?;
        Some(Asked { name: param.text("name")?, purpose, span: param.span })
    })
}

/// The JSON schema of the first successful response.
fn response(cx: &Cx<'_>, node: &Node) -> Option<Node> {
    let replies = member(node, "responses")?.as_map()?;
    let (_, reply) = replies.iter().find(|(status, _)| status.text.starts_with('2'))?;
    let reply = target(cx, reply)?;
    let media = member(&reply, "content")?.as_map()?;
    let (_, media) = media.iter().find(|(range, _)| range.text.contains("json"))?;
    target(cx, member(media, "schema")?)
}

/// Returns `true` if the schema or one of its properties is marked.
fn has_marks(schema: &Node) -> bool {
    let mut properties = member(schema, "properties").and_then(Node::as_map).into_iter().flat_map(|map| map.iter());
    member(schema, NAME).is_some() || properties.any(|(_, property)| member(property, NAME).is_some())
}

/// Purposes and locations of the marked properties.
fn marks(cx: &Cx<'_>, schema: Node) -> BTreeMap<String, SourceBuf> {
    let mut marks = BTreeMap::new();
    let mut waiting = vec![(schema, String::new(), DEPTH)];
    let mut seen = 0;
    while let Some((schema, at, depth)) = waiting.pop() {
        seen += 1;
        let Some(deeper) = depth.checked_sub(1).filter(|_| seen < MOST) else { continue };
        note(&mut marks, &schema, &at);
        let Some(schema) = target(cx, &schema) else { continue };
        note(&mut marks, &schema, &at);
        let parts =
            ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|word| member(&schema, word)?.as_list()).flatten();
        waiting.extend(parts.map(|part| (part.clone(), at.clone(), deeper)));
        let properties = member(&schema, "properties").and_then(Node::as_map).into_iter().flat_map(|map| map.iter());
        let below = properties.map(|(name, node)| (node.clone(), format!("{at}/{}", escape(&name.text)), deeper));
        waiting.extend(below);
        waiting.extend(member(&schema, "items").map(|item| (item.clone(), format!("{at}/0"), deeper)));
    }
    marks
}

fn note(marks: &mut BTreeMap<String, SourceBuf>, schema: &Node, at: &str) {
    let Some(mark) = member(schema, NAME) else { return };
    if mark.is_true("is_top_level_array") {
        marks.insert("items".to_owned(), SourceBuf::Body(String::new()));
    }
    let Some(purpose) = mark.text("purpose") else { return };
    let source = match mark.text("from_header") {
        Some(header) => SourceBuf::Header(header),
        None => SourceBuf::Body(at.to_owned()),
    };
    marks.entry(purpose).or_insert(source);
}

/// The target of a `$ref`; a broken one is reported elsewhere.
fn target(cx: &Cx<'_>, node: &Node) -> Option<Node> {
    let mut node = node.clone();
    for _ in 0..DEPTH {
        let Some(text) = node.get("$ref").and_then(Node::as_str) else { break };
        node = pointer::resolve(cx.root, text).ok()?;
    }
    Some(node)
}

//! `x-fern-pagination`: paths into request and response, as in Fern's generator. `true` refers to the member of the root.
//!
//! `{cursor: $request.cursor, next_cursor: $response.next, results: $response.data}` becomes pagination by a token from
//! `/next`, with the items at `/data`.

use super::{first_page, member, pointer, slot};
use crate::catalog::keys::read::Read as _;
use crate::format::openapi::cx::Cx;
use crate::spec::Operation;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::{NextBuf, NextUrlBuf, OffsetBuf, PageNumberBuf, PagingBuf, SourceBuf, TokenBuf};

/// Its name.
pub(super) const NAME: &str = "x-fern-pagination";

/// Reads it.
pub(super) fn read(cx: &Cx<'_>, node: &Node, operation: &Operation) -> Option<(PagingBuf, Span)> {
    let own = member(node, NAME)?;
    let said = if own.as_bool() == Some(true) { member(cx.root, NAME)? } else { own };
    let place = |name: &str| pointer(said.text(name)?.strip_prefix("$response")?);
    let source = |name: &str| place(name).map(SourceBuf::Body);
    let input = |name: &str| Some(said.text(name)?.strip_prefix("$request.")?.to_owned());
    let next = if let Some(cursor) = input("cursor") {
        NextBuf::Token(TokenBuf { to: slot(operation, &cursor), from: source("next_cursor")? })
    } else if let Some(offset) = input("offset") {
        let to = slot(operation, &offset);
        match said.get("step") {
            // The number grows by the number of received items; without a step, by one.
            Some(_) => NextBuf::Offset(OffsetBuf { to, start: 0 }),
            None => NextBuf::Page(PageNumberBuf { to, start: first_page(cx, operation, &offset), last: None }),
        }
    } else {
        NextBuf::NextUrl(NextUrlBuf { from: source("next_uri").or_else(|| source("next_path"))? })
    };
    let paging =
        PagingBuf { next, items: Some(place("results")?), more: source("has-next-page"), ..PagingBuf::default() };
    Some((paging, own.span))
}

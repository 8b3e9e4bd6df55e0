//! `x-ms-pageable`: the response names the URL of the next page (AutoRest's extensions for OpenAPI).
//!
//! `{nextLinkName: nextLink, itemName: value}` becomes pagination by URL from `/nextLink`, with the items at `/value`.

use super::member;
use crate::catalog::keys::read::Read as _;
use crate::format::openapi::cx::Cx;
use crate::spec::Operation;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::language::pointer::escape;
use connector_tables::{NextBuf, NextUrlBuf, PagingBuf, SourceBuf};

/// Its name.
pub(super) const NAME: &str = "x-ms-pageable";

/// Reads the member. Without the name of a link there is only one page.
pub(super) fn read(_: &Cx<'_>, node: &Node, _: &Operation) -> Option<(PagingBuf, Span)> {
    let said = member(node, NAME)?;
    let next = said.text("nextLinkName")?;
    let items = said.text("itemName").unwrap_or_else(|| "value".to_owned());
    let from = SourceBuf::Body(format!("/{}", escape(&next)));
    let items = Some(format!("/{}", escape(&items)));
    let next = NextBuf::NextUrl(NextUrlBuf { from });
    Some((PagingBuf { next, items, ..PagingBuf::default() }, said.span))
}

//! `x-speakeasy-pagination`: inputs by their role, and JSONPaths into the response, as in Speakeasy's generator.
//!
//! `{type: cursor, inputs: [{name: after, in: parameters, type: cursor}], outputs: {results: $.data, nextCursor: $.next}}`
//! becomes pagination by a token from `/next`, with the items at `/data`.

use super::{first_page, member, pointer, slot};
use crate::catalog::keys::read::Read as _;
use crate::format::openapi::cx::Cx;
use crate::spec::Operation;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::{
    LastItemBuf, NextBuf, NextUrlBuf, OffsetBuf, PageNumberBuf, PageSizeBuf, PagingBuf, SourceBuf, TokenBuf,
};

/// Its name.
pub(super) const NAME: &str = "x-speakeasy-pagination";

/// Reads it.
pub(super) fn read(cx: &Cx<'_>, node: &Node, operation: &Operation) -> Option<(PagingBuf, Span)> {
    let said = member(node, NAME)?;
    let outputs = member(said, "outputs")?;
    let place = |name: &str| pointer(outputs.text(name)?.strip_prefix('$')?);
    let source = |name: &str| place(name).map(SourceBuf::Body);
    let input = |role: &str| {
        let inputs = member(said, "inputs").and_then(Node::as_list).unwrap_or_default();
        inputs.iter().find(|input| input.text("type").as_deref() == Some(role))?.text("name")
    };
    let next = match said.text("type")?.as_str() {
        "url" => NextBuf::NextUrl(NextUrlBuf { from: source("nextUrl")? }),
        "cursor" => {
            let to = slot(operation, &input("cursor")?);
            let path = outputs.text("nextCursor")?;
            match path.split_once("[-1]") {
                // A property of the last item.
                Some((_, field)) => NextBuf::LastItem(LastItemBuf { to, field: pointer(field)? }),
                None => NextBuf::Token(TokenBuf { to, from: source("nextCursor")? }),
            }
        }
        "offsetLimit" => match (input("page"), input("offset")) {
            (Some(page), _) => {
                let (to, start) = (slot(operation, &page), first_page(cx, operation, &page));
                let last = source("numPages").filter(|_| start == 1);
                NextBuf::Page(PageNumberBuf { to, start, last })
            }
            (None, Some(offset)) => NextBuf::Offset(OffsetBuf { to: slot(operation, &offset), start: 0 }),
            (None, None) => return None,
        },
        _ => return None,
    };
    let size = input("limit").map(|name| PageSizeBuf { to: slot(operation, &name), count: None });
    Some((PagingBuf { next, items: Some(place("results")?), size, ..PagingBuf::default() }, said.span))
}

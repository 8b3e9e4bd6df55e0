//! `x-ms-pageable`: the reply names the URL of the next page (AutoRest's extensions for OpenAPI).
//!
//! `{nextLinkName: nextLink, itemName: value}` becomes paging by URL from `/nextLink`, and `/value` is the reply's value.

use super::member;
use crate::catalog::keys::read::Read as _;
use crate::format::openapi::cx::Cx;
use crate::spec::at::{At, at};
use crate::spec::ty::Types;
use crate::spec::{Operation, Reply, TypeId};
use crate::tree::Node;
use connector_tables::language::pointer::escape;
use connector_tables::language::status;
use connector_tables::{NextBuf, NextUrlBuf, PagingBuf, SourceBuf};

/// Its name.
pub(super) const NAME: &str = "x-ms-pageable";

/// Reads it. Documents are not ours, so what does not fit is left alone: the operation gives its reply as it is.
pub(super) fn declare(cx: &mut Cx<'_>, node: &Node, operation: &mut Operation) {
    let Some(said) = member(node, NAME) else { return };
    // Without a name there is one page.
    let Some(next) = said.text("nextLinkName") else { return };
    let items = said.text("itemName").unwrap_or_else(|| "value".to_owned());
    let (next, items) = (format!("/{}", escape(&next)), format!("/{}", escape(&items)));
    let succeeds = |reply: &Reply| status::class(reply.status) == 2;
    let mut replies: Vec<&mut Reply> =
        operation.replies.iter_mut().filter(|reply| succeeds(reply) && !reply.media.is_empty()).collect();
    let fits = |reply: &&mut Reply| reply.media.iter().all(|media| list(&cx.types, media.ty, &items, &next).is_some());
    if replies.is_empty() || !replies.iter().all(fits) {
        return;
    }
    for reply in &mut replies {
        for media in &mut reply.media {
            reply.whole = reply.whole.or(media.ty);
            media.ty = list(&cx.types, media.ty, &items, &next);
        }
        reply.select = Some(items.clone());
    }
    let place = cx.place(said.span);
    let next = NextBuf::NextUrl(NextUrlBuf { from: SourceBuf::Body(next) });
    operation.behavior.table.paging = Some(Box::new(PagingBuf { next, ..PagingBuf::default() }));
    operation.behavior.paging = Some(place);
}

/// The list at `items` in a type that has a place for the next URL, too.
fn list(types: &Types, ty: Option<TypeId>, items: &str, next: &str) -> Option<TypeId> {
    let At::Type { ty: list, .. } = at(types, ty?, items) else { return None };
    if matches!(at(types, ty?, next), At::Missing(_)) {
        return None;
    }
    types.item(list).map(|_| list)
}

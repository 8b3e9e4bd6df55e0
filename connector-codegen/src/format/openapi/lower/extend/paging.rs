//! How a list is given in parts.
//!
//! `{page: {param: page, size: per_page}}` becomes page numbers in the query, with a size beside them.

use super::source::source;
use super::{member, text, whole};
use crate::catalog::keys;
use crate::catalog::keys::Kind;
use crate::catalog::keys::call::PAGINATION;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::tree::Node;
use connector_tables::{
    CustomPagingBuf, LastItemBuf, LinkBuf, NextBuf, NextUrlBuf, OffsetBuf, PageNumberBuf, PageSizeBuf, PagingBuf,
    Place, SlotBuf, Strategy, TokenBuf,
};

/// Pagination. Absent after a report.
pub(super) fn paging(cx: &mut Cx<'_>, node: &Node) -> Option<PagingBuf> {
    if !keys::check(node, &PAGINATION, cx.diags) {
        return None;
    }
    let (name, way) = way(cx, node)?;
    let default = PagingBuf::default();
    Some(PagingBuf {
        next: next(name, way)?,
        size: text(way, "size")
            .map(|size| PageSizeBuf { to: slot(way, &size), count: whole(way, "default_size").filter(|it| *it > 0) }),
        total: source(node, "total"),
        more: source(way, "more"),
        max_pages: whole(node, "max_pages").unwrap_or(default.max_pages),
    })
}

/// The one way that it names.
fn way<'n>(cx: &mut Cx<'_>, node: &'n Node) -> Option<(&'static str, &'n Node)> {
    let known = || PAGINATION.keys.iter().filter(|key| matches!(key.kind, Kind::Object(_))).map(|key| key.name);
    let ways: Vec<_> = known().filter_map(|name| Some((name, member(node, name)?))).collect();
    match ways.as_slice() {
        [one] => Some(*one),
        [(first, _), (second, other), ..] => {
            let message = format!("`{second}` stands beside `{first}`");
            cx.diags.report(&code::CONFLICT, other.span, message).help("an endpoint has one way of pagination");
            None
        }
        [] => {
            let names: Vec<_> = known().map(|name| format!("`{name}`")).collect();
            let message = "`pagination` does not say how the next page is asked for";
            let help = format!("add one of {}", names.join(", "));
            cx.diags.report(&code::MISSING_MEMBER, node.span, message).help(help);
            None
        }
    }
}

fn next(name: &str, way: &Node) -> Option<NextBuf> {
    let to = || text(way, "param").map(|param| slot(way, &param));
    let start = |default| whole(way, "start").unwrap_or(default);
    let Some(strategy) = Strategy::of(name) else { return graphql(way) };
    Some(match strategy {
        Strategy::Page => {
            let default = PageNumberBuf::default();
            NextBuf::Page(PageNumberBuf { to: to()?, start: start(default.start), last: source(way, "total_pages") })
        }
        Strategy::Offset => NextBuf::Offset(OffsetBuf { to: to()?, start: start(OffsetBuf::default().start) }),
        Strategy::Token => NextBuf::Token(TokenBuf { to: to()?, from: source(way, "from")? }),
        Strategy::LastItem => NextBuf::LastItem(LastItemBuf { to: to()?, field: text(way, "field")? }),
        Strategy::NextUrl => NextBuf::NextUrl(NextUrlBuf { from: source(way, "from")? }),
        Strategy::Link => NextBuf::Link(text(way, "rel").map_or_else(LinkBuf::default, |rel| LinkBuf { rel })),
        Strategy::Custom => NextBuf::Custom(CustomPagingBuf { name: text(way, "name")? }),
    })
}

/// `graphql` is short for a token in a variable of the query.
fn graphql(way: &Node) -> Option<NextBuf> {
    let variable = text(way, "variable").unwrap_or_else(|| "after".to_owned());
    let to = SlotBuf::Body(format!("/variables/{variable}"));
    Some(NextBuf::Token(TokenBuf { to, from: source(way, "cursor")? }))
}

/// Where a name goes: a parameter, or a member of the body.
fn slot(way: &Node, name: &str) -> SlotBuf {
    let place = text(way, "in");
    if place.as_deref() == Some("body") {
        return SlotBuf::Body(if name.starts_with('/') { name.to_owned() } else { format!("/{name}") });
    }
    let name = name.to_owned();
    match place.as_deref().and_then(Place::of) {
        Some(Place::Path) => SlotBuf::Path(name),
        Some(Place::Header) => SlotBuf::Header(name),
        Some(Place::Cookie) => SlotBuf::Cookie(name),
        Some(Place::Query | Place::Template) | None => SlotBuf::Query(name),
    }
}

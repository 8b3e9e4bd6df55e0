//! How a list is given in parts.
//!
//! `{page: {param: page, size: per_page}}` becomes page numbers in the query, with a size beside them.

use super::fixed::place;
use super::source::source;
use super::{member, text, whole};
use crate::catalog::keys;
use crate::catalog::keys::call::PAGINATION;
use crate::catalog::paging::{ROWS, Row};
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::spec::behavior::{Next, Paging, Slot};
use crate::spec::{In, Place};
use crate::tree::Node;

/// Pagination. Absent after a report.
pub(super) fn paging(cx: &mut Cx<'_>, node: &Node, pointer: &str) -> Option<Paging> {
    if !keys::check(node, &PAGINATION, cx.diags) {
        return None;
    }
    let (row, way) = way(cx, node)?;
    Some(Paging {
        next: next(row, way)?,
        size: text(way, "size").map(|size| (slot(way, &size), whole(way, "default_size"))),
        total: source(node, "total"),
        more: source(way, "more"),
        max_pages: whole(node, "max_pages"),
        place: Place { span: node.span, pointer: pointer.to_owned() },
    })
}

/// The one way that it names.
fn way<'n>(cx: &mut Cx<'_>, node: &'n Node) -> Option<(&'static Row, &'n Node)> {
    let ways: Vec<_> = ROWS.iter().filter_map(|row| Some((row, member(node, row.name)?))).collect();
    match ways.as_slice() {
        [one] => Some(*one),
        [(first, _), (second, other), ..] => {
            let message = format!("`{}` stands beside `{}`", second.name, first.name);
            cx.diags.report(&code::CONFLICT, other.span, message).help("an endpoint has one way of pagination");
            None
        }
        [] => {
            let names: Vec<_> = ROWS.iter().map(|row| format!("`{}`", row.name)).collect();
            let message = "`pagination` does not say how the next page is asked for";
            let help = format!("add one of {}", names.join(", "));
            cx.diags.report(&code::MISSING_MEMBER, node.span, message).help(help);
            None
        }
    }
}

fn next(row: &Row, way: &Node) -> Option<Next> {
    let to = || text(way, "param").map(|param| slot(way, &param));
    Some(match row.name {
        "page" => Next::Page { to: to()?, start: whole(way, "start").unwrap_or(1), last: source(way, "total_pages") },
        "offset" => Next::Offset { to: to()?, start: whole(way, "start").unwrap_or(0) },
        "token" => Next::Token { to: to()?, from: source(way, "from")? },
        "last_item" => Next::LastItem { to: to()?, field: text(way, "field")? },
        "next_url" => Next::Url(source(way, "from")?),
        "graphql" => {
            let variable = text(way, "variable").unwrap_or_else(|| "after".to_owned());
            Next::Token { to: Slot::Body(format!("/variables/{variable}")), from: source(way, "cursor")? }
        }
        _ => Next::Link(text(way, "rel").unwrap_or_else(|| "next".to_owned())),
    })
}

/// Where a name goes: a parameter, or a member of the body.
fn slot(way: &Node, name: &str) -> Slot {
    match text(way, "in").as_deref() {
        Some("body") if name.starts_with('/') => Slot::Body(name.to_owned()),
        Some("body") => Slot::Body(format!("/{name}")),
        Some(word) => Slot::Param(place(word).unwrap_or(In::Query), name.to_owned()),
        None => Slot::Param(In::Query, name.to_owned()),
    }
}

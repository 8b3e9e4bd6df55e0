//! Pagination declared for other tools, as `Paging` whose items are a part of the output.
//!
//! One file per tool. The pass `pages` checks the result after types are merged. If a document declares several, the first
//! wins.

mod fern;
mod ms;
mod speakeasy;
mod stainless;

use super::member;
use crate::format::openapi::cx::Cx;
use crate::spec::Operation;
use crate::text::Span;
use crate::tree::Node;
use connector_tables::language::pointer::escape;
use connector_tables::{PagingBuf, Place, SlotBuf};

/// Members of operations with which other tools declare pagination.
pub(super) const NAMES: &[&str] = &[ms::NAME, speakeasy::NAME, fern::NAME];

type Read = fn(&Cx<'_>, &Node, &Operation) -> Option<(PagingBuf, Span)>;
const READERS: &[Read] = &[ms::read, speakeasy::read, fern::read, stainless::read];

/// Adds the pagination that an operation or its parts declare.
pub(super) fn declare(cx: &Cx<'_>, node: &Node, operation: &mut Operation) {
    let found = READERS.iter().find_map(|read| read(cx, node, operation));
    if let Some((paging, span)) = found {
        operation.behavior.table.paging = Some(Box::new(paging));
        operation.behavior.paging = Some(cx.place(span));
    }
}

/// The location of a value with this name: the parameter of the name, or else the body.
fn slot(operation: &Operation, name: &str) -> SlotBuf {
    let place = operation.params.iter().find(|param| param.table.name == name).map(|param| param.table.place);
    match place {
        Some(Place::Header) => SlotBuf::Header(name.to_owned()),
        Some(Place::Cookie) => SlotBuf::Cookie(name.to_owned()),
        Some(Place::Path) => SlotBuf::Path(name.to_owned()),
        None if operation.body.is_some() => SlotBuf::Body(format!("/{}", escape(name))),
        Some(Place::Query | Place::Template) | None => SlotBuf::Query(name.to_owned()),
    }
}

/// The number of the first page: the parameter's default, if that is 0, or else 1.
fn first_page(cx: &Cx<'_>, operation: &Operation, name: &str) -> u64 {
    let param = operation.params.iter().find(|param| param.table.name == name);
    let default = param.and_then(|param| cx.types.get(param.ty)?.default.as_ref()?.as_u64());
    if default == Some(0) { 0 } else { 1 }
}

/// Converts a path with dots to a JSON pointer: `data.items` and `['data'].items` are `/data/items`.
fn pointer(path: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = path;
    while !rest.is_empty() {
        let name = if let Some(quoted) = rest.strip_prefix("['").or_else(|| rest.strip_prefix("[\"")) {
            let (name, after) = quoted.split_once(['\'', '"'])?;
            rest = after.strip_prefix(']')?;
            name
        } else {
            let own = rest.strip_prefix('.').unwrap_or(rest);
            let end = own.find(['.', '[']).unwrap_or(own.len());
            let (name, after) = own.split_at_checked(end)?;
            rest = after;
            name
        };
        if name.is_empty() {
            return None;
        }
        out.push('/');
        out.push_str(&escape(name));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::pointer;

    #[test]
    fn paths_of_dots_are_pointers() {
        assert_eq!(pointer("").as_deref(), Some(""));
        assert_eq!(pointer(".data.items").as_deref(), Some("/data/items"));
        assert_eq!(pointer("['a/b'].next").as_deref(), Some("/a~1b/next"));
        assert_eq!(pointer(".data[0].id"), None);
        assert_eq!(pointer(".data..id"), None);
        assert_eq!(pointer("['data"), None);
    }
}

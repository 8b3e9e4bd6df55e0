//! The parameter that says how many items a page has: an argument of the call, even where the document declares none.
//!
//! `pagination: {page: {param: page, size: per_page}}` without a parameter `per_page` gives an optional integer.

use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::{Scope, style};
use crate::spec::ty::Shape;
use crate::spec::{self, Docs, Param, Type};
use connector_tables::{PagingBuf, Place, SlotBuf};

/// Adds the parameter if the size is a parameter that is not declared. `at` is the location of the pagination.
pub(super) fn declare(cx: &mut Cx<'_>, scope: &Scope, paging: &PagingBuf, at: &spec::Place, params: &mut Vec<Param>) {
    let Some(size) = &paging.size else { return };
    let (place, name) = match &size.to {
        SlotBuf::Query(name) => (Place::Query, name),
        SlotBuf::Header(name) => (Place::Header, name),
        SlotBuf::Cookie(name) => (Place::Cookie, name),
        SlotBuf::Path(_) | SlotBuf::Body(_) => return,
    };
    if params.iter().any(|param| param.table.place == place && param.table.name == *name) {
        return;
    }
    let mut ty = Type::new(at.clone(), scope.param(name), Shape::Integer(None));
    ty.limits.minimum = Some(1.into());
    let ty = cx.types.add(ty);
    let default = size.count.map(|count| format!(" Without it, {count}.")).unwrap_or_default();
    let description = Some(format!("How many items a page has.{default}"));
    let docs = Docs { description, ..Docs::default() };
    params.push(Param { docs, ..Param::new(style::default(place, name), ty, at.span) });
}

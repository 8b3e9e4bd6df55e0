//! Pages consist of items: what a paged operation gives is a list.

use super::place::report;
use super::successes;
use crate::diag::{Diagnostics, code};
use crate::spec::at::{At, at};
use crate::spec::ty::Shape;
use crate::spec::{Direction, Operation, Place, Spec, TypeId};
use connector_tables::{LastItemBuf, NextBuf, PagingBuf};

/// Reports a paged operation that gives no list, and a name of the last item that items do not have.
pub(super) fn check(spec: &Spec, operation: &Operation, paging: &PagingBuf, place: &Place, diags: &mut Diagnostics) {
    if operation.direction == Direction::Send && operation.behavior.table.safe != Some(true) && paging.items.is_none() {
        let message = format!("{} may change something, and each page sends it again", operation.method);
        diags
            .report(&code::DIRECTION, place.span, message)
            .warning()
            .help("say `direction: receive` and `safe: true` if it only reads");
    }
    // The list is a part of the body: the pass `pages` checked it.
    if paging.items.is_some() {
        return;
    }
    let given: Vec<Option<TypeId>> =
        successes(operation).flat_map(|reply| &reply.media).map(|media| media.ty).collect();
    let lists: Vec<TypeId> = given.iter().filter_map(|ty| spec.types.item((*ty)?)).collect();
    if lists.is_empty() || lists.len() < given.len() {
        let other = given.iter().flatten().find(|ty| spec.types.item(**ty).is_none());
        let help = match other.and_then(|ty| list_in(spec, *ty)) {
            Some(name) => format!("its member `{name}` is a list: let the call give `/{name}`"),
            None => "name the place of the list in the reply, and its type".to_owned(),
        };
        diags
            .report(&code::NOT_A_LIST, place.span, "what comes in pages must be a list")
            .label(operation.place.span, "this operation gives something else")
            .help(help);
        return;
    }
    if let NextBuf::LastItem(LastItemBuf { field, .. }) = &paging.next {
        for item in lists {
            if let At::Missing(missing) = at(&spec.types, item, field) {
                report(field, &missing, place.span, diags);
                return;
            }
        }
    }
}

/// The only member of an object that is a list.
fn list_in(spec: &Spec, id: TypeId) -> Option<String> {
    let Shape::Object(object) = spec.types.shape(id)? else { return None };
    let mut lists = object.members.iter().filter(|member| spec.types.item(member.ty).is_some());
    match (lists.next(), lists.next()) {
        (Some(only), None) => Some(only.name.clone()),
        _ => None,
    }
}

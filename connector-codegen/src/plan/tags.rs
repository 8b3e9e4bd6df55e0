//! The cargo features of a client: one for each group.
//!
//! Separate because it needs the whole plan. With `features = tags`, the group `issues` requires the feature `issues`, and so do
//! the types that only this group uses. No feature requires another one: types that are used from elsewhere move to the
//! shared module.

use super::scope::{Glue, Scope};
use super::types::Cx;
use super::{ClientParameter, Group, Item, Plan, Room, used};
use crate::diag::code;
use crate::text::{SourceId, Span};
use std::collections::BTreeMap;

/// Names of features with a meaning of their own for cargo.
const RESERVED: &[&str] = &["default"];

/// Names the feature of each group, and decides which types require it.
pub(super) fn run(groups: &mut [Group], types: &mut [Item], parameters: &[ClientParameter]) {
    // Names of modules are unique.
    let mut names = Scope::new(Glue::Snake, &[RESERVED]);
    for group in groups.iter_mut() {
        group.feature = Some(names.claim_quietly(group.module.clone(), None));
    }
    share(groups, types, parameters);
}

/// Moves types that are used from outside of their module to the shared one, along with the types that they use.
fn share(groups: &[Group], types: &mut [Item], parameters: &[ClientParameter]) {
    let places: BTreeMap<&str, usize> = types.iter().enumerate().map(|(at, item)| (item.name.as_str(), at)).collect();
    let places =
        |names: Vec<&str>| -> Vec<usize> { names.iter().filter_map(|name| places.get(name).copied()).collect() };
    let named: Vec<Vec<usize>> = types.iter().map(|item| places(used::by_item(item))).collect();
    let mut rooms: Vec<Room> = types.iter().map(|item| item.room).collect();
    let mut waiting: Vec<(Room, usize)> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let names = group.endpoints.iter().flat_map(used::by_endpoint).collect();
        waiting.extend(places(names).into_iter().map(|to| (Room::Group(at), to)));
    }
    // The methods of the builder require no feature.
    let of_client = used::items(parameters.iter().filter_map(|parameter| parameter.pass.ty())).collect();
    waiting.extend(places(of_client).into_iter().map(|to| (Room::Shared, to)));
    for (room, named) in rooms.iter().zip(&named) {
        waiting.extend(named.iter().map(|to| (*room, *to)));
    }
    while let Some((from, to)) = waiting.pop() {
        if let (Some(room), Some(named)) = (rooms.get_mut(to), named.get(to))
            && *room != Room::Shared
            && *room != from
        {
            *room = Room::Shared;
            waiting.extend(named.iter().map(|next| (Room::Shared, *next)));
        }
    }
    types.iter_mut().zip(rooms).for_each(|(item, room)| item.room = room);
}

/// Reports a document without endpoints. A filter that matches no operation is reported elsewhere.
pub(super) fn check(cx: &mut Cx<'_>, groups: &[Group]) {
    if !groups.is_empty() || cx.config.selects() {
        return;
    }
    let first = cx.spec.named.first().map(|named| named.place.span);
    let span = Span { start: 0, end: 0, ..first.unwrap_or(Span::new(SourceId(0), 0, 0)) };
    let help = "remove the option `features`: it groups endpoints, and the document has none";
    cx.diags.report(&code::NO_TAGS, span, "the option `features` finds no endpoints to group".to_owned()).help(help);
}

/// Returns the features of a client, in the order of its groups.
pub fn features(plan: &Plan) -> impl Iterator<Item = &str> {
    plan.groups.iter().filter_map(|group| group.feature.as_deref())
}

//! The names of a type, and its users in signatures and other types, for `connector explain TYPE`.
//!
//! Separate because it reads a finished plan. Of the reply that `GET /a` and `GET /b` share, `GetAReply` and `GetBReply` are the
//! names, and both endpoints the users.

use super::{Item, Kind, Plan, used};
use std::collections::{BTreeMap, BTreeSet};

/// A type by all its names, and its users.
#[derive(Debug, Default, PartialEq)]
pub struct Users {
    /// All names that users have for it, without `types::`.
    pub names: BTreeSet<String>,
    /// Endpoints with the type in their signature, by id, in document order.
    pub endpoints: Vec<String>,
    /// Types that contain it, by all their names.
    pub types: BTreeSet<String>,
}

/// The users of the item of this name, if there is one.
pub fn users_of(plan: &Plan, name: &str) -> Option<Users> {
    let heads: BTreeMap<&str, &str> = plan.types.iter().map(|item| (item.name.as_str(), head(item))).collect();
    let wanted = *heads.get(name)?;
    let is_wanted = |item: &str| heads.get(item) == Some(&wanted);
    let has_it = |item: &&Item| used::items(used::parts(item)).any(is_wanted);
    let holders: BTreeSet<&str> = plan.types.iter().filter(has_it).map(|item| item.name.as_str()).collect();
    let mut out = Users::default();
    for item in plan.types.iter().filter(|item| !item.is_hidden) {
        if head(item) == wanted {
            out.names.insert(item.name.clone());
        }
        if holders.contains(head(item)) {
            out.types.insert(item.name.clone());
        }
    }
    let endpoints = plan.groups.iter().flat_map(|group| &group.endpoints);
    let users = endpoints.filter(|endpoint| used::by_endpoint(endpoint).into_iter().any(is_wanted));
    out.endpoints = users.map(|endpoint| endpoint.table.id.clone()).collect();
    Some(out)
}

/// The item that a name stands for.
fn head(item: &Item) -> &str {
    if let Kind::Same(of) = &item.kind { of } else { &item.name }
}

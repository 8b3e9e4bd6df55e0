//! The module `types`: every item, in one module or, when they are many, in a module for each group.
//!
//! Up to 50 items are in `types` itself, if they fit into one file and no feature omits any. Otherwise those that only the
//! group `pets` uses are in `types::pets`, and the others in `types::shared`. These modules are private and re-exported, so that
//! paths stay `types::Pet`. Shapes that several types share are in `types::shapes`, re-exported under the name that each of these
//! types has.

use super::docs::{deprecated, docs};
use super::ident::{attribute, ident};
use super::rooms::Layout;
use super::spread::LINES;
use super::{Access, Module, alias, allowed, bodies, enums, replies, size, structs, union};
use crate::plan::{Item, Kind, Plan, tags};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// Number of items above which a module is split.
const MANY: usize = 50;

/// The module of all types.
pub(super) fn module(plan: &Plan) -> Module {
    let docs = vec!["The types of the API.".to_owned()];
    let (hidden, seen): (Vec<&Item>, Vec<&Item>) = plan.types.iter().partition(|item| item.is_hidden);
    let mut module = Module { allow: allowed(plan), ..Module::new("types", docs) };
    let layout = Layout::new(plan);
    // A feature turns modules on and off.
    let is_few = |items: &[&Item]| {
        let lines: usize = items.iter().map(|item| size::of_item(item)).sum();
        items.len() <= MANY && lines <= LINES && tags::features(plan).next().is_none()
    };
    let (mut items, mut children) = match is_few(&seen) {
        true => (layout.items(&seen, 0), Vec::new()),
        false => layout.rooms(&seen, 1),
    };
    if !hidden.is_empty() {
        let (inner, rooms) = match is_few(&hidden) {
            true => (layout.items(&hidden, 1), Vec::new()),
            false => layout.rooms(&hidden, 2),
        };
        children.push(Module {
            access: Access::Private,
            items: inner,
            children: rooms,
            ..Module::new("shapes", Vec::new())
        });
    }
    if names_abi(&items) || !children.is_empty() {
        items = quote!(use super::abi; #items);
    }
    module.items = items;
    module.children = children;
    module
}

/// Returns `true` if the runtime's names are used: an unused import is a warning to the user.
fn names_abi(items: &TokenStream) -> bool {
    items.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "abi",
        TokenTree::Group(group) => names_abi(&group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// One item with its docs.
pub(super) fn item(item: &Item, plan: &Plan) -> TokenStream {
    let mut tokens = docs(&item.docs);
    tokens.extend(deprecated(item.deprecated));
    tokens.extend(item.attributes.iter().map(|text| attribute(text)));
    let name = ident(&item.name);
    let shown = if item.is_inline { quote!(#name as "") } else { quote!(#name) };
    tokens.extend(match &item.kind {
        Kind::Struct(body) => structs::structure(&name, &shown, body),
        Kind::TextEnum(values) => enums::text(&name, values),
        Kind::IntegerEnum(values) => enums::integer(&name, values),
        Kind::ValueEnum(values) => enums::mixed(&name, &shown, values),
        Kind::Union(body) => union::union(&name, &shown, body),
        Kind::Replies(variants) => replies::replies(&name, variants),
        Kind::Bodies(variants) => bodies::bodies(&name, variants, &bodies::media(&item.name, plan)),
        // Printed by the layout, which knows the item's module.
        Kind::Same(_) => TokenStream::new(),
        Kind::Alias(ty) => alias::alias(&name, ty),
        Kind::Newtype(ty) => alias::newtype(&name, &shown, ty),
    });
    tokens
}

//! The module `types`: every item, in one module or, when they are many, in modules by letter.
//!
//! Up to 200 items stand in `types` itself. More of them stand in `types::a`, `types::b` …, which are private and
//! re-exported, so that paths stay `types::Pet`. A letter with more than 200 is spread by its second one.

use super::docs::{deprecated, docs};
use super::ident::{attribute, ident};
use super::{Access, Module, alias, allowed, bodies, enums, replies, structs, union};
use crate::plan::{Item, Kind, Plan};
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use std::collections::BTreeMap;

/// How many items a module may have before it is spread.
const MANY: usize = 200;

/// The module of all types.
pub(super) fn module(plan: &Plan) -> Module {
    let docs = vec!["The types of the API.".to_owned()];
    let mut module = Module { allow: allowed(plan), ..Module::new("types", docs) };
    if plan.types.len() <= MANY {
        let items: TokenStream = plan.types.iter().map(|each| item(each, plan)).collect();
        module.items = if names_abi(&items) { quote!(use super::abi; #items) } else { items };
        return module;
    }
    module.items.extend(quote!(
        use super::abi;
    ));
    for (letters, items) in by_letter(&plan.types) {
        let letters = if syn::parse_str::<syn::Ident>(&letters).is_ok() { letters } else { format!("{letters}_") };
        let name = ident(&letters);
        module.items.extend(quote!(pub use #name::*;));
        let items = items.into_iter().map(|each| item(each, plan));
        let items = quote!(use super::*; #(#items)*);
        module.children.push(Module { access: Access::Private, items, ..Module::new(&letters, Vec::new()) });
    }
    module
}

/// Whether the runtime's names are used: an unused import is a warning to the user.
fn names_abi(items: &TokenStream) -> bool {
    items.clone().into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "abi",
        TokenTree::Group(group) => names_abi(&group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The items by first letter, or first two, each in document order.
fn by_letter(items: &[Item]) -> BTreeMap<String, Vec<&Item>> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for item in items {
        *count.entry(letters(&item.name, 1)).or_default() += 1;
    }
    let mut by_letter: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    for item in items {
        let first = letters(&item.name, 1);
        let many = count.get(&first).is_some_and(|count| *count > MANY);
        let letters = if many { letters(&item.name, 2) } else { first };
        by_letter.entry(letters).or_default().push(item);
    }
    by_letter
}

/// The first letters as the name of a module.
fn letters(name: &str, count: usize) -> String {
    let letters: String = name.chars().take(count).map(|c| c.to_ascii_lowercase()).collect();
    let valid =
        letters.starts_with(|c: char| c.is_ascii_alphabetic()) && letters.chars().all(|c| c.is_ascii_alphanumeric());
    if valid { letters } else { "other".to_owned() }
}

/// One item with its docs.
pub(super) fn item(item: &Item, plan: &Plan) -> TokenStream {
    let mut tokens = docs(&item.docs);
    tokens.extend(deprecated(item.deprecated));
    tokens.extend(item.attributes.iter().map(|text| attribute(text)));
    let name = ident(&item.name);
    tokens.extend(match &item.kind {
        Kind::Struct(body) => structs::structure(&name, body),
        Kind::TextEnum(values) => enums::text(&name, values),
        Kind::IntegerEnum(values) => enums::integer(&name, values),
        Kind::ValueEnum(values) => enums::mixed(&name, values),
        Kind::Union(body) => union::union(&name, body),
        Kind::Replies(variants) => replies::replies(&name, variants),
        Kind::Bodies(variants) => bodies::bodies(&name, variants, &bodies::media(&item.name, plan)),
        Kind::Alias(ty) => alias::alias(&name, ty),
        Kind::Newtype(ty) => alias::newtype(&name, ty),
    });
    tokens
}

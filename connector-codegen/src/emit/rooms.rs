//! Modules inside `types`: by group, and within a large one by the first word of names.
//!
//! Separate from the items: only this file knows the module of each. With groups `issues` and `pulls`, types that only
//! `issues` uses are in `types::issues`. A module of more than about 2,000 lines is split: `IssueEvent`, `IssueEventKind`, …
//! are in `types::issues::issue_event` if there are many of them.

use super::docs::docs;
use super::ident::ident;
use super::spread::{Measured, Parts, spread};
use super::{Access, Module, afar, only, size, types};
use crate::plan::{Item, Kind, Plan, Room};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// The facts from which items are laid out.
pub(super) struct Layout<'p> {
    pub(super) plan: &'p Plan,
    /// Names of the items in `shapes`, each with the first of its public names.
    pub(super) hidden: BTreeMap<&'p str, &'p str>,
}

impl<'p> Layout<'p> {
    pub(super) fn new(plan: &'p Plan) -> Self {
        let mut hidden: BTreeMap<&str, &str> = plan
            .types
            .iter()
            .filter(|item| item.is_hidden)
            .map(|item| (item.name.as_str(), item.name.as_str()))
            .collect();
        let mut names: Vec<(&str, &str)> = Vec::new();
        for item in &plan.types {
            if let Kind::Same(of) = &item.kind {
                names.push((of, &item.name));
            }
        }
        names.sort();
        names.dedup_by_key(|(of, _)| *of);
        for (of, name) in names {
            hidden.entry(of).and_modify(|first| *first = name);
        }
        Layout { plan, hidden }
    }

    /// The name by whose words an item is laid out: for a hidden item, its public name.
    fn seam<'i>(&'i self, item: &'i Item) -> &'i str {
        self.hidden.get(item.name.as_str()).copied().unwrap_or(&item.name)
    }

    /// The items of a module that is `depth` modules below `types`.
    pub(super) fn items(&self, items: &[&Item], depth: usize) -> TokenStream {
        let mut tokens = match depth {
            0 => TokenStream::new(),
            _ => imports(depth),
        };
        // Other names stand at the end: here their docs would be those of the next item.
        for item in items.iter().filter(|item| !matches!(item.kind, Kind::Same(_))) {
            tokens.extend(match depth {
                0 => types::item(item, self.plan),
                _ => types::item(&afar::item(item, &self.hidden), self.plan),
            });
        }
        let up = match depth {
            0 => quote!(self),
            _ => {
                let supers = std::iter::repeat_n(quote!(super), depth);
                quote!(#(#supers)::*)
            }
        };
        let mut plain: BTreeMap<bool, Vec<TokenStream>> = BTreeMap::new();
        for item in items {
            let Kind::Same(of) = &item.kind else { continue };
            let hidden = self.hidden.contains_key(of.as_str());
            let (name, of) = (ident(&item.name), ident(of));
            if item.docs.is_empty() {
                plain.entry(hidden).or_default().push(quote!(#of as #name));
                continue;
            }
            let (docs, shapes) = (docs(&item.docs), hidden.then(|| quote!(shapes::)));
            tokens.extend(quote!(#docs pub use #up::#shapes #of as #name;));
        }
        for (hidden, names) in plain {
            let shapes = hidden.then(|| quote!(shapes::));
            tokens.extend(quote!(pub use #up::#shapes {#(#names),*};));
        }
        tokens
    }

    /// The modules of items, `depth` modules below `types`, and their re-exports.
    pub(super) fn rooms(&self, items: &[&Item], depth: usize) -> (TokenStream, Vec<Module>) {
        let mut rooms: BTreeMap<Room, Vec<Measured<'_, Item>>> = BTreeMap::new();
        items.iter().for_each(|item| rooms.entry(item.room).or_default().push((*item, size::of_item(item))));
        let rooms = rooms.into_iter().map(|(room, items)| {
            let group = match room {
                Room::Shared => None,
                Room::Group(at) => self.plan.groups.get(at),
            };
            let name = group.map_or("shared", |group| &group.module);
            let taken = group.is_some() && matches!(name, "shared" | "shapes");
            let module = self.spread(&if taken { format!("{name}_") } else { name.to_owned() }, items, depth, 1);
            Module { feature: group.and_then(|group| group.feature.clone()), ..module }
        });
        let rooms: Vec<Module> = rooms.collect();
        (reexports(&rooms), rooms)
    }

    /// A module of items. If it is large, items whose names begin with the same words move to modules in it.
    fn spread(&self, name: &str, items: Vec<Measured<'_, Item>>, depth: usize, words: usize) -> Module {
        let Parts { own, parts, level } = spread(items, words, &|item, words| Some(self.beginning(item, words)));
        let part = |(name, items): (&String, &Vec<_>)| self.spread(name, items.clone(), depth + 1, level + 1);
        let children: Vec<Module> = parts.iter().map(part).collect();
        let own: Vec<&Item> = own.into_iter().map(|(item, _)| item).collect();
        let (exports, inner) = (reexports(&children), self.items(&own, depth));
        let items = quote!(#exports #inner);
        Module { access: Access::Private, items, children, ..Module::new(name, Vec::new()) }
    }

    /// The first words of an item's name as the name of a module. `abi` and `types` are taken by imports.
    fn beginning(&self, item: &Item, words: usize) -> String {
        let name = beginning(self.seam(item), words);
        if matches!(name.as_str(), "abi" | "types") { format!("{name}_") } else { name }
    }
}

/// The names that a module uses. Items of other modules are `types::Pet`: a glob import of all of them in each module
/// would make a check one tenth slower.
fn imports(depth: usize) -> TokenStream {
    let supers = std::iter::repeat_n(quote!(super), depth + 1);
    quote!(use #(#supers::)* {abi, types};)
}

fn reexports(rooms: &[Module]) -> TokenStream {
    let exports = rooms.iter().map(|room| {
        let (only, name) = (only(room.feature.as_deref()), ident(&room.name));
        quote!(#only pub use #name::*;)
    });
    exports.collect()
}

/// The first words of a name as the name of a module: two words of `IssueEventKind` are `issue_event`.
fn beginning(name: &str, words: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for c in name.chars() {
        if c.is_uppercase() {
            count += 1;
            if count > words {
                break;
            }
            if !out.is_empty() {
                out.push('_');
            }
        }
        out.extend(c.to_lowercase());
    }
    crate::plan::name::module_name(&out)
}

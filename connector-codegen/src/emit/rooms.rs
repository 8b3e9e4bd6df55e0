//! Modules inside `types`: by group, and within a large one by the first word of names.
//!
//! Separate from the items: only this file knows the module of each. With groups `issues` and `pulls`, types that only
//! `issues` uses are in `types::issues`. A module of more than about 2,000 lines is split: `IssueEvent`, `IssueEventKind`, …
//! are in `types::issues::issue_event` if there are many of them.

use super::docs::docs;
use super::ident::ident;
use super::{Access, Module, afar, types};
use crate::plan::{Item, Kind, Plan, Room};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// Number of lines above which one file is split.
const LINES: usize = 2_000;
/// Modules with fewer lines than this get no file.
const FEW: usize = 200;
/// Maximum number of words of a name by which modules are split.
const WORDS: usize = 4;

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
        let mut rooms: BTreeMap<Room, Vec<&Item>> = BTreeMap::new();
        items.iter().for_each(|item| rooms.entry(item.room).or_default().push(item));
        let rooms = rooms.into_iter().map(|(room, items)| {
            let name = match room {
                Room::Shared => "shared",
                Room::Group(at) => self.plan.groups.get(at).map_or("shared", |group| group.module.as_str()),
            };
            let taken = room != Room::Shared && matches!(name, "shared" | "shapes");
            self.spread(&if taken { format!("{name}_") } else { name.to_owned() }, &items, depth, 1)
        });
        let rooms: Vec<Module> = rooms.collect();
        (reexports(&rooms), rooms)
    }

    /// A module of items. Items whose names begin with the same `words` words move to a module if there are many of them.
    fn spread(&self, name: &str, items: &[&Item], depth: usize, words: usize) -> Module {
        let mut children = Vec::new();
        let mut own: Vec<&Item> = items.to_vec();
        if lines(items) > LINES && words <= WORDS {
            let mut by_word: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
            for item in items {
                by_word.entry(beginning(self.seam(item), words)).or_default().push(item);
            }
            by_word.retain(|_, items| lines(items) >= FEW);
            // If nearly all names begin alike, that word does not split them; the next one may.
            let is_whole = by_word.len() == 1 && by_word.values().all(|some| lines(some) * 10 > lines(items) * 9);
            if is_whole {
                return self.spread(name, items, depth, words + 1);
            }
            own.retain(|item| !by_word.contains_key(&beginning(self.seam(item), words)));
            children = by_word.iter().map(|(word, items)| self.spread(word, items, depth + 1, words + 1)).collect();
        }
        let (exports, inner) = (reexports(&children), self.items(&own, depth));
        let items = quote!(#exports #inner);
        Module { access: Access::Private, items, children, ..Module::new(name, Vec::new()) }
    }
}

/// The names that a module uses. Items of other modules are `types::Pet`: a glob import of all of them in each module
/// would make a check one tenth slower.
fn imports(depth: usize) -> TokenStream {
    let supers = std::iter::repeat_n(quote!(super), depth + 1);
    quote!(use #(#supers::)* {abi, types};)
}

fn reexports(rooms: &[Module]) -> TokenStream {
    let names = rooms.iter().map(|room| ident(&room.name));
    quote!(#(pub use #names::*;)*)
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

/// Estimates the number of lines of items.
fn lines(items: &[&Item]) -> usize {
    items.iter().map(|item| lines_of(item)).sum()
}

fn lines_of(item: &Item) -> usize {
    match &item.kind {
        Kind::Struct(body) => 6 + 4 * body.fields.len(),
        Kind::TextEnum(values) | Kind::IntegerEnum(values) | Kind::ValueEnum(values) => 6 + 3 * values.len(),
        Kind::Union(union) => 8 + 4 * union.variants.len(),
        Kind::Replies(variants) => 6 + 3 * variants.len(),
        Kind::Bodies(variants) => 6 + 3 * variants.len(),
        Kind::Newtype(_) => 5,
        Kind::Alias(_) => 2,
        Kind::Same(_) => 1,
    }
}

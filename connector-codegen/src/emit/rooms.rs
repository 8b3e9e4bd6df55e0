//! Modules inside `types`: by group, and within a large one by the first word of names.
//!
//! Apart from the items because it alone knows where each stands. With groups `issues` and `pulls`, the types of `issues`
//! alone stand in `types::issues`; a module of more than about 2,000 lines is spread: `IssueEvent`, `IssueEventKind`, … stand
//! in `types::issues::issue_event` if there are many of them.

use super::docs::docs;
use super::ident::ident;
use super::{Access, Module, afar, only, types};
use crate::plan::{Item, Kind, Plan, Room};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

/// Lines that one file may have before it is spread.
const LINES: usize = 2_000;
/// Fewer than this are no file of their own.
const FEW: usize = 200;
/// Number of words of a name by which modules are spread.
const WORDS: usize = 4;

/// What is known when items are laid out.
pub(super) struct Layout<'p> {
    pub(super) plan: &'p Plan,
    /// Names of the items that stand in `shapes`, with the first of the names that users have for each.
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

    /// The name by whose words an item is laid out: that of a hidden one says nothing.
    fn seam<'i>(&'i self, item: &'i Item) -> &'i str {
        self.hidden.get(item.name.as_str()).copied().unwrap_or(&item.name)
    }

    /// The items of a module that is `depth` modules below `types`.
    pub(super) fn items(&self, items: &[&Item], depth: usize) -> TokenStream {
        let mut tokens = match depth {
            0 => TokenStream::new(),
            _ => imports(depth),
        };
        for item in items {
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

    /// The re-exports of the rooms of items, and the rooms, which stand `depth` modules below `types`.
    pub(super) fn rooms(&self, items: &[&Item], depth: usize) -> (TokenStream, Vec<Module>) {
        let mut rooms: BTreeMap<Room, Vec<&Item>> = BTreeMap::new();
        items.iter().for_each(|item| rooms.entry(item.room).or_default().push(item));
        let rooms = rooms.into_iter().map(|(room, items)| {
            let group = match room {
                Room::Shared => None,
                Room::Group(at) => self.plan.groups.get(at),
            };
            let name = group.map_or("shared", |group| &group.module);
            let taken = group.is_some() && matches!(name, "shared" | "shapes");
            let module = self.spread(&if taken { format!("{name}_") } else { name.to_owned() }, &items, depth, 1);
            Module { feature: group.and_then(|group| group.feature.clone()), ..module }
        });
        let rooms: Vec<Module> = rooms.collect();
        (reexports(&rooms), rooms)
    }

    /// A module with items, those of which many begin with the same `words` words in modules of their own.
    fn spread(&self, name: &str, items: &[&Item], depth: usize, words: usize) -> Module {
        let mut children = Vec::new();
        let mut own: Vec<&Item> = items.to_vec();
        if lines(items) > LINES && words <= WORDS {
            let mut by_word: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
            for item in items {
                by_word.entry(beginning(self.seam(item), words)).or_default().push(item);
            }
            by_word.retain(|_, items| lines(items) >= FEW);
            // One beginning for nearly all is no seam: the next word may be.
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

/// The names that a room uses. Items of other rooms are `types::Pet`: a glob of all of them in each room costs rustc a
/// tenth of a check.
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

/// The first words of a name as a module: two of `IssueEventKind` are `issue_event`.
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

/// About how many lines items take.
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

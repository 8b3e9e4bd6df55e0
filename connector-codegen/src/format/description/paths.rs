//! The `paths` of the twin, as endpoints come.
//!
//! Separate because OpenAPI has an operation under its path and method, and two endpoints may share both: the second one
//! is under `/issues#2`, with its path in `x-connector-path`.

use crate::format::build::{map, member, members, text};
use crate::text::Span;
use crate::tree::{Key, Node};

/// Methods that a path item has a member for.
pub(super) const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// All path items so far.
#[derive(Default)]
pub(super) struct Paths {
    items: Vec<Item>,
    /// Paths of the document that is extended: what they share is not for endpoints of the description.
    taken: Vec<String>,
}

struct Item {
    key: String,
    path: String,
    span: Span,
    operations: Vec<(String, Node)>,
}

/// A place for an operation.
pub(super) struct Slot {
    item: usize,
    method: String,
    /// True if the key of its item is not its path.
    pub(super) shared: bool,
}

impl Paths {
    /// Beside the paths of a document.
    pub(super) fn beside(document: Option<&Node>) -> Self {
        let paths = document.and_then(|document| document.get("paths"));
        let taken = paths.into_iter().flat_map(members).map(|(key, _)| key.text.to_string());
        Paths { items: Vec::new(), taken: taken.collect() }
    }

    /// The place of the next operation of that path and method.
    pub(super) fn slot(&mut self, path: &str, method: &str, span: Span) -> Slot {
        let free = |item: &Item| item.path == path && !item.operations.iter().any(|(other, _)| other == method);
        let item = match self.items.iter().position(free) {
            Some(item) => item,
            None => {
                let taken = self.taken.iter().filter(|taken| *taken == path).count();
                let same = taken + self.items.iter().filter(|item| item.path == path).count();
                let key = match same {
                    0 => path.to_owned(),
                    count => format!("{path}#{}", count + 1),
                };
                self.items.push(Item { key, path: path.to_owned(), span, operations: Vec::new() });
                self.items.len() - 1
            }
        };
        let shared = self.items.get(item).is_none_or(|item| item.key != path);
        Slot { item, method: method.to_owned(), shared }
    }

    /// Puts the operation there.
    pub(super) fn put(&mut self, slot: Slot, operation: Node) {
        if let Some(item) = self.items.get_mut(slot.item) {
            item.operations.push((slot.method, operation));
        }
    }

    /// The members of `paths`.
    pub(super) fn finish(self) -> Vec<(Key, Node)> {
        let items = self.items.into_iter().filter(|item| !item.operations.is_empty());
        items.map(|item| (Key { span: item.span, text: item.key.as_str().into() }, path_item(item))).collect()
    }
}

fn path_item(item: Item) -> Node {
    let mut entries: Vec<(Key, Node)> = Vec::new();
    let mut others = Vec::new();
    for (method, operation) in item.operations {
        let lower = method.to_ascii_lowercase();
        match METHODS.contains(&lower.as_str()) {
            true => entries.push(member(&lower, operation)),
            false => others.push(member(&method, operation)),
        }
    }
    if !others.is_empty() {
        entries.push(member("additionalOperations", map(item.span, others)));
    }
    map(item.span, entries)
}

/// `x-connector-path`, where the item's key says something else.
pub(super) fn own_path(slot: &Slot, path: &str, span: Span) -> Option<(Key, Node)> {
    slot.shared.then(|| member("x-connector-path", text(span, path)))
}

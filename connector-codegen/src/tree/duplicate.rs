//! Objects out of the members that a reader found: a name that stands twice is reported, and the last one counts.
//!
//! Separate because both readers end their objects here.
//!
//! The members `a: 1, b: 2, a: 3` become the object `{b: 2, a: 3}` and a C005 that shows both `a`.

use super::{Key, Map, Node};
use crate::diag::{Diagnostics, code};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Maximum number of reports: more would not help.
const MOST: usize = 100;

/// Makes objects, and counts the reports it made.
#[derive(Default)]
pub(super) struct Duplicates {
    reported: usize,
}

impl Duplicates {
    /// The object of these members.
    pub(super) fn map(&mut self, entries: Vec<(Key, Node)>, diags: &mut Diagnostics) -> Map {
        let map = Map::new(entries);
        match &map.index {
            Some(index) if index.len() == map.entries.len() => map,
            None if !some_twice(&map.entries) => map,
            _ => Map::new(self.last_ones(map.entries, diags)),
        }
    }

    /// Drops every member that another one of its name follows.
    fn last_ones(&mut self, entries: Vec<(Key, Node)>, diags: &mut Diagnostics) -> Vec<(Key, Node)> {
        let mut first: BTreeMap<Rc<str>, usize> = BTreeMap::new();
        let mut last: BTreeMap<Rc<str>, usize> = BTreeMap::new();
        for (at, (key, _)) in entries.iter().enumerate() {
            first.entry(key.text.clone()).or_insert(at);
            last.insert(key.text.clone(), at);
        }
        for (at, (key, _)) in entries.iter().enumerate() {
            let earlier =
                first.get(&key.text).and_then(|first| entries.get(*first)).filter(|_| last.get(&key.text) == Some(&at));
            if let Some((earlier, _)) = earlier.filter(|(earlier, _)| earlier.span != key.span) {
                self.report(earlier, key, diags);
            }
        }
        let keep = |(at, (key, node)): (usize, (Key, Node))| (last.get(&key.text) == Some(&at)).then_some((key, node));
        entries.into_iter().enumerate().filter_map(keep).collect()
    }

    fn report(&mut self, earlier: &Key, key: &Key, diags: &mut Diagnostics) {
        self.reported += 1;
        if self.reported > MOST {
            return;
        }
        let more = if self.reported == MOST { "; more of the kind are not shown" } else { "" };
        diags
            .report(&code::DUPLICATE_KEY, key.span, format!("`{}` stands twice in one object{more}", key.text))
            .note("this one counts")
            .label(earlier.span, "this one is lost")
            .help("remove one of them, or give it another name");
    }
}

/// Patterns and lengths first: this runs for every small object, without optimisation.
fn some_twice(mut entries: &[(Key, Node)]) -> bool {
    while let [(key, _), rest @ ..] = entries {
        for (other, _) in rest {
            if other.text.len() == key.text.len() && other.text == key.text {
                return true;
            }
        }
        entries = rest;
    }
    false
}

//! Figures about names: how many change, and their quality.

use super::document::{add, shuffled};
use super::public::{plan, plan_of, public, signature};
use connector_codegen::config::Config;
use connector_codegen::plan::Plan;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The findings in one document or many.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    names: usize,
    operations: usize,
    /// Names that were not the same in another order.
    pub(crate) shuffled: usize,
    /// Names that a client of one operation alone has, and the whole client does not.
    pub(crate) chosen: usize,
    /// Names that were missing after an operation was added.
    pub(crate) added: usize,
    /// Types in signatures that are named after another operation.
    pub(crate) foreign: usize,
    /// Types that end in a number which no name of the document has.
    twins: usize,
    /// Types of more than 60 characters whose operation or schema has at most 44.
    long: usize,
    longest: String,
    /// Examples of these.
    pub(crate) examples: Vec<String>,
}

impl std::ops::AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.names += other.names;
        self.operations += other.operations;
        self.shuffled += other.shuffled;
        self.chosen += other.chosen;
        self.added += other.added;
        self.foreign += other.foreign;
        self.twins += other.twins;
        self.long += other.long;
        if other.longest.len() > self.longest.len() {
            self.longest = other.longest;
        }
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures { names, operations, shuffled, chosen, added, foreign, twins, long, longest, .. } = self;
        write!(
            f,
            "{operations} operations, {names} names; changed: {shuffled} shuffled, {chosen} alone, {added} added; \
             {foreign} of another operation, {twins} twins, {long} long, longest {} {longest}",
            longest.len()
        )
    }
}

/// Compares the plan of a document with `orders` others, with at most `choices` of one operation, and with one more operation.
pub(crate) fn measure(document: &Value, orders: u64, choices: usize) -> Figures {
    let whole = plan(document, &Config::default());
    let names = public(&whole);
    let mut out = Figures { names: names.len(), ..Figures::default() };
    let gone = |what: &str, some: BTreeSet<String>, examples: &mut Vec<String>| {
        examples.extend(some.iter().take(3).map(|name| format!("{what}: {name}")));
        some.len()
    };
    for seed in 1..=orders {
        let other = public(&plan_of(&shuffled(document, seed), &Config::default()));
        let changed = names.symmetric_difference(&other).cloned().collect();
        out.shuffled += gone("shuffled", changed, &mut out.examples);
    }
    let rows: Vec<_> = whole.manifest.operations.iter().filter(|row| row.rust.is_some()).collect();
    out.operations = rows.len();
    let step = (rows.len() / choices).max(1);
    for row in rows.iter().step_by(step) {
        let only = vec![format!("{} {}", row.method, row.path)];
        let alone = public(&plan(document, &Config { only, ..Config::default() }));
        out.chosen += gone("alone", alone.difference(&names).cloned().collect(), &mut out.examples);
        if let Some(more) = add(document, &row.path, &row.method.to_lowercase()) {
            let more = public(&plan(&more, &Config::default()));
            out.added += gone("added", names.difference(&more).cloned().collect(), &mut out.examples);
        }
    }
    look(&whole, &mut out);
    out.examples.truncate(12);
    out
}

/// Adds figures about the quality of names.
fn look(plan: &Plan, out: &mut Figures) {
    let named: BTreeSet<&str> =
        plan.manifest.schemas.iter().filter(|row| row.name.is_some()).filter_map(|row| row.rust.as_deref()).collect();
    let is_named = |name: &str| named.contains(format!("types::{name}").as_str());
    let endpoints = || plan.groups.iter().flat_map(|group| &group.endpoints);
    let markers: Vec<&str> = endpoints().map(|endpoint| endpoint.marker.as_str()).collect();
    let kinds: BTreeMap<&str, bool> = plan.types.iter().map(|item| (item.name.as_str(), item.is_hidden)).collect();
    for endpoint in endpoints() {
        for name in signature(endpoint).iter().filter(|name| !is_named(name)) {
            let own = name.starts_with(&endpoint.marker);
            let other = markers.iter().any(|marker| name.starts_with(marker) && marker.len() > 3);
            if kinds.get(name.as_str()) == Some(&true) || (!own && other) {
                out.foreign += 1;
                out.examples.push(format!("foreign: {name} in {}", endpoint.marker));
            }
        }
    }
    for item in plan.types.iter().filter(|item| !item.is_hidden && !is_named(&item.name)) {
        let owner = markers.iter().filter(|marker| item.name.starts_with(**marker)).map(|marker| marker.len()).max();
        let schema = named
            .iter()
            .filter_map(|path| path.strip_prefix("types::"))
            .filter(|one| item.name.starts_with(one))
            .map(str::len)
            .max();
        if item.name.len() > 60 && owner.max(schema).unwrap_or(0) <= 44 {
            out.long += 1;
            out.examples.push(format!("long: {}", item.name));
        }
        let stem = item.name.trim_end_matches(|c: char| c.is_ascii_digit());
        if stem.len() < item.name.len() && kinds.contains_key(stem) && !is_named(stem) {
            out.twins += 1;
            out.examples.push(format!("twin: {}", item.name));
        }
    }
    let longest = plan.types.iter().filter(|item| !item.is_hidden).map(|item| &item.name).max_by_key(|name| name.len());
    out.longest = longest.cloned().unwrap_or_default();
}

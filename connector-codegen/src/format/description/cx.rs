//! What every part of the spelling shares: the description, the reports, and places that are given out once.

use crate::diag::Diagnostics;
use crate::diag::code;
use crate::diag::suggest::suggest;
use crate::format::build::members;
use crate::text::Span;
use crate::tree::{Node, pointer};
use std::collections::{BTreeMap, BTreeSet};

/// Shared by all of the spelling.
pub(super) struct Cx<'d> {
    /// The description.
    pub(super) root: &'d Node,
    /// The OpenAPI document that it extends.
    pub(super) extended: Option<&'d Node>,
    /// The reports.
    pub(super) diags: &'d mut Diagnostics,
    /// The pointer in the description, by the pointer in the twin.
    pub(super) moved: BTreeMap<String, String>,
    /// Where all that is made at the moment stands in the description: in a collection.
    pub(super) of: Option<String>,
    /// Names of types that collections have made.
    pub(super) made: Vec<String>,
    given: BTreeSet<Span>,
}

/// A place in both documents: where a thing stands in the twin, and where it stood.
#[derive(Debug, Clone)]
pub(super) struct At {
    /// In the twin.
    pub(super) new: String,
    /// In the description.
    pub(super) old: String,
}

impl At {
    pub(super) fn new(new: impl Into<String>, old: impl Into<String>) -> Self {
        At { new: new.into(), old: old.into() }
    }

    /// A member of the thing, called differently in both.
    pub(super) fn member(&self, new: &str, old: &str) -> Self {
        At::new(step(&self.new, new), step(&self.old, old))
    }

    /// The same place in the description, a deeper one in the twin; `path` is a pointer.
    pub(super) fn deeper(&self, path: &str) -> Self {
        At::new(format!("{}{path}", self.new), self.old.clone())
    }
}

fn step(pointer: &str, name: &str) -> String {
    match name {
        "" => pointer.to_owned(),
        name => format!("{pointer}/{}", pointer::escape(name)),
    }
}

impl<'d> Cx<'d> {
    pub(super) fn new(root: &'d Node, extended: Option<&'d Node>, diags: &'d mut Diagnostics) -> Self {
        Cx { root, extended, diags, moved: BTreeMap::new(), of: None, made: Vec::new(), given: BTreeSet::new() }
    }

    /// Notes that a thing stands elsewhere in the twin.
    pub(super) fn note(&mut self, at: &At) {
        let old = self.of.clone().unwrap_or_else(|| at.old.clone());
        self.moved.insert(at.new.clone(), old);
    }

    /// A place within `span` that no other schema has. Lowering knows a schema by its place, so each one that is made
    /// out of nothing needs one of its own.
    pub(super) fn fresh(&mut self, span: Span) -> Span {
        let mut candidate = span;
        loop {
            candidate = match (candidate.end > candidate.start + 1, candidate.start + 2 < span.end) {
                (true, _) => Span { end: candidate.end - 1, ..candidate },
                (false, true) => Span { start: candidate.start + 1, ..span },
                // A text too short for all its places: their types become one.
                (false, false) => return span,
            };
            if self.given.insert(candidate) {
                return candidate;
            }
        }
    }

    /// The members of an object of the root.
    pub(super) fn named(&self, key: &str) -> impl Iterator<Item = &'d str> + use<'d> {
        let node = self.root.get(key);
        node.into_iter().flat_map(members).map(|(key, _)| &*key.text)
    }

    /// Reports a name that nothing has.
    pub(super) fn unknown<'c>(&mut self, span: Span, what: &str, name: &str, known: impl IntoIterator<Item = &'c str>) {
        let known: Vec<&str> = known.into_iter().collect();
        let report = self.diags.report(&code::UNKNOWN_NAME, span, format!("no {what} is called `{name}`"));
        match suggest(name, known.iter().copied()) {
            Some(near) => report.help(format!("did you mean `{near}`?")),
            None if known.is_empty() => report.help(format!("there is no {what} at all")),
            None => report.help(format!("there is: {}", known.join(", "))),
        };
    }
}

//! Names that must differ from each other: the second `Pet` becomes `Pet2`.
//!
//! Separate because every clash, of types, fields, methods, is resolved by the same rule, in source order.
//! Claims of `pet`, `pet`, `timeout` in a scope that keeps `timeout` give `pet`, `pet_2`, `timeout_`.

use crate::diag::{Diagnostics, code};
use crate::text::Span;
use std::collections::BTreeMap;

/// Separator between a name and its number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Glue {
    /// `Pet2`
    Camel,
    /// `pet_2`
    Snake,
    /// `pet-2`
    Kebab,
}

/// Who has a name.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Owner {
    /// Generated code itself.
    Ours,
    /// Something of the document, at its place if it has a name there.
    Theirs(Option<Span>),
}

/// Names that were given out.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    glue: Glue,
    taken: BTreeMap<String, Owner>,
    /// The last number tried for a name, so that a thousand equal names do not cost a million tries.
    last: BTreeMap<String, usize>,
}

impl Scope {
    /// A scope that keeps some names for generated code.
    pub(crate) fn new(glue: Glue, reserved: &[&[&str]]) -> Self {
        let taken = reserved.iter().copied().flatten().map(|name| ((*name).to_owned(), Owner::Ours)).collect();
        Scope { glue, taken, last: BTreeMap::new() }
    }

    /// A name for something that the document names: a clash is reported with both places.
    pub(crate) fn claim(&mut self, name: String, span: Span, diags: &mut Diagnostics) -> String {
        let before = self.taken.get(&name).copied();
        let got = self.claim_quietly(name.clone(), Some(span));
        if matches!(before, Some(Owner::Theirs(_))) {
            self.report(&name, &got, span, diags);
        }
        got
    }

    /// Returns `true` if an item of the document has the name.
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        matches!(self.taken.get(name), Some(Owner::Theirs(_)))
    }

    /// Claims the first free name; adds a number only if none is free. Reported, unless it is one of the first `good`.
    pub(crate) fn claim_one_of(
        &mut self,
        names: &[String],
        good: usize,
        span: Span,
        diags: &mut Diagnostics,
    ) -> String {
        let Some(first) = names.first() else { return self.claim_quietly("Unnamed".to_owned(), Some(span)) };
        match names.iter().enumerate().skip(1).find(|(_, name)| !self.taken.contains_key(*name)) {
            Some((at, longer)) if matches!(self.taken.get(first), Some(Owner::Theirs(_))) => {
                if at >= good {
                    self.report(first, longer, span, diags);
                }
                self.claim_quietly(longer.clone(), Some(span))
            }
            _ => self.claim(first.clone(), span, diags),
        }
    }

    /// Reports that a name is taken, and its owner.
    pub(crate) fn report(&self, name: &str, got: &str, span: Span, diags: &mut Diagnostics) {
        if let Some(Owner::Theirs(first)) = self.taken.get(name) {
            let report = diags.report(&code::RENAMED, span, format!("`{name}` is taken already; this one is `{got}`"));
            let report = match first {
                Some(first) => report.label(*first, "has the name"),
                None => report,
            };
            report.help("the option `rename` gives a schema or an operation another name");
        }
    }

    /// Claims a name for an item without its own name: clashes are not reported.
    pub(crate) fn claim_quietly(&mut self, name: String, span: Option<Span>) -> String {
        let got = match self.taken.get(&name) {
            None => name,
            Some(Owner::Ours) if !self.taken.contains_key(&format!("{name}_")) && !matches!(self.glue, Glue::Kebab) => {
                format!("{name}_")
            }
            Some(_) => self.numbered(&name),
        };
        self.taken.insert(got.clone(), Owner::Theirs(span));
        got
    }

    fn numbered(&mut self, name: &str) -> String {
        let mut number = self.last.get(name).copied().unwrap_or(1);
        loop {
            number += 1;
            let glue = match self.glue {
                Glue::Camel if name.ends_with(|c: char| c.is_ascii_digit()) => "_",
                Glue::Camel => "",
                Glue::Snake => "_",
                Glue::Kebab => "-",
            };
            // A keyword's `_` is not needed before a number.
            let next = format!("{}{glue}{number}", name.trim_end_matches('_'));
            if !self.taken.contains_key(&next) {
                self.last.insert(name.to_owned(), number);
                return next;
            }
        }
    }
}

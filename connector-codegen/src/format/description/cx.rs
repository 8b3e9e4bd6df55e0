//! Context of the rewriting: the description, and the reports.

use crate::catalog::keys::{Key, Table, members as check};
use crate::diag::Diagnostics;
use crate::diag::code;
use crate::diag::suggest::meant;
use crate::format::build::members;
use crate::text::Span;
use crate::tree::Node;

/// The members that contain types, in a description and in OpenAPI.
pub(super) const TYPES: (&str, &str) = ("types", "schemas");

/// Shared by all of the spelling.
pub(super) struct Cx<'d> {
    /// The description.
    pub(super) root: &'d Node,
    /// The OpenAPI document that it extends.
    pub(super) extended: Option<&'d Node>,
    /// The reports.
    pub(super) diags: &'d mut Diagnostics,
    /// Names of types that collections have made.
    pub(super) made: Vec<String>,
    /// The code of the report for which the current endpoint is left out.
    pub(super) skipped: Option<&'static str>,
}

impl<'d> Cx<'d> {
    pub(super) fn new(root: &'d Node, extended: Option<&'d Node>, diags: &'d mut Diagnostics) -> Self {
        Cx { root, extended, diags, made: Vec::new(), skipped: None }
    }

    /// Checks a required part of an endpoint: if it is wrong, the endpoint is left out.
    pub(super) fn needed<T>(&mut self, check: impl FnOnce(&mut Self) -> T) -> T {
        let reports = self.diags.mark();
        let made = check(self);
        self.skipped = self.skipped.or(self.diags.failed_since(reports).map(|report| report.code.id));
        made
    }

    /// Returns the valid members of a part of an endpoint. If a key is invalid or missing, the endpoint is left out; unknown
    /// keys are only reported.
    pub(super) fn object(&mut self, node: &Node, table: &'static Table, what: &str) -> Option<Node> {
        let before = self.skipped;
        let right = self.needed(|cx| check::object(node, table, what, cx.diags))?;
        let lacks = |key: &Key| key.required && right.get(key.name).is_none();
        if !table.keys.iter().any(|key| lacks(key) || check::is_wrong(node, &right, key.name)) {
            self.skipped = before;
        }
        Some(right)
    }

    /// The members of an object of the root.
    pub(super) fn named(&self, key: &str) -> impl Iterator<Item = &'d str> + use<'d> {
        let node = self.root.get(key);
        node.into_iter().flat_map(members).map(|(key, _)| &*key.text)
    }

    /// Returns an object of the root, and the corresponding one in the components of the document that is extended.
    pub(super) fn both(&self, (own, theirs): (&str, &str)) -> impl Iterator<Item = &'d Node> + use<'d> {
        let theirs = self.extended.and_then(|document| document.get("components")?.get(theirs));
        [self.root.get(own), theirs].into_iter().flatten()
    }

    /// Reports a name that neither of such objects has. `more` are further valid names.
    pub(super) fn neither(&mut self, span: Span, what: &str, name: &str, keys: (&str, &str), more: &[&'static str]) {
        let known = self.both(keys).flat_map(members).map(|(key, _)| &*key.text);
        self.unknown(span, what, name, known.chain(more.iter().copied()));
    }

    /// Reports a name that nothing has.
    pub(super) fn unknown<'c>(&mut self, span: Span, what: &str, name: &str, known: impl IntoIterator<Item = &'c str>) {
        let known: Vec<&str> = known.into_iter().collect();
        let report = self.diags.report(&code::UNKNOWN_NAME, span, format!("no {what} is called `{name}`"));
        report.help(meant(name, known.iter().copied()).unwrap_or_else(|| match known.as_slice() {
            [] => format!("there is no {what} at all"),
            known => format!("there is: {}", known.join(", ")),
        }));
    }
}

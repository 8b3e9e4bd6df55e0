//! Context of the rewriting: the description, and the reports.

use crate::diag::Diagnostics;
use crate::diag::code;
use crate::diag::suggest::suggest;
use crate::format::build::members;
use crate::text::Span;
use crate::tree::Node;

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
}

impl<'d> Cx<'d> {
    pub(super) fn new(root: &'d Node, extended: Option<&'d Node>, diags: &'d mut Diagnostics) -> Self {
        Cx { root, extended, diags, made: Vec::new() }
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

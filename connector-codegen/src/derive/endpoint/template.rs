//! A path with its placeholders: `/repos/{owner}/issues` has `owner`. Mistakes are reported at the literal.

use crate::derive::errors::Errors;
use connector_tables::language::path::{Piece, pieces};
use proc_macro2::Span;
use syn::LitStr;

/// A path that was read.
pub(crate) struct Template {
    pub(crate) text: LitStr,
    /// The names in braces, in order, each once.
    pub(crate) names: Vec<String>,
    /// `true` if the path is there and its placeholders are known.
    pub(crate) whole: bool,
}

impl Template {
    /// Creates the path of an endpoint that has none.
    pub(crate) fn unknown() -> Self {
        Template { text: LitStr::new("/", Span::call_site()), names: Vec::new(), whole: false }
    }
}

/// Reads a path. Mistakes are reported, and the rest is returned.
pub(crate) fn read(text: LitStr, errors: &mut Errors) -> Template {
    let value = text.value();
    let mut report = |message: String| errors.report(text.span(), message);
    if value.contains("://") {
        report("expected a path, not a URL: the client sets the host, with `base_url`".to_owned());
    } else if !value.starts_with('/') {
        report(format!("a path starts with `/`: write `\"/{value}\"`"));
    }
    if value.contains(['?', '#']) {
        report("the path contains a query: add a field with `#[endpoint(query)]` for each parameter".to_owned());
    }
    let (mut names, mut whole) = (Vec::<String>::new(), true);
    for piece in pieces(&value) {
        match piece {
            Piece::Name("") => report("a placeholder has no name: write `{id}`".to_owned()),
            Piece::Name(name) if names.iter().any(|known| known == name) => {
                report(format!("the path contains `{{{name}}}` twice: rename one of them"));
            }
            Piece::Name(name) => names.push(name.to_owned()),
            Piece::Text(text) if !text.contains('}') => {}
            Piece::Text(_) | Piece::Open(_) => {
                report("unbalanced braces in the path: write placeholders as `{id}`".to_owned());
                whole = false;
                break;
            }
        }
    }
    Template { text, names, whole }
}

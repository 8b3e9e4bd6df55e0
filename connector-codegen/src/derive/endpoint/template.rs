//! A path with its placeholders: `/repos/{owner}/issues` has `owner`.
//!
//! Apart because what is wrong with a path is reported at its literal, before any field is looked at.

use crate::derive::errors::Errors;
use proc_macro2::Span;
use syn::LitStr;

/// A path that was read.
pub(crate) struct Template {
    pub(crate) text: LitStr,
    /// The names in braces, in order, each once.
    pub(crate) names: Vec<String>,
    /// It was said, and its placeholders can be told.
    pub(crate) whole: bool,
}

impl Template {
    /// Of an endpoint whose path was not said.
    pub(crate) fn unknown() -> Self {
        Template { text: LitStr::new("/", Span::call_site()), names: Vec::new(), whole: false }
    }
}

/// Reads a path; what is wrong in it is reported, and the rest is there.
pub(crate) fn read(text: LitStr, errors: &mut Errors) -> Template {
    let value = text.value();
    let mut report = |message: String| errors.report(text.span(), message);
    if value.contains("://") {
        report("a path, not a URL: the host is the client's, by `base_url`".to_owned());
    } else if !value.starts_with('/') {
        report(format!("a path begins with `/`: write `\"/{value}\"`"));
    }
    if value.contains(['?', '#']) {
        report("a path ends before `?`: make a field with `#[endpoint(query)]` of each query parameter".to_owned());
    }
    let mut names: Vec<String> = Vec::new();
    let mut whole = true;
    let mut rest = value.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        let (head, tail) = rest.split_at(at);
        let Some(inner) = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')).filter(|_| !head.contains('}'))
        else {
            report("a `{` in the path has no `}`, or the other way round".to_owned());
            whole = false;
            break;
        };
        let (name, after) = inner;
        match name {
            "" => report("a placeholder has no name: write `{id}`".to_owned()),
            name if names.iter().any(|known| known == name) => {
                report(format!("the path has `{{{name}}}` twice: give each placeholder a name of its own"));
            }
            name => names.push(name.to_owned()),
        }
        rest = after;
    }
    Template { text, names, whole }
}

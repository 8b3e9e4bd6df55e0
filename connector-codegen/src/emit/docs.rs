//! Lines of docs as attributes, one per line.
//!
//! `["A pet."]` is `#[doc = " A pet."]`, which prints as `/// A pet.`.

use super::literal;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The attributes for these lines.
pub(super) fn docs<S: AsRef<str>>(lines: &[S]) -> TokenStream {
    lines.iter().flat_map(|line| line.as_ref().split('\n')).map(line).collect()
}

/// The attributes for these lines, or for this one where there are none: no public item stays without docs.
pub(super) fn docs_or(lines: &[String], fallback: &str) -> TokenStream {
    if lines.is_empty() { line(fallback) } else { docs(lines) }
}

/// The attribute for one line.
pub(super) fn line(line: &str) -> TokenStream {
    let line = text(line);
    quote!(#[doc = #line])
}

/// The text of the attribute: a space first, as in `/// A pet.`.
pub(super) fn text(line: &str) -> Literal {
    let line = clean(line.trim_end());
    literal::text(&if line.is_empty() { line } else { format!(" {line}") })
}

/// Without what rustc refuses in a comment: control characters, and those that turn the direction of the text.
fn clean(line: &str) -> String {
    let refused = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !refused(*c)).collect()
}

/// `#[deprecated]`, if it is.
pub(super) fn deprecated(deprecated: bool) -> TokenStream {
    if deprecated { quote!(#[deprecated]) } else { TokenStream::new() }
}

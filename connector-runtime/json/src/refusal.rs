//! Errors of serde's types: the location, and the expected type. Never the value.
//!
//! Separate from the reader because serde's derives make these: what they say is turned into our words here.
//! `invalid type: string "s3cr3t", expected a boolean` is kept as `a boolean`.

use std::fmt::{self, Display};

use serde::de::{self, Expected, Unexpected};

use super::Node;
use super::doc::Doc;
use super::error::{DecodeError, found, path};

/// The error of a type that refused a value. The message about the value itself is not kept: it may contain a secret.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The token; the innermost one counts.
    at: Option<u32>,
    expected: String,
    /// The type that was found, if the error names another than that of the token.
    found: Option<&'static str>,
}

impl Refusal {
    #[cold]
    pub(crate) fn new(expected: String) -> Self {
        Refusal { at: None, expected, found: None }
    }

    /// The token that was refused, if that is known.
    pub(crate) fn token(&self) -> Option<u32> {
        self.at
    }

    /// With its place, unless it has one.
    pub(crate) fn at(self, node: Node<'_>) -> Self {
        Refusal { at: self.at.or(Some(node.at())), ..self }
    }

    /// The error of a document, with its path.
    pub(crate) fn into_error(self, doc: &Doc<'_>) -> DecodeError {
        let at = self.at.unwrap_or(0);
        let token = doc.token(at);
        let found = self.found.unwrap_or_else(|| found(token));
        DecodeError::foreign(path(doc, at), self.expected, found, token.start as usize)
    }
}

impl Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

impl std::error::Error for Refusal {}

impl de::Error for Refusal {
    fn custom<T: Display>(_: T) -> Self {
        Refusal::new("a value that its type takes".to_owned())
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Refusal::new(expected.to_string())
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Refusal::new(expected.to_string())
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Refusal::new(expected.to_string())
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Refusal::new(one_of(expected))
    }

    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Refusal { found: Some("another"), ..Refusal::new(format!("only the members {}", list(expected))) }
    }

    fn missing_field(field: &'static str) -> Self {
        Refusal { found: Some("none"), ..Refusal::new(format!("a member `{field}`")) }
    }

    fn duplicate_field(field: &'static str) -> Self {
        Refusal::new(format!("one member `{field}`"))
    }
}

fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [only] => format!("`{only}`"),
        several => format!("one of {}", list(several)),
    }
}

fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

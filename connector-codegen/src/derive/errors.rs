//! The mistakes in a struct: all are reported in one run.
//!
//! Every reader adds to them and goes on. Two mistakes give two `compile_error!`s, each at its tokens.

use crate::diag::suggest;
pub(crate) use crate::diag::suggest::list;
use proc_macro2::{Span, TokenStream};

/// The mistakes so far.
#[derive(Default)]
pub(crate) struct Errors {
    all: Option<syn::Error>,
}

impl Errors {
    /// Adds a mistake. The message says what happened and what to do.
    pub(crate) fn report(&mut self, span: Span, message: impl std::fmt::Display) {
        self.add(syn::Error::new(span, message));
    }

    /// Adds an error of a parser.
    pub(crate) fn add(&mut self, error: syn::Error) {
        match &mut self.all {
            Some(all) => all.combine(error),
            None => self.all = Some(error),
        }
    }

    /// Returns the value, or adds the error.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// Returns the mistakes as `compile_error!`s; no tokens if there are none.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.all.map(syn::Error::into_compile_error).unwrap_or_default()
    }
}

/// Returns ``did you mean `path`?``, or all words if none is near.
pub(crate) fn meant<'a>(word: &str, words: impl IntoIterator<Item = &'a str> + Clone) -> String {
    suggest::meant(word, words.clone()).unwrap_or_else(|| match words.clone().into_iter().nth(1) {
        None => format!("expected {}", list(words)),
        Some(_) => format!("expected one of {}", list(words)),
    })
}

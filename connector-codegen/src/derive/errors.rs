//! What is wrong with a struct, gathered: all of it comes in one run.
//!
//! Apart because every reader here adds to it and goes on. Two mistakes give two `compile_error!`s, each at its tokens.

use crate::diag::suggest::suggest;
use proc_macro2::{Span, TokenStream};

/// The mistakes so far.
#[derive(Default)]
pub(crate) struct Errors {
    all: Option<syn::Error>,
}

impl Errors {
    /// Adds one. Its text says what is wrong and what to do.
    pub(crate) fn report(&mut self, span: Span, message: impl std::fmt::Display) {
        self.add(syn::Error::new(span, message));
    }

    /// Adds what a parser said.
    pub(crate) fn add(&mut self, error: syn::Error) {
        match &mut self.all {
            Some(all) => all.combine(error),
            None => self.all = Some(error),
        }
    }

    /// The value, or its error kept.
    pub(crate) fn keep<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.add(error)).ok()
    }

    /// As `compile_error!`s; nothing if nothing is wrong.
    pub(crate) fn into_tokens(self) -> TokenStream {
        self.all.map(syn::Error::into_compile_error).unwrap_or_default()
    }
}

/// ``did you mean `path`?``, or else all there are.
pub(crate) fn meant<'a>(word: &str, words: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match suggest(word, words.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are: {}", list(words)),
    }
}

/// `` `a`, `b` ``
pub(crate) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

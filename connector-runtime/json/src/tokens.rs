//! The list behind a tape, kept from one reading to the next.
//!
//! Separate because only time is won by it: the list of a reply of 100 KB has 200 KB, and the system takes as long to bring
//! so many pages, again for each reply, as the scanner to fill them.

use super::tape::Token;
use std::cell::Cell;
use std::ops::{Deref, DerefMut};

/// More tokens than these are given back: 1 MB.
const KEPT: usize = (1 << 20) / size_of::<Token>();

thread_local! {
    static SPARE: Cell<Vec<Token>> = const { Cell::new(Vec::new()) };
}

/// Tokens. They hold places of a text, and nothing of the text itself.
#[derive(Debug, Default)]
pub(crate) struct Tokens(Vec<Token>);

impl Tokens {
    /// Room for so many, in the list that the thread used last.
    pub(crate) fn with_room(count: usize) -> Self {
        let mut tokens = SPARE.try_with(Cell::take).unwrap_or_default();
        tokens.clear();
        tokens.reserve(count);
        Self(tokens)
    }
}

impl Drop for Tokens {
    fn drop(&mut self) {
        if self.0.capacity() <= KEPT {
            let tokens = std::mem::take(&mut self.0);
            // A thread that ends keeps nothing.
            _ = SPARE.try_with(|spare| spare.set(tokens));
        }
    }
}

impl From<Vec<Token>> for Tokens {
    fn from(tokens: Vec<Token>) -> Self {
        Self(tokens)
    }
}

impl Deref for Tokens {
    type Target = Vec<Token>;
    #[inline(always)]
    fn deref(&self) -> &Vec<Token> {
        &self.0
    }
}

impl DerefMut for Tokens {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Vec<Token> {
        &mut self.0
    }
}

//! Counts work on JSON text, for tests: the texts that are scanned, and the bytes that are handed out as text.
//!
//! Exists only with the feature `count`. `counted(|| from_slice::<bool>(b"true"))` gives one scan of 4 bytes.

use std::cell::RefCell;

/// The work that was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Bytes of each text that was scanned, in order.
    pub scans: Vec<usize>,
    /// Bytes that were handed out as the JSON text of a value, to be copied or scanned again.
    pub handed_out: usize,
}

thread_local! {
    static COUNTS: RefCell<Counts> = RefCell::default();
}

/// Runs a function, and returns what it did on this thread.
pub fn counted<T>(f: impl FnOnce() -> T) -> (T, Counts) {
    let before = COUNTS.take();
    let value = f();
    (value, COUNTS.replace(before))
}

pub(crate) fn scanned(bytes: usize) {
    COUNTS.with_borrow_mut(|counts| counts.scans.push(bytes));
}

pub(crate) fn handed_out(bytes: usize) {
    COUNTS.with_borrow_mut(|counts| counts.handed_out += bytes);
}

//! Values to JSON text: appended to one buffer, by one non-generic writer.
//!
//! Separate from `fields.rs`, which writes the members of one object.
//!
//! `Writer::new()`, `put(&vec![1, 2])`, `into_bytes()` gives `[1,2]`.

use super::fields::Fields;
use super::tag::Tag;
use super::text::escape;
use super::{Model, Write};
use std::any::Any;

/// The purpose of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// All there is.
    Plain,
    /// A request: members that only the server sets are left out.
    Request,
    /// `{:?}`: secrets are hidden.
    Debug,
    /// A multipart request: files go aside.
    Multipart,
    /// A comparison: what JSON cannot tell apart is written differently.
    Comparison,
}

/// Takes values, and gives their JSON.
pub struct Writer {
    pub(crate) out: Vec<u8>,
    pub(crate) mode: Mode,
    /// Of the objects that are open, outermost first; then those that wait.
    pub(crate) tags: Vec<Tag>,
    /// Number of tags that wait for the next object.
    pub(crate) waiting: usize,
    /// The variants of unions so far, for a comparison.
    pub(crate) variants: Vec<usize>,
    /// True if a value so far equals nothing, not even itself.
    pub(crate) unequal: bool,
    files: Vec<Box<dyn Any + Send>>,
    /// The reason why a value could not be written, if there is one.
    refused: Option<String>,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// Writes everything.
    pub fn new() -> Self {
        Self::with(Mode::Plain)
    }

    /// Leaves out the members that only the server sets.
    pub fn request() -> Self {
        Self::with(Mode::Request)
    }

    /// Like [`Writer::request`], and collects files separately.
    pub fn multipart() -> Self {
        Self::with(Mode::Multipart)
    }

    /// Writes `"[hidden]"` in place of secrets.
    pub fn debug() -> Self {
        Self::with(Mode::Debug)
    }

    /// Creates a writer for comparisons: a number that JSON cannot represent is not `null`, and a type may write more
    /// than its JSON.
    pub fn comparison() -> Self {
        Self::with(Mode::Comparison)
    }

    /// Returns `true` if what is written is only compared.
    pub fn compares(&self) -> bool {
        self.mode == Mode::Comparison
    }

    /// Records that a value so far equals nothing, not even itself.
    pub fn set_unequal(&mut self) {
        self.unequal = true;
    }

    fn with(mode: Mode) -> Self {
        Writer {
            out: Vec::with_capacity(128),
            mode,
            tags: Vec::new(),
            waiting: 0,
            variants: Vec::new(),
            unequal: false,
            files: Vec::new(),
            refused: None,
        }
    }

    /// Returns the text so far. Text appended to it must be JSON, which is not checked.
    pub fn buffer(&mut self) -> &mut Vec<u8> {
        &mut self.out
    }

    /// The text.
    pub fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// The text and the files that were taken aside.
    pub fn into_parts(self) -> (Vec<u8>, Vec<Box<dyn Any + Send>>) {
        (self.out, self.files)
    }

    /// Takes a file aside, writes its index in its place, and says true; unless this is no multipart request: then
    /// nothing is written.
    pub fn attach(&mut self, file: Box<dyn Any + Send>) -> bool {
        if self.mode != Mode::Multipart {
            return false;
        }
        let index = self.files.len();
        self.files.push(file);
        self.integer(index as u64);
        true
    }

    /// Writes a value.
    #[inline]
    pub fn put<T: Write + ?Sized>(&mut self, value: &T) {
        value.write(self);
        if self.waiting > 0 {
            self.drop_waiting();
        }
    }

    /// Drops the tags: the value that was written is not an object.
    #[cold]
    fn drop_waiting(&mut self) {
        self.tags.truncate(self.tags.len() - self.waiting.min(self.tags.len()));
        self.waiting = 0;
    }

    /// Writes a struct.
    #[inline]
    pub fn model<T: Model>(&mut self, model: &T) {
        let mut fields = Fields::begin(self);
        model.write(&mut fields);
        fields.end();
    }

    /// Writes an object of whatever members the function puts.
    pub fn object(&mut self, members: impl FnOnce(&mut Fields<'_>)) {
        let mut fields = Fields::begin(self);
        members(&mut fields);
        fields.end();
    }

    /// Writes items as an array.
    #[inline]
    pub fn array<'a, T: Write + ?Sized + 'a>(&mut self, items: impl IntoIterator<Item = &'a T>) {
        if self.waiting > 0 {
            self.drop_waiting();
        }
        self.out.push(b'[');
        let mut first = true;
        for item in items {
            if !first {
                self.out.push(b',');
            }
            first = false;
            item.write(self);
        }
        self.out.push(b']');
    }

    /// Writes a string.
    #[inline]
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// Writes text that has nothing to escape, such as a date.
    pub fn display(&mut self, value: &dyn std::fmt::Display) {
        use std::io::Write as _;
        self.out.push(b'"');
        // Writing to memory does not fail.
        let _ = write!(self.out, "{value}");
        self.out.push(b'"');
    }

    /// Writes a whole number.
    #[inline]
    pub fn integer(&mut self, number: impl itoa::Integer) {
        self.out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
    }

    /// Writes a number so that it reads back the same. What JSON has no number for becomes `null`.
    #[inline]
    pub fn float(&mut self, number: f64) {
        match number.is_finite() {
            true => self.out.extend_from_slice(zmij::Buffer::new().format_finite(number).as_bytes()),
            false => self.no_number(number),
        }
    }

    /// Writes `null` for a number that JSON cannot represent; in a comparison, the number itself.
    #[cold]
    pub(crate) fn no_number(&mut self, number: f64) {
        match self.mode {
            Mode::Comparison if number.is_nan() => self.unequal = true,
            Mode::Comparison => return self.raw(if number > 0.0 { "1e999" } else { "-1e999" }),
            _ => {}
        }
        self.null();
    }

    /// Writes a boolean.
    #[inline]
    pub fn boolean(&mut self, value: bool) {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }

    /// Writes `null`.
    #[inline]
    pub fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    /// Notes that a value cannot be written, and writes `null` in its place.
    #[cold]
    pub fn refuse(&mut self, reason: String) {
        self.refused.get_or_insert(reason);
        self.null();
    }

    /// Takes away why something could not be written.
    pub fn take_refusal(&mut self) -> Option<String> {
        self.refused.take()
    }

    /// Writes what is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.out.extend_from_slice(json.as_bytes());
    }
}

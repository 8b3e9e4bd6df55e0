//! The traits of types that are read from JSON and written as JSON.
//!
//! Separate from their implementations, so that the contract with generated code stands on one page.
//!
//! A generated struct implements [`Model`], one expression per field, and `abi::model!` does the rest.

use super::{Fields, Node, Object, Writer};

/// A type with a JSON form.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no JSON form that a generated client can read and write",
    label = "no JSON form",
    note = "a type of your own gets one by `connector_runtime::json_by_serde!({Self})` if it has serde's traits, or by `json_by_text!` if it has `FromStr` and `Display`"
)]
pub trait Json: Sized {
    /// `true` if `null` is a value of the type.
    const NULLABLE: bool = false;
    /// `true` if a response of this type is not read at all: `()`.
    #[doc(hidden)]
    const IGNORED: bool = false;

    /// Reads it. `None` leaves the reason in the document.
    fn read(node: Node<'_>) -> Option<Self>;

    /// Writes it.
    fn write(&self, w: &mut Writer);
}

/// Types that can be written: every [`Json`], and `str` and slices.
#[diagnostic::on_unimplemented(
    message = "this type cannot be sent",
    label = "cannot be sent",
    note = "a type that derives `serde::Serialize` can be"
)]
pub trait Write {
    /// Writes it.
    fn write(&self, w: &mut Writer);
}

impl<T: Json> Write for T {
    #[inline]
    fn write(&self, w: &mut Writer) {
        Json::write(self, w);
    }
}

/// A struct: its members, one by one.
pub trait Model: Sized {
    /// Reads every member.
    fn read(o: &mut Object<'_>) -> Option<Self>;

    /// Writes every member.
    fn write(&self, w: &mut Fields<'_>);
}

//! Responses, and the values in them: the matching declaration, text and tape, and the values that are selected.
//! This room uses `encode`, `transport`, `media`, and `request` to read tables.

pub(crate) mod after;
pub(crate) mod classify;
pub(crate) mod head;
pub(crate) mod read;
pub(crate) mod received;
pub(crate) mod shape;
pub(crate) mod text;

pub use self::head::Head;
pub use self::read::{FromReply, Undeclared};
pub use self::received::Received;
pub(crate) use self::received::{Declared, Note};

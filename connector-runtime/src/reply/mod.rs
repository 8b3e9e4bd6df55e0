//! Responses, and the values in them: which of the declared ones it is, its text and tape, and what is taken out of it.
//! This room uses `encode`, `transport`, `media`, and of `request` how tables are read.

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

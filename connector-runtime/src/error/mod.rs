//! Errors of calls. This room uses `reply`, the errors of `transport` and those of auth schemes, and of `request` what
//! hides secrets.
//!
//! Their texts are a promise: operation and status, never a URL's query, a header, a body or a credential:
//! `GET /pets/{id} (getPet): 404 Not Found`. What was received is there for whoever asks for it by name.

mod any;
mod detail;
mod failure;
mod kind;
mod markup;
mod questions;
mod typed;

pub use self::any::AnyError;
pub use self::failure::Failure;
pub(crate) use self::failure::{Cause, Halt};
pub use self::kind::ErrorKind;
pub use self::typed::Error;

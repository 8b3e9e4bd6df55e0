//! Errors of calls. This room uses `reply`, the errors of `transport` and of auth schemes, and the code of `request` that
//! hides secrets.
//!
//! Their texts are stable in content: operation and status, never a URL's query, a header, a body or a credential:
//! `GET /pets/{id} (getPet): 404 Not Found`. The response itself is available by methods.

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

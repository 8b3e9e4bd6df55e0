//! Version 1 of the agreement.
//!
//! Apart from later versions, which would stand beside it.

mod model;

pub use model::*;

//! What generated API clients stand on.

#[doc(hidden)]
pub mod abi;
pub mod json;
pub mod types;

#[doc(hidden)]
pub use serde;

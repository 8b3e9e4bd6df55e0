//! What generated API clients stand on.

#[cfg(feature = "macros")]
pub use connector_macros::client;

//! What `connector_tables` does not know of the sets that grow: fields of auth methods, keys of descriptions, presets of
//! collections, names of secrets.

pub mod auth;
pub mod keys;
pub mod presets;
pub mod secret;

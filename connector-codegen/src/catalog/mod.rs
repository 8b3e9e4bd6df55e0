//! Facts about the sets that grow that `connector_tables` does not have: fields of auth methods, keys of descriptions, presets of
//! collections, names of secrets.

pub mod auth;
pub mod keys;
pub mod media;
pub mod presets;
pub mod secret;

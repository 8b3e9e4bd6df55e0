//! What `connector_tables` does not know of the sets that grow: fields of auth methods, keys of descriptions, names of
//! secrets.

pub mod auth;
pub mod keys;
pub mod secret;

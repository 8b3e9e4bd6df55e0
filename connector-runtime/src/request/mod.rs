//! Requests of one client: their destinations, values and hooks, and the secrets in them.
//! This room uses `encode` and `transport`.

pub(crate) mod auth_error;
pub(crate) mod base;
pub(crate) mod effective;
pub(crate) mod hook;
pub(crate) mod prepared;
pub(crate) mod redact;
pub(crate) mod site;
pub(crate) mod variables;

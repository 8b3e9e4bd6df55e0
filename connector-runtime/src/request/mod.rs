//! Requests of one client: where they go, what they are filled in with, who sees them before they are sent, and what of
//! them no text may show. This room uses `encode` and `transport`.

pub(crate) mod auth_error;
pub(crate) mod base;
pub(crate) mod effective;
pub(crate) mod hook;
pub(crate) mod prepared;
pub(crate) mod redact;
pub(crate) mod site;
pub(crate) mod variables;

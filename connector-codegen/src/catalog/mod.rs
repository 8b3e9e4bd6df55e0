//! The open sets, as tables: one row per auth scheme, media type, and way of paging. The runtime has a file of the
//! same name for each row.

pub mod auth;
pub mod keys;
pub mod media;
pub mod paging;
pub mod secret;
pub mod template;

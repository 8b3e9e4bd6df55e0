//! The open sets, as tables: one row per auth scheme, media type, and way of paging. The runtime has a file of the
//! same name for each row.

pub mod keys;
pub mod media;

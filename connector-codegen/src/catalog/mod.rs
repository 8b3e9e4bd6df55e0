//! The open sets, as tables: one row for each auth scheme, media type, pagination strategy and preset. The runtime has a
//! file of the same name for each row but those of presets.

pub mod auth;
pub mod keys;
pub mod media;
pub mod paging;
pub mod presets;
pub mod secret;
pub mod template;

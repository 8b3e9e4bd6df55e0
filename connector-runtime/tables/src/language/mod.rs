//! The little languages in tables and descriptions, each with one reader.

pub mod duration;
pub mod header;
pub mod media;
pub mod path;
pub mod pointer;
pub mod server;
pub mod source;
pub mod status;
pub mod template;

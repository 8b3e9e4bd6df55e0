//! The small languages in tables and descriptions, each with one reader, and suggestions for misspelled words of them.

pub mod duration;
pub mod header;
pub mod hint;
pub mod media;
pub mod path;
pub mod pointer;
pub mod server;
pub mod source;
pub mod status;
pub mod template;

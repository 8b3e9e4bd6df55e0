//! The constants of each golden client.

pub(crate) mod media;
pub(crate) mod shop;
pub(crate) mod tracker;

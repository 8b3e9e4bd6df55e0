//! Input formats: one folder each, none knows another. `description` gives a document that `openapi` reads.

mod build;
pub mod description;
pub mod moved;
pub mod openapi;

//! The doors: build script and macro, and the pipeline behind every door.
//!
//! Separate because only here is anything read from disk or environment, printed, or timed.

pub mod build;
pub mod client;
pub mod connector;
mod files;
pub mod load;
pub mod name;
pub mod pipeline;
mod print;

#[cfg(test)]
mod tests;

pub use build::{Builder, Error};
pub use load::Disk;
pub use pipeline::{Outcome, Pipeline, Stage};

//! Every option, once: name, docs, default, setter. The Builder, the macro, the command line and the reference page
//! are made from one table.

pub mod given;
pub mod page;
pub mod set;
pub mod table;
mod types;

#[cfg(test)]
mod tests;

pub use given::Setting;
pub use set::{Bodies, Config, Constructors, Features, Group, Nullable, Pagination, Warnings};
pub use types::{Client, Integers, Unknown};

//! Input formats: one folder each, none knows another.

pub mod openapi;

//! Tests that need more than one crate, and generated clients, which compile here.

/// The client of tests/fixtures/tracker/api.yaml.
#[rustfmt::skip]
#[path = "../fixtures/tracker/generated.rs"]
pub mod tracker;

/// The client of tests/fixtures/media/api.yaml.
#[rustfmt::skip]
#[path = "../fixtures/media/generated.rs"]
pub mod media;

/// The client of tests/fixtures/shop/api.yaml.
#[rustfmt::skip]
#[path = "../fixtures/shop/generated.rs"]
pub mod shop;

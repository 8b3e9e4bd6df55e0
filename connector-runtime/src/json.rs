//! JSON texts as values of generated types, and back. Several times as fast as the same types through `serde_json`.
//!
//! `from_slice::<Vec<i64>>(b"[1,2]")` gives `vec![1, 2]`; `to_vec(&vec![1, 2])` gives `[1,2]`. Errors have the path of what
//! is wrong and never repeat a value.

pub use connector_json::{DecodeError, Json, Write, from_slice, to_vec};

//! STAND-IN, not for the merge: what generated types name.

pub use crate::json::{Json, Write, Writer};
pub use serde_json::Value;

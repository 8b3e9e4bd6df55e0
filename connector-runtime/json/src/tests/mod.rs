//! Tests of the JSON room, by subject. Apart from the code, as everywhere.

mod abi;
mod assembly;
mod by_serde;
mod equal;
mod model;
mod nullable;
mod numbers;
mod objects;
mod pointer;
mod properties;
mod serde_bridge;
mod syntax;
mod tag;
mod union;
mod write;

use super::{Json, from_slice, to_vec};
use serde_json::Value;

/// Reads a text, and gives what the type writes, or the error.
pub(super) fn round<T: Json>(text: &str) -> String {
    match from_slice::<T>(text.as_bytes()) {
        Ok(value) => String::from_utf8(to_vec(&value)).unwrap(),
        Err(error) => error.to_string(),
    }
}

/// Fails unless the type gives the text back as it was.
#[track_caller]
pub(super) fn same<T: Json>(text: &str) {
    assert_eq!(round::<T>(text), text);
}

#[test]
fn a_value_comes_back() {
    same::<Value>(r#"{"a":[1,2.5,null,true,"x"],"b":{}}"#);
}

//! serde's traits give what our own functions give.

use super::model::{FULL, Issue, full};
use serde_json::{Value, json};

#[test]
fn from_text_and_from_values() {
    let value: Value = serde_json::from_str(FULL).unwrap();
    assert_eq!(serde_json::from_str::<Issue>(FULL).unwrap(), full());
    assert_eq!(serde_json::from_value::<Issue>(value.clone()).unwrap(), full());
    assert_eq!(serde_json::to_value(full()).unwrap(), value);
    assert_eq!(serde_json::to_string(&full()).unwrap(), FULL);
}

#[test]
fn inside_derived_types() {
    #[derive(serde::Serialize, serde::Deserialize)]
    struct Outer {
        issue: Issue,
        list: Vec<Issue>,
    }
    let text = format!(r#"{{"issue":{FULL},"list":[{FULL}]}}"#);
    let outer: Outer = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&outer).unwrap(), text);
}

#[test]
fn numbers_keep_their_digits() {
    type Numbers = Vec<Any>;
    let text = "[9007199254740993,18446744073709551615,-9223372036854775808,0.1,1e+300,true,null,\"é\"]";
    assert_eq!(serde_json::to_string(&serde_json::from_str::<Numbers>(text).unwrap()).unwrap(), text);
}

/// Any JSON, through our bridge.
#[derive(Clone)]
struct Any(Value);
crate::__v1_newtype!(Any(Value));

#[test]
fn errors_carry_the_path() {
    let error = serde_json::from_value::<Issue>(json!({ "id": 1, "state": 5 })).unwrap_err();
    assert_eq!(error.to_string(), "expected a string at $.state, found an integer");
    let error = serde_json::from_str::<Issue>("{\"id\":").unwrap_err();
    assert!(error.is_eof());
}

#[test]
fn nesting_ends_somewhere() {
    let mut value = json!(1);
    for _ in 0..130 {
        value = Value::Array(vec![value]);
    }
    let error = serde_json::from_value::<Any>(value.clone()).unwrap_err();
    assert_eq!(error.to_string(), "nested deeper than 128 levels");
    assert!(serde_json::to_string(&Any(value)).is_err());
}

//! Types of serde's, read by our reader: accepted values, and errors.

use std::collections::{BTreeMap, HashMap};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{Writer, from_slice_by_serde};

/// The text that a type writes back, or the error.
fn round<T: DeserializeOwned + Serialize>(text: &str) -> String {
    match from_slice_by_serde::<T>(text.as_bytes()) {
        Ok(value) => serde_json::to_string(&value).unwrap(),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn same<T: DeserializeOwned + Serialize>(text: &str) {
    assert_eq!(round::<T>(text), text);
}

#[derive(Serialize, Deserialize)]
struct Record {
    id: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(flatten)]
    more: BTreeMap<String, serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
enum Shape {
    Point,
    Circle(f64),
    Line(i32, i32),
    Square { side: u8 },
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Number(i64),
    Text(String),
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Tagged {
    Cat { lives: u8 },
    Dog,
}

#[derive(Serialize, Deserialize)]
struct Wrapped(Option<i64>);

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Strict {
    #[serde(default)]
    a: i32,
}

#[test]
fn values_come_back() {
    same::<serde_json::Value>(r#"{"a":[1,-2,2.5,null,true,"xA\n"],"b":{}}"#);
    same::<Record>(r#"{"id":7,"note":"n","x":[1],"y":null}"#);
    same::<Vec<Shape>>(r#"["Point",{"Circle":1.5},{"Line":[1,2]},{"Square":{"side":3}}]"#);
    same::<Vec<Either>>(r#"[1,"a"]"#);
    same::<Vec<Tagged>>(r#"[{"kind":"cat","lives":9},{"kind":"dog"}]"#);
    same::<Vec<Wrapped>>("[1,null]");
    same::<(i64, String, Option<bool>)>(r#"[-9223372036854775808,"é",null]"#);
    same::<u128>("340282366920938463463374607431768211455".get(..30).unwrap());
    same::<HashMap<u32, i8>>(r#"{"7":-7}"#);
    same::<BTreeMap<bool, char>>(r#"{"false":"a","true":"b"}"#);
    same::<()>("null");
}

#[test]
fn numbers_are_what_they_mean() {
    assert_eq!(round::<u8>("7.0"), "7");
    assert_eq!(round::<i64>("7e1"), "70");
    assert_eq!(round::<f64>("7"), "7.0");
    assert_eq!(round::<f32>("0.5"), "0.5");
    assert_eq!(round::<f64>("18446744073709551616"), "1.8446744073709552e+19");
    assert_eq!(round::<u8>("7.5"), "expected u8 at $, found a number");
    assert_eq!(round::<u8>("256"), "expected u8 at $, found an integer");
    assert_eq!(round::<f64>("1e999"), "expected a number from -1.8e308 to 1.8e308 at $, found a number");
}

#[test]
fn errors_have_a_path_and_no_value() {
    assert_eq!(round::<Vec<Record>>(r#"[{"id":1},{"id":"s3cr3t"}]"#), "expected u8 at $[1].id, found a string");
    assert_eq!(round::<Record>(r#"{"note":"n"}"#), "expected a member `id` at $, found none");
    assert_eq!(round::<Record>("[1]"), "expected struct Record at $, found an array");
    assert_eq!(
        round::<Shape>(r#""s3cr3t""#),
        "expected one of `Point`, `Circle`, `Line`, `Square` at $, found a string"
    );
    assert_eq!(round::<Shape>(r#"{"Square":{"side":"s"}}"#), "expected u8 at $.Square.side, found a string");
    assert_eq!(round::<Shape>("7"), "expected a string, or an object with one member at $, found an integer");
    assert_eq!(round::<(u8, u8)>("[1,2,3]"), "expected fewer items at $, found an array");
    assert_eq!(round::<(u8, u8)>("[1]"), "expected a tuple of size 2 at $, found an array");
    assert_eq!(round::<Strict>(r#"{"b":1}"#), "expected only the members `a` at $.b, found another");
    assert_eq!(round::<Either>(r#"["s3cr3t"]"#), "expected a value that its type takes at $, found an array");
    assert_eq!(round::<HashMap<u8, u8>>(r#"{"key":1}"#), "expected u8 at $.key, found a string");
    assert_eq!(round::<u8>("{"), "not JSON: expected a member's name at byte 1");
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Money {
    cents: i64,
}
crate::json_by_serde!(Money);

#[derive(Clone)]
struct Code(u32);

impl std::str::FromStr for Code {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Code)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.0)
    }
}
crate::json_by_text!(Code);

/// A generated type that contains types of the user.
#[derive(Clone)]
struct Order {
    total: Money,
    more: Option<Vec<Money>>,
    code: Option<Code>,
}
super::abi::model!(Order { total = get "total", more = opt "more", code = opt "code" });

#[test]
fn types_of_the_user_are_variants() {
    let mut w = Writer::new();
    w.tag("kind", "money").put(&Money { cents: 5 });
    assert_eq!(String::from_utf8(w.into_bytes()).unwrap(), r#"{"kind":"money","cents":5}"#);
}

#[test]
fn types_of_the_user_are_parts_of_generated_ones() {
    use super::{round, same};
    same::<Order>(r#"{"total":{"cents":5},"more":[{"cents":7}],"code":"0042"}"#);
    assert_eq!(
        round::<Order>(r#"{"total":{"cents":5},"more":[{"cents":"s3cr3t"}]}"#),
        "expected a value that its type accepts at $.more[0].cents, found a string"
    );
    assert_eq!(
        round::<Order>(r#"{"total":{"cents":5},"code":"s3cr3t"}"#),
        "expected a value that its type accepts at $.code, found a string"
    );
}

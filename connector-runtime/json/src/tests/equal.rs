//! `==` compares values, not only their JSON.

use super::abi::{self, Nullable};

#[derive(Clone, Default)]
struct All {
    a: f64,
    b: Option<f32>,
    c: Nullable<f64>,
    d: Option<Either>,
    rest: abi::Map<abi::Value>,
}
abi::model!(All { a = get "a", b = opt "b", c = nullable "c", d = opt "d", rest = rest });

#[derive(Clone)]
enum Either {
    One(One),
    Two(One),
    Unknown(abi::Value),
}
impl abi::Union for Either {
    const RULES: &'static abi::Rules = &abi::rules(&[abi::rule().tags(&["one"]), abi::rule().tags(&["two"])]).tag("of");
    abi::variants!(0 = One, 1 = Two);
}
abi::union!(Either);

#[derive(Clone)]
struct One {
    of: String,
}
abi::model!(One { of = get "of" });

fn one(of: &str) -> One {
    One { of: of.to_owned() }
}

fn with(name: &str, value: abi::Value) -> All {
    All { rest: [(name.to_owned(), value)].into(), ..All::default() }
}

#[test]
fn numbers_that_json_does_not_have() {
    let of = |a: f64| All { a, ..All::default() };
    assert_eq!(of(f64::INFINITY), of(f64::INFINITY));
    assert_ne!(of(f64::INFINITY), of(f64::NEG_INFINITY));
    assert_ne!(of(f64::INFINITY), of(f64::NAN));
    assert_ne!(of(f64::NAN), of(f64::NAN));
    assert_eq!(of(0.0), of(-0.0));
    let of = |c| All { c, ..All::default() };
    assert_ne!(of(f64::INFINITY.into()), of(Nullable::Null));
    assert_ne!(All { b: Some(f32::NAN), ..All::default() }, All { b: Some(f32::NAN), ..All::default() });
    // Requests still contain JSON.
    assert_eq!(crate::to_vec(&f64::INFINITY), b"null");
}

#[test]
fn absent_null_and_others() {
    let of = |c| All { c, ..All::default() };
    assert_ne!(of(Nullable::Absent), of(Nullable::Null));
    assert_ne!(with("x", abi::Value::Null), All::default());
    assert_ne!(with("x", abi::Value::Null), with("y", abi::Value::Null));
    assert_eq!(with("x", 1.into()), with("x", 1.0.into()));
}

#[test]
fn variants_and_their_payloads() {
    let of = |d| All { d: Some(d), ..All::default() };
    assert_ne!(of(Either::One(one("one"))), of(Either::Two(one("one"))));
    assert_ne!(of(Either::One(one("one"))), of(Either::One(one("two"))));
    assert_eq!(of(Either::Two(one("two"))), of(Either::Two(one("two"))));
    let unknown = || Either::Unknown(serde_json::json!({"of": "one"}));
    assert_ne!(of(Either::One(one("one"))), of(unknown()));
    assert!(!crate::equal(&vec![Either::One(one("one")), unknown()], &vec![unknown(), Either::One(one("one"))]));
}

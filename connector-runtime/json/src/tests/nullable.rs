//! Absent, null and a value stay apart, in our reader and in serde's.

use super::abi::{self, Nullable};
use super::same;
use serde::{Deserialize, Serialize};

#[derive(Clone, Default)]
struct Change {
    due: Nullable<abi::Date>,
    name: Nullable<Box<abi::Value>>,
    all: Vec<Nullable<i64>>,
}
abi::model!(Change { due = nullable "due" secret, name = nullable "name", all = get "all" });

/// The same, by serde.
#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
struct Derived {
    #[serde(default, skip_serializing_if = "Nullable::is_absent")]
    due: Nullable<String>,
}

#[test]
fn each_comes_back() {
    for text in
        [r#"{"all":[]}"#, r#"{"due":null,"name":null,"all":[null,1]}"#, r#"{"due":"2024-03-09","name":"n","all":[2]}"#]
    {
        same::<Change>(text);
        let by_serde: Change = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&by_serde).unwrap(), text);
    }
    let wrong = crate::from_slice::<Change>(br#"{"due":1,"all":[]}"#).unwrap_err();
    assert_eq!(wrong.to_string(), "expected a string at $.due, found an integer");
}

#[test]
fn serdes_derives_take_it() {
    for text in [r#"{}"#, r#"{"due":null}"#, r#"{"due":"d"}"#] {
        let derived: Derived = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&derived).unwrap(), text);
    }
}

#[test]
fn it_is_made_of_values_and_options() {
    let change = Change { name: abi::Value::from("n").into(), due: None.into(), ..Change::default() };
    assert_eq!(change.name.value().and_then(|name| name.as_str()), Some("n"));
    assert_eq!((change.due.is_null(), change.due.is_absent()), (true, false));
    assert_eq!(Nullable::from(Some(1)), Nullable::Value(1));
    assert_eq!(Nullable::<String>::from("n"), Nullable::Value("n".to_owned()));
    assert_eq!(Option::from(Nullable::Value(1)), Some(1));
    assert_eq!(format!("{change:?}"), r#"Change {"due":"[hidden]","name":"n","all":[]}"#);
}

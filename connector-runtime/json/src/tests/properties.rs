//! Properties of any text and any value, with serde_json as the reference.

use crate::{Document, MAX_DEPTH, find, from_slice, put, same_text, to_vec};
use proptest::prelude::*;
use serde_json::{Map, Number, Value};

/// Any value of JSON, nested at most five deep.
fn value() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Number::from),
        any::<u64>().prop_map(Number::from),
        any::<f64>().prop_filter_map("JSON has no such number", Number::from_f64),
    ];
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        number.prop_map(Value::Number),
        any::<String>().prop_map(Value::String),
        "[a-c\"\\\\\n\u{1}é\u{1f600}]{0,12}".prop_map(Value::String),
    ];
    scalar.prop_recursive(5, 64, 6, |inner| {
        let members = prop::collection::vec((name(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::Array),
            members.prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// Names that pointers have to escape, and others.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c/~\"\\\\ ]{0,4}", any::<String>()]
}

/// A value as text, compact or with blanks.
fn text() -> impl Strategy<Value = String> {
    (value(), any::<bool>()).prop_map(|(value, pretty)| match pretty {
        true => serde_json::to_string_pretty(&value).unwrap(),
        false => value.to_string(),
    })
}

/// Nearly JSON: a text in which some bytes are others, are gone, or come twice.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let tokens = prop::sample::select(b"{}[]\",:\\ue+-.0127 \ttrfnalse\x00\xff\xc3".to_vec());
    let change = (any::<prop::sample::Index>(), 0..3_u8, prop_oneof![tokens, any::<u8>()]);
    (text(), prop::collection::vec(change, 1..4)).prop_map(|(text, changes)| {
        let mut bytes = text.into_bytes();
        for (at, how, byte) in changes {
            let at = at.index(bytes.len() + 1);
            match how {
                0 if at < bytes.len() => bytes[at] = byte,
                1 if at < bytes.len() => _ = bytes.remove(at),
                _ => bytes.insert(at, byte),
            }
        }
        bytes
    })
}

/// Returns `true` if two values are equal, except for the last bits of floats, which serde_json's parser does not get right.
fn alike(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| alike(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| alike(a, b)))
        }
        (Value::Number(a), Value::Number(b)) if a.is_f64() && b.is_f64() => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => a == b || a.to_bits().abs_diff(b.to_bits()) <= 4,
            _ => false,
        },
        _ => a == b,
    }
}

/// Fails unless both readers accept the text, as the same value, or both reject it.
fn agree(text: &[u8]) -> Result<(), TestCaseError> {
    match (from_slice::<Value>(text), serde_json::from_slice::<Value>(text)) {
        (Ok(ours), Ok(theirs)) => prop_assert!(alike(&ours, &theirs), "ours: {:?}, serde_json: {:?}", ours, theirs),
        (Err(_), Err(_)) => {}
        (ours, theirs) => prop_assert!(false, "ours: {:?}, serde_json: {:?}", ours, theirs),
    }
    Ok(())
}

/// Every value in a value, with its pointer.
fn places(value: &Value, pointer: &str, found: &mut Vec<(String, Value)>) {
    found.push((pointer.to_owned(), value.clone()));
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| places(item, &format!("{pointer}/{at}"), found));
        }
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            places(member, &format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), found);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(value in value()) {
        let text = to_vec(&value);
        prop_assert_eq!(&from_slice::<Value>(&text).unwrap(), &value);
        prop_assert!(alike(&serde_json::from_slice::<Value>(&text).unwrap(), &value));
        prop_assert!(same_text(&text, serde_json::to_string_pretty(&value).unwrap().as_bytes()));
    }

    #[test]
    fn serde_goes_the_same_way(value in value()) {
        let text = to_vec(&value);
        prop_assert_eq!(crate::from_slice_by_serde::<Value>(&text).unwrap(), value.clone());
        let document = Document::parse(&text).unwrap();
        prop_assert_eq!(serde_json::to_value(document.doc().root()).unwrap(), value);
    }

    #[test]
    fn both_readers_take_the_same_texts(text in text()) {
        agree(text.as_bytes())?;
    }

    #[test]
    fn both_readers_refuse_the_same_bytes(text in prop::collection::vec(any::<u8>(), 0..64)) {
        agree(&text)?;
    }

    #[test]
    fn both_readers_agree_on_what_is_nearly_json(text in mutated()) {
        agree(&text)?;
    }

    /// The text of each value is where the tape says, blanks included.
    #[test]
    fn every_place_is_found(text in text()) {
        let whole: Value = serde_json::from_str(&text).unwrap();
        let document = Document::parse(text.as_bytes()).unwrap();
        let doc = document.doc();
        let mut all = Vec::new();
        places(&whole, "", &mut all);
        for (pointer, expected) in all {
            let node = find(doc.root(), &pointer).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Value>(node.source()).unwrap(), &expected, "{}", pointer);
            prop_assert_eq!(whole.pointer(&pointer), Some(&expected));
            let changed: Value = serde_json::from_slice(&put(Some(doc.root()), &pointer, "[9]")).unwrap();
            let mut wanted = whole.clone();
            *wanted.pointer_mut(&pointer).unwrap() = serde_json::json!([9]);
            prop_assert_eq!(changed, wanted, "{}", pointer);
        }
    }

    #[test]
    fn pointers_find_what_serde_json_finds(text in text(), pointer in "(/(a|b|0|1|-|~0|~1|01|\\+1)?){0,3}") {
        let whole: Value = serde_json::from_str(&text).unwrap();
        let document = Document::parse(text.as_bytes()).unwrap();
        let doc = document.doc();
        let found = find(doc.root(), &pointer).map(|node| serde_json::from_str::<Value>(node.source()).unwrap());
        prop_assert_eq!(found.as_ref(), whole.pointer(&pointer));
    }

    #[test]
    fn nesting_is_bounded(depth in 1..400_usize, object in any::<bool>()) {
        let (open, close) = if object { ("{\"a\":", "}") } else { ("[", "]") };
        let text = format!("{}7{}", open.repeat(depth), close.repeat(depth));
        prop_assert_eq!(Document::parse(text.as_bytes()).is_ok(), depth <= MAX_DEPTH);
    }
}

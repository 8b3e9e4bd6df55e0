//! A variant writes its own tag, whatever tag its payload contains.

use super::abi;
use super::same;
use expect_test::{Expect, expect};

#[derive(Clone)]
enum Pet {
    Cat(Animal),
    Dog(Animal),
    Fish(Fish),
    Any(abi::Value),
    Number(Numbered),
    Unknown(abi::Value),
}
impl abi::Union for Pet {
    const RULES: &'static abi::Rules = &abi::rules(&[
        abi::rule().tags(&["cat", "kitten"]),
        abi::rule().tags(&["dog"]),
        abi::rule().tags(&["fish"]),
        abi::rule().tags(&["any"]),
        abi::rule().tags(&["7"]),
    ])
    .tag("kind");
    abi::variants!(0 = Cat, 1 = Dog, 2 = Fish("kind", "fish"), 3 = Any, 4 = Number);
}
abi::union!(Pet);

#[derive(Clone)]
struct Animal {
    kind: Option<Option<String>>,
    friend: Option<Box<Animal>>,
}
abi::model!(Animal { kind = opt "kind", friend = opt "friend" });

#[derive(Clone)]
struct Fish {
    name: String,
}
abi::model!(Fish { name = get "name" });

#[derive(Clone)]
struct Numbered {
    kind: i64,
    last: bool,
}
abi::model!(Numbered { kind = get "kind", last = get "last" });

fn animal(kind: &str) -> Animal {
    Animal { kind: Some(Some(kind.to_owned())), friend: None }
}

#[track_caller]
fn check(pet: &Pet, expect: Expect) {
    let text = serde_json::to_string(pet).unwrap();
    assert_eq!(text.as_bytes(), crate::to_vec(pet));
    expect.assert_eq(&text);
}

#[test]
fn the_payload_does_not_decide() {
    check(&Pet::Cat(animal("dog")), expect![[r#"{"kind":"cat"}"#]]);
    check(&Pet::Dog(animal("cat")), expect![[r#"{"kind":"dog"}"#]]);
    check(&Pet::Any(serde_json::json!({"a": 1, "kind": "cat"})), expect![[r#"{"a":1,"kind":"any"}"#]]);
    check(&Pet::Number(Numbered { kind: 3, last: true }), expect![[r#"{"kind":7,"last":true}"#]]);
    check(&Pet::Fish(Fish { name: "Nemo".to_owned() }), expect![[r#"{"kind":"fish","name":"Nemo"}"#]]);
}

#[test]
fn of_several_tags_the_payload_chooses() {
    check(&Pet::Cat(animal("kitten")), expect![[r#"{"kind":"kitten"}"#]]);
}

#[test]
fn objects_in_the_payload_have_no_tag() {
    let friend = Some(Box::new(animal("dog")));
    check(&Pet::Cat(Animal { friend, ..animal("cat") }), expect![[r#"{"kind":"cat","friend":{"kind":"dog"}}"#]]);
    check(&Pet::Any(serde_json::json!([{"kind": "cat"}])), expect![[r#"[{"kind":"cat"}]"#]]);
}

#[test]
fn a_value_that_was_read_is_written_as_it_was() {
    for text in [
        r#"{"kind":"cat"}"#,
        r#"{"kind":"kitten"}"#,
        r#"{"kind":"fish","name":"Nemo"}"#,
        r#"{"kind":"horse","name":"Fury"}"#,
        r#"{"kind":7,"last":false}"#,
        r#"{"kind":null}"#,
        r#"{"friend":{}}"#,
    ] {
        same::<Pet>(text);
    }
}

//! Properties that a schema does not declare, in a program that gets a value, changes it and sends it back.
//!
//! Each value of the option `unknown` has a client of the same document.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_runtime::testing::{Script, from_json, json};
use expect_test::{Expect, expect};
use serde_json::to_value;

mod dropped {
    connector_runtime::client!("fixtures/unknown.yaml");
}
mod kept {
    connector_runtime::client!("fixtures/unknown.yaml", unknown = "keep");
}
mod refused {
    connector_runtime::client!("fixtures/unknown.yaml", unknown = "refuse");
}

/// A body that has undeclared properties in the entry, in a variant and in a list.
const BODY: &str = r#"{"name":"a","pet":{"kind":"cat","name":"Tom","lives":9},"friends":[{"kind":"dog","name":"Rex"}],"zone":{"b":1,"a":null}}"#;

/// Gets the entry of a script, renames it and sends it back: returns the body that is sent, or the error.
macro_rules! change {
    ($client:ident, $status:literal, $body:expr) => {{
        let script = Script::new().reply($status, "application/json", $body).reply(204, "", "");
        let api = $client::Client::builder().transport(script.clone()).build().unwrap();
        let run = tokio::runtime::Builder::new_current_thread().build().unwrap();
        run.block_on(async {
            let mut entry = match api.get_pet(7).await {
                Ok(entry) => entry,
                Err(error) => return format!("{error}\n{:?}", error.value().map(|problem| &problem.message)),
            };
            entry.name = Some("b".to_owned());
            api.put_pet(7, &entry).await.unwrap();
            let request = script.requests().last().unwrap().to_string();
            request.lines().last().unwrap().to_owned()
        })
    }};
}

fn check(got: String, want: Expect) {
    want.assert_eq(&got);
}

#[test]
fn drop_sends_what_is_declared() {
    check(
        change!(dropped, 200, BODY),
        expect![[r#"{"name":"b","pet":{"kind":"cat","name":"Tom"},"friends":[{"kind":"dog","name":"Rex"}]}"#]],
    );
}

#[test]
fn keep_sends_all_again() {
    check(
        change!(kept, 200, BODY),
        expect![[
            r#"{"name":"b","pet":{"name":"Tom","kind":"cat","lives":9},"friends":[{"kind":"dog","name":"Rex"}],"zone":{"a":null,"b":1}}"#
        ]],
    );
    let same: serde_json::Value = serde_json::from_str(&BODY.replace(r#""name":"a""#, r#""name":"b""#)).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&change!(kept, 200, BODY)).unwrap(), same);
}

#[test]
fn refuse_names_the_property() {
    check(
        change!(refused, 200, BODY),
        expect![[r#"
        GET /pets/{id} (get_pet): 200 OK: the body cannot be read: expected no property of this name at $.pet.lives, found an integer
        None"#]],
    );
    check(
        change!(refused, 200, r#"{"pet":{"kind":"cat","name":"Tom"},"zone":1}"#),
        expect![[r#"
        GET /pets/{id} (get_pet): 200 OK: the body cannot be read: expected no property of this name at $.zone, found an integer
        None"#]],
    );
    // The tag of the union is known, even though `Cat` does not declare it.
    check(
        change!(refused, 200, r#"{"pet":{"kind":"cat","name":"Tom"}}"#),
        expect![[r#"{"name":"b","pet":{"kind":"cat","name":"Tom"}}"#]],
    );
}

#[test]
fn error_bodies_refuse_nothing() {
    let problem = r#"{"message":"no such pet","trace":"7"}"#;
    let got = change!(refused, 404, problem);
    assert_eq!(got, "GET /pets/{id} (get_pet): 404 Not Found\nSome(\"no such pet\")");
}

#[test]
fn a_closed_object_keeps_nothing() {
    let dog: kept::types::Pet = from_json(json!({"kind": "dog", "name": "Rex", "age": 3})).unwrap();
    assert_eq!(to_value(dog).unwrap(), json!({"kind": "dog", "name": "Rex"}));
}

#[test]
fn a_value_that_is_made_has_its_tag() {
    use kept::types::{Cat, Pet};
    let mut cat = Cat::new("Tom");
    cat.extra.insert("lives".to_owned(), json!(9));
    assert_eq!(to_value(Pet::Cat(cat)).unwrap(), json!({"kind": "cat", "name": "Tom", "lives": 9}));
}

//! Generated types as users work with them: built, written, read and compared.
//!
//! Separate from `wire`, which is about calls.

#![allow(clippy::unwrap_used, reason = "a test")]

use api::types::{AddPetVersion, AddPetXMode, Cat, Dog, DogKind, Filter, Fish, Pet, Task};
use connector_runtime::testing::{Script, from_json, json};
use connector_runtime::types::{DateTime, Timestamp};
use serde_json::{from_value, to_value};

mod api {
    connector_runtime::client!("fixtures/types.yaml");
}

#[test]
fn a_variant_writes_its_own_tag() {
    assert_eq!(to_value(Pet::Cat(Cat::new("Tom"))).unwrap(), json!({"kind": "cat", "name": "Tom"}));
    let dog = Cat { kind: "dog".to_owned(), ..Cat::new("Tom") };
    assert_eq!(to_value(&dog).unwrap(), json!({"kind": "dog", "name": "Tom"}));
    assert_eq!(to_value(Pet::Cat(dog)).unwrap(), json!({"kind": "cat", "name": "Tom"}));
    assert_eq!(to_value(Pet::Fish(Fish::default())).unwrap(), json!({"kind": "fish"}));
}

#[test]
fn what_can_have_one_value_is_no_argument() {
    assert_eq!(to_value(Dog::default()).unwrap(), json!({"kind": "dog", "legs": 4}));
    assert_eq!(to_value(Dog::new()).unwrap(), json!({"kind": "dog", "legs": 4}));
}

#[test]
fn another_value_of_a_server_survives() {
    let strange = json!({"kind": "wolf", "legs": 3});
    let dog: Dog = from_value(strange.clone()).unwrap();
    assert_eq!(dog.kind, DogKind::Unknown("wolf".to_owned()));
    assert_eq!(to_value(dog).unwrap(), strange);
    // Absent stays absent, in the union too.
    for absent in [json!({"kind": "wolf", "legs": 3}), json!({})] {
        assert_eq!(to_value(from_value::<Pet>(absent.clone()).unwrap()).unwrap(), absent);
    }
}

#[test]
fn a_parameter_with_one_value_is_sent_by_itself() {
    let script = Script::new().reply(204, "", "").reply(204, "", "");
    let api = api::Client::builder().transport(script.clone()).user_agent("types").build().unwrap();
    let run = tokio::runtime::Builder::new_current_thread().build().unwrap();
    run.block_on(api.add_pet("Tom", &Pet::Dog(Dog::new())).into_future()).unwrap();
    let (version, mode) = (AddPetVersion::from(3), AddPetXMode::from("part"));
    run.block_on(api.add_pet("Tom", &Pet::Dog(Dog::new())).version(version).x_mode(mode).into_future()).unwrap();
    expect_test::expect![[r#"
        POST /pets/pet?name=Tom&version=2
        accept: */*
        user-agent: types
        content-type: application/json
        x-mode: full

        {"kind":"dog","legs":4}
        POST /pets/pet?version=3&name=Tom
        accept: */*
        user-agent: types
        content-type: application/json
        x-mode: part

        {"kind":"dog","legs":4}
    "#]]
    .assert_eq(&script.requests().concat());
}

#[test]
fn absent_null_and_value_are_one_type() {
    let task = Task { name: "Write".into(), parent: Task::new(None).into(), ..Task::new(Some("Ann".to_owned())) };
    let json = json!({"name": "Write", "parent": {"owner": null}, "owner": "Ann"});
    assert_eq!(to_value(&task).unwrap(), json);
    let read: Task = from_value(json).unwrap();
    assert_eq!(read, task);
    assert_eq!(read.name.value().map(String::as_str), Some("Write"));
    assert!(read.parent.value().is_some_and(|parent| parent.name.is_absent()));
    assert_eq!(to_value(Task { name: None.into(), ..Task::new(None) }).unwrap(), json!({"name": null, "owner": null}));
}

#[test]
fn variants_are_made_of_their_types() {
    assert_eq!(Pet::from(Cat::new("Tom")), Pet::Cat(Cat::new("Tom")));
    let filters: [Filter; 4] =
        ["Tom".into(), "Tom".to_owned().into(), Cat::new("Tom").into(), vec!["Tom".into()].into()];
    assert_eq!(to_value(filters.to_vec()).unwrap(), json!(["Tom", "Tom", {"kind": "cat", "name": "Tom"}, ["Tom"]]));
}

#[test]
fn a_test_makes_any_type_of_json() {
    let task: Task = from_json(json!({"name": "Write"})).unwrap();
    assert_eq!(task, Task { name: "Write".into(), ..Task::new(None) });
    let wrong = from_json::<Vec<Task>>(json!([{"name": 1}])).unwrap_err();
    assert_eq!(wrong.to_string(), "expected a string at $[0].name, found an integer");
}

#[test]
fn a_date_and_time_keeps_its_offset() {
    let task = json!({"owner": null, "due": "2024-03-09T17:05:07.120+01:00"});
    let script = Script::new().reply(200, "application/json", task.to_string());
    let api = api::Client::builder().transport(script.clone()).user_agent("types").build().unwrap();
    let due = "2024-03-09T16:05:07.12Z".parse::<Timestamp>().unwrap();
    let change = Task { due: Some(due.into()), ..Task::new(None) };
    let run = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let since: DateTime = "2024-03-09T00:00:00".parse().unwrap();
    let read = run.block_on(api.change_task(7, &change).since(since).into_future()).unwrap();
    assert_eq!(read, change);
    assert_eq!(read.due.unwrap().timestamp(), Some(due));
    assert_eq!(to_value(&read).unwrap(), task);
    expect_test::expect![[r#"
        PATCH /tasks/7?since=2024-03-09T00%3A00%3A00
        accept: application/json, */*;q=0.5
        user-agent: types
        content-type: application/json

        {"owner":null,"due":"2024-03-09T16:05:07.12Z"}
    "#]]
    .assert_eq(&script.requests().concat());
}

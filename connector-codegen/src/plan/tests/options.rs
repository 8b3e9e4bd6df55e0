//! The options of types.

use super::{Config, expect, planned};
use crate::config::{Bodies, Constructors, Nullable};

#[test]
fn flat_is_for_what_is_only_received() {
    let document = "
paths:
  /a:
    put:
      operationId: change
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Change' } } } }
      responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
components:
  schemas:
    Change: { properties: { both: { $ref: '#/components/schemas/Both' }, name: { type: string, nullable: true } } }
    Thing: { required: [id], properties: { both: { $ref: '#/components/schemas/Both' }, id: { type: string, nullable: true }, name: { type: string, nullable: true } } }
    Both: { properties: { name: { type: string, nullable: true } } }
";
    let types = |nullable| {
        let config = Config { nullable, ..Config::default() };
        ["Change", "Both", "Thing"].map(|name| planned(document, &config, Some(name))).concat()
    };
    expect![[r#"
        fn change() -> Thing ! abi::Undeclared  [Change: PUT /a]
          /// `PUT /a`
          ///
          /// The body is optional: `.with_body(Change)` sets it.
          bodies: json(application/json)
          .with_body(&Change) body 0  // The body.
        struct (new) Change
          /// `Change`
          both: Option<Both>  // `both`
          name: Nullable<String>  // `name`
        struct (new) Both
          /// `Both`
          name: Nullable<String>  // `name`
        struct Thing
          /// `Thing`
          both: Option<Both>  // `both`
          id: Option<String>  // `id`
          name: Nullable<String>  // `name`
    "#]]
    .assert_eq(&types(Nullable::Exact));
    expect![[r#"
        fn change() -> Thing ! abi::Undeclared  [Change: PUT /a]
          /// `PUT /a`
          ///
          /// The body is optional: `.with_body(Change)` sets it.
          bodies: json(application/json)
          .with_body(&Change) body 0  // The body.
        struct (new) Change
          /// `Change`
          both: Option<Both>  // `both`
          name: Nullable<String>  // `name`
        struct (new) Both
          /// `Both`
          name: Nullable<String>  // `name`
        struct Thing
          /// `Thing`
          both: Option<Both>  // `both`
          id: Option<String>  // `id`
          name: Option<String>  // `name`
    "#]]
    .assert_eq(&types(Nullable::Flat));
}

#[test]
fn constructors_are_for_what_is_sent_or_for_all() {
    let document = "
paths:
  /a:
    get:
      operationId: get
      responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
components: { schemas: { Thing: { properties: { name: { type: string } } } } }
";
    let thing = |constructors| planned(document, &Config { constructors, ..Config::default() }, Some("Thing"));
    expect![[r#"
        struct Thing
          /// `Thing`
          name: Option<String>  // `name`
    "#]]
    .assert_eq(&thing(Constructors::Sent));
    expect![[r#"
        struct (new) Thing
          /// `Thing`
          name: Option<String>  // `name`
    "#]]
    .assert_eq(&thing(Constructors::All));
}

#[test]
fn bodies_of_json_can_be_required() {
    let document = "
paths:
  /a:
    put: { operationId: put, requestBody: { content: { application/json: { schema: { type: string } } } } }
    post: { operationId: post, requestBody: { content: { text/plain: {} } } }
    delete: { operationId: delete, requestBody: { content: { application/json: {} } } }
";
    let calls = |bodies| {
        let config = Config { bodies, ..Config::default() };
        let lines = ["put", "post", "delete"].map(|name| planned(document, &config, Some(name))).concat();
        lines.lines().filter(|line| line.starts_with("fn")).map(|line| format!("{line}\n")).collect::<String>()
    };
    expect![[r#"
        fn put() -> () ! abi::Undeclared  [Put: PUT /a]
        fn post() -> () ! abi::Undeclared  [Post: POST /a]
        fn delete() -> () ! abi::Undeclared  [Delete: DELETE /a]
    "#]]
    .assert_eq(&calls(Bodies::Declared));
    expect![[r#"
        fn put(body: &str) -> () ! abi::Undeclared  [Put: PUT /a]
        fn post() -> () ! abi::Undeclared  [Post: POST /a]
        fn delete() -> () ! abi::Undeclared  [Delete: DELETE /a]
    "#]]
    .assert_eq(&calls(Bodies::Required));
}

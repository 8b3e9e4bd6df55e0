//! The options of types.

use super::{Config, expect, planned};
use crate::config::{Bodies, Client, Constructors, Integers, Nullable, Unknown};

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

/// A union with a tag that its variant does not declare, and an object that only a request has.
const GROWING: &str = "
paths:
  /a:
    put:
      operationId: change
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Change' } } } }
      responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
components:
  schemas:
    Change: { additionalProperties: { type: string }, properties: { extra: { type: string, enum: [a] } } }
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Fish' }], discriminator: { propertyName: kind } }
    Fish: { oneOf: [{ $ref: '#/components/schemas/Eel' }, { $ref: '#/components/schemas/Ray' }], discriminator: { propertyName: sort } }
    Cat: { additionalProperties: false, properties: { kind: { type: string } } }
    Ray: { properties: { kind: { type: string } } }
    Eel: { properties: { extra: { type: string } } }
";

fn growing(config: &Config) -> String {
    ["Change", "Pet", "Cat", "Ray", "Eel", "ChangeExtra"].map(|name| planned(GROWING, config, Some(name))).concat()
}

#[test]
fn undeclared_properties_are_kept_or_refused() {
    expect![[r#"
        fn change() -> Pet ! abi::Undeclared  [Change: PUT /a]
          /// `PUT /a`
          ///
          /// The body is optional: `.with_body(Change)` sets it.
          bodies: json(application/json)
          .with_body(&Change) body 0  // The body.
        struct (new) Change
          /// `Change`
          extra: Option<ChangeExtra>  // `extra`
          extra_: rest of String
        union by kind Pet
          /// `Pet`
          Cat(Cat) from Cat if rule(tags: [Cat], kinds: object, known: [kind])
          Fish(Fish) from Fish add Fish if rule(tags: [Fish], kinds: object, known: [extra, kind])
        struct Cat
          /// `Cat`
          kind: Option<String> always "Cat"  // `kind`
        struct Ray
          /// `Ray`
          kind: Option<String>  // `kind`
          extra: rest of abi::Value
        struct Eel
          /// `Eel`
          extra: Option<String>  // `extra`
          extra_: rest of abi::Value
        text enum ChangeExtra
          /// `Change.extra`
          A = "a"  // `a`
    "#]]
    .assert_eq(&growing(&Config { unknown: Unknown::Keep, ..Config::default() }));
    expect![[r#"
        fn change() -> Pet ! abi::Undeclared  [Change: PUT /a]
          /// `PUT /a`
          ///
          /// The body is optional: `.with_body(Change)` sets it.
          bodies: json(application/json)
          .with_body(&Change) body 0  // The body.
        struct (new) Change
          /// `Change`
          extra: Option<ChangeExtra>  // `extra`
          extra_: rest of String
        union by kind Pet
          /// `Pet`
          Cat(Cat) from Cat if rule(tags: [Cat], kinds: object, known: [kind])
          Fish(Fish) from Fish add Fish if rule(tags: [Fish], kinds: object, known: [extra, kind])
        struct Cat
          /// `Cat`
          kind: Option<String> always "Cat"  // `kind`
          closed
        struct Ray
          /// `Ray`
          kind: Option<String>  // `kind`
          closed sort
        struct Eel
          /// `Eel`
          extra: Option<String>  // `extra`
          closed kind sort
        text enum ChangeExtra
          /// `Change.extra`
          A = "a"  // `a`
    "#]]
    .assert_eq(&growing(&Config { unknown: Unknown::Refuse, ..Config::default() }));
}

#[test]
fn only_what_is_received_may_grow() {
    expect![[r#"
        fn change() -> Pet ! abi::Undeclared  [Change: PUT /a]
          /// `PUT /a`
          ///
          /// The body is optional: `.with_body(Change)` sets it.
          bodies: json(application/json)
          .with_body(&Change) body 0  // The body.
        struct (new) Change
          /// `Change`
          extra: Option<ChangeExtra>  // `extra`
          extra_: rest of String
        #[non_exhaustive] union by kind Pet
          /// `Pet`
          Cat(Cat) from Cat if rule(tags: [Cat], kinds: object, known: [kind])
          Fish(Fish) from Fish add Fish if rule(tags: [Fish], kinds: object, known: [extra, kind])
        #[non_exhaustive] struct Cat
          /// `Cat`
          kind: Option<String> always "Cat"  // `kind`
        #[non_exhaustive] struct Ray
          /// `Ray`
          kind: Option<String>  // `kind`
        #[non_exhaustive] struct Eel
          /// `Eel`
          extra: Option<String>  // `extra`
        #[non_exhaustive] text enum ChangeExtra
          /// `Change.extra`
          A = "a"  // `a`
    "#]]
    .assert_eq(&growing(&Config { non_exhaustive: Some(true), ..Config::default() }));
}

#[test]
fn types_have_what_options_give_them() {
    let mut config = Config { setters: true, ..Config::default() };
    for (option, value) in [
        ("derive", "*=Eq"),
        ("derive", "C*=my::Tell"),
        ("attributes", "Cat=#[must_use]"),
        ("replace", "Eel=my::Eel"),
        ("replace", "Shark=my::Shark"),
        ("derive", "Shark=Hash"),
    ] {
        config.set(option, value.into()).unwrap();
    }
    expect![[r#"
        fn change() -> Pet ! abi::Undeclared  [Change: PUT /a]
          /// `PUT /a`
          ///
          /// The body is optional: `.with_body(Change)` sets it.
          bodies: json(application/json)
          .with_body(&Change) body 0  // The body.
        #[derive(Eq)] #[derive(my::Tell)] struct (new) Change
          /// `Change`
          extra: Option<ChangeExtra> by with_extra  // `extra`
          extra_: rest of String
        C403: the option `derive` finds no `Shark`
        C403: the option `replace` finds no `Shark`
        #[derive(Eq)] union by kind Pet
          /// `Pet`
          Cat(Cat) from Cat if rule(tags: [Cat], kinds: object, known: [kind])
          Fish(Fish) from Fish add Fish if rule(tags: [Fish], kinds: object, known: [extra, kind])
        C403: the option `derive` finds no `Shark`
        C403: the option `replace` finds no `Shark`
        #[derive(Eq)] #[derive(my::Tell)] #[must_use] struct Cat
          /// `Cat`
          kind: Option<String> always "Cat"  // `kind`
        C403: the option `derive` finds no `Shark`
        C403: the option `replace` finds no `Shark`
        #[derive(Eq)] struct Ray
          /// `Ray`
          kind: Option<String>  // `kind`
        C403: the option `derive` finds no `Shark`
        C403: the option `replace` finds no `Shark`
        C403: the option `derive` finds no `Shark`
        C403: the option `replace` finds no `Shark`
        #[derive(my::Tell)] text enum ChangeExtra
          /// `Change.extra`
          A = "a"  // `a`
        C403: the option `derive` finds no `Shark`
        C403: the option `replace` finds no `Shark`
        #[derive(Eq)] union by sort Fish
          /// `Fish`
          Eel(my::Eel) add Eel if rule(tags: [Eel], kinds: object, known: [extra])
          Ray(Ray) from Ray add Ray if rule(tags: [Ray], kinds: object, known: [kind])
        C403: the option `derive` finds no `Shark`
        C403: the option `replace` finds no `Shark`
    "#]]
    .assert_eq(&(growing(&config) + &planned(GROWING, &config, Some("Fish"))));
}

#[test]
fn without_a_client_there_are_types() {
    let config = Config { client: Client::Off, ..Config::default() };
    let text = planned(GROWING, &config, None);
    assert!(!text.contains("fn ") && text.contains("struct (new) Change"), "{text}");
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

#[test]
fn integers_that_are_not_negative_can_be_unsigned() {
    let document = "
paths:
  /a/{id}:
    get:
      operationId: get
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer, format: int32, minimum: 1 } }
        - { name: limit, in: query, schema: { type: integer, minimum: 0, maximum: 100 } }
components:
  schemas:
    Numbers:
      required: [int32, uint32, int64, signed, open, huge, list]
      properties:
        int32: { type: integer, format: int32, minimum: 0, default: 3 }
        uint32: { type: integer, format: uint32, minimum: 0 }
        int64: { type: integer, format: int64, minimum: 0 }
        signed: { type: integer, minimum: -1 }
        open: { type: integer, maximum: 5 }
        huge: { type: integer, minimum: 0, maximum: 36893488147419103232 }
        list: { type: array, items: { type: integer, minimum: 0 } }
";
    let types = |integers| {
        let config = Config { integers, ..Config::default() };
        let lines = planned(document, &config, Some("get")) + &planned(document, &config, Some("Numbers"));
        lines.lines().filter(|line| !line.contains("///")).map(|line| format!("{line}\n")).collect::<String>()
    };
    expect![[r#"
        fn get(id: i32) -> () ! abi::Undeclared  [Get: GET /a/{id}]
          params: path(id)
          params: query(limit)
          replies: empty(2XX)
          .limit(i64) param 1  // `limit` in the query. From 0 to 100.
        struct Numbers
          int32: i32 default 3  // `int32`. Default: 3. At least 0.
          uint32: u32  // `uint32`. At least 0.
          int64: i64  // `int64`. At least 0.
          signed: i64  // `signed`. At least -1.
          open: i64  // `open`. At most 5.
          huge: abi::Number  // `huge`. From 0 to 3.6893488147419103e+19.
          list: Vec<i64>  // `list`
    "#]]
    .assert_eq(&types(Integers::Signed));
    expect![[r#"
        fn get(id: u32) -> () ! abi::Undeclared  [Get: GET /a/{id}]
          params: path(id)
          params: query(limit)
          replies: empty(2XX)
          .limit(u64) param 1  // `limit` in the query. From 0 to 100.
        struct Numbers
          int32: u32 default 3  // `int32`. Default: 3. At least 0.
          uint32: u32  // `uint32`. At least 0.
          int64: u64  // `int64`. At least 0.
          signed: i64  // `signed`. At least -1.
          open: i64  // `open`. At most 5.
          huge: abi::Number  // `huge`. From 0 to 3.6893488147419103e+19.
          list: Vec<u64>  // `list`
    "#]]
    .assert_eq(&types(Integers::Unsigned));
}

/// A shared type is found by the names that users have for it, not by its own.
#[test]
fn a_shared_type_is_found_by_each_of_its_names() {
    let document = "
paths:
  /cats: { get: { operationId: listCats, responses: { '200': { description: a, content: { application/json: { schema: { enum: [a, b] } } } } } } }
  /dogs: { get: { operationId: listDogs, responses: { '200': { description: a, content: { application/json: { schema: { enum: [a, b] } } } } } } }
";
    let found = |pattern: &str| {
        let mut config = Config::default();
        config.set("derive", format!("{pattern}=my::Tell").as_str().into()).unwrap();
        let text = planned(document, &config, None);
        (text.contains("#[derive(my::Tell)] text enum ShapeAB"), text.contains("C403"))
    };
    assert_eq!(["ListCatsReply", "ListDogs*", "*"].map(found), [(true, false); 3]);
    assert_eq!(["Shape*", "ListCat"].map(found), [(false, true); 2]);
}

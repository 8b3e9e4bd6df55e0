//! The option `nullable`.

use super::{Config, expect, planned};
use crate::config::Nullable;

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
          bodies: json(application/json)
          .with_body(&Change) body 0  // The body.
        struct (sent) Change
          /// `Change`
          both: Option<Both>  // `both`
          name: Nullable<String>  // `name`
        struct (sent) Both
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
          bodies: json(application/json)
          .with_body(&Change) body 0  // The body.
        struct (sent) Change
          /// `Change`
          both: Option<Both>  // `both`
          name: Nullable<String>  // `name`
        struct (sent) Both
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

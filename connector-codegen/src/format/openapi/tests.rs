//! Whole documents: what is one, and what is not.

use super::testing::{lowered, typed};
use expect_test::{Expect, expect};

fn check(yaml: &str, expected: Expect) {
    expected.assert_eq(&lowered(yaml, None));
}

#[test]
fn the_smallest_document() {
    check(
        "{openapi: 3.0.4, info: {title: Pets, version: 1.0}, paths: {/pets: {get: {operationId: list, responses: {200: {description: All.}}}}}}",
        expect![[]],
    );
}

#[test]
fn versions() {
    let text = |head: &str| format!("{head}\ninfo: {{title: A, version: '1'}}\npaths: {{}}\n");
    check(&text("openapi: 3.1.0"), expect![[]]);
    check(&text("openapi: 3.2.0"), expect![[]]);
    check(&text("openapi: 3.0"), expect![[]]);
    check(&text("openapi: 4.0.0"), expect![[]]);
    check(&text("openapi: {}"), expect![[]]);
    check(&text("swagger: '2.0'"), expect![[]]);
    check(&text("asyncapi: 2.6.0"), expect![[]]);
    check("[1, 2]", expect![[]]);
    check("openapi: 3.0.0\ninfo: {title: A, version: '1'}\n", expect![[]]);
}

#[test]
fn the_head() {
    check(
        "
openapi: 3.0.4
info: {title: Pets, version: 2, description: About pets., summary: Pets!}
servers: [{url: /v1}]
tags:
  - {name: cats, description: Cats., externalDocs: {url: https://cats.example}}
  - {description: nameless}
  - {name: dogs, externalDocs: {description: no url}}
components: {}
",
        expect![[]],
    );
    check("{openapi: 3.0.4, paths: {}}", expect![[]]);
    check("{openapi: 3.0.4, info: {}, paths: {}}", expect![[]]);
}

#[test]
fn named_schemas_keep_their_order_and_pointer() {
    check(
        "{openapi: 3.0.4, info: {title: A, version: '1'}, components: {schemas: {Zoo: {}, a/b~c: {}, Ant: {}}}}",
        expect![[]],
    );
}

#[test]
fn the_typed_document() {
    let yaml = "
openapi: 3.0.4
info: {title: A, version: 1.0, contact: 7}
servers: [{url: /v1, variables: {}}]
paths:
  /pets/{id}:
    get:
      parameters:
        - {name: id, in: path, schema: {type: nonsense}}
        - {$ref: '#/components/parameters/P'}
      responses:
        200: {content: {application/json: {schema: {type: [7]}, example: null}}, headers: {X: {schema: {}}}}
";
    expect![[]].assert_eq(&typed(yaml));
}

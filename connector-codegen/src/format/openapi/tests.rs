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
        expect![[r#"
            info: Pets 1.0
            GET /pets: list
              200: All.
        "#]],
    );
}

#[test]
fn versions() {
    let text = |head: &str| format!("{head}\ninfo: {{title: A, version: '1'}}\npaths: {{}}\n");
    check(
        &text("openapi: 3.1.0"),
        expect![[r#"
        info: A 1
    "#]],
    );
    check(
        &text("openapi: 3.2.0"),
        expect![[r#"
        info: A 1
    "#]],
    );
    check(
        &text("openapi: 3.0"),
        expect![[r#"
        info: A 1
    "#]],
    );
    check(
        &text("openapi: 4.0.0"),
        expect![[r#"
            nothing
            error C102 1:10 version `4.0.0` of OpenAPI is not known (OpenAPI 2.0, 3.0, 3.1 and 3.2 are read: `swagger: "2.0"` or `openapi: 3.0.4`)
        "#]],
    );
    check(
        &text("openapi: {}"),
        expect![[r#"
            nothing
            error C102 1:10 version `an object` of OpenAPI is not known (OpenAPI 2.0, 3.0, 3.1 and 3.2 are read: `swagger: "2.0"` or `openapi: 3.0.4`)
        "#]],
    );
    check(
        &text("swagger: '2.0'"),
        expect![[r#"
            info: A 1
        "#]],
    );
    check(
        &text("asyncapi: 2.6.0"),
        expect![[r#"
            nothing
            error C101 1:1 the format of the document is unknown (begin the document with `connector: 1` (a connector description) or with `openapi: 3.0.4` (OpenAPI))
        "#]],
    );
    check(
        "[1, 2]",
        expect![[r#"
            nothing
            error C101 1:1 the document is an array, not an object (begin the document with `connector: 1` (a connector description) or with `openapi: 3.0.4` (OpenAPI))
        "#]],
    );
    check(
        "openapi: 3.0.0\ninfo: {title: A, version: '1'}\n",
        expect![[r#"
        nothing
        error C103 1:1 the document has no paths, components or webhooks (is this the entry file of the description?)
    "#]],
    );
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
        expect![[r#"
            info: Pets 2
              summary: Pets!
              docs: About pets.
            server(/v1)
            tag cats
              docs: Cats.
              link: https://cats.example
            tag dogs
            warning C108 7:5 a tag has no `name` (add `name`)
            warning C108 8:32 a link to documentation has no `url` (add `url`)
        "#]],
    );
    check(
        "{openapi: 3.0.4, paths: {}}",
        expect![[r#"
        info:
        warning C104 1:1 the document has no `info` (add `info` with `title` and `version`)
    "#]],
    );
    check(
        "{openapi: 3.0.4, info: {}, paths: {}}",
        expect![[r#"
        info:
        warning C117 1:24 `title` is missing (add `title`)
        warning C117 1:24 `version` is missing (add `version`)
    "#]],
    );
}

#[test]
fn named_schemas_keep_their_order_and_pointer() {
    check(
        "{openapi: 3.0.4, info: {title: A, version: '1'}, components: {schemas: {Zoo: {}, a/b~c: {}, Ant: {}}}}",
        expect![[r#"
            info: A 1
            type Zoo: any
            type a/b~c: any
            type Ant: any
        "#]],
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
    expect![[r##"
        /info {"title":"A","version":"1.0"}
        /servers/0 {"url":"/v1"}
        /paths/~1pets~1{id}/get {"parameters":[{"$ref":"#/paths/~1pets~1{id}/get/parameters/0"},{"$ref":"#/paths/~1pets~1{id}/get/parameters/1"}],"responses":{}}
        /paths/~1pets~1{id}/get/parameters/0 {"in":"path","name":"id","required":true,"schema":{"$ref":"#/paths/~1pets~1{id}/get/parameters/0/schema"},"style":"simple"}
        /paths/~1pets~1{id}/get/parameters/1 -> #/components/parameters/P
        /paths/~1pets~1{id}/get/responses/200 {"description":"","headers":{"X":{"$ref":"#/paths/~1pets~1{id}/get/responses/200/headers/X"}},"content":{"application/json":{}}}
        /paths/~1pets~1{id}/get/responses/200/headers/X {"style":"simple","schema":{"$ref":"#/paths/~1pets~1{id}/get/responses/200/headers/X/schema"}}
        /paths/~1pets~1{id}/get/responses/200/content/application~1json {"schema":{"$ref":"#/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema"}}
        warning C117 9:11 a path parameter is always required (write `required: true`)
    "##]].assert_eq(&typed(yaml));
}

#[test]
fn only_a_part_is_shown() {
    let yaml = "
openapi: 3.0.4
info: {title: A, version: '1'}
paths:
  /pets: {get: {operationId: listPets}, post: {operationId: addPet}}
  /toys: {get: {operationId: listToys}, put: 7}
components: {schemas: {Pet: {}, Toy: {}}}
";
    expect![[r#"
        GET /pets: listPets
        POST /pets: addPet
        type Pet: any
        error C108 6:46 an operation is a number, not an object (write an operation as an object)
    "#]]
    .assert_eq(&lowered(yaml, Some("Pet")));
    expect![[r#"
        GET /toys: listToys
        PUT /toys: skipped, C108
        error C108 6:46 an operation is a number, not an object (write an operation as an object)
    "#]]
    .assert_eq(&lowered(yaml, Some("/toys")));
}

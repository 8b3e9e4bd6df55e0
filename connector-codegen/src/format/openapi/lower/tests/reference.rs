//! `$ref`s in every place.

use super::check;
use expect_test::expect;

#[test]
fn references_everywhere() {
    check(
        "
paths:
  /a:
    $ref: '#/components/pathItems/I'
    put: {operationId: own}
  /b:
    get:
      parameters:
        - {$ref: '#/paths/~1c~1%7Bid%7D/get/parameters/1', description: Mine.}
        - {$ref: '#/components/parameters/Again'}
      requestBody: {$ref: '#/paths/~1c~1%7bid%7d/get/requestBody'}
      responses: {200: {$ref: '#/paths/~1c~1{id}/get/responses/200'}}
  /c/{id}:
    get:
      parameters:
        - {name: id, in: path, required: true, schema: {}}
        - {name: q, in: query, description: Theirs., schema: {}}
      requestBody: {content: {text/plain: {}}}
      responses: {200: {description: C., headers: {X: {$ref: '#/components/headers/H'}}, content: {a/b: {$ref: '#/components/mediaTypes/M'}}}}
components:
  pathItems:
    I: {parameters: [{name: shared, in: query, schema: {}}], get: {operationId: theirs}, put: {operationId: overridden}}
  parameters:
    P: {name: again, in: query, schema: {}}
    Again: {$ref: '#/components/parameters/P'}
  headers: {H: {schema: {}}}
  mediaTypes: {M: {schema: {}}}
",
        expect![[r#"
            PUT /a: own
              query shared: any
            GET /a: theirs
              query shared: any
            GET /b
              query q: any
                docs: Mine.
              query again: any
              body
                text/plain (text): untyped
              200: C.
                header X: any
                a/b (bytes): any
            GET /c/{id}
              path id!: any
              query q: any
                docs: Theirs.
              body
                text/plain (text): untyped
              200: C.
                header X: any
                a/b (bytes): any
        "#]],
    );
}

#[test]
fn references_that_fail() {
    check(
        "
paths:
  /broken:
    get: {operationId: broken, parameters: [{$ref: '#/components/parameters/Pge'}]}
    put: {requestBody: {$ref: 7}}
    post: {responses: {200: {$ref: 'other.yaml#/a'}}}
    patch: {responses: {200: {$ref: '#/components/responses/Round'}}}
    delete: {parameters: [{$ref: '#/components/parameters/Self'}]}
    head: {$ref: 'other.yaml'}
    options: {parameters: [{$ref: '/components/parameters/Page'}]}
  /items: {$ref: '#/components/pathItems/Nothing'}
  /outside: {$ref: './items.yaml'}
  /fine: {get: {}}
components:
  parameters:
    Page: {name: page, in: query, schema: {}}
    Self: {$ref: '#/components/parameters/Self'}
  responses:
    Round: {$ref: '#/components/responses/Trip'}
    Trip: {$ref: '#/components/responses/Round'}
",
        expect![[r##"
            OPTIONS /broken
              query page: any
            GET /fine
            GET /broken: broken: skipped, C105
            PUT /broken: skipped, C105
            POST /broken: skipped, C106
            PATCH /broken: skipped, C107
            DELETE /broken: skipped, C107
            HEAD /broken: skipped, C106
            error C105 5:52 `#/components/parameters/Pge` leads nowhere: there is no `Pge` (did you mean `Page`?)
            error C105 6:31 `$ref` is a number, not a string (write it as "#/components/…")
            error C106 7:36 cannot follow `other.yaml#/a`: it is circular, or leads through more than 8 files (name a JSON or YAML file by a path from this file; the option `documents` allows other folders and URLs)
            error C107 8:30 this `$ref` leads back to itself (let one of the references name a place that holds a value)
            error C107 9:27 this `$ref` leads back to itself (let one of the references name a place that holds a value)
            error C106 10:18 cannot follow `other.yaml`: it is circular, or leads through more than 8 files (name a JSON or YAML file by a path from this file; the option `documents` allows other folders and URLs)
            error C105 12:18 `#/components/pathItems/Nothing` leads nowhere: there is no `pathItems` (point to a place that the document has)
            error C106 13:20 cannot follow `./items.yaml`: it is circular, or leads through more than 8 files (name a JSON or YAML file by a path from this file; the option `documents` allows other folders and URLs)
        "##]],
    );
}

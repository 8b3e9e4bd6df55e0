//! 2.0 in; the operations, their pointers and the reports out.

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::format::openapi::testing::{lowered, tree};
use crate::format::openapi::{document, lower};
use expect_test::{Expect, expect};

fn check(rest: &str, expected: Expect) {
    let yaml = format!("swagger: '2.0'\ninfo: {{title: A, version: '1'}}\n{}", rest.trim_start_matches('\n'));
    let text = lowered(&yaml, None);
    expected.assert_eq(text.strip_prefix("info: A 1\n").unwrap_or(&text));
}

#[test]
fn servers() {
    check(
        "host: a.example\nbasePath: /v1/\nschemes: [http, https, ws]\npaths: {}",
        expect![[r#"
            server(https://a.example/v1)
            server(http://a.example/v1)
        "#]],
    );
    check(
        "host: a.example:8443\nbasePath: /\npaths: {}",
        expect![[r#"
            server(https://a.example:8443)
        "#]],
    );
    check(
        "basePath: v1\npaths: {}",
        expect![[r#"
            server(/v1)
        "#]],
    );
    check("paths: {}", expect![[r#""#]]);
}

#[test]
fn security() {
    check(
        "
paths: {/a: {get: {security: [{basic: []}, {key: [], oauth: [read]}]}}}
securityDefinitions:
  basic: {type: basic, description: Old.}
  key: {type: apiKey, in: query, name: key}
  oauth: {type: oauth2, flow: implicit, authorizationUrl: 'https://a', scopes: {read: Read.}}
",
        expect![[r#"
            scheme basic: basic
              docs: Old.
            scheme key: api_key(key(query, key))
            scheme oauth: bearer
            GET /a
              security: basic | key + oauth (read)
        "#]],
    );
}

#[test]
fn parameters() {
    check(
        "
paths:
  /a/{id}:
    parameters:
      - {name: id, in: path, required: true, type: integer, format: int64}
      - {$ref: '#/parameters/Page'}
    get:
      parameters:
        - {name: csv, in: query, type: array, items: {type: string}}
        - {name: multi, in: query, type: array, collectionFormat: multi, items: {type: string}}
        - {name: ssv, in: query, type: array, collectionFormat: ssv, items: {type: string}}
        - {name: pipes, in: query, type: array, collectionFormat: pipes, items: {type: string}}
        - {name: H, in: header, type: array, items: {type: string}}
        - {name: plain, in: query, type: string, enum: [a, b], default: a, description: Plain.}
    put:
      parameters: [{name: tsv, in: query, type: array, collectionFormat: tsv, items: {type: string}}]
parameters:
  Page: {name: page, in: query, type: integer}
",
        expect![[r#"
            GET /a/{id}
              path id!: integer(int64)
              query page: integer
              query csv: [text], explode: false
              query multi: [text]
              query ssv: [text], style: spaceDelimited, explode: false
              query pipes: [text], style: pipeDelimited, explode: false
              header H: [text]
              query plain: "a" | "b" default "a"
                docs: Plain.
            PUT /a/{id}: skipped, C109
            error C109 17:74 unknown style `tsv` (`query` parameters allow: form, spaceDelimited, pipeDelimited, deepObject)
        "#]],
    );
}

#[test]
fn bodies() {
    check(
        "
consumes: [application/json, application/xml]
paths:
  /a:
    parameters: [{$ref: '#/parameters/Shared'}]
    post:
      parameters:
        - {name: q, in: query, type: string}
        - {name: own, in: body, required: true, description: Own., schema: {$ref: '#/definitions/Pet'}}
    put: {consumes: [text/plain]}
  /form:
    post:
      parameters:
        - {name: name, in: formData, type: string, required: true, description: Whose.}
        - {name: tags, in: formData, type: array, collectionFormat: multi, items: {type: string}}
    put:
      consumes: [multipart/form-data, application/x-www-form-urlencoded]
      parameters: [{name: file, in: formData, type: file}, {name: note, in: formData, type: string}]
    patch:
      consumes: [application/x-www-form-urlencoded, multipart/form-data]
      parameters: [{name: note, in: formData, type: string}]
parameters:
  Shared: {name: shared, in: body, schema: {type: string}}
definitions:
  Pet: {type: object}
",
        expect![[r#"
            POST /a
              query q: text
              body!
                docs: Own.
                application/json (json): Pet
                application/xml (text): Pet
            PUT /a
              body
                text/plain (text): text
            POST /form
              body!
                application/x-www-form-urlencoded (form): {name!: text, tags: [text]}
                  part(tags, style: form)
            PUT /form
              body
                multipart/form-data (multipart): {file: text(binary), note: text}
            PATCH /form
              body
                application/x-www-form-urlencoded (form): {note: text}
                multipart/form-data (multipart): {note: text}
            type Pet: {}
        "#]],
    );
}

#[test]
fn replies() {
    check(
        "
produces: [application/json]
paths:
  /a:
    get:
      responses:
        200: {description: All., schema: {type: array, items: {$ref: '#/definitions/Pet'}}, headers: {X-Total: {type: integer, description: How many.}}}
        404: {$ref: '#/responses/Missing'}
        500: {description: Bad.}
    put:
      produces: [application/xml, text/csv]
      responses: {200: {description: File., schema: {type: file}}, 404: {$ref: '#/responses/Missing'}}
responses:
  Missing: {description: None., schema: {$ref: '#/definitions/Pet'}}
definitions:
  Pet: {type: object}
",
        expect![[r#"
            GET /a
              200: All.
                header X-Total: integer
                  docs: How many.
                application/json (json): [Pet]
              404: None.
                application/json (json): Pet
              500: Bad.
            PUT /a
              200: File.
                application/xml (text): text(binary)
                text/csv (text): text(binary)
              404: None.
                application/xml (text): Pet
                text/csv (text): Pet
            type Pet: {}
        "#]],
    );
}

#[test]
fn what_is_wrong() {
    check(
        "
paths:
  /a: 7
  /b: {get: 7, put: {parameters: 7, responses: 7}, post: {parameters: [7, {$ref: '#/parameters/Nobody'}]}}
definitions: 7
",
        expect![[r#"
            PUT /b
            GET /b: skipped, C108
            POST /b: skipped, C108
            error C108 4:7 a path item is a number, not an object (write it as an object with methods)
            error C108 5:13 an operation is a number, not an object (write an operation as an object)
            error C108 5:72 a parameter is a number, not an object (write a parameter as an object)
            error C105 5:82 `#/parameters/Nobody` leads nowhere: there is no `parameters` (point to a place that the document has)
        "#]],
    );
    check(
        "consumes: [a/b]",
        expect![[r#"
        nothing
        error C103 1:1 the document has no paths or definitions (is this the entry file of the description?)
    "#]],
    );
}

/// Pointers lead into the document as it was written.
#[test]
fn pointers_lead_back() {
    let (_, root) = tree(
        "
swagger: '2.0'
paths:
  /a:
    post:
      parameters:
        - {name: body, in: body, schema: {type: object, properties: {a: {type: string}}}}
        - {name: q, in: query, type: string}
      responses:
        200: {description: A., schema: {type: object}, headers: {X: {type: string}}}
        404: {$ref: '#/responses/Missing'}
    put:
      produces: [a/b]
      parameters: [{name: f, in: formData, type: string}]
      responses: {404: {$ref: '#/responses/Missing'}}
responses: {Missing: {description: B., schema: {type: object}}}
definitions: {Pet: {type: object}}
securityDefinitions: {basic: {type: basic}}
",
    );
    let spec = lower(&root, &(&root).into(), &Config::default(), &mut Diagnostics::new()).unwrap();
    let mut all: Vec<_> = spec.types.iter().map(|(_, ty)| format!("type {}", ty.place.pointer)).collect();
    all.extend(spec.named.iter().map(|named| format!("named {}", named.place.pointer)));
    all.extend(spec.schemes.iter().map(|scheme| format!("scheme {}", scheme.place.pointer)));
    for operation in &spec.operations {
        all.push(format!("operation {}", operation.place.pointer));
        all.extend(operation.body.iter().map(|body| format!("body {}", body.place.pointer)));
        all.extend(operation.replies.iter().map(|reply| format!("reply {}", reply.place.pointer)));
    }
    for line in &all {
        let pointer = line.split_once(' ').unwrap().1;
        assert!(crate::tree::pointer::resolve(&root, pointer).is_ok(), "{line}");
    }
    expect![[r#"
        type /definitions/Pet
        type /paths/~1a/post/parameters/1
        type /paths/~1a/post/parameters/0/schema
        type /paths/~1a/post/parameters/0/schema/properties/a
        type /paths/~1a/post/responses/200/schema
        type /paths/~1a/post/responses/200/headers/X
        type /responses/Missing/schema
        type /paths/~1a/put/parameters
        type /paths/~1a/put/parameters/0
        named /definitions/Pet
        scheme /securityDefinitions/basic
        operation /paths/~1a/post
        body /paths/~1a/post/parameters/0
        reply /paths/~1a/post/responses/200
        reply /responses/Missing
        operation /paths/~1a/put
        body /paths/~1a/put/parameters
        reply /responses/Missing"#]]
    .assert_eq(&all.join("\n"));
}

#[test]
fn schemas() {
    let (_, root) = tree(
        "
swagger: '2.0'
definitions:
  Pet:
    discriminator: kind
    x-nullable: true
    allOf: [{$ref: '#/definitions/A'}]
    properties: {file: {type: file}, $ref: {type: string}}
    additionalProperties: {$ref: '#/definitions/A'}
    items: [{type: file}]
    example: {$ref: '#/definitions/A', type: file}
",
    );
    let spelled = super::spell(&root);
    expect![[r##"
        {
          "components": {
            "schemas": {
              "Pet": {
                "additionalProperties": {
                  "$ref": "#/definitions/A"
                },
                "allOf": [
                  {
                    "$ref": "#/definitions/A"
                  }
                ],
                "discriminator": {
                  "propertyName": "kind"
                },
                "example": {
                  "$ref": "#/definitions/A",
                  "type": "file"
                },
                "items": [
                  {
                    "format": "binary",
                    "type": "string"
                  }
                ],
                "nullable": true,
                "properties": {
                  "$ref": {
                    "type": "string"
                  },
                  "file": {
                    "format": "binary",
                    "type": "string"
                  }
                }
              }
            }
          },
          "openapi": "3.0.4"
        }
    "##]]
    .assert_eq(&format!("{:#}\n", spelled.to_json()));
    assert_eq!(document(&root, &mut Diagnostics::new()), "");
}

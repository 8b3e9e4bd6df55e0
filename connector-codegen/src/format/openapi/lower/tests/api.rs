//! Servers, security, operations as a whole.

use super::check;
use expect_test::expect;

#[test]
fn servers() {
    check(
        "
servers:
  - url: https://{region}.example.com:{port}/{base}/{base}
    description: All.
    variables:
      region: {default: eu, enum: [eu, us], description: Where.}
      port: {default: 8443}
      unused: {default: a}
  - {description: no url}
  - {url: v1}
  - {url: '{a}{b}', variables: {a: {enum: [x, y]}, b: 7}}
paths:
  /a:
    servers: [{url: /of-path}]
    get: {}
    put: {servers: [{url: /of-operation}]}
    post: {servers: []}
",
        expect![[r#"
            server(https://{region}.example.com:{port}/{base}/{base}, summary: All., variables: [variable(region, eu, values: [eu, us]), variable(port, "8443"), variable(base, "")])
            server(v1)
            server({a}{b}, variables: [variable(a, x, values: [x, y]), variable(b, "")])
            GET /a
              server(/of-path)
            PUT /a
              server(/of-operation)
            POST /a
              server(/of-path)
            warning C119 4:10 nothing declares the variable `base` (add `base` under `variables`, with a `default`)
            warning C119 9:7 the URL `https://{region}.example.com:{port}/{base}/{base}` has no `{unused}` (the variable was left out)
            warning C108 10:5 a server has no `url` (add `url`)
            warning C117 12:36 a server variable has no default (add `default`)
            warning C108 12:55 a server variable is a number, not an object (write a server variable as an object)
        "#]],
    );
}

#[test]
fn schemes() {
    check(
        "
security: [{key: [], basic: []}, {oauth: [read, write]}, {}]
paths:
  /a:
    get: {}
    put: {security: []}
    post: {security: [{}, {bearer: []}]}
    delete: {security: [{nobody: []}, {cert: [], other: []}, {basic: null}]}
    patch: {security: {basic: []}}
    head: {security: 7}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key, description: Ask us.}
    query: {type: apiKey, in: query, name: key}
    cookie: {type: apiKey, in: cookie, name: sid}
    basic: {type: http, scheme: Basic}
    bearer: {$ref: '#/components/securitySchemes/jwt'}
    jwt: {type: http, scheme: bearer, bearerFormat: JWT}
    other: {type: http, scheme: Digest}
    oauth: {type: oauth2, flows: {implicit: {}}}
    oidc: {type: openIdConnect, openIdConnectUrl: 'https://example.com'}
    cert: {type: mutualTLS}
    odd: {type: custom}
    nameless: {type: apiKey, in: header}
",
        expect![[r#"
            scheme key: api_key(key(header, X-Key))
              docs: Ask us.
            scheme query: api_key(key(query, key))
            scheme cookie: api_key(key(cookie, sid))
            scheme basic: basic
            scheme bearer: bearer
            scheme jwt: bearer
            scheme other: other(Digest)
            scheme oauth: bearer
            scheme oidc: bearer
            security: key + basic | oauth (read, write) | nothing
            GET /a
            PUT /a
              security: nothing
            POST /a
              security: nothing | bearer
            DELETE /a
              security: other | basic
            PATCH /a
              security: basic
            HEAD /a
            warning C115 9:26 no security scheme is called `nobody` (the document has: `basic`, `bearer`, `cert`, `cookie`, `jwt`, `key`, `nameless`, `oauth`, `odd`, `oidc`, `other`, `query`)
            warning C117 10:23 `security` is an object, not an array (write a list of objects; it was taken as a list of one)
            warning C108 11:22 `security` is a number, not an array (write a list of objects)
            warning C116 23:18 security schemes of type `mutualTLS` cannot be used yet (give the HTTP client a certificate of its own)
            warning C116 24:17 security schemes of type `custom` cannot be used yet (the types are: apiKey, http, oauth2, openIdConnect)
            warning C108 25:15 a security scheme has no `name` (add `name`)
        "#]],
    );
}

#[test]
fn operations() {
    check(
        "
paths:
  /a:
    summary: ignored
    get: {operationId: list, tags: [b, a], summary: S., description: D., deprecated: true, externalDocs: {url: https://x}}
    post: {}
    TRACE: {operationId: 7}
    query: {operationId: ''}
    x-get: {operationId: no}
    additionalOperations: {LINK: {operationId: link}, 'BAD METHOD': {}}
  /b:
    get: {operationId: list}
    put: 7
    delete: null
  x-c: {get: {}}
  /d: null
  /e: 7
",
        expect![[r#"
            GET /a: list, deprecated
              tags: b, a
              summary: S.
              docs: D.
              link: https://x
            POST /a
            TRACE /a: 7
            QUERY /a
            LINK /a: link
            GET /b: list
            PUT /b: skipped, C108
            DELETE /b: skipped, C108
            warning C117 8:5 the method `TRACE` is not in lower case (write `trace`)
            error C108 11:55 "BAD METHOD" is not an HTTP method (a method consists of letters, digits and a few signs)
            warning C112 13:24 two operations have the id `list` (give each operation an `operationId` of its own)
            error C108 14:10 an operation is a number, not an object (write an operation as an object)
            error C108 15:13 an operation is null, not an object (write an operation as an object)
            error C108 18:7 a path item is a number, not an object (write it as an object with methods)
        "#]],
    );
}

#[test]
fn hostile_names() {
    check(
        r##"
paths:
  "/a\n{b\"c}/#d?e=f":
    get:
      operationId: "a\"; panic!() //"
      parameters:
        - {name: "b\"c", in: path, required: true, schema: {}}
        - {name: "x\ny", in: query, schema: {}}
        - {name: "x\ny", in: header, schema: {}}
      responses: {200: {description: "a\nb", content: {"a/b\r\nX-Y: z": {}, json: {}, "*/*": {}}}}
"##,
        expect![[r#"
            "GET /a\n{b\"c}/#d?e=f": a"; panic!() //
              path b"c!: any
              query "x\ny": any
              200: "a\nb"
                */* (bytes): untyped
            warning C108 10:11 "x\ny" cannot be the name of a header or cookie: the optional parameter `x
            y` is left out (such a name consists of letters, digits and a few signs)
            warning C108 11:56 "a/b\r\nX-Y: z" is not a media type (write it as `application/json`; it was left out)
            warning C108 11:77 "json" is not a media type (write it as `application/json`; it was left out)
        "#]],
    );
}

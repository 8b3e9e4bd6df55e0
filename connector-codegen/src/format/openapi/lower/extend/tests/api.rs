//! Extensions of the whole API.

use super::check;
use expect_test::expect;

#[test]
fn all_that_a_root_can_say() {
    check(
        "
servers: [{url: 'https://{store}.example/{version}'}]
x-connector-name: shop
x-connector-variables:
  store: {label: Store, description: Its address., required: true, pattern: '^[a-z]+$'}
  count: {type: integer, enum: [1, 2], default: 1, configurable: false}
  key: {secret: true, advanced: true}
x-connector-environments:
  staging: {url: 'https://staging.example', variables: {store: s, count: 2}}
  bare:
x-connector-verify: Me
x-connector-retry: {attempts: 0, wait: 1, factor: 1.5, max_wait: 1h, jitter: false, on: [429, 5xx], key_header: Idempotency-Key}
x-connector-rate-limit: {amount: 10, per: 1m, burst: 2, on_exceed: error}
x-connector-timeout: 90
x-connector-fixed:
  - {in: header, name: X-Store, value: '{{ store }}', optional: true}
  - {in: query, name: v, value: 2024}
x-connector-success: {at: /ok, equals: true}
x-connector-errors: {schema: {type: object, properties: {why: {type: string}}}}
paths:
  /{store}/me:
    get: {operationId: Me, responses: {'200': {description: ''}}}
",
        expect![[r#"
              name: shop
            server(https://{store}.example/{version}, variables: [variable(version, "")])
            variable store, label: Store, pattern: "^[a-z]+$", required: true
              docs: Its address.
            variable count, kind: integer, default: "1", values: ["1", "2"], locked: true
            variable key, secret: true
            environment(staging, url: https://staging.example, variables: [named(store, "\"s\""), named(count, "2")])
            environment(bare)
            fixed(header, X-Store, "{{ store }}", optional: true)
            fixed(query, v, "2024")
            success: predicate(body(/ok), one_of(["true"]))
            retry(attempts: 1, wait: 1000, factor: 1.5, max_wait: 3600000, jitter: false, statuses: [429, 5XX], key_header: Idempotency-Key)
            rate(10, 60000, burst: 2, wait: false)
            timeout: 90000
            verify: Me
            GET /{store}/me: Me
              path store!: text, by store
              200
              2XX as failure
                application/json (json): {why: text}
            warning C119 3:17 nothing declares the variable `version` (add `version` under `variables`, with a `default`)
            warning C131 13:31 `attempts` includes the first one (1 is no retry, 3 is two retries)
        "#]],
    );
}

#[test]
fn what_is_wrong_at_the_root_is_said_and_left_out() {
    check(
        "
x-connector-variables: {store: {requierd: true}}
x-connector-environments: {staging: {uri: x}}
x-connector-verify: Mee
x-connector-retry: {attempts: many, on: [4XX, 9XX, none]}
x-connector-rate-limit: {amount: 0}
x-connector-timeout: soon
x-connector-fixed: [{in: path, name: a, value: '{{ a'}]
x-connector-success: {at: ok, equals: true, exists: true}
paths:
  /me:
    get: {operationId: Me, responses: {}}
",
        expect![[r#"
            GET /me: Me
            error C130 3:33 `requierd` is no key of `variable` (did you mean `required`?)
            error C130 4:38 `uri` is no key of `x-connector-environments` (did you mean `url`?)
            error C214 5:21 no endpoint has the id `Mee` (did you mean `Me`?)
            error C006 6:31 this must be a whole number, and is a string (write a whole number, not below 0)
            error C131 6:47 `on` must be a status, and is `9XX` (write a code such as `429`, or a range such as `5XX`)
            error C131 6:52 `on` must be a status, and is `none` (write a code such as `429`, or a range such as `5XX`)
            error C131 7:34 with `amount: 0`, nothing can be sent (write a number above 0)
            error C131 8:22 `x-connector-timeout` must be a duration, and is `soon` (write it as `500ms`, `30s`, `5m`, `1h`, or as a number of seconds)
            error C131 9:26 `in` must be one of `query`, `header`, `cookie`, and is `path` (write one of `query`, `header`, `cookie`)
            error C215 9:48 `{{` is not closed by `}}` (write `{{ name }}`, where `name` is a variable)
            error C131 10:27 `at` must be a place in a reply, and is `ok` (did you mean `/ok`?)
        "#]],
    );
}

#[test]
fn swagger_keeps_them() {
    crate::format::openapi::lower::tests::check_swagger(
        "
x-connector-retry: {attempts: 2}
securityDefinitions:
  t: {type: oauth2, flow: application, tokenUrl: 'https://id.example/t', scopes: {a: A}}
  k: {type: apiKey, in: header, name: X-Key, x-connector-auth: {value: 'Key {{ key }}'}}
paths:
  /a:
    get:
      x-connector-pagination: {page: {param: page}}
      x-connector-variables: {note: {required: true}}
      parameters:
        - {name: shop, in: query, type: string, x-connector-variable: store}
      responses:
        '200':
          description: ''
          x-connector-select: /data
          schema: {type: object, properties: {data: {type: array, items: {type: string}}}}
    post:
      parameters:
        - {name: b, in: body, required: true, schema: {type: object}, x-connector-template: {data: '{{ $body }}'}}
      responses: {}
",
        expect![[r#"
            scheme t: token(token_request(https://id.example/t, fields: [named(grant_type, client_credentials), named(client_id, "{{ client_id }}"), named(client_secret, "{{ client_secret }}"), named(scope, "{{ scope }}")]))
              fields: setting(client_id, required: true)
              fields: setting(client_secret, required: true, secret: true)
              fields: setting(scope, default: "\"a\"")
            scheme k: template
              apply: fixed(header, X-Key, "Key {{ key }}")
              fields: setting(key, required: true, secret: true)
            retry(attempts: 2)
            GET /a
              paging(page(page_number(query(page))))
              query shop: text, by store
              template note!: text
              200
                select /data
                whole: {data: [text]}
                application/json (json): [text]
            POST /a
              body!
                application/json (json): {}
                  template: "{\"data\":\"{{ $body }}\"}"
        "#]],
    );
}

//! Security schemes beyond OpenAPI, and tokens that are fetched.

use super::check;
use expect_test::{Expect, expect};

fn check_scheme(scheme: &str, expected: Expect) {
    check(&format!("paths: {{}}\ncomponents:\n  securitySchemes:\n    s: {scheme}\n"), expected);
}

#[test]
fn tokens_of_oauth_are_fetched() {
    check_scheme(
        "{type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.example/t', scopes: {a: A, b: B}}}}",
        expect![[r#"
            scheme s: token by POST https://id.example/t
              form grant_type: "client_credentials"
              form client_id: "{{ client_id }}"
              form client_secret: "{{ client_secret }}"
              form scope: "{{ scope }}"
              field client_id: string, required
              field client_secret: string, required, secret
              field scope: string = "a b"
        "#]],
    );
    check_scheme(
        "{type: oauth2, flows: {password: {tokenUrl: /t, scopes: {}}}}",
        expect![[r#"
        scheme s: token by POST /t
          form grant_type: "password"
          form username: "{{ username }}"
          form password: "{{ password }}"
          form client_id: "{{ client_id }}"
          form client_secret: "{{ client_secret }}"
          field username: string, required
          field password: string, required, secret
          field client_id: string = ""
          field client_secret: string, secret = ""
    "#]],
    );
}

#[test]
fn other_flows_have_tokens_that_are_set_by_hand() {
    check_scheme(
        "{type: oauth2, flows: {implicit: {authorizationUrl: 'https://id.example/a', scopes: {}}}}",
        expect![[r#"
            scheme s: bearer
        "#]],
    );
}

#[test]
fn a_key_with_something_around_it() {
    check_scheme(
        "{type: apiKey, in: header, name: X-Key, x-connector-auth: {value: 'Key {{ key }}'}}",
        expect![[r#"
        scheme s: template
          always header X-Key: "Key {{ key }}"
          field key: string, required, secret
    "#]],
    );
}

#[test]
fn a_session() {
    check_scheme(
        "
      type: http
      scheme: custom
      x-connector-auth:
        variables: {user: {required: true}, key: {secret: true}}
        token: {url: /login, method: PUT, format: json, fields: {u: '{{ user }}', k: '{{ key }}'}, headers: {X-A: b}, token: $headers.X-Token, ttl: 10m}
        value: 'Session {{ token }}'
        apply: [{in: cookie, name: user, value: '{{ user }}', optional: true}]",
        expect![[r#"
            scheme s: token by PUT /login
              json u: "{{ user }}"
              json k: "{{ key }}"
              always header X-A: "b"
              token at $headers.X-Token
              good for 600s
              then always header Authorization: "Session {{ token }}"
              always cookie user: "{{ user }}", if there
              field user: string, required
              field key: string, secret
        "#]],
    );
}

#[test]
fn a_grant_with_more_to_say() {
    check_scheme(
        "
      type: oauth2
      flows: {clientCredentials: {tokenUrl: /t, scopes: {}}}
      x-connector-auth:
        token: {url: /t, client_auth: basic, scopes: [a, b], audience: 'https://api.example', fields: {resource: x}}",
        expect![[r#"
            scheme s: token by POST /t
              form grant_type: "client_credentials"
              form scope: "a b"
              form audience: "https://api.example"
              form resource: "x"
              basic "{{ client_id }}" "{{ client_secret }}"
              field client_id: string, required
              field client_secret: string, required, secret
        "#]],
    );
}

#[test]
fn only_what_is_applied() {
    check_scheme(
        "
      type: http
      scheme: custom
      x-connector-auth: {variables: {shop: {}}, apply: [{in: query, name: shop, value: '{{ shop }}'}]}",
        expect![[r#"
            scheme s: template
              always query shop: "{{ shop }}"
              field shop: string
        "#]],
    );
}

#[test]
fn what_is_wrong_is_said() {
    check_scheme(
        "
      type: http
      scheme: bearer
      x-connector-auth: {aply: [], token: {urls: /t}}",
        expect![[r#"
            scheme s: bearer
            error C130 9:26 `aply` is no key of `x-connector-auth` (did you mean `apply`?)
            error C130 9:44 `urls` is no key of `auth.token` (did you mean `url`?)
        "#]],
    );
}

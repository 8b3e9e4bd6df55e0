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
            scheme s: token(token_request(https://id.example/t, fields: [named(grant_type, client_credentials), named(client_id, "{{ client_id }}"), named(client_secret, "{{ client_secret }}"), named(scope, "{{ scope }}")]))
              fields: setting(client_id, required: true)
              fields: setting(client_secret, required: true, secret: true)
              fields: setting(scope, default: "\"a b\"")
        "#]],
    );
    check_scheme(
        "{type: oauth2, flows: {password: {tokenUrl: /t, scopes: {}}}}",
        expect![[r#"
            scheme s: token(token_request(/t, fields: [named(grant_type, password), named(username, "{{ username }}"), named(password, "{{ password }}"), named(client_id, "{{ client_id }}"), named(client_secret, "{{ client_secret }}")]))
              fields: setting(username, required: true)
              fields: setting(password, required: true, secret: true)
              fields: setting(client_id, default: "\"\"")
              fields: setting(client_secret, default: "\"\"", secret: true)
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
              apply: fixed(header, X-Key, "Key {{ key }}")
              fields: setting(key, required: true, secret: true)
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
            scheme s: token(token_request(/login, method: PUT, format: json, fields: [named(u, "{{ user }}"), named(k, "{{ key }}")], headers: [fixed(header, X-A, b)], token: header(X-Token), ttl: 600, place: fixed(header, Authorization, "Session {{ token }}")))
              apply: fixed(cookie, user, "{{ user }}", optional: true)
              fields: setting(user, required: true)
              fields: setting(key, secret: true)
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
            scheme s: token(token_request(/t, fields: [named(grant_type, client_credentials), named(scope, "a b"), named(audience, https://api.example), named(resource, x)], basic: basic_pair("{{ client_id }}", "{{ client_secret }}")))
              fields: setting(client_id, required: true)
              fields: setting(client_secret, required: true, secret: true)
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
              apply: fixed(query, shop, "{{ shop }}")
              fields: setting(shop)
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

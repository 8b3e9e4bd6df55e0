//! Parameters: styles, overriding, templates.

use super::check;
use expect_test::{Expect, expect};

/// One `GET /a/{id}` with these parameters beside `id`.
fn check_params(params: &str, expected: Expect) {
    let rest = format!(
        "
paths:
  /a/{{id}}:
    parameters:
      - {{name: id, in: path, required: true, schema: {{}}}}
    get:
      parameters: {params}
      responses: {{}}
"
    );
    check(&rest, expected);
}

#[test]
fn styles_where_nothing_is_said() {
    check_params(
        "
        - {name: q, in: query, schema: {}}
        - {name: H, in: header, schema: {}}
        - {name: c, in: cookie, schema: {}}",
        expect![[r#"
            GET /a/{id}
              path id!: any
              query q: any
              header H: any
              cookie c: any
        "#]],
    );
}

#[test]
fn styles_of_queries() {
    check_params(
        "
        - {name: form, in: query, style: form, schema: {}}
        - {name: joined, in: query, explode: false, schema: {}}
        - {name: spaces, in: query, style: spaceDelimited, schema: {}}
        - {name: exploded, in: query, style: spaceDelimited, explode: true, schema: {}}
        - {name: pipes, in: query, style: pipeDelimited, schema: {}}
        - {name: deep, in: query, style: deepObject, schema: {}}
        - {name: reserved, in: query, allowReserved: true, schema: {}}",
        expect![[r#"
            GET /a/{id}
              path id!: any
              query form: any
              query joined: any, explode: false
              query spaces: any, style: spaceDelimited, explode: false
              query exploded: any, style: spaceDelimited
              query pipes: any, style: pipeDelimited, explode: false
              query deep: any, style: deepObject
              query reserved: any, allow_reserved: true
        "#]],
    );
}

#[test]
fn styles_of_paths() {
    check(
        "
paths:
  /{a}/{b}/{c}/{d}:
    get:
      parameters:
        - {name: d, in: path, required: true, allowReserved: true, schema: {}}
        - {name: c, in: path, required: true, style: matrix, schema: {}}
        - {name: b, in: path, required: true, style: label, explode: true, schema: {}}
        - {name: a, in: path, required: true, explode: true, schema: {}}
",
        expect![[r#"
            GET /{a}/{b}/{c}/{d}
              path a!: any, explode: true
              path b!: any, style: label, explode: true
              path c!: any, style: matrix
              path d!: any, allow_reserved: true
        "#]],
    );
}

#[test]
fn styles_that_are_none() {
    check_params(
        "[{name: a, in: query, required: true, style: deepObjekt, schema: {}}]",
        expect![[r#"
            GET /a/{id}: skipped, C109
            error C109 8:64 unknown style `deepObjekt` (did you mean `deepObject`? `query` parameters allow: form, spaceDelimited, pipeDelimited, deepObject)
        "#]],
    );
    check_params(
        "[{name: a, in: query, style: deepObjekt, schema: {}}]",
        expect![[r#"
            GET /a/{id}: skipped, C109
            error C109 8:48 unknown style `deepObjekt` (did you mean `deepObject`? `query` parameters allow: form, spaceDelimited, pipeDelimited, deepObject)
        "#]],
    );
    check_params(
        "[{name: a, in: header, style: form, explode: true, schema: {}}]",
        expect![[r#"
            GET /a/{id}
              path id!: any
              header a: any, explode: true
            warning C117 8:49 style `form` is not for `header` parameters; the default was taken (`header` parameters allow: simple)
        "#]],
    );
}

#[test]
fn parameters_of_every_kind() {
    check_params(
        "
        - {name: filter, in: query, content: {application/json: {schema: {}}}}
        - {name: untyped, in: query, content: {application/json: {}}}
        - {name: bare, in: query}
        - {name: old, in: query, deprecated: true, required: true, description: Old., schema: {}}
        - {name: Accept, in: header, schema: {}}
        - {name: content-type, in: header, schema: {}}
        - {name: Authorization, in: header, schema: {}}
        - {name: Content-Length, in: header, required: true, schema: {type: integer}}
        - {name: proxy-x, in: header, schema: {}}
        - {name: Host, in: header, schema: {}}",
        expect![[r#"
            GET /a/{id}
              path id!: any
              query filter: any, media: application/json
              query untyped: text, media: application/json
              query bare: text
              query old!: any, deprecated
                docs: Old.
            warning C114 16:18 the header `Content-Length` cannot be a parameter: the HTTP client sets it (remove the parameter; it was left out)
            warning C114 17:18 the header `proxy-x` cannot be a parameter: the HTTP client sets it (remove the parameter; it was left out)
            warning C114 18:18 the header `Host` cannot be a parameter: the HTTP client sets it (remove the parameter; it was left out)
        "#]],
    );
}

#[test]
fn parameters_override_and_repeat() {
    check(
        "
paths:
  /a:
    parameters:
      - {name: p, in: query, description: of the path, schema: {}}
      - {name: q, in: query, schema: {}}
    get:
      parameters:
        - {name: p, in: header, schema: {}}
        - {name: p, in: query, required: true, description: of the operation, schema: {}}
        - {name: p, in: query, description: again, schema: {}}
    put: {}
",
        expect![[r#"
            GET /a
              query p: any
                docs: again
              query q: any
              header p: any
            PUT /a
              query p: any
                docs: of the path
              query q: any
            warning C111 12:11 the parameter `p` is declared twice (remove one of both; the last one counts)
        "#]],
    );
}

#[test]
fn parameters_that_cannot_be_read() {
    check_params(
        "[{name: a, in: body}]",
        expect![[r#"
            GET /a/{id}
              path id!: any
            warning C108 8:34 `in` of a parameter cannot be `body`: the optional parameter `a` is left out (write one of `query`, `header`, `path`, `cookie`)
        "#]],
    );
    check_params(
        "[{name: a, in: body, required: true}]",
        expect![[r#"
        GET /a/{id}: skipped, C108
        error C108 8:34 `in` of a parameter cannot be `body` (write one of `query`, `header`, `path`, `cookie`)
    "#]],
    );
    check_params(
        "[7, null]",
        expect![[r#"
        GET /a/{id}: skipped, C108
        error C108 8:20 a parameter is a number, not an object (write a parameter as an object)
    "#]],
    );
    check_params(
        "[{name: a, in: querystring, content: {}}]",
        expect![[r#"
            GET /a/{id}
              path id!: any
            warning C118 8:20 a parameter that is the whole query is not supported: the optional parameter `a` is left out (declare the members of the query as parameters of their own)
        "#]],
    );
    check_params(
        "[{name: a, in: querystring, required: true, content: {}}]",
        expect![[r#"
        GET /a/{id}: skipped, C118
        unsupported C118 8:20 a parameter that is the whole query is not supported (declare the members of the query as parameters of their own)
    "#]],
    );
}

#[test]
fn templates_and_parameters() {
    check(
        "
paths:
  /a/{petId}/{+rest}/{nobody}/{}/{open:
    get:
      parameters:
        - {name: rest, in: path, required: true, schema: {}}
        - {name: petid, in: path, required: true, schema: {}}
        - {name: other, in: path, required: true, schema: {}}
  pets/{a}.{b}:
    get:
      parameters:
        - {name: b, in: path, required: true, schema: {}}
        - {name: a, in: path, required: true, schema: {}}
",
        expect![[r#"
            GET /a/{petId}/{+rest}/{nobody}/{}/{open
              path petId!: any
              path +rest!: any, allow_reserved: true
              path nobody!: text
            GET /pets/{a}.{b}
              path a!: any
              path b!: any
            warning C110 6:7 the path has `{nobody}`, but no parameter of that name (declare a parameter `nobody` with `in: path`; it was taken as a string)
            warning C110 8:11 the path has `{petId}`, the parameter is called `petid` (call it `petId`; it was taken so)
            warning C110 9:11 the path `/a/{petId}/{+rest}/{nobody}/{}/{open` has no `{other}` (the parameter was left out)
            warning C117 10:3 the path `pets/{a}.{b}` does not begin with `/` (put a `/` before it; it was taken so)
        "#]],
    );
}

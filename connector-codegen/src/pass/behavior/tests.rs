//! Input: documents. Output: their reports, and the remaining operations.

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::format::openapi::testing::{reports, tree};
use crate::format::openapi::{self};
use expect_test::{Expect, expect};

/// `rest` follows the head of a document.
fn check(rest: &str, expected: Expect) {
    let yaml = format!("openapi: 3.0.4\ninfo: {{title: A, version: '1'}}\n{}", rest.trim_start_matches('\n'));
    let (sources, root) = tree(&yaml);
    let mut diags = Diagnostics::new();
    let config = Config::default();
    let mut spec = openapi::lower(&root, &(&root).into(), &config, &mut diags).unwrap();
    crate::pass::run(&mut spec, &config, &mut diags);
    let mut out = String::new();
    for operation in &spec.operations {
        out.push_str(&format!("{} {}\n", operation.method, operation.path));
        assert!(operation.replies.iter().all(|reply| reply.whole.is_none()));
    }
    for skipped in &spec.skipped {
        out.push_str(&format!("{} {}: {}\n", skipped.method, skipped.path, skipped.code));
    }
    expected.assert_eq(&(out + &reports(&sources, diags)));
}

/// `GET /a` with these members, which gives `{data: [{id}], meta: {last}, more: any}`.
fn check_list(members: &str, expected: Expect) {
    check(
        &format!(
            "
paths:
  /a:
    get:
      {members}
      responses:
        '200':
          description: ''
          x-connector-select: /data
          content:
            application/json:
              schema:
                allOf:
                  - {{type: object, properties: {{data: {{type: array, items: {{type: object, properties: {{id: {{}}}}}}}}}}}}
                  - {{type: object, properties: {{meta: {{type: object, properties: {{last: {{type: integer}}}}}}, more: {{}}}}}}
"
        ),
        expected,
    );
}

#[test]
fn what_is_there_is_found() {
    check_list(
        "x-connector-pagination: {page: {param: page, total_pages: /meta/last, more: /more/of/it}, total: $headers.X-Total}",
        expect![[r#"
            GET /a
        "#]],
    );
    check_list(
        "x-connector-pagination: {last_item: {param: after, field: /id}}",
        expect![[r#"
        GET /a
    "#]],
    );
    check_list(
        "x-connector-success: {at: /data/0/id, exists: true}",
        expect![[r#"
        GET /a
    "#]],
    );
}

#[test]
fn what_is_not_there_is_reported() {
    check_list(
        "x-connector-pagination: {token: {param: after, from: /mete/last}}",
        expect![[r#"
            GET /a: C210
            error C210 6:31 `/mete/last` leads nowhere: the reply's body has no `mete` (did you mean `meta`?; if the type says only a part of what comes, write it as JSON Schema with `additionalProperties: true`)
        "#]],
    );
    check_list(
        "x-connector-pagination: {next_url: {from: /data/next}}",
        expect![[r#"
            GET /a: C210
            error C210 6:31 `/data/next` leads nowhere: `/data` has no `next` (if the type says only a part of what comes, write it as JSON Schema with `additionalProperties: true`)
        "#]],
    );
    check_list(
        "x-connector-pagination: {last_item: {param: after, field: /key}}",
        expect![[r#"
            GET /a: C210
            error C210 6:31 `/key` leads nowhere: the reply's body has no `key` (it has: id; if the type says only a part of what comes, write it as JSON Schema with `additionalProperties: true`)
        "#]],
    );
    check_list(
        "x-connector-success: {at: /okay, equals: true}",
        expect![[r#"
            GET /a: C210
            error C210 6:33 `/okay` leads nowhere: the reply's body has no `okay` (it has: data, meta, more; if the type says only a part of what comes, write it as JSON Schema with `additionalProperties: true`)
        "#]],
    );
    check_list(
        "x-connector-pagination: {page: {param: page, in: path}}",
        expect![[r#"
        GET /a: C210
        error C210 6:31 the path has no `{page}` (name a part of the path, or say where the parameter goes by `in`)
    "#]],
    );
    check_list(
        "x-connector-pagination: {page: {param: /page, in: body}}",
        expect![[r#"
        GET /a: C210
        error C210 6:31 `/page` is to be set in the body, and the operation has none (declare a body, or say where the parameter goes by `in`)
    "#]],
    );
}

#[test]
fn maps_unions_and_partial_objects_may_have_it() {
    let reply = |schema: &str| {
        format!(
            "
paths:
  /a:
    get:
      x-connector-success: {{at: /meta/ok, exists: true}}
      responses: {{'200': {{description: '', content: {{application/json: {{schema: {schema}}}}}}}}}
"
        )
    };
    check(
        &reply("{type: object, additionalProperties: {type: object}}"),
        expect![[r#"
        GET /a
    "#]],
    );
    for partial in ["x-connector-partial", "additionalProperties"] {
        check(
            &reply(&format!("{{type: object, {partial}: true, properties: {{a: {{}}}}}}")),
            expect![[r#"
                GET /a
            "#]],
        );
    }
    check(
        &reply("{oneOf: [{type: object, properties: {a: {}}}, {type: object, properties: {meta: {}}}]}"),
        expect![[r#"
            GET /a
        "#]],
    );
    check(
        &reply("{type: object, additionalProperties: false, properties: {a: {}}}"),
        expect![[r#"
            GET /a: C210
            error C210 6:33 `/meta/ok` leads nowhere: the reply's body has no `meta` (it has: a; if the type says only a part of what comes, write it as JSON Schema with `additionalProperties: true`)
        "#]],
    );
    check(
        &reply("{type: string}"),
        expect![[r#"
            GET /a: C210
            error C210 6:33 `/meta/ok` leads nowhere: the reply's body has no `meta` (if the type says only a part of what comes, write it as JSON Schema with `additionalProperties: true`)
        "#]],
    );
}

#[test]
fn pages_are_made_of_lists() {
    let paged = |replies: &str| {
        format!("paths: {{/a: {{get: {{x-connector-pagination: {{link: {{}}}}, responses: {replies}}}}}}}\n")
    };
    let json = |schema: &str| format!("{{description: '', content: {{application/json: {{schema: {schema}}}}}}}");
    check(
        &paged(&format!("{{'200': {}, '204': {{description: ''}}}}", json("{type: array}"))),
        expect![[r#"
        GET /a
    "#]],
    );
    check(
        &paged(&format!("{{'200': {}}}", json("{type: string}"))),
        expect![[r#"
        GET /a: C211
        error C211 3:44 what comes in pages must be a list (name the place of the list in the reply, and its type)
    "#]],
    );
    check(
        &paged(&format!("{{'200': {}, '201': {}}}", json("{type: array}"), json("{type: object}"))),
        expect![[r#"
        GET /a: C211
        error C211 3:44 what comes in pages must be a list (name the place of the list in the reply, and its type)
    "#]],
    );
    check(
        &paged("{'204': {description: ''}}"),
        expect![[r#"
        GET /a: C211
        error C211 3:44 what comes in pages must be a list (name the place of the list in the reply, and its type)
    "#]],
    );
}

#[test]
fn variables_are_declared() {
    check(
        "
x-connector-variables: {store: {}}
x-connector-environments: {test: {variables: {stor: x}}}
x-connector-fixed: [{in: header, name: A, value: '{{ store }} {{ id }} {{ nobody }}'}]
paths:
  /{id}:
    post:
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: X, in: header, x-connector-variable: shop, schema: {type: string}}
      x-connector-variables: {note: {}}
      x-connector-fixed: [{in: query, name: b, value: '{{ note }} {{ notes }}'}]
      requestBody:
        content: {application/json: {x-connector-template: {a: '{{ $body }}', b: '{{ ids }}', c: '{{ key }}'}}}
      responses: {}
components:
  securitySchemes:
    s:
      type: http
      scheme: custom
      x-connector-auth:
        variables: {key: {secret: true}}
        token: {url: '/{{ store }}/login', fields: {a: '{{ keys }}', b: '{{ token }}'}}
        apply: [{in: header, name: T, value: '{{ token }}'}]
",
        expect![[r#"
            POST /{id}: C212
            error C212 4:34 nothing declares the variable `stor` (did you mean `store`?)
            error C212 5:50 nothing declares the variable `nobody` (declare `nobody` as a variable, or as a parameter of the operation)
            error C212 11:11 nothing declares the variable `shop` (declare `shop` as a variable, or as a parameter of the operation)
            error C212 13:55 nothing declares the variable `notes` (did you mean `note`?)
            error C212 15:9 nothing declares the variable `ids` (did you mean `id`?)
            error C212 20:7 nothing declares the variable `keys` (did you mean `key`?)
            error C212 20:7 nothing declares the variable `token` (declare `token` as a variable, or as a parameter of the operation)
        "#]],
    );
}

#[test]
fn replies_select_the_same() {
    check(
        "
paths:
  /a:
    get:
      responses:
        '200':
          description: ''
          x-connector-select: /data
          content: {application/json: {schema: {type: object, properties: {data: {type: string}}}}}
        '201': {description: '', content: {application/json: {schema: {type: string}}}}
        '204': {description: ''}
",
        expect![[r#"
            GET /a: C132
            error C132 11:16 successful replies of one operation give different parts of their bodies (let each of them give the same part)
        "#]],
    );
}

#[test]
fn a_code_that_is_allowed_skips_nothing() {
    let (_, root) = tree(
        "{openapi: 3.0.4, info: {title: A, version: '1'}, paths: {/a: {get: {x-connector-success: {at: /a, exists: true}, responses: {'200': {description: '', content: {application/json: {schema: {type: string}}}}}}}}}",
    );
    let mut diags = Diagnostics::new();
    diags.set_level("C210", crate::diag::Level::Warn);
    let mut spec = openapi::lower(&root, &(&root).into(), &Config::default(), &mut diags).unwrap();
    crate::pass::run(&mut spec, &Config::default(), &mut diags);
    assert_eq!((spec.operations.len(), spec.skipped.len(), diags.finish().len()), (1, 0, 1));
}

//! Members that are wrong: each is reported, and its operation is left out.

use super::{check, check_list};
use expect_test::expect;

#[test]
fn keys_that_nobody_knows() {
    check_list(
        "x-connector-pagination: {page: {parm: page}}",
        expect![[r#"
        GET /a: skipped, C130
        type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        error C130 6:39 `parm` is no key of `pagination.page` (did you mean `param`?)
    "#]],
    );
    check_list(
        "x-connector-retry: {tries: 3, x-mine: 1}",
        expect![[r#"
        GET /a: skipped, C130
        type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        error C130 6:27 `tries` is no key of `retry` (the keys are: `attempts`, `wait`, `factor`, `max_wait`, `jitter`, `on`, `key_header`)
    "#]],
    );
}

#[test]
fn pagination_in_no_way_or_in_two() {
    check_list(
        "x-connector-pagination: {total: /meta/total}",
        expect![[r#"
            GET /a: skipped, C104
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C104 6:31 missing pagination strategy (add one of `page`, `offset`, `token`, `last_item`, `next_url`, `link`, `custom`, `graphql`)
        "#]],
    );
    check_list(
        "x-connector-pagination: {link: {}, page: {param: p}}",
        expect![[r#"
            GET /a: skipped, C132
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C132 6:38 `page` and `link` exclude each other (keep one of them)
        "#]],
    );
    check_list(
        "x-connector-pagination: {page: {size: 10}}",
        expect![[r#"
            GET /a: skipped, C104
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C104 6:38 `pagination.page` needs `param` (add `param: page`: Parameter that requests a page. With `in: body`, a JSON pointer into the body.)
        "#]],
    );
    check_list(
        "x-connector-pagination: 10",
        expect![[r#"
            GET /a: skipped, C006
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C006 6:31 `pagination` must be an object, and is a number (write an object with `page`, `offset`, `token`, `last_item`, `next_url`, `link`, `custom`, `graphql`, `total`, `max_pages`)
        "#]],
    );
}

#[test]
fn values_that_mean_nothing() {
    check_list(
        "x-connector-pagination: {page: {param: p, in: querry, total_pages: meta.last, start: -1}}",
        expect![[r#"
            GET /a: skipped, C131
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C131 6:53 `in` must be one of `query`, `header`, `cookie`, `path`, `body`, and is `querry` (did you mean `query`?)
            error C131 6:74 `total_pages` must be a place in a reply, and is `meta.last` (did you mean `/meta/last`?)
            error C131 6:92 `start` must be a whole number, and is `-1` (write a whole number, not below 0)
        "#]],
    );
    check_list(
        "x-connector-pagination: {token: {param: p, from: $header.X}, max_pages: ten}",
        expect![[r#"
            GET /a: skipped, C131
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C131 6:56 `from` must be a place in a reply, and is `$header.X` (did you mean `$headers.NAME`?)
            error C006 6:79 this must be a whole number, and is a string (write a whole number, not below 0)
        "#]],
    );
    check_list(
        "x-connector-rate-limit: {amount: 1, on_exceed: explode, per: soon}",
        expect![[r#"
            GET /a: skipped, C131
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C131 6:54 `on_exceed` must be one of `wait`, `error`, and is `explode` (write one of `wait`, `error`)
            error C131 6:68 `per` must be a duration, and is `soon` (write it as `500ms`, `30s`, `5m`, `1h`, or as a number of seconds)
        "#]],
    );
    check_list(
        "x-connector-success: {at: /ok}",
        expect![[r#"
            GET /a: skipped, C104
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C104 6:28 missing test of `success` (add one of `equals`, `in`, `not`, `exists`)
        "#]],
    );
}

#[test]
fn directions_that_do_not_fit() {
    check_list(
        "x-connector-direction: send",
        expect![[r#"
        GET /a: skipped, C133
        type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        error C133 6:30 GET receives, and the direction says `send` (leave the direction out, or use another method)
    "#]],
    );
    check_list(
        "x-connector-direction: up",
        expect![[r#"
            GET /a: skipped, C131
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C131 6:30 `x-connector-direction` must be one of `receive`, `send`, and is `up` (write one of `receive`, `send`)
        "#]],
    );
    check(
        "
paths:
  /a:
    post: {x-connector-direction: receive, responses: {}}
",
        expect![[r#"
            POST /a: skipped, C133
            error C133 5:35 POST sends, and the direction says `receive` (a POST that only reads says `safe: true`, too)
        "#]],
    );
}

#[test]
fn outputs_of_nothing() {
    check_list(
        "x-connector-output: {a: /dat/0, b: {form: /data}, c: 7}",
        expect![[r#"
            GET /a: skipped, C130
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            error C130 6:43 `form` is no key of `x-connector-output` (did you mean `from`?)
            error C006 6:60 this must be a place in a reply or an object, and is a number (write `/meta/total` for a member of the body, `$headers.NAME`, or `$status`; or write an object with `from`, `schema`)
        "#]],
    );
}

#[test]
fn selects_of_nothing() {
    check(
        "
paths:
  /a:
    get:
      responses:
        '200':
          description: ''
          x-connector-select: /dta
          content: {application/json: {schema: {type: object, properties: {data: {type: string}}}}}
  /b:
    get:
      responses:
        '200':
          description: ''
          x-connector-select: data
          content: {application/json: {schema: {type: object}}}
",
        expect![[r#"
            GET /a: skipped, C210
            GET /b: skipped, C131
            error C210 9:31 `/dta` leads nowhere: the reply's body has no `dta` (did you mean `data`?)
            error C131 16:31 `x-connector-select` must be a JSON pointer, and is `data` (did you mean `/data`?)
        "#]],
    );
}

#[test]
fn templates_that_are_no_json() {
    check(
        "
paths:
  /a:
    post:
      requestBody: {content: {application/json: {x-connector-template: '{\"a\": {{ n }}}'}}}
      responses: {}
  /b:
    post:
      requestBody: {content: {text/plain: {x-connector-template: {a: b}}}}
      responses: {}
  /c:
    post:
      requestBody: {content: {application/json: {x-connector-template: {a: '{{ n | upper }}'}}}}
      responses: {}
",
        expect![[r#"
            POST /a: skipped, C215
            POST /b: skipped, C215
            POST /c: skipped, C215
            error C215 6:72 the template is no JSON: key must be a string at line 1 column 8 (write `"{{ n }}"`: alone in its quotes, a value keeps its type)
            error C215 10:66 the template of a body of text is an object, not a string (write the text, with `{{ name }}` in it)
            error C215 14:72 `n | upper` is not a name: templates insert values and have no filters (write `{{ name }}`, where `name` is a variable)
        "#]],
    );
}

#[test]
fn errors_without_a_test() {
    check_list(
        "x-connector-errors: {schema: {}}",
        expect![[r#"
            GET /a
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            warning C114 6:27 `errors` has no meaning without `success` (say what makes a reply a success; what comes with a status of failure stands by it among the replies)
        "#]],
    );
    check_list(
        "x-connector-errors: {type: Problem}",
        expect![[r#"
            GET /a
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
            warning C114 6:27 `errors` has no meaning without `success` (say what makes a reply a success; what comes with a status of failure stands by it among the replies)
        "#]],
    );
}

#[test]
fn a_document_cannot_skip_without_a_report() {
    check(
        "
paths:
  /a:
    get: {operationId: a, x-connector-skipped: C131, responses: {'204': {description: ''}}}
",
        expect![[r#"
            GET /a: a
              204
        "#]],
    );
}

//! Extensions of operations.

use super::{check, check_list};
use expect_test::expect;

#[test]
fn pages_by_number() {
    check_list(
        "
        x-connector-pagination:
          page: {param: page, size: per_page, default_size: 100, total_pages: /meta/last}
          total: /meta/total
          max_pages: 10",
        expect![[r#"
            GET /a
              paging(page(page_number(query(page), last: body(/meta/last))), size: page_size(query(per_page), count: 100), total: body(/meta/total), max_pages: 10)
              query per_page: integer
                docs: How many items a page has. Without it, 100.
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
}

#[test]
fn pages_by_other_means() {
    check_list(
        "x-connector-pagination: {offset: {param: skip, in: header, start: 1, size: X-Limit}}",
        expect![[r#"
            GET /a
              paging(offset(offset(header(skip), start: 1)), size: page_size(header(X-Limit)))
              header X-Limit: integer
                docs: How many items a page has.
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
    check_list(
        "x-connector-pagination: {token: {param: /page/after, in: body, from: $headers.X-Next, more: /more}}",
        expect![[r#"
            GET /a
              paging(token(page_token(body(/page/after), header(X-Next))), more: body(/more))
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
    check_list(
        "x-connector-pagination: {last_item: {param: after, field: /id}}",
        expect![[r#"
            GET /a
              paging(last_item(last_item(query(after), /id)))
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
    check_list(
        "x-connector-pagination: {next_url: {from: /next}, total: $headers.X-Total}",
        expect![[r#"
            GET /a
              paging(next_url(next_url(body(/next))), total: header(X-Total))
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
    check_list(
        "x-connector-pagination: {link: {rel: suivant}}",
        expect![[r#"
            GET /a
              paging(link(link(rel: suivant)))
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
    check_list(
        "x-connector-pagination: {graphql: {cursor: /data/end, more: /data/more, variable: from}}",
        expect![[r#"
            GET /a
              paging(token(page_token(body(/variables/from), body(/data/end))), more: body(/data/more))
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
}

#[test]
fn a_declared_size_stays_as_it_is() {
    check_list(
        "
        parameters: [{name: per_page, in: query, schema: {type: integer, maximum: 50}}]
        x-connector-pagination: {page: {param: page, size: per_page}}",
        expect![[r#"
            GET /a
              paging(page(page_number(query(page))), size: page_size(query(per_page)))
              query per_page: integer
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
}

#[test]
fn safe_has_three_states() {
    check_list(
        "
        x-connector-safe: false",
        expect![[r#"
            GET /a
              safe: false
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
}

#[test]
fn behavior_of_one_operation() {
    check_list(
        "
        x-connector-retry: false
        x-connector-timeout: 1.5s
        x-connector-fixed: [{in: cookie, name: a, value: b}]
        x-connector-success: {at: $status, not: 299}
        x-connector-errors: {schema: {type: object, properties: {why: {type: string}}}}
        x-connector-safe: true",
        expect![[r#"
            GET /a
              fixed(cookie, a, b)
              success: predicate(status, none_of(["299"]))
              retry(attempts: 1)
              timeout: 1500
              safe: true
              200
                select /data
                whole: Page
                application/json (json): [{id!: integer}]
              2XX as failure
                application/json (json): {why: text}
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
}

#[test]
fn variables_are_arguments_or_fill_parameters_in() {
    check(
        "
x-connector-variables: {store: {type: integer}, tenant: {}}
paths:
  /{store}/{shelf}/{book}:
    get:
      parameters:
        - {name: shelf, in: path, required: true, x-connector-variable: tenant, schema: {type: string}}
        - {name: X-Tenant, in: header, x-connector-variable: tenant, schema: {type: string}}
      x-connector-variables:
        book: {type: integer, description: Which.}
        note: {label: Note, required: true}
        fixed: {default: 7, type: integer, locked: true}
        X-Tenant: {}
      responses: {}
",
        expect![[r#"
            variable store, kind: integer
            variable tenant
            GET /{store}/{shelf}/{book}
              path store!: integer, by store
              path shelf!: text, by tenant
              path book!: integer
                docs: Which.
              header X-Tenant: text, by tenant
              template note!: text
                summary: Note
              template fixed: integer default 7, by fixed
            warning C111 14:19 the variable `X-Tenant` is a parameter already (leave the variable out: templates may name parameters)
        "#]],
    );
}

#[test]
fn operations_that_share_a_path() {
    check(
        "
paths:
  /graphql#a:
    post: {operationId: A, x-connector-path: /graphql, x-connector-direction: receive, x-connector-safe: true, responses: {}}
  /graphql#b:
    post: {operationId: B, x-connector-path: /graphql, responses: {}}
",
        expect![[r#"
            POST /graphql: A
              direction: Receive
              safe: true
            POST /graphql: B
        "#]],
    );
}

#[test]
fn bodies_that_are_templates() {
    check(
        "
paths:
  /a:
    post:
      requestBody:
        content:
          application/json: {schema: {type: object}, x-connector-template: {a: '{{ $body }}', b: [1, '{{ n }}']}}
          application/merge-patch+json: {x-connector-template: '{{ $body }}'}
          application/x-www-form-urlencoded: {x-connector-template: '{\"a\": \"{{ n }}\"}'}
          text/plain: {x-connector-template: 'Dear {{ n }}'}
      responses: {}
",
        expect![[r#"
            POST /a
              body
                application/json (json): {}
                  template: "{\"a\":\"{{ $body }}\",\"b\":[1,\"{{ n }}\"]}"
                application/merge-patch+json (json): untyped
                  template: "\"{{ $body }}\""
                application/x-www-form-urlencoded (form): untyped
                  template: "{\"a\": \"{{ n }}\"}"
                text/plain (text): untyped
                  template: "Dear {{ n }}"
        "#]],
    );
}

#[test]
fn outputs_that_are_put_together() {
    check_list(
        "
        x-connector-output:
          first: /data/0/id
          all: /data
          last: {from: /meta/last, schema: {type: string}}
          more: {from: /meta/more, schema: {type: boolean}}
          etag: $headers.ETag
          status: $status",
        expect![[r#"
            GET /a
              output: pick(first, body(/data/0/id))
              output: pick(all, body(/data))
              output: pick(last, body(/meta/last))
              output: pick(more, body(/meta/more))
              output: pick(etag, header(ETag))
              output: pick(status, status)
              200
                whole: Page
                application/json (json): {first: integer, all!: [{id!: integer}], last: text, more: boolean, etag: text, status!: integer}
            type Page: {data!: [{id!: integer}], meta: {last: integer, total: integer}}
        "#]],
    );
}

#[test]
fn a_part_of_a_reply_that_is_not_fully_described() {
    check(
        "
paths:
  /a:
    get:
      responses:
        '200':
          description: ''
          x-connector-select: /data/items
          content:
            application/json:
              schema: {type: object, x-connector-partial: true, properties: {meta: {type: object}}}
  /b:
    get:
      responses:
        '200':
          description: ''
          x-connector-select: /data
          content:
            application/json:
              schema: {allOf: [{type: object, properties: {meta: {}}}, {type: object, properties: {data: {type: string}}}]}
",
        expect![[r#"
            GET /a
              200
                select /data/items
                whole: {meta: {}, ...: any}
                application/json (json): untyped
            GET /b
              200
                select /data
                whole: ({meta: any} & {data: text})
                application/json (json): text
        "#]],
    );
}

#[test]
fn what_others_say_in_their_way() {
    check(
        "
x-speakeasy-retries: {strategy: backoff, backoff: {initialInterval: 500, maxInterval: 60000, exponent: 1.5}, statusCodes: [5XX, 429, no]}
paths:
  /a:
    get:
      x-ms-pageable: {nextLinkName: nextLink}
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {type: object, properties: {value: {type: array, items: {type: string}}, nextLink: {type: string}}}}}
  /b:
    get:
      x-ms-pageable: {nextLinkName: next, itemName: items}
      x-speakeasy-retries: {strategy: none}
      responses:
        '200':
          description: ''
          content: {application/json: {schema: {type: object, properties: {value: {type: array, items: {type: string}}}}}}
",
        expect![[r#"
            retry(factor: 1.5, max_wait: 60000, statuses: [5XX, 429])
            GET /a
              paging(next_url(next_url(body(/nextLink))), items: /value)
              200
                application/json (json): {value: [text], nextLink: text}
            GET /b
              paging(next_url(next_url(body(/next))), items: /items)
              200
                application/json (json): {value: [text]}
        "#]],
    );
}

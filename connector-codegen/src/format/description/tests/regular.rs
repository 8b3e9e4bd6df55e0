//! A description is regular and checked when its twin is made: lowering neither cures nor checks it.

use super::{reports, spec};
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::format::openapi;
use crate::text::Sources;
use crate::tree;
use crate::tree::place::Documents;
use expect_test::expect;

#[test]
fn numbers_are_texts_and_nulls_are_absent() {
    let text = "connector: 1\nname: odd\nservers: [{ url: https://a.example }]\nendpoints:\n  Add:\n    method: POST\n    path: /a\n    label: 1\n    description: 2\n    deprecated:\n    query: { n?: { type: integer, description: 6, deprecated: } }\n    body: { type: { id: integer }, format: json, description: 3, required: }\n    reply: { description: , type: { id: integer }, format: json }\n";
    expect![[r#"
        info: odd
          name: odd
        server(https://a.example)
        POST /a: Add
          summary: 1
          docs: 2
          query n: integer
            docs: 6
          body!
            docs: 3
            application/json (json): {id!: integer}
          2XX
            application/json (json): {id!: integer}
    "#]]
    .assert_eq(&(spec(text) + &reports(text)));
}

#[test]
fn a_wrong_value_is_reported_once_and_costs_its_endpoint() {
    let text = "connector: 1
name: t
servers: [{ url: https://a.example }]
endpoints:
  Explode: { method: GET, path: /a, query: { a?: { type: string, explode: \"true\" } } }
  Retry: { method: GET, path: /b, retry: { attempts: x } }
  Output: { method: GET, path: /c, reply: { id: string }, output: { id: { form: /id } } }
  Fixed: { method: GET, path: /d, query: { v: { value: \"{{ x\" } } }
  Label: { method: GET, path: /e, label: [x] }
  Unknown: { method: GET, path: /f, lable: x }
";
    expect![[r#"
        error[C006]: this must be `true` or `false`, and is a string
         --> d.yaml:5:75
          |
        5 |   Explode: { method: GET, path: /a, query: { a?: { type: string, explode: "true" } } }
          |                                                                           ^^^^^^
          |
          = help: write `true` or `false`

        error[C006]: this must be a whole number, and is a string
         --> d.yaml:6:54
          |
        6 |   Retry: { method: GET, path: /b, retry: { attempts: x } }
          |                                                      ^
          |
          = help: write a whole number, not below 0

        error[C130]: `form` is no key of the output `id`
         --> d.yaml:7:75
          |
        7 |   Output: { method: GET, path: /c, reply: { id: string }, output: { id: { form: /id } } }
          |                                                                           ^^^^
          |
          = help: did you mean `from`?

        error[C215]: `{{` is not closed by `}}`
         --> d.yaml:8:56
          |
        8 |   Fixed: { method: GET, path: /d, query: { v: { value: "{{ x" } } }
          |                                                        ^^^^^^
          |
          = help: write `{{ name }}`, where `name` is a variable

        error[C006]: this must be text, and is an array
         --> d.yaml:9:42
          |
        9 |   Label: { method: GET, path: /e, label: [x] }
          |                                          ^^^^
          |
          = help: write text

        error[C130]: `lable` is no key of the endpoint `Unknown`
          --> d.yaml:10:37
           |
        10 |   Unknown: { method: GET, path: /f, lable: x }
           |                                     ^^^^^
           |
           = help: did you mean `label`?

        info: t
          name: t
        server(https://a.example)
        GET /f: Unknown
          2XX
        GET /a: Explode: skipped, C006
        GET /b: Retry: skipped, C006
        GET /c: Output: skipped, C130
        GET /d: Fixed: skipped, C215
        GET /e: Label: skipped, C006
        error[C006]: this must be `true` or `false`, and is a string
        error[C006]: this must be a whole number, and is a string
        error[C130]: `form` is no key of the output `id`
        error[C215]: `{{` is not closed by `}}`
        error[C006]: this must be text, and is an array
        error[C130]: `lable` is no key of the endpoint `Unknown`"#]]
    .assert_eq(&(spec(text) + &reports(text)));
}

#[test]
fn lowering_does_not_check_what_the_rewriting_checks() {
    let text = "connector: 1
name: t
retry: { attempts: x }
variables: { a: { typ: string } }
environments: { b: { urll: x } }
errors: { typ: string }
auth: { c: { type: bearer, variables: { token: { typ: string } } } }
endpoints:
  Direction: { method: GET, path: /a, direction: up }
  Pages: { method: GET, path: /b, reply: { items: data, type: [string] }, pagination: { page: { parm: x } } }
  Output: { method: GET, path: /c, output: { id: 7 }, success: { att: /ok }, timeout: 1x, safe: 1 }
";
    let mut sources = Sources::default();
    let id = sources.add("d.yaml", None, text);
    let root = tree::read(&sources, id, &mut Diagnostics::new()).unwrap();
    let (mut first, mut second) = (Diagnostics::new(), Diagnostics::new());
    let twin = super::super::spell(&root, None, &mut first).unwrap();
    let mut documents = Documents::from(&root);
    documents.rewrite(&root);
    openapi::lower(&twin, &documents, &Config::default(), &mut second);
    let lines = |diags: Diagnostics| openapi::testing::reports(&sources, diags);
    expect![[r#"
        error C006 3:20 this must be a whole number, and is a string (write a whole number, not below 0)
        error C130 4:19 `typ` is no key of `variable` (did you mean `type`?)
        error C130 5:22 `urll` is no key of `environment` (did you mean `url`?)
        error C130 6:11 `typ` is no key of `errors` (did you mean `type`?)
        error C130 7:50 `typ` is no key of `variable` (did you mean `type`?)
        error C131 9:50 `direction` must be one of `receive`, `send`, and is `up` (write one of `receive`, `send`)
        error C131 10:51 `items` must be a JSON pointer, and is `data` (did you mean `/data`?)
        error C130 10:97 `parm` is no key of `pagination.page` (did you mean `param`?)
        error C006 11:50 this must be a place in a reply or an object, and is a number (write `/meta/total` for a member of the body, `$headers.NAME`, or `$status`; or write an object with `from`, `type`)
        error C130 11:66 `att` is no key of `success` (did you mean `at`?)
        error C131 11:87 `timeout` must be a duration, and is `1x` (write it as `500ms`, `30s`, `5m`, `1h`, or as a number of seconds)
        error C006 11:97 this must be `true` or `false`, and is a number (write `true` or `false`)
    "#]].assert_eq(&lines(first));
    expect![[r#""#]].assert_eq(&lines(second));
}

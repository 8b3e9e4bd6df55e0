//! Each irregularity: as written, as spelled out, and its reports.

use super::{Case, cases, spell};
use crate::diag::Diagnostics;
use crate::format::openapi::testing::{reports, tree};
use expect_test::{Expect, expect};
use std::collections::BTreeSet;

fn check(cases: &[Case], yaml: &str, expected: Expect) {
    let (sources, root) = tree(yaml);
    let mut diags = Diagnostics::new();
    let text = match spell(&root, cases, &mut diags) {
        None => "nothing".to_owned(),
        Some(spelled) => {
            assert_eq!(spelled.span, root.span);
            let again = spell(&spelled, cases, &mut Diagnostics::new()).unwrap();
            assert_eq!(again.to_json(), spelled.to_json(), "spelling twice changes nothing");
            spelled.to_json().to_string()
        }
    };
    expected.assert_eq(&format!("{text}\n{}", reports(&sources, diags)));
}

#[test]
fn texts() {
    check(
        cases::INFO,
        "{title: 7, version: 1.10, description: null}",
        expect![[r#"
        {"title":"7","version":"1.10"}
    "#]],
    );
    check(
        cases::INFO,
        "{version: true}",
        expect![[r#"
        {"title":"","version":"true"}
        warning C117 1:1 `title` is missing (add `title`)
    "#]],
    );
    check(
        cases::TAG,
        "{name: 404, description: 1}",
        expect![[r#"
        {"description":"1","name":"404"}
    "#]],
    );
    check(
        cases::RESPONSE,
        "{content: {}}",
        expect![[r#"
        {"content":{},"description":""}
    "#]],
    );
}

#[test]
fn operations() {
    check(
        cases::OPERATION,
        "{operationId: 7, tags: cats, deprecated: 'true'}",
        expect![[r#"
        {"deprecated":true,"operationId":"7","responses":{},"tags":["cats"]}
        warning C117 1:42 `deprecated` is a string (write `deprecated: true` without quotes)
    "#]],
    );
    check(
        cases::OPERATION,
        "{tags: [cats, 7, {}, null], parameters: {a: 1}, responses: {}}",
        expect![[r#"
        {"responses":{},"tags":["cats","7"]}
        warning C117 1:41 `parameters` is an object, not an array (write a list of parameters)
    "#]],
    );
}

#[test]
fn parameters() {
    check(
        cases::PARAMETER,
        "{name: a, in: path}",
        expect![[r#"
            {"in":"path","name":"a","required":true,"schema":{"type":"string"}}
            warning C117 1:1 a path parameter is always required (write `required: true`)
        "#]],
    );
    check(
        cases::PARAMETER,
        "{name: a, in: Query, required: 'false', schema: {}}",
        expect![[r#"
        {"in":"query","name":"a","required":false,"schema":{}}
        warning C117 1:15 `in: Query` is not in lower case (write `in: query`)
        warning C117 1:32 `required` is a string (write `required: false` without quotes)
    "#]],
    );
    check(
        cases::PARAMETER,
        "{name: a, in: query, schema: {}, content: {a/b: {}}}",
        expect![[r#"
        {"in":"query","name":"a","schema":{}}
        warning C117 1:43 `content` stands beside `schema`, and was not used (remove one of both)
    "#]],
    );
    check(
        cases::PARAMETER,
        "{name: a, in: query, schema: null, content: {}}",
        expect![[r#"
            {"in":"query","name":"a","schema":{"type":"string"}}
        "#]],
    );
}

#[test]
fn styles() {
    check(
        cases::PARAMETER,
        "{name: a, in: query, style: deepObjekt, schema: {}}",
        expect![[r#"
            nothing
            error C109 1:29 unknown style `deepObjekt` (did you mean `deepObject`? `query` parameters allow: form, spaceDelimited, pipeDelimited, deepObject)
        "#]],
    );
    check(
        cases::PARAMETER,
        "{name: a, in: query, style: 7, schema: {}}",
        expect![[r#"
        nothing
        error C109 1:29 `style` is a number, not a string (`query` parameters allow: form, spaceDelimited, pipeDelimited, deepObject)
    "#]],
    );
    check(
        cases::PARAMETER,
        "{name: a, in: path, required: true, style: form, schema: {}}",
        expect![[r#"
        {"in":"path","name":"a","required":true,"schema":{}}
        warning C117 1:44 style `form` is not for `path` parameters; the default was taken (`path` parameters allow: simple, label, matrix)
    "#]],
    );
    check(
        cases::PARAMETER,
        "{name: a, in: cookie, style: cookie, schema: {}}",
        expect![[r#"
        {"in":"cookie","name":"a","schema":{},"style":"form"}
    "#]],
    );
    check(
        cases::HEADER,
        "{style: form, explode: 'true'}",
        expect![[r#"
            {"explode":true,"schema":{"type":"string"}}
            warning C117 1:9 style `form` is not for `header` parameters; the default was taken (`header` parameters allow: simple)
            warning C117 1:24 `explode` is a string (write `explode: true` without quotes)
        "#]],
    );
    check(
        cases::ENCODING,
        "{style: simple, contentType: [a/b, c/d]}",
        expect![[r#"
        {"contentType":"a/b, c/d"}
        warning C117 1:9 style `simple` is not for `query` parameters; the default was taken (`query` parameters allow: form, spaceDelimited, pipeDelimited, deepObject)
    "#]],
    );
}

#[test]
fn servers_and_schemes() {
    check(
        cases::SERVER_VARIABLE,
        "{default: 8443, enum: [8443, 443, null]}",
        expect![[r#"
        {"default":"8443","enum":["8443","443"]}
    "#]],
    );
    check(
        cases::SERVER_VARIABLE,
        "{enum: [a, b]}",
        expect![[r#"
        {"default":"a","enum":["a","b"]}
        warning C117 1:1 a server variable has no default (add `default`)
    "#]],
    );
    check(
        cases::SERVER_VARIABLE,
        "{enum: a}",
        expect![[r#"
        {"default":""}
        warning C117 1:1 a server variable has no default (add `default`)
    "#]],
    );
    check(
        cases::SECURITY_SCHEME,
        "{type: oauth2}",
        expect![[r#"
        {"flows":{},"type":"oauth2"}
    "#]],
    );
    check(
        cases::SECURITY_SCHEME,
        "{type: openIdConnect}",
        expect![[r#"
        {"openIdConnectUrl":"","type":"openIdConnect"}
    "#]],
    );
}

#[test]
fn a_regular_node_is_not_copied() {
    let (_, root) = tree("{name: a, in: query, schema: {}}");
    let spelled = spell(&root, cases::PARAMETER, &mut Diagnostics::new()).unwrap();
    let (crate::tree::Value::Map(before), crate::tree::Value::Map(after)) = (&root.value, &spelled.value) else {
        panic!("both are objects")
    };
    assert!(std::rc::Rc::ptr_eq(before, after));
}

#[test]
fn no_case_stands_twice_in_a_row() {
    for row in [cases::INFO, cases::SERVER, cases::OPERATION, cases::PARAMETER, cases::HEADER, cases::ENCODING] {
        let names: BTreeSet<_> = row.iter().map(|case| case.name).collect();
        assert_eq!(names.len(), row.len());
    }
}

//! Each irregularity: as written, as spelled, and what is said about it.

use super::{Case, cases, spell};
use crate::diag::Diagnostics;
use crate::format::openapi::testing::{reports, tree};
use expect_test::{Expect, expect};
use std::collections::BTreeSet;

fn check(cases: &[Case], yaml: &str, expected: Expect) {
    let (sources, root) = tree(yaml);
    let mut diags = Diagnostics::new();
    let spelled = spell(&root, cases, &mut diags);
    assert_eq!(spelled.span, root.span);
    let again = spell(&spelled, cases, &mut Diagnostics::new());
    assert_eq!(again.to_json(), spelled.to_json(), "spelling twice changes nothing");
    expected.assert_eq(&format!("{}\n{}", spelled.to_json(), reports(&sources, diags)));
}

#[test]
fn texts() {
    check(cases::INFO, "{title: 7, version: 1.10, description: null}", expect![[]]);
    check(cases::INFO, "{version: true}", expect![[]]);
    check(cases::TAG, "{name: 404, description: 1}", expect![[]]);
    check(cases::RESPONSE, "{content: {}}", expect![[]]);
}

#[test]
fn operations() {
    check(cases::OPERATION, "{operationId: 7, tags: cats, deprecated: 'true'}", expect![[]]);
    check(cases::OPERATION, "{tags: [cats, 7, {}, null], parameters: {a: 1}, responses: {}}", expect![[]]);
}

#[test]
fn parameters() {
    check(cases::PARAMETER, "{name: a, in: path}", expect![[]]);
    check(cases::PARAMETER, "{name: a, in: Query, required: 'false', schema: {}}", expect![[]]);
    check(cases::PARAMETER, "{name: a, in: query, schema: {}, content: {a/b: {}}}", expect![[]]);
    check(cases::PARAMETER, "{name: a, in: query, schema: null, content: {}}", expect![[]]);
}

#[test]
fn styles() {
    check(cases::PARAMETER, "{name: a, in: query, style: deepObjekt, schema: {}}", expect![[]]);
    check(cases::PARAMETER, "{name: a, in: query, style: 7, schema: {}}", expect![[]]);
    check(cases::PARAMETER, "{name: a, in: path, required: true, style: form, schema: {}}", expect![[]]);
    check(cases::PARAMETER, "{name: a, in: cookie, style: cookie, schema: {}}", expect![[]]);
    check(cases::HEADER, "{style: form, explode: 'true'}", expect![[]]);
    check(cases::ENCODING, "{style: simple, contentType: [a/b, c/d]}", expect![[]]);
}

#[test]
fn servers_and_schemes() {
    check(cases::SERVER_VARIABLE, "{default: 8443, enum: [8443, 443, null]}", expect![[]]);
    check(cases::SERVER_VARIABLE, "{enum: [a, b]}", expect![[]]);
    check(cases::SERVER_VARIABLE, "{enum: a}", expect![[]]);
    check(cases::SECURITY_SCHEME, "{type: oauth2}", expect![[]]);
    check(cases::SECURITY_SCHEME, "{type: openIdConnect}", expect![[]]);
}

#[test]
fn a_regular_node_is_not_copied() {
    let (_, root) = tree("{name: a, in: query, schema: {}}");
    let spelled = spell(&root, cases::PARAMETER, &mut Diagnostics::new());
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

//! Nodes to openapiv3's values: what is refused, and how it is said.

use super::{Part, read};
use crate::diag::Diagnostics;
use crate::format::openapi::testing::{reports, tree};
use crate::tree::{Node, Value};
use expect_test::{Expect, expect};
use openapiv3 as v3;
use serde::Serialize;

fn check<T: Part + Serialize>(yaml: &str, expected: Expect) {
    let (sources, root) = tree(yaml);
    let mut diags = Diagnostics::new();
    let text = match read::<T>(&root, "/x", T::CASES, &mut diags) {
        Some(read) => serde_json::to_string(&read.value).unwrap() + "\n",
        None => "nothing\n".to_owned(),
    };
    expected.assert_eq(&(text + &reports(&sources, diags)));
}

#[test]
fn children_are_stand_ins() {
    check::<v3::Parameter>(
        "{name: a, in: query, schema: {type: 7}, example: 1, x-y: [1, 2.5, -3]}",
        expect![[r##"
        {"in":"query","name":"a","schema":{"$ref":"#/x/schema"},"x-y":[1,2.5,-3],"style":"form"}
    "##]],
    );
    check::<v3::Parameter>(
        "{name: a, in: query, content: {a/b: 7}}",
        expect![[r#"
        {"in":"query","name":"a","content":{"a/b":{}},"style":"form"}
    "#]],
    );
    check::<v3::Operation>(
        "{operationId: a, parameters: [7, {}], requestBody: 7, responses: 7, security: 7, servers: 7, callbacks: 7}",
        expect![[r##"
            {"operationId":"a","parameters":[{"$ref":"#/x/parameters/0"},{"$ref":"#/x/parameters/1"}],"requestBody":{"$ref":"#/x/requestBody"},"responses":{}}
        "##]],
    );
    check::<v3::Response>(
        "{description: a, headers: {A/B: 7}, content: {a: 7}, links: 7}",
        expect![[r##"
        {"description":"a","headers":{"A/B":{"$ref":"#/x/headers/A~1B"}},"content":{"a":{}}}
    "##]],
    );
    check::<v3::MediaType>(
        "{schema: 7, encoding: {a: 7}, examples: 7}",
        expect![[r##"
        {"schema":{"$ref":"#/x/schema"},"encoding":{"a":{"contentType":null}}}
    "##]],
    );
}

#[test]
fn what_is_refused_is_said_at_its_place() {
    check::<v3::Parameter>(
        "[7]",
        expect![[r#"
        nothing
        error C108 1:1 a parameter is an array, not an object (write a parameter as an object)
    "#]],
    );
    check::<v3::Parameter>(
        "{in: query}",
        expect![[r#"
        nothing
        error C108 1:1 a parameter has no `name` (add `name`)
    "#]],
    );
    check::<v3::Parameter>(
        "{name: a}",
        expect![[r#"
        nothing
        error C108 1:1 a parameter has no `in` (add `in`)
    "#]],
    );
    check::<v3::Parameter>(
        "{name: a, in: body}",
        expect![[r#"
        nothing
        error C108 1:15 `in` of a parameter cannot be `body` (write one of `query`, `header`, `path`, `cookie`)
    "#]],
    );
    check::<v3::Parameter>(
        "{name: [a], in: query}",
        expect![[r#"
        nothing
        error C108 1:8 `name` of a parameter is an array, not a string (write a string)
    "#]],
    );
    check::<v3::Parameter>(
        "{name: a, in: query, required: 1}",
        expect![[r#"
        nothing
        error C108 1:32 `required` of a parameter is a number, not a boolean (write a boolean)
    "#]],
    );
    check::<v3::Parameter>(
        "{name: a, in: query, required: yes please}",
        expect![[r#"
        nothing
        error C108 1:32 `required` of a parameter is a string, not a boolean (write a boolean)
    "#]],
    );
    check::<v3::Operation>(
        "{summary: {a: b}}",
        expect![[r#"
        nothing
        error C108 1:11 `summary` of an operation is an object, not a string (write a string)
    "#]],
    );
    check::<v3::Server>(
        "{description: no url}",
        expect![[r#"
        nothing
        error C108 1:1 a server has no `url` (add `url`)
    "#]],
    );
    check::<v3::SecurityScheme>(
        "{type: apiKey, in: body, name: a}",
        expect![[r#"
        nothing
        error C108 1:20 `in` of a security scheme cannot be `body` (write one of `query`, `header`, `cookie`)
    "#]],
    );
    check::<v3::SecurityScheme>(
        "{type: http}",
        expect![[r#"
        nothing
        error C108 1:1 a security scheme has no `scheme` (add `scheme`)
    "#]],
    );
}

/// Every member that openapiv3 has comes through, except those that are read elsewhere.
#[test]
fn tree_and_value_agree_member_by_member() {
    agree::<v3::Info>("{title: a, description: b, termsOfService: c, version: d, x-e: f}");
    agree::<v3::Server>("{url: a, description: b, x-c: {d: 1}}");
    agree::<v3::ServerVariable>("{enum: [a, b], default: a, description: c}");
    agree::<v3::Tag>("{name: a, description: b}");
    agree::<v3::ExternalDocumentation>("{url: a, description: b}");
    agree::<v3::Operation>("{tags: [a], summary: b, description: c, operationId: d, responses: {}, deprecated: true}");
    for parameter in [
        "{in: query, name: a, description: b, required: true, deprecated: true, explode: false, style: pipeDelimited, allowReserved: true, allowEmptyValue: true, schema: {$ref: '#/x/schema'}}",
        "{in: path, name: a, required: true, style: matrix, explode: true, schema: {$ref: '#/x/schema'}}",
        "{in: header, name: a, style: simple, content: {a/b: {}}}",
        "{in: cookie, name: a, style: form, schema: {$ref: '#/x/schema'}}",
    ] {
        agree::<v3::Parameter>(parameter);
    }
    agree::<v3::Header>(
        "{description: a, style: simple, required: true, deprecated: false, schema: {$ref: '#/x/schema'}}",
    );
    agree::<v3::RequestBody>("{description: a, content: {a/b: {}}, required: true}");
    agree::<v3::Response>("{description: a, headers: {A: {$ref: '#/x/headers/A'}}, content: {a/b: {}}}");
    agree::<v3::MediaType>("{schema: {$ref: '#/x/schema'}, encoding: {a: {contentType: null}}, x-a: 1}");
    agree::<v3::Encoding>("{contentType: a/b, style: form, explode: true, allowReserved: true}");
    agree::<v3::SecurityScheme>("{type: apiKey, in: header, name: a, description: b}");
    agree::<v3::SecurityScheme>("{type: http, scheme: bearer, bearerFormat: JWT}");
    agree::<v3::SecurityScheme>("{type: openIdConnect, openIdConnectUrl: a}");
}

fn agree<T: Part + Serialize>(yaml: &str) {
    let (_, root) = tree(yaml);
    let mut diags = Diagnostics::new();
    let value = read::<T>(&root, "/x", T::CASES, &mut diags).unwrap().value;
    let value = serde_json::to_value(&value).unwrap();
    for (key, node) in root.as_map().unwrap().iter() {
        assert_eq!(value.get(&*key.text), Some(&json(node)), "{} of {yaml}", key.text);
    }
    assert_eq!(diags.iter().count(), 0, "{yaml}");
}

fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Map(map) => map.iter().map(|(key, node)| (key.text.to_string(), json(node))).collect(),
        _ => node.to_json(),
    }
}

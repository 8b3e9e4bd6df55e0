//! Schemas in, types as one line out.

use super::lower;
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::format::openapi::cx::Cx;
use crate::spec::dump::dump_type;
use crate::spec::ty::{Origin, Types};
use crate::text::Sources;
use crate::tree::Node;
use expect_test::{Expect, expect};
use std::collections::BTreeMap;

/// YAML or JSON to nodes.
pub(crate) fn try_node(text: &str) -> Option<Node> {
    let mut sources = Sources::default();
    let id = sources.add("api.yaml", None, text);
    crate::tree::read(&sources, id, &mut Diagnostics::new())
}

pub(crate) fn node(text: &str) -> Node {
    try_node(text).unwrap()
}

/// Lowers all named schemas of a document; gives the types and the reports.
pub(crate) fn lower_all(root: &Node) -> (Types, Vec<(String, crate::spec::TypeId)>, Diagnostics) {
    let config = Config::default();
    let mut diags = Diagnostics::new();
    let documents = root.into();
    let mut cx = Cx {
        root,
        documents: &documents,
        config: &config,
        types: Types::default(),
        seen: BTreeMap::new(),
        heirs: Default::default(),
        diags: &mut diags,
    };
    let mut named = Vec::new();
    let schemas = root.get("components").and_then(|node| node.get("schemas")).and_then(Node::as_map);
    for (key, node) in schemas.into_iter().flat_map(|map| map.iter()) {
        let name = key.text.to_string();
        if let Some(id) = lower(&mut cx, node, Origin::Named(name.clone())) {
            named.push((name, id));
        }
    }
    (cx.types, named, diags)
}

fn dump(root: &Node) -> String {
    let (types, named, diags) = lower_all(root);
    let mut out = String::new();
    for (name, id) in named {
        out.push_str(&format!("{name} = {}\n", dump_type(&types, id)));
    }
    for report in diags.finish() {
        out.push_str(&format!("{} {}\n", report.code.id, report.message));
    }
    out
}

/// `schemas` is the content of components/schemas in a 3.0 document.
fn check(schemas: &str, expected: Expect) {
    check_in("3.0.3", schemas, expected);
}

/// `@Pet` is short for a reference to Pet.
pub(crate) fn expand(schemas: &str) -> String {
    let mut parts = schemas.split('@');
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_alphanumeric()).unwrap_or(part.len());
        out.push_str(&format!("{{ $ref: '#/components/schemas/{}' }}{}", &part[..end], &part[end..]));
    }
    out
}

fn check_modern(schemas: &str, expected: Expect) {
    check_in("3.1.0", schemas, expected);
}

fn check_in(version: &str, schemas: &str, expected: Expect) {
    let indented: String = expand(schemas).lines().map(|line| format!("    {line}\n")).collect();
    expected.assert_eq(&dump(&node(&format!("openapi: {version}\ncomponents:\n  schemas:\n{indented}"))));
}

#[test]
fn scalars_and_formats() {
    check(
        r##"A: { type: string, format: date-time }
B: { type: integer, format: int64, nullable: true }
C: {}
D: { type: any }
E: { type: int }
F: { type: string, contentEncoding: base64 }
G: { format: uuid }
H: { pattern: ^a }
I: true
J: text"##,
        expect![[r#"
            A = text(date-time)
            B = integer(int64) or null
            C = any
            D = any
            E = any
            F = text(byte)
            G = any
            H = text
            I = any
            C114 unknown type `int`
            C006 a schema must be an object or a boolean, this is a string
        "#]],
    );
}

#[test]
fn lists_of_types() {
    check_modern(
        r##"A: { type: [string, 'null'] }
B: { type: [string, integer, 'null'] }
C: { type: [array, object], items: { type: string }, properties: { a: {} } }
D: { type: [string, number, boolean, object, array, 'null'] }
E: { type: 'null' }
F: { type: ['null'] }"##,
        expect![[r#"
            A = text or null
            B = (any of: text | integer) or null
            C = (any of: [text] | {a: any})
            D = any or null
            E = null
            F = null
        "#]],
    );
}

#[test]
fn enums_and_constants() {
    check_modern(
        r##"A: { type: string, enum: [a, b, null, a] }
B: { type: integer, enum: [1, 2.0, x] }
C: { type: string, enum: [1] }
D: { const: x }
E: { const: null }
F: { enum: [{ a: 1 }] }
G: { enum: [a, 1, true] }
H: { type: string, enum: [] }
I: { type: string, nullable: true, enum: [a] }"##,
        expect![[r#"
            A = "a" | "b" or null
            B = 1 | 2
            C = text
            D = "x"
            E = null
            F = any
            G = "a" | 1 | true
            H = text
            I = "a" or null
            C114 the value "x" does not fit the declared type
            C114 the value 1 does not fit the declared type
            C114 an enum or const with an object among its values is not used
        "#]],
    );
}

#[test]
fn objects() {
    check(
        r##"A: { required: [id, other], properties: { id: { type: integer, readOnly: true }, pass: { type: string, writeOnly: true, deprecated: true } } }
B: { type: object }
C: { type: object, additionalProperties: { type: integer }, required: [a] }
D: { type: object, additionalProperties: true }
E: { type: object, additionalProperties: {} }
F: { properties: { a: true, b: false }, additionalProperties: false }
G: { patternProperties: { ^a: { type: string }, ^b: { type: integer } }, additionalProperties: false }
H: { properties: { a: broken, b: { type: string } } }
I: { type: object, unevaluatedProperties: false, properties: { a: {} } }"##,
        expect![[r#"
            A = {id!: integer read only, pass: text write only deprecated, other!: any}
            B = {}
            C = {a!: integer, ...: integer}
            D = {...: any}
            E = {...: any}
            F = {a: any, closed}
            G = {...: (any of: text | integer)}
            H = {a: any, b: text}
            I = {a: any, closed}
            C006 a schema must be an object or a boolean, this is a string
        "#]],
    );
}

#[test]
fn arrays_and_tuples() {
    check_modern(
        r##"A: { type: array }
B: { items: { type: string } }
C: { type: array, prefixItems: [{ type: string }, { type: integer }], items: false }
D: { type: array, items: [{ type: string }], additionalItems: { type: integer } }
E: { type: array, prefixItems: [{ type: string }, { type: integer }], minItems: 1 }"##,
        expect![[r#"
            A = [any]
            B = [text]
            C = (text, integer)
            D = (text, ...integer)
            E = [(any of: text | integer)]
        "#]],
    );
}

#[test]
fn references() {
    check(
        r##"A: @B
B: { properties: { a: @A, self: @B } }
C: { properties: { deep: { $ref: "#/components/schemas/B/properties/a" }, gone: @Gone, far: { $ref: "other.yaml#/X" } } }
D: { properties: { nullable: { $ref: "#/components/schemas/B", nullable: true }, docs: { $ref: "#/components/schemas/B", description: It. } } }
E: { properties: { old: { $ref: "#/components/schemas/B", type: string } } }
F: @F
G: { items: @G }"##,
        expect![[r#"
            A = = B
            B = {a: A, self: B}
            C = {deep: A, gone: any, far: any}
            D = {nullable: = B or null, docs: B}
            E = {old: B}
            F = = F
            G = [G]
            C105 `/components/schemas/Gone` leads nowhere: `/components/schemas` has no member `Gone`
            C106 cannot follow `other.yaml#/X`: it is circular, or leads through more than 8 files
        "#]],
    );
}

#[test]
fn references_with_siblings_since_3_1() {
    check_modern(
        r##"A: { properties: { a: { $ref: "#/components/schemas/B", properties: { c: {} } } } }
B: { type: object, $defs: { Inner: { type: string } }, properties: { d: { $ref: "#/components/schemas/B/$defs/Inner" } } }"##,
        expect![[r#"
            A = {a: ({c: any} & B)}
            B = {d: text}
        "#]],
    );
}

#[test]
fn unions() {
    check(
        r##"A: { oneOf: [{ type: string }, { type: integer }] }
B: { anyOf: [{ type: string }, { type: 'null' }] }
C: { oneOf: [@D, @E], discriminator: { propertyName: kind, mapping: { d: D, dd: "#/components/schemas/D", f: F, g: Gone } } }
D: { type: object }
E: { type: object }
F: { type: object }
G: { properties: { a: {}, b: {} }, anyOf: [{ required: [a] }, { required: [b] }] }
H: { properties: { a: {} }, oneOf: [@D, @E] }
I: { nullable: true, allOf: [@D] }
J: { oneOf: [@D], anyOf: [@E, @F] }
K: { oneOf: [{ required: [a] }, { not: { required: [b] } }] }"##,
        expect![[r#"
            A = (one of: text | integer)
            B = = text or null
            C = (one of by kind: d, dd => D | E => E | f => F)
            D = {}
            E = {}
            F = {}
            G = {a: any, b: any}
            H = (one of: D | E) & {a: any}
            I = = D or null
            J = ((any of: E | F) & D)
            K = any
            C202 the mapping of `g` leads to no schema
        "#]],
    );
}

#[test]
fn parts() {
    check(
        r##"A: { allOf: [@B, { properties: { c: {} } }], required: [c] }
B: { properties: { b: {} } }
C: { allOf: [@C] }
D: { allOf: [{}, true] }"##,
        expect![[r#"
            A = ({c!: any} & B & {c: any})
            B = {b: any}
            C = = C
            D = = any
        "#]],
    );
}

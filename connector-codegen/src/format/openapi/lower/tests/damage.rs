//! Damaged documents: for any replacement of one node, nothing panics, each failure has a reason, and the other
//! operations stay.

use crate::config::Config;
use crate::diag::{Diagnostics, code};
use crate::format::openapi::testing::tree;
use crate::format::openapi::{document, lower};
use crate::spec::Spec;
use serde_json::{Value, json};

const SOUND: &str = "
openapi: 3.0.4
info: {title: A, version: '1', description: D.}
servers: [{url: 'https://{r}', variables: {r: {default: eu, enum: [eu]}}}]
security: [{key: []}]
tags: [{name: a, externalDocs: {url: u}}]
paths:
  /stays: {get: {operationId: stays, responses: {200: {description: A.}}}}
  /a/{id}:
    parameters: [{name: id, in: path, required: true, style: simple, schema: {type: string}}]
    servers: [{url: /v1}]
    post:
      operationId: post
      tags: [a]
      deprecated: true
      parameters: [{$ref: '#/components/parameters/P'}, {name: q, in: query, content: {application/json: {schema: {}}}}]
      requestBody:
        required: true
        content: {multipart/form-data: {schema: {type: object}, encoding: {a: {contentType: a/b, style: form, headers: {H: {schema: {}}}}}}}
      responses:
        200: {description: B., headers: {X: {$ref: '#/components/headers/H'}}, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}
      security: [{key: [a]}]
components:
  schemas: {S: {type: object}}
  parameters: {P: {name: p, in: query, explode: true, schema: {type: string}}}
  headers: {H: {required: true, schema: {type: string}}}
  securitySchemes: {key: {type: apiKey, in: header, name: X}}
";

const SOUND_TWO: &str = "
swagger: '2.0'
info: {title: A, version: '1'}
host: a.example
schemes: [https]
consumes: [application/json]
paths:
  /stays: {get: {operationId: stays, responses: {200: {description: A.}}}}
  /a/{id}:
    parameters: [{name: id, in: path, required: true, type: string}, {$ref: '#/parameters/B'}]
    post:
      produces: [a/b]
      parameters: [{name: q, in: query, type: array, collectionFormat: multi, items: {type: string}}]
      responses: {200: {description: B., schema: {$ref: '#/definitions/S'}, headers: {X: {type: string}}}, 404: {$ref: '#/responses/R'}}
    put: {parameters: [{name: f, in: formData, type: file, required: true}]}
definitions: {S: {type: object, discriminator: k}}
parameters: {B: {name: b, in: body, schema: {type: string}}}
responses: {R: {description: C.}}
securityDefinitions: {basic: {type: basic}}
";

/// The JSON pointers of all nodes below `value`.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let members: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(k, v)| (k.replace('~', "~0").replace('/', "~1"), v)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(at, v)| (at.to_string(), v)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in members {
        let at = format!("{at}/{name}");
        all.push(at.clone());
        pointers(value, &at, all);
    }
}

/// Lowers, and looks at what must hold for any document.
fn lowered(document_json: &Value, what: &str) -> Option<Spec> {
    let (_, root) = tree(&document_json.to_string());
    let mut diags = Diagnostics::new();
    document(&root, &mut Diagnostics::new());
    let spec = lower(&root, &(&root).into(), &Config::default(), &mut diags)?;
    assert!(diags.iter().all(|report| report.code.id != code::BUG.id), "{what}");
    assert!(diags.iter().all(|report| !report.help.is_empty()), "{what}");
    for skipped in &spec.skipped {
        assert!(diags.iter().any(|report| report.code.id == skipped.code), "{what}");
    }
    Some(spec)
}

fn damage(yaml: &str) {
    let sound = tree(yaml).1.to_json();
    let mut all = Vec::new();
    pointers(&sound, "", &mut all);
    for pointer in &all {
        let bad = [json!(null), json!(7), json!("x"), json!([[]]), json!({"$ref": "#/nowhere"}), json!({"": {}})];
        for value in bad {
            let mut damaged = sound.clone();
            *damaged.pointer_mut(pointer).unwrap() = value.clone();
            let what = format!("{pointer} as {value}");
            let spec = lowered(&damaged, &what);
            if pointer.starts_with("/paths/~1a") || pointer.starts_with("/components/") {
                let spec = spec.unwrap();
                let stays = |id: &Option<String>| id.as_deref() == Some("stays");
                assert!(spec.operations.iter().any(|operation| stays(&operation.id)), "{what}");
            }
        }
    }
}

#[test]
fn any_node_of_3_0() {
    damage(SOUND);
}

#[test]
fn any_node_of_2_0() {
    damage(SOUND_TWO);
}

/// Types that a skipped operation was the first to use are removed, and added again by the next one.
#[test]
fn a_skipped_operation_leaves_no_types() {
    let text = |first: &str| {
        format!(
            "
openapi: 3.0.4
paths:
  /a:
    get: {first}
    put: {{parameters: [{{$ref: '#/components/parameters/P'}}]}}
components:
  parameters: {{P: {{name: p, in: query, schema: {{type: string}}}}}}
"
        )
    };
    let types = |first: &str| lowered(&tree(&text(first)).1.to_json(), first).unwrap().types;
    let failing = "{parameters: [{$ref: '#/components/parameters/P'}, {$ref: '#/nowhere'}], requestBody: {content: {a/b: {schema: {}}}}}";
    assert_eq!(types(failing).len(), types("{}").len());
}

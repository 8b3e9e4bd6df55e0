//! Files in, one document out.

use super::bundle;
use crate::diag::Diagnostics;
use crate::format::Open;
use crate::text::{SourceId, Sources};
use crate::tree::place::Documents;
use crate::tree::{self, Node};
use expect_test::{Expect, expect};
use std::collections::BTreeMap;

/// Files by name, each of which is read once.
struct Memory {
    texts: BTreeMap<String, String>,
    sources: Sources,
    read: BTreeMap<String, Node>,
    opened: Vec<String>,
}

impl Memory {
    fn root(&mut self, name: &str) -> Result<Node, String> {
        if let Some(root) = self.read.get(name) {
            return Ok(root.clone());
        }
        let text = self.texts.get(name).ok_or("there is no such file")?;
        let id = self.sources.add(name, None, text.as_str());
        let root = tree::read(&self.sources, id, &mut Diagnostics::new()).ok_or("it is no YAML")?;
        self.opened.push(name.to_owned());
        self.read.insert(name.to_owned(), root.clone());
        Ok(root)
    }
}

impl Open for Memory {
    fn open(&mut self, reference: &str, from: SourceId, documents: &mut Documents) -> Result<Node, String> {
        let from = self.sources.get(from).map(|source| source.name.clone()).unwrap_or_default();
        let folder = from.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let root = self.root(
            reference.strip_prefix("../").unwrap_or(&format!("{folder}{}", reference.trim_start_matches("./"))),
        )?;
        let name = self.sources.get(root.span.source).map(|source| source.name.clone()).unwrap_or_default();
        documents.call(root.span.source, &name);
        Ok(root)
    }
}

/// `files` are texts after lines `--- NAME`; the first one is the document.
fn check(files: &str, want: Expect) {
    let mut texts = BTreeMap::new();
    let mut first = None;
    for file in files.split("--- ").skip(1) {
        let (name, text) = file.split_once('\n').unwrap();
        first.get_or_insert_with(|| name.to_owned());
        texts.insert(name.to_owned(), text.to_owned());
    }
    let mut memory = Memory { texts, sources: Sources::default(), read: BTreeMap::new(), opened: Vec::new() };
    let root = memory.root(&first.unwrap()).unwrap();
    let mut documents = Documents::from(&root);
    let whole = bundle(&root, &mut memory, &mut documents);
    let mut out = String::new();
    for (name, node) in whole.as_map().unwrap().iter() {
        if let Some(map) = node.as_map().filter(|_| &*name.text == "components") {
            for (section, node) in map.iter() {
                for (key, node) in node.as_map().unwrap().iter() {
                    out += &format!("{}/{}: {}\n", section.text, key.text, node.to_json());
                }
            }
        } else {
            out += &format!("{}: {}\n", name.text, node.to_json());
        }
    }
    for (_, reason) in documents.refused() {
        out += &format!("refused: {reason}\n");
    }
    want.assert_eq(&out);
    let mut once = memory.opened.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), memory.opened.len(), "each file is read once");
}

#[test]
fn what_a_reference_names_becomes_a_component() {
    check(
        "--- api.yaml
x-kinds: { first: { type: boolean } }
paths:
  /pets:
    get:
      parameters: [{ $ref: 'parts.yaml#/Page' }]
      responses: { '200': { content: { application/json: { schema: { $ref: ./models/Pet.yaml } } } } }
--- parts.yaml
Page: { name: page, in: query, schema: { $ref: '#/Number' } }
Number: { type: integer }
Unused: { $ref: nowhere.yaml }
--- models/Pet.yaml
type: object
properties: { owner: { $ref: Owner.yaml }, kind: { $ref: '../api.yaml#/x-kinds/first' } }
--- models/Owner.yaml
properties: { pets: { items: { $ref: 'Pet.yaml#' } } }
",
        expect![[r##"
            x-kinds: {"first":{"type":"boolean"}}
            paths: {"/pets":{"get":{"parameters":[{"$ref":"#/components/parameters/Page"}],"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Pet"}}}}}}}}
            parameters/Page: {"in":"query","name":"page","schema":{"$ref":"#/components/schemas/Number"}}
            schemas/Number: {"type":"integer"}
            schemas/Owner: {"properties":{"pets":{"items":{"$ref":"#/components/schemas/Pet"}}}}
            schemas/Pet: {"properties":{"kind":{"$ref":"#/x-kinds/first"},"owner":{"$ref":"#/components/schemas/Owner"}},"type":"object"}
        "##]],
    );
}

#[test]
fn the_document_gives_names_to_files() {
    check(
        "--- api.yaml
components:
  schemas:
    Animal: { $ref: models/Pet.yaml }
    Owner: { type: string }
paths: { /a: { get: { responses: { '200': { content: { j: { schema: { $ref: models/Pet.yaml } } } } } } } }
--- models/Pet.yaml
properties: { self: { $ref: Pet.yaml }, owner: { $ref: Owner.yaml } }
--- models/Owner.yaml
type: integer
",
        expect![[r##"
            schemas/Animal: {"properties":{"owner":{"$ref":"#/components/schemas/models_Owner"},"self":{"$ref":"#/components/schemas/Animal"}}}
            schemas/Owner: {"type":"string"}
            schemas/models_Owner: {"type":"integer"}
            paths: {"/a":{"get":{"responses":{"200":{"content":{"j":{"schema":{"$ref":"#/components/schemas/Animal"}}}}}}}}
        "##]],
    );
}

#[test]
fn several_files_may_define_one_name() {
    check(
        "--- api.yaml
paths:
  /a: { get: { responses: { '200': { content: { j: { schema: { $ref: cats/Info.yaml } } } } } } }
  /b: { get: { responses: { '200': { content: { j: { schema: { $ref: 'dogs/index.yaml#/definitions/Info' } } } } } } }
--- cats/Info.yaml
type: string
--- dogs/index.yaml
definitions: { Info: { type: integer } }
",
        expect![[r##"
            paths: {"/a":{"get":{"responses":{"200":{"content":{"j":{"schema":{"$ref":"#/components/schemas/cats_Info"}}}}}}},"/b":{"get":{"responses":{"200":{"content":{"j":{"schema":{"$ref":"#/components/schemas/dogs_Info"}}}}}}}}
            schemas/cats_Info: {"type":"string"}
            schemas/dogs_Info: {"type":"integer"}
        "##]],
    );
}

#[test]
fn paths_operations_and_texts_stand_where_they_are_named() {
    check(
        "--- api.yaml
info: { title: A, description: { $ref: 'texts.yaml#/intro' } }
paths: { $ref: paths.yaml }
components: { schemas: { $ref: schemas/_index.yaml } }
--- texts.yaml
intro: Hello.
--- paths.yaml
/a: { $ref: a.yaml, summary: Ours }
/b: { get: { $ref: 'a.yaml#/get' } }
--- a.yaml
summary: Theirs
get: { responses: { '200': { content: { j: { schema: { $ref: 'api.yaml#/components/schemas/Pet' } } } } } }
--- schemas/_index.yaml
Pet: { $ref: Pet.yaml }
--- schemas/Pet.yaml
type: object
",
        expect![[r##"
            info: {"description":"Hello.","title":"A"}
            paths: {"/a":{"get":{"responses":{"200":{"content":{"j":{"schema":{"$ref":"#/components/schemas/Pet"}}}}}},"summary":"Ours"},"/b":{"get":{"responses":{"200":{"content":{"j":{"schema":{"$ref":"#/components/schemas/Pet"}}}}}}}}
            schemas/Pet: {"type":"object"}
        "##]],
    );
}

#[test]
fn circles_end_and_what_is_missing_is_said() {
    check(
        "--- api.yaml
paths:
  /a: { $ref: a.yaml }
  /b: { $ref: b.yaml }
  /c: { get: { responses: { '200': { content: { j: { schema: { $ref: 'parts.yaml#/Pett' } } } } } } }
--- a.yaml
get: { callbacks: { done: { '{$url}': { $ref: a.yaml } } } }
--- b.yaml
$ref: b.yaml
--- parts.yaml
Pet: { type: string }
",
        expect![[r#"
            paths: {"/a":{"get":{"callbacks":{"done":{"{$url}":{"$ref":"a.yaml"}}}}},"/b":{"$ref":"b.yaml"},"/c":{"get":{"responses":{"200":{"content":{"j":{"schema":{"$ref":"parts.yaml#/Pett"}}}}}}}}
            refused: there is no `Pett`; did you mean `Pet`?
            refused: it is circular
        "#]],
    );
}

#[test]
fn mappings_and_anchors_are_references_too() {
    check(
        "--- api.yaml
openapi: 3.1.0
components:
  schemas:
    Pet: { oneOf: [{ $ref: Cat.yaml }, { $ref: 'all.yaml#dog' }], discriminator: { propertyName: k, mapping: { c: Cat.yaml, d: Dog, e: E.x } } }
--- Cat.yaml
type: object
--- all.yaml
$defs: { Dog: { $anchor: dog, type: object } }
",
        expect![[r##"
            openapi: "3.1.0"
            schemas/Pet: {"discriminator":{"mapping":{"c":"#/components/schemas/Cat","d":"Dog","e":"E.x"},"propertyName":"k"},"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/dog"}]}
            schemas/Cat: {"type":"object"}
            schemas/dog: {"$anchor":"dog","type":"object"}
        "##]],
    );
}

#[test]
fn documents_of_2_0_have_sections_of_their_own() {
    check(
        "--- api.json
swagger: '2.0'
paths: { /a: { get: { parameters: [{ $ref: 'p.json#/limit' }], responses: { '200': { schema: { $ref: Pet.json } } } } } }
definitions: { Own: { type: string } }
--- p.json
limit: { name: limit, in: query, type: integer }
--- Pet.json
type: object
",
        expect![[r##"
            swagger: "2.0"
            paths: {"/a":{"get":{"parameters":[{"$ref":"#/parameters/limit"}],"responses":{"200":{"schema":{"$ref":"#/definitions/Pet"}}}}}}
            definitions: {"Own":{"type":"string"},"Pet":{"type":"object"}}
            parameters: {"limit":{"in":"query","name":"limit","type":"integer"}}
        "##]],
    );
}

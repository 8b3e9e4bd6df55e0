//! Descriptions, as twins and as the IR that comes of them.

mod regular;

use crate::config::Config;
use crate::diag::{Diagnostics, render};
use crate::front::{Pipeline, Stage};
use crate::spec;
use crate::text::{Loaded, Loader, Origin, Sources};
use crate::tree::{self, Node};
use expect_test::{Expect, expect};
use std::time::Duration;

/// One description in memory, and the document that it extends.
struct Memory(&'static str, &'static str);

impl Loader for Memory {
    fn load(&mut self, reference: &str, _: Option<Origin<'_>>) -> Result<Loaded, String> {
        let text = match reference {
            "d.yaml" => self.0,
            _ => self.1,
        };
        Ok(Loaded { name: reference.to_owned(), path: None, text: text.to_owned() })
    }
}

/// The reports, then the IR.
fn spec(text: &'static str) -> String {
    extended(text, "")
}

fn extended(text: &'static str, document: &'static str) -> String {
    let config = Config::default();
    let pipeline = Pipeline { config: &config, until: Stage::Lower, clock: &|| Duration::ZERO };
    let outcome = pipeline.run(&mut Memory(text, document), "d.yaml");
    let reports = render::plain(&outcome.diagnostics, &outcome.sources);
    let dump = outcome.spec.map(|spec| spec::dump(&spec, None)).unwrap_or_default();
    format!("{reports}{dump}")
}

fn check(text: &'static str, expect: Expect) {
    expect.assert_eq(&spec(text));
}

/// The reports alone.
fn reports(text: &'static str) -> String {
    spec(text)
        .lines()
        .filter(|line| line.starts_with("error") || line.starts_with("warning"))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_list_where_names_belong_is_said() {
    let text = "connector: 1
name: t
servers: [http://localhost]
auth: [token]
tags: [Issues]
types: Issue
endpoints: [{ method: GET, path: /a }]
collections:
  Rows: { path: /rows, record: { id: integer }, operations: ListAll, id: [id], query: [city] }
";
    expect![[r#"
        error[C006]: this must be an object of names, and is an array
        error[C006]: this must be an object of names, and is an array
        error[C006]: this must be an object of names, and is a string
        error[C006]: this must be an object of names, and is an array
        error[C006]: `operations` must be a list or an object of names, and is a string
        error[C006]: the collection's `id` must be an object, and is an array
        error[C006]: this must be an object of names, and is an array"#]]
    .assert_eq(&reports(text));
}

#[test]
fn an_endpoint_that_is_wrong_is_not_also_unknown_to_verify() {
    let text = "connector: 1
name: t
servers: [http://localhost]
verify: Me
endpoints: { Me: { path: /me } }
";
    expect!["error[C104]: the endpoint `Me` has no `method`"].assert_eq(&reports(text));
}

#[test]
fn errors_without_success_is_said() {
    let text = "connector: 1
name: t
servers: [http://localhost]
errors: { type: { message: string } }
endpoints: { Me: { method: GET, path: /me } }
";
    expect!["warning[C114]: `errors` has no meaning without `success`"].assert_eq(&reports(text));
}

#[test]
fn a_slash_at_the_end_of_a_collection_stays() {
    let text = "connector: 1
name: t
servers: [http://localhost]
collections: { Tags: { path: /tags/, record: { name: string } } }
";
    let paths: Vec<String> = spec(text).lines().filter(|line| line.contains("Tags/")).map(str::to_owned).collect();
    expect![[r#"
        GET /tags/: Tags/ListAll
        POST /tags/: Tags/CreateRecord
        GET /tags/{id}/: Tags/GetRecord
        PUT /tags/{id}/: Tags/UpdateRecord
        DELETE /tags/{id}/: Tags/DeleteRecord"#]]
    .assert_eq(&paths.join("\n"));
}

#[test]
fn the_description_of_the_design_becomes_a_spec() {
    check(
        include_str!("tests/design.yaml"),
        expect![[r#"
            info: tracker
              name: tracker
            server(https://{store}.example.com/api)
            variable store, label: "Store name", pattern: "^[a-z-]+$", required: true
            variable collection_id, kind: integer, required: true
            scheme token: bearer
              fields: setting(token, required: true, secret: true)
            security: token
            GET /v1/issues: ListIssues
              paging(page(page_number(query(page), last: body(/meta/last_page))), size: page_size(query(per_page)))
              retry
              query state: "open" | "closed"
              query since: text(date-time)
              query per_page: integer
                docs: How many items a page has.
              2XX
                select /data
                whole: {data!: [Issue], ...: any}
                application/json (json): [Issue]
            POST /v1/issues: CreateIssue
              body!
                application/json (json): Issue
              201
                application/json (json): Issue
              422
                application/json (json): Problem
            GET /1.0/collections/{collection_id}/records: Customers/ListAll
              tags: Customers
              summary: List Customers
              paging(page(page_number(query(page), last: body(/meta/last_page))), size: page_size(query(per_page), count: 100), total: body(/meta/total))
              path collection_id!: integer, by collection_id
              query pmql: text
                docs: Which records: `data.city = "Bern" AND id > 10`.
              query filter: text
                docs: A text that records contain.
              query order_by: text
                docs: The field that records are ordered by.
              query order_direction: "asc" | "desc"
              query include: text
                docs: What else comes with each record, with commas between.
              query per_page: integer
                docs: How many items a page has. Without it, 100.
              200
                select /data
                whole: CustomersPage
                application/json (json): [CustomersRecord]
              default
                application/json (json): CollectionProblem
            POST /1.0/collections/{collection_id}/records: Customers/CreateRecord
              tags: Customers
              summary: Add to Customers
              path collection_id!: integer, by collection_id
              body!
                application/json (json): Customer
                  template: "{\"data\":\"{{ $body }}\"}"
              201
                application/json (json): CustomersRecord
              default
                application/json (json): CollectionProblem
            GET /1.0/collections/{collection_id}/records/{record_id}: Customers/GetRecord
              tags: Customers
              summary: Get one of Customers
              path collection_id!: integer, by collection_id
              path record_id!: integer
              200
                application/json (json): CustomersRecord
              default
                application/json (json): CollectionProblem
            PUT /1.0/collections/{collection_id}/records/{record_id}: Customers/UpdateRecord
              tags: Customers
              summary: Replace one of Customers
              path collection_id!: integer, by collection_id
              path record_id!: integer
              body!
                application/json (json): Customer
                  template: "{\"data\":\"{{ $body }}\"}"
              204
              default
                application/json (json): CollectionProblem
            PATCH /1.0/collections/{collection_id}/records/{record_id}: Customers/PatchRecord
              tags: Customers
              summary: Change one of Customers in part
              path collection_id!: integer, by collection_id
              path record_id!: integer
              body!
                application/json (json): CustomerChange
                  template: "{\"data\":\"{{ $body }}\"}"
              200
                application/json (json): CustomersRecord
              default
                application/json (json): CollectionProblem
            DELETE /1.0/collections/{collection_id}/records/{record_id}: Customers/DeleteRecord
              tags: Customers
              summary: Delete one of Customers
              path collection_id!: integer, by collection_id
              path record_id!: integer
              204
              default
                application/json (json): CollectionProblem
            DELETE /1.0/collections/{collection_id}/truncate: Customers/Truncate
              tags: Customers
              summary: Delete all of Customers
              path collection_id!: integer, by collection_id
              204
              default
                application/json (json): CollectionProblem
            type Issue: {id!: integer, title!: text, state!: "open" | "closed", due: text(date)}
            type Problem: {message!: text, errors: {...: [text]}}
            type Customer: {name!: text, email: text(email)}
            type CustomerChange: {name: text, email: text(email)}
            type CustomersRecord: {id!: integer, collection_id: (one of: integer | text), data!: Customer, title: text or null, created_at: text or null, updated_at: text or null, created_by_id: integer or null, updated_by_id: integer or null, ...: any}
            type CustomersPage: {data!: [CustomersRecord], meta!: CollectionMeta}
            type CollectionMeta: {current_page!: integer, last_page!: integer, total!: integer, per_page: integer, count: integer, total_pages: integer, from: integer or null, to: integer or null, filter: text or null, sort_by: text or null, sort_order: text or null, path: text or null}
            type CollectionProblem: {error: text, message: text, errors: {...: [text]}}
        "#]],
    );
}

#[test]
fn xml_and_csv_follow_a_type() {
    check(
        "
connector: 1
name: shop
servers: [{ url: 'https://shop.example' }]
types: { Order: { id: integer } }
endpoints:
  Send: { method: POST, path: /a, body: { format: xml, type: Order }, reply: { format: csv, type: [Order] } }
  Named: { method: POST, path: /b, body: { format: xml, root: order, type: Order }, reply: { format: xml, type: Order } }
  Text: { method: POST, path: /c, body: { format: xml, template: '<a/>' }, reply: { format: csv } }
",
        expect![[r#"
            info: shop
              name: shop
            server(https://shop.example)
            POST /a: Send
              body!
                application/xml (xml Order): Order
              2XX
                text/csv (csv): [Order]
            POST /b: Named
              body!
                application/xml (xml order): Order
              2XX
                application/xml (xml Order): Order
            POST /c: Text
              body!
                application/xml (text): any
                  template: "<a/>"
              2XX
                text/csv (text): any
            type Order: {id!: integer}
        "#]],
    );
}

/// The twin of a description, as JSON, without what stands around paths and components.
fn twin(text: &str) -> String {
    let mut sources = Sources::default();
    let id = sources.add("d.yaml", None, text);
    let mut diags = Diagnostics::new();
    let root = tree::read(&sources, id, &mut diags).unwrap();
    let spelled = super::spell(&root, None, &mut diags);
    let reports = render::plain(&diags.finish(), &sources);
    let show = |root: Node| {
        let parts = ["paths", "components"].iter().filter_map(|name| root.get(name)).map(super::json::text);
        parts.collect::<Vec<_>>().join("\n")
    };
    format!("{reports}{}\n", spelled.map(show).unwrap_or_default())
}

fn check_twin(text: &str, expect: Expect) {
    expect.assert_eq(&twin(&format!("connector: 1\n{text}")));
}

#[test]
fn types_in_shorthand_are_json_schema() {
    check_twin(
        "types: { A: { id: integer, tags?: [string], b: B | null }, B: { map: date } }",
        expect![[r##"
        {}
        {"schemas":{"A":{"type":"object","properties":{"id":{"type":"integer"},"tags":{"type":"array","items":{"type":"string"}},"b":{"$ref":"#/components/schemas/B","nullable":true}},"required":["id","b"]},"B":{"type":"object","additionalProperties":{"type":"string","format":"date"}}}}
    "##]],
    );
    check_twin(
        "types: { A: integer | string | null, B: { nullable: { x: A } }, C: [[any]] }",
        expect![[r##"
        {}
        {"schemas":{"A":{"oneOf":[{"type":"integer"},{"type":"string"}],"nullable":true},"B":{"type":"object","properties":{"x":{"$ref":"#/components/schemas/A"}},"required":["x"],"nullable":true},"C":{"type":"array","items":{"type":"array","items":{}}}}}
    "##]],
    );
    check_twin(
        "types: { A: { type: object, properties: { b: [B] } }, B: { type: string, kind: A } }",
        expect![[r##"
        {}
        {"schemas":{"A":{"type":"object","properties":{"b":{"type":"array","items":{"$ref":"#/components/schemas/B"}}}},"B":{"type":"object","properties":{"type":{"type":"string"},"kind":{"$ref":"#/components/schemas/A"}},"required":["type","kind"]}}}
    "##]],
    );
    check_twin(
        "types: { A: { sample: [{ a: 1, b: x }, { a: 2 }] }, B: { sample: [1, x] }, C: { sample: [] } }",
        expect![[r#"
        {}
        {"schemas":{"A":{"type":"array","items":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"required":["a"]}},"B":{"type":"array","items":{}},"C":{"type":"array","items":{}}}}
    "#]],
    );
}

#[test]
fn json_schema_may_have_each_of_its_keywords() {
    check_twin(
        "types: { A: { type: object, $defs: { C: B }, dependentSchemas: { a: [B] } }, B: { type: string, contains: string } }",
        expect![[r##"
            {}
            {"schemas":{"A":{"type":"object","$defs":{"C":{"$ref":"#/components/schemas/B"}},"dependentSchemas":{"a":{"type":"array","items":{"$ref":"#/components/schemas/B"}}}},"B":{"type":"object","properties":{"type":{"type":"string"},"contains":{"type":"string"}},"required":["type","contains"]}}}
        "##]],
    );
}

#[test]
fn parameters_have_the_styles_of_openapi() {
    check_twin(
        "endpoints: { A: { method: GET, path: /a, query: { b: { type: [integer], style: brackets }, \"c?\": [string] } } }",
        expect![[r#"
            {"/a":{"get":{"operationId":"A","parameters":[{"name":"b[]","in":"query","required":true,"style":"form","explode":true,"schema":{"type":"array","items":{"type":"integer"}}},{"name":"c","in":"query","schema":{"type":"array","items":{"type":"string"}}}],"responses":{"2XX":{"description":""}}}}}
            {}
        "#]],
    );
}

#[test]
fn bodies_are_wrapped_by_templates() {
    check_twin(
        "endpoints: { A: { method: POST, path: /a, body: { type: string, wrap: /a/b, fixed: { c: [1, \"{{ d }}\"] } } } }",
        expect![[r#"
            {"/a":{"post":{"operationId":"A","requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"string"},"x-connector-template":"{\"a\":{\"b\":\"{{ $body }}\"},\"c\":[1,\"{{ d }}\"]}"}}},"responses":{"2XX":{"description":""}}}}}
            {}
        "#]],
    );
}

#[test]
fn an_object_with_keys_of_a_reply_is_one_and_another_is_a_type() {
    check_twin(
        "endpoints: { A: { method: GET, path: /a, reply: { items: [string], format: string } } }",
        expect![[r#"
        {"/a":{"get":{"operationId":"A","responses":{"2XX":{"description":"","content":{"application/json":{"schema":{"type":"object","properties":{"items":{"type":"array","items":{"type":"string"}},"format":{"type":"string"}},"required":["items","format"]}}}}}}}}
        {}
    "#]],
    );
    check_twin(
        "endpoints: { A: { method: GET, path: /a, reply: { items: /a, format: csv } } }",
        expect![[r#"
        {"/a":{"get":{"operationId":"A","responses":{"2XX":{"description":"","content":{"text/csv":{"schema":{"type":"object","properties":{"a":{}},"required":["a"],"x-connector-partial":true}}},"x-connector-select":"/a"}}}}}
        {}
    "#]],
    );
    check_twin(
        "endpoints: { A: { method: GET, path: /a, reply: { 404: string } } }",
        expect![[r#"
        {"/a":{"get":{"operationId":"A","responses":{"2XX":{"description":""},"404":{"description":"","content":{"application/json":{"schema":{"type":"string"}}}}}}}}
        {}
    "#]],
    );
}

#[test]
fn a_whole_url_is_a_server_of_its_own() {
    check_twin(
        "endpoints: { A: { method: GET, path: \"https://b.example/c/{{ d }}\", path_params: { d: uuid } } }",
        expect![[r#"
        {"/c/{d}":{"get":{"operationId":"A","parameters":[{"name":"d","in":"path","required":true,"schema":{"type":"string","format":"uuid"}}],"responses":{"2XX":{"description":""}},"servers":[{"url":"https://b.example"}]}}}
        {}
    "#]],
    );
}

#[test]
fn a_plain_collection_has_five_endpoints() {
    check_twin(
        "types: { N: { id: integer, a: string } }\ncollections: { Ns: { path: /ns, record: N } }",
        expect![[r##"
            {"/ns":{"get":{"operationId":"Ns/ListAll","summary":"List Ns","tags":["Ns"],"responses":{"200":{"description":"","content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/N"}}}}}},"x-connector-pagination":{"link":{}}},"post":{"operationId":"Ns/CreateRecord","summary":"Add to Ns","tags":["Ns"],"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/NewN"}}}},"responses":{"201":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/N"}}}}}}},"/ns/{id}":{"get":{"operationId":"Ns/GetRecord","summary":"Get one of Ns","tags":["Ns"],"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/N"}}}}}},"put":{"operationId":"Ns/UpdateRecord","summary":"Change one of Ns","tags":["Ns"],"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],"requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/NewN"}}}},"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/N"}}}}}},"delete":{"operationId":"Ns/DeleteRecord","summary":"Delete one of Ns","tags":["Ns"],"parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}],"responses":{"2XX":{"description":""}}}}}
            {"schemas":{"N":{"type":"object","properties":{"id":{"type":"integer"},"a":{"type":"string"}},"required":["id","a"]},"NewN":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}}}
        "##]],
    );
}

#[test]
fn a_document_of_2_0_is_extended_like_one_of_3_0() {
    let text = "
connector: 1
openapi: old.json
only: listed
endpoints: { All: { operation: GET /pets, reply: { items: /pets }, pagination: { link: {} } } }
";
    let document = r##"{ "swagger": "2.0", "info": { "title": "Pets", "version": "1" }, "host": "pets.example",
        "definitions": { "Pet": { "type": "object", "properties": { "id": { "type": "integer" } } } },
        "paths": { "/pets": {
            "get": { "responses": { "200": { "description": "", "schema":
                { "type": "object", "properties": { "pets": { "type": "array", "items": { "$ref": "#/definitions/Pet" } } } } } } },
            "post": { "responses": { "204": { "description": "" } } } } } }"##;
    expect![[r#"
        info: Pets 1
        server(https://pets.example)
        GET /pets: All
          paging(link(link))
          200
            select /pets
            whole: {pets: [Pet]}
            application/json (json): [Pet]
        type Pet: {id: integer}
    "#]]
    .assert_eq(&extended(text, document));
}

#[test]
fn what_is_made_of_one_node_is_several() {
    let root = twin_of(super::DESIGN);
    // Every object that is a schema or a member of one, by the name of its parent.
    let under = ["schema", "schemas", "items", "properties", "additionalProperties"];
    let mut seen = std::collections::BTreeSet::new();
    let mut count = 0;
    let mut waiting = vec![&root];
    while let Some(node) = waiting.pop() {
        waiting.extend(node.as_list().into_iter().flatten());
        for (key, value) in node.as_map().into_iter().flat_map(|map| map.iter()) {
            if under.contains(&&*key.text) && value.as_map().is_some() {
                count += 1;
                assert!(seen.insert(value.id), "two schemas are one node: {}", super::json::text(value));
            }
            waiting.push(value);
        }
    }
    assert!(count > 30, "{count}");
}

fn twin_of(text: &str) -> Node {
    let mut sources = Sources::default();
    let id = sources.add("d.yaml", None, text);
    let root = tree::read(&sources, id, &mut Diagnostics::new()).unwrap();
    super::spell(&root, None, &mut Diagnostics::new()).unwrap()
}

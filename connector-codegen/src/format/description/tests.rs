//! Descriptions, as twins and as the IR that comes of them.

use crate::config::Config;
use crate::diag::render;
use crate::front::{Pipeline, Stage};
use crate::spec;
use crate::text::{Loaded, Loader};
use expect_test::{Expect, expect};
use std::time::Duration;

/// One description in memory, and the document that it extends.
struct Memory(&'static str, &'static str);

impl Loader for Memory {
    fn load(&mut self, reference: &str, _: Option<&str>) -> Result<Loaded, String> {
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

#[test]
fn the_description_of_the_design_becomes_a_spec() {
    check(
        include_str!("tests/design.yaml"),
        expect![[r#"
            info: tracker
              name: tracker
            server: https://{store}.example.com/api
            variable store: string, required like "^[a-z-]+$"
              label: Store name
            variable collection_id: integer, required
            scheme token: bearer
              field token: string, required, secret
            security: token
            GET /v1/issues: ListIssues
              paging page query page from 1 to /meta/last_page, size query per_page
              retry attempts 3
              query state: "open" | "closed", form explode
              query since: text(date-time), form explode
              query per_page: integer, form explode
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
              paging page query page from 1 to /meta/last_page, size query per_page = 100, total /meta/total
              path collection_id!: integer, simple, by collection_id
              query pmql: text, form explode
                docs: Which records: `data.city = "Bern" AND id > 10`.
              query filter: text, form explode
                docs: A text that records contain.
              query order_by: text, form explode
                docs: The field that records are ordered by.
              query order_direction: "asc" | "desc", form explode
              query include: text, form explode
                docs: What else comes with each record, with commas between.
              query per_page: integer, form explode
                docs: How many items a page has. Without it, 100.
              200
                select /data
                whole: CustomersPage
                application/json (json): [CustomersRecord]
              default
                application/json (json): CollectionProblem
            POST /1.0/collections/{collection_id}/records: Customers/CreateRecord
              tags: Customers
              path collection_id!: integer, simple, by collection_id
              body!
                application/json (json): Customer
                  template: "{\"data\":\"{{ $body }}\"}"
              201
                application/json (json): CustomersRecord
              default
                application/json (json): CollectionProblem
            GET /1.0/collections/{collection_id}/records/{record_id}: Customers/GetRecord
              tags: Customers
              path collection_id!: integer, simple, by collection_id
              path record_id!: integer, simple
              200
                application/json (json): CustomersRecord
              default
                application/json (json): CollectionProblem
            PUT /1.0/collections/{collection_id}/records/{record_id}: Customers/UpdateRecord
              tags: Customers
              path collection_id!: integer, simple, by collection_id
              path record_id!: integer, simple
              body!
                application/json (json): Customer
                  template: "{\"data\":\"{{ $body }}\"}"
              204
              default
                application/json (json): CollectionProblem
            PATCH /1.0/collections/{collection_id}/records/{record_id}: Customers/PatchRecord
              tags: Customers
              path collection_id!: integer, simple, by collection_id
              path record_id!: integer, simple
              body!
                application/json (json): CustomerChange
                  template: "{\"data\":\"{{ $body }}\"}"
              200
                application/json (json): CustomersRecord
              default
                application/json (json): CollectionProblem
            DELETE /1.0/collections/{collection_id}/records/{record_id}: Customers/DeleteRecord
              tags: Customers
              path collection_id!: integer, simple, by collection_id
              path record_id!: integer, simple
              204
              default
                application/json (json): CollectionProblem
            DELETE /1.0/collections/{collection_id}/truncate: Customers/Truncate
              tags: Customers
              path collection_id!: integer, simple, by collection_id
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
            server: https://shop.example
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

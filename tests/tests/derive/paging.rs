//! `#[endpoint(paging(…))]`.

use super::*;
use connector_runtime::Endpoint;
use connector_runtime::abi::v1::{
    custom_paging, last_item, link, next, next_url, offset, page_number, page_size, page_token, paging, slot, source,
};
use expect_test::expect;
use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq)]
struct Item {
    id: u32,
}

#[derive(Endpoint)]
#[endpoint(GET, "/by-page", output = Item, select = "/data")]
#[endpoint(paging(
    page(query = "page", size = "per_page", default_size = 2, total_pages = "/meta/last_page"),
    total = "/meta/total"
))]
struct ByPage {
    #[endpoint(query)]
    per_page: Option<u32>,
}

#[test]
fn by_page() {
    let page = |body: &str| body.to_owned();
    let script = Script::new()
        .reply(200, "application/json", page(r#"{"data":[{"id":1},{"id":2}],"meta":{"last_page":2,"total":3}}"#))
        .reply(200, "application/json", page(r#"{"data":[{"id":3}],"meta":{"last_page":2,"total":3}}"#));
    let all = run(client(&script).send(ByPage { per_page: None }).all(10)).unwrap();
    assert_eq!(all, [1, 2, 3].map(|id| Item { id }));
    let lines: Vec<String> = script.requests().iter().map(|text| text.lines().next().unwrap().to_owned()).collect();
    assert_eq!(lines, ["GET /by-page?per_page=2", "GET /by-page?per_page=2&page=2"]);
}

#[test]
fn one_page_is_a_value() {
    let body = r#"{"data":[{"id":1}],"meta":{"last_page":9,"total":9}}"#;
    let script = Script::new().reply(200, "application/json", body);
    let page = run(client(&script).send(ByPage { per_page: Some(1) }).into_future()).unwrap();
    assert_eq!((page.items.len(), page.total, page.has_next()), (1, Some(9), true));
    assert!(script.requests()[0].starts_with("GET /by-page?per_page=1\n"));
}

#[test]
fn a_wrong_item_is_named_by_its_path() {
    let body = r#"{"data":[{"id":1},{"id":"s3cr3t"}],"meta":{}}"#;
    let script = Script::new().reply(200, "application/json", body);
    let error = run(client(&script).send(ByPage { per_page: None }).into_future()).unwrap_err();
    expect![["GET /by-page (ByPage): 200 OK: the body cannot be read: expected u32 at $.data[1].id, found a string"]]
        .assert_eq(&error.to_string());
}

macro_rules! paging_of {
    ($name:ident: $($paging:tt)*) => {
        {
            #[derive(Endpoint)]
            #[endpoint(GET, "/", output = Item, paging($($paging)*))]
            struct $name;
            <$name as abi::v1::Endpoint>::OPERATION.behavior.get().paging.unwrap().get()
        }
    };
}

#[test]
fn every_strategy() {
    let all: [(abi::v1::Paging, abi::v1::Paging); 10] = [
        (
            paging_of!(A: page(query = "p", start = 0, total_pages = "/pages", more = "/more")),
            paging(next::page(page_number(slot::query("p")).start(0).last(source::body("/pages"))))
                .more(source::body("/more")),
        ),
        (
            paging_of!(B: offset(body = "/skip", size = "/limit", default_size = 50)),
            paging(next::offset(offset(slot::body("/skip")))).size(page_size(slot::body("/limit")).count(50)),
        ),
        (
            paging_of!(C: token(query = "cursor", from = "$headers.X-Next", size = "limit"), total = "$headers.X-Total"),
            paging(next::token(page_token(slot::query("cursor"), source::header("X-Next"))))
                .size(page_size(slot::query("limit")))
                .total(source::header("X-Total")),
        ),
        (
            paging_of!(D: last_item(header = "X-After", field = "/id", more = "/has_more")),
            paging(next::last_item(last_item(slot::header("X-After"), "/id"))).more(source::body("/has_more")),
        ),
        (
            paging_of!(E: next_url(from = "/links/next", size = "n")),
            paging(next::next_url(next_url(source::body("/links/next")))).size(page_size(slot::query("n"))),
        ),
        (paging_of!(F: next_url(from = "$body")), paging(next::next_url(next_url(source::body(""))))),
        (paging_of!(G: link), paging(next::link(link()))),
        (paging_of!(H: link(rel = "more"), max_pages = 5), paging(next::link(link().rel("more"))).max_pages(5)),
        (paging_of!(I: custom(name = "by_day")), paging(next::custom(custom_paging("by_day")))),
        (
            paging_of!(J: graphql(cursor = "/data/end", more = "/data/more")),
            paging(next::token(page_token(slot::body("/variables/after"), source::body("/data/end"))))
                .more(source::body("/data/more")),
        ),
    ];
    for (derived, expected) in all {
        assert_eq!(derived, expected);
    }
}

//! `#[endpoint(paging(…))]`.

use super::*;
use connector_runtime::Endpoint;
use expect_test::expect;
use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq)]
struct Item {
    id: u32,
}

#[derive(Endpoint)]
#[endpoint(GET, "/by-page", output = Item, select = "/data")]
#[endpoint(paging(
    page(query = "page", size = "per_page", default_size = 2, last = "/meta/last_page"),
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

macro_rules! table {
    ($name:ident: $($paging:tt)*) => {
        {
            #[derive(Endpoint)]
            #[endpoint(GET, "/", output = Item, paging($($paging)*))]
            struct $name;
            let paging = <$name as abi::v1::Endpoint>::OPERATION.behavior.paging.unwrap();
            format!("{:?} {:?} {:?} {:?}", paging.next, paging.size, paging.total, paging.more)
        }
    };
}

#[test]
fn every_way() {
    let all = [
        table!(A: page(query = "p", start = 0, more = "/more")),
        table!(B: offset(body = "/skip", size = "/limit", default_size = 50)),
        table!(C: token(query = "cursor", from = "$headers.X-Next", size = "limit"), total = "$headers.X-Total"),
        table!(D: last_item(header = "X-After", field = "/id", more = "/has_more")),
        table!(E: url(from = "/links/next", size = "n")),
        table!(F: link),
        table!(G: link(rel = "more"), max_pages = 5),
    ];
    expect![[r#"
        Page(Query("p"), 0, None) None None Some(Body("/more"))
        Offset(Body("/skip"), 0) Some((Body("/limit"), 50)) None None
        Token(Query("cursor"), Header("X-Next")) Some((Query("limit"), 0)) Some(Header("X-Total")) None
        LastItem(Header("X-After"), "/id") None None Some(Body("/has_more"))
        Url(Body("/links/next")) Some((Query("n"), 0)) None None
        Link("next") None None None
        Link("more") None None None"#]]
    .assert_eq(&all.join("\n"));
}

//! Every way in which the next page is asked for.

use super::*;

#[test]
fn by_page_number() {
    paged!(List, behavior().paging(&PAGE));
    check_walk::<List>(
        &["[1,2]", "[3]", "[]"],
        expect![[r#"
        1 2 3 
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
    paged!(Last, behavior().select("/data").paging(&LAST));
    let last = |items: &str| format!(r#"{{"data":{items},"meta":{{"last":3}}}}"#);
    check_walk::<Last>(
        &[&last("[1]"), &last("[]"), &last("[2]")],
        expect![[r#"
        1 2 
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
    paged!(More, behavior().select("/data").paging(&PAGE.more(MORE)));
    let more = |items: &str, more: &str| format!(r#"{{"data":{items},"more":{more}}}"#);
    check_walk::<More>(
        &[&more("[1]", "true"), &more("[]", "3"), &more("[2]", "false")],
        expect![[r#"
        1 2 
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
    // If the response does not declare it, the items decide.
    check_walk::<More>(
        &[&more("[1]", "null"), r#"{"data":[2]}"#, &more("null", "null")],
        expect![[r#"
        1 2 
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
}

#[test]
fn the_first_page_is_the_one_that_the_call_asks_for() {
    paged!(List, behavior().paging(&PAGE), get("list", "/items").params(&[query("page"), query("per_page")]));
    let script = replies(&["[1]", "[2]", "[]"]);
    let client = client(&script);
    expect![[r#"
        1 2 
        GET /v1/items?page=7&per_page=2
        GET /v1/items?per_page=2&page=8
        GET /v1/items?per_page=2&page=9
    "#]]
    .assert_eq(&walk(&script, client.call::<List>().arg(1, &2).arg(0, &7)));
    let script = replies(&["[1]", "[]"]);
    let client = super::client(&script);
    expect![[r#"
        1 
        GET /v1/items?page=4&x=y
        GET /v1/items?x=y&page=5
    "#]]
    .assert_eq(&walk(&script, client.call::<List>().query("page", "4").query("x", "y")));
}

#[test]
fn by_offset() {
    paged!(List, behavior().paging(&paging(next::offset(offset(Slot::Query("offset"))))));
    check_walk::<List>(
        &["[1,2,3]", "[4]", "[]"],
        expect![[r#"
        1 2 3 4 
        GET /v1/items
        GET /v1/items?offset=3
        GET /v1/items?offset=4
    "#]],
    );
    const TOTAL: Paging = paging(next::offset(offset(Slot::Header("X-Skip")))).total(Source::Header("X-Total"));
    paged!(Total, behavior().paging(&TOTAL));
    let page = |items: &'static str| with_header("x-total", "3", items);
    let script = Script::new().response(page("[1,2]")).response(page("[3]"));
    let client = client(&script);
    assert_eq!(gather(client.call::<Total>().items()), "1 2 3 \n");
    assert!(script.requests()[1].contains("x-skip: 2\n"));
    assert_eq!(script.requests().len(), 2);
}

#[test]
fn by_token() {
    paged!(List, behavior().select("/data").paging(&TOKEN));
    let page = |items: &str, next: &str| format!(r#"{{"data":{items},"next":{next}}}"#);
    check_walk::<List>(
        &[&page("[1]", r#""a b&c""#), &page("[]", "17"), &page("[2]", "null")],
        expect![[r#"
        1 2 
        GET /v1/items
        GET /v1/items?cursor=a%20b%26c
        GET /v1/items?cursor=17
    "#]],
    );
    for end in [r#""""#, "false", r#"null"#] {
        let client = client(&replies(&[&page("[1]", end)]));
        assert_eq!(gather(client.call::<List>().items()), "1 \n", "{end}");
    }
    // The same token again, without items, is no news.
    check_walk::<List>(
        &[&page("[1]", r#""a""#), &page("[]", r#""a""#)],
        expect![[r#"
        1 
        GET /v1/items
        GET /v1/items?cursor=a
    "#]],
    );
    paged!(More, behavior().select("/data").paging(&TOKEN.more(MORE)));
    check_walk::<More>(
        &[r#"{"data":[1],"next":"a","more":true}"#, r#"{"data":[2],"next":"b","more":false}"#],
        expect![[r#"
            1 2 
            GET /v1/items
            GET /v1/items?cursor=a
        "#]],
    );
    check_walk::<More>(
        &[r#"{"data":[1],"next":null,"more":true}"#],
        expect![[r#"
        1 
        GET /items (list): the response says there is a next page, but contains no token at `/next` (loop: false)
        GET /v1/items
    "#]],
    );
}

#[test]
fn by_a_token_in_a_header() {
    const HEADER: Paging = paging(next::token(page_token(Slot::Cookie("at"), Source::Header("X-Next"))));
    paged!(List, behavior().paging(&HEADER));
    let script = Script::new().response(with_header("x-next", "t;1", "[1]")).reply(200, "", "[2]");
    let client = client(&script);
    assert_eq!(gather(client.call::<List>().items()), "1 2 \n");
    assert_eq!(script.requests()[1].matches("cookie: ").count(), 1);
}

#[test]
fn by_a_cursor_in_the_body() {
    const CURSOR: Paging = paging(next::token(page_token(
        Slot::Body("/variables/after"),
        Source::Body("/data/orders/pageInfo/endCursor"),
    )))
    .more(Source::Body("/data/orders/pageInfo/hasNextPage"));
    paged!(
        List,
        behavior().select("/data/orders/nodes").paging(&CURSOR).safe(true),
        post("orders", "/graphql").bodies(&[body::json("application/json")])
    );
    let page = |items: &str, cursor: &str, more: bool| {
        format!(
            r#"{{"data":{{"orders":{{"nodes":{items},"pageInfo":{{"endCursor":{cursor},"hasNextPage":{more}}}}}}}}}"#
        )
    };
    let script =
        replies(&[&page("[1]", "\"x\\\"y\"", true), &page("[2]", "\"z\"", true), &page("[3]", "\"z\"", false)]);
    let client = client(&script);
    let query = serde_json::json!({"query": "{ orders }", "variables": {"size": 1.50, "after": null}});
    expect![[r#"
        1 2 3 
        POST /v1/graphql
        {"query":"{ orders }","variables":{"after":null,"size":1.5}}
        POST /v1/graphql
        {"query":"{ orders }","variables":{"after":"x\"y","size":1.5}}
        POST /v1/graphql
        {"query":"{ orders }","variables":{"after":"z","size":1.5}}
    "#]]
    .assert_eq(&walk(&script, client.call::<List>().body(0, &query)));
    // Without variables, and without a body.
    let script = replies(&[&page("[1]", "\"a\"", true), &page("[2]", "null", false)]);
    let client = super::client(&script);
    let query = serde_json::json!({"query": "{ orders }"});
    expect![[r#"
        1 2 
        POST /v1/graphql
        {"query":"{ orders }"}
        POST /v1/graphql
        {"query":"{ orders }","variables":{"after":"a"}}
    "#]]
    .assert_eq(&walk(&script, client.call::<List>().body(0, &query)));
    let script = replies(&[&page("[1]", "\"a\"", true), &page("[2]", "null", false)]);
    let client = super::client(&script);
    expect![[r#"
        1 2 
        POST /v1/graphql
        POST /v1/graphql
        {"variables":{"after":"a"}}
    "#]]
    .assert_eq(&walk(&script, client.call::<List>()));
}

#[test]
fn in_a_form_and_in_the_path() {
    paged!(
        Form,
        behavior().paging(&paging(next::page(page_number(Slot::Body("/page"))))),
        post("search", "/search").bodies(&[body::form("application/x-www-form-urlencoded")])
    );
    let script = replies(&["[1]", "[]"]);
    let client = client(&script);
    let form = serde_json::json!({"page": 4, "q": "a b&c"});
    expect![[r#"
        1 
        POST /v1/search
        page=4&q=a+b%26c
        POST /v1/search
        q=a+b%26c&page=5
    "#]]
    .assert_eq(&walk(&script, client.call::<Form>().body(0, &form)));
    let script = replies(&["[1]", "[]"]);
    let client = super::client(&script);
    expect![[r#"
        1 
        POST /v1/search
        POST /v1/search
        page=2
    "#]]
    .assert_eq(&walk(&script, client.call::<Form>()));
    assert!(script.requests()[1].contains("content-type: application/x-www-form-urlencoded\n"));
    paged!(
        Path,
        behavior().paging(&paging(next::page(page_number(Slot::Path("page"))))),
        get("list", "/pages/{page}").params(&[path("page"), query("q")])
    );
    let script = replies(&["[1]", "[]"]);
    let client = super::client(&script);
    expect![[r#"
        1 
        GET /v1/pages/1?q=x
        GET /v1/pages/2?q=x
    "#]]
    .assert_eq(&walk(&script, client.call::<Path>().arg(1, "x")));
    paged!(
        Plain,
        behavior().paging(&paging(next::page(page_number(Slot::Path("page"))))),
        get("list", "/pages/{page}").params(&[path("page")])
    );
    let script = replies(&["[1]", "[]"]);
    let client = super::client(&script);
    expect![[r#"
        1 
        GET /v1/pages/9
        GET /v1/pages/10
    "#]]
    .assert_eq(&walk(&script, client.call::<Plain>().arg(0, &9)));
}

#[test]
fn by_the_last_item() {
    const ITEM: Paging = paging(next::last_item(last_item(Slot::Query("after"), "/id")));
    paged!(List, behavior().paging(&ITEM));
    check_walk::<List>(
        &[r#"[{"id":1},{"id":"x/y"}]"#, r#"[{"id":3}]"#, "[]"],
        expect![[r#"
        {"id":1} {"id":"x/y"} {"id":3} 
        GET /v1/items
        GET /v1/items?after=x%2Fy
        GET /v1/items?after=3
    "#]],
    );
    check_walk::<List>(
        &[r#"[{"id":1},{"no":2}]"#],
        expect![[r#"
        {"id":1} {"no":2} 
        GET /items (list): the last item has no value at `/id` (loop: false)
        GET /v1/items
    "#]],
    );
    paged!(More, behavior().select("/data").paging(&ITEM.more(MORE)));
    check_walk::<More>(
        &[r#"{"data":[{"id":1}],"more":true}"#, r#"{"data":[{"id":2}],"more":false}"#],
        expect![[r#"
            {"id":1} {"id":2} 
            GET /v1/items
            GET /v1/items?after=1
        "#]],
    );
    check_walk::<More>(
        &[r#"{"data":[],"more":true}"#],
        expect![[r#"

        GET /items (list): the response says there are more items, but contains none to continue from (loop: false)
        GET /v1/items
    "#]],
    );
}

#[test]
fn by_url() {
    paged!(List, behavior().select("/data").paging(&URL));
    let page = |item: u8, next: &str| format!(r#"{{"data":[{item}],"next":{next}}}"#);
    let script = replies(&[
        &page(1, r#""https://eu.lab.example/v1/other?c=a%20b&d#frag""#),
        &page(2, r#""/root?x""#),
        &page(3, r#""?p=4""#),
        &page(4, r#""sub/dir""#),
        &page(5, "null"),
    ]);
    let client = client(&script);
    expect![[r#"
        1 2 3 4 5 
        GET /v1/items?q=1
        GET /v1/other?c=a%20b&d
        GET /root?x
        GET /root?p=4
        GET /sub/dir
    "#]]
    .assert_eq(&walk(&script, client.call::<List>().query("q", "1")));
    let headers = script.requests().iter().filter(|request| request.contains("\nuser-agent: lab\n")).count();
    assert_eq!(headers, 5);
}

#[test]
fn by_link() {
    paged!(List, behavior().paging(&paging(next::link(link()))));
    let link = r#"</v1/items?p=9>; rel="last", <?p=2>; title="a, <b>; rel=next\""; rel="up Next""#;
    let script = Script::new().response(with_header("link", link, "[1]")).reply(200, "", "[2]");
    let client = client(&script);
    expect![[r#"
        1 2 
        GET /v1/items
        GET /v1/items?p=2
    "#]]
    .assert_eq(&walk(&script, client.call::<List>()));
}

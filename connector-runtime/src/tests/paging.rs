//! Walks over pages: every way of paging, circles, and replies that would lead elsewhere.

use expect_test::{Expect, expect};

use super::*;
use crate::{Body, Items, TransportError};

/// An endpoint whose pages hold JSON.
macro_rules! paged {
    ($name:ident, $behavior:expr) => {
        paged!($name, $behavior, get("list", "/items"));
    };
    ($name:ident, $behavior:expr, $operation:expr) => {
        endpoint!($name: Page<Value>, Value = Operation {
            behavior: &$behavior,
            ..$operation
        });
    };
}

const fn by(next: Next) -> Paging {
    Paging { next, ..PAGING }
}

/// A walk as text: what it gave, and what was asked.
fn walk<E: Endpoint>(script: &Script, call: Call<'_, E>) -> String
where
    E::Output: Paged<Item = Value>,
    ErrorOf<E>: std::fmt::Debug,
{
    let text = gather(call.items());
    let asked: Vec<_> = script.requests().iter().map(|request| first_line(request)).collect();
    format!("{text}{}", asked.concat())
}

/// The first line and what is behind the headers.
fn first_line(request: &str) -> String {
    let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
    format!("{}\n{body}", head.lines().next().unwrap_or_default())
}

fn gather<E: Endpoint>(mut items: Items<E>) -> String
where
    E::Output: Paged<Item = Value>,
    ErrorOf<E>: std::fmt::Debug,
{
    run(async move {
        let mut text = String::new();
        loop {
            match items.try_next().await {
                Ok(Some(item)) => text.push_str(&format!("{item} ")),
                Ok(None) => break,
                Err(error) => {
                    text.push_str(&format!("\n{error} (loop: {})", error.is_loop()));
                    if !error.is_paging() {
                        break;
                    }
                }
            }
        }
        text + "\n"
    })
}

fn replies(bodies: &[&str]) -> Script {
    bodies.iter().fold(Script::new(), |script, body| script.reply(200, "application/json", *body))
}

fn check_walk<E: Endpoint>(bodies: &[&str], expected: Expect)
where
    E::Output: Paged<Item = Value>,
    ErrorOf<E>: std::fmt::Debug,
{
    let script = replies(bodies);
    let client = client(&script);
    expected.assert_eq(&walk(&script, client.call::<E>()));
}

const PAGE: Paging = by(Next::Page(Slot::Query("page"), 1, None));
const LAST: Paging = by(Next::Page(Slot::Query("page"), 1, Some(Source::Body("/meta/last"))));
const MORE: Option<Source> = Some(Source::Body("/more"));

#[test]
fn by_page_number() {
    paged!(List, Behavior { paging: Some(&PAGE), ..BEHAVIOR });
    check_walk::<List>(
        &["[1,2]", "[3]", "[]"],
        expect![[r#"
        1 2 3 
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
    paged!(Last, Behavior { select: "/data", paging: Some(&LAST), ..BEHAVIOR });
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
    paged!(More, Behavior { select: "/data", paging: Some(&Paging { more: MORE, ..PAGE }), ..BEHAVIOR });
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
    // What the reply does not say, the items say.
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
    paged!(
        List,
        Behavior { paging: Some(&PAGE), ..BEHAVIOR },
        Operation { params: &[query("page"), query("per_page")], ..get("list", "/items") }
    );
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
    paged!(List, Behavior { paging: Some(&by(Next::Offset(Slot::Query("offset"), 0))), ..BEHAVIOR });
    check_walk::<List>(
        &["[1,2,3]", "[4]", "[]"],
        expect![[r#"
        1 2 3 4 
        GET /v1/items
        GET /v1/items?offset=3
        GET /v1/items?offset=4
    "#]],
    );
    const TOTAL: Paging =
        Paging { total: Some(Source::Header("X-Total")), ..by(Next::Offset(Slot::Header("X-Skip"), 0)) };
    paged!(Total, Behavior { paging: Some(&TOTAL), ..BEHAVIOR });
    let page = |items: &'static str| with_header("x-total", "3", items);
    let script = Script::new().response(page("[1,2]")).response(page("[3]"));
    let client = client(&script);
    assert_eq!(gather(client.call::<Total>().items()), "1 2 3 \n");
    assert!(script.requests()[1].contains("x-skip: 2\n"));
    assert_eq!(script.requests().len(), 2);
}

fn with_header(name: &'static str, value: &str, body: &'static str) -> http::Response<Body> {
    let mut response = http::Response::new(Body::from(body));
    response.headers_mut().insert(name, value.parse().unwrap());
    response
}

const TOKEN: Paging = by(Next::Token(Slot::Query("cursor"), Source::Body("/next")));

#[test]
fn by_token() {
    paged!(List, Behavior { select: "/data", paging: Some(&TOKEN), ..BEHAVIOR });
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
    paged!(More, Behavior { select: "/data", paging: Some(&Paging { more: MORE, ..TOKEN }), ..BEHAVIOR });
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
        GET /items (list): it says that there is a next page, but there is nothing at `/next` (loop: false)
        GET /v1/items
    "#]],
    );
}

#[test]
fn by_a_token_in_a_header() {
    const HEADER: Paging = by(Next::Token(Slot::Cookie("at"), Source::Header("X-Next")));
    paged!(List, Behavior { paging: Some(&HEADER), ..BEHAVIOR });
    let script = Script::new().response(with_header("x-next", "t;1", "[1]")).reply(200, "", "[2]");
    let client = client(&script);
    assert_eq!(gather(client.call::<List>().items()), "1 2 \n");
    assert_eq!(script.requests()[1].matches("cookie: ").count(), 1);
}

#[test]
fn by_a_cursor_in_the_body() {
    const CURSOR: Paging = Paging {
        more: Some(Source::Body("/data/orders/pageInfo/hasNextPage")),
        ..by(Next::Token(Slot::Body("/variables/after"), Source::Body("/data/orders/pageInfo/endCursor")))
    };
    paged!(
        List,
        Behavior { select: "/data/orders/nodes", paging: Some(&CURSOR), safe: true, ..BEHAVIOR },
        Operation { bodies: &[body::json("application/json")], ..post("orders", "/graphql") }
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
        Behavior { paging: Some(&by(Next::Page(Slot::Body("/page"), 1, None))), ..BEHAVIOR },
        Operation { bodies: &[body::form("application/x-www-form-urlencoded")], ..post("search", "/search") }
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
    paged!(
        Path,
        Behavior { paging: Some(&by(Next::Page(Slot::Path("page"), 1, None))), ..BEHAVIOR },
        Operation { params: &[path("page"), query("q")], ..get("list", "/pages/{page}") }
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
        Behavior { paging: Some(&by(Next::Page(Slot::Path("page"), 1, None))), ..BEHAVIOR },
        get("list", "/pages/{page}")
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
    const ITEM: Paging = by(Next::LastItem(Slot::Query("after"), "/id"));
    paged!(List, Behavior { paging: Some(&ITEM), ..BEHAVIOR });
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
        GET /items (list): there is nothing at `/id` of its last item (loop: false)
        GET /v1/items
    "#]],
    );
    paged!(More, Behavior { select: "/data", paging: Some(&Paging { more: MORE, ..ITEM }), ..BEHAVIOR });
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

        GET /items (list): it says that there are more items, and has none to go on from (loop: false)
        GET /v1/items
    "#]],
    );
}

const URL: Paging = by(Next::Url(Source::Body("/next")));

#[test]
fn by_url() {
    paged!(List, Behavior { select: "/data", paging: Some(&URL), ..BEHAVIOR });
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
    paged!(List, Behavior { paging: Some(&by(Next::Link("next"))), ..BEHAVIOR });
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

/// Wherever the next URL leads, it is not followed to another origin.
#[test]
fn no_page_is_elsewhere() {
    paged!(List, Behavior { select: "/data", paging: Some(&URL), ..BEHAVIOR });
    let mut text = String::new();
    for next in [
        "https://evil.example/v1",
        "//evil.example/v1",
        r"\\\\evil.example\\v1",
        "https:evil",
        "http://eu.lab.example/v1",
        "https://eu.lab.example:444/v1",
        "https://eu.lab.example@evil.example/",
        "https://user:s3cr3t@eu.lab.example/v1",
        "https://eu.lab.example.evil.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://[/",
    ] {
        let script = replies(&[&format!(r#"{{"data":[1],"next":"{next}"}}"#), r#"{"data":[2]}"#]);
        let client = Client::builder().transport(script.clone()).bearer("s3cr3t").build().unwrap();
        let gathered = gather(client.call::<List>().items());
        let hosts = script.requests().len();
        text.push_str(&format!("{next}: {hosts} {}", gathered.replace('\n', " ").trim()));
        text.push('\n');
    }
    expect![[r#"
        https://evil.example/v1: 1 1  GET /items (list): its next page is at https://evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        //evil.example/v1: 1 1  GET /items (list): its next page is at https://evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        \\\\evil.example\\v1: 1 1  GET /items (list): its next page is at https://evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        https:evil: 2 1 2
        http://eu.lab.example/v1: 1 1  GET /items (list): its next page is at http://eu.lab.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        https://eu.lab.example:444/v1: 1 1  GET /items (list): its next page is at https://eu.lab.example:444 and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        https://eu.lab.example@evil.example/: 1 1  GET /items (list): the URL of its next page holds a user name or password (loop: false)
        https://user:s3cr3t@eu.lab.example/v1: 1 1  GET /items (list): the URL of its next page holds a user name or password (loop: false)
        https://eu.lab.example.evil.example/: 1 1  GET /items (list): its next page is at https://eu.lab.example.evil.example and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        file:///etc/passwd: 1 1  GET /items (list): its next page is at file:// and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        javascript:alert(1): 1 1  GET /items (list): its next page is at javascript:// and not at https://eu.lab.example; the builder's `trust` allows it (loop: false)
        https://[/: 1 1  GET /items (list): the URL of its next page cannot be read (loop: false)
    "#]].assert_eq(&text);
}

#[test]
fn a_trusted_origin_is_followed() {
    paged!(List, Behavior { select: "/data", paging: Some(&URL), ..BEHAVIOR });
    let script = replies(&[r#"{"data":[1],"next":"https://two.example/x"}"#, r#"{"data":[2]}"#]);
    let client = Client::builder()
        .transport(script.clone())
        .bearer("s3cr3t")
        .trust("https://two.example")
        .user_agent("lab")
        .build()
        .unwrap();
    assert_eq!(gather(client.call::<List>().items()), "1 2 \n");
    assert!(script.requests()[1].starts_with("GET /x\n"));
    assert!(script.requests()[1].contains("authorization: [hidden]\n"));
}

/// A key in the query goes with every page: added to a URL that has none, and left in one that has.
#[test]
fn a_key_in_the_query_of_each_page() {
    paged!(
        List,
        Behavior { select: "/data", paging: Some(&URL), ..BEHAVIOR },
        Operation { security: Some(&[&["param"]]), ..get("list", "/items") }
    );
    let script = replies(&[
        r#"{"data":[1],"next":"?p=2"}"#,
        r#"{"data":[2],"next":"?p=3&api%20key=s3cr3t"}"#,
        r#"{"data":[3],"next":"?p=2"}"#,
    ]);
    let client = Client::builder().transport(script.clone()).api_key("param", "s3cr3t").build().unwrap();
    expect![[r#"
        1 2 3 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items?api%20key=[hidden]
        GET /v1/items?p=2&api%20key=[hidden]
        GET /v1/items?p=3&api%20key=[hidden]
    "#]]
    .assert_eq(&walk(&script, client.call::<List>()));
}

#[test]
fn circles_end() {
    paged!(Tokens, Behavior { select: "/data", paging: Some(&TOKEN), ..BEHAVIOR });
    paged!(Urls, Behavior { select: "/data", paging: Some(&URL), ..BEHAVIOR });
    paged!(
        Offsets,
        Behavior {
            select: "/data",
            paging: Some(&Paging { more: MORE, ..by(Next::Offset(Slot::Query("offset"), 0)) }),
            ..BEHAVIOR
        }
    );
    let pages = |names: &[&str]| -> Vec<String> {
        names.iter().map(|next| format!(r#"{{"data":[1],"next":"{next}"}}"#)).collect()
    };
    let circle = |names: &[&str], urls: bool| {
        let pages = pages(names);
        let script = replies(&pages.iter().map(String::as_str).collect::<Vec<_>>());
        let client = client(&script);
        match urls {
            true => walk(&script, client.call::<Urls>()),
            false => walk(&script, client.call::<Tokens>()),
        }
    };
    let text = [
        circle(&["a", "a", "never"], false),
        circle(&["a", "b", "a", "never"], false),
        circle(&["a", "b", "c", "a", "never"], false),
        circle(&["x", "a", "b", "c", "b", "never"], false),
        circle(&["https://eu.lab.example/v1/items", "never"], true),
        circle(&["?p=2", "items", "never"], true),
        circle(&["?p=2", "?p=3", "?p=2#other", "never"], true),
    ];
    expect![[r#"
        1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?cursor=a

        1 1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?cursor=a
        GET /v1/items?cursor=b

        1 1 1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?cursor=a
        GET /v1/items?cursor=b
        GET /v1/items?cursor=c

        1 1 1 1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?cursor=x
        GET /v1/items?cursor=a
        GET /v1/items?cursor=b
        GET /v1/items?cursor=c

        1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items

        1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?p=2

        1 1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
        GET /v1/items?p=2
        GET /v1/items?p=3
    "#]]
    .assert_eq(&text.join("\n"));
    let stuck = r#"{"data":[],"more":true}"#;
    check_walk::<Offsets>(
        &[stuck, stuck],
        expect![[r#"

        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items
    "#]],
    );
}

#[test]
fn a_token_of_the_call_itself_is_known() {
    paged!(
        List,
        Behavior { select: "/data", paging: Some(&TOKEN), ..BEHAVIOR },
        Operation { params: &[query("cursor")], ..get("list", "/items") }
    );
    let page = |next: &str| format!(r#"{{"data":[1],"next":"{next}"}}"#);
    let script = replies(&[&page("b"), &page("a"), "never"]);
    let client = client(&script);
    expect![[r#"
        1 1 
        GET /items (list): the next page is one that was asked for before: pages without end (loop: true)
        GET /v1/items?cursor=a
        GET /v1/items?cursor=b
    "#]]
    .assert_eq(&walk(&script, client.call::<List>().arg(0, "a")));
}

#[test]
fn too_many_pages() {
    paged!(List, Behavior { paging: Some(&Paging { max_pages: 3, ..PAGE }), ..BEHAVIOR });
    check_walk::<List>(
        &["[1]", "[2]", "[3]", "[4]"],
        expect![[r#"
        1 2 3 
        GET /items (list): there are more than 3 pages (loop: false)
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
    check_walk::<List>(
        &["[1]", "[2]", "[]"],
        expect![[r#"
        1 2 
        GET /v1/items
        GET /v1/items?page=2
        GET /v1/items?page=3
    "#]],
    );
}

/// A page that fails is asked for again, and no item is lost or comes twice.
#[test]
fn a_failed_page_can_be_asked_for_again() {
    paged!(List, Behavior { paging: Some(&PAGE), ..BEHAVIOR });
    let script = Script::new()
        .fail(TransportError::connect("no"))
        .reply(200, "", "[1,2]")
        .reply(503, "", "")
        .fail(TransportError::connect("no"))
        .reply(200, "", "[3,")
        .reply(200, "", "[3]")
        .reply(200, "", "[]");
    let client = client(&script);
    let mut items = client.call::<List>().items();
    let text = run(async {
        let mut text = String::new();
        for _ in 0..12 {
            match items.try_next().await {
                Ok(Some(item)) => text.push_str(&format!("{item}\n")),
                Ok(None) => text.push_str("end\n"),
                Err(error) => text.push_str(&format!("{error}\n")),
            }
        }
        text
    });
    expect![[r#"
        GET /items (list): cannot connect: no
        1
        2
        GET /items (list): 503 Service Unavailable
        GET /items (list): cannot connect: no
        GET /items (list): 200 OK: the body cannot be read: not JSON: expected a value at byte 3
        3
        end
        end
        end
        end
        end
    "#]]
    .assert_eq(&text);
    let lines: Vec<_> = script.requests().iter().map(|request| first_line(request).trim().to_owned()).collect();
    expect![[r#"
        [
            "GET /v1/items",
            "GET /v1/items",
            "GET /v1/items?page=2",
            "GET /v1/items?page=2",
            "GET /v1/items?page=2",
            "GET /v1/items?page=2",
            "GET /v1/items?page=3",
        ]
    "#]]
    .assert_debug_eq(&lines);
}

/// A call that is given up while it waits goes on where it was.
#[test]
fn a_walk_can_be_left_and_gone_on_with() {
    paged!(List, Behavior { paging: Some(&PAGE), ..BEHAVIOR });
    let script = Script::new().reply(200, "", "[1]").hang();
    let client = client(&script);
    let mut items = client.call::<List>().timeout(None).items();
    run(async {
        assert_eq!(items.try_next().await.unwrap(), Some(1.into()));
        let gave = tokio::time::timeout(std::time::Duration::from_secs(1), items.try_next()).await;
        assert!(gave.is_err());
        let gave = tokio::time::timeout(std::time::Duration::from_secs(1), items.try_next()).await;
        assert!(gave.is_err());
    });
    assert_eq!(script.requests().len(), 2);
}

#[test]
fn some_of_them() {
    paged!(List, Behavior { paging: Some(&PAGE), ..BEHAVIOR });
    let all = |limit| {
        let script = replies(&["[1,2]", "[3,4]", "[]"]);
        let client = client(&script);
        let items = run(client.call::<List>().all(limit)).unwrap();
        (items.len(), script.requests().len())
    };
    assert_eq!([all(0), all(1), all(2), all(3), all(9)], [(0, 0), (1, 1), (2, 1), (3, 2), (4, 3)]);
    let client = client(&Script::new().reply(200, "", "[1]").reply(500, "", "x"));
    let error = run(client.call::<List>().all(5)).unwrap_err();
    assert_eq!(error.status().unwrap(), 500);
}

#[test]
fn whole_pages() {
    const SIZED: Paging =
        Paging { size: Some((Slot::Query("per_page"), 50)), total: Some(Source::Body("/total")), ..LAST };
    paged!(
        List,
        Behavior { select: "/data", paging: Some(&SIZED), ..BEHAVIOR },
        Operation { params: &[query("per_page")], ..get("list", "/items") }
    );
    let body = r#"{"data":[1],"total":2,"meta":{"last":2}}"#;
    let script = replies(&[body, body, body, body]);
    let client = client(&script);
    let first = run(client.call::<List>().into_future()).unwrap();
    assert_eq!(format!("{first:?}"), "Page { items: [Number(1)], total: Some(2), has_next: true }");
    let second = run(client.call::<List>().arg(0, &3).query("page", "2").into_future()).unwrap();
    assert!(!second.has_next());
    let mut pages = client.call::<List>().pages();
    run(async {
        assert!(pages.try_next().await.unwrap().unwrap().has_next());
        assert!(!pages.try_next().await.unwrap().unwrap().has_next());
        assert!(pages.try_next().await.unwrap().is_none());
    });
    let lines: Vec<_> = script.requests().iter().map(|request| first_line(request).trim().to_owned()).collect();
    expect![[r#"
        [
            "GET /v1/items?per_page=50",
            "GET /v1/items?per_page=3&page=2",
            "GET /v1/items?per_page=50",
            "GET /v1/items?per_page=50&page=2",
        ]
    "#]]
    .assert_debug_eq(&lines);
    // A list that is whole.
    let whole = Page::from(vec![1, 2]);
    assert!(!whole.has_next() && whole.total == Some(2));
}

#[test]
fn pages_that_are_none() {
    paged!(List, Behavior { select: "/data", paging: Some(&PAGE), ..BEHAVIOR });
    for body in [r#"{"date":[]}"#, r#"{"data":{}}"#, "[]", "", "<html>"] {
        let client = client(&Script::new().reply(200, "", body));
        let error = run(client.call::<List>().into_future()).unwrap_err();
        assert!(error.is_decode(), "{body}");
    }
    let table = [r#"{"date":[]}"#, r#"{"data":{}}"#, ""].map(|body| {
        let client = client(&Script::new().reply(200, "", body));
        run(client.call::<List>().into_future()).unwrap_err().to_string()
    });
    expect![[r#"
        GET /items (list): 200 OK: the body cannot be read: it has no items: there is nothing at `/data`
        GET /items (list): 200 OK: the body cannot be read: expected an array at $.data, found an object
        GET /items (list): 200 OK: the body cannot be read: it is empty
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
    let client = client(&Script::new().reply(204, "", ""));
    assert_eq!(gather(client.call::<List>().items()), "\n");
}

pub(crate) struct Issue {
    id: i64,
}
impl Model for Issue {
    fn read(o: &mut Object<'_>) -> Option<Self> {
        Some(Self { id: o.get("id")? })
    }
    fn write(&self, w: &mut Fields<'_>) {
        w.put("id", &self.id);
    }
}
abi::model!(Issue);

#[test]
fn typed_items_and_where_they_are_wrong() {
    endpoint!(List: Page<Issue>, Undeclared = Operation {
        behavior: &Behavior { select: "/data", paging: Some(&PAGE), ..BEHAVIOR },
        ..get("list", "/items")
    });
    let script = replies(&[r#"{"data":[{"id":1},{"id":2}]}"#, r#"{"data":[{"id":"x"}]}"#]);
    let client = client(&script);
    let mut items = client.call::<List>().items();
    run(async {
        assert_eq!(items.try_next().await.unwrap().map(|issue| issue.id), Some(1));
        assert_eq!(items.try_next().await.unwrap().map(|issue| issue.id), Some(2));
        let error = items.try_next().await.unwrap_err();
        expect![
            "GET /items (list): 200 OK: the body cannot be read: expected an integer at $.data[0].id, found a string"
        ]
        .assert_eq(&error.to_string());
    });
}

/// Walks can go to other threads, and outlive their client.
#[test]
fn walks_can_be_spawned() {
    fn send<T: Send + 'static>(value: T) -> T {
        value
    }
    paged!(List, Behavior { paging: Some(&PAGE), ..BEHAVIOR });
    let items = { send(client(&replies(&["[1]", "[]"])).call::<List>().items()) };
    let _ = send(silent().call::<List>().pages());
    assert_eq!(gather(items), "1 \n");
    assert_eq!(format!("{:?}", silent().call::<List>().items()), "Items { operation: \"list\", .. }");
}

/// What programs use that know endpoints as data only.
#[test]
fn walks_without_types() {
    const LIST: &Operation = &Operation {
        behavior: &Behavior { select: "/data", paging: Some(&LAST), ..BEHAVIOR },
        ..get("list", "/items")
    };
    let body = r#"{"data":[1],"meta":{"last":2}}"#;
    let script = replies(&[body, body, body]);
    let core: abi::Core = crate::Builder::new(CONNECTOR).transport(script.clone()).build().unwrap();
    let mut walk = core.walk(Draft::new(LIST));
    run(async {
        for _ in 0..2 {
            let mut reply = walk.next().await.unwrap().unwrap();
            assert_eq!(reply.output().unwrap(), serde_json::json!([1]));
            assert_eq!(reply.bytes(), body.as_bytes());
        }
        assert!(walk.next().await.is_none());
        let mut reply = core.run_raw(Draft::new(LIST)).await.unwrap();
        assert_eq!(reply.output().unwrap(), serde_json::json!([1]));
        let failure = core.run_raw(Draft::new(LIST)).await.err().unwrap();
        let error: crate::Error<Value> = crate::Error::new(failure, None);
        assert!(error.is_connect());
    });
    assert_eq!(script.requests().len(), 4);
}

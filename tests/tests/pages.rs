//! Pagination of plain OpenAPI on the wire: the output of a call is as declared, and its items come from all
//! pages.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_runtime::testing::Script;
use expect_test::{Expect, expect};

mod api {
    #![allow(dead_code, reason = "not all is called")]
    connector_runtime::client!("fixtures/pages.yaml");
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn script(bodies: &[&'static str]) -> (Script, api::Client) {
    let script = bodies.iter().fold(Script::new(), |script, body| script.reply(200, "application/json", *body));
    let client = api::Client::builder().transport(script.clone()).build().unwrap();
    (script, client)
}

/// Compares the first lines of the requests.
fn check(script: &Script, expect: Expect) {
    let lines: Vec<_> =
        script.requests().iter().filter_map(|request| request.lines().next().map(str::to_owned)).collect();
    expect.assert_eq(&lines.join("\n"));
}

const BOOKS: &[&str] = &[
    r#"{"total":3,"books":[{"title":"a"},{"title":"b"}],"next_cursor":"x y"}"#,
    r#"{"total":3,"books":[{"title":"c"}]}"#,
];

#[test]
fn a_call_returns_what_is_declared() {
    let (script, client) = script(&BOOKS[..1]);
    let list: api::types::BookList = run(client.list_books().limit(2).send()).unwrap().into_value();
    assert_eq!((list.total, list.books.unwrap().len()), (3, 2));
    check(&script, expect!["GET /books?limit=2"]);
}

#[test]
fn items_come_from_all_pages() {
    let (script, client) = script(BOOKS);
    let books = run(client.list_books().limit(2).all(10)).unwrap();
    assert_eq!(books.iter().map(|book| &*book.title).collect::<Vec<_>>(), ["a", "b", "c"]);
    check(
        &script,
        expect![[r#"
            GET /books?limit=2
            GET /books?limit=2&cursor=x%20y"#]],
    );
}

#[test]
fn pages_are_what_the_call_returns() {
    let (_, client) = script(BOOKS);
    let totals = run(async {
        let (mut pages, mut totals) = (client.list_books().pages(), Vec::new());
        while let Some(page) = pages.try_next().await.unwrap() {
            totals.push((page.total, page.books.unwrap_or_default().len()));
        }
        totals
    });
    assert_eq!(totals, [(3, 2), (3, 1)]);
}

/// An omitted list has no items.
#[test]
fn an_absent_list_is_empty() {
    let (_, client) = script(&[r#"{"total":0}"#]);
    assert!(run(client.list_books().all(10)).unwrap().is_empty());
}

#[test]
fn a_bare_list_is_asked_for_until_a_page_is_empty() {
    let (script, client) = script(&[r#"[{"name":"a"}]"#, "[]"]);
    let authors = run(client.list_authors().all(10)).unwrap();
    assert_eq!(authors.len(), 1);
    check(
        &script,
        expect![[r#"
            GET /authors
            GET /authors?page=2"#]],
    );
}

#[test]
fn what_another_tool_wrote_is_read() {
    let (script, client) = script(&[r#"{"shelves":["a"],"more":"/shelves?from=b"}"#, r#"{"shelves":["b"]}"#]);
    assert_eq!(run(client.list_shelves().all(10)).unwrap(), ["a", "b"]);
    check(
        &script,
        expect![[r#"
        GET /shelves
        GET /shelves?from=b"#]],
    );
}

/// An item that does not match its declaration is an error of its page, with its path.
#[test]
fn a_wrong_item_is_an_error() {
    let (_, client) = script(&[r#"{"total":1,"books":[{"title":7}]}"#]);
    let error = run(client.list_books().all(10)).unwrap_err().to_string();
    expect!["GET /books (listBooks): 200 OK: the body cannot be read: expected a string at $.books[0].title, found an integer"].assert_eq(&error);
}

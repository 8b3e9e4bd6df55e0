//! Pages, and walks over them.

use expect_test::{Expect, expect};

use super::*;
use crate::{Body, Items, TransportError};

/// An endpoint whose pages hold JSON.
macro_rules! paged {
    ($name:ident, $behavior:expr) => {
        paged!($name, $behavior, get("list", "/items"));
    };
    ($name:ident, $behavior:expr, $operation:expr) => {
        endpoint!($name: Page<Value>, Value = $operation.behavior(&$behavior));
    };
}

/// A walk as text: what it gave, and what was asked.
fn walk<E: Endpoint>(script: &Script, call: Call<E>) -> String
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

const PAGE: Paging = paging(next::page(page_number(Slot::Query("page"))));
const LAST: Paging = paging(next::page(page_number(Slot::Query("page")).last(Source::Body("/meta/last"))));
const URL: Paging = paging(next::next_url(next_url(Source::Body("/next"))));
const TOKEN: Paging = paging(next::token(page_token(Slot::Query("cursor"), Source::Body("/next"))));
const MORE: Source = Source::Body("/more");

fn with_header(name: &'static str, value: &str, body: &'static str) -> http::Response<Body> {
    let mut response = http::Response::new(Body::from(body));
    response.headers_mut().insert(name, value.parse().unwrap());
    response
}

mod walks;
mod ways;

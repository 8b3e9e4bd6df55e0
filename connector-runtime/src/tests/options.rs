//! Optional arguments: everything that a setter accepts, as generated code declares it.

#![allow(clippy::needless_borrows_for_generic_args, reason = "each form is one that users write")]

use std::borrow::Cow;

use super::*;
use crate::Argument;
use crate::types::Date;

endpoint!(List: Value, Value =
    post("list", "/l").params(&[query("n"), query("q"), query("ids").explode(false), query("tags").explode(false),
        query("day"), query("null")]).bodies(&[abi::body::json("application/json"), abi::body::text("text/plain"),
        abi::body::bytes("application/octet-stream")])
);

enum Both {
    Text(String),
}

abi::bodies!(Both { 1 = Text });

impl Call<List> {
    fn n(self, n: impl Argument<i64>) -> Self {
        self.option(0, n)
    }
    fn q(self, q: impl Argument<str>) -> Self {
        self.option(1, q)
    }
    fn ids(self, ids: impl Argument<[i64]>) -> Self {
        self.option(2, ids)
    }
    fn tags(self, tags: impl Argument<[String]>) -> Self {
        self.option(3, tags)
    }
    fn day(self, day: impl Argument<Date>) -> Self {
        self.option(4, day)
    }
    fn null(self, null: impl Argument<Option<i64>>) -> Self {
        self.option(5, null)
    }
    fn with_json(self, body: impl Argument<Value>) -> Self {
        self.option_body(0, body)
    }
    fn with_text(self, body: impl Argument<str>) -> Self {
        self.option_body(1, body)
    }
    fn with_bytes(self, body: impl Argument<Body>) -> Self {
        self.option_body(2, body)
    }
    fn with_both(self, body: impl Argument<Both>) -> Self {
        self.option_bodies(body)
    }
}

fn list() -> Call<List> {
    silent().call()
}

fn all(calls: impl IntoIterator<Item = Call<List>>, expected: &str) {
    for (at, call) in calls.into_iter().enumerate() {
        let text = sent(call);
        let (line, _) = text.split_once('\n').unwrap_or((&text, ""));
        assert_eq!(line.trim_start_matches("POST /v1/l"), expected, "{at}: {text}");
    }
}

/// B7: values that users commonly have.
#[test]
fn numbers_and_other_values() {
    let (number, some, none) = (7_i64, Some(7_i64), None::<i64>);
    all([list().n(7), list().n(number), list().n(&number), list().n(Some(7)), list().n(some)], "?n=7");
    all([list().n(9_000_000_000)], "?n=9000000000");
    all([list().n(None), list().n(none), list().n(7_i64).n(-7)].into_iter().take(2), "");
    // An absent value does not change the previous one.
    all([list().n(7).n(None)], "?n=7");
    let day: Date = "2026-07-01".parse().unwrap();
    all([list().day(day), list().day(&day), list().day(Some(day))], "?day=2026-07-01");
    all([list().day(None)], "");
    all([list().null(some), list().null(Some(some)), list().null(&some)], "?null=7");
}

#[test]
fn texts() {
    let (text, string) = ("a b", "a b".to_owned());
    let strings = [Some("a b".to_owned()), None];
    let options: (Option<&str>, Option<String>) = (Some(text), Some(string.clone()));
    all(
        [
            list().q("a b"),
            list().q(text),
            list().q(&text),
            list().q(&string),
            list().q(string.clone()),
            list().q(&*string),
            list().q(Cow::Borrowed(text)),
            list().q(Some("a b")),
            list().q(options.0),
            list().q(options.1),
            list().q(Some(&string)),
            list().q(Some(string.clone())),
            list().q(strings[0].as_deref()),
            list().q(strings[0].as_ref()),
        ],
        "?q=a%20b",
    );
    let absent: Option<String> = None;
    all([list().q(absent.as_deref()), list().q(absent), list().q(None::<&str>)], "");
}

#[test]
fn lists() {
    let (numbers, strings) = (vec![1_i64, 2], vec!["a".to_owned(), "b".to_owned()]);
    all(
        [
            list().ids(&[1, 2]),
            list().ids([1, 2]),
            list().ids(&numbers),
            list().ids(&*numbers),
            list().ids(Some(numbers.clone())),
            list().ids(numbers),
        ],
        "?ids=1,2",
    );
    all([list().ids(None)], "");
    let texts = ["a", "b"];
    all(
        [
            list().tags(&["a", "b"]),
            list().tags(["a", "b"]),
            list().tags(&texts),
            list().tags(&texts[..]),
            list().tags(&texts.to_vec()),
            list().tags(texts.to_vec()),
            list().tags(&strings),
            list().tags(&*strings),
            list().tags(Some(strings.clone())),
            list().tags(strings),
            list().arg(3, &abi::Texts(&texts)),
        ],
        "?tags=a,b",
    );
    all([list().tags(None)], "");
}

#[test]
fn bodies() {
    let value = Value::from(7);
    let body = |call: Call<List>| sent(call).split_once("\n\n").map(|(_, body)| body.trim().to_owned());
    for call in [list().with_json(&value), list().with_json(Some(value.clone())), list().with_json(value)] {
        assert_eq!(body(call).as_deref(), Some("7"));
    }
    let text = "x".to_owned();
    for call in [
        list().with_text("x"),
        list().with_text(&text),
        list().with_text(Some("x")),
        list().with_bytes("x"),
        list().with_bytes(b"x".to_vec()),
        list().with_bytes(&b"x"[..]),
        list().with_bytes(Body::from("x")),
        list().with_bytes(Some(Body::from("x"))),
        list().with_bytes(text.clone()),
        list().with_both(&Both::Text("x".to_owned())),
        list().with_both(Both::Text(text)),
    ] {
        assert_eq!(body(call).as_deref(), Some("x"));
    }
    let absent =
        [list().with_json(None), list().with_bytes(None), list().with_both(None), list().with_text(None::<&str>)];
    for call in absent {
        assert_eq!(body(call), None);
    }
}

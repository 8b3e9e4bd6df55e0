//! Calls with such bodies: what is on the wire.

use expect_test::expect;
use serde_json::json as value;

use super::*;
use crate::Error;
use connector_json::Map;

endpoint!(Post: Map<i64>, Map<String> =
    post("post", "/p")
        .bodies(&[body::xml("application/xml").root("order"), body::csv("text/csv"), body::xml("text/xml")])
        .replies(&[xml(200)])
        .errors(&[xml(range(4))])
);
endpoint!(List: Vec<Map<i64>>, Undeclared = get("list", "/l").replies(&[csv(200)]));

#[test]
fn requests() {
    let client = silent();
    let rows = value!([{"a": 1, "b": "x,y"}]);
    let table = [
        sent(client.call::<Post>().body(0, &value!({"id": 1, "tag": ["a", "b"]}))),
        sent(client.call::<Post>().body(1, &rows)),
        sent(client.call::<Post>().body(2, "x")),
        sent(client.call::<Post>().body(0, &rows)),
        sent(client.call::<Post>().body(1, "x")),
        sent(client.call::<List>()),
    ];
    expect![[r#"
        POST /v1/p
        accept: application/xml, text/xml;q=0.9, */*;q=0.5
        user-agent: lab
        content-type: application/xml

        <?xml version="1.0" encoding="UTF-8"?>
        <order><id>1</id><tag>a</tag><tag>b</tag></order>
        POST /v1/p
        accept: application/xml, text/xml;q=0.9, */*;q=0.5
        user-agent: lab
        content-type: text/csv

        a,b
        1,"x,y"

        POST /v1/p
        accept: application/xml, text/xml;q=0.9, */*;q=0.5
        user-agent: lab
        content-type: text/xml

        <?xml version="1.0" encoding="UTF-8"?>
        <root>x</root>
        error: POST /p (post): a list cannot be an XML document: only a member of an object gives its items a name
        error: POST /p (post): a row of CSV must be an object
        GET /v1/l
        accept: text/csv, */*;q=0.5
        user-agent: lab
    "#]]
    .assert_eq(&table.concat().replace('\r', ""));
}

fn given<T: std::fmt::Debug, E: std::fmt::Debug>(result: Result<T, Error<E>>) -> String {
    match result {
        Ok(value) => format!("{value:?}\n"),
        Err(error) => format!("{error} {:?}\n", error.value()),
    }
}

#[test]
fn replies() {
    let post = |status, media: &str, body: &[u8]| {
        let client = client(&Script::new().reply(status, media, body));
        given(run(client.call::<Post>().body(0, &value!({})).into_future()))
    };
    let list = |body: &str| {
        let client = client(&Script::new().reply(200, "text/csv", body));
        given(run(client.call::<List>().into_future()))
    };
    let table = [
        post(200, "application/xml", b"<o><a>1</a><b> 2 </b></o>"),
        post(200, "application/xml", b"<o><a>s3cr3t</a></o>"),
        post(200, "application/xml", b"<o><a>s3cr3t</o>"),
        post(200, "application/xml", b""),
        post(422, "text/xml; charset=iso-8859-1", b"<e><m>\xe9</m></e>"),
        post(422, "text/xml", b"<?xml version='1.0' encoding='ISO-8859-1'?><e><m>\xe9</m></e>"),
        post(422, "text/xml", b"<e><m>\xe9</m></e>"),
        list("a,b\r\n1,2\r\n,3\r\n"),
        list(""),
        list("a\nx\n"),
    ];
    expect![[r#"
        {"a": 1, "b": 2}
        POST /p (post): 200 OK: the body cannot be read: expected an integer at $.a, found a string None
        POST /p (post): 200 OK: the body cannot be read: it is no well-formed XML at byte 16 None
        POST /p (post): 200 OK: the body cannot be read: it is empty None
        POST /p (post): 422 Unprocessable Entity Some({"m": "é"})
        POST /p (post): 422 Unprocessable Entity Some({"m": "é"})
        POST /p (post): 422 Unprocessable Entity, and its body cannot be read: it is not UTF-8 at byte 6 None
        [{"a": 1, "b": 2}, {"b": 3}]
        []
        GET /l (list): 200 OK: the body cannot be read: expected an integer at $[0].a, found a string None
    "#]]
    .assert_eq(&table.concat());
}

const ORDERS: &Behavior = &behavior().select("/order");
endpoint!(Orders: Vec<Map<i64>>, Undeclared = get("orders", "/o").replies(&[xml(200)]).behavior(ORDERS));
endpoint!(Name: String, Undeclared = get("name", "/n").replies(&[xml(200)]).behavior(ORDERS));

#[test]
fn a_part_of_a_reply() {
    fn gives<E: Endpoint>(body: &str) -> String
    where
        crate::call::endpoint::OutputOf<E>: std::fmt::Debug,
        crate::call::endpoint::ErrorOf<E>: std::fmt::Debug,
    {
        let client = client(&Script::new().reply(200, "application/xml", body));
        given(run(client.call::<E>().into_future()))
    }
    let table = [
        gives::<Orders>("<a><order><id>1</id></order><order><id>2</id></order></a>"),
        gives::<Orders>("<a><order><id>1</id></order></a>"),
        gives::<Orders>("<a/>"),
        gives::<Name>("<a><order>x</order></a>"),
        gives::<Name>("<a/>"),
    ];
    expect![[r#"
        [{"id": 1}, {"id": 2}]
        [{"id": 1}]
        []
        "x"
        GET /n (name): 200 OK: the body cannot be read: expected a string at $, found an array None
    "#]]
    .assert_eq(&table.concat());
}

#[test]
fn a_call_picks_the_media_type() {
    let client = silent();
    let table = ["text/csv; header=present", "text/xml", "x/y"]
        .map(|media| sent(client.call::<Post>().body(0, &value!({"id": 1})).content_type(media)));
    expect![[r#"
        POST /v1/p
        accept: application/xml, text/xml;q=0.9, */*;q=0.5
        user-agent: lab
        content-type: text/csv; header=present

        id
        1

        POST /v1/p
        accept: application/xml, text/xml;q=0.9, */*;q=0.5
        user-agent: lab
        content-type: text/xml

        <?xml version="1.0" encoding="UTF-8"?>
        <root><id>1</id></root>
        POST /v1/p
        accept: application/xml, text/xml;q=0.9, */*;q=0.5
        user-agent: lab
        content-type: x/y

        <?xml version="1.0" encoding="UTF-8"?>
        <order><id>1</id></order>
    "#]]
    .assert_eq(&table.concat().replace('\r', ""));
}

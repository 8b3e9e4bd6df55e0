//! Values selected from responses: a part, an assembled output, a success that is a failure.

use expect_test::expect;

use super::*;
use crate::call::endpoint::{ErrorOf, OutputOf};

/// The result of a call, as text.
fn gives<E: Endpoint>(response: http::Response<Body>) -> String
where
    OutputOf<E>: std::fmt::Debug,
    ErrorOf<E>: std::fmt::Debug,
{
    let client = client(&Script::new().response(response));
    match run(client.call::<E>().into_future()) {
        Ok(value) => format!("{value:?}\n"),
        Err(error) => match error.value() {
            Some(value) => format!("{error} {value:?}\n"),
            None => format!("{error}\n"),
        },
    }
}

fn reply(status: u16, body: &str) -> http::Response<Body> {
    let mut response = http::Response::new(Body::from(body));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
    response
}

pub(crate) struct Row {
    id: i64,
}
impl Model for Row {
    fn read(o: &mut Object<'_>) -> Option<Self> {
        Some(Self { id: o.get("id")? })
    }
    fn write(&self, w: &mut Fields<'_>) {
        w.put("id", &self.id);
    }
}
abi::model!(Row);

#[test]
fn a_part_of_the_body() {
    endpoint!(Rows: Vec<Row>, Value = get("rows", "/rows").behavior(&behavior().select("/data/0/rows~1x")));
    endpoint!(Maybe: Option<Row>, Value = get("maybe", "/maybe").behavior(&behavior().select("/data")));
    endpoint!(Nothing: (), Value = get("nothing", "/nothing").behavior(&behavior().select("/data")));
    let table = [
        gives::<Rows>(reply(200, r#" {"data": [ {"rows/x" : [ {"id":1}, {"id": 2 } ]}], "n": 1}"#)),
        gives::<Rows>(reply(200, r#"{"data":[{"rows/x":[{"id":1},{"id":"s3cr3t"}]}]}"#)),
        gives::<Rows>(reply(200, r#"{"data":[]}"#)),
        gives::<Rows>(reply(200, r#"{"data":[{"rows/x":[{"id":1}]}]"#)),
        gives::<Rows>(reply(204, "")),
        gives::<Maybe>(reply(204, "")),
        gives::<Maybe>(reply(200, "{}")),
        gives::<Maybe>(reply(200, r#"{"data":null}"#)),
        gives::<Maybe>(reply(200, r#"{"data":{"id":7}}"#)),
        gives::<Nothing>(reply(204, "")),
        gives::<Nothing>(reply(200, "whatever")),
        // A failure is read whole.
        gives::<Rows>(reply(404, r#"{"data":[{"rows/x":[]}]}"#)),
    ];
    expect![[r#"
        [Row {"id":1}, Row {"id":2}]
        GET /rows (rows): 200 OK: the body cannot be read: expected an integer at $.data[0]["rows/x"][1].id, found a string
        GET /rows (rows): 200 OK: the body cannot be read: it has nothing at `/data/0/rows~1x`
        GET /rows (rows): 200 OK: the body cannot be read: not JSON: expected `,` or `}` at byte 31
        GET /rows (rows): 204 No Content: the body cannot be read: it is empty
        None
        None
        None
        Some(Row {"id":7})
        ()
        ()
        GET /rows (rows): 404 Not Found Object {"data": Array [Object {"rows/x": Array []}]}
    "#]].assert_eq(&table.concat());
}

#[test]
fn the_whole_body_stays_there() {
    endpoint!(Data: i64, Value = get("data", "/x").behavior(&behavior().select("/n")));
    let client = client(&Script::new().reply(200, "", r#"{"n":1,"m":2}"#).reply(200, "", r#"{"n":"x"}"#));
    let reply = run(client.call::<Data>().send()).unwrap();
    assert_eq!((*reply.value(), &reply.body()[..]), (1, br#"{"n":1,"m":2}"#.as_slice()));
    let error = run(client.call::<Data>().into_future()).unwrap_err();
    assert_eq!(&error.body().unwrap()[..], br#"{"n":"x"}"#);
}

pub(crate) struct Summary {
    rows: Vec<i64>,
    total: Option<i64>,
    tag: Option<String>,
    ids: Option<Vec<i64>>,
    status: u16,
    more: Option<Value>,
}
impl Model for Summary {
    fn read(o: &mut Object<'_>) -> Option<Self> {
        Some(Self {
            rows: o.get("rows")?,
            total: o.opt("total")?,
            tag: o.opt("e tag")?,
            ids: o.opt("ids")?,
            status: o.get("status")?,
            more: o.opt("more")?,
        })
    }
    fn write(&self, w: &mut Fields<'_>) {
        w.put("rows", &self.rows);
        w.put("total", &self.total);
        w.put("e tag", &self.tag);
        w.put("ids", &self.ids);
        w.put("status", &self.status);
        w.put("more", &self.more);
    }
}
abi::model!(Summary);

#[test]
fn an_output_that_is_put_together() {
    endpoint!(Sum: Summary, Value =
        get("sum", "/sum")
            .behavior(&behavior().output(&[
                pick("rows", Source::Body("/data/rows")),
                pick("total", Source::Header("X-Total")),
                pick("e tag", Source::Header("ETag")),
                pick("ids", Source::Header("X-Ids")),
                pick("status", Source::Status),
                pick("more", Source::Body("")),
            ]))
            .replies(&[json(200), json(range(2))])
    );
    let with = |status, body: &str, headers: &[(&'static str, &str)]| {
        let mut response = reply(status, body);
        for (name, value) in headers {
            response.headers_mut().insert(*name, value.parse().unwrap());
        }
        gives::<Sum>(response)
    };
    let table = [
        with(200, r#"{"data":{"rows":[1]}}"#, &[("x-total", "17"), ("etag", "17"), ("x-ids", "1, 2")]),
        with(202, r#"{"data":{"rows":[]}}"#, &[("etag", "\"a\"")]),
        with(200, r#"{"data":{"rows":[]}}"#, &[("x-total", "many")]),
        with(200, r#"{"data":{"rows":["1"]}}"#, &[("x-total", "1")]),
        with(200, r#"{"data":{}}"#, &[]),
        with(200, "<html>", &[]),
    ];
    expect![[r#"
        Summary {"rows":[1],"total":17,"e tag":"17","ids":[1,2],"status":200,"more":{"data":{"rows":[1]}}}
        Summary {"rows":[],"total":null,"e tag":"\"a\"","ids":null,"status":202,"more":{"data":{"rows":[]}}}
        GET /sum (sum): 200 OK: the body cannot be read: expected an integer at $.total, found a string
        GET /sum (sum): 200 OK: the body cannot be read: expected an integer at $.rows[0], found a string
        GET /sum (sum): 200 OK: the body cannot be read: expected a member `rows` at $, found none
        GET /sum (sum): 200 OK: the body cannot be read: not JSON: expected a value at byte 0
    "#]]
    .assert_eq(&table.concat());
    endpoint!(Head: Value, Value =
        head("head", "/x")
            .behavior(
                &behavior().output(&[pick("length", Source::Header("X-Length")), pick("status", Source::Status)]),
            )
            .replies(&[empty(200)])
    );
    assert_eq!(gives::<Head>(reply(200, "")), "Object {\"status\": Number(200)}\n");
}

#[test]
fn a_success_that_is_none() {
    macro_rules! success {
        ($name:ident, $at:expr, $test:expr) => {
            endpoint!($name: Value, Problem = get("ok", "/ok").behavior(&behavior().success(predicate($at, $test))).errors(&[json(200), json(range(2)), json(404), text(DEFAULT)]));
        };
    }
    use super::replies::Problem;
    success!(Is, Source::Body("/ok"), test::one_of(&["true", "\"ok\"", "1"]));
    success!(IsNot, Source::Body("/status"), test::none_of(&["\"failed\"", "null"]));
    success!(Has, Source::Body("/result"), Test::Exists);
    success!(HasNot, Source::Body("/error"), Test::Missing);
    success!(Header, Source::Header("X-Error"), Test::Missing);
    success!(Status, Source::Status, test::one_of(&["200", "201"]));
    let mut failing = reply(200, "{}");
    failing.headers_mut().insert("x-error", "1".parse().unwrap());
    let table = [
        gives::<Is>(reply(200, r#"{"ok":true}"#)),
        gives::<Is>(reply(200, r#"{"ok":1.0}"#)),
        gives::<Is>(reply(200, r#"{"ok":"\u006fk"}"#)),
        gives::<Is>(reply(200, r#"{"ok":false}"#)),
        gives::<Is>(reply(200, "[]")),
        gives::<Is>(reply(200, "")),
        gives::<IsNot>(reply(200, r#"{"status":"failed"}"#)),
        gives::<IsNot>(reply(200, r#"{}"#)),
        gives::<IsNot>(reply(200, r#"{"status":"fine"}"#)),
        gives::<Has>(reply(200, r#"{"result":null}"#)),
        gives::<Has>(reply(200, r#"{"result":0}"#)),
        gives::<HasNot>(reply(202, r#"{"error":"s3cr3t"}"#)),
        gives::<HasNot>(reply(404, r#"{"error":"x"}"#)),
        gives::<HasNot>(reply(200, r#"{"error":null}"#)),
        gives::<Header>(failing),
        gives::<Header>(reply(200, "{}")),
        gives::<Status>(reply(203, "{}")),
        // Nothing is no answer.
        gives::<Is>(reply(204, "")),
    ];
    expect![[r#"
        Object {"ok": Bool(true)}
        Object {"ok": Number(1.0)}
        Object {"ok": String("ok")}
        GET /ok (ok): 200 OK, but what it holds is a failure NotFound(Object {"ok": Bool(false)})
        GET /ok (ok): 200 OK, but what it holds is a failure NotFound(Array [])
        GET /ok (ok): 200 OK, but what it holds is a failure NotFound(Null)
        GET /ok (ok): 200 OK, but what it holds is a failure NotFound(Object {"status": String("failed")})
        GET /ok (ok): 200 OK, but what it holds is a failure NotFound(Object {})
        Object {"status": String("fine")}
        GET /ok (ok): 200 OK, but what it holds is a failure NotFound(Object {"result": Null})
        Object {"result": Number(0)}
        GET /ok (ok): 202 Accepted, and its body cannot be read: expected a string at $, found an object
        GET /ok (ok): 404 Not Found Other(Object {"error": String("x")})
        Object {"error": Null}
        GET /ok (ok): 200 OK, but what it holds is a failure NotFound(Object {})
        Object {}
        GET /ok (ok): 203 Non Authoritative Information, and its body cannot be read: expected a string at $, found an object
        Null
    "#]].assert_eq(&table.concat());
    let client = client(&Script::new().reply(200, "", "[]"));
    let error = run(client.call::<Is>().into_future()).unwrap_err();
    assert!(error.is_status() && !error.is_decode());
    assert_eq!(error.status().unwrap(), 200);
}

/// The table of such errors does not affect undeclared successes.
#[test]
fn an_undeclared_success_is_one() {
    endpoint!(Partial: Value, Value =
        get("partial", "/x")
            .behavior(&behavior().success(predicate(Source::Body("/error"), Test::Missing)))
            .errors(&[json(range(2)), json(DEFAULT)])
    );
    let table = [
        gives::<Partial>(reply(206, "[1]")),
        gives::<Partial>(reply(204, "")),
        gives::<Partial>(reply(206, r#"{"error":1}"#)),
    ];
    expect![[r#"
        Array [Number(1)]
        Null
        GET /x (partial): 206 Partial Content, but what it holds is a failure Object {"error": Number(1)}
    "#]]
    .assert_eq(&table.concat());
}

/// The connector's behavior applies to endpoints that do not declare their own.
#[test]
fn what_holds_for_all_endpoints() {
    const STRICT: &Connector =
        &CONNECTOR.behavior(&behavior().success(predicate(Source::Body("/ok"), Test::Exists)).timeout(2000));
    endpoint!(Usual: Value, Undeclared = get("usual", "/x"));
    endpoint!(Own: Value, Undeclared =
        get("own", "/x")
            .behavior(&behavior().success(predicate(Source::Body("/fine"), Test::Exists)).timeout(1000))
    );
    let script = Script::new().reply(200, "", "{}").reply(200, "", r#"{"fine":1}"#).hang().hang().hang();
    let client: Client = crate::Builder::new(STRICT).transport(script).build().unwrap();
    assert!(run(client.call::<Usual>().into_future()).unwrap_err().is_status());
    assert!(run(client.call::<Own>().into_future()).is_ok());
    let late = |error: crate::Error<Undeclared>| error.to_string();
    let text = [
        late(run(client.call::<Usual>().into_future()).unwrap_err()),
        late(run(client.call::<Own>().into_future()).unwrap_err()),
        late(run(client.call::<Own>().timeout(std::time::Duration::from_secs(9)).into_future()).unwrap_err()),
    ];
    expect![[r#"
        GET /x (usual): took longer than 2s
        GET /x (own): took longer than 1s
        GET /x (own): took longer than 9s
    "#]]
    .assert_eq(&(text.join("\n") + "\n"));
}

/// A stream is handed on unless its head says that it is none.
#[test]
fn streams_whose_head_tells() {
    endpoint!(Stream: Body, Value =
        get("stream", "/x")
            .behavior(&behavior().success(predicate(Source::Status, test::one_of(&["200"]))))
            .replies(&[bytes(range(2))])
    );
    let client = client(&Script::new().reply(200, "", "abc").reply(202, "", "[1]"));
    let body = run(client.call::<Stream>().into_future()).unwrap();
    assert_eq!(run(body.text()).unwrap(), "abc");
    let error = run(client.call::<Stream>().into_future()).unwrap_err();
    assert_eq!(error.value(), Some(&serde_json::json!([1])));
}

/// XML has no types and no empty lists: both are as its rules say.
#[cfg(feature = "xml")]
#[test]
fn parts_of_xml() {
    endpoint!(Rows: Vec<Row>, Value =
        get("rows", "/rows")
            .behavior(
                &behavior()
                    .select("/rows/row")
                    .success(predicate(Source::Body("/ok"), test::one_of(&["true", "1"]))),
            )
            .replies(&[abi::xml(200)])
            .errors(&[abi::xml(DEFAULT)])
    );
    let table = [
        gives::<Rows>(reply(200, "<r><ok>true</ok><rows><row><id>1</id></row><row><id>2</id></row></rows></r>")),
        gives::<Rows>(reply(200, "<r><ok>1</ok><rows><row><id>1</id></row></rows></r>")),
        gives::<Rows>(reply(200, "<r><ok>true</ok><rows/></r>")),
        gives::<Rows>(reply(200, "<r><ok>true</ok></r>")),
        gives::<Rows>(reply(200, "<r><ok>false</ok></r>")),
    ];
    expect![[r#"
        [Row {"id":1}, Row {"id":2}]
        [Row {"id":1}]
        []
        []
        GET /rows (rows): 200 OK, but what it holds is a failure Object {"ok": String("false")}
    "#]]
    .assert_eq(&table.concat());
    endpoint!(Pages: Page<Row>, Value =
        get("pages", "/pages")
            .behavior(
                &behavior()
                    .select("/rows/row")
                    .paging(&paging(next::token(page_token(Slot::Query("at"), Source::Body("/next"))))),
            )
            .replies(&[abi::xml(200)])
    );
    let script = Script::new()
        .reply(200, "application/xml", "<r><rows><row><id>1</id></row></rows><next>7</next></r>")
        .reply(200, "application/xml", "<r><rows/><next>8</next></r>")
        .reply(200, "application/xml", "<r><rows/></r>");
    let client = client(&script);
    let ids: Vec<_> = run(client.call::<Pages>().all(9)).unwrap().iter().map(|row| row.id).collect();
    assert_eq!((ids, script.requests().len()), (vec![1], 3));
    assert!(script.requests()[2].starts_with("GET /v1/pages?at=8\n"));
}

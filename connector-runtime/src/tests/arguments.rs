//! Arguments on the wire: each style and place, and hostile values.

use expect_test::expect;
use serde_json::json as value;

use super::*;

endpoint!(Query: Value, Value = get("query", "/q").params(&[
        query("form"),
        query("joined").explode(false),
        query("space").style(Style::SpaceDelimited).explode(false),
        query("pipe").style(Style::PipeDelimited).explode(false),
        query("deep").style(Style::DeepObject),
        query("free").allow_reserved(true),
        query("json").media("application/json"),
        query("odd name[]"),
    ]).replies(&[json(200)]));

fn query_of(index: usize, value: Value) -> String {
    let client = silent();
    let call: Call<Query> = client.call();
    sent(call.arg(index, &value)).lines().next().unwrap().trim_start_matches("GET /v1/q").to_owned()
}

#[test]
fn query_styles() {
    let list = value!(["a b", "c,d", "é"]);
    let object = value!({"G": "x&y", "R": 100});
    let table: Vec<String> = (0..8)
        .map(|index| {
            let name = Query::OPERATION.params.get(index).unwrap().name;
            format!(
                "{name}: {} {} {}",
                query_of(index, value!("a/b c")),
                query_of(index, list.clone()),
                query_of(index, object.clone())
            )
        })
        .collect();
    expect![[r#"
        form: ?form=a%2Fb%20c ?form=a%20b&form=c%2Cd&form=%C3%A9 ?G=x%26y&R=100
        joined: ?joined=a%2Fb%20c ?joined=a%20b,c%2Cd,%C3%A9 ?joined=G,x%26y,R,100
        space: ?space=a%2Fb%20c ?space=a%20b%20c%2Cd%20%C3%A9 ?space=G%20x%26y%20R%20100
        pipe: ?pipe=a%2Fb%20c ?pipe=a%20b%7Cc%2Cd%7C%C3%A9 ?pipe=G%7Cx%26y%7CR%7C100
        deep: ?deep=a%2Fb%20c ?deep%5B0%5D=a%20b&deep%5B1%5D=c%2Cd&deep%5B2%5D=%C3%A9 ?deep%5BG%5D=x%26y&deep%5BR%5D=100
        free: ?free=a/b%20c ?free=a%20b&free=c,d&free=%C3%A9 ?G=x%26y&R=100
        json: ?json=%22a%2Fb%20c%22 ?json=%5B%22a%20b%22%2C%22c%2Cd%22%2C%22%C3%A9%22%5D ?json=%7B%22G%22%3A%22x%26y%22%2C%22R%22%3A100%7D
        odd name[]: ?odd%20name%5B%5D=a%2Fb%20c ?odd%20name%5B%5D=a%20b&odd%20name%5B%5D=c%2Cd&odd%20name%5B%5D=%C3%A9 ?G=x%26y&R=100
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

#[test]
fn deep_objects_nest() {
    let nested = value!({"a": {"b": [1, 2], "c": [{"d": 1}, {"d": 2}]}, "n": null, "t": true});
    expect!["?deep%5Ba%5D%5Bb%5D=1&deep%5Ba%5D%5Bb%5D=2&deep%5Ba%5D%5Bc%5D%5B0%5D%5Bd%5D=1&deep%5Ba%5D%5Bc%5D%5B1%5D%5Bd%5D=2&deep%5Bt%5D=true"]
        .assert_eq(&query_of(4, nested));
    let mut bottomless = value!(1);
    for _ in 0..100 {
        bottomless = value!({ "a": bottomless });
    }
    expect!["error: GET /q (query): a value of `deep` is nested more than 32 deep"].assert_eq(&query_of(4, bottomless));
}

#[test]
fn what_is_not_there_is_not_sent() {
    assert_eq!(query_of(0, value!(null)), "");
    assert_eq!(query_of(0, value!([])), "");
    assert_eq!(query_of(1, value!({})), "");
    assert_eq!(query_of(4, value!({"a": null})), "");
    assert_eq!(query_of(0, value!("")), "?form=");
    assert_eq!(query_of(0, value!([null, 1])), "?form=1");
}

#[test]
fn reserved_characters_cannot_end_the_parameter() {
    assert_eq!(query_of(5, value!("repo:a/b+is:open&x=1#y %2F%zz[]")), "?free=repo:a/b+is:open%26x=1%23y%20%2F%25zz[]");
}

#[test]
fn numbers_and_escapes_keep_their_text() {
    assert_eq!(query_of(0, value!(9_007_199_254_740_993_u64)), "?form=9007199254740993");
    assert_eq!(query_of(0, value!("\"\\\u{1F600}\n")), "?form=%22%5C%F0%9F%98%80%0A");
    assert_eq!(
        query_of(1, value!([[1, "]"], {"a": "}"}, "],["])),
        "?joined=%5B1%2C%22%5D%22%5D,%7B%22a%22%3A%22%7D%22%7D,%5D%2C%5B"
    );
}

endpoint!(Paths: Value, Value = get("paths", "/{simple}/{apart}/{label}/{labels}/{matrix}/{matrices}/end").params(&[
    path("simple"),
    path("apart").explode(true),
    path("label").style(Style::Label),
    path("labels").style(Style::Label).explode(true),
    path("matrix").style(Style::Matrix),
    path("matrices").style(Style::Matrix).explode(true),
]));

fn path_of(value: Value) -> String {
    let client = silent();
    let call: Call<Paths> = client.call();
    let call = (0..6).fold(call, |call, index| call.arg(index, &value));
    sent(call).lines().next().unwrap().to_owned()
}

#[test]
fn path_styles() {
    expect!["GET /v1/a%20b/a%20b/.a%20b/.a%20b/;matrix=a%20b/;matrices=a%20b/end"].assert_eq(&path_of(value!("a b")));
    expect!["GET /v1/1,2/1,2/.1,2/.1.2/;matrix=1,2/;matrices=1;matrices=2/end"].assert_eq(&path_of(value!([1, 2])));
    expect!["GET /v1/G,x,R,1/G=x,R=1/.G,x,R,1/.G=x.R=1/;matrix=G,x,R,1/;G=x;R=1/end"]
        .assert_eq(&path_of(value!({"G": "x", "R": 1})));
}

fn pet(id: &str) -> String {
    let client = silent();
    let call: Call<GetPet> = client.call();
    sent(call.arg(0, id)).lines().next().unwrap().to_owned()
}

#[test]
fn a_path_value_stays_one_segment() {
    let hostile = [
        "a/b",
        "..",
        ".",
        "",
        "..\\admin",
        "\t..",
        ".\n.",
        "%2e%2e",
        "a?b#c",
        "\0",
        "..;x",
        "...",
        "..%2f",
        "é ",
        "a\r\nb",
    ];
    let table: Vec<String> = hostile.iter().map(|id| format!("{id:?}: {}\n", pet(id))).collect();
    expect![[r#"
        "a/b": GET /v1/pets/a%2Fb
        "..": error: GET /pets/{id} (getPet): a path parameter makes a segment `.` or `..`: another resource would be called
        ".": error: GET /pets/{id} (getPet): a path parameter makes a segment `.` or `..`: another resource would be called
        "": error: GET /pets/{id} (getPet): the path parameter `id` is empty: another resource would be called
        "..\\admin": GET /v1/pets/..%5Cadmin
        "\t..": error: GET /pets/{id} (getPet): a path parameter makes a segment `.` or `..`: another resource would be called
        ".\n.": error: GET /pets/{id} (getPet): a path parameter makes a segment `.` or `..`: another resource would be called
        "%2e%2e": GET /v1/pets/%252e%252e
        "a?b#c": GET /v1/pets/a%3Fb%23c
        "\0": GET /v1/pets/%00
        "..;x": GET /v1/pets/..%3Bx
        "...": GET /v1/pets/...
        "..%2f": GET /v1/pets/..%252f
        "é ": GET /v1/pets/%C3%A9%20
        "a\r\nb": GET /v1/pets/a%0D%0Ab
    "#]]
    .assert_eq(&table.concat());
}

/// reqwest must not change the URL: the same segments, whatever the value.
#[test]
fn no_value_changes_the_segments() {
    let alphabet = [".", "/", "\\", "\t", "\n", "%2e", "%2F", "\0", "?", "#", "a", "é", ";", "@", ":", " "];
    for first in alphabet {
        for second in alphabet {
            for third in alphabet {
                let id = [first, second, third].concat();
                let client = silent();
                let call: Call<GetPet> = client.call();
                let Ok(request) = call.arg(0, &id).request() else { continue };
                let url = url::Url::parse(&request.uri().to_string()).unwrap();
                let segments: Vec<_> = url.path_segments().unwrap().collect();
                assert_eq!(segments[..2], ["v1", "pets"], "{id:?}");
                assert_eq!(segments.len(), 3, "{id:?}");
                let value = percent_encoding::percent_decode_str(segments[2]).decode_utf8().unwrap();
                assert_eq!(value, id);
                assert_eq!((url.query(), url.fragment(), url.host_str()), (None, None, Some("eu.lab.example")));
            }
        }
    }
}

endpoint!(Glued: Value, Value = get("", "/x/{a}{b}/y z?fixed=1").params(&[path("a"), path("b"), query("q")]));

#[test]
fn segments_of_several_values() {
    let client = silent();
    let call = |a: &str, b: &str| client.call::<Glued>().arg(0, a).arg(1, b).arg(2, "q");
    check_line(call("1", "2"), expect!["GET /v1/x/12/y%20z?fixed=1&q=q"]);
    check_line(
        call(".", "."),
        expect![
            "error: GET /x/{a}{b}/y z?fixed=1: a path parameter makes a segment `.` or `..`: another resource would be called"
        ],
    );
    check_line(
        client.call::<Glued>().arg(0, "1"),
        expect!["error: GET /x/{a}{b}/y z?fixed=1: the path parameter `b` has no value"],
    );
}

endpoint!(Heads: Value, Value = get("heads", "/h").params(&[
        header("X-One"),
        header("X-Apart").explode(true),
        header("X-Json").media("application/json"),
        cookie("one"),
        cookie("two"),
        cookie("three").explode(false),
    ]).replies(&[text(200)]));

#[test]
fn headers_and_cookies() {
    let client = silent();
    let object = value!({"a": 1, "b": "x y"});
    let call: Call<Heads> = client.call();
    let call = call.arg(0, &object).arg(1, &object).arg(2, &object);
    let request = call.arg(3, "a;b=c").arg(4, &value!([1, 2])).arg(5, &object).request().unwrap();
    assert_eq!(request.headers()["cookie"], "one=a%3Bb%3Dc; two=1; two=2; three=a,1,b,x%20y");
    expect![[r#"
        GET /v1/h
        accept: text/plain, */*;q=0.5
        user-agent: lab
        x-one: a,1,b,x y
        x-apart: a=1,b=x y
        x-json: {"a":1,"b":"x y"}
        cookie: [hidden]
    "#]]
    .assert_eq(&run(show(request)).unwrap());
}

#[test]
fn header_values_cannot_begin_a_line() {
    let client = silent();
    for value in ["a\r\nX-Evil: 1", "a\nb", "a\0b", "a\u{7f}"] {
        let error = client.call::<Heads>().arg(0, value).request().unwrap_err();
        assert!(error.is_build());
        assert_eq!(
            error.to_string(),
            "GET /h (heads): the value of the header `X-One` has characters that a header cannot hold"
        );
        assert!(client.call::<Heads>().header("X-Other", value).request().unwrap_err().is_build());
    }
    check_line(
        client.call::<Heads>().header("X Evil\r\n", "1"),
        expect![[r#"error: GET /h (heads): `X Evil\r\n` is not a header name"#]],
    );
}

#[test]
fn what_one_call_wants() {
    let client = silent();
    let call = client.call::<Heads>().arg(0, "1").header("x-one", "2").header("accept", "text/csv").query("a b", "&");
    check(
        call.server("https://other.example/x/"),
        expect![[r#"
            GET /x/h?a%20b=%26
            accept: text/csv
            user-agent: lab
            x-one: 2
        "#]],
    );
}

/// Headers that frame the message could cut its body, or make a second request of the rest.
#[test]
fn framing_headers_cannot_be_set() {
    const FRAMING: [&str; 10] = [
        "Content-Length",
        "transfer-encoding",
        "Connection",
        "Upgrade",
        "TE",
        "Trailer",
        "Keep-Alive",
        "Proxy-Connection",
        "Proxy-Authorization",
        "Host",
    ];
    const PARAMS: [Param; 10] = {
        let mut params = [header("Host"); 10];
        let mut at = 0;
        while at < 10 {
            params[at] = header(FRAMING[at]);
            at += 1;
        }
        params
    };
    const ALWAYS: Fixed = fixed(Place::Header, "Content-Length", "5");
    endpoint!(Params: Value, Value = post("params", "/x").params(&PARAMS));
    endpoint!(Always: Value, Value = post("always", "/x").behavior(&behavior().fixed(&[ALWAYS])));
    let client = silent();
    for (index, name) in FRAMING.iter().enumerate() {
        let reason = match *name {
            "Host" => "the header `Host` can only be set with `Builder::header`".to_owned(),
            name => format!("the header `{name}` cannot be set: it belongs to the connection, not to the request"),
        };
        let error = client.call::<Params>().header(name, "5").request().unwrap_err();
        assert!(error.is_build());
        assert_eq!(error.to_string(), format!("POST /x (params): {reason}"));
        let error = client.call::<Params>().arg(index, "5").request().unwrap_err();
        assert_eq!(error.to_string(), format!("POST /x (params): {reason}"));
        if *name != "Host" {
            let error = Client::builder().transport(Script::new()).header(*name, "5").build().unwrap_err();
            assert_eq!(error.to_string(), reason);
        }
    }
    let error = client.call::<Always>().request().unwrap_err();
    assert!(error.to_string().contains("the header `Content-Length` cannot be set"), "{error}");
}

/// The builder's `Host` is the name of one server.
#[test]
fn the_host_header_is_for_the_base_url() {
    endpoint!(Up: Value, Value = get("up", "/x").servers(&[abi::server("https://up.example")]));
    let client = Client::builder().transport(Script::new()).header("Host", "lab.internal").trust("https://o.example");
    let client = client.build().unwrap();
    let host =
        |request: crate::PreparedRequest| request.headers().get("host").map(|host| host.to_str().unwrap().to_owned());
    assert_eq!(host(client.call::<GetPet>().arg(0, "1").request().unwrap()).as_deref(), Some("lab.internal"));
    assert_eq!(host(client.call::<GetPet>().arg(0, "1").server("https://o.example").request().unwrap()), None);
    assert_eq!(host(client.call::<Up>().request().unwrap()), None);
}

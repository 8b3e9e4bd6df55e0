//! Templates: fixed parameters, bodies, and values that try to be more than values.

use expect_test::expect;

use super::*;

const fn maybe(place: Place, name: &'static str, value: &'static str) -> Fixed<'static> {
    fixed(place, name, value).optional(true)
}

/// A connector with variables.
const SHOP: &Connector = &connector("shop")
    .servers(&[abi::server("https://{store}.shop.example/")])
    .schemes(&[scheme("token", auth::bearer())])
    .variables(&[
        abi::setting("store").required(true),
        abi::setting("tenant").kind(abi::ValueType::Integer),
        abi::setting("key").secret(true),
        abi::setting("version").default("\"2\""),
    ])
    .behavior(&behavior().fixed(&[
        fixed(Place::Query, "v", "{{ version }}"),
        maybe(Place::Header, "X-Tenant", "t-{{ tenant }}"),
        maybe(Place::Query, "key", "{{key}}"),
    ]));

fn builder() -> crate::Builder<Client> {
    crate::Builder::new(SHOP).transport(Script::new()).user_agent("lab").variable("store", "acme")
}

fn shop() -> Client {
    builder().build().unwrap()
}

endpoint!(List: Value, Value =
    get("list", "/items")
        .params(&[query("tags"), header("X-Trace"), value("since"), cookie("c")])
        .behavior(&behavior().fixed(&[
            fixed(Place::Query, "limit", "10"),
            maybe(Place::Query, "filter[since]", "after {{ since }}"),
            maybe(Place::Query, "tags", "{{ since }}"),
            maybe(Place::Header, "x-trace", "{{ $missing }}"),
            fixed(Place::Header, "User-Agent", "shop/{{ version }}"),
            maybe(Place::Cookie, "lang", "{{ lang }}"),
        ]))
);

#[test]
fn what_is_always_sent() {
    let client = shop();
    check(
        client.call::<List>(),
        expect![[r#"
        GET /items?limit=10&v=2
        accept: application/json, */*;q=0.5
        user-agent: shop/2
    "#]],
    );
    let call = client.call::<List>().arg(0, "own").arg(1, "own").arg(2, "now & then");
    check(
        call.variable("lang", "de; x"),
        expect![[r#"
        GET /items?tags=own&limit=10&filter%5Bsince%5D=after%20now%20%26%20then&v=2
        accept: application/json, */*;q=0.5
        user-agent: shop/2
        x-trace: own
        cookie: [hidden]
    "#]],
    );
    // Values of the call win, however they are set.
    let call = client.call::<List>().query("limit", "2").query("v", "9").header("x-tenant", "7");
    check(
        call.header("user-agent", "me"),
        expect![[r#"
        GET /items?limit=2&v=9
        accept: application/json, */*;q=0.5
        user-agent: me
        x-tenant: 7
    "#]],
    );
    // A placeholder alone keeps its type: a list is one parameter per item.
    check_line(
        client.call::<List>().arg(2, &vec![1, 2]),
        expect!["GET /items?limit=10&filter%5Bsince%5D=after%20%5B1%2C2%5D&tags=1&tags=2&v=2"],
    );
    // Null is nothing.
    check_line(client.call::<List>().arg(2, &None::<i64>), expect!["GET /items?limit=10&v=2"]);
}

#[test]
fn variables_fill_templates() {
    let client = builder().variable("tenant", 7).variable("key", "s3cr3t").variable("version", "x y").build().unwrap();
    check(
        client.call::<List>(),
        expect![[r#"
        GET /items?limit=10&v=x%20y&key=[hidden]
        accept: application/json, */*;q=0.5
        user-agent: shop/x y
        x-tenant: t-7
    "#]],
    );
    let call = client.call::<List>().variable("tenant", 8).variable("version", "z");
    check(
        call,
        expect![[r#"
        GET /items?limit=10&v=z&key=[hidden]
        accept: application/json, */*;q=0.5
        user-agent: shop/z
        x-tenant: t-8
    "#]],
    );
    check(
        client.call::<List>().variable("tenant", "eight"),
        expect![[r#"
        error: GET /items (list): `tenant` must be an integer
    "#]],
    );
}

#[test]
fn a_missing_value_is_an_error_before_anything_is_sent() {
    endpoint!(Needs: Value, Value =
        get("needs", "/x").behavior(&behavior().fixed(&[fixed(Place::Query, "t", "{{ tenant }}")]))
    );
    endpoint!(Path: Value, Value = get("path", "/{region}/x"));
    endpoint!(Wrong: Value, Value =
        get("wrong", "/x").behavior(&behavior().fixed(&[fixed(Place::Query, "t", "{{ tenant")]))
    );
    let client = shop();
    let script = Script::new();
    let error = run(client.call::<Needs>().into_future()).unwrap_err();
    assert!(error.is_build() && script.requests().is_empty());
    check(
        client.call::<Needs>(),
        expect![[r#"
        error: GET /x (needs): `t` needs a value for `tenant`
    "#]],
    );
    check(
        client.call::<Path>(),
        expect![[r#"
        error: GET /{region}/x (path): the path parameter `region` has no value
    "#]],
    );
    check(
        client.call::<Wrong>(),
        expect![[r#"
            error: GET /x (wrong): the template of `t` is not right: `{{` is not closed by `}}`
        "#]],
    );
}

#[test]
fn path_parameters_that_no_argument_gives() {
    endpoint!(Listed: Value, Value = get("listed", "/{version}/items/{id}").params(&[path("id"), query("q")]));
    endpoint!(Plain: Value, Value = get("plain", "/{version}/items").params(&[path("version"), query("q")]));
    let client = shop();
    check_line(client.call::<Listed>().arg(0, "a/b").arg(1, "x"), expect!["GET /2/items/a%2Fb?q=x&v=2"]);
    check_line(client.call::<Listed>().arg(0, "a").variable("version", "v/3"), expect!["GET /v%2F3/items/a?v=v%2F3"]);
    check_line(client.call::<Plain>().arg(1, "x"), expect!["GET /2/items?q=x&v=2"]);
    check_line(client.call::<Plain>().arg(0, "own").arg(1, "x"), expect!["GET /own/items?q=x&v=own"]);
    check_line(client.call::<Plain>().arg(0, &None::<i64>), expect!["GET /2/items?v=2"]);
    for hostile in ["..", ".", "", "%2e%2E", ".\n."] {
        let sent = sent(client.call::<Plain>().variable("version", hostile));
        assert!(sent.starts_with("error: ") || sent.starts_with("GET /%252e%252E/"), "{hostile:?}: {sent}");
    }
}

/// A value cannot change the text around its placeholder.
#[test]
fn values_do_not_break_out() {
    endpoint!(Hostile: Value, Value =
        post("hostile", "/x")
            .params(&[value("x")])
            .behavior(&behavior().fixed(&[
                fixed(Place::Query, "q", "{{ x }}"),
                fixed(Place::Query, "r", "a-{{ x }}"),
                fixed(Place::Cookie, "c", "{{ x }}"),
            ]))
            .bodies(&[body::json("application/json").template(r#"{"a": "{{ x }}", "b": ["x {{ x }}"]}"#)])
    );
    let client = shop();
    let mut text = String::new();
    for value in ["\"},{\"", "a&b=c#d?e/../f", "\r\nX-Evil: 1", "{{ key }}", "\\", "; d=1", "é\0"] {
        text.push_str(&sent(client.call::<Hostile>().arg(0, value)).replace("user-agent: lab\n", ""));
    }
    expect![[r#"
        POST /x?q=%22%7D%2C%7B%22&r=a-%22%7D%2C%7B%22&v=2
        accept: application/json, */*;q=0.5
        content-type: application/json
        cookie: [hidden]

        {"a":"\"},{\"","b":["x \"},{\""]}
        POST /x?q=a%26b%3Dc%23d%3Fe%2F..%2Ff&r=a-a%26b%3Dc%23d%3Fe%2F..%2Ff&v=2
        accept: application/json, */*;q=0.5
        content-type: application/json
        cookie: [hidden]

        {"a":"a&b=c#d?e/../f","b":["x a&b=c#d?e/../f"]}
        POST /x?q=%0D%0AX-Evil%3A%201&r=a-%0D%0AX-Evil%3A%201&v=2
        accept: application/json, */*;q=0.5
        content-type: application/json
        cookie: [hidden]

        {"a":"\r\nX-Evil: 1","b":["x \r\nX-Evil: 1"]}
        POST /x?q=%7B%7B%20key%20%7D%7D&r=a-%7B%7B%20key%20%7D%7D&v=2
        accept: application/json, */*;q=0.5
        content-type: application/json
        cookie: [hidden]

        {"a":"{{ key }}","b":["x {{ key }}"]}
        POST /x?q=%5C&r=a-%5C&v=2
        accept: application/json, */*;q=0.5
        content-type: application/json
        cookie: [hidden]

        {"a":"\\","b":["x \\"]}
        POST /x?q=%3B%20d%3D1&r=a-%3B%20d%3D1&v=2
        accept: application/json, */*;q=0.5
        content-type: application/json
        cookie: [hidden]

        {"a":"; d=1","b":["x ; d=1"]}
        POST /x?q=%C3%A9%00&r=a-%C3%A9%00&v=2
        accept: application/json, */*;q=0.5
        content-type: application/json
        cookie: [hidden]

        {"a":"é\u0000","b":["x é\u0000"]}
    "#]]
    .assert_eq(&text);
    let request = client.call::<Hostile>().arg(0, "; d=1\r\n").request().unwrap();
    assert_eq!(request.headers()["cookie"], "c=%3B%20d%3D1%0D%0A");
    endpoint!(Header: Value, Value =
        get("header", "/x").params(&[value("x")]).behavior(&behavior().fixed(&[fixed(
            Place::Header,
            "X-A",
            "a {{ x }}",
        )]))
    );
    for value in ["\r\nX-Evil: 1", "\n", "\0", "é\r"] {
        let sent = sent(client.call::<Header>().arg(0, value));
        assert!(sent.contains("characters that a header cannot hold") && !sent.contains("Evil"), "{sent}");
    }
}

#[test]
fn json_bodies() {
    const TEMPLATE: &str = r#"{
        "data": "{{ $body }}", "n": "{{ tenant }}", "s": "n={{ tenant }}", "f": 1.50, "list": ["{{ tags }}", true, null]
    }"#;
    endpoint!(Wrapped: Value, Value =
        post("wrapped", "/x")
            .params(&[value("tags")])
            .bodies(&[body::json("application/json").template(TEMPLATE)])
    );
    let client = builder().variable("tenant", "12345678901234567890").build().unwrap();
    let new = serde_json::json!({"name": "a\"b"});
    check(
        client.call::<Wrapped>().arg(0, &vec!["x".to_owned()]).body(0, &new),
        expect![[r#"
        POST /x?v=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json
        x-tenant: t-12345678901234567890

        {"data":{"name":"a\"b"},"n":12345678901234567890,"s":"n=12345678901234567890","f":1.50,"list":[["x"],true,null]}
    "#]],
    );
    check(
        client.call::<Wrapped>().arg(0, &None::<i64>).body(0, &Body::from("[1]")),
        expect![[r#"
        POST /x?v=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json
        x-tenant: t-12345678901234567890

        {"data":[1],"n":12345678901234567890,"s":"n=12345678901234567890","f":1.50,"list":[null,true,null]}
    "#]],
    );
    check(
        client.call::<Wrapped>().arg(0, "t").body(0, &Body::from("[1")),
        expect![[r#"
        error: POST /x (wrapped): the body is not JSON: expected `,` or `]` at byte 2
    "#]],
    );
    check(
        client.call::<Wrapped>().body(0, &new),
        expect![[r#"
        error: POST /x (wrapped): the body needs a value for `tags`
    "#]],
    );
    // A body that was not given is not sent.
    check(
        client.call::<Wrapped>(),
        expect![[r#"
        POST /x?v=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        x-tenant: t-12345678901234567890
    "#]],
    );
    endpoint!(Spread: Value, Value =
        post("spread", "/x").bodies(&[body::json("application/json")
            .template(r#"{"...": "{{ $body }}", "kind": "{{ version }}", "x": {"...": {"y": 1}}}"#)])
    );
    let call = client.call::<Spread>().body(0, &serde_json::json!({"kind": "mine", "n": null, "é": 1}));
    check(
        call,
        expect![[r#"
        POST /x?v=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json
        x-tenant: t-12345678901234567890

        {"n":null,"é":1,"kind":"2","x":{"y":1}}
    "#]],
    );
    check(
        client.call::<Spread>().body(0, &serde_json::json!([1])),
        expect![[r#"
        error: POST /x (spread): the template of the body is not right: the value of its `...` must be an object
    "#]],
    );
    check(
        client.call::<Spread>().body(0, &serde_json::json!({})),
        expect![[r#"
        POST /x?v=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json
        x-tenant: t-12345678901234567890

        {"kind":"2","x":{"y":1}}
    "#]],
    );
}

#[test]
fn other_bodies() {
    endpoint!(Form: Value, Value = post("form", "/x").bodies(&[body::form("application/x-www-form-urlencoded").template(
        r#"{"grant": "x y", "...": "{{ $body }}", "v": "{{ version }}"}"#,
    )]));
    endpoint!(Text: Value, Value =
        post("text", "/x")
            .params(&[value("who")])
            .bodies(&[body::text("text/plain").template("Hello {{ who }}: {{ $body }}!")])
    );
    endpoint!(Alone: Value, Value =
        post("alone", "/x")
            .bodies(&[body::json("application/json").template(r#"{"version": "{{ version }}"}"#)])
    );
    let client = shop();
    check(
        client.call::<Form>().body(0, &serde_json::json!({"a": "&", "v": 1})),
        expect![[r#"
        POST /x?v=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/x-www-form-urlencoded

        grant=x+y&a=%26&v=2
    "#]],
    );
    check(
        client.call::<Text>().arg(0, "me").body(0, "text \"quoted\"\n"),
        expect![[r#"
        POST /x?v=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: text/plain

        Hello me: text "quoted"
        !
    "#]],
    );
    check(
        client.call::<Alone>(),
        expect![[r#"
        POST /x?v=2
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json

        {"version":"2"}
    "#]],
    );
    endpoint!(Broken: Value, Value =
        post("broken", "/x")
            .bodies(&[body::json("application/json").template(r#"{"version": {{ version }}}"#)])
    );
    check(
        client.call::<Broken>(),
        expect![[r#"
        error: POST /x (broken): the template of the body is not right: it is not JSON
    "#]],
    );
}

/// The value of a secret variable is never shown.
#[test]
fn secrets_in_templates() {
    endpoint!(Secret: Value, Value = get("secret", "/x").behavior(&behavior().fixed(&[
        fixed(Place::Header, "X-Key", "Key {{ key }}"),
        fixed(Place::Cookie, "k", "{{ key }}"),
        fixed(Place::Query, "odd name", "{{ key }}"),
    ])));
    let client = builder().variable("key", "s3cr3t").build().unwrap();
    check(
        client.call::<Secret>(),
        expect![[r#"
        GET /x?odd%20name=[hidden]&v=2&key=[hidden]
        accept: application/json, */*;q=0.5
        user-agent: lab
        x-key: [hidden]
        cookie: [hidden]
    "#]],
    );
}

/// The builder's headers replace default ones, and are not replaced by the description's.
#[test]
fn headers_of_the_builder() {
    endpoint!(Named: Value, Value =
        get("named", "/x").params(&[header("X-Own")]).behavior(
            &behavior()
                .fixed(&[fixed(Place::Header, "Accept", "text/fixed"), fixed(Place::Header, "X-Own", "fixed")]),
        )
    );
    let client = builder().header("accept", "text/mine").build().unwrap();
    check(
        client.call::<Named>().arg(0, &None::<i64>),
        expect![[r#"
        GET /x?v=2
        accept: text/mine
        user-agent: lab
        x-own: fixed
    "#]],
    );
    check(
        shop().call::<Named>().arg(0, "mine"),
        expect![[r#"
        GET /x?v=2
        accept: text/fixed
        user-agent: lab
        x-own: mine
    "#]],
    );
}

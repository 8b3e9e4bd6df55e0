//! Variables of a connector: what is checked before there is a client, and which value counts.

use expect_test::expect;

use super::*;
use crate::Builder;

const STORE: &Connector = &connector("store")
    .servers(&[abi::server("https://{store}.example.com/{{ path }}")])
    .variables(&[
        abi::setting("store").label("Store name").required(true).pattern("^[a-z-]+$"),
        abi::setting("path").default("\"api\""),
        abi::setting("count").label("Count").kind(abi::ValueType::Integer).default("5"),
        abi::setting("ratio").kind(abi::ValueType::Number),
        abi::setting("live").kind(abi::ValueType::Boolean),
        abi::setting("region").values(&["\"eu\"", "\"us\""]),
        abi::setting("size").kind(abi::ValueType::Integer).values(&["1", "2.0"]),
        abi::setting("key").label("Key").secret(true).required(true).pattern("^k-"),
        abi::setting("fixed").default("\"f\"").locked(true),
    ])
    .environments(&[
        abi::environment("live").variables(&[abi::named("count", "6"), abi::named("fixed", "\"live\"")]),
        abi::environment("test").url("https://test.example.com/{path}").variables(&[abi::named("store", "\"t\"")]),
    ]);

endpoint!(Show: Value, Value = get("show", "/x").servers(&[]).behavior(&behavior().fixed(&[
    fixed(Place::Query, "count", "{{ count }}"),
    fixed(Place::Query, "fixed", "{{ fixed }}"),
    fixed(Place::Query, "region", "{{ region }}").optional(true),
    fixed(Place::Query, "other", "{{ other }}").optional(true),
])));

fn builder() -> Builder<Client> {
    Builder::new(STORE).transport(Script::new()).user_agent("lab")
}

fn ready() -> Builder<Client> {
    builder().variable("store", "acme").variable("key", "k-s3cr3t")
}

fn problem(builder: Builder<Client>) -> String {
    builder.build().err().map(|error| error.to_string()).unwrap_or_default() + "\n"
}

#[test]
fn what_is_wrong_is_said_at_once() {
    let table = [
        problem(builder()),
        problem(builder().variable("store", "ACME").variable("count", "x").variable("key", "s3cr3t")),
        problem(ready().variable("ratio", "x").variable("live", "yes").variable("region", "asia")),
        problem(ready().variable("size", 3).variable("fixed", "x").header("X", "a\nb").trust("no")),
        problem(ready().environment("staging")),
        problem(ready().variable("path", "a?b")),
    ];
    let text = table.concat();
    assert!(!text.contains("s3cr3t"));
    expect![[r#"
        Store name (`store`) is missing: set it with `variable`; Key (`key`) is missing: set it with `variable`
        Store name (`store`) must match `^[a-z-]+$`; Count (`count`) must be an integer; Key (`key`) must match `^k-`
        `ratio` must be a number; `live` must be `true` or `false`; `region` must be one of: eu, us
        `size` must be one of: 1, 2.0; `fixed` is fixed and cannot be set: remove it; `trust`: the base URL is relative: give the whole one, with `https://`; the value of the header `X` has characters that a header cannot hold
        unknown environment `staging`; the description declares: live, test
        the value of the server variable `path` has characters that a URL gives a meaning
    "#]].assert_eq(&text);
}

#[test]
fn values_that_are_right() {
    for (name, value) in [
        ("count", "-7"),
        ("count", " 18446744073709551615 "),
        ("count", "7.0"),
        ("ratio", "1e-3"),
        ("live", "true"),
        ("region", "us"),
        ("size", "2"),
        ("size", "1.0"),
        ("unknown", "x"),
    ] {
        assert_eq!(problem(ready().variable(name, value)), "\n", "{name} {value}");
    }
    for (name, value) in [("count", "7.5"), ("count", "true"), ("ratio", "NaN"), ("ratio", "1,5"), ("live", "1")] {
        assert_ne!(problem(ready().variable(name, value)), "\n", "{name} {value}");
    }
}

#[test]
fn which_value_counts() {
    let line = |builder: Builder<Client>, call: &dyn Fn(Call<Show>) -> String| {
        let client = builder.build().unwrap();
        let line = call(client.call());
        format!("{} {}\n", client.base_url(), line.lines().next().unwrap_or_default())
    };
    let plain = |call: Call<Show>| sent(call);
    let text = [
        line(ready(), &plain),
        line(ready().variable("count", 8), &plain),
        line(ready().variable("count", 8), &|call| sent(call.variable("count", 9).variable("other", "o"))),
        line(ready().environment("live"), &plain),
        line(ready().environment("live").variable("count", 8), &plain),
        line(builder().variable("key", "k-1").environment("test"), &plain),
        line(ready().environment("test").base_url("https://own.example.com"), &plain),
        line(ready(), &|call| sent(call.variable("fixed", "x"))),
        line(ready(), &|call| sent(call.variable("region", "asia"))),
    ];
    expect![[r#"
        https://acme.example.com/api GET /api/x?count=5&fixed=f
        https://acme.example.com/api GET /api/x?count=8&fixed=f
        https://acme.example.com/api GET /api/x?count=9&fixed=f&other=o
        https://acme.example.com/api GET /api/x?count=6&fixed=live
        https://acme.example.com/api GET /api/x?count=8&fixed=live
        https://test.example.com/api GET /api/x?count=5&fixed=f
        https://own.example.com GET /x?count=5&fixed=f
        https://acme.example.com/api error: GET /x (show): `fixed` is fixed: it cannot be set
        https://acme.example.com/api error: GET /x (show): `region` must be one of: eu, us
    "#]]
    .assert_eq(&text.concat());
}

/// A token in the URL itself, as some bots have it.
#[test]
fn a_secret_in_the_base_url_is_not_shown() {
    const BOT: &Connector = &connector("")
        .servers(&[abi::server("https://{v}/bot{key}/")])
        .variables(&[abi::setting("v").default("\"x.example\""), abi::setting("key").secret(true)]);
    let client: Client = Builder::new(BOT).transport(Script::new()).variable("key", "s3cr3t").build().unwrap();
    assert_eq!(format!("{client:?}"), r#"Client { base_url: "https://x.example/bot[hidden]", .. }"#);
    let request = client.call::<GetPet>().arg(0, "1").request().unwrap();
    assert_eq!(request.uri(), "https://x.example/bots3cr3t/pets/1");
}

/// An environment is a whole place: no endpoint's own server leads out of it.
#[test]
fn an_environment_keeps_endpoints_with_servers_of_their_own() {
    endpoint!(Upload: Value, Value = get("upload", "/x").servers(&[abi::server("https://up.example.com/")]));
    let host = |builder: Builder<Client>| {
        let request = builder.build().unwrap().call::<Upload>().request().unwrap();
        request.uri().host().unwrap().to_owned()
    };
    assert_eq!(host(ready()), "up.example.com");
    assert_eq!(host(ready().environment("live")), "up.example.com");
    assert_eq!(host(ready().environment("test")), "test.example.com");
}

#[test]
fn no_variable_makes_another_host() {
    for hostile in ["a@evil", "evil/", "evil#", "evil?", "a\\b", "evil%2f", "a b", "", "x.evil.example/"] {
        let built = builder().variable("key", "k-1").variable("store", hostile).build();
        assert!(built.is_err(), "{hostile}");
    }
}

/// A pattern takes time in proportion to its text, whatever it is.
#[test]
fn patterns_are_linear() {
    const SLOW: &Connector =
        &connector("").servers(&[abi::server("https://x.example")]).variables(&[abi::setting("v").pattern("^(a+)+$")]);
    let text = "a".repeat(5000) + "!";
    let built = Builder::<Client>::new(SLOW).transport(Script::new()).variable("v", text).build();
    expect!["`v` must match `^(a+)+$`"].assert_eq(&built.err().unwrap().to_string());
    const BROKEN: &Connector = &SLOW.variables(&[abi::setting("v").pattern("(?=x)")]);
    let built = Builder::<Client>::new(BROKEN).transport(Script::new()).variable("v", "x").build();
    expect!["`v` cannot be checked: its pattern `(?=x)` is none that is understood"]
        .assert_eq(&built.err().unwrap().to_string());
}

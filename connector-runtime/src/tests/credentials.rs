//! Credentials on the wire: which alternative is taken, where each goes, and where none may go.

use expect_test::expect;

use super::*;
use crate::Builder;

const SECRET: &str = "s3cr3t";

macro_rules! needing {
    ($name:ident $(: $security:expr)?) => {
        endpoint!($name: Value, Value = get("op", "/x")$(.security($security))?.replies(&[json(200)]));
    };
}
needing!(Silent);
needing!(Nothing: &[]);
needing!(Token: &[needs(&["token"])]);
needing!(Maybe: &[needs(&[]), needs(&["token"])]);
needing!(Either: &[needs(&["token"]), needs(&["key", "user"]), needs(&["param"])]);
needing!(Digest: &[needs(&["digest"])]);
needing!(Crumb: &[needs(&["crumb"])]);

fn builder() -> Builder<Client> {
    Client::builder().transport(Script::new())
}

/// Credentials of a request: the header lines and query that carry them, in clear text.
fn carried<E: Endpoint>(builder: Builder<Client>) -> String {
    let client = builder.build().unwrap();
    match client.call::<E>().request() {
        Err(error) => {
            assert!(error.is_auth());
            error.to_string()
        }
        Ok(request) => {
            let debug = format!("{:?}", request.headers());
            assert!(!debug.contains(SECRET), "{debug}");
            let mut all: Vec<String> = request.uri().query().map(|query| format!("?{query}")).into_iter().collect();
            let headers = request.headers().iter().filter(|(_, value)| value.is_sensitive());
            all.extend(headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())));
            assert!(!run(show(request)).unwrap().contains(SECRET));
            all.join(" ")
        }
    }
}

#[test]
fn alternatives() {
    let none = builder;
    let token = || builder().bearer(SECRET);
    let key = || builder().api_key("key", SECRET);
    let both = || key().basic("me", SECRET);
    let table = [
        ("nothing needed", carried::<Nothing>(token())),
        ("nothing said, nothing set", carried::<Silent>(none())),
        ("nothing said, two set", carried::<Silent>(both())),
        ("token", carried::<Token>(token())),
        ("token, none set", carried::<Token>(none())),
        ("token, another set", carried::<Token>(both())),
        ("optional, none set", carried::<Maybe>(none())),
        ("optional, set", carried::<Maybe>(token())),
        ("either, first set", carried::<Either>(token().api_key("param", SECRET))),
        ("either, half set", carried::<Either>(key())),
        ("either, both set", carried::<Either>(both())),
        ("either, query", carried::<Either>(builder().credential("param", "s3cr3t&/"))),
        ("cookie", carried::<Crumb>(builder().credential("crumb", "s3cr3t; x=1"))),
        ("other", carried::<Digest>(builder().credential("digest", SECRET))),
    ];
    let table: Vec<_> = table.iter().map(|(name, text)| format!("{name}: {text}\n")).collect();
    expect![[r#"
        nothing needed: 
        nothing said, nothing set: 
        nothing said, two set: authorization: Basic bWU6czNjcjN0 x-key: s3cr3t
        token: authorization: Bearer s3cr3t
        token, none set: GET /x (op): no credential is set; it needs `token`
        token, another set: GET /x (op): no credential is set; it needs `token`
        optional, none set: 
        optional, set: authorization: Bearer s3cr3t
        either, first set: authorization: Bearer s3cr3t
        either, half set: GET /x (op): no credential is set; it needs `token`, or `key` and `user`, or `param`
        either, both set: authorization: Basic bWU6czNjcjN0 x-key: s3cr3t
        either, query: ?api%20key=s3cr3t%26%2F
        cookie: cookie: sid=s3cr3t%3B%20x%3D1
        other: authorization: Digest s3cr3t
    "#]]
    .assert_eq(&table.concat());
}

#[test]
fn a_header_of_the_call_counts_and_stays() {
    let client = builder().bearer(SECRET).build().unwrap();
    let request = client.call::<Token>().header("Authorization", "Bearer mine").request().unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer mine");
    assert!(request.headers()["authorization"].is_sensitive());
    let client = builder().build().unwrap();
    let request = client.call::<Either>().header("X-Key", "k").header("Authorization", "Basic x").request().unwrap();
    assert_eq!(request.headers()["x-key"], "k");
    let error = client.call::<Either>().header("X-Key", "k").request().unwrap_err();
    assert!(error.is_auth());
}

#[test]
fn credentials_stay_with_their_origin() {
    let client = builder().bearer(SECRET).header("X-Key", SECRET).build().unwrap();
    let hosts = [
        "https://eu.lab.example/other",
        "https://eu.lab.example:443",
        "http://eu.lab.example",
        "https://eu.lab.example:444",
        "https://us.lab.example",
        "https://eu.lab.example.evil.example",
        "https://eu.lab.example@evil.example",
    ];
    let outcome = |url: &str| match client.call::<Token>().server(url).request() {
        Ok(request) => request.headers()["authorization"].to_str().unwrap().to_owned(),
        Err(error) => error.to_string(),
    };
    let table: Vec<_> = hosts.iter().map(|url| format!("{url}: {}\n", outcome(url))).collect();
    expect![[r#"
        https://eu.lab.example/other: Bearer s3cr3t
        https://eu.lab.example:443: Bearer s3cr3t
        http://eu.lab.example: GET /x (op): credentials go to https://eu.lab.example and not to http://eu.lab.example; the builder's `trust` allows it
        https://eu.lab.example:444: GET /x (op): credentials go to https://eu.lab.example and not to https://eu.lab.example:444; the builder's `trust` allows it
        https://us.lab.example: GET /x (op): credentials go to https://eu.lab.example and not to https://us.lab.example; the builder's `trust` allows it
        https://eu.lab.example.evil.example: GET /x (op): credentials go to https://eu.lab.example and not to https://eu.lab.example.evil.example; the builder's `trust` allows it
        https://eu.lab.example@evil.example: GET /x (op): the base URL holds a user name or password: set them as credentials
    "#]]
    .assert_eq(&table.concat());
    let request = client.call::<Maybe>().server("https://evil.example").request().unwrap();
    assert!(!run(show(request)).unwrap().contains("hidden"));
    let trusting = builder().bearer(SECRET).trust("https://us.lab.example").build().unwrap();
    assert!(trusting.call::<Token>().server("https://us.lab.example/x").request().is_ok());
}

#[test]
fn servers_and_variables() {
    let url = |builder: Builder<Client>| match builder.build() {
        Ok(client) => client.base_url().to_owned(),
        Err(error) => format!("error: {error}"),
    };
    let table = [
        url(builder()),
        url(builder().variable("region", "us")),
        url(builder().variable("region", "evil.example/#")),
        url(builder().server(1)),
        url(builder().base_url("http://localhost:8080/api/")),
        url(builder().base_url("/v1")),
        url(builder().base_url("ftp://x")),
        url(builder().base_url("https://me:s3cr3t@x")),
        url(builder().base_url("https://x/?key=s3cr3t")),
        url(builder().credential("tokn", SECRET)),
        url(builder().header("X", "a\r\nb")),
    ];
    expect![[r#"
        https://eu.lab.example/v1
        https://us.lab.example/v1
        error: the server variable `region` may be: eu, us
        error: no server 1: the document declares 1, counted from 0; set another with `server`
        http://localhost:8080/api
        error: the base URL is relative: give the whole one, with `https://`
        error: the base URL has the scheme `ftp`; only http and https can be called
        error: the base URL holds a user name or password: set them as credentials
        error: the base URL has a query or a fragment
        error: the document has no auth scheme `tokn`; did you mean `token`?
        error: the value of the header `X` has characters that a header cannot hold
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

#[test]
fn a_variable_makes_no_other_host() {
    use crate::request::base::expand;
    use crate::request::variables::Variables;
    const VARIABLES: &[abi::Variable] = &[abi::variable("v", "d")];
    let server = |url| abi::server(url).variables(VARIABLES);
    let expanded = |url, value: &str| {
        let given = [("v".to_owned(), value.to_owned())].into();
        let given = Variables::settle(CONNECTOR, None, given, &mut Vec::new());
        expand(&server(url), &given).map(|base| base.url).unwrap_or_else(|_| "refused".to_owned())
    };
    for value in ["a@evil", "evil/", "evil#", "evil?", "a\\b", "evil%2f", "a b", "\t", "①"] {
        assert_eq!(expanded("https://{v}.x.example/", value), "refused", "{value:?}");
    }
    for value in ["../x", "a/..", "?", "#", "a b", "\\", "@"] {
        assert_eq!(expanded("https://x.example/{v}", value), "refused", "{value:?}");
    }
    assert_eq!(expanded("https://x.example/{v}", "api/v2"), "https://x.example/api/v2");
    assert_eq!(expanded("https://{v}/api", "localhost:8080"), "https://localhost:8080/api");
    assert_eq!(expanded("{v}/api", "http://localhost:8080"), "http://localhost:8080/api");
}

endpoint!(Upload: Value, Value =
    get("up", "/x").servers(&[abi::server("https://up.lab.example/")]).security(&[needs(&["token"])])
);
endpoint!(Beside: Value, Value =
    get("beside", "/x")
        .servers(&[abi::server("/{version}").variables(&[abi::variable("version", "v2")])])
        .security(&[needs(&["token"])])
);

#[test]
fn servers_of_an_operation() {
    let uri = |builder: Builder<Client>| {
        let client = builder.bearer(SECRET).build().unwrap();
        let (up, beside) = (client.call::<Upload>().request().unwrap(), client.call::<Beside>().request().unwrap());
        assert!(up.headers().contains_key("authorization") && beside.headers().contains_key("authorization"));
        format!("{} {}", up.uri(), beside.uri())
    };
    assert_eq!(uri(builder()), "https://up.lab.example/x https://eu.lab.example/v2/x");
    assert_eq!(uri(builder().variable("version", "v3")), "https://up.lab.example/x https://eu.lab.example/v3/x");
    // Who gives a base URL means it: for a proxy, a mock, a staging system.
    assert_eq!(uri(builder().base_url("http://localhost:1")), "http://localhost:1/x http://localhost:1/x");
}

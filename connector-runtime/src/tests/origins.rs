//! The locations that secrets may and may not reach: by redirects, to other servers, by values in URLs, in texts.

use expect_test::expect;

use super::*;
use crate::{Body, Builder, Redirects};

const SECRET: &str = "s3cr3t";

const fn key_in(place: Place, name: &'static str, optional: bool) -> Fixed<'static> {
    fixed(place, name, "{{ key }}").optional(optional)
}

const AREA: &TokenRequest = &token_request("/{{ realm }}/token");
const HOST: &TokenRequest = &token_request("https://{{ realm }}/token");
const SCHEME: &TokenRequest = &token_request("{{ realm }}://id.example/token");

/// A connector with secrets in its variables.
const BANK: &Connector = &connector("bank")
    .servers(&[abi::server("https://{key}.bank.example/")])
    .schemes(&[
        abi::scheme("area", abi::auth::token(AREA)),
        abi::scheme("host", abi::auth::token(HOST)),
        abi::scheme("scheme", abi::auth::token(SCHEME)),
        scheme("token", auth::bearer()),
    ])
    .variables(&[abi::setting("key").secret(true)]);

fn builder(script: &Script) -> Builder<Client> {
    Builder::new(BANK).transport(script.clone()).user_agent("lab").variable("key", SECRET)
}

fn moved(location: &str) -> http::Response<Body> {
    http::Response::builder().status(302).header("location", location).body(Body::empty()).unwrap()
}

/// Who is asked elsewhere must not choose who gets credentials.
#[test]
fn a_redirect_elsewhere_ends_the_trust() {
    endpoint!(Find: Value, Value = get("find", "/x").bodies(&[body::json("application/json")]));
    let script = Script::new()
        .response(moved("https://evil.example/1"))
        .response(moved("https://evil.example/2"))
        .response(moved("https://eu.lab.example/v1/3"))
        .reply(200, "", "1");
    let client = Client::builder().transport(script.clone()).redirects(Redirects::AnyHost).user_agent("lab");
    let client = client.bearer(SECRET).header("X-Key", SECRET).build().unwrap();
    run(client.call::<Find>().body(0, "mine").into_future()).unwrap();
    expect![[r#"
        GET /v1/x
        accept: application/json, */*;q=0.5
        user-agent: lab
        x-key: [hidden]
        content-type: application/json
        authorization: [hidden]

        "mine"

        GET /1
        accept: application/json, */*;q=0.5

        GET /2
        accept: application/json, */*;q=0.5

        GET /v1/3
        accept: application/json, */*;q=0.5
    "#]]
    .assert_eq(&script.requests().join("\n"));
}

#[test]
fn a_secret_variable_goes_to_no_other_server() {
    endpoint!(Must: Value, Value = get("must", "/x").behavior(&behavior().fixed(&[key_in(Place::Query, "k", false)])));
    endpoint!(May: Value, Value = get("may", "/x").behavior(&behavior().fixed(&[
        key_in(Place::Query, "k", true),
        key_in(Place::Header, "X-K", true),
        key_in(Place::Cookie, "k", true),
    ])));
    let builder = || builder(&Script::new()).base_url("https://bank.example");
    let client = builder().build().unwrap();
    let may = client.call::<May>().server("https://evil.example").request().unwrap();
    assert_eq!(may.uri(), "https://evil.example/x");
    assert!(!format!("{:?}", may.headers()).contains("Sensitive"));
    let error = client.call::<Must>().server("https://evil.example").request().unwrap_err();
    let expected = "GET /x (must): credentials go to https://bank.example and not to https://evil.example; the \
                    builder's `trust` allows it";
    assert_eq!(error.to_string(), expected);
    endpoint!(Path: Value, Value = get("path", "/bot{key}/x").params(&[path("key")]));
    let error = client.call::<Path>().server("https://evil.example").request().unwrap_err();
    assert!(error.is_build() && error.to_string().contains("credentials go to https://bank.example and not"));
    assert!(client.call::<Path>().arg(0, "own").server("https://evil.example").request().is_ok());
    assert!(client.call::<Path>().request().is_ok());
    endpoint!(Login: Value, Value =
        post("login", "/login").bodies(&[body::json("application/json").template(r#"{"key":"{{ key }}"}"#)])
    );
    let error = client.call::<Login>().server("https://evil.example").request().unwrap_err();
    assert!(error.is_build() && error.to_string().contains("credentials go to https://bank.example and not"));
    assert!(client.call::<Login>().request().is_ok());
    let client = builder().trust("https://up.example").build().unwrap();
    assert!(client.call::<Must>().server("https://up.example").request().is_ok());
    assert!(client.call::<Login>().server("https://up.example").request().is_ok());
}

/// An empty segment at the start of a path would be a host to whoever reads it.
#[test]
fn a_value_makes_no_host_out_of_a_path() {
    endpoint!(Beside: Value, Value = get("beside", "/x").servers(&[abi::server("/{area}/v2")]));
    let beside = |area| {
        let client = builder(&Script::new()).variable("area", area).build().unwrap();
        client.call::<Beside>().request().map_or_else(|error| error.to_string(), |request| request.uri().to_string())
    };
    assert_eq!(beside("a"), "https://s3cr3t.bank.example/a/v2/x");
    for area in ["", "/evil.example"] {
        assert_eq!(beside(area), "GET /x (beside): a variable makes another host out of the server's URL", "{area:?}");
    }
    let client = |url: &'static str, value: &str| {
        use crate::request::variables::Variables;
        let given = [("v".to_owned(), value.to_owned())].into();
        let given = Variables::settle(CONNECTOR, None, given, &mut Vec::new());
        crate::request::base::expand(&abi::server(url), &given)
            .map(|base| base.url)
            .unwrap_or_else(|_| "refused".into())
    };
    assert_eq!(client("https://{v}/api", ""), "refused");
    assert_eq!(client("https://{v}x.example/api", ""), "https://x.example/api");
    assert_eq!(client("{v}://x.example", "https://evil.example/"), "refused");
    assert_eq!(client("{v}://x.example", "http"), "http://x.example");
}

#[test]
fn a_value_makes_no_host_out_of_a_token_url() {
    macro_rules! needs {
        ($name:ident: $scheme:literal) => {
            endpoint!($name: Value, Value = get($scheme, "/x").security(&[needs(&[$scheme])]));
        };
    }
    needs!(Area: "area");
    needs!(Host: "host");
    needs!(Scheme: "scheme");
    fn ends<E: Endpoint<Error = Value>>(realm: &str) -> String {
        let script = Script::new();
        let client = builder(&script).variable("realm", realm).client_credentials("me", SECRET).build().unwrap();
        let error = run(client.call::<E>().into_future()).map(drop).unwrap_err().to_string();
        format!("{} sent, {}", script.requests().len(), error.rsplit(": ").next().unwrap())
    }
    let table = [
        ends::<Area>("a"),
        ends::<Area>(""),
        ends::<Host>("id.example"),
        ends::<Host>(""),
        ends::<Scheme>("http"),
        ends::<Scheme>("http://evil.example/"),
    ];
    expect![[r#"
        1 sent, the script has no more replies
        0 sent, a variable makes another host out of its URL
        1 sent, the script has no more replies
        0 sent, a variable makes another host out of its URL
        1 sent, the script has no more replies
        0 sent, its URL needs a value for `realm`
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

#[test]
fn a_secret_host_is_in_no_error() {
    endpoint!(Token: Value, Value = get("token", "/x").security(&[needs(&["token"])]));
    endpoint!(List: Page<Value>, Value =
        get("list", "/x")
            .behavior(&behavior().paging(&paging(next::next_url(next_url(Source::Body("/next"))))).select("/d"))
    );
    let script = Script::new().reply(200, "application/json", r#"{"d":[1],"next":"http://s3cr3t.bank.example/"}"#);
    let client = builder(&script).bearer("t").build().unwrap();
    let elsewhere = client.call::<Token>().server("https://evil.example").request().unwrap_err();
    let page = run(client.call::<List>().all(9)).unwrap_err();
    expect![[r#"
        GET /x (token): credentials go to https://[hidden].bank.example and not to https://evil.example; the builder's `trust` allows it
        GET /x (list): its next page is at another origin and not at https://[hidden].bank.example; the builder's `trust` allows it
    "#]]
    .assert_eq(&format!("{elsewhere}\n{page}\n"));
}

/// A plain client has no auth methods: its keys are headers of the builder.
#[test]
fn headers_of_the_builder_go_to_no_other_server() {
    use crate::Client as Plain;
    struct Find;
    impl Endpoint for Find {
        type Output = Value;
        type Error = Undeclared;
        const OPERATION: &'static Operation =
            &get("find", "/x").behavior(&behavior().fixed(&[fixed(Place::Header, "Accept", "text/x")]));
        fn fill(&self, _: &mut Draft) {}
    }
    let builder = Plain::builder().transport(Script::new()).base_url("https://a.example").user_agent("lab");
    let builder = builder.header("X-Api-Key", SECRET).header("Accept", "text/mine");
    let client = builder.trust("https://up.example").build().unwrap();
    let shown = |server: &str| run(show(client.send(Find).server(server).request().unwrap())).unwrap();
    let own = run(show(client.send(Find).request().unwrap())).unwrap();
    expect![[r#"
        GET /x
        accept: text/mine
        user-agent: lab
        x-api-key: s3cr3t

        GET /x
        accept: text/mine
        user-agent: lab
        x-api-key: s3cr3t

        GET /x
        accept: text/x
        user-agent: lab
    "#]]
    .assert_eq(&[own, shown("https://up.example"), shown("https://evil.example")].join("\n"));
    // Headers of the call itself are sent to its server.
    let own = client.send(Find).server("https://evil.example").header("X-Api-Key", "k").request().unwrap();
    assert_eq!(own.headers()["x-api-key"], "k");
}

/// T19: secret variables, in all locations.
#[test]
fn a_secret_variable_is_shown_nowhere() {
    endpoint!(All: Value, Value =
        post("all", "/bot{key}/x")
            .bodies(&[body::json("application/json").template(r#"{"key":"{{ key }}","own":"{{ own }}"}"#)])
            .behavior(&behavior().fixed(&[key_in(Place::Query, "k", false)]))
    );
    let client = builder(&Script::new()).variable("own", "open").build().unwrap();
    let request = client.call::<All>().request().unwrap();
    assert_eq!(request.redacted_url(), "https://[hidden].bank.example/bot[hidden]/x?k=[hidden]");
    let own = client.call::<All>().variable("key", "0th3r-s3cret").request().unwrap();
    let both = run(async { [show(request).await.unwrap(), show(own).await.unwrap()].concat() });
    assert!(!both.contains(SECRET) && !both.contains("0th3r"), "{both}");
    expect![[r#"
        POST /bot[hidden]/x?k=[hidden]
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json

        {"key":"[hidden]","own":"open"}
        POST /bot[hidden]/x?k=[hidden]
        accept: application/json, */*;q=0.5
        user-agent: lab
        content-type: application/json

        {"key":"[hidden]","own":"open"}
    "#]]
    .assert_eq(&both);
}

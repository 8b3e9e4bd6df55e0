//! Instances as text: reading, settings, and reports of problems.

use expect_test::{Expect, expect};

use super::read::{Places, duration, read};
use super::{Instance, names};
use crate::abi::v1::{self as abi, *};
use crate::testing::Script;
use crate::{Builder, Clock as _};

const OAUTH: &TokenRequest = &token_request("https://{{ store }}.id.example/token").fields(&[
    named("id", "{{ client_id }}"),
    named("secret", "{{ client_secret }}"),
    named("shop", "{{ shop_id }}"),
]);

const fn secret(name: &'static str) -> Setting<'static> {
    setting(name).required(true).secret(true)
}

const CONNECTOR: &Connector = &connector("tracker")
    .servers(&[abi::server("https://{store}.example/{version}")
        .variables(&[abi::variable("version", "v1").values(&["v1", "v2"])])])
    .variables(&[
        setting("store").label("Store name").required(true).pattern("^[a-z-]+$"),
        setting("shop_id").kind(ValueType::Integer).default("1"),
        setting("region").values(&["\"eu\"", "\"us\""]),
        setting("fixed").default("\"x\"").locked(true),
    ])
    .environments(&[environment("staging").url("https://stage.example").variables(&[named("store", "\"stage\"")])])
    .schemes(&[
        abi::scheme("oauth", abi::auth::token(OAUTH)).fields(&[secret("client_id"), secret("client_secret")]),
        abi::scheme("apiToken", abi::auth::bearer()),
        abi::scheme("user", abi::auth::basic()),
    ])
    .security(&[needs(&["oauth"]), needs(&["apiToken"]), needs(&["user"])]);

fn places() -> Places<'static> {
    let file = |path: &std::path::Path| match path.to_str() {
        Some("/etc/lab/secret") => Ok("s3cr3t\r\n".to_owned()),
        _ => Err(std::io::Error::from(std::io::ErrorKind::NotFound)),
    };
    Places::of(|name| (name == "SECRET").then(|| "s3cr3t".to_owned()), file)
}

fn loaded(text: &str) -> Instance {
    read(text, &places()).unwrap()
}

/// The request of one call, as text.
fn wire(instance: &Instance) -> String {
    let script = Script::new().reply(200, "application/json", r#"{"access_token":"t"}"#).reply(200, "", "1");
    let bare = crate::tests::Bare(script.clone());
    let client = Builder::<Core>::new(CONNECTOR).instance(instance).transport(bare).user_agent("lab").build();
    crate::tests::run(async { client.unwrap().run::<Get>(Draft::new(Get::OPERATION)).await.ok() });
    script.requests().join("\n")
}

enum Get {}

impl Endpoint for Get {
    type Output = Value;
    type Error = Value;
    const OPERATION: &'static Operation = &abi::get("get", "/x");
}

const WHOLE: &str = r#"
connector = "tracker"
environment = "staging"
auth = "oauth"
timeout = "1.5s"
connect_timeout = 2
rate_limit = { amount = 5, per = "1m", burst = 1, on_exceed = "error" }
[variables]
store = "acme"
shop_id = 7
[credentials]
apiToken = { env = "SECRET" }
[credentials.oauth]
client_id = "me"
client_secret = { file = "secret" }
"#;

#[test]
fn a_whole_instance() {
    let instance = loaded(WHOLE);
    assert_eq!(instance.check(CONNECTOR), []);
    expect![[r#"
        POST /token
        accept: application/json
        user-agent: lab
        content-type: application/x-www-form-urlencoded

        id=me&secret=s3cr3t&shop=7

        GET /x
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]
    "#]]
    .assert_eq(&wire(&instance));
    expect![[r#"Instance { connector: Some("tracker"), environment: Some("staging"), auth: Some("oauth"), variables: ["shop_id", "store"], credentials: ["apiToken", "oauth"], .. }"#]].assert_eq(&format!("{instance:?}"));
    assert!(!format!("{instance:?}").contains("s3cr3t"));
    let json = r#"{"variables": {"store": "acme"}, "credentials": {"apiToken": {"file": "secret"}}}"#;
    expect![[r#"
        GET /v1/x
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]
    "#]]
    .assert_eq(&wire(&loaded(json)));
}

#[test]
fn several_side_by_side() {
    let token = |store: &str| Instance::new().variable("store", store).credential("apiToken", "s3cr3t");
    let client = |instance: Instance| Builder::<Core>::new(CONNECTOR).instance(&instance).build().unwrap();
    let (a, b) = (client(token("a")), client(token("b").variable("version", "v2")));
    assert_eq!((a.base_url(), b.base_url()), ("https://a.example/v1", "https://b.example/v2"));
    let after = Builder::<Core>::new(CONNECTOR).instance(&token("a")).variable("store", "c").build().unwrap();
    assert_eq!(after.base_url(), "https://c.example/v1");
}

#[test]
fn from_the_environment() {
    let pairs = [
        ("LAB_STORE", "acme"),
        ("LAB_SHOP_ID", "9"),
        ("LAB_OAUTH_CLIENT_ID", "me"),
        ("LAB_OAUTH_CLIENT_SECRET", "s3cr3t"),
        ("LAB_UNKNOWN", "x"),
        ("LABEL", "x"),
        ("STORE", "x"),
    ];
    let owned =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    let instance = Instance::new().pairs("LAB", owned(&pairs));
    assert_eq!(instance.check(CONNECTOR), []);
    expect![[r#"
        POST /token
        accept: application/json
        user-agent: lab
        content-type: application/x-www-form-urlencoded

        id=me&secret=s3cr3t&shop=9

        GET /v1/x
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]
    "#]]
    .assert_eq(&wire(&instance));
    let more = [("LAB_API_TOKEN", "s3cr3t"), ("LAB_AUTH", "apiToken"), ("LAB_BASE_URL", "http://localhost:1")];
    let instance = instance.pairs("LAB", owned(&more));
    expect![[r#"
        GET /x
        accept: application/json, */*;q=0.5
        user-agent: lab
        authorization: [hidden]
    "#]]
    .assert_eq(&wire(&instance));
    let over = loaded(WHOLE).pairs("LAB", owned(&[("LAB_STORE", "other"), ("LAB_TIMEOUT", "soon")]));
    let problems: Vec<_> = over.check(CONNECTOR).iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        ["timeout: `timeout` must be a duration: `500ms`, `30s`, `5m`, `1h`, `1d`, or a number of seconds"]
    );
}

fn check(text: &str, expected: Expect) {
    let problems = loaded(text).check(CONNECTOR);
    let text: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    assert!(!text.contains("s3cr3t"), "{text}");
    expected.assert_eq(&text);
}

#[test]
fn everything_that_is_wrong() {
    check(
        "",
        expect![[r#"
        variables.store: it is missing (Store name)
        credentials: none are set; there is `oauth` (client_id, client_secret), or `apiToken` (token), or `user` (username, password)
    "#]],
    );
    check(
        r#"
        connector = "shop"
        environment = "stagin"
        auth = "oath"
        [variables]
        sotre = "s3cr3t"
        shop_id = "s3cr3t"
        region = "s3cr3t"
        fixed = 1
        nothing_like_it = 1
        [credentials]
        usr = "s3cr3t"
        [credentials.oauth]
        client_id = "s3cr3t"
        secret = "s3cr3t"
        "#,
        expect![[r#"
            connector: it is for the connector `shop`, and this is `tracker`
            environment: there is no environment `stagin`; did you mean `staging`?
            variables.nothing_like_it: there is no such variable; there are: fixed, region, shop_id, store, version
            variables.sotre: there is no such variable; did you mean `store`?
            variables.store: it is missing (Store name)
            variables.shop_id: it must be an integer
            variables.region: it must be one of: eu, us
            variables.fixed: it is fixed: it cannot be set
            auth: there is no auth method `oath`; did you mean `oauth`?
            credentials.oauth.secret: it has no such field; there are: client_id, client_secret
            credentials.usr: there is no auth method `usr`; did you mean `user`?
        "#]],
    );
    check(
        "variables.store = \"S3\"\nvariables.version = \"v9\"\n[credentials.oauth]\nclient_id = \"me\"",
        expect![[r#"
        variables.store: it must match `^[a-z-]+$` (Store name)
        credentials.oauth.client_secret: it is missing
    "#]],
    );
    check(
        "variables.store = \"s\"\nvariables.version = \"v9\"\n[credentials]\nuser = \"me:s3cr3t\"",
        expect![[r#"
        the client: the server variable `version` may be: v1, v2
    "#]],
    );
    check(
        "auth = \"oauth\"\nvariables.store = \"s\"\ncredentials.apiToken = \"s3cr3t\"",
        expect![[r#"
        credentials: none are set; there is `oauth` (client_id, client_secret)
    "#]],
    );
    check(
        "base_url = \"s3cr3t\"\nvariables.store = \"s\"\ncredentials.apiToken = \"s3cr3t\"",
        expect![[r#"
        the client: the base URL is relative: give the whole one, with `https://`
    "#]],
    );
}

#[test]
fn what_cannot_be_read() {
    let table = [
        "store = \"s3cr3t\"",
        "[variables]\nstore = \"s3cr3t",
        "{\"variables\": \"s3cr3t\"}",
        "{\"variables\": {\"store\": s3cr3t}}",
        "variables.store = [\"s3cr3t\"]",
        "variables.store = { evn = \"s3cr3t\" }",
        "variables.store = { env = \"NOT_THERE\" }",
        "credentials.oauth.client_secret = { file = \"not/there\" }",
        "timeout = \"s3cr3t\"",
        "rate_limit = { amount = 0 }",
        "rate_limit = { per = 1 }",
        "rate_limit = { amount = 1, brust = 2 }",
        "rate_limit = { amount = 1, on_exceed = \"s3cr3t\" }",
        "connector = []",
    ];
    let errors = table.map(|text| read(text, &places()).unwrap_err().to_string());
    assert!(errors.iter().all(|error| !error.contains("s3cr3t")), "{errors:?}");
    expect![[r#"
        there is no key `store`; there are: auth, base_url, connect_timeout, connector, credentials, environment, rate_limit, timeout, variables
        line 2, column 16: it is not TOML
        `variables` must be a table
        line 1, column 25: it is not JSON (Syntax)
        `variables.store` must be text, a number, `true` or `false`
        `variables.store`: a table here is `{ env = "NAME" }` or `{ file = "PATH" }`
        `variables.store`: the environment variable `NOT_THERE` is not set
        `credentials.oauth.client_secret`: /etc/lab/not/there: entity not found
        `timeout` must be a duration: `500ms`, `30s`, `5m`, `1h`, `1d`, or a number of seconds
        `rate_limit.amount` must be a whole number above 0
        `rate_limit` needs an `amount`
        `rate_limit` has no key `brust`; did you mean `burst`?
        `rate_limit.on_exceed` is `wait` or `error`
        `connector` must be text, a number, `true` or `false`
    "#]].assert_eq(&(errors.join("\n") + "\n"));
    let missing = Instance::from_file("/not/there.toml").unwrap_err().to_string();
    assert!(missing.starts_with("/not/there.toml: "), "{missing}");
}

#[test]
fn times_and_names() {
    let time = |text| duration("t", text).map_or("none".to_owned(), |time| format!("{time:?}"));
    let times = ["500ms", "1.5s", "5 m", "1h", "2d", "7", "", "s", "-1s", "+1s", "1e300s", "NaNs", "5 parsecs"];
    assert_eq!(times.map(time).join(" "), "500ms 1.5s 300s 3600s 172800s 7s none none none none none none none");
    let names = ["store", "clientSecret", "X-Api-Key", "a1B", "URL", "ключ"].map(names::upper);
    assert_eq!(names.join(" "), "STORE CLIENT_SECRET X_API_KEY A1_B URL ____");
}

#[test]
fn its_limit_takes_the_place_of_the_connectors() {
    crate::tests::run(async {
        let script = (0..3).fold(Script::new(), |script, _| script.reply(200, "", "1"));
        let timed = crate::tests::timed::Timed::new(script);
        let instance = loaded("rate_limit = { amount = 1, on_exceed = \"error\" }\nvariables.store = \"a\"")
            .credential("user", "a:b");
        let builder = Builder::<Core>::new(CONNECTOR).instance(&instance).transport(timed.clone()).clock(timed.clone());
        let client = builder.build().unwrap();
        let call = || client.clone().run::<Get>(Draft::new(Get::OPERATION));
        assert!(call().await.is_ok());
        assert!(call().await.is_err_and(|error| error.is_rate_limited()));
        timed.sleep(std::time::Duration::from_secs(1)).await;
        assert!(call().await.is_ok());
    });
}

/// A scheme that declares no field has those that its templates name.
#[test]
fn fields_of_templates() {
    const OPEN: &Connector =
        &CONNECTOR.name("open").schemes(&[abi::scheme("oauth", abi::auth::token(OAUTH))]).security(&[]);
    let instance = Instance::new().variable("store", "x").secret("oauth", "client_id", "a");
    let instance = instance.secret("oauth", "client_secret", "b").secret("oauth", "shop_id", "7");
    assert!(Builder::<Core>::new(OPEN).instance(&instance).transport(Script::new()).build().is_ok());
    assert_eq!(instance.check(OPEN), []);
}

/// Devices, folders and endless files are refused before they are read.
#[cfg(target_os = "linux")]
#[test]
fn only_regular_files_of_a_bounded_size_are_read() {
    let huge = std::env::temp_dir().join(format!("connector-huge-{}.toml", std::process::id()));
    std::fs::File::create(&huge).unwrap().set_len((64 << 20) + 1).unwrap();
    let failed = |path: &std::path::Path| Instance::from_file(path).unwrap_err().to_string();
    let named = failed(&huge).replace(&huge.display().to_string(), "huge.toml");
    let secret = format!("[variables]\nstore = {{ file = '{}' }}", huge.display());
    let inner = Instance::from_text(&secret).unwrap_err().to_string().replace(&huge.display().to_string(), "huge.toml");
    std::fs::remove_file(&huge).unwrap();
    let table = [
        failed(std::path::Path::new("/dev/null")),
        named,
        inner,
        failed(&std::env::temp_dir()).replace(&std::env::temp_dir().display().to_string(), "folder"),
        Instance::from_text("base_url = { file = '/dev/null' }").unwrap_err().to_string(),
        failed(std::path::Path::new("/dev/full")),
    ];
    expect![[r#"
        /dev/null: not a regular file
        huge.toml: file is larger than 64 MiB
        `variables.store`: huge.toml: file is larger than 64 MiB
        folder: not a regular file
        `base_url`: /dev/null: not a regular file
        /dev/full: not a regular file
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

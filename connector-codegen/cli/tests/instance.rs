//! `connector instance`, and calls with one.

mod bed;

use bed::{Bed, listen};
use expect_test::expect;

const TRACKER: &str = r#"connector: 1
name: tracker
servers: ["{{ base }}/{{ store }}"]
environments: { sandbox: { url: "https://sandbox.example.com", variables: { store: test } }, live: {} }
variables:
  base: { label: Base URL, default: "http://localhost" }
  store: { label: Store name, description: "As in the shop's address.", required: true, pattern: "^[a-z]+$" }
  size: { type: integer, default: 20, enum: [10, 20] }
  api_key: { secret: true, required: true }
  build: { default: "7", locked: true }
auth:
  token: { type: bearer, variables: { token: { label: Token, secret: true, required: true } } }
  user: { type: basic }
defaults: { header: { X-Key: "{{ api_key }}", X-Build: "{{ build }}" } }
verify: WhoAmI
endpoints:
  WhoAmI: { method: GET, path: /me, reply: any }
  Find: { method: GET, path: /find, query: { size?: { value: "{{ size }}" }, q: string }, reply: any }
"#;

#[test]
fn a_template_has_every_variable() {
    let bed = Bed::new("instance-new");
    bed.write("tracker.yaml", TRACKER);
    expect![[r#"
        exit 0
        # An instance of tracker.
        connector = "tracker"

        # One of: sandbox, live.
        # environment = "sandbox"

        # Instead of {base}/{store}.
        # base_url = "https://…"

        # One of: token, user.
        # auth = "token"

        [variables]
        # Base URL (text, optional, default http://localhost)
        # base = "http://localhost"
        # Store name (text, matches ^[a-z]+$)
        # As in the shop's address.
        store = ""
        # size (integer, optional, one of 10, 20, default 20)
        # size = 20
        # api_key (text, secret)
        api_key = { env = "TRACKER_API_KEY" }

        [credentials.token]
        # Token (text, secret)
        token = { env = "TRACKER_TOKEN_TOKEN" }

        # [credentials.user]
        # username = ""
        # password = { env = "TRACKER_USER_PASSWORD" }
    "#]]
    .assert_eq(&bed.run("instance new tracker.yaml").text());
    bed.write("plain.yaml", "openapi: 3.0.3\ninfo: { title: Plain, version: '1' }\npaths: { /a: { get: { responses: { '204': { description: A. } } } } }\n\
        components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }\n");
    expect![[r#"
        exit 0
        # An instance of plain.
        connector = "plain"

        base_url = "https://…"

        [credentials.key]
        key = { env = "PLAIN_KEY_KEY" }
    "#]]
    .assert_eq(&bed.run("instance new plain.yaml").text());
}

#[test]
fn what_is_missing_is_said() {
    let bed = Bed::new("instance-check");
    bed.write("tracker.yaml", TRACKER);
    bed.write("empty.toml", "connector = \"tracker\"\n");
    bed.write("wrong.toml", "connector = \"trakker\"\nenvironment = \"livee\"\n[variables]\nstor = \"a\"\nstore = \"A1\"\nsize = 15\nbuild = 8\n[credentials.tokn]\ntoken = \"hush\"\n");
    bed.write("good.toml", "[variables]\nstore = \"acme\"\napi_key = \"hush\"\n[credentials]\nuser = \"me:hush\"\n");
    let ran = |name: &str| bed.run(&format!("instance check tracker.yaml {name}.toml")).text();
    expect![[r#"
        exit 1
        error: missing.toml: No such file or directory (os error 2)
        exit 1
        variables.store: it is missing (Store name)
        variables.api_key: it is missing
        credentials: none are set; there is `token` (token), or `user` (username, password)
        error: empty.toml: 3 problems
        exit 1
        connector: it is for the connector `trakker`, and this is `tracker`
        environment: there is no environment `livee`; did you mean `live`?
        variables.stor: there is no such variable; did you mean `store`?
        variables.store: it must match `^[a-z]+$` (Store name)
        variables.size: it must be one of: 10, 20
        variables.api_key: it is missing
        variables.build: it is fixed: it cannot be set
        credentials.tokn: there is no auth method `tokn`; did you mean `token`?
        error: wrong.toml: 8 problems
        exit 0
        good.toml: nothing is missing
    "#]]
    .assert_eq(&["missing", "empty", "wrong", "good"].map(ran).concat());
}

/// A server that gives back what it was asked, and says no to a wrong key.
fn server() -> String {
    listen(|request| {
        let (head, _) = request.split_once("\n\n").unwrap_or((request, ""));
        let lower = head.to_ascii_lowercase();
        if !lower.contains("x-key: k3y") {
            return "401 Unauthorized\nContent-Type: text/plain\n\nwrong key".to_owned();
        }
        let line = head.lines().next().unwrap_or_default();
        let auth = lower.lines().find(|line| line.starts_with("authorization")).unwrap_or_default().to_owned();
        let text = serde_json::json!({ "asked": line, "auth": auth });
        format!("200 OK\nContent-Type: application/json\n\n{text}")
    })
}

#[test]
fn an_instance_is_called() {
    let bed = Bed::new("instance-call");
    bed.write("tracker.yaml", TRACKER);
    bed.write("key.txt", "k3y\n");
    let url = server();
    let file = |key: &str| {
        format!(
            "[variables]\nbase = \"{url}\"\nstore = \"acme\"\napi_key = {key}\n[credentials.token]\ntoken = \"hush\"\n"
        )
    };
    bed.write("acme.toml", &file("{ file = \"key.txt\" }"));
    bed.write("bad.toml", &file("\"other\""));
    let run = |line: &str| bed.run(line).text().replace(&url, "URL");
    expect![[r#"
        exit 0
        acme.toml: nothing is missing
        WhoAmI: 200 OK
    "#]]
    .assert_eq(&run("instance check tracker.yaml acme.toml --call"));
    expect![[r#"
        exit 1
        bad.toml: nothing is missing
        error: GET /me (WhoAmI): 401 Unauthorized
        wrong key
    "#]]
    .assert_eq(&run("instance check tracker.yaml bad.toml --call"));
    expect![[r#"
        exit 0
        {"asked":"GET /acme/find?q=a&size=20 HTTP/1.1","auth":"authorization: bearer hush"}
    "#]]
    .assert_eq(&run("call tracker.yaml Find -p q=a --instance acme.toml"));
    let other = "call tracker.yaml Find -p q=a --instance acme.toml --variable store=other --variable size=10 \
                 --credential token=mine";
    expect![[r#"
        exit 0
        {"asked":"GET /other/find?q=a&size=10 HTTP/1.1","auth":"authorization: bearer mine"}
    "#]]
    .assert_eq(&run(other));
    expect![[r#"
        exit 0
        GET URL/acme/find?q=a&size=20
        accept: application/json, */*;q=0.5
        user-agent: connector/0.1.0
        x-key: [hidden]
        x-build: 7
        authorization: [hidden]
    "#]]
    .assert_eq(&run("call tracker.yaml Find -p q=a --instance acme.toml --dry-run"));
    expect![[r#"
        exit 0
        GET https://sandbox.example.com/find?q=a&size=20
        accept: application/json, */*;q=0.5
        user-agent: connector/0.1.0
        x-key: [hidden]
        x-build: 7
        authorization: [hidden]
    "#]]
    .assert_eq(&run("call tracker.yaml Find -p q=a --instance acme.toml --environment sandbox --dry-run"));
    expect![[r#"
        exit 1
        error: none.toml: No such file or directory (os error 2)
    "#]]
    .assert_eq(&run("call tracker.yaml Find -p q=a --instance none.toml"));
}

#[test]
fn secret_variables_are_hidden_wherever_they_stand() {
    let bed = Bed::new("instance-secret");
    bed.write(
        "bot.yaml",
        r#"connector: 1
name: bot
servers: ["https://bot.example.com"]
variables: { key: { secret: true, required: true }, extra: { secret: true } }
endpoints:
  Say:
    { method: POST, path: "/bot{{ key }}/say", query: { k: { value: "{{ key }}" }, e: { value: "{{ extra }}", optional: true } },
      body: { template: { key: "{{ key }}", said: "it is {{ key }}" } }, reply: any }
"#,
    );
    bed.write("bot.json", r#"{ "variables": { "key": "a/b\"c" } }"#);
    expect![[r#"
        exit 0
        POST https://bot.example.com/bot[hidden]/say?k=[hidden]
        accept: application/json, */*;q=0.5
        user-agent: connector/0.1.0
        content-type: application/json

        {"key":"[hidden]","said":"it is [hidden]"}
    "#]]
    .assert_eq(&bed.run("call bot.yaml Say --instance bot.json --dry-run").text());
}

#[test]
fn the_environment_counts_before_the_file() {
    let bed = Bed::new("instance-env");
    bed.write("tracker.yaml", TRACKER);
    let url = server();
    bed.write("acme.toml", &format!("[variables]\nbase = \"{url}\"\nstore = \"acme\"\napi_key = \"other\"\n"));
    let environ = [("TRACKER_API_KEY", "k3y"), ("TRACKER_TOKEN", "t0ken"), ("TRACKER_SIZE", "10")];
    let words = ["call", "tracker.yaml", "Find", "-p", "q=a", "--instance", "acme.toml"];
    expect![[r#"
        exit 0
        {"asked":"GET /acme/find?q=a&size=10 HTTP/1.1","auth":"authorization: bearer t0ken"}
    "#]]
    .assert_eq(&bed.with(&words, "", &environ).text());
    let words = ["instance", "check", "tracker.yaml", "acme.toml"];
    expect![[r#"
        exit 0
        acme.toml: nothing is missing
    "#]]
    .assert_eq(&bed.with(&words, "", &environ).text());
    expect![[r#"
        exit 1
        credentials: none are set; there is `token` (token), or `user` (username, password)
        error: acme.toml: 1 problem
    "#]]
    .assert_eq(&bed.with(&words, "", &[]).text());
}

//! Descriptions, checked, listed and called against a server: pages, tokens, outputs, a 200 that is an error.

mod bed;

use bed::{Bed, listen};
use expect_test::expect;
use std::sync::atomic::{AtomicUsize, Ordering};

const DESK: &str = r#"connector: 1
name: desk
servers: ["{{ base }}"]
variables: { base: { required: true } }
auth:
  login: { type: oauth2_password, token: { url: "{{ base }}/token" } }
  key: { type: api_key, in: header, name: X-Key }
types:
  Ticket: { id: integer, title: string }
endpoints:
  ListTickets:
    method: GET
    path: /tickets
    query: { state?: { enum: [open, closed] } }
    reply: { items: /data, type: [Ticket] }
    pagination: { page: { param: page, size: per_page, total_pages: /meta/last_page } }
  CreateTicket:
    method: POST
    path: "/tickets/{{ folder }}"
    path_params: { folder: string }
    variables: { urgent: { type: boolean, required: true } }
    body: { type: Ticket, template: { ticket: "{{ $body }}", urgent: "{{ urgent }}" } }
    reply: { 201: any }
  Soft:
    method: GET
    path: /soft
    auth: none
    reply: any
    success: { at: /ok, equals: true }
  Pick:
    method: GET
    path: /pick
    auth: key
    reply: any
    output: { id: /data/0/id, left: { from: $headers.X-Left, type: integer }, code: $status }
"#;

/// A server with 5 tickets, at most 2 on a page, for whoever has a token.
fn desk() -> (Bed, String) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let bed = Bed::new(&format!("desk-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
    bed.write("desk.yaml", DESK);
    let tokens = AtomicUsize::new(0);
    let url = listen(move |request| {
        let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
        let line = head.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1");
        let json =
            |status: &str, value: serde_json::Value| format!("{status}\nContent-Type: application/json\n\n{value}");
        let token = head.to_ascii_lowercase().split_once("authorization: bearer ").map(|(_, rest)| rest.to_owned());
        let token = token.unwrap_or_default().lines().next().unwrap_or_default().to_owned();
        let allowed = token.starts_with('t');
        let (path, query) = line.split_once('?').unwrap_or((line, ""));
        match path {
            "POST /token" if body.contains("grant_type=password") && body.contains("username=me") => {
                let number = tokens.fetch_add(1, Ordering::Relaxed) + 1;
                json("200 OK", serde_json::json!({ "access_token": format!("t{number}"), "expires_in": 600 }))
            }
            "GET /tickets" if allowed => {
                let page = query
                    .split('&')
                    .find_map(|pair| pair.strip_prefix("page="))
                    .map_or(1, |page| page.parse().unwrap_or(1));
                let ids = (page * 2 - 1..=page * 2).filter(|id| *id <= 5);
                let data: Vec<_> =
                    ids.map(|id| serde_json::json!({ "id": id, "title": format!("T{id} for {token}") })).collect();
                json("200 OK", serde_json::json!({ "data": data, "meta": { "last_page": 3 } }))
            }
            _ if path.starts_with("POST /tickets/") && allowed => {
                json("201 Created", serde_json::json!({ "asked": line, "body": body }))
            }
            "GET /soft" => json("200 OK", serde_json::json!({ "ok": false, "error": "no such desk" })),
            "GET /pick" => json("200 OK\nX-Left: 41", serde_json::json!({ "data": [{ "id": 7 }] })),
            _ => json("403 Forbidden", serde_json::json!({ "asked": line })),
        }
    });
    (bed, url)
}

#[test]
fn a_description_is_checked_and_listed() {
    let (bed, _) = desk();
    expect![[r#"
        exit 0
        desk.yaml: nothing to report
        exit 0
        NAME          DIRECTION  METHOD  PATH               AUTH         PAGING
        ListTickets   receive    GET     /tickets           login | key  page
        CreateTicket  send       POST    /tickets/{folder}  login | key  -
        Soft          receive    GET     /soft              none         -
        Pick          receive    GET     /pick              key          -
    "#]]
    .assert_eq(&(bed.run("check desk.yaml").text() + &bed.run("list desk.yaml").text()));
}

#[test]
fn pages_are_walked_with_one_token() {
    let (bed, url) = desk();
    let login = "--credential login.username=me --credential login.password=pw";
    let run = |line: &str| bed.run(&format!("call desk.yaml {line} --variable base={url} {login}")).text();
    expect![[r#"
        exit 0
        {"id":1,"title":"T1 for t1"}
        {"id":2,"title":"T2 for t1"}
        {"id":3,"title":"T3 for t1"}
        {"id":4,"title":"T4 for t1"}
        {"id":5,"title":"T5 for t1"}
    "#]]
    .assert_eq(&run("ListTickets --all"));
    expect![[r#"
        exit 0
        {"id":1,"title":"T1 for t2"}
        {"id":2,"title":"T2 for t2"}
        {"id":3,"title":"T3 for t2"}
    "#]]
    .assert_eq(&run("ListTickets --all 3").replace(&url, "URL"));
    expect![[r#"
        exit 0
        [{"id":1,"title":"T1 for t3"},{"id":2,"title":"T2 for t3"}]
    "#]]
    .assert_eq(&run("ListTickets -p state=open").replace(&url, "URL"));
}

#[test]
fn a_walk_ends_when_nobody_reads() {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let bed = Bed::new("desk-endless");
    let url = listen(|_| {
        ASKED.fetch_add(1, Ordering::Relaxed);
        "200 OK\nContent-Type: application/json\n\n[1, 2]".to_owned()
    });
    let list = "endpoints: { List: { method: GET, path: /l, reply: [integer], pagination: { page: { param: p }, max_pages: 50 } } }";
    bed.write("endless.yaml", &format!("connector: 1\nname: endless\nservers: [\"{url}\"]\n{list}\n"));
    assert_eq!(bed.unread("call endless.yaml List --all"), 0);
    assert_eq!(ASKED.load(Ordering::Relaxed), 1);
    let ran = bed.run("call endless.yaml List --all");
    assert_eq!((ran.code, ran.stdout.lines().count()), (1, 100));
    assert!(ran.stderr.contains("50 pages"), "{}", ran.stderr);
}

#[test]
fn a_dry_run_fetches_no_token() {
    let (bed, _) = desk();
    let line = "call desk.yaml ListTickets --dry-run --variable base=http://127.0.0.1:1 --credential";
    let whole = format!("{line} login.username=me --credential login.password=pw");
    expect![[r#"
        exit 0
        GET http://127.0.0.1:1/tickets
        accept: application/json, */*;q=0.5
        user-agent: connector/0.1.0
        authorization: [hidden]
        note: the token of `login` is fetched before the request is sent
    "#]]
    .assert_eq(&bed.run(&whole).text());
    expect![[r#"
        exit 1
        error: GET /tickets (ListTickets): the credential of `login` lacks `password`
    "#]]
    .assert_eq(&bed.run(&format!("{line} login.username=me")).text());
    expect![[r#"
        exit 0
        GET http://127.0.0.1:1/tickets
        accept: application/json, */*;q=0.5
        user-agent: connector/0.1.0
        authorization: [hidden]
    "#]]
    .assert_eq(&bed.run(&format!("{line} login=t0ken")).text());
}

#[test]
fn templates_outputs_and_soft_errors() {
    let (bed, url) = desk();
    let run = |line: &str| bed.run(&format!("call desk.yaml {line} --variable base={url}")).text();
    let create = r#"CreateTicket -p folder=a -p urgent=true --body {"id":1,"title":"x"} --credential login.username=me --credential login.password=pw"#;
    expect![[r#"
        exit 0
        {"asked":"POST /tickets/a","body":"{\"ticket\":{\"id\":1,\"title\":\"x\"},\"urgent\":true}"}
    "#]]
    .assert_eq(&run(create));
    expect![[r#"
        exit 2
        error: CreateTicket needs --param urgent=…
    "#]]
    .assert_eq(&run("CreateTicket -p folder=a"));
    expect![[r#"
        exit 1
        error: GET /soft (Soft): 200 OK, but what it holds is a failure
        {
          "error": "no such desk",
          "ok": false
        }
    "#]]
    .assert_eq(&run("Soft"));
    expect![[r#"
        exit 0
        {"id":7,"left":41,"code":200}
    "#]]
    .assert_eq(&run("Pick --credential key=k"));
    expect![[r#"
        exit 1
        error: GET /pick (Pick): no credential is set; it needs `key`
    "#]]
    .assert_eq(&run("Pick"));
}

#[test]
fn an_imported_connector_is_called() {
    let (bed, url) = desk();
    let export = r#"{ "name": "Desk", "authtype": "OAUTH2_PASSWORD", "credentials": { "url": "URL/token", "username": "hush" },
        "endpoints": { "Create": { "method": "POST", "url": "URL/tickets/{{folder}}?n=1", "body_type": "json",
            "body": "{\"title\": \"{{title}}\", \"id\": {{id}}, \"tags\": {{{tags}}} }",
            "testData": "{\"id\": 5, \"tags\": [\"a\"]}" } } }"#;
    bed.write("desk.json", &export.replace("URL", &url));
    assert_eq!(bed.run("import processmaker desk.json --out mine.yaml").code, 0);
    let checked = bed.run("check mine.yaml");
    assert_eq!(checked.text(), "exit 0\nmine.yaml: nothing to report\n");
    bed.write(
        "mine.toml",
        "[credentials.login]\nusername = \"me\"\npassword = \"pw\"\nclient_id = \"c\"\nclient_secret = \"s\"\n",
    );
    expect![[r#"
        exit 0
        mine.toml: nothing is missing
    "#]]
    .assert_eq(&bed.run("instance check mine.yaml mine.toml").text());
    let line = r#"call mine.yaml Create -p folder=f/g -p title=a"b -p id=9 --body ["x"] --instance mine.toml"#;
    expect![[r#"
        exit 0
        {"asked":"POST /tickets/f%2Fg?n=1","body":"{\"title\":\"a\\\"b\",\"id\":9,\"tags\":[\"x\"]}"}
    "#]]
    .assert_eq(&bed.run(line).text());
}

const GRAPH: &str = r#"connector: 1
name: order-graph
servers: [http://127.0.0.1:1]
auth: { user: { type: basic } }
endpoints:
  ListOrders:
    method: POST
    path: /admin
    variables: { first: { type: integer, default: 50 } }
    body: { template: { first: "{{ first }}" } }
"#;

#[test]
fn a_default_fills_a_template_and_a_users_name_is_no_secret() {
    let bed = Bed::new("graph");
    bed.write("graph.yaml", GRAPH);
    let line = "call graph.yaml ListOrders --dry-run --credential user.username=admin --credential user.password=pw";
    expect![[r#"
        exit 0
        POST http://127.0.0.1:1/admin
        accept: */*
        user-agent: connector/0.1.0
        content-type: application/json
        authorization: [hidden]

        {"first":50}
    "#]]
    .assert_eq(&bed.run(line).text());
}

#[test]
fn an_instance_names_its_connector_as_the_description_does() {
    let bed = Bed::new("graph-instance");
    bed.write("graph.yaml", GRAPH);
    bed.write("me.toml", "connector = \"order-graph\"\n[credentials.user]\nusername = \"a\"\npassword = \"b\"\n");
    expect![[r#"
        exit 0
        me.toml: nothing is missing
    "#]]
    .assert_eq(&bed.run("instance check graph.yaml me.toml").text());
}

#[test]
fn what_is_not_safe_is_sent_once() {
    let bed = Bed::new("not-safe");
    let sent = std::sync::Arc::new(AtomicUsize::new(0));
    let count = sent.clone();
    let url = listen(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        "503 Service Unavailable\n\n".to_owned()
    });
    for (safe, times) in [("safe: false", 1), ("reply: none", 2)] {
        bed.write(
            "d.yaml",
            &format!("connector: 1\nname: d\nservers: [{url:?}]\nendpoints:\n  Put: {{ method: PUT, path: /x, retry: {{ attempts: 2, wait: 1ms }}, {safe} }}\n"),
        );
        assert_eq!(bed.run("call d.yaml Put").code, 1);
        assert_eq!(sent.swap(0, Ordering::Relaxed), times, "{safe}");
    }
}

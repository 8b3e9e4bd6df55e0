//! `connector call`, run against a server that says what it was asked.

mod bed;

use bed::{Bed, Ran, listen};
use expect_test::{Expect, expect};

const SHOP: &str = r##"openapi: 3.0.3
info: { title: Shop, version: '1' }
security: [{ token: [] }]
paths:
  /orders/{id}:
    get:
      operationId: orders/get
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: expand, in: query, schema: { type: array, items: { type: string } } }
        - { name: state, in: query, schema: { type: string, enum: [open, closed] } }
        - { name: filter, in: query, style: deepObject, explode: true, schema: { type: object, properties: { min: { type: number } } } }
        - { name: X-Trace, in: header, schema: { type: string } }
        - { name: exact, in: query, schema: { type: boolean } }
      responses:
        '200': { description: It., content: { application/json: { schema: { type: object } } } }
        default: { description: No., content: { application/json: { schema: { type: object } } } }
  /orders:
    post:
      operationId: createOrder
      requestBody:
        required: true
        content:
          application/json: { schema: { type: object } }
          application/x-www-form-urlencoded: { schema: { type: object, properties: { name: { type: string } } } }
      responses: { '201': { description: It., content: { application/json: { schema: {} } } } }
  /notes:
    put:
      operationId: note
      security: [{ user: [] }]
      requestBody: { content: { text/plain: { schema: { type: string } } } }
      responses: { '200': { description: It., content: { text/plain: { schema: { type: string } } } } }
  /photos:
    post:
      operationId: photo
      security: [{ key: [] }]
      requestBody:
        content:
          multipart/form-data:
            schema: { type: object, properties: { title: { type: string }, file: { type: string, format: binary } } }
      responses: { '204': { description: Done. } }
  /raw:
    get:
      operationId: raw
      security: []
      responses: { '200': { description: It., content: { application/octet-stream: { schema: { type: string, format: binary } } } } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    user: { type: http, scheme: basic }
    key: { type: apiKey, in: query, name: api_key }
"##;

/// A server that gives the request back as JSON, text or bytes, and refuses order 404.
fn shop() -> (Bed, String) {
    static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let bed = Bed::new(&format!("call-{}", COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed)));
    bed.write("shop.yaml", SHOP);
    let url = listen(|request| {
        let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
        let line = head.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned();
        let wanted = ["authorization", "content-type", "x-trace"];
        let lower = |line: &str| line.split(':').next().unwrap_or_default().to_ascii_lowercase();
        let headers: Vec<&str> = head.lines().filter(|line| wanted.contains(&lower(line).as_str())).collect();
        match line.split([' ', '?']).nth(1).unwrap_or_default() {
            "/orders/404" => "404 Not Found\nContent-Type: application/json\n\n{\"why\":\"none\"}".to_owned(),
            "/notes" => format!("200 OK\nContent-Type: text/plain\n\n{line}|{}|{body}", headers.join("|")),
            "/photos" => {
                let boundary = body.lines().next().unwrap_or_default().trim_end().to_owned();
                let body = body.replace("\r\n", "\n").replace(&boundary, "BOUNDARY");
                // A 204 has no body: what was asked is told by a failure.
                format!("400 Bad Request\nContent-Type: text/plain\n\n{line}\n{body}")
            }
            "/raw" => "200 OK\nContent-Type: application/octet-stream\n\nraw bytes".to_owned(),
            _ => {
                let text = serde_json::json!({ "asked": line, "headers": headers, "body": body });
                format!(
                    "{}\nContent-Type: application/json\n\n{text}",
                    if body.is_empty() { "200 OK" } else { "201 Created" }
                )
            }
        }
    });
    (bed, url)
}

/// The words of a line; `~` is a space within one.
fn check(line: &str, expect: Expect) {
    let (bed, url) = shop();
    expect.assert_eq(&call(&bed, &url, line, "").text().replace(&url, "URL"));
}

fn call(bed: &Bed, url: &str, line: &str, input: &str) -> Ran {
    let line = format!("call shop.yaml {line} --base-url {url}");
    let words: Vec<String> = line.split_whitespace().map(|word| word.replace('~', " ")).collect();
    bed.words(&words.iter().map(String::as_str).collect::<Vec<_>>(), input)
}

#[test]
fn parameters_are_read_by_their_types() {
    check(
        "orders/get -p id=7 -p expand=a~b -p expand=c -p state=open -p X-Trace=12 -p filter={\"min\":1.50} -p exact=true \
         --credential token=s3cret",
        expect![[r#"
            exit 0
            {"asked":"GET /orders/7?expand=a%20b&expand=c&state=open&filter%5Bmin%5D=1.5&exact=true","body":"","headers":["x-trace: 12","authorization: Bearer s3cret"]}
        "#]],
    );
    check(
        "GET~/orders/{id} -p id=7 -p expand=[\"x\",\"y\"] --credential token=s3cret",
        expect![[r#"
        exit 0
        {"asked":"GET /orders/7?expand=x&expand=y","body":"","headers":["authorization: Bearer s3cret"]}
    "#]],
    );
}

#[test]
fn wrong_words_are_2_and_told() {
    check(
        "orders/get -p id=seven",
        expect![[r#"
        exit 2
        error: the parameter `id` must be an integer
    "#]],
    );
    check(
        "orders/get -p id=1 -p exact=yes",
        expect![[r#"
        exit 2
        error: the parameter `exact` must be true or false
    "#]],
    );
    check(
        "orders/get",
        expect![[r#"
        exit 2
        error: orders/get needs --param id=…
    "#]],
    );
    check(
        "orders/get -p id=1 -p stat=open",
        expect![[r#"
        exit 2
        error: orders/get has no parameter `stat`: did you mean `state`?
        parameters:
          id (path, integer, required)
          expand (query, list)
          state (query, open or closed)
          filter (query, object)
          X-Trace (header, text)
          exact (query, true or false)
    "#]],
    );
    check(
        "orders/get -p id=1 -p state=open -p state=closed",
        expect![[r#"
            exit 2
            error: the parameter `state` is set twice
        "#]],
    );
    check(
        "orders/get -p id",
        expect![[r#"
            exit 2
            error: expected NAME=VALUE
        "#]],
    );
    check(
        "order/get",
        expect![[r#"
            exit 2
            error: unknown endpoint `order/get`: did you mean `orders/get`?
            endpoints:
              orders/get
              createOrder
              note
              photo
              raw
        "#]],
    );
    check(
        "createOrder",
        expect![[r#"
        exit 2
        error: createOrder needs --body JSON|@FILE|-
    "#]],
    );
    check(
        "createOrder --body {",
        expect![[r#"
        exit 2
        error: --body: not JSON: expected a member's name at byte 1
    "#]],
    );
    check(
        "createOrder --body 1 --media text/csv",
        expect![[r#"
            exit 2
            error: createOrder does not accept `text/csv`: expected application/json or application/x-www-form-urlencoded
        "#]],
    );
    check(
        "raw --body 1",
        expect![[r#"
            exit 2
            error: raw has no body
        "#]],
    );
    check(
        "raw -p a=1",
        expect![[r#"
            exit 2
            error: raw has no parameter `a`; it has no parameters
        "#]],
    );
    check(
        "raw --credential tokn=abc",
        expect![[r#"
            exit 2
            error: unknown auth method `tokn`: did you mean `token`?; expected one of token, user, key
        "#]],
    );
    check(
        "raw --credential user.key=abc",
        expect![[r#"
            exit 2
            error: the auth scheme `user` has no field `key`; it has: username, password
        "#]],
    );
    check(
        "raw --timeout soon",
        expect![[r#"
        exit 2
        error: invalid value 'soon' for '--timeout <TIME>': expected `500ms`, `30s`, `5m`, `1h`, `1d`, or a number of seconds, or `none`

        For more information, try '--help'.
    "#]],
    );
}

#[test]
fn a_timeout_is_a_duration_of_descriptions() {
    let (bed, url) = shop();
    for time in ["500ms", "1d", "5", "1.5~h", "none"] {
        let ran = call(&bed, &url, &format!("raw --dry-run --credential token=s3cret --timeout {time}"), "");
        assert!(ran.text().starts_with("exit 0\nGET "), "{time}: {}", ran.text());
    }
}

#[test]
fn bodies_are_inline_from_a_file_or_from_standard_input() {
    let (bed, url) = shop();
    bed.write("order.json", "{ \"b\": 18446744073709551615, \"a\": [] }");
    let ran = |line: &str, input| call(&bed, &url, &format!("{line} --credential token=s3cret"), input).text();
    expect![[r#"
        exit 0
        {"asked":"POST /orders","body":"{\"b\":18446744073709551615,\"a\":[]}","headers":["content-type: application/json","authorization: Bearer s3cret"]}
    "#]].assert_eq(&ran("createOrder --body @order.json", ""));
    expect![[r#"
        exit 0
        {"asked":"POST /orders","body":"[1]","headers":["content-type: application/json","authorization: Bearer s3cret"]}
    "#]].assert_eq(&ran("createOrder --body -", "[1]"));
    let form = "create_order --media application/x-www-form-urlencoded --body {\"name\":\"a&b\"}";
    expect![[r#"
        exit 0
        {"asked":"POST /orders","body":"name=a%26b","headers":["content-type: application/x-www-form-urlencoded","authorization: Bearer s3cret"]}
    "#]].assert_eq(&ran(form, ""));
    assert_eq!(call(&bed, &url, "createOrder --body @none.json", "").code, 2);
}

#[test]
fn text_and_bytes_come_as_they_are() {
    check(
        "note --body \"a~\\\"note\\\"\" --credential user.username=me --credential user.password=pw",
        expect![[r#"
        exit 0
        PUT /notes|content-type: text/plain|authorization: Basic bWU6cHc=|a "note""#]],
    );
    check(
        "note --body plain --credential user=me:pw",
        expect![[r#"
        exit 0
        PUT /notes|content-type: text/plain|authorization: Basic bWU6cHc=|plain"#]],
    );
    check(
        "raw",
        expect![[r#"
        exit 0
        raw bytes"#]],
    );
}

#[test]
fn files_are_parts() {
    let (bed, url) = shop();
    bed.write("cat.png", "meow");
    bed.write("key.txt", "k3y\n");
    let line = "photo --body {\"title\":\"@cat.png\",\"file\":\"@cat.png\"} --credential key=@key.txt";
    expect![[r#"
        exit 1
        error: POST /photos (photo): 400 Bad Request
        POST /photos?api_key=k3y
        BOUNDARY
        Content-Disposition: form-data; name="title"
        Content-Type: text/plain; charset=utf-8

        @cat.png
        BOUNDARY
        Content-Disposition: form-data; name="file"; filename="cat.png"
        Content-Type: application/octet-stream

        meow
        BOUNDARY--
    "#]]
    .assert_eq(&call(&bed, &url, line, "").text());
}

#[test]
fn failures_are_1_with_status_and_body() {
    check(
        "orders/get -p id=404 --credential token=s3cret",
        expect![[r#"
        exit 1
        error: GET /orders/{id} (orders/get): 404 Not Found
        {
          "why": "none"
        }
    "#]],
    );
    check(
        "orders/get -p id=1",
        expect![[r#"
        exit 1
        error: GET /orders/{id} (orders/get): no credential is set; it needs `token`
    "#]],
    );
    let (bed, _) = shop();
    expect![[r#"
        exit 1
        error: GET /raw (raw): cannot connect: Connection refused (os error 111)
    "#]]
    .assert_eq(&call(&bed, "http://127.0.0.1:1", "raw", "").text());
}

#[test]
fn a_dry_run_sends_nothing_and_hides_secrets() {
    let (bed, _) = shop();
    let dry = |line: &str| call(&bed, "https://shop.example/api", &format!("{line} --dry-run"), "").text();
    expect![[r#"
        exit 0
        POST https://shop.example/api/orders
        accept: application/json, */*;q=0.5
        user-agent: connector/0.1.0
        content-type: application/json
        authorization: [hidden]

        {"[hidden]":1}
    "#]]
    .assert_eq(&dry("createOrder --body {\"s3cret\":1} --credential token=s3cret"));
    expect![[r#"
        exit 0
        POST https://shop.example/api/photos?api_key=[hidden]
        accept: */*
        user-agent: connector/0.1.0
        content-type: multipart/form-data; boundary=BOUNDARY

        --BOUNDARY
        Content-Disposition: form-data; name="title"
        Content-Type: text/plain; charset=utf-8

        x
        --BOUNDARY--

    "#]]
    .assert_eq(&dry("photo --body {\"title\":\"x\"} --credential key=k3y"));
}

#[test]
fn a_server_is_needed() {
    let bed = Bed::new("call-nowhere");
    bed.write("shop.yaml", SHOP);
    expect![[r#"
        exit 2
        error: no base URL: the document declares no server; set one with `--base-url`
    "#]]
    .assert_eq(&bed.run("call shop.yaml raw").text());
    let ran = bed.run("call none.yaml raw");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("error[C001]"), "{}", ran.stderr);
}

#[test]
fn a_relative_server_is_seen_from_the_document() {
    let bed = Bed::new("call-relative");
    let url = listen(|request| {
        let line = request.lines().next().unwrap_or_default();
        if line.starts_with("GET /docs/shop.yaml") {
            return format!("200 OK\n\n{}", SHOP.replace("paths:", "servers: [{ url: ../api }]\npaths:"));
        }
        format!("200 OK\nContent-Type: application/octet-stream\n\n{line}")
    });
    assert_eq!(bed.run(&format!("call {url}/docs/shop.yaml raw")).text(), "exit 0\nGET /api/raw HTTP/1.1");
}

const SENSORS: &str = "connector: 1
name: sensors
servers: [{ url: https://sensors.example }]
endpoints:
  Store:
    method: POST
    path: /raw
    body: { format: custom, content_type: application/x-readings, type: [number] }
    reply: { format: custom, content_type: application/x-readings, type: [number] }
  List: { method: GET, path: /list, reply: [string], pagination: { custom: { name: ranges } } }
  Coded:
    method: GET
    path: /raw
    reply: { format: custom, content_type: application/x-readings, items: /list, type: [number] }
    pagination: { link: {} }
";

/// Codecs and strategies are code of a program: the command names the missing ones.
#[test]
fn codecs_and_strategies_are_not_there() {
    let (bed, url) = shop();
    bed.write("sensors.yaml", SENSORS);
    bed.write("encoded", "3:[1],");
    let run = |line: &str| {
        let line = format!("call sensors.yaml {line} --base-url {url}");
        bed.words(&line.split_whitespace().collect::<Vec<_>>(), "").text().replace(&url, "URL")
    };
    let table = [
        run("Store --body [1]"),
        run("Store --body @encoded"),
        run("Store --body @encoded --dry-run"),
        run("List"),
        run("Coded --all"),
    ];
    expect![[r#"
        exit 2
        error: `connector call` has no codec for `application/x-readings`: pass the encoded body with `--body @FILE` or `--body -`

        ---
        exit 0
        raw bytesnote: `connector call` has no codec for `application/octet-stream`: the body is printed as it is

        ---
        exit 0
        POST URL/raw
        accept: application/x-readings, */*;q=0.5
        user-agent: connector/0.1.0
        content-type: application/x-readings

        3:[1],

        ---
        exit 2
        error: `connector call` has no pagination strategy `ranges`: only a program can register it, with `Builder::paging`

        ---
        exit 2
        error: `connector call` has no codec for `application/x-readings`: call it without --all
    "#]].assert_eq(&table.join("\n---\n"));
}

/// For a document, too: its pagination is recognized, and the error for an unpaginated list tells what to do.
#[test]
fn items_of_all_pages_of_a_document() {
    let bed = Bed::new("call-pages");
    bed.write(
        "pages.yaml",
        "openapi: 3.0.4
info: { title: Pages, version: '1' }
paths:
  /books:
    get:
      operationId: listBooks
      parameters: [{ name: cursor, in: query, schema: { type: string } }]
      responses:
        '200':
          description: ''
          content:
            application/json:
              schema: { type: object, properties: { books: { type: array, items: {} }, next_cursor: { type: string } } }
  /one:
    get: { operationId: getOne, responses: { '200': { description: '', content: { application/json: { schema: { type: object } } } } } }
",
    );
    let url = listen(|request| {
        let last = request.contains("cursor=2");
        let body = if last { r#"{"books":[3]}"# } else { r#"{"books":[1,2],"next_cursor":"2"}"# };
        format!(
            "200 OK
Content-Type: application/json

{body}"
        )
    });
    let run = |line: &str| bed.run(&format!("call pages.yaml {line} --base-url {url}")).text();
    expect![[r#"
        exit 0
        1
        2
        3
        ---
        exit 1
        error: expected an array at $, found an object; call the endpoint without --all, or say in a description where its items stand, by `items` of its `reply` (`connector import openapi` writes one to begin with)
    "#]].assert_eq(&(run("listBooks --all") + "---\n" + &run("getOne --all")));
}

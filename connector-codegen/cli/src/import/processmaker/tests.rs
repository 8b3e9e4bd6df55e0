//! Exports in, descriptions out.

use super::{convert, source};
use crate::import::{Notes, yaml};
use crate::json::Json;
use expect_test::{Expect, expect};

fn check(export: &str, expect: Expect) {
    let export = Json::parse(export.as_bytes()).unwrap();
    let mut notes = Notes::default();
    let sources = source::sources(&export);
    assert_eq!(sources.len(), 1);
    let text = match convert(&sources[0], &mut notes) {
        Ok(entries) => yaml::write(&entries),
        Err(stop) => format!("{stop:?}\n"),
    };
    let notes: String = notes.0.iter().map(|note| format!("note: {note}\n")).collect();
    expect.assert_eq(&(text + &notes));
}

/// A connector with one endpoint of these members.
fn one(members: &str, expect: Expect) {
    check(&format!(r#"{{"name": "T", "authtype": "NONE", "endpoints": {{"E": {{{members}}}}}}}"#), expect);
}

#[test]
fn urls_become_servers_paths_and_parameters() {
    one(
        r#""method": "get", "url": "https://{{host}}/users/{{user.id}}/x?a=1&b={{b}}&c={{d}}#top""#,
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["https://{{ host }}"]
        variables:
          host: { required: true }
        endpoints:
          E:
            method: GET
            path: "/users/{{ user_id }}/x"
            path_params: { user_id: string }
            query: { a: { value: "1" }, b: string, c: string }
            reply: any
    "#]],
    );
    one(
        r#""url": "/api/1.0/users/{{id}}", "testData": "{\"id\": 7}""#,
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["{{ processmaker_url }}"]
        variables:
          processmaker_url: { label: The URL of the ProcessMaker server, required: true }
        endpoints:
          E:
            method: GET
            path: "/api/1.0/users/{{ id }}"
            path_params: { id: { type: integer, example: 7 } }
            reply: any
    "#]],
    );
    one(
        r#""url": "{{{base}}}/v1""#,
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["{{ base }}"]
        variables:
          base: { required: true }
        endpoints:
          E: { method: GET, path: /v1, reply: any }
    "#]],
    );
    one(
        r#""url": "https://me:{{pw}}@a.b/x?key=abc""#,
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["https://a.b"]
        variables:
          key: { secret: true, required: true }
        endpoints:
          E: { method: GET, path: /x, query: { key: { value: "{{ key }}" } }, reply: any }
        note: endpoint `E`: the user and password in its URL are left out: write an auth method
        note: endpoint `E`, the parameter `key` of its URL: its value is a secret: it became the variable `key`
    "#]],
    );
    one(
        r#""url": "api.example.com""#,
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["https://api.example.com"]
        endpoints:
          E: { method: GET, path: /, reply: any }
        note: endpoint `E`: its URL has no scheme: `https` is a guess
    "#]],
    );
}

#[test]
fn several_servers() {
    check(
        r#"{"name": "Two", "endpoints": {
            "A": {"url": "https://a.b/x"}, "B": {"url": "https://{{c}}.d/y/{{z}}"}, "C": {"url": "https://a.b/z"}}}"#,
        expect![[r#"
            connector: 1
            name: two
            label: Two
            servers: ["https://a.b"]
            variables:
              c: { required: true }
            endpoints:
              A: { method: GET, path: /x, reply: any }
              B: { method: GET, path: "https://{{ c }}.d/y/{{ z }}", path_params: { z: string }, reply: any }
              C: { method: GET, path: /z, reply: any }
        "#]],
    );
}

#[test]
fn what_no_path_leads_to_is_left_out() {
    check(
        r#"{"name": "Two", "endpoints": {"A": {"url": "https://a.b/x"}, "B": {"url": "{{c}}/y"}, "C": {"url": "https://a.b", "method": "GET IT"}}}"#,
        expect![[r#"
            connector: 1
            name: two
            label: Two
            servers: ["https://a.b"]
            endpoints:
              A: { method: GET, path: /x, reply: any }
            note: endpoint `C`: left out: its method is none of HTTP
            note: endpoint `B`: left out: only a variable says where `{{ c }}` is, and most are at `https://a.b`; describe it by itself
        "#]],
    );
}

#[test]
fn parameters_are_given_optional_fixed_or_secret() {
    one(
        r#""url": "https://a.b/x", "params": [
            {"key": "q", "value": "", "required": true}, {"key": "page", "value": "{{page}}", "required": false},
            {"key": "v", "value": 2}, {"key": "sort", "value": "-{{by}}"}, {"key": "api_key", "value": "abc123"},
            {"key": "{{k}}", "value": "1"}, {"key": "s", "value": "{{#a}}x{{/a}}"}, {"key": "f", "value": "{{ a | base64 }}"}],
          "headers": [{"key": "Content-Type", "value": "application/json"}, {"key": "Accept", "value": "application/json"},
            {"key": "X-Trace", "value": "", "description": "For logs."}, {"key": "Authorization", "value": "Bearer {{token}}"},
            {"key": "X-Secret", "value": "hush"}]"#,
        expect![[r#"
            connector: 1
            name: t
            label: T
            servers: ["https://a.b"]
            variables:
              api_key: { secret: true, required: true }
              token: { secret: true, required: true }
              x_secret: { secret: true, required: true }
            endpoints:
              E:
                method: GET
                path: /x
                query:
                  q: string
                  page?: string
                  v: { value: "2" }
                  sort: { value: "-{{ by }}", optional: true }
                  api_key: { value: "{{ api_key }}" }
                  f?: string
                header:
                  X-Trace?: { type: string, description: For logs. }
                  Authorization: { value: "Bearer {{ token }}" }
                  X-Secret: { value: "{{ x_secret }}" }
                variables: { by: {} }
                reply: any
            note: endpoint `E`, the parameter `api_key`: its value is a secret: it became the variable `api_key`
            note: endpoint `E`, the parameter `{{k}}`: left out: its name is a template
            note: endpoint `E`, the parameter `s`: left out: the section `#a` of its template cannot be carried over
            note: endpoint `E`, the parameter `f`: the filter `base64` is left out: values are encoded for their place
            note: endpoint `E`, the header `Authorization`: its variables are secrets, which an instance fills in
            note: endpoint `E`, the header `X-Secret`: its value is a secret: it became the variable `x_secret`
        "#]],
    );
}

#[test]
fn bodies_become_typed_templates() {
    let body = |body: &str, more: &str, expect| {
        let body = Json::Text(body.to_owned()).line();
        one(&format!(r#""method": "POST", "url": "https://a.b/x", "body": {body}{more}"#), expect);
    };
    body(
        r#"{"name": "{{name}}", "age": {{age}}, "on": {{on}}, "x": "a {{b}} c"}"#,
        r#", "testData": "{\"on\": true}""#,
        expect![[r#"
            connector: 1
            name: t
            label: T
            servers: ["https://a.b"]
            endpoints:
              E:
                method: POST
                path: /x
                variables:
                  name: { required: true }
                  age: { type: number, required: true }
                  "on": { type: boolean, required: true }
                  b: { required: true }
                body: { template: { name: "{{ name }}", age: "{{ age }}", "on": "{{ on }}", x: "a {{ b }} c" } }
                reply: any
            note: endpoint `E`, its body: `age` stands where JSON is: that it is a number is a guess
        "#]],
    );
    body(
        "{{{payload}}}",
        r#", "testData": {"payload": {"a": [1, null]}}"#,
        expect![[r#"
            connector: 1
            name: t
            label: T
            servers: ["https://a.b"]
            endpoints:
              E: { method: POST, path: /x, body: any, reply: any, samples: [{ input: { a: [1, null] } }] }
        "#]],
    );
    body(
        r#"{"data": {{{data}}}, "by": "me"}"#,
        r#", "testData": "{\"data\": [1]}""#,
        expect![[r#"
            connector: 1
            name: t
            label: T
            servers: ["https://a.b"]
            endpoints:
              E:
                method: POST
                path: /x
                body: { template: { data: "{{ $body }}", by: me } }
                reply: any
                samples: [{ input: [1] }]
        "#]],
    );
    body(
        r#"[{{{a}}}, {{{b}}}]"#,
        "",
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["https://a.b"]
        endpoints:
          E: { method: POST, path: /x, body: any, reply: any }
        note: endpoint `E`, its body: it inserts several lists or objects (`a`, `b`): the whole body is an argument
    "#]],
    );
    body(
        r#"{"user": "{{user}}", "n": 1}"#,
        r#", "body_type": "form-data""#,
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["https://a.b"]
        endpoints:
          E:
            method: POST
            path: /x
            variables: { user: { required: true } }
            body: { format: form, template: { user: "{{ user }}", "n": 1 } }
            reply: any
    "#]],
    );
    body(
        "a={{a}}&b=c",
        r#", "headers": [{"key": "content-type", "value": "application/x-www-form-urlencoded"}]"#,
        expect![[r#"
            connector: 1
            name: t
            label: T
            servers: ["https://a.b"]
            endpoints:
              E:
                method: POST
                path: /x
                variables: { a: { required: true } }
                body: { format: form, template: { a: "{{ a }}", b: c } }
                reply: any
        "#]],
    );
    body(
        "<a>{{x}}</a>\n<b/>",
        r#", "headers": [{"key": "Content-Type", "value": "application/xml"}]"#,
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["https://a.b"]
        endpoints:
          E:
            method: POST
            path: /x
            variables: { x: { required: true } }
            body:
              format: text
              content_type: application/xml
              template: |-
                <a>{{ x }}</a>
                <b/>
            reply: any
    "#]],
    );
    body(
        "{{#each}}1{{/each}}",
        "",
        expect![[r#"
        connector: 1
        name: t
        label: T
        servers: ["https://a.b"]
        endpoints:
          E: { method: POST, path: /x, body: any, reply: any }
        note: endpoint `E`, its body: the section `#each` of its template cannot be carried over: the whole body is an argument
    "#]],
    );
}

#[test]
fn secrets_in_bodies_become_variables() {
    let bodies = [
        r#""body": "{\"user\": \"ann\", \"password\": \"HUSH\", \"a\": [{\"client_secret\": \"HUSH\"}], \"pw\": 4711}""#,
        r#""body": {"user": "ann", "pass": "HUSH"}, "body_type": "form-data""#,
        r#""body": "a={{a}}&access_token=HUSH", "body_type": "form-data""#,
        r#""body": "<e><a>{{a}}</a><pw>HUSH</pw></e>", "headers": [{"key": "Content-Type", "value": "text/xml"}]"#,
        r#""body": "{\"a\": {{a}}, \"token\": \"HUSH\", }""#,
        r#""body": "{{{data}}}", "testData": {"data": {"a": 1, "password": "HUSH"}}"#,
        r#""headers": [{"key": "Ocp-Apim-Subscription-Key", "value": "HUSH"}]"#,
    ];
    let texts = bodies.map(|body| {
        let export =
            format!(r#"{{"name": "T", "endpoints": {{"E": {{"method": "POST", "url": "https://a.b/x", {body}}}}}}}"#);
        let mut notes = Notes::default();
        let text = yaml::write(&convert(&Json::parse(export.as_bytes()).unwrap(), &mut notes).unwrap());
        assert!(!text.contains("HUSH") && !notes.0.concat().contains("HUSH"), "{text}{notes:?}");
        text.lines()
            .filter(|line| line.contains("secret:") || line.contains("template:"))
            .map(str::trim)
            .collect::<Vec<_>>()
            .join("\n")
    });
    expect![[r#"
        password: { secret: true, required: true }
        client_secret: { secret: true, required: true }
        pw: { secret: true, required: true }
        template:
        a: [{ client_secret: "{{ client_secret }}" }]
        pass: { secret: true, required: true }
        body: { format: form, template: { user: ann, pass: "{{ pass }}" } }
        access_token: { secret: true, required: true }
        body: { format: form, template: { a: "{{ a }}", access_token: "{{ access_token }}" } }
        pw: { secret: true, required: true }
        body: { format: text, content_type: text/xml, template: "<e><a>{{ a }}</a><pw>{{ pw }}</pw></e>" }
        token: { secret: true, required: true }
        body: { format: text, template: "{\"a\": {{ a }}, \"token\": \"{{ token }}\", }" }

        ocp_apim_subscription_key: { secret: true, required: true }"#]]
    .assert_eq(&texts.join("\n"));
}

#[test]
fn different_secrets_are_different_variables() {
    one(
        r#""method": "POST", "url": "https://a.b/x?token=A", "body": {"token": "B", "old": {"token": "A"}, "new": "{{token_2}}"}"#,
        expect![[r#"
            connector: 1
            name: t
            label: T
            servers: ["https://a.b"]
            variables:
              token: { secret: true, required: true }
              token_3: { secret: true, required: true }
            endpoints:
              E:
                method: POST
                path: /x
                query: { token: { value: "{{ token }}" } }
                variables: { token_2: { required: true } }
                body: { template: { token: "{{ token_3 }}", old: { token: "{{ token }}" }, new: "{{ token_2 }}" } }
                reply: any
            note: endpoint `E`, the parameter `token` of its URL: its value is a secret: it became the variable `token`
            note: endpoint `E`, its body, the value of `token`: it is a secret: it became the variable `token_3`
            note: endpoint `E`, its body, the value of `token`: it is a secret: it became the variable `token`
        "#]],
    );
}

#[test]
fn credentials_become_variables() {
    for (authtype, credentials) in [
        ("BASIC", r#"{"username": "SECRET", "password": "SECRET", "verify_certificate": false}"#),
        ("OAUTH2_BEARER", r#"{"token": "SECRET"}"#),
        ("OAUTH2_PASSWORD", r#"{"url": "https://id.a.b/token", "client_id": "SECRET", "client_secret": "SECRET"}"#),
        ("OAUTH2_PASSWORD", "null"),
        ("DIGEST", r#""SECRET""#),
    ] {
        let export = format!(
            r#"{{"name": "T", "authtype": "{authtype}", "credentials": {credentials}, "endpoints": {{"E": {{"url": "https://a.b"}}}}}}"#
        );
        let mut notes = Notes::default();
        let text = yaml::write(&convert(&Json::parse(export.as_bytes()).unwrap(), &mut notes).unwrap());
        assert!(!text.contains("SECRET") && !notes.0.concat().contains("SECRET"), "{text}");
    }
    check(
        r#"{"name": "T", "authtype": "OAUTH2_PASSWORD", "credentials": {"url": "https://{{host}}/token"},
            "endpoints": {"E": {"url": "https://{{host}}/e"}}}"#,
        expect![[r#"
            connector: 1
            name: t
            label: T
            servers: ["https://{{ host }}"]
            variables:
              host: { required: true }
            auth:
              login:
                type: oauth2_password
                token: { url: "https://{{ host }}/token" }
                variables:
                  username: { required: true }
                  password: { secret: true, required: true }
                  client_id: { required: true }
                  client_secret: { secret: true, required: true }
            endpoints:
              E: { method: GET, path: /e, reply: any }
        "#]],
    );
}

#[test]
fn what_surrounds_a_call() {
    one(
        r#""method": "POST", "url": "https://a.b/x", "timeout": 30, "retry_attempts": "2", "retry_wait_time": 7,
          "outboundConfig": [{"type": "PARAM", "key": "q", "value": "x", "format": "feel"}], "callback": true,
          "dataMapping": [{"key": "name", "value": "data.0.full/name"}, {"key": "code", "value": "$status"},
            {"key": "left", "value": "X-Left"}, {"key": "all", "value": ""}, {"key": "f", "value": "a+b", "format": "feel"},
            {"key": "{{k}}", "value": "a"}]"#,
        expect![[r#"
            connector: 1
            name: t
            label: T
            servers: ["https://a.b"]
            endpoints:
              E:
                method: POST
                path: /x
                reply: any
                output: { name: "/data/0/full~1name", code: $status, left: $headers.X-Left }
                retry: { attempts: 3, wait: "7s", factor: 1, jitter: false }
                timeout: "30s"
            note: endpoint `E`, dataMapping `all`: a call gives the whole body by itself
            note: endpoint `E`, dataMapping `f`: left out: an expression of feel cannot be carried over
            note: endpoint `E`, dataMapping `{{k}}`: left out: a template says where it is
            note: endpoint `E`, retry_attempts: it was sent again after any failure; here only if nothing was sent, or it has `safe` or `key_header`
            note: endpoint `E`, outboundConfig `q`: left out: FEEL cannot be carried over; give the value with the call
            note: endpoint `E`, callback: left out: waiting for a call from outside cannot be carried over
        "#]],
    );
}

#[test]
fn the_connector_of_a_collection_becomes_a_collection() {
    let record = |method: &str, tail: &str| {
        format!(
            r#"{{"method": "{method}", "url": "https://pm.a.b/api/1.0/collections/5/records{tail}", "body": null}}"#
        )
    };
    check(
        &format!(
            r#"{{"name": "my customers", "authtype": "OAUTH2_BEARER", "endpoints": {{
                "ListAll": {}, "GetRecord": {}, "CreateRecord": {}, "Truncate": {}}}}}"#,
            record("GET", ""),
            record("GET", "/{{record_id}}"),
            record("POST", ""),
            record("DELETE", "/truncate"),
        ),
        expect![[r#"
            connector: 1
            name: my-customers
            label: my customers
            servers: ["https://pm.a.b"]
            auth:
              token: { type: bearer, variables: { token: { secret: true, required: true } } }
            collections:
              MyCustomers:
                preset: processmaker
                path: /api/1.0/collections/5/records
                record: { map: any }
                operations: [ListAll, GetRecord, CreateRecord]
            endpoints:
              Truncate: { method: DELETE, path: /api/1.0/collections/5/records/truncate, reply: any }
            note: collection `my customers`: an export does not say what its records hold: give `record` their type
        "#]],
    );
}

#[test]
fn what_is_not_http_is_refused_by_name() {
    check(
        r#"{"name": "Old", "authtype": "WSDL_FILE", "endpoints": {"A": {"method": "SOAP"}}}"#,
        expect![[r#"
        Stop { code: 1, message: "the data connector `Old` is a SOAP service (WSDL_FILE): SOAP by WSDL cannot be carried over. Where the service also takes plain XML by POST, write an endpoint with `body: { format: xml, template: … }`" }
    "#]],
    );
    check(
        r#"{"name": "Mixed", "endpoints": {"A": {"method": "SOAP", "url": "x"}, "B": {"method": "{{m}}", "url": "https://a.b"}, "C": {}}}"#,
        expect![[r#"
            Stop { code: 1, message: "nothing of the data connector `Mixed` can be carried over\n  endpoint `A`: left out: an operation of SOAP by WSDL cannot be carried over\n  endpoint `B`: left out: its method is a template; write one endpoint for each method\n  endpoint `C`: left out: it has no URL" }
            note: endpoint `A`: left out: an operation of SOAP by WSDL cannot be carried over
            note: endpoint `B`: left out: its method is a template; write one endpoint for each method
            note: endpoint `C`: left out: it has no URL
        "#]],
    );
}

#[test]
fn exports_have_many_shapes() {
    let bare = r#"{"name": "T", "authtype": "NONE", "endpoints": "{\"E\": {\"url\": \"https://a.b/x\"}}"}"#;
    let shapes = [
        bare.to_owned(),
        format!("[{bare}]"),
        format!(r#"{{"data": {bare}}}"#),
        format!(r#"{{"type": "x", "export": {{"8f2": {{"type": "DataSource", "attributes": {bare}}}}}}}"#),
        r#"{"name": "T", "authtype": "NONE", "endpoints": [{"purpose": "E", "url": "https://a.b/x"}]}"#.to_owned(),
    ];
    for export in shapes {
        let sources = source::sources(&Json::parse(export.as_bytes()).unwrap());
        assert_eq!(sources.len(), 1, "{export}");
        let text = yaml::write(&convert(&sources[0], &mut Notes::default()).unwrap());
        assert!(text.ends_with("endpoints:\n  E: { method: GET, path: /x, reply: any }\n"), "{text}");
    }
}

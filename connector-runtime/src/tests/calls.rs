//! Details of calls: endpoints that are values, hooks, and the texts of requests.

use std::sync::{Arc, Mutex};

use super::*;
use crate::{Hook, PreparedRequest};

/// An endpoint as `#[derive(Endpoint)]` would make it: a value with its arguments in it.
struct Find {
    id: i64,
    tags: Option<Vec<String>>,
}

impl Endpoint for Find {
    type Output = Value;
    type Error = Undeclared;
    const OPERATION: &'static Operation =
        &get("find", "/find/{id}").params(&[path("id"), query("tags")]).replies(&[json(200)]);

    fn fill(&self, draft: &mut Draft) {
        draft.arg(0, &self.id);
        draft.arg(1, &self.tags);
    }
}

#[test]
fn an_endpoint_that_is_a_value() {
    let client = silent();
    let tags = Some(vec!["a".to_owned(), "b".to_owned()]);
    check_line(client.send(Find { id: 7, tags }), expect_test::expect!["GET /v1/find/7?tags=a&tags=b"]);
    check_line(client.send(Find { id: -7, tags: None }), expect_test::expect!["GET /v1/find/-7"]);
}

#[test]
fn the_last_argument_counts() {
    let client = silent();
    check_line(client.call::<GetPet>().arg(0, "1").arg(0, "2"), expect_test::expect!["GET /v1/pets/2"]);
}

/// Writes down what it sees, and refuses what it is told to.
#[derive(Clone, Default)]
struct Watch {
    seen: Arc<Mutex<Vec<String>>>,
    refuse: Option<&'static str>,
}

impl Watch {
    fn note(&self, text: String) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let refused = self.refuse.is_some_and(|word| text.contains(word));
        self.seen.lock().unwrap().push(text);
        if refused { Err("not today".into()) } else { Ok(()) }
    }
}

impl Hook for Watch {
    fn before(
        &self,
        operation: &crate::Operation<'_>,
        request: &mut PreparedRequest,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        request.headers_mut().insert("x-signed", "yes".parse()?);
        let signed = request.headers().contains_key("authorization");
        self.note(format!("before {} {} {signed}", operation.id, request.uri().path()))
    }

    fn after(
        &self,
        operation: &crate::Operation<'_>,
        response: &mut http::Response<Body>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        self.note(format!("after {} {}", operation.id, response.status()))
    }
}

#[test]
fn hooks_see_what_is_sent_and_what_comes() {
    let script = Script::new().reply(200, "", "1");
    let watch = Watch::default();
    let client = Client::builder().transport(script.clone()).bearer("s").hook(watch.clone()).build().unwrap();
    run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap();
    assert_eq!(*watch.seen.lock().unwrap(), ["before getPet /v1/pets/1 true", "after getPet 200 OK"]);
    assert!(script.requests()[0].contains("x-signed: yes\n"));
}

#[test]
fn a_hook_can_refuse() {
    for (word, sent) in [("before", 0), ("after", 1)] {
        let script = Script::new().reply(200, "", "1");
        let watch = Watch { refuse: Some(word), ..Watch::default() };
        let client = Client::builder().transport(script.clone()).hook(watch).build().unwrap();
        let error = run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap_err();
        assert_eq!(error.to_string(), "GET /pets/{id} (getPet): refused by a hook: not today");
        assert_eq!(script.requests().len(), sent);
    }
}

/// D15: texts that a hook or a user writes about a request contain no secret that the client knows.
#[test]
fn a_request_can_be_logged() {
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<String>>>);
    impl Hook for Log {
        fn before(
            &self,
            _: &crate::Operation<'_>,
            request: &mut PreparedRequest,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            self.0.lock().unwrap().push(format!("{request:?}"));
            Ok(())
        }
    }
    let log = Log::default();
    let client = Client::builder().transport(Script::new().reply(200, "", "1")).user_agent("lab").hook(log.clone());
    let client = client.api_key("param", "s3cr3t").api_key("key", "s3cr3t").api_key("crumb", "s3cr3t").build().unwrap();
    let call = || client.call::<GetPet>().arg(0, "1").query("n", "2");
    let request = call().request().unwrap();
    // The real one is available.
    assert_eq!(request.uri(), "https://eu.lab.example/v1/pets/1?n=2&api%20key=s3cr3t");
    assert_eq!(request.redacted_url(), "https://eu.lab.example/v1/pets/1?n=2&api%20key=[hidden]");
    let shown = format!("{request:?}");
    run(call().into_future()).unwrap();
    assert_eq!(*log.0.lock().unwrap(), [&*shown]);
    expect_test::expect![[r#"PreparedRequest { method: GET, url: "https://eu.lab.example/v1/pets/1?n=2&api%20key=[hidden]", headers: {"accept": "application/json, */*;q=0.5", "user-agent": "lab", "x-key": Sensitive, "cookie": Sensitive}, body: Body(0 bytes) }"#]].assert_eq(&shown);
    assert!(format!("{:?}", request.into_http()).contains("s3cr3t"));
    // Credentials of the call itself, and values in all locations.
    let client = Client::builder().transport(Script::new()).bearer("s3cr3t").build().unwrap();
    let call = client.call::<GetPet>().arg(0, "s3cr3t").query("api key", "mine").query("q", "s3cr3t");
    let url = call.request().unwrap().redacted_url();
    assert_eq!(url, "https://eu.lab.example/v1/pets/[hidden]?api%20key=[hidden]&q=[hidden]");
}

#[test]
fn nothing_secret_is_shown() {
    let client = Client::builder().transport(Script::new()).bearer("s3cr3t").header("X-Key", "s3cr3t").build().unwrap();
    let call = client.call::<GetPet>().arg(0, "s3cr3t").query("q", "s3cr3t");
    assert_eq!(format!("{call:?}"), "Call { operation: \"getPet\", .. }");
    assert_eq!(format!("{client:?}"), "Client { base_url: \"https://eu.lab.example/v1\", .. }");
    assert_eq!(
        format!("{:?}", crate::File::bytes("n", "s3cr3t")),
        "File { name: Some(\"n\"), content_type: None, content: Body(6 bytes) }"
    );
}

/// Calls can be spawned, and kept: what they are made of can go to other threads.
#[test]
fn calls_can_go_to_other_threads() {
    fn send<T: Send>(_: T) {}
    fn send_and_sync<T: Send + Sync>() {}
    let client = silent();
    send(client.call::<GetPet>());
    send(client.call::<GetPet>().into_future());
    send(client.call::<GetPet>().send());
    send_and_sync::<Client>();
    send_and_sync::<Body>();
    send_and_sync::<crate::Error<Value>>();
    send_and_sync::<Reply<GetPet>>();
}

/// A call borrows neither its client nor its arguments: it can be returned, stored and spawned.
#[test]
fn a_call_outlives_its_client() {
    fn owned<T: Send + 'static>(value: T) -> T {
        value
    }
    let script = Script::new().reply(200, "", "1").reply(200, "", "2").reply(200, "", "3");
    let make = |id: &str| client(&script).call::<GetPet>().arg(0, id);
    let (stored, third) = (vec![owned(make("1")), owned(make("2"))], make("3"));
    let answers = run(async {
        let mut tasks = Vec::new();
        for call in stored {
            tasks.push(tokio::spawn(call.into_future()));
        }
        tasks.push(tokio::spawn(async move { third.await }));
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.unwrap().unwrap());
        }
        answers
    });
    assert_eq!(answers, [1, 2, 3].map(Value::from));
}

//! Errors as users see them: joined by `?`, their kind, and the server's message.

use secrecy::SecretString;

use super::*;
use crate::{AnyError, AuthContext, Authenticating, Authenticator, Error, ErrorKind, PreparedRequest};

endpoint!(Find: Value, String = get("find", "/find").replies(&[json(200)]).errors(&[json(404)]));

/// A client with credentials of all forms, and a server that repeats them.
fn speaking(said: &str) -> Client {
    let script = Script::new().reply(400, "text/plain", said);
    let builder = Client::builder().transport(script).user_agent("lab");
    let builder = builder.api_key("key", "k/e y=1&2").basic("ann", "pass/word").credential("token", "short");
    builder.header("Authorization", "Bearer from-a-header").build().unwrap()
}

fn detail_of(said: &str) -> String {
    let error = run(speaking(said).call::<GetPet>().arg(0, "1").into_future()).unwrap_err();
    error.detail().unwrap_or_else(|| "-".to_owned())
}

/// B4: one error type for a function that calls several endpoints.
#[test]
fn a_question_mark_joins_endpoints() {
    async fn sync(script: &Script) -> Result<u64, AnyError> {
        let api = Client::builder().transport(script.clone()).build()?;
        let pet = api.call::<GetPet>().arg(0, "1").await?;
        let found = api.call::<Find>().await?;
        Ok(pet.as_u64().unwrap_or_default() + found.as_u64().unwrap_or_default())
    }
    async fn boxed(script: &Script) -> Result<u64, Box<dyn std::error::Error + Send + Sync>> {
        speaking("").call::<Find>().request()?;
        Ok(sync(script).await?)
    }
    assert_eq!(run(sync(&Script::new().reply(200, "", "1").reply(200, "", "2"))).unwrap(), 3);
    let script = || Script::new().reply(200, "", "1").reply(404, "", r#""no such pet""#);
    let error = run(sync(&script())).unwrap_err();
    assert_eq!(error.to_string(), "GET /find (find): 404 Not Found");
    assert_eq!(format!("{error:?}"), "AnyError(GET /find (find): 404 Not Found)");
    assert_eq!((error.kind(), error.attempts(), error.operation().unwrap().id), (ErrorKind::Status, 1, "find"));
    assert!(error.status().is_some_and(|status| status == 404) && error.is_status() && !error.is_auth());
    // Back to the typed body.
    assert_eq!(error.value::<String>().map(String::as_str), Some("no such pet"));
    assert_eq!(error.value::<Value>(), None);
    let error = error.downcast::<Value>().unwrap_err();
    let error: Error<String> = error.downcast().unwrap();
    assert_eq!(error.into_value().as_deref(), Some("no such pet"));
    let error = run(boxed(&script())).unwrap_err();
    assert!(error.downcast_ref::<AnyError>().is_some_and(AnyError::is_status));
}

#[test]
fn a_client_that_cannot_be_built_is_one_of_them() {
    let build = || -> Result<Client, AnyError> { Ok(Client::builder().credential("tokn", "s3cr3t").build()?) };
    let error = build().unwrap_err();
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::Configuration, None, 0));
    assert!(error.operation().is_none() && error.detail().is_none() && error.value::<String>().is_none());
    assert_eq!(error.to_string(), "the document has no auth scheme `tokn`; did you mean `token`?");
}

#[test]
fn each_error_has_a_kind() {
    let kind = |script: Script| run(client(&script).call::<GetPet>().arg(0, "1").into_future()).unwrap_err().kind();
    assert_eq!(kind(Script::new().reply(500, "", "")), ErrorKind::Status);
    assert_eq!(kind(Script::new().reply(200, "", "{")), ErrorKind::Decode);
    assert_eq!(kind(Script::new()), ErrorKind::Connect);
    let refused = client(&Script::new()).call::<GetPet>().header("Host", "x").request().unwrap_err();
    assert_eq!((refused.kind(), refused.is_build()), (ErrorKind::Build, true));
    let late = Script::new().reply(200, "", "1");
    let late = run(client(&late).call::<GetPet>().arg(0, "1").timeout(std::time::Duration::ZERO).into_future());
    assert_eq!(late.unwrap_err().kind(), ErrorKind::Timeout);
}

/// C7: the server's message is shown only on request.
#[test]
fn the_server_message_is_shown_on_request() {
    let script = Script::new().reply(404, "application/json", r#"{"error":{"message":"no\nsuch pet"}}"#);
    let error = run(client(&script).call::<GetPet>().arg(0, "1").into_future()).unwrap_err();
    assert_eq!(error.detail().as_deref(), Some("no such pet"));
    assert_eq!(format!("{error} | {error:?} | {error:#?}"), {
        let text = "GET /pets/{id} (getPet): 404 Not Found";
        format!("{text} | Error({text}) | Error({text})")
    });
    assert_eq!(format!("{error:#}"), "GET /pets/{id} (getPet): 404 Not Found: no such pet");
    let error = error.erase();
    assert_eq!(format!("{error:#}"), "GET /pets/{id} (getPet): 404 Not Found: no such pet");
    assert_eq!(error.detail().as_deref(), Some("no such pet"));
    let page = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>";
    let script = Script::new().reply(502, "text/html", page);
    let error = run(client(&script).call::<GetPet>().arg(0, "1").into_future()).unwrap_err();
    assert_eq!(error.detail().as_deref(), Some("502 Bad Gateway"));
}

#[test]
fn a_message_shows_no_credential() {
    assert_eq!(detail_of("the key k/e y=1&2 is bad"), "the key [hidden] is bad");
    assert_eq!(detail_of("k%2Fe%20y%3D1%262 k%2fe%20y%3d1%262 k%2Fe+y%3D1%262"), "[hidden] [hidden] [hidden]");
    assert_eq!(detail_of("password pass/word of ann"), "password [hidden] of ann");
    // `ann:pass/word`
    assert_eq!(detail_of("Basic YW5uOnBhc3Mvd29yZA== YW5uOnBhc3Mvd29yZA"), "Basic [hidden]== [hidden]");
    assert_eq!(detail_of("no scope for from-a-header"), "no scope for [hidden]");
    assert_eq!(detail_of("a short word stays"), "a short word stays");
    // A message that is cut does not show a part of a secret.
    let long = format!("{}from-a-header", "a".repeat(495));
    assert_eq!(detail_of(&long), format!("{}[hid…", "a".repeat(495)));
}

#[test]
fn a_message_shows_no_credential_of_the_call() {
    let script = Script::new().reply(400, "", r#"{"message":"of-the-call in-the-query"}"#);
    let call = client(&script).call::<GetPet>().arg(0, "1");
    let call = call.header("Authorization", "Bearer of-the-call").query("api key", "in-the-query");
    let error = run(call.into_future()).unwrap_err();
    assert_eq!(error.detail().as_deref(), Some("[hidden] [hidden]"));
}

/// Adds a secret that the client does not know.
struct Signs;

impl Authenticator for Signs {
    fn authenticate<'a>(&'a self, request: &'a mut PreparedRequest, _: &'a mut AuthContext<'_>) -> Authenticating<'a> {
        Box::pin(async move {
            request.headers_mut().insert("x-signature", http::HeaderValue::from_static("v1 signature-1"));
            request.add_secret_query("sig", "signature/2")?;
            request.hide(SecretString::from("unused"));
            Ok(())
        })
    }
}

#[test]
fn a_message_shows_nothing_that_code_added() {
    let script = Script::new().reply(400, "", r#"{"message":"signature-1 signature/2 signature%2F2"}"#);
    let client = Client::builder().transport(script).authenticator("digest", Signs).build().unwrap();
    let error = run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap_err();
    assert_eq!(error.detail().as_deref(), Some("[hidden] [hidden] [hidden]"));
}

/// One error lists everything that must be changed.
#[test]
fn all_problems_of_a_client_are_listed() {
    let builder = Client::builder().base_url("/v1").trust("lab.example").trust("ftp://x");
    let builder = builder.credential("tokn", "s3cr3t").secret("user", "passwort", "s3cr3t").use_scheme("kee");
    let builder = builder.header("X y", "a").header("X", "a\nb").user_agent("a\nb").environment("live");
    let error = builder.variable("region", "asia").proxy("ftp://me:s3cr3t@x").build().unwrap_err();
    let text = format!("{error:#}\n");
    assert!(!text.contains("s3cr3t"));
    expect_test::expect![[r#"
        the client cannot be built:
        - unknown environment `live`: the description declares none
        - the base URL is relative: give the whole one, with `https://`
        - `trust`: the base URL is relative: give the whole one, with `https://`
        - `trust`: the base URL has the scheme `ftp`; only http and https can be called
        - the document has no auth scheme `kee`; did you mean `key`?
        - the document has no auth scheme `tokn`; did you mean `token`?
        - the auth scheme `user` has no field `passwort`; it has: username, password
        - the value of the header `User-Agent` has characters that a header cannot hold
        - `X y` is not a header name
        - the value of the header `X` has characters that a header cannot hold
        - invalid proxy URL: only `http` and `https` proxies are supported
    "#]]
    .assert_eq(&text);
    assert_eq!(error.problems().len(), text.lines().count() - 1);
    assert_eq!(error.to_string(), error.problems().collect::<Vec<_>>().join("; "));
}

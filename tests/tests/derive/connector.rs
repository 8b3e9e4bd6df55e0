//! `#[derive(Connector)]`.

use super::*;
use connector_runtime::{Connector, Endpoint};
use expect_test::expect;

#[derive(Connector)]
#[connector("fixtures/tracker/api.yaml", only = ["issues/*"])]
struct Tracker(tracker::Client);

#[derive(Connector)]
#[connector("fixtures/tracker/api.yaml", mod = shop, only = ["issues/list"])]
pub(crate) struct Second(shop::Client);

#[derive(Connector)]
#[connector("fixtures/descriptions/notes.yaml")]
struct Notes(notes::Client);

#[test]
fn from_a_description() {
    let script =
        Script::new().reply(200, "application/json", r#"{"notes":[{"key":1,"text":"Milk","tags":[]}],"more":false}"#);
    let api = Notes::builder().transport(script.clone()).user_agent("test").basic("ada", "pw").build().unwrap();
    let all = run(api.notes_list_all("shelf", 2026).all(10)).unwrap();
    assert_eq!(all.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Milk"]);
    assert!(script.requests()[0].starts_with("GET /shelves/shelf/2026/notes?_limit=25\n"), "{:?}", script.requests());
}

#[test]
fn from_a_document() {
    let script = Script::new();
    let tracker = Tracker::builder().transport(script).user_agent("test").bearer("t").build().unwrap();
    let list = tracker.issues_list("me").state(tracker::types::State::Open);
    let request = list.request().unwrap();
    expect![[r#"
        GET /v1/repos/me/issues?state=open
        accept: application/json, */*;q=0.5
        user-agent: test
        authorization: [hidden]
    "#]]
    .assert_eq(&run(connector_runtime::testing::show(request)).unwrap());
    assert_eq!(shop::CONNECTOR.name, tracker::CONNECTOR.name);
    assert!(Second::builder().transport(Script::new()).build().is_ok());
}

#[derive(Endpoint)]
#[endpoint(GET, "/issues", output = Vec<i64>)]
struct ListIssues {
    #[endpoint(query)]
    state: Option<&'static str>,
}

#[derive(Endpoint)]
#[endpoint(GET, "/find/{text}", output = Vec<i64>, auth = none)]
struct Search<'a> {
    text: &'a str,
}

#[derive(Connector)]
#[connector(base_url = "https://api.example/v1", endpoints(ListIssues, find = Search<'_>))]
#[connector(auth(token = bearer, key = api_key(header = "X-Key")))]
struct Issues(Client);

#[test]
fn from_endpoints() {
    let builder = || Issues::builder().transport(Script::new()).user_agent("test");
    let api = builder().bearer("t").build().unwrap();
    assert_eq!(api.base_url(), "https://api.example/v1");
    let text = "x".to_owned();
    expect![[r#"
        GET /v1/issues?state=open
        accept: application/json, */*;q=0.5
        user-agent: test
        authorization: [hidden]
        GET /v1/find/x
        accept: application/json, */*;q=0.5
        user-agent: test
    "#]]
    .assert_eq(
        &[show(api.list_issues(ListIssues { state: Some("open") })), show(api.find(Search { text: &text }))].concat(),
    );
    let by_key = builder().api_key("key", "k").build().unwrap();
    expect![[r#"
        GET /v1/issues
        accept: application/json, */*;q=0.5
        user-agent: test
        x-key: [hidden]
    "#]]
    .assert_eq(&show(by_key.list_issues(ListIssues { state: None })));
    let anonymous = builder().build().unwrap();
    expect![[r#"
        error: GET /issues (ListIssues): no credential is set; it needs `token`, or `key`
    "#]]
    .assert_eq(&show(anonymous.list_issues(ListIssues { state: None })));
    assert_eq!(Issues::CONNECTOR.name, "issues");
}

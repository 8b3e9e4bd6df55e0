//! Replies whose head matters: typed headers of failures, and HEAD, whose replies have no body whatever is declared.

use super::*;
use connector_json::Map;

endpoint!(Probe: (), Map<i64> = get("probe", "/probe").method("HEAD").replies(&[json(200)]).errors(&[json(404)]));

fn answer(status: u16, headers: &[(&str, &str)]) -> Script {
    let mut response = http::Response::new(Body::empty());
    *response.status_mut() = status.try_into().unwrap();
    for (name, value) in headers {
        response.headers_mut().append(http::HeaderName::try_from(*name).unwrap(), value.parse().unwrap());
    }
    Script::new().response(response)
}

#[test]
fn headers_of_a_failure_have_types() {
    let client = client(&answer(503, &[("Retry-After", "7"), ("X-Ids", "1,2"), ("X-Ids", "3")]));
    let error = run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap_err();
    assert_eq!(error.header::<u64>("retry-after"), Some(7));
    assert_eq!(error.header::<String>("Retry-After"), Some("7".to_owned()));
    assert_eq!(error.header::<Vec<i64>>("x-ids"), Some(vec![1, 2]));
    assert_eq!(error.header::<bool>("retry-after"), None);
    assert_eq!(error.header::<u64>("x-none"), None);
    assert_eq!(error.erase().header::<u64>("retry-after"), Some(7));
}

#[test]
fn a_failure_without_a_reply_has_no_headers() {
    let client = client(&Script::new().hang());
    let error = run(client.call::<GetPet>().arg(0, "1").into_future()).unwrap_err();
    assert_eq!(error.header::<u64>("retry-after"), None);
}

#[test]
fn replies_to_head_have_no_body() {
    let long = [("content-type", "application/json"), ("content-length", "99999999999")];
    let reply = run(client(&answer(200, &long)).call::<Probe>().send()).unwrap();
    assert_eq!(reply.header::<u64>("content-length"), Some(99_999_999_999));
    assert!(reply.body().is_empty());
    let error = run(client(&answer(404, &long)).call::<Probe>().into_future()).unwrap_err();
    assert_eq!(error.to_string(), "HEAD /probe (probe): 404 Not Found");
    assert_eq!((error.is_status(), error.value()), (true, None));
}

//! `#[derive(Collection)]`.

use super::*;
use connector_runtime::Collection;
use expect_test::expect;
use http::Response;
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize, Collection)]
#[serde(rename_all = "camelCase")]
#[collection(path = "/customers")]
struct Customer {
    #[collection(id)]
    customer_id: Option<i64>,
    #[collection(read_only)]
    #[serde(default, rename = "created")]
    created_at: Option<String>,
    name: String,
}

fn ann(id: Option<i64>) -> Customer {
    Customer { customer_id: id, created_at: None, name: "Ann".to_owned() }
}

fn line<E: abi::v1::Endpoint>(endpoint: E) -> String {
    let text = sent(endpoint);
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    format!("{} {}", head.lines().next().unwrap(), body).trim_end().to_owned()
}

#[test]
fn rest_sends() {
    let all = [
        line(Customer::list_all()),
        line(Customer::get_record(7)),
        line(Customer::create_record(&ann(Some(7)))),
        line(Customer::update_record(7, &ann(None))),
        line(Customer::delete_record(7)),
    ];
    expect![[r#"
        GET /customers
        GET /customers/7
        POST /customers {"name":"Ann"}
        PUT /customers/7 {"name":"Ann"}
        DELETE /customers/7"#]]
    .assert_eq(&all.join("\n"));
}

#[test]
fn rest_reads() {
    let record = r#"{"customerId":7,"name":"Ann","more":true}"#;
    let next = r#"</customers?after=7>; rel="next""#;
    let mut first = Response::new(format!("[{record}]").into());
    first.headers_mut().insert("link", next.parse().unwrap());
    let script = Script::new()
        .response(first)
        .reply(200, "application/json", "[]")
        .reply(200, "application/json", record)
        .reply(201, "application/json", record)
        .reply(200, "application/json", record)
        .reply(204, "", "")
        .reply(200, "application/json", "{}");
    let api = client(&script);
    assert_eq!(run(api.send(Customer::list_all()).all(100)).unwrap(), [ann(Some(7))]);
    assert_eq!(run(api.send(Customer::get_record(7)).into_future()).unwrap(), ann(Some(7)));
    assert_eq!(run(api.send(Customer::create_record(&ann(None))).into_future()).unwrap(), ann(Some(7)));
    let update = || run(api.send(Customer::update_record(7, &ann(None))).into_future()).unwrap();
    assert_eq!(update(), Some(ann(Some(7))));
    assert_eq!(update(), None, "204 says nothing of it");
    run(api.send(Customer::delete_record(7)).into_future()).unwrap();
    assert!(script.requests()[1].starts_with("GET /customers?after=7\n"));
}

#[derive(Debug, Deserialize)]
struct Problem {
    message: String,
}

/// A record in the shape of ProcessMaker.
#[derive(Debug, PartialEq, Serialize, Deserialize, Collection)]
#[collection(path = "/1.0/collections/{{ collection_id }}/records", preset = "processmaker", name = "Person")]
#[collection(error = Problem)]
struct PersonRecord {
    #[collection(id)]
    id: Option<u64>,
    name: String,
}

#[derive(Serialize)]
struct Change {
    name: Option<&'static str>,
}

fn eve(id: Option<u64>) -> PersonRecord {
    PersonRecord { id, name: "Eve".to_owned() }
}

fn person<E: abi::v1::Endpoint>(endpoint: E) -> String {
    let text = show(client(&Script::new()).send(endpoint).variable("collection_id", 12));
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    format!("{} {}", head.lines().next().unwrap(), body).trim_end().to_owned()
}

#[test]
fn processmaker_sends() {
    let all = [
        person(PersonRecord::list_all()),
        person(PersonRecord::list_all().pmql("data.name = \"Eve\"").order_by("name").per_page(7)),
        person(PersonRecord::get_record(3u64)),
        person(PersonRecord::create_record(&eve(Some(3)))),
        person(PersonRecord::update_record(3u64, &eve(None))),
        person(PersonRecord::patch_record(3u64, &Change { name: None })),
        person(PersonRecord::delete_record(3u64)),
        person(PersonRecord::truncate()),
    ];
    expect![[r#"
        GET /1.0/collections/12/records?per_page=100
        GET /1.0/collections/12/records?pmql=data.name%20%3D%20%22Eve%22&order_by=name&per_page=7
        GET /1.0/collections/12/records/3
        POST /1.0/collections/12/records {"data":{"name":"Eve"}}
        PUT /1.0/collections/12/records/3 {"data":{"name":"Eve"}}
        PATCH /1.0/collections/12/records/3 {"data":{"name":null}}
        DELETE /1.0/collections/12/records/3
        DELETE /1.0/collections/12/truncate"#]]
    .assert_eq(&all.join("\n"));
}

#[test]
fn processmaker_reads() {
    let page =
        |data: &str, at: u32| format!(r#"{{"data":[{data}],"meta":{{"current_page":{at},"last_page":2,"total":2}}}}"#);
    let record = r#"{"id":3,"collection_id":"12","data":{"name":"Eve"},"title":null}"#;
    let script = Script::new()
        .reply(200, "application/json", page(record, 1))
        .reply(200, "application/json", page(r#"{"id":4,"data":{"id":4,"name":"Eve"}}"#, 2))
        .reply(200, "application/json", record)
        .reply(204, "", "")
        .reply(404, "application/json", r#"{"message":"gone"}"#)
        .reply(200, "application/json", page(r#"{"id":4,"data":{"name":7}}"#, 2));
    let api = Client::builder().base_url("https://api.example").transport(script.clone()).build().unwrap();
    let all = run(api.send(PersonRecord::list_all()).variable("collection_id", 12).all(100)).unwrap();
    assert_eq!(all, [eve(Some(3)), eve(Some(4))]);
    let one = || run(api.send(PersonRecord::get_record(3u64)).variable("collection_id", 12).into_future());
    assert_eq!(one().unwrap(), eve(Some(3)));
    run(api.send(PersonRecord::update_record(3u64, &eve(None))).variable("collection_id", 12).into_future()).unwrap();
    assert_eq!(one().unwrap_err().value().unwrap().message, "gone");
    let error = run(api.send(PersonRecord::list_all()).variable("collection_id", 12).all(100)).unwrap_err();
    expect!["GET /1.0/collections/{collection_id}/records (Person/ListAll): 200 OK: the body cannot be read: expected a string at $.data[0].name, found an integer"].assert_eq(&error.to_string());
}

//! `members.yaml`: a collection whose preset is changed until it is a list of plain records.

use connector_features::members::types::{Member, MemberChange, MembersListAllInclude, MembersListAllOrderDirection};
use connector_features::members::{Client, types};
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let api = server.reached(Client::builder()).bearer("t").build().unwrap();
    (server, api)
}

fn record(id: i64, name: &str) -> String {
    format!(r#"{{"id":{id},"collection_id":"12","data":{{"name":"{name}"}},"form":[1]}}"#)
}

#[tokio::test]
async fn all_members_at_once() {
    let (server, api) = start().await;
    server.json(200, format!("[{},{}]", record(1, "Ada"), record(2, "Bob")));
    let call = api.members_list_all().pmql("data.name = \"Ada\"").filter("a").order_by("id");
    let call = call.order_direction(MembersListAllOrderDirection::Desc).include(MembersListAllInclude::CreatedBy);
    let all = call.await.unwrap();
    assert_eq!(all.iter().map(|record| record.data.name.as_str()).collect::<Vec<_>>(), ["Ada", "Bob"]);
    assert_eq!(all[0].collection_id, Some(types::MembersRecordCollectionId::Text("12".to_owned())));
    assert_eq!(all[0].extra.get("form").unwrap().to_string(), "[1]");
    server.sent(&expect![[r#"
        GET https://pm.example/api/1.0/collections/12/records?pmql=data.name%20%3D%20%22Ada%22&filter=a&order_by=id&order_direction=desc&include=created_by
        authorization: Bearer t
    "#]]);
}

#[tokio::test]
async fn a_member_without_an_envelope() {
    let (server, api) = start().await;
    server.json(201, record(3, "Eve"));
    let member = Member { since: Some("2026-07-01".parse().unwrap()), ..Member::new("Eve") };
    assert_eq!(api.members_create_record(&member).await.unwrap().id, 3);
    server.json(200, record(3, "Eve"));
    assert_eq!(api.members_get_record("a/3").await.unwrap().data, Member::new("Eve"));
    server.json(200, record(3, "Eva"));
    let change = MemberChange { name: Some("Eva".to_owned()), ..MemberChange::default() };
    assert_eq!(api.members_patch_record("3", &change).await.unwrap().data.name, "Eva");
    server.sent(&expect![[r#"
        POST https://pm.example/api/1.0/collections/12/records
        authorization: Bearer t
        content-type: application/json

        {"name":"Eve","since":"2026-07-01"}

        GET https://pm.example/api/1.0/collections/12/records/a%2F3
        authorization: Bearer t

        PATCH https://pm.example/api/1.0/collections/12/records/3
        authorization: Bearer t
        content-type: application/json

        {"name":"Eva"}
    "#]]);
}

#[tokio::test]
async fn a_failure_of_its_own() {
    let (server, api) = start().await;
    server.json(404, r#"{"error":"no such member"}"#);
    assert_eq!(api.members_get_record("9").await.unwrap_err().value().unwrap().error, "no such member");
    server.sent(&expect![[r#"
        GET https://pm.example/api/1.0/collections/12/records/9
        authorization: Bearer t
    "#]]);
}

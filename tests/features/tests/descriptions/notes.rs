//! `notes.yaml`: collections with all that can be said of them, and with nearly nothing.

use connector_features::notes::Client;
use connector_features::notes::types::{NewEntry, NewNote};
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let api = server.reached(Client::builder()).basic("ada", "pw").build().unwrap();
    (server, api)
}

#[tokio::test]
async fn a_list_in_pages_below_a_path_with_parameters() {
    let (server, api) = start().await;
    server.json(200, r#"{"notes":[{"key":1,"text":"a","tags":[]}],"more":true}"#);
    server.json(503, "{}");
    server.json(200, r#"{"notes":[{"key":2,"text":"b","tags":["x"]}],"more":false}"#);
    let all = api.notes_list_all("a/b", 2026).text("milk").all(9).await.unwrap();
    assert_eq!(all.iter().map(|note| note.text.as_str()).collect::<String>(), "ab");
    assert_eq!(server.pauses().len(), 1);
    server.sent(&expect![[r#"
        GET https://notes.example/shelves/a%2Fb/2026/notes?text=milk&_limit=25
        authorization: Basic YWRhOnB3

        GET https://notes.example/shelves/a%2Fb/2026/notes?text=milk&_limit=25&_page=2
        authorization: Basic YWRhOnB3

        GET https://notes.example/shelves/a%2Fb/2026/notes?text=milk&_limit=25&_page=2
        authorization: Basic YWRhOnB3
    "#]]);
}

#[tokio::test]
async fn a_note_in_an_envelope_and_its_change_elsewhere() {
    let (server, api) = start().await;
    let note = r#"{"note":{"key":7,"text":"Milk","tags":["shop"]}}"#;
    let new = NewNote { tags: Some(vec!["shop".to_owned()]), ..NewNote::new("Milk") };
    server.json(200, note);
    assert_eq!(api.notes_create_record("s", 2026, &new).await.unwrap().key, 7);
    server.json(200, note);
    assert_eq!(api.notes_get_record("s", 2026, 7).await.unwrap().tags, ["shop"]);
    server.reply(200, &[], "");
    api.notes_update_record("s", 2026, 7, &NewNote::new("Bread")).await.unwrap();
    server.json(400, r#"{"code":3}"#);
    let error = api.notes_update_record("s", 2026, 7, &NewNote::new("")).await.unwrap_err();
    assert_eq!(error.value().unwrap().code, 3);
    server.sent(&expect![[r#"
        POST https://notes.example/shelves/s/2026/notes
        authorization: Basic YWRhOnB3
        content-type: application/json

        {"note":{"text":"Milk","tags":["shop"]}}

        GET https://notes.example/shelves/s/2026/notes/7
        authorization: Basic YWRhOnB3

        POST https://notes.example/shelves/s/2026/edit/7
        authorization: Basic YWRhOnB3
        content-type: application/json

        {"note":{"text":"Bread"}}

        POST https://notes.example/shelves/s/2026/edit/7
        authorization: Basic YWRhOnB3
        content-type: application/json

        {"note":{"text":""}}
    "#]]);
}

#[tokio::test]
async fn entries_as_the_preset_has_them() {
    let (server, api) = start().await;
    server.reply(200, &[("link", "</entries?page=2>; rel=next")], r#"[{"id":1,"text":"a"}]"#);
    server.json(200, r#"[{"id":2,"text":"b"}]"#);
    let all = api.entries_list_all().all(9).await.unwrap();
    assert_eq!(all.iter().map(|entry| entry.id).collect::<Vec<_>>(), [1, 2]);
    server.json(201, r#"{"id":3,"text":"c"}"#);
    assert_eq!(api.entries_create_record(&NewEntry::new("c")).await.unwrap().id, 3);
    server.json(200, r#"{"id":3,"text":"c"}"#);
    assert_eq!(api.entries_get_record(3).await.unwrap().text, "c");
    server.json(200, r#"{"id":3,"text":"d"}"#);
    assert_eq!(api.entries_update_record(3, &NewEntry::new("d")).await.unwrap().text, "d");
    server.sent(&expect![[r#"
        GET https://notes.example/entries
        authorization: Basic YWRhOnB3

        GET https://notes.example/entries?page=2
        authorization: Basic YWRhOnB3

        POST https://notes.example/entries
        authorization: Basic YWRhOnB3
        content-type: application/json

        {"text":"c"}

        GET https://notes.example/entries/3
        authorization: Basic YWRhOnB3

        PATCH https://notes.example/entries/3
        authorization: Basic YWRhOnB3
        content-type: application/json

        {"text":"d"}
    "#]]);
}

#[tokio::test]
async fn lines_without_pages_and_without_credentials() {
    let (server, _) = start().await;
    let api = server.reached(Client::builder()).build().unwrap();
    server.json(200, r#"[{"text":"a"},{"text":"b"}]"#);
    assert_eq!(api.lines_list_all().await.unwrap()[1].text, "b");
    // The collection `Notes` says `auth: login`.
    assert!(api.notes_get_record("s", 2026, 7).await.unwrap_err().is_auth());
    server.sent(&expect![[r#"
        GET https://notes.example/lines
    "#]]);
}

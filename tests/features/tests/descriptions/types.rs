//! `types.yaml`: every word for types, read from a reply.

use connector_features::types::Client;
use connector_features::types::types::{Both, Leaf, LeafKind, Linked, Seen, Tree, WordsD, WordsI, WordsK};
use expect_test::expect;

use crate::server::Server;

async fn start() -> (Server, Client) {
    let server = Server::start().await;
    let api = server.reached(Client::builder()).build().unwrap();
    (server, api)
}

const KEY: &str = "00000000-0000-4000-8000-000000000000";

#[tokio::test]
async fn every_word_for_types() {
    let (server, api) = start().await;
    let words = format!(
        r#"{{"a":"x","b":9007199254740993,"c":null,"d":"low","e":["{KEY}"],"f":{{"eur":"1.50"}},"g":null,"h":[1],"i":"x",
        "j":{{"map":"m","type":"t"}},"k":2,"l":null,"m":[["aGk="]]}}"#
    );
    server.json(200, words);
    let got = api.get().await.unwrap();
    assert_eq!((got.a.as_str(), got.b, got.c, got.d), ("x", 9_007_199_254_740_993, None.into(), WordsD::Low));
    assert_eq!((got.e, got.f["eur"].as_str(), got.g), (vec![KEY.parse().unwrap()], "1.50", None));
    assert_eq!((got.h.to_string().as_str(), got.i), ("[1]", WordsI::Text("x".to_owned())));
    assert_eq!((got.j.map.as_str(), got.j.type_.as_str(), got.k, got.l), ("m", "t", WordsK::N2, None));
    assert_eq!(got.m[0][0].0, b"hi");
    server.sent(&expect![[r#"
        GET https://types.example/words
    "#]]);
}

#[tokio::test]
async fn one_of_several_by_its_tag() {
    let (server, api) = start().await;
    server.json(200, r#"[{"kind":"knot","left":{"kind":"leaf","children":[]}},{"kind":"leaf"},{"kind":"root"}]"#);
    let trees = api.list().await.unwrap();
    let Tree::Knot(knot) = &trees[0] else { panic!("{:?}", trees[0]) };
    assert_eq!(knot.left, Tree::Leaf(Leaf { kind: LeafKind::Leaf, children: Some(Vec::new()) }));
    assert_eq!(trees[1], Tree::Leaf(Leaf { kind: LeafKind::Leaf, children: None }));
    assert!(matches!(&trees[2], Tree::Unknown(value) if value["kind"] == "root"));
    server.sent(&expect![[r#"
        GET https://types.example/trees
    "#]]);
}

/// No endpoint has them: they are read by serde.
#[test]
fn types_in_the_words_of_json_schema_and_out_of_a_sample() {
    let both: Both = serde_json::from_str(r#"{"kind":"leaf","note":"n"}"#).unwrap();
    assert_eq!((both.kind, both.children, both.note.as_str()), (LeafKind::Leaf, None, "n"));
    let linked: Linked = serde_json::from_str(r#"{"tree":{"kind":"leaf"}}"#).unwrap();
    assert!(matches!((linked.leaf, linked.tree), (None, Some(Tree::Leaf(_)))));
    let text = format!(
        r#"{{"id":1,"at":"2026-07-01T10:00:00Z","tags":["a"],"open":true,"rate":0.5,"none":null,"key":"{KEY}"}}"#
    );
    let seen: Seen = serde_json::from_str(&text).unwrap();
    assert_eq!((seen.id, seen.at.to_string().as_str(), seen.rate), (1, "2026-07-01T10:00:00Z", 0.5));
    assert_eq!((seen.open, seen.none.is_null(), seen.key.to_string().as_str()), (true, true, KEY));
}

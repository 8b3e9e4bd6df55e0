//! Generated types with additions of the user: derives, attributes, types that replace schemas and formats, setters.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_runtime::testing::{Script, json};
use connector_runtime::types::{chrono, rust_decimal};
use serde::{Deserialize, Serialize};
use serde_json::{from_value, to_value};
use std::collections::HashSet;

/// A sum, which replaces the schema `Money`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    cents: i64,
}
connector_runtime::json_by_serde!(Money);

mod api {
    connector_runtime::client!(
        "fixtures/own.yaml",
        replace = { "Money" = "crate::Money" },
        derive = { "Gift" = "Eq, Hash", "State" = "Eq, PartialOrd", "Line" = "Hash", "L*" = "Eq" },
        attributes = { "Line" = "#[must_use]" },
        setters = "on",
        formats = { "date-time" = "chrono", "date" = "time", "decimal" = "rust_decimal" },
    );
}

mod types_only {
    connector_runtime::client!("fixtures/own.yaml", client = "off");
}

use api::types::{Gift, Item, Line, Order, State};

#[test]
fn a_type_of_the_user_takes_the_place_of_a_schema() {
    let body = json!({
        "total": {"cents": 5}, "items": [{"kind": "money", "cents": 7}, {"kind": "gift"}],
        "made": "2024-03-09T16:05:07Z", "day": "2024-03-09", "price": 12.5, "tax": "0.10",
    });
    let script = Script::new().reply(200, "application/json", body.to_string());
    let api = api::Client::builder().transport(script.clone()).build().unwrap();
    let order = Order::new(Money { cents: 5 })
        .with_state(State::Open)
        .with_line(Line::new("a").with_count(3).with_type("b"))
        .with_items(vec![Item::Money(Money { cents: 7 }), Gift::new().with_text("Hi").into()])
        .with_tax("0.10".parse::<rust_decimal::Decimal>().unwrap());
    let run = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let since = "2024-03-09T16:05:07Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let got = run.block_on(api.put_order(7, &order).since(since).into_future()).unwrap();
    assert_eq!(got.items.as_deref().unwrap()[0], Item::Money(Money { cents: 7 }));
    assert_eq!(got.made, Some(since));
    assert_eq!(to_value(&got).unwrap(), body);
    let sent = script.requests().concat();
    let (head, sent) = (sent.lines().next().unwrap(), sent.lines().last().unwrap());
    assert_eq!(head, "PUT /orders/7?since=2024-03-09T16%3A05%3A07Z");
    let want = json!({
        "total": {"cents": 5}, "state": "open", "line": {"type": "b", "count": 3},
        "items": [{"kind": "money", "cents": 7}, {"kind": "gift", "text": "Hi"}], "tax": "0.10",
    });
    assert_eq!(serde_json::from_str::<serde_json::Value>(sent).unwrap(), want);
}

#[test]
fn errors_of_a_type_of_the_user_have_a_place() {
    let wrong = from_value::<Order>(json!({"total": {"cents": "s3cr3t"}})).unwrap_err().to_string();
    assert!(wrong.contains("$.total.cents") && !wrong.contains("s3cr3t"), "{wrong}");
}

#[test]
fn derives_are_there() {
    assert_eq!(HashSet::from([Gift::new(), Gift::new()]).len(), 1);
    assert!(State::Open < State::Closed);
}

#[test]
fn types_do_without_a_client() {
    let line = types_only::types::Line::new("a");
    assert_eq!(to_value(&line).unwrap(), json!({"type": "a"}));
}

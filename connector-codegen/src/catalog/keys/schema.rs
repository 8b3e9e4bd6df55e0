//! The JSON Schema docs/description.schema.json, written from the tables: editors complete and check by it.
//!
//! Separate because only a test and editors need it. It is draft 2020-12. What stands in a type is left open: it may be JSON
//! Schema itself.

use super::connector::tables;
use super::types::WORDS;
use super::{Key, Kind, Table};
use serde::{Serialize, Serializer};

/// JSON whose members keep their order; what `serde_json` does depends on features that other crates ask for.
enum Json {
    Text(String),
    Truth(bool),
    Count(u32),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Text(text) => text.serialize(serializer),
            Json::Truth(value) => value.serialize(serializer),
            Json::Count(number) => number.serialize(serializer),
            Json::List(items) => items.serialize(serializer),
            Json::Map(members) => serializer.collect_map(members.iter().map(|(name, value)| (name, value))),
        }
    }
}

/// The whole schema as text.
pub fn schema() -> String {
    let mut defs: Vec<(String, Json)> = tables().iter().map(|table| (table.name.to_owned(), object(table))).collect();
    defs.push(("type".to_owned(), ty()));
    let root = map([
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("title", text("Connector description")),
        ("$ref", text("#/$defs/connector")),
        ("$defs", Json::Map(defs)),
    ]);
    serde_json::to_string_pretty(&root).unwrap_or_default() + "\n"
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn texts(all: &[&str]) -> Json {
    Json::List(all.iter().map(|one| text(one)).collect())
}

fn map<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Map(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn reference(name: &str) -> Json {
    map([("$ref", Json::Text(format!("#/$defs/{name}")))])
}

fn object(table: &Table) -> Json {
    let required: Vec<&str> = table.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let properties = table.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let mut members = vec![
        ("description".to_owned(), text(table.docs)),
        ("type".to_owned(), text("object")),
        ("properties".to_owned(), Json::Map(properties)),
    ];
    if !required.is_empty() {
        members.push(("required".to_owned(), texts(&required)));
    }
    // A parameter may contain JSON Schema.
    if table.name != "parameter" {
        members.push(("patternProperties".to_owned(), map([("^x-", Json::Truth(true))])));
        members.push(("additionalProperties".to_owned(), Json::Truth(false)));
    }
    Json::Map(members)
}

fn property(key: &Key) -> Json {
    let default = match key.default {
        "" => String::new(),
        default => format!(" Without it: {default}."),
    };
    let mut members = vec![("description".to_owned(), Json::Text(format!("{}{default}", key.docs)))];
    match kind(&key.kind) {
        Json::Map(of) => members.extend(of),
        other => members.push(("allOf".to_owned(), Json::List(vec![other]))),
    }
    Json::Map(members)
}

fn kind(of: &Kind) -> Json {
    let pattern = |pattern: &str| map([("type", text("string")), ("pattern", text(pattern))]);
    match of {
        Kind::Text => map([("type", text("string"))]),
        Kind::Template => map([("type", texts(&["string", "number", "boolean"]))]),
        Kind::Integer => map([("type", text("integer")), ("minimum", Json::Count(0))]),
        Kind::Number => map([("type", text("number"))]),
        Kind::Boolean | Kind::Flag => map([("type", text("boolean"))]),
        Kind::Duration => {
            let number = map([("type", text("number")), ("minimum", Json::Count(0))]);
            map([("anyOf", Json::List(vec![pattern("^[0-9.]+ *(ms|s|m|h|d)$"), number]))])
        }
        Kind::Pointer => pattern("^(/.*)?$"),
        Kind::Source => pattern("^(/.*|\\$status|\\$body|\\$headers\\..+)?$"),
        Kind::Status => {
            let code = map([("type", text("integer")), ("minimum", Json::Count(100))]);
            map([("anyOf", Json::List(vec![code, pattern("^[1-9]([0-9]{2}|[xX]{2})$")]))])
        }
        Kind::Word(words) => map([("enum", texts(words))]),
        Kind::Any => map([]),
        Kind::Type => reference("type"),
        Kind::Object(table) => reference(table.name),
        Kind::Map(inner) => map([("type", text("object")), ("additionalProperties", kind(inner))]),
        Kind::List(inner) => map([("type", text("array")), ("items", kind(inner))]),
        Kind::Either(kinds) => map([("anyOf", Json::List(kinds.iter().map(kind).collect()))]),
    }
}

/// A type: a word or name, a list of one, an object.
fn ty() -> Json {
    let words: Vec<&str> = WORDS.iter().map(|word| word.name).collect();
    let word = map([("type", text("string")), ("examples", texts(&words))]);
    let list = map([("type", text("array")), ("maxItems", Json::Count(1)), ("items", reference("type"))]);
    let object = map([("type", texts(&["object", "null"]))]);
    map([
        ("description", text("A type: a word, a name under `types`, `[T]`, an object of members, or JSON Schema.")),
        ("anyOf", Json::List(vec![word, list, object])),
    ])
}

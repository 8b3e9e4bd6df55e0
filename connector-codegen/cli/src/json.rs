//! JSON whose members keep their order, with files in it.
//!
//! Separate from serde_json's `Value`, which sorts members: responses are printed in the server's order. `{"b":1,"a":2}`
//! is printed as `{"b":1,"a":2}`. Calls and imports read it.

use connector_runtime::abi::v1::{self as abi, Number};
use connector_tables::kinds;
use std::fmt::Write as _;

/// A JSON value.
#[derive(Debug, Clone)]
pub(crate) enum Json {
    Null,
    Boolean(bool),
    Number(Number),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    /// A file of a multipart body; anywhere else its text.
    File(abi::File),
}

impl abi::Json for Json {
    const NULLABLE: bool = true;

    fn read(node: abi::Node<'_>) -> Option<Self> {
        Some(match node.kinds() {
            kinds::NULL => Json::Null,
            kinds::BOOLEAN => Json::Boolean(node.boolean()?),
            kinds::STRING => Json::Text(node.string()?),
            // `Vec` and `Box` bound how deep it goes.
            kinds::ARRAY => Json::List(node.get::<Vec<Json>>()?),
            kinds::OBJECT => {
                let member =
                    |(name, value): (abi::Node<'_>, abi::Node<'_>)| Some((name.string()?, *value.get::<Box<Json>>()?));
                Json::Object(node.members().map(member).collect::<Option<_>>()?)
            }
            _ => Json::Number(node.get()?),
        })
    }

    fn write(&self, writer: &mut abi::Writer) {
        match self {
            Json::Null => writer.null(),
            Json::Boolean(value) => writer.boolean(*value),
            Json::Number(number) => writer.put(number),
            Json::Text(text) => writer.text(text),
            Json::List(items) => writer.array(items),
            Json::File(file) => writer.put(file),
            Json::Object(members) => writer.object(|fields: &mut abi::Fields<'_>| {
                for (name, value) in members {
                    fields.put(name, value);
                }
            }),
        }
    }
}

impl Json {
    /// Reads JSON text.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, String> {
        abi::from_slice(text).map_err(|error| error.to_string())
    }

    /// A member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        self.members().iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The members of an object; of anything else, none.
    pub(crate) fn members(&self) -> &[(String, Json)] {
        if let Json::Object(members) = self { members } else { &[] }
    }

    /// The items of a list; of anything else, none.
    pub(crate) fn items(&self) -> &[Json] {
        if let Json::List(items) = self { items } else { &[] }
    }

    /// A member as text, whatever scalar it is; empty where it is null, absent or no scalar.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.get(name) {
            Some(Json::Text(text)) => text.clone(),
            Some(scalar @ (Json::Number(_) | Json::Boolean(_))) => scalar.line(),
            _ => String::new(),
        }
    }

    /// On one line.
    pub(crate) fn line(&self) -> String {
        String::from_utf8(abi::to_vec(self)).unwrap_or_default()
    }

    /// For people: a line for each member and item.
    pub(crate) fn lines(&self) -> String {
        let mut out = String::new();
        self.indented(&mut out, 0);
        out
    }

    fn indented(&self, out: &mut String, depth: usize) {
        let (open, close, empty) = match self {
            Json::List(items) => ('[', ']', items.is_empty()),
            Json::Object(members) => ('{', '}', members.is_empty()),
            scalar => return out.push_str(&scalar.line()),
        };
        out.push(open);
        let mut first = true;
        let mut next = |out: &mut String, name: Option<&String>, value: &Json| {
            out.push_str(if std::mem::take(&mut first) { "\n" } else { ",\n" });
            let name = name.map(|name| format!("{}: ", Json::Text(name.clone()).line())).unwrap_or_default();
            let _ = write!(out, "{:1$}{name}", "", 2 * (depth + 1));
            value.indented(out, depth + 1);
        };
        match self {
            Json::List(items) => items.iter().for_each(|item| next(out, None, item)),
            Json::Object(members) => members.iter().for_each(|(name, value)| next(out, Some(name), value)),
            _ => {}
        }
        if !empty {
            let _ = write!(out, "\n{:1$}", "", 2 * depth);
        }
        out.push(close);
    }
}

//! The JSON forms of serde_json's own types: what is kept as it came.
//!
//! Separate from `std_types.rs`, because these follow no schema.
//!
//! `{"a":[1,2.5]}` is read as the `Value` of the same text. A member that comes twice counts as last met, as in serde_json.

use super::tape::Kind;
use super::{Fields, Json, Node, Writer};
use serde_json::{Number, Value};

impl Json for Value {
    const NULLABLE: bool = true;

    fn read(node: Node<'_>) -> Option<Self> {
        Some(match node.token().kind {
            Kind::Null => Value::Null,
            Kind::False => Value::Bool(false),
            Kind::True => Value::Bool(true),
            Kind::Integer | Kind::Number => Value::Number(Number::read(node)?),
            Kind::String => Value::String(node.string()?),
            Kind::Array => Value::Array(Vec::read(node)?),
            Kind::Object => Value::Object(serde_json::Map::read(node)?),
        })
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Value::Null => w.null(),
            Value::Bool(value) => w.boolean(*value),
            Value::Number(number) => number.write(w),
            Value::String(text) => w.text(text),
            Value::Array(items) => w.array(items),
            Value::Object(members) => members.write(w),
        }
    }
}

impl Json for serde_json::Map<String, Value> {
    fn read(node: Node<'_>) -> Option<Self> {
        if node.token().kind != Kind::Object {
            return node.fail("an object");
        }
        node.members().map(|(name, value)| Some((name.string()?, Value::read(value)?))).collect()
    }

    fn write(&self, w: &mut Writer) {
        w.object(|fields: &mut Fields<'_>| {
            for (name, value) in self {
                fields.put(name, value);
            }
        });
    }
}

impl Json for Number {
    fn read(node: Node<'_>) -> Option<Self> {
        match node.token().kind {
            // Its own parser, so that whatever it keeps is kept (`arbitrary_precision`).
            Kind::Integer | Kind::Number => match node.raw().parse() {
                Ok(number) => Some(exact(number, node.raw())),
                Err(_) => node.fail("a number from -1.8e308 to 1.8e308"),
            },
            _ => node.loose_number(),
        }
    }

    fn write(&self, w: &mut Writer) {
        if let Some(number) = self.as_u64() {
            w.integer(number);
        } else if let Some(number) = self.as_i64() {
            w.integer(number);
        } else {
            w.raw(&self.to_string());
        }
    }
}

/// The number that a text spells. serde_json's parser may miss it by one bit, unless its feature `float_roundtrip` is on.
fn exact(number: Number, text: &str) -> Number {
    match text.parse::<f64>() {
        Ok(float) if number.is_f64() && number.as_f64() != Some(float) => Number::from_f64(float).unwrap_or(number),
        _ => number,
    }
}

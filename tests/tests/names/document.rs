//! Documents that are equal but for their order, and documents with an additional operation.

use serde_json::{Map, Value, json};

/// A small generator of numbers: the same order for a seed on every machine.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % count.max(1) as u64).unwrap()
    }
}

/// Objects whose members get another order.
const SHUFFLED: &[&str] = &[
    "paths",
    "properties",
    "components",
    "schemas",
    "responses",
    "parameters",
    "definitions",
    "requestBodies",
    "headers",
    "content",
    "$defs",
    "patternProperties",
    "securitySchemes",
    "securityDefinitions",
];

/// The document as text, with the members of `paths`, of each path and group of components, and of `properties` in another
/// order.
pub(crate) fn shuffled(document: &Value, seed: u64) -> String {
    let mut out = String::new();
    write(document, "", &mut Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1), &mut out);
    out
}

fn write(value: &Value, name: &str, dice: &mut Dice, out: &mut String) {
    match value {
        Value::Object(map) => {
            let mut members: Vec<(&String, &Value)> = map.iter().collect();
            // The order of an object's members has no meaning, unlike that of a list.
            if SHUFFLED.contains(&name) || name.starts_with('/') {
                for at in (1..members.len()).rev() {
                    members.swap(at, dice.below(at + 1));
                }
            }
            out.push('{');
            for (at, (key, value)) in members.into_iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                out.push_str(&Value::String(key.clone()).to_string());
                out.push(':');
                write(value, key, dice, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                write(item, "", dice, out);
            }
            out.push(']');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

/// Adds a copy of an existing operation, with new names, before all others.
pub(crate) fn add(document: &Value, path: &str, method: &str) -> Option<Value> {
    let mut out = document.clone();
    let mut operation = document.get("paths")?.get(path)?.get(method)?.clone();
    operation.as_object_mut()?.insert("operationId".to_owned(), json!("aNewOperationOfZebras"));
    let params = document.get("paths")?.get(path)?.get("parameters").cloned();
    let mut item = Map::new();
    item.extend(params.map(|params| ("parameters".to_owned(), params)));
    item.insert(method.to_owned(), operation);
    let names = path.split('/').filter(|segment| segment.contains('{')).collect::<Vec<_>>().join("/");
    out.get_mut("paths")?.as_object_mut()?.insert(format!("/!zebras/{names}"), Value::Object(item));
    Some(out)
}

//! Whether an object has only keys that its table knows, and values of their kinds.
//!
//! Apart from the tables because it reads documents. It looks at one object: what stands in the objects behind its keys
//! is for those who read them.
//!
//! `{ methd: GET }` with the table of endpoints gives a C130 at `methd`, with the advice to write `method`.

use super::check::{report_missing, unknown};
use super::{Key, Kind, Table};
use crate::diag::{Diagnostics, code};
use crate::tree::{Map, Node, Value};

/// The members of an object that a table describes. `what` is what reports call it: `the endpoint `Ping``. Absent, after
/// a report, if it is no object; the members come back even if something is wrong with them.
pub fn object<'n>(node: &'n Node, table: &Table, what: &str, diags: &mut Diagnostics) -> Option<&'n Map> {
    let Some(map) = node.as_map() else {
        let required: Vec<&str> = table.keys.iter().filter(|key| key.required).map(|key| key.example).collect();
        let first = || table.keys.iter().take(2).map(|key| key.example).collect();
        let example = if required.is_empty() { first() } else { required }.join(", ");
        diags
            .report(&code::WRONG_TYPE, node.span, format!("{what} must be an object, and is {}", node.kind()))
            .help(format!("write it as `{{ {example} }}`"));
        return None;
    };
    for (key, value) in map.iter() {
        match table.find(&key.text) {
            Some(known) => fit(value, known, diags),
            None if key.text.starts_with("x-") => {}
            None => {
                unknown(&key.text, key.span, table, what, diags);
            }
        }
    }
    for key in table.keys.iter().filter(|key| key.required && map.get(key.name).is_none()) {
        report_missing(node, map, key, table, what, diags);
    }
    Some(map)
}

/// Reports a value of another kind than its key asks for, if the kind can be told without looking into objects.
fn fit(node: &Node, key: &Key, diags: &mut Diagnostics) {
    if matches!(node.value, Value::Null) {
        return;
    }
    if !is_closed(&key.kind) {
        // A list instead of names would be read as none at all.
        if matches!(key.kind, Kind::Map(_)) && node.as_map().is_none() {
            super::kind(node, &key.kind, key.name, diags);
        }
        return;
    }
    let fits = |kind: &Kind| super::kind(node, kind, key.name, &mut Diagnostics::new());
    match &key.kind {
        // Several may be of one JSON type: a word, or a pointer.
        Kind::Either(kinds) if kinds.iter().any(fits) => {}
        kind => {
            super::kind(node, kind, key.name, diags);
        }
    }
}

/// Whether a kind is of values alone. Durations are read where they count.
fn is_closed(kind: &Kind) -> bool {
    match kind {
        Kind::Any | Kind::Type | Kind::Object(_) | Kind::Map(_) | Kind::Duration => false,
        Kind::List(kind) => is_closed(kind),
        Kind::Either(kinds) => kinds.iter().all(is_closed),
        _ => true,
    }
}

//! The data connectors in an export.
//!
//! Separate because exports have several shapes: assets by id under `export`, each with `attributes`; a list of connectors;
//! or the connector itself. So every object is looked at. Members that hold JSON may hold it as text.

use crate::json::Json;

/// Maximum depth of shapes to search.
const DEPTH: usize = 12;

/// Every data connector in the export.
pub(super) fn sources(export: &Json) -> Vec<Json> {
    let mut found = Vec::new();
    collect(export, DEPTH, &mut found);
    found
}

fn collect(value: &Json, depth: usize, found: &mut Vec<Json>) {
    if is_source(value) {
        return found.push(value.clone());
    }
    let Some(depth) = depth.checked_sub(1) else { return };
    value.items().iter().for_each(|item| collect(item, depth, found));
    value.members().iter().for_each(|(_, inner)| collect(inner, depth, found));
}

/// Nothing else has these.
fn is_source(value: &Json) -> bool {
    let has = |name: &str| value.get(name).is_some();
    has("endpoints") && (has("authtype") || has("name"))
}

/// A member that is JSON, or JSON as text.
pub(super) fn member(value: &Json, name: &str) -> Option<Json> {
    match value.get(name)? {
        Json::Text(text) => Json::parse(text.as_bytes()).ok(),
        Json::Null => None,
        value => Some(value.clone()),
    }
}

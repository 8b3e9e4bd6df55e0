//! Values that callers read from a response, as the output of the endpoint.
//!
//! Separate because sources are looked up in several things there. `{value: "data.0.name", key: "user"}` becomes
//! `user: /data/0/name`; `$status` stays; a blank source is the whole body, which a call gives by itself.

use super::{mustache, source};
use crate::import::Notes;
use crate::import::yaml::{Entry, Yaml, entry, text};
use crate::json::Json;
use connector_tables::Source;
use connector_tables::language::pointer::escape;

/// `output: …`, if anything is taken.
pub(super) fn entries(what: &str, endpoint: &Json, notes: &mut Notes) -> Option<Entry> {
    let mut members: Vec<Entry> = Vec::new();
    for item in source::member(endpoint, "dataMapping").iter().flat_map(Json::items) {
        let (key, from) = (item.text("key"), item.text("value"));
        let what = format!("{what}, dataMapping `{key}`");
        match pick(&key, &from, &item.text("format")) {
            Ok(Some(place)) if !members.iter().any(|known| known.key == mustache::name(&key)) => {
                members.push(entry(&mustache::name(&key), text(place)));
            }
            Ok(Some(_)) => notes.add(&what, "left out: there is another one of that name"),
            Ok(None) => notes.add(&what, "a call gives the whole body by itself"),
            Err(reason) => notes.add(&what, &format!("left out: {reason}")),
        }
    }
    (!members.is_empty()).then(|| entry("output", Yaml::Map(members)))
}

/// The location of a value; nothing if it is the whole body.
fn pick(key: &str, from: &str, format: &str) -> Result<Option<String>, String> {
    if !matches!(format, "" | "dotNotation") {
        return Err(format!("an expression of {format} cannot be carried over"));
    }
    if key.contains("{{") || from.contains("{{") {
        return Err("a template says where it is".to_owned());
    }
    if mustache::name(key).is_empty() {
        return Err("it has no name".to_owned());
    }
    Ok(match from {
        "" => None,
        "$status" => Some(Source::Status.to_string()),
        // Header names are in the same list there, and properties of JSON rarely contain a dash.
        header if header.contains('-') && !header.contains('.') => Some(Source::Header(header).to_string()),
        path => Some(path.split('.').fold(String::new(), |pointer, step| pointer + "/" + &escape(step))),
    })
}

//! Whether an object has only keys that its table knows, and values of their kinds.
//!
//! Apart from the tables because it reads documents. It looks at one object: what stands in the objects behind its keys
//! is for those who read them.
//!
//! `{ methd: GET }` with the table of endpoints gives a C130 at `methd`, with the advice to write `method`, and a C104
//! for the missing `path`.

use super::{Key, Kind, Table};
use crate::diag::suggest::suggest;
use crate::diag::{Diagnostics, code};
use crate::tree::{self, Map, Node, Value};

/// The members of an object that a table describes. `what` is what reports call it: `the endpoint `Ping``. Absent, after
/// a report, if it is no object; the members come back even if something is wrong with them.
pub fn object<'n>(node: &'n Node, table: &Table, what: &str, diags: &mut Diagnostics) -> Option<&'n Map> {
    let Some(map) = node.as_map() else {
        let example = table.keys.iter().take(2).map(|key| key.example).collect::<Vec<_>>().join(", ");
        diags
            .report(&code::WRONG_TYPE, node.span, format!("{what} must be an object, and is {}", node.kind()))
            .help(format!("write it as `{{ {example} }}`"));
        return None;
    };
    for (key, value) in map.iter() {
        match table.find(&key.text) {
            Some(known) => fit(value, known, diags),
            None if key.text.starts_with("x-") => {}
            None => unknown(key, table, what, diags),
        }
    }
    for key in table.keys.iter().filter(|key| key.required && map.get(key.name).is_none()) {
        missing(node, map, key, what, diags);
    }
    Some(map)
}

fn unknown(key: &tree::Key, table: &Table, what: &str, diags: &mut Diagnostics) {
    let report = diags.report(&code::UNKNOWN_KEY, key.span, format!("`{}` is no key of {what}", key.text));
    match suggest(&key.text, table.keys.iter().map(|key| key.name)) {
        Some(near) => report.help(format!("did you mean `{near}`?")),
        None => report.help(format!("its keys are: {}", table.names().join(", "))),
    };
}

fn missing(node: &Node, map: &Map, key: &Key, what: &str, diags: &mut Diagnostics) {
    // A misspelt one has a report already.
    let mut unknown = map.iter().map(|(key, _)| &*key.text);
    if unknown.any(|name| suggest(name, [key.name]).is_some()) {
        return;
    }
    let span = map.iter().next().map_or(node.span, |(first, _)| first.span);
    diags
        .report(&code::MISSING_MEMBER, span, format!("{what} has no `{}`", key.name))
        .help(format!("add it, for example `{}`", key.example));
}

/// Reports a value of another kind than its key asks for.
fn fit(node: &Node, key: &Key, diags: &mut Diagnostics) {
    if fits(node, &key.kind) || matches!(node.value, Value::Null) {
        return;
    }
    if let (Some(word), Some(words)) = (node.as_str(), words(&key.kind)) {
        let message = format!("`{}` cannot be `{word}`", key.name);
        let report = diags.report(&code::INVALID_VALUE, node.span, message);
        match suggest(word, words.iter().copied()) {
            Some(near) => report.help(format!("did you mean `{near}`?")),
            None => report.help(format!("it is one of: {}", words.join(", "))),
        };
        return;
    }
    let expected = expected(&key.kind);
    let (code, is) = match is_simple(node) && node.as_str().is_some() && !matches!(key.kind, Kind::Boolean) {
        true => (&code::INVALID_VALUE, format!("`{}`", node.as_str().unwrap_or_default())),
        false => (&code::WRONG_TYPE, node.kind().to_owned()),
    };
    diags
        .report(code, node.span, format!("`{}` must be {expected}, and is {is}", key.name))
        .help(format!("for example `{}`", key.example));
}

/// Whether a value is of a kind, as far as that shows without looking into objects. Durations are read where they count.
fn fits(node: &Node, kind: &Kind) -> bool {
    match kind {
        Kind::Any | Kind::Type | Kind::Object(_) | Kind::Map(_) | Kind::Duration => true,
        Kind::Text => node.as_str().is_some(),
        Kind::Template => is_simple(node),
        Kind::Integer => node.as_number().is_some_and(|number| number.parse::<u64>().is_ok()),
        Kind::Number => node.as_number().is_some(),
        Kind::Boolean => node.as_bool().is_some(),
        Kind::Pointer => node.as_str().is_some_and(is_pointer),
        Kind::Source => node.as_str().is_some_and(is_source),
        Kind::Word(words) => node.as_str().is_some_and(|word| words.contains(&word)),
        Kind::List(kind) => node.as_list().is_some_and(|list| list.iter().all(|item| fits(item, kind))),
        Kind::Either(kinds) => kinds.iter().any(|kind| fits(node, kind)),
    }
}

fn is_simple(node: &Node) -> bool {
    matches!(node.value, Value::String(_) | Value::Number(_) | Value::Bool(_))
}

/// A JSON pointer; the empty one is the whole body.
pub fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

/// A place in a reply.
pub fn is_source(text: &str) -> bool {
    is_pointer(text) || text == "$status" || text.strip_prefix("$headers.").is_some_and(|name| !name.is_empty())
}

/// The words that a kind allows, if it is of words alone.
fn words(kind: &Kind) -> Option<&'static [&'static str]> {
    match kind {
        Kind::Word(words) => Some(words),
        _ => None,
    }
}

/// What a kind asks for, in words.
pub fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Any => "any value".to_owned(),
        Kind::Type => "a type".to_owned(),
        Kind::Object(_) => "an object".to_owned(),
        Kind::Map(_) => "an object of names".to_owned(),
        Kind::Duration => "a duration".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Template => "a template".to_owned(),
        Kind::Integer => "a whole number".to_owned(),
        Kind::Number => "a number".to_owned(),
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Pointer => "a JSON pointer".to_owned(),
        Kind::Source => "a JSON pointer, `$headers.NAME` or `$status`".to_owned(),
        Kind::Word(words) => format!("one of {}", words.join(", ")),
        Kind::List(kind) => match kind {
            Kind::Word(words) => format!("a list of {}", words.join(", ")),
            _ => format!("a list, each item {}", expected(kind)),
        },
        Kind::Either(kinds) => kinds.iter().map(expected).collect::<Vec<_>>().join(", or "),
    }
}

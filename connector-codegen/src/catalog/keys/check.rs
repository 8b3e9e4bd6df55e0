//! Checks an object against its table: its keys, and the form of their values.
//!
//! Separate because both input formats have such objects, and report the same problems with them. Problems beyond a single
//! value (a location that does not exist, an undeclared name) are found later.
//!
//! `{page: {parm: page}}` against [`super::paging::PAGINATION`] is a report at `parm`: did you mean `param`?

use super::value::{read_whole, text};
use super::{Key, Kind, Table};
use crate::diag::suggest::{self, list, suggest};
use crate::diag::{Diagnostics, code};
use crate::text::Span;
use crate::tree::{Map, Node, Value};
use connector_tables::DEFAULT;
use connector_tables::language::pointer::is_pointer;
use connector_tables::language::{self, source, status, template};

/// Checks an object against its table. False, after reports, if something is wrong.
pub fn check(node: &Node, table: &Table, diags: &mut Diagnostics) -> bool {
    let empty = Map::default();
    let map = match &node.value {
        Value::Map(map) => map,
        // YAML's way to say nothing of a thing but that it is there: `tenant:`.
        Value::Null => &empty,
        _ => {
            let message = format!("`{}` must be an object, and is {}", table.name, node.kind());
            let help = format!("write an object with {}", names(table));
            diags.report(&code::WRONG_TYPE, node.span, message).help(help);
            return false;
        }
    };
    let mut right = true;
    for (key, value) in map.iter().filter(|(key, _)| !key.text.starts_with("x-")) {
        right &= match table.find(&key.text) {
            Some(known) => is_absent(known, value) || behind(value, known, diags),
            None => unknown(&key.text, key.span, table, &called(table), diags),
        };
    }
    has_required(node, map, table, &called(table), diags) && right
}

/// Checks the value of a key. If it should be an object, a report shows an example.
pub(super) fn behind(value: &Node, known: &Key, diags: &mut Diagnostics) -> bool {
    let Kind::Object(table) = &known.kind else { return kind(value, &known.kind, known.name, diags) };
    if matches!(value.value, Value::Map(_) | Value::Null) {
        return check(value, table, diags);
    }
    let message = format!("`{}` must be an object, and is {}", known.name, value.kind());
    let example = known.example.lines().next().unwrap_or_default();
    diags
        .report(&code::WRONG_TYPE, value.span, message)
        .help(format!("for example `{example}`; its keys are {}", names(table)));
    false
}

/// Checks the value of a key. `name` is the key's, for messages.
pub fn kind(node: &Node, expected: &Kind, name: &str, diags: &mut Diagnostics) -> bool {
    match expected {
        Kind::Any | Kind::Type => true,
        Kind::Object(table) => check(node, table, diags),
        Kind::Map(inner) => match node.as_map() {
            Some(map) => map.iter().fold(true, |right, (key, value)| kind(value, inner, &key.text, diags) && right),
            None => wrong_type(node, expected, diags),
        },
        Kind::List(inner) => match node.as_list() {
            // Every item is looked at, also after one that is wrong.
            Some(list) => list.iter().filter(|item| !kind(item, inner, name, diags)).count() == 0,
            None => wrong_type(node, expected, diags),
        },
        Kind::Either(kinds) => match kinds.iter().find(|kind| has_type(node, kind)) {
            Some(one) => kind(node, one, name, diags),
            None => wrong_type(node, expected, diags),
        },
        _ if !has_type(node, expected) => wrong_type(node, expected, diags),
        _ => value(node, expected, name, diags),
    }
}

/// A value of the right JSON type may still be no duration, pointer or known word.
fn value(node: &Node, expected: &Kind, name: &str, diags: &mut Diagnostics) -> bool {
    let mistake = mistake(expected, name, &text(node).unwrap_or_default());
    let is_template = matches!(expected, Kind::Template);
    let code = if is_template { &code::BAD_TEMPLATE } else { &code::INVALID_VALUE };
    mistake.map(|(message, help)| diags.report(code, node.span, message).help(help)).is_none()
}

/// Returns the mistake in a value of the right form, and the remedy. `name` is the key's.
pub fn mistake(expected: &Kind, name: &str, written: &str) -> Option<(String, String)> {
    let fits = match expected {
        Kind::Template => {
            let mistake = template::mistake(written)?;
            return Some((mistake.to_string(), "write `{{ name }}`, where `name` is a variable".to_owned()));
        }
        Kind::Pointer | Kind::Source if written.starts_with('/') && written.split('/').any(|part| part == "*") => {
            let message = format!("`{name}` is a JSON pointer, which has no `*`, and is `{written}`");
            return Some((message, "name one place; the type of the list says what its items have".to_owned()));
        }
        Kind::Integer => read_whole(written).is_some(),
        Kind::Duration => language::duration::parse(written).is_some(),
        Kind::Pointer => is_pointer(written),
        Kind::Source => source::parse(written).is_some(),
        Kind::Status => status::parse(written).is_some_and(|status| status != DEFAULT),
        Kind::Word(known) => known.contains(&written),
        _ => true,
    };
    let help = || match meant(written, expected) {
        Some(near) => format!("did you mean `{near}`?"),
        None => described(expected).1,
    };
    (!fits).then(|| (format!("`{name}` must be {}, and is `{written}`", described(expected).0), help()))
}

/// A guess at what was to be written.
fn meant(written: &str, expected: &Kind) -> Option<String> {
    match expected {
        Kind::Word(known) => suggest(written, known.iter().copied()).map(str::to_owned),
        Kind::Source if written.starts_with('$') => {
            let near = suggest(written, ["$status", "$body", "$headers"])?;
            Some(if near == "$headers" { "$headers.NAME".to_owned() } else { near.to_owned() })
        }
        // The dotted paths of other tools.
        Kind::Source | Kind::Pointer if !written.contains(['/', ' ']) => {
            let path = written.strip_prefix("$.").unwrap_or(written);
            Some(format!("/{}", path.replace('.', "/")))
        }
        _ => None,
    }
}

/// Returns `true` for a null that the key does not accept: YAML has it for a name without a value.
pub(super) fn is_absent(key: &Key, value: &Node) -> bool {
    value.value == Value::Null && !accepts_null(&key.kind)
}

fn accepts_null(kind: &Kind) -> bool {
    matches!(kind, Kind::Any) || matches!(kind, Kind::Either(kinds) if kinds.iter().any(accepts_null))
}

/// Returns `true` if a value has a JSON type that the kind may have.
pub(super) fn has_type(node: &Node, expected: &Kind) -> bool {
    match expected {
        Kind::Any | Kind::Type => true,
        Kind::Text | Kind::Template => matches!(node.value, Value::String(_) | Value::Number(_) | Value::Bool(_)),
        Kind::Word(_) | Kind::Pointer | Kind::Source => matches!(node.value, Value::String(_)),
        Kind::Integer | Kind::Number => matches!(node.value, Value::Number(_)),
        Kind::Duration | Kind::Status => matches!(node.value, Value::String(_) | Value::Number(_)),
        Kind::Boolean | Kind::Flag => matches!(node.value, Value::Bool(_)),
        Kind::Object(_) | Kind::Map(_) => matches!(node.value, Value::Map(_)),
        Kind::List(_) => matches!(node.value, Value::List(_)),
        Kind::Either(kinds) => kinds.iter().any(|kind| has_type(node, kind)),
    }
}

/// Returns the name of a kind in messages, and the way to write a value of it.
pub(super) fn described(kind: &Kind) -> (String, String) {
    let (word, example) = match kind {
        Kind::Text => ("text", ""),
        Kind::Template => ("a template", "text, maybe with `{{ name }}` in it"),
        Kind::Integer => ("a whole number", "a whole number, not below 0"),
        Kind::Number => ("a number", ""),
        Kind::Boolean | Kind::Flag => ("`true` or `false`", ""),
        Kind::Duration => ("a duration", "it as `500ms`, `30s`, `5m`, `1h`, or as a number of seconds"),
        Kind::Pointer => ("a JSON pointer", "it as `/meta/total`: from the body's root on, member after member"),
        Kind::Source => ("a place in a reply", "`/meta/total` for a member of the body, `$headers.NAME`, or `$status`"),
        Kind::Status => ("a status", "a code such as `429`, or a range such as `5XX`"),
        Kind::Word(known) => {
            let known = list(known.iter().copied());
            return (format!("one of {known}"), format!("write one of {known}"));
        }
        Kind::Any | Kind::Type => ("any value", ""),
        Kind::Object(table) => return ("an object".to_owned(), format!("write an object with {}", names(table))),
        Kind::Map(_) => ("an object of names", ""),
        Kind::List(_) => ("a list", ""),
        Kind::Either(kinds) => {
            let (words, examples): (Vec<_>, Vec<_>) = kinds.iter().map(described).unzip();
            return (words.join(" or "), examples.join("; or "));
        }
    };
    (word.to_owned(), format!("write {}", if example.is_empty() { word } else { example }))
}

fn names(table: &Table) -> String {
    list(table.names())
}

fn wrong_type(node: &Node, expected: &Kind, diags: &mut Diagnostics) -> bool {
    let (word, example) = described(expected);
    diags.report(&code::WRONG_TYPE, node.span, format!("this must be {word}, and is {}", node.kind())).help(example);
    false
}

/// The name of an unnamed object in reports.
fn called(table: &Table) -> String {
    format!("`{}`", table.name)
}

/// Reports a key that a table does not have. `what` is what reports call the object.
pub(super) fn unknown(name: &str, span: Span, table: &Table, what: &str, diags: &mut Diagnostics) -> bool {
    let help = suggest::meant(name, table.names()).unwrap_or_else(|| format!("the keys are: {}", names(table)));
    diags.report(&code::UNKNOWN_KEY, span, format!("`{name}` is no key of {what}")).help(help);
    false
}

/// Reports missing required keys, unless an unknown key was probably meant, which is reported already.
pub(super) fn has_required(node: &Node, map: &Map, table: &Table, what: &str, diags: &mut Diagnostics) -> bool {
    let lacks = |key: &&Key| key.required && map.get(key.name).is_none_or(|value| is_absent(key, value));
    let missing: Vec<_> = table.keys.iter().filter(lacks).collect();
    let is_meant =
        |key: &Key, other: &str| table.find(other).is_none() && suggest(other, table.names()) == Some(key.name);
    for key in missing.iter().filter(|key| !map.iter().any(|(other, _)| is_meant(key, &other.text))) {
        let message = format!("{what} needs `{}`", key.name);
        let example = key.example.lines().next().unwrap_or_default();
        diags.report(&code::MISSING_MEMBER, node.span, message).help(format!("add `{example}`: {}", key.docs));
    }
    missing.is_empty()
}

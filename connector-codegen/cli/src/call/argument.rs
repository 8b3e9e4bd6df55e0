//! Parameters from the command line, each read by its type.
//!
//! `limit=10` is the number 10 if the type is an integer, and the text `10` if it is a string. A list is written item by
//! item or as one JSON array, an object as JSON.

use super::find::Found;
use crate::json::Json;
use crate::shape::shape;
use crate::stop::Stop;
use connector_codegen::diag::suggest::meant;
use connector_codegen::plan::Target;
use connector_codegen::spec::ty::Shape;
use connector_codegen::spec::{Param, TypeId, Types};
use connector_runtime::abi::v1 as abi;
use connector_tables::{ParamBuf, Place};

/// A parameter that a call can set, and its position in the table.
struct Slot<'a> {
    index: usize,
    param: &'a Param,
    /// True if the call requires it.
    required: bool,
    given: Vec<&'a str>,
}

/// Returns the parameters that a call can set. Others are filled in from variables, or always sent.
fn slots<'a>(found: &Found<'a>) -> Vec<Slot<'a>> {
    let slot = |(index, row): (usize, &'a ParamBuf)| {
        let same =
            |param: &&Param| param.table.place == row.place && param.table.name == row.name && param.variable.is_none();
        let param = found.operation.params.iter().find(same)?;
        let is_optional = found.endpoint.setters.iter().any(|setter| setter.target == Target::Param(index));
        let required = (param.required || param.table.place == Place::Path) && !is_optional;
        Some(Slot { index, param, required, given: Vec::new() })
    };
    found.endpoint.table.params.iter().enumerate().filter_map(slot).collect()
}

/// Sets the parameters of the call.
pub(super) fn fill(draft: &mut abi::Draft, found: &Found<'_>, words: &[String]) -> Result<(), Stop> {
    let mut slots = slots(found);
    for word in words {
        let (name, value) = split(word)?;
        let at = position(&slots, name, found)?;
        slots.get_mut(at).into_iter().for_each(|slot| slot.given.push(value));
    }
    let (set, unset): (Vec<_>, Vec<_>) = slots.iter().partition(|slot| !slot.given.is_empty());
    for Slot { index, param, given, .. } in set {
        let refuse = |reason: String| Stop::usage(format!("the parameter `{}` {reason}", param.table.name));
        draft.arg(*index, &several(&found.spec.types, param.ty, given).map_err(refuse)?);
    }
    let has_variable = |name: &str| found.plan.connector.variables.iter().any(|variable| variable.name == name);
    let filled = |param: &Param| param.table.place == Place::Path && has_variable(&param.table.name);
    let missing = unset.iter().filter(|slot| slot.required && !filled(slot.param));
    let missing: Vec<String> = missing.map(|slot| format!("--param {}=…", slot.param.table.name)).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Stop::usage(format!("{} needs {}", found.endpoint.table.id, missing.join(" ")))),
    }
}

/// Splits `NAME=VALUE`. The error does not contain the value, which may be a secret.
pub(super) fn split(word: &str) -> Result<(&str, &str), Stop> {
    match word.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name, value)),
        _ => Err(Stop::usage("expected NAME=VALUE")),
    }
}

/// Returns the parameter of that name. If two places have one, `query:id` names the place.
fn position(slots: &[Slot<'_>], name: &str, found: &Found<'_>) -> Result<usize, Stop> {
    let named: Vec<&Slot<'_>> = slots.iter().filter(|slot| slot.param.table.name == name).collect();
    if named.len() > 1 {
        let places: Vec<String> = named.iter().map(|slot| format!("{}:{name}", word(slot.param.table.place))).collect();
        return Err(Stop::usage(format!("`{name}` is ambiguous: write {}", places.join(" or "))));
    }
    let exact = |slot: &Slot<'_>| slot.param.table.name == name;
    let placed = |slot: &Slot<'_>| name.split_once(':') == Some((word(slot.param.table.place), &slot.param.table.name));
    // Headers are the same in any case.
    let header =
        |slot: &Slot<'_>| slot.param.table.place == Place::Header && slot.param.table.name.eq_ignore_ascii_case(name);
    let at = slots.iter().position(exact).or_else(|| slots.iter().position(placed));
    at.or_else(|| slots.iter().position(header)).ok_or_else(|| unknown(slots, name, found))
}

fn unknown(slots: &[Slot<'_>], name: &str, found: &Found<'_>) -> Stop {
    let mut message = format!("{} has no parameter `{name}`", found.endpoint.table.id);
    if let Some(meant) = meant(name, slots.iter().map(|slot| slot.param.table.name.as_str())) {
        message += &format!(": {meant}");
    }
    message += if slots.is_empty() { "; it has no parameters" } else { "\nparameters:" };
    for slot in slots {
        let required = if slot.required { ", required" } else { "" };
        let (place, ty) = (word(slot.param.table.place), kind(&found.spec.types, slot.param.ty));
        message += &format!("\n  {} ({place}, {ty}{required})", slot.param.table.name);
    }
    Stop::usage(message)
}

/// Returns the word of a place, as users see it.
fn word(place: Place) -> &'static str {
    if place == Place::Template { "variable" } else { place.word() }
}

/// Returns the type of the value, in a word.
fn kind(types: &Types, ty: TypeId) -> String {
    match shape(types, ty) {
        Shape::Any | Shape::Union(_) | Shape::All(_) | Shape::Alias(_) | Shape::Null => "any JSON".to_owned(),
        Shape::Boolean => "true or false".to_owned(),
        Shape::Integer(_) => "integer".to_owned(),
        Shape::Number(_) => "number".to_owned(),
        Shape::Text(format) => format.clone().unwrap_or_else(|| "text".to_owned()),
        Shape::Enum(choices) => choices.iter().map(|choice| spelled(&choice.value)).collect::<Vec<_>>().join(" or "),
        Shape::Array(_) | Shape::Tuple(..) => "list".to_owned(),
        Shape::Object(_) => "object".to_owned(),
    }
}

/// Returns a value as written on the command line.
fn spelled(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Reads a parameter that is set once or more.
fn several(types: &Types, ty: TypeId, words: &[&str]) -> Result<Json, String> {
    let item = match shape(types, ty) {
        Shape::Array(item) => Some(*item),
        Shape::Tuple(..) => None,
        _ => {
            let [word] = words else { return Err("is set twice".to_owned()) };
            return one(types, ty, word);
        }
    };
    if let [word] = words
        && word.starts_with('[')
    {
        return json(word);
    }
    let Some(item) = item else { return Err("is a list: write it as one JSON array".to_owned()) };
    words.iter().map(|word| one(types, item, word)).collect::<Result<_, _>>().map(Json::List)
}

/// Reads a value from one word.
pub(super) fn one(types: &Types, ty: TypeId, word: &str) -> Result<Json, String> {
    let nullable = types.get(ty).is_some_and(|ty| ty.nullable);
    let shape = shape(types, ty);
    if nullable && word == "null" && !matches!(shape, Shape::Text(_)) {
        return Ok(Json::Null);
    }
    let scalar = |fits: fn(&Json) -> bool, what: &str| match Json::parse(word.as_bytes()) {
        Ok(value) if fits(&value) => Ok(value),
        _ => Err(format!("must be {what}")),
    };
    match shape {
        Shape::Text(_) => Ok(Json::Text(word.to_owned())),
        Shape::Boolean => scalar(|value| matches!(value, Json::Boolean(_)), "true or false"),
        Shape::Integer(_) => {
            scalar(|value| matches!(value, Json::Number(number) if number.is_i64() || number.is_u64()), "an integer")
        }
        Shape::Number(_) => scalar(|value| matches!(value, Json::Number(_)), "a number"),
        Shape::Enum(choices) => match choices.iter().find(|choice| spelled(&choice.value) == word) {
            Some(choice) => json(&choice.value.to_string()),
            // An enum is open: an unknown value is sent as it is.
            None if choices.iter().all(|choice| choice.value.is_number()) => json(word),
            None => Ok(Json::Text(word.to_owned())),
        },
        Shape::Array(_) | Shape::Tuple(..) | Shape::Object(_) => json(word),
        Shape::Any | Shape::Null | Shape::Union(_) | Shape::All(_) | Shape::Alias(_) => {
            Ok(Json::parse(word.as_bytes()).unwrap_or_else(|_| Json::Text(word.to_owned())))
        }
    }
}

fn json(word: &str) -> Result<Json, String> {
    Json::parse(word.as_bytes()).map_err(|error| format!("is not JSON: {error}"))
}

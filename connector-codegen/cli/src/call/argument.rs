//! Parameters out of words: each is read by its type.
//!
//! Apart from bodies, which are JSON. `limit=10` is the number 10 where an integer is wanted and the text `10` where a
//! string is; lists are given item by item or as one JSON array; objects are JSON.

use super::find::Found;
use crate::json::Json;
use crate::shape::shape;
use crate::stop::Stop;
use connector_codegen::diag::suggest::suggest;
use connector_codegen::spec::ty::Shape;
use connector_codegen::spec::{In, Param, TypeId, Types};
use connector_runtime::abi::v1 as abi;

/// Gives the call its parameters.
pub(super) fn fill(draft: &mut abi::Draft, found: &Found<'_>, words: &[String]) -> Result<(), Stop> {
    let params = &found.operation.params;
    let mut given: Vec<Vec<&str>> = vec![Vec::new(); params.len()];
    for word in words {
        let (name, value) = split(word)?;
        let at = position(params, name, found)?;
        given.get_mut(at).into_iter().for_each(|values| values.push(value));
    }
    for (index, (param, values)) in params.iter().zip(&given).enumerate() {
        if values.is_empty() {
            continue;
        }
        let refuse = |reason: String| Stop::usage(format!("the parameter `{}` {reason}", param.name));
        let value = several(&found.spec.types, param.ty, values).map_err(refuse)?;
        draft.arg(index, &value);
    }
    let is_variable = |param: &Param| {
        param.variable.is_some() || found.spec.variables.iter().any(|variable| variable.name == param.name)
    };
    let missing = params.iter().zip(&given).filter(|(param, values)| {
        let required = param.required || param.place == In::Path;
        required && values.is_empty() && !is_variable(param)
    });
    let missing: Vec<String> = missing.map(|(param, _)| format!("--param {}=…", param.name)).collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Stop::usage(format!("{} needs {}", found.endpoint.id, missing.join(" ")))),
    }
}

/// `NAME=VALUE`. What is wrong with it is said without the value, which may be a secret.
pub(super) fn split(word: &str) -> Result<(&str, &str), Stop> {
    match word.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name, value)),
        _ => Err(Stop::usage("a name and a value are written NAME=VALUE")),
    }
}

/// The parameter of that name; `query:id` says which, where two places have one.
fn position(params: &[Param], name: &str, found: &Found<'_>) -> Result<usize, Stop> {
    let all: Vec<usize> = (0..params.len()).filter(|at| params.get(*at).is_some_and(|p| p.name == name)).collect();
    match all.as_slice() {
        [only] => return Ok(*only),
        [] => {}
        _ => {
            let places = all.iter().filter_map(|at| params.get(*at)).map(|p| format!("{}:{name}", word(p.place)));
            let places: Vec<String> = places.collect();
            return Err(Stop::usage(format!("`{name}` stands for several parameters: {}", places.join(", "))));
        }
    }
    let placed = |param: &Param| name.split_once(':') == Some((word(param.place), &param.name));
    if let Some(at) = params.iter().position(placed) {
        return Ok(at);
    }
    // Headers are the same in any case.
    let header = |param: &Param| param.place == In::Header && param.name.eq_ignore_ascii_case(name);
    params.iter().position(header).ok_or_else(|| unknown(params, name, found))
}

fn unknown(params: &[Param], name: &str, found: &Found<'_>) -> Stop {
    let mut message = format!("{} has no parameter `{name}`", found.endpoint.id);
    if let Some(near) = suggest(name, params.iter().map(|param| param.name.as_str())) {
        message.push_str(&format!(": did you mean `{near}`?"));
    }
    if params.is_empty() {
        message.push_str("; it has none");
        return Stop::usage(message);
    }
    message.push_str("\nparameters:");
    for param in params {
        let required = if param.required || param.place == In::Path { ", required" } else { "" };
        let ty = kind(&found.spec.types, param.ty);
        message.push_str(&format!("\n  {} ({}, {ty}{required})", param.name, word(param.place)));
    }
    Stop::usage(message)
}

fn word(place: In) -> &'static str {
    match place {
        In::Path => "path",
        In::Query => "query",
        In::Header => "header",
        In::Cookie => "cookie",
        In::Template => "template",
    }
}

/// What to give, in a word.
fn kind(types: &Types, ty: TypeId) -> String {
    match shape(types, ty) {
        Shape::Any | Shape::Union(_) | Shape::All(_) | Shape::Alias(_) | Shape::Null => "any JSON".to_owned(),
        Shape::Boolean => "true or false".to_owned(),
        Shape::Integer(_) => "integer".to_owned(),
        Shape::Number(_) => "number".to_owned(),
        Shape::Text(format) => format.clone().unwrap_or_else(|| "text".to_owned()),
        Shape::Enum(choices) => {
            let values: Vec<String> = choices.iter().map(|choice| spelled(&choice.value)).collect();
            values.join(" or ")
        }
        Shape::Array(_) | Shape::Tuple(..) => "list".to_owned(),
        Shape::Object(_) => "object".to_owned(),
    }
}

/// A value as one would write it on the command line.
fn spelled(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A parameter that is there once or more.
fn several(types: &Types, ty: TypeId, words: &[&str]) -> Result<Json, String> {
    let item = match shape(types, ty) {
        Shape::Array(item) => Some(*item),
        Shape::Tuple(..) => None,
        _ => {
            let [word] = words else { return Err("is given twice".to_owned()) };
            return one(types, ty, word);
        }
    };
    if let [word] = words
        && word.starts_with('[')
    {
        return json(word);
    }
    let Some(item) = item else { return Err("is a list: give it as one JSON array".to_owned()) };
    words.iter().map(|word| one(types, item, word)).collect::<Result<_, _>>().map(Json::List)
}

/// A value of one word.
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
        Shape::Integer(_) => scalar(is_integer, "an integer"),
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

fn is_integer(value: &Json) -> bool {
    matches!(value, Json::Number(number) if number.is_i64() || number.is_u64())
}

fn json(word: &str) -> Result<Json, String> {
    Json::parse(word.as_bytes()).map_err(|error| format!("is no JSON: {error}"))
}

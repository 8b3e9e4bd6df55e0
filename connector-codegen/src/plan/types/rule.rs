//! How the variants of a union are recognized, worked out here so that the runtime only compares.
//!
//! Apart from `union`, which names variants: this file looks at JSON alone. `{required: [radius], properties: {radius:
//! {type: number}}}` is recognized as an object that has `radius`.

use super::{Cx, graph, object};
use crate::plan::Rule;
use crate::spec::TypeId;
use crate::spec::ty::{Choice, Object, Shape};
use serde_json::Value;

/// How deep items and unions in unions are looked into.
const DEPTH: usize = 4;
/// JSON types, in the order of [`Rule::kinds`].
const KINDS: &[&str] = &["null", "boolean", "integer", "number", "string", "array", "object"];
/// A list of more values is no constant.
const CONSTANTS: usize = 8;

/// What a type accepts.
pub(super) fn rule(cx: &Cx<'_>, id: TypeId) -> Rule {
    at_depth(cx, id, DEPTH)
}

/// The same, with items and unions looked into no deeper.
pub(super) fn at_depth(cx: &Cx<'_>, id: TypeId, depth: usize) -> Rule {
    let target = graph::target(cx.spec, id);
    let mut rule = match &cx.spec.types[target].shape {
        Shape::Null => of(&["null"]),
        Shape::Boolean => of(&["boolean"]),
        Shape::Integer(_) => of(&["integer"]),
        Shape::Number(_) => of(&["integer", "number"]),
        Shape::Text(_) => of(&["string"]),
        Shape::Enum(choices) => values(choices),
        Shape::Tuple(..) => of(&["array"]),
        Shape::Array(item) => {
            let items = depth.checked_sub(1).map(|depth| Box::new(at_depth(cx, *item, depth)));
            Rule { items: items.filter(|rule| **rule != of(KINDS)), ..of(&["array"]) }
        }
        Shape::Object(members) => members_of(cx, target, members),
        Shape::Union(union) if depth > 0 => {
            either(union.variants.iter().map(|variant| at_depth(cx, variant.ty, depth - 1)).collect())
        }
        Shape::Union(_) | Shape::Any | Shape::All(_) | Shape::Alias(_) => of(KINDS),
    };
    if graph::nullable(cx.spec, id) && !rule.kinds.contains(&"null") {
        rule.kinds.insert(0, "null");
        if !rule.values.is_empty() {
            rule.values.push(Value::Null);
        }
    }
    rule
}

fn of(kinds: &[&'static str]) -> Rule {
    Rule { kinds: kinds.to_vec(), ..Rule::default() }
}

/// The JSON type of a value.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn values(choices: &[Choice]) -> Rule {
    let kinds = KINDS.iter().copied().filter(|one| choices.iter().any(|choice| kind(&choice.value) == *one)).collect();
    let values =
        choices.iter().map(|choice| choice.value.clone()).filter(|value| !value.is_array() && !value.is_object());
    Rule { kinds, values: values.collect(), ..Rule::default() }
}

fn members_of(cx: &Cx<'_>, id: TypeId, object: &Object) -> Rule {
    let mut rule = of(&["object"]);
    for member in &object.members {
        rule.known.push(member.name.clone());
        if object::is_required(cx, id, member) {
            rule.required.push(member.name.clone());
        }
        if let Shape::Enum(choices) = graph::shape(cx.spec, member.ty)
            && choices.len() <= CONSTANTS
            && !graph::nullable(cx.spec, member.ty)
        {
            let values = choices.iter().map(|choice| choice.value.clone()).collect();
            rule.constants.push((member.name.clone(), values));
        }
    }
    rule
}

/// What one of several rules accepts.
fn either(rules: Vec<Rule>) -> Rule {
    let any = |fits: &dyn Fn(&Rule) -> bool| rules.iter().any(fits);
    let kinds = KINDS.iter().copied().filter(|kind| any(&|rule| rule.kinds.contains(kind))).collect();
    let closed = !any(&|rule| rule.values.is_empty());
    let mut out = Rule { kinds, ..Rule::default() };
    for rule in &rules {
        for name in &rule.known {
            if !out.known.contains(name) {
                out.known.push(name.clone());
            }
        }
        out.values.extend(rule.values.iter().filter(|_| closed).cloned());
        // Only what every form of an object needs is needed.
        for name in &rule.required {
            let objects = |other: &Rule| !other.kinds.contains(&"object") || other.required.contains(name);
            if !out.required.contains(name) && rules.iter().all(objects) {
                out.required.push(name.clone());
            }
        }
    }
    out
}

/// Keeps of the constants what tells variants apart: a member with other values in another variant, or with one
/// value alone. A list that all variants share is open, and says nothing.
pub(super) fn settle(rules: &mut [Rule]) {
    let all: Vec<Vec<(String, Vec<Value>)>> = rules.iter().map(|rule| rule.constants.clone()).collect();
    for (at, rule) in rules.iter_mut().enumerate() {
        rule.constants.retain(|(name, values)| {
            let mut others = all.iter().enumerate().filter(|(other, _)| *other != at);
            let rivals: Vec<&Vec<Value>> = others
                .by_ref()
                .flat_map(|(_, constants)| constants)
                .filter(|other| other.0 == *name)
                .map(|other| &other.1)
                .collect();
            let apart = |rival: &&Vec<Value>| !values.iter().any(|value| rival.contains(value));
            values.len() == 1 || (!rivals.is_empty() && rivals.iter().all(apart))
        });
    }
    // A whole number is for the variant that takes no others.
    let whole = |rule: &Rule| rule.kinds.contains(&"integer") && !rule.kinds.contains(&"number");
    if rules.iter().any(|rule| whole(rule) && rule.values.is_empty()) {
        for rule in rules.iter_mut().filter(|rule| rule.values.is_empty() && rule.kinds.len() < KINDS.len()) {
            if rule.kinds.contains(&"number") {
                rule.kinds.retain(|kind| *kind != "integer");
            }
        }
    }
}

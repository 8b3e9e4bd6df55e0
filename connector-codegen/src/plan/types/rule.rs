//! Rules that recognize the variants of a union, computed here so that the runtime only compares.
//!
//! Separate from `union`, which names variants: this file looks at JSON alone. `{required: [radius], properties: {radius:
//! {type: number}}}` is recognized as an object that has `radius`.

use super::{Cx, graph, object};
use crate::spec::TypeId;
use crate::spec::ty::{Choice, Object, Shape};
use connector_tables::kinds::{ANY, ARRAY, BOOLEAN, INTEGER, NULL, NUMBER, OBJECT, STRING};
use connector_tables::{ConstantBuf, LiteralBuf, RuleBuf};
use serde_json::Value;

/// Maximum depth of items and nested unions in a rule.
const DEPTH: usize = 4;
/// A list of more values is no constant.
const CONSTANTS: usize = 8;

/// The rule for the values that a type accepts.
pub(super) fn rule(cx: &Cx<'_>, id: TypeId) -> RuleBuf {
    at_depth(cx, id, DEPTH)
}

/// The same, with items and unions looked into no deeper.
pub(super) fn at_depth(cx: &Cx<'_>, id: TypeId, depth: usize) -> RuleBuf {
    let target = graph::target(cx.spec, id);
    let mut rule = match &cx.spec.types[target].shape {
        Shape::Null => of(NULL),
        Shape::Boolean => of(BOOLEAN),
        Shape::Integer(_) => of(INTEGER),
        Shape::Number(_) => of(INTEGER | NUMBER),
        Shape::Text(_) => of(STRING),
        Shape::Enum(choices) => values(choices),
        Shape::Tuple(..) => of(ARRAY),
        Shape::Array(item) => {
            let items = depth.checked_sub(1).map(|depth| Box::new(at_depth(cx, *item, depth)));
            RuleBuf { items: items.filter(|rule| **rule != RuleBuf::default()), ..of(ARRAY) }
        }
        Shape::Object(members) => members_of(cx, target, members),
        Shape::Union(union) if depth > 0 => {
            either(union.variants.iter().map(|variant| at_depth(cx, variant.ty, depth - 1)).collect())
        }
        Shape::Union(_) | Shape::Any | Shape::All(_) | Shape::Alias(_) => RuleBuf::default(),
    };
    if graph::nullable(cx.spec, id) && rule.kinds & NULL == 0 {
        rule.kinds |= NULL;
        if !rule.values.is_empty() {
            rule.values.push(LiteralBuf::Null);
        }
    }
    rule
}

fn of(kinds: u8) -> RuleBuf {
    RuleBuf { kinds, ..RuleBuf::default() }
}

/// The JSON type of a value.
fn kind(value: &Value) -> u8 {
    match value {
        Value::Null => NULL,
        Value::Bool(_) => BOOLEAN,
        Value::Number(number) if number.is_f64() => NUMBER,
        Value::Number(_) => INTEGER,
        Value::String(_) => STRING,
        Value::Array(_) => ARRAY,
        Value::Object(_) => OBJECT,
    }
}

/// A scalar as tables write it.
fn literal(choice: &Choice) -> Option<LiteralBuf> {
    Some(match &choice.value {
        Value::Null => LiteralBuf::Null,
        Value::Bool(value) => LiteralBuf::Boolean(*value),
        Value::Number(number) => match number.as_i64() {
            Some(value) => LiteralBuf::Integer(value),
            None => LiteralBuf::Number(number.as_f64()?),
        },
        Value::String(text) => LiteralBuf::Text(text.clone()),
        Value::Array(_) | Value::Object(_) => return None,
    })
}

fn values(choices: &[Choice]) -> RuleBuf {
    let kinds = choices.iter().fold(0, |kinds, choice| kinds | kind(&choice.value));
    RuleBuf { values: choices.iter().filter_map(literal).collect(), ..of(kinds) }
}

fn members_of(cx: &Cx<'_>, id: TypeId, object: &Object) -> RuleBuf {
    let mut rule = of(OBJECT);
    for member in &object.members {
        rule.known.push(member.name.clone());
        if object::is_required(cx, id, member) {
            rule.required.push(member.name.clone());
        }
        if let Shape::Enum(choices) = graph::shape(cx.spec, member.ty)
            && choices.len() <= CONSTANTS
            && !graph::nullable(cx.spec, member.ty)
        {
            let values = choices.iter().filter_map(literal).collect();
            rule.constants.push(ConstantBuf { name: member.name.clone(), values });
        }
    }
    rule
}

/// The rule for the values that any of several rules accepts.
fn either(rules: Vec<RuleBuf>) -> RuleBuf {
    let closed = rules.iter().all(|rule| !rule.values.is_empty());
    let mut out = of(rules.iter().fold(0, |kinds, rule| kinds | rule.kinds));
    for rule in &rules {
        for name in &rule.known {
            if !out.known.contains(name) {
                out.known.push(name.clone());
            }
        }
        out.values.extend(rule.values.iter().filter(|_| closed).cloned());
        // Only what every form of an object needs is needed.
        for name in &rule.required {
            let objects = |other: &RuleBuf| other.kinds & OBJECT == 0 || other.required.contains(name);
            if !out.required.contains(name) && rules.iter().all(objects) {
                out.required.push(name.clone());
            }
        }
    }
    out
}

/// Keeps of the constants what tells variants apart: a member with other values in another variant, or with one
/// value alone. A list that all variants share is open, and says nothing.
pub(super) fn settle(rules: &mut [RuleBuf]) {
    let all: Vec<Vec<ConstantBuf>> = rules.iter().map(|rule| rule.constants.clone()).collect();
    for (at, rule) in rules.iter_mut().enumerate() {
        rule.constants.retain(|ConstantBuf { name, values }| {
            let others = all.iter().enumerate().filter(|(other, _)| *other != at);
            let rivals: Vec<&ConstantBuf> =
                others.flat_map(|(_, constants)| constants).filter(|other| other.name == *name).collect();
            let apart = |rival: &&ConstantBuf| !values.iter().any(|value| rival.values.contains(value));
            values.len() == 1 || (!rivals.is_empty() && rivals.iter().all(apart))
        });
    }
    // A whole number is for the variant that takes no others.
    let whole = |rule: &RuleBuf| rule.kinds & (INTEGER | NUMBER) == INTEGER;
    if rules.iter().any(|rule| whole(rule) && rule.values.is_empty()) {
        for rule in rules.iter_mut().filter(|rule| rule.values.is_empty() && rule.kinds != ANY) {
            if rule.kinds & NUMBER != 0 {
                rule.kinds &= !INTEGER;
            }
        }
    }
}

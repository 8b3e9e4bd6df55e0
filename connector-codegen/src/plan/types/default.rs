//! Defaults as constants beside the type.
//!
//! Separate because a default must be a value of its type, and is reported otherwise. `{type: integer, default: 3}`
//! is the constant `3`; `{enum: [open], default: open}` is `State::Open`.

use super::{Cx, graph};
use crate::diag::code;
use crate::plan::Constant;
use crate::spec::TypeId;
use crate::spec::ty::{Choice, Shape};
use crate::text::Span;
use serde_json::Value;

/// The default of a member, if it has one that Rust can show as a constant.
pub(crate) fn constant(cx: &mut Cx<'_>, id: TypeId, span: Span) -> Option<Constant> {
    let value = graph::first(cx.spec, id, |ty| ty.default.clone())?;
    if value.is_null() {
        return None;
    }
    let fitted = fit(cx, id, &value);
    if let Fit::Not = fitted {
        let shown = value.to_string();
        let shown = if shown.len() > 60 { "this default".to_owned() } else { format!("the default `{shown}`") };
        cx.diags
            .report(&code::BAD_DEFAULT, span, format!("{shown} does not fit its type"))
            .help("correct the default or the type; until then no constant is made of it");
    }
    if let Fit::Is(constant) = fitted { Some(constant) } else { None }
}

/// Reports defaults of parameters that are not values of their types.
pub(crate) fn of_params(cx: &mut Cx<'_>) {
    let spec = cx.spec;
    for param in spec.operations.iter().flat_map(|operation| &operation.params) {
        constant(cx, param.ty, param.span);
    }
}

/// A value of a type that Rust can show as a constant.
pub(super) fn value(cx: &Cx<'_>, id: TypeId, value: &Value) -> Option<Constant> {
    if let Fit::Is(constant) = fit(cx, id, value) { Some(constant) } else { None }
}

/// The result of comparing a default with its type.
enum Fit {
    /// Valid, as this constant.
    Is(Constant),
    /// Valid, but Rust has no constant of it: lists, objects, plain JSON.
    Yes,
    /// Invalid.
    Not,
}

fn fit(cx: &Cx<'_>, id: TypeId, value: &Value) -> Fit {
    let target = graph::target(cx.spec, id);
    let merged = graph::scalar(cx.spec, target);
    match (merged.as_ref().unwrap_or(&cx.spec.types[target].shape), value) {
        (Shape::Text(_), Value::String(text)) => Fit::Is(Constant::Str(text.clone())),
        (Shape::Boolean, Value::Bool(value)) => Fit::Is(Constant::Bool(*value)),
        (Shape::Integer(_), Value::Number(number)) => whole(number),
        (Shape::Number(_), Value::Number(number)) => match number.as_f64() {
            Some(float) if float.is_finite() => Fit::Is(Constant::Float(float)),
            _ => Fit::Yes,
        },
        (Shape::Enum(choices), value) => choice(cx, id, choices, value),
        (Shape::Array(_) | Shape::Tuple(..), Value::Array(_)) | (Shape::Object(_), Value::Object(_)) => Fit::Yes,
        (Shape::Any | Shape::Union(_) | Shape::Null | Shape::Alias(_) | Shape::All(_), _) => Fit::Yes,
        _ => Fit::Not,
    }
}

/// One of the values of an enum.
fn choice(cx: &Cx<'_>, id: TypeId, choices: &[Choice], value: &Value) -> Fit {
    if !choices.iter().any(|choice| same(&choice.value, value)) {
        return Fit::Not;
    }
    let target = graph::target(cx.spec, id);
    match (graph::is_item(cx.spec, target), cx.names.get(&cx.own(id)), value) {
        (true, Some(item), value) => {
            let known = cx.variants.get(&target).and_then(|all| all.iter().find(|known| same(&known.value, value)));
            known.map_or(Fit::Yes, |known| Fit::Is(Constant::Variant(item.clone(), known.name.clone())))
        }
        (_, _, Value::Bool(value)) => Fit::Is(Constant::Bool(*value)),
        _ => Fit::Yes,
    }
}

/// A whole number; `3.0` is one too.
fn whole(number: &serde_json::Number) -> Fit {
    if let Some(small) = number.as_i64() {
        return Fit::Is(Constant::Integer(small));
    }
    match number.as_f64() {
        // `as` is exact here: the float is whole and small.
        Some(float) if float.fract() == 0.0 && float.abs() < 9e15 => Fit::Is(Constant::Integer(float as i64)),
        Some(float) if float.fract() == 0.0 => Fit::Yes,
        _ => Fit::Not,
    }
}

/// Numbers by value: `1` and `1.0` are one.
fn same(a: &Value, b: &Value) -> bool {
    a == b || (a.is_number() && b.is_number() && a.as_f64() == b.as_f64())
}

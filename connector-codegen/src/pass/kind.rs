//! The JSON type of a type, which can exclude other types, and the common part of two shapes.
//!
//! A date is a text. An `allOf` is not looked into here, but in `merge/leaves`.

use super::reach::target;
use crate::spec::ty::{Rest, Shape, TypeId, Types};
use serde_json::Value;

/// The common part of two shapes.
pub(super) enum Meet {
    /// The first shape: the second restricts nothing.
    First,
    /// The second shape: the first restricts nothing.
    Second,
    /// Another shape.
    New(Shape),
    /// No value: the shapes exclude each other.
    Never,
}

/// The types of JSON that exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
}

/// The JSON type of all values of a type, if there is only one.
pub(super) fn kind(types: &Types, id: TypeId) -> Option<Kind> {
    match &types.get(target(types, id))?.shape {
        Shape::Null => Some(Kind::Null),
        Shape::Boolean => Some(Kind::Boolean),
        Shape::Integer(_) | Shape::Number(_) => Some(Kind::Number),
        Shape::Text(_) => Some(Kind::Text),
        Shape::Array(_) | Shape::Tuple(..) => Some(Kind::Array),
        Shape::Object(_) => Some(Kind::Object),
        Shape::Enum(choices) => {
            let first = kind_of_value(&choices.first()?.value);
            choices.iter().all(|choice| kind_of_value(&choice.value) == first).then_some(first)
        }
        Shape::Any | Shape::Union(_) | Shape::All(_) | Shape::Alias(_) => None,
    }
}

fn kind_of_value(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Null,
        Value::Bool(_) => Kind::Boolean,
        Value::Number(_) => Kind::Number,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::Array,
        Value::Object(_) => Kind::Object,
    }
}

/// Returns `true` for `type: object` without other keywords.
pub(super) fn is_blank(shape: &Shape) -> bool {
    matches!(shape, Shape::Object(object) if object.members.is_empty() && object.rest == Rest::Unsaid)
}

//! `enum` and `const`.
//!
//! Null among the values makes the type nullable. Values that do not fit the declared type are left out; if none is
//! left, the declared type alone counts. Enums of objects or arrays are not told apart: the plain type counts.
//!
//! `{type: string, enum: [a, b, null]}` becomes an enum of "a" and "b" that is nullable.

use super::Lowering;
use super::form::{Form, Kind, Schema, is_null};
use super::keyword::{names, scalar_text};
use crate::diag::code;
use crate::spec::ty::{Choice, Shape, TypeId};
use crate::tree::{Node, Value};
use std::slice;

impl Lowering<'_, '_> {
    /// A schema with `enum` or `const`.
    pub(super) fn choice(&mut self, id: TypeId, schema: Schema<'_>) -> Shape {
        let values = schema.get("const").map(slice::from_ref).or_else(|| schema.list("enum")).unwrap_or_default();
        if values.iter().all(is_null) {
            return self.null(id);
        }
        if let Some(odd) = values.iter().find(|node| matches!(node.value, Value::List(_) | Value::Map(_))) {
            let message = format!("an enum or const with {} among its values is not used", odd.kind());
            self.cx.diags.report(&code::IGNORED_KEYWORD, odd.span, message).help("the values are not checked");
            return self.without_values(id, schema);
        }
        let choices = self.choices(&schema, values);
        if choices.is_empty() { self.without_values(id, schema) } else { Shape::Enum(choices) }
    }

    fn without_values(&mut self, id: TypeId, schema: Schema<'_>) -> Shape {
        let rest = schema.without("enum").without("const");
        if rest.form() == Form::Any {
            return Shape::Any;
        }
        self.shape_into(id, rest);
        self.cx.types[id].shape.clone()
    }

    fn choices(&mut self, schema: &Schema<'_>, values: &[Node]) -> Vec<Choice> {
        let kinds = schema.kinds();
        let labels = Labels::of(schema);
        let mut choices: Vec<Choice> = Vec::new();
        for (at, node) in values.iter().enumerate().filter(|(_, node)| !is_null(node)) {
            let value = exact(node);
            if !kinds.is_empty() && !kinds.iter().any(|kind| fits(*kind, &value)) {
                let message = format!("the value {value} does not fit the declared type");
                let help = "it is left out; change the type, or write the value as one of that type";
                self.cx.diags.report(&code::IGNORED_KEYWORD, node.span, message).help(help);
            } else if !choices.iter().any(|choice| choice.value == value) {
                let (name, docs) = labels.get(at, node);
                choices.push(Choice { value, name, docs });
            }
        }
        choices
    }
}

/// A whole number written `1.0` is the integer 1.
fn exact(node: &Node) -> serde_json::Value {
    let value = node.to_json();
    match value.as_f64().filter(|number| value.is_f64() && number.fract() == 0.0 && number.abs() < 9e15) {
        // In range: the bound above is below 2^53.
        Some(number) => (number as i64).into(),
        None => value,
    }
}

fn fits(kind: Kind, value: &serde_json::Value) -> bool {
    match kind {
        Kind::Text => value.is_string(),
        Kind::Boolean => value.is_boolean(),
        Kind::Integer => value.is_i64() || value.is_u64(),
        Kind::Number => value.is_number(),
        Kind::Null | Kind::Array | Kind::Object => false,
    }
}

/// Names and docs of the values, in the spellings that are in use.
struct Labels<'n> {
    names: Vec<Option<String>>,
    docs: Vec<Option<String>>,
    docs_by_value: Option<&'n Node>,
    rows: &'n [Node],
}

impl<'n> Labels<'n> {
    fn of(schema: &Schema<'n>) -> Self {
        let microsoft = schema.get("x-ms-enum").and_then(|node| node.get("values")).and_then(Node::as_list);
        let described = ["x-enum-descriptions", "x-enumDescriptions", "x-enum-description"];
        Labels {
            names: names(schema, &["x-enum-varnames", "x-enumNames", "x-enum-names"]),
            docs: names(schema, &described),
            docs_by_value: described
                .iter()
                .find_map(|keyword| schema.get(keyword))
                .filter(|node| node.as_map().is_some()),
            rows: microsoft.unwrap_or_default(),
        }
    }

    fn get(&self, at: usize, node: &Node) -> (Option<String>, Option<String>) {
        let text = scalar_text(node);
        let row = self.rows.iter().find(|row| row.get("value").and_then(scalar_text) == text && text.is_some());
        let from_row = |key| row.and_then(|row| row.get(key)).and_then(Node::as_str).map(str::to_owned);
        let by_value = || self.docs_by_value?.get(text.as_deref()?)?.as_str().map(str::to_owned);
        let name = self.names.get(at).cloned().flatten().or_else(|| from_row("name"));
        let docs = self.docs.get(at).cloned().flatten().or_else(by_value).or_else(|| from_row("description"));
        (name.filter(|name| !name.is_empty()), docs.filter(|docs| !docs.is_empty()))
    }
}

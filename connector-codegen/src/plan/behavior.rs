//! The behavior of an endpoint, and which of its parameters are arguments of a call.
//!
//! A header that the variable `tenant` fills in is not an argument: it is always sent, as `{{ tenant }}`.

use crate::plan::types::{fixed, graph};
use crate::spec::{Operation, Param, Reply, Spec};
use connector_tables::{BehaviorBuf, FixedBuf, Owned as _, Place, Strategy};
use serde_json::Value;

/// The behavior of an operation.
pub(crate) fn plan(spec: &Spec, operation: &Operation) -> BehaviorBuf {
    let mut table = operation.behavior.table.clone();
    table.fixed.extend(operation.params.iter().filter_map(|param| filled(param).or_else(|| constant(spec, param))));
    let selects = |reply: &&Reply| !reply.failure && reply.select.is_some();
    table.select = operation.replies.iter().find(selects).and_then(|reply| reply.select.clone()).unwrap_or_default();
    table
}

/// Returns `true` if the table of an endpoint has a parameter. One that a variable fills in is sent automatically; but
/// placeholders of a path are filled in by name, and templates may name any value.
pub(crate) fn is_listed(param: &Param) -> bool {
    param.variable.is_none() || matches!(param.table.place, Place::Path | Place::Template)
}

/// Returns `true` if a call takes an argument for a parameter.
pub(crate) fn is_argument(param: &Param) -> bool {
    param.variable.is_none()
}

/// Returns `true` if a call requires a value: no variable of the operation provides it, and it can have several values.
pub(crate) fn is_required(spec: &Spec, param: &Param) -> bool {
    param.required && default(spec, param).is_none() && constant(spec, param).is_none()
}

/// The only value that a required parameter can have: sent unless the call sets another.
fn constant(spec: &Spec, param: &Param) -> Option<FixedBuf> {
    let is_text = param.required && param.variable.is_none() && param.table.media.is_none();
    let (Place::Query | Place::Header | Place::Cookie) = param.table.place else { return None };
    let value = match fixed::only(spec, param.ty).filter(|_| is_text)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(value) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    // A value that a template would change must be an argument.
    let is_plain = !value.contains("{{");
    is_plain.then(|| FixedBuf { place: param.table.place, name: param.table.name.clone(), value, optional: false })
}

/// The value, as JSON text, that a variable of the operation has where nothing else gives one.
pub(crate) fn default(spec: &Spec, param: &Param) -> Option<String> {
    let own = param.variable.as_deref() == Some(&*param.table.name) || !param.required;
    let said = match param.table.place {
        Place::Template => true,
        // A parameter of the document is always required.
        Place::Path if own => true,
        Place::Path => return fixed::only(spec, param.ty).filter(|value| !value.is_array()).map(Value::to_string),
        Place::Query | Place::Header | Place::Cookie => false,
    };
    let value = said.then(|| graph::first(spec, param.ty, |ty| ty.default.clone()))?;
    value.map(|value| value.to_string())
}

/// A parameter that a variable fills in, as what is always sent.
fn filled(param: &Param) -> Option<FixedBuf> {
    let variable = param.variable.as_ref().filter(|_| !is_listed(param))?;
    Some(FixedBuf {
        place: param.table.place,
        name: param.table.name.clone(),
        value: format!("{{{{ {variable} }}}}"),
        optional: !param.required,
    })
}

/// The path with the names of variables in place of the names of parameters that they fill in.
pub(crate) fn path(operation: &Operation) -> String {
    let mut path = operation.path.clone();
    for param in operation.params.iter().filter(|param| param.table.place == Place::Path) {
        if let Some(variable) = &param.variable {
            path = path.replace(&format!("{{{}}}", param.table.name), &format!("{{{variable}}}"));
        }
    }
    path
}

/// The strategy of its pagination.
pub(crate) fn strategy(operation: &Operation) -> Option<Strategy> {
    operation.behavior.table.paging.as_ref().map(|paging| paging.next.view().strategy())
}

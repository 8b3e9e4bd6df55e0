//! Properties of an output that are from headers, read by their types.
//!
//! A header is text, and `41` is a number only if the description declares one: `{"left":"41"}` with `left: { from:
//! $headers.X-Left, type: integer }` is `{"left":41}`.

use super::find::Found;
use crate::json::Json;
use crate::shape::shape;
use connector_codegen::spec::ty::Shape;
use connector_codegen::spec::{Operation, TypeId, Types};
use connector_tables::{PickBuf, SourceBuf};

/// Returns the output with values of headers read by their types.
pub(super) fn typed(mut value: Json, found: &Found<'_>) -> Json {
    let types = &found.spec.types;
    let Json::Object(members) = &mut value else { return value };
    let output = &found.endpoint.table.behavior.output;
    for PickBuf { name, .. } in output.iter().filter(|pick| matches!(pick.from, SourceBuf::Header(_))) {
        let Some((_, value)) = members.iter_mut().find(|(known, _)| known == name) else { continue };
        let Json::Text(text) = &*value else { continue };
        if let Some(read) = member(types, found.operation, name).and_then(|ty| read(types, ty, text)) {
            *value = read;
        }
    }
    value
}

/// Returns the type of a property of the output.
fn member(types: &Types, operation: &Operation, name: &str) -> Option<TypeId> {
    let media = operation.replies.iter().filter(|reply| !reply.failure).flat_map(|reply| &reply.media);
    media.filter_map(|media| media.ty).find_map(|ty| match shape(types, ty) {
        Shape::Object(object) => object.members.iter().find(|member| member.name == name).map(|member| member.ty),
        _ => None,
    })
}

/// Reads a scalar that is not text.
fn read(types: &Types, ty: TypeId, text: &str) -> Option<Json> {
    let value = Json::parse(text.as_bytes()).ok()?;
    match (shape(types, ty), &value) {
        (Shape::Integer(_) | Shape::Number(_), Json::Number(_)) | (Shape::Boolean, Json::Boolean(_)) => Some(value),
        _ => None,
    }
}

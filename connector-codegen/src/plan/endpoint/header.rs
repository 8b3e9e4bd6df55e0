//! Typed headers of successful replies: `reply.x_total()`.
//!
//! Separate because headers belong to replies, not to types. `X-Total: {schema: {type: integer}}` is
//! `fn x_total(&self) -> Option<i64>`.

use crate::plan::scope::{Glue, Scope};
use crate::plan::types::{Cx, graph};
use crate::plan::{Header, Ty, docs, name, reserved};
use crate::spec::ty::Shape;
use crate::spec::{Operation, TypeId};
use connector_tables::language::status::class;

/// The headers of all successful replies, each once.
pub(crate) fn plan(cx: &Cx<'_>, operation: &Operation) -> Vec<Header> {
    let good = |status| matches!(class(status), 0 | 2 | 3);
    let mut scope = Scope::new(Glue::Snake, &[reserved::REPLY]);
    let mut seen: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for header in operation.replies.iter().filter(|reply| good(reply.status)).flat_map(|reply| &reply.headers) {
        let lower = header.table.name.to_ascii_lowercase();
        if lower == "content-type" || seen.contains(&lower) {
            continue;
        }
        seen.push(lower);
        out.push(Header {
            method: scope.claim_quietly(name::method_name(&header.table.name), None),
            ty: ty(cx, header.ty),
            docs: docs::lines(&header.docs, &format!("The header {}.", docs::code(&header.table.name))),
            name: header.table.name.clone(),
        });
    }
    out
}

/// Scalars and lists of them; others as text.
fn ty(cx: &Cx<'_>, id: TypeId) -> Ty {
    let shape = graph::shape(cx.spec, id);
    let scalar = |shape: &Shape| {
        matches!(shape, Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_))
            || matches!(shape, Shape::Enum(choices) if choices.iter().all(|c| c.value.is_string() || c.value.is_i64()))
    };
    match shape {
        shape if scalar(shape) => cx.bare(id),
        Shape::Array(item) if scalar(graph::shape(cx.spec, *item)) => Ty::Vec(Box::new(cx.bare(*item))),
        _ => Ty::Path("String".to_owned()),
    }
}

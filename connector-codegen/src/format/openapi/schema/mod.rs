//! Schemas to types of the IR.
//!
//! A schema is first classified into one of a closed set of forms; each form has its own file.

use super::cx::Cx;
use crate::spec::ty::{Limits, Origin, Shape};
use crate::spec::{Docs, Place, Type, TypeId};
use crate::tree::Node;

/// Lowers a schema. Absent after a report.
pub(crate) fn lower(cx: &mut Cx<'_>, node: &Node, pointer: &str, origin: Origin) -> Option<TypeId> {
    if let Some(id) = cx.seen.get(&node.span) {
        return Some(*id);
    }
    let id = cx.types.add(Type {
        place: Place { span: node.span, pointer: pointer.to_owned() },
        origin,
        title: None,
        docs: Docs::default(),
        deprecated: false,
        nullable: false,
        default: None,
        examples: Vec::new(),
        limits: Limits::default(),
        shape: Shape::Any,
    });
    cx.seen.insert(node.span, id);
    Some(id)
}

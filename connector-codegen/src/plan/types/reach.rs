//! Which types are sent, which are received, and which texts are files of a multipart body.
//!
//! Separate because a type's form depends on it: a required `readOnly` member of a type that is sent is optional in Rust,
//! since a request must not carry it. `requestBody: NewIssue` makes `NewIssue` and all its parts sent.

use super::graph;
use crate::spec::ty::Shape;
use crate::spec::{Spec, TypeId};
use connector_tables::Form;
use std::collections::BTreeSet;

/// Sets of types.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    /// Reached by a request.
    pub(crate) sent: BTreeSet<TypeId>,
    /// Reached by a reply.
    pub(crate) received: BTreeSet<TypeId>,
    /// Binary texts that are parts of a multipart body.
    pub(crate) files: BTreeSet<TypeId>,
}

/// Looks at every operation.
pub(crate) fn reach(spec: &Spec) -> Reach {
    let mut out = Reach::default();
    for operation in &spec.operations {
        for param in &operation.params {
            spread(spec, param.ty, &mut out.sent);
        }
        for media in operation.body.iter().flat_map(|body| &body.media) {
            let Some(ty) = media.ty else { continue };
            spread(spec, ty, &mut out.sent);
            if media.kind.row().form == Form::Parts {
                files(spec, ty, &mut out.files);
            }
        }
        for reply in &operation.replies {
            for ty in reply.media.iter().filter_map(|media| media.ty) {
                spread(spec, ty, &mut out.received);
            }
        }
    }
    out
}

fn spread(spec: &Spec, from: TypeId, seen: &mut BTreeSet<TypeId>) {
    let mut stack = vec![from];
    while let Some(id) = stack.pop() {
        if seen.insert(id) {
            stack.extend(graph::parts(spec, id));
        }
    }
}

/// The binary texts among the members of a multipart body: directly, in lists, or as one of several forms.
fn files(spec: &Spec, body: TypeId, out: &mut BTreeSet<TypeId>) {
    let mut stack = vec![(body, false)];
    let mut seen = BTreeSet::new();
    while let Some((id, is_member)) = stack.pop() {
        if !seen.insert((id, is_member)) {
            continue;
        }
        match &spec.types[id].shape {
            Shape::Text(Some(format)) if is_member && format == "binary" => {
                out.insert(id);
            }
            Shape::Array(_) if is_member => stack.extend(graph::parts(spec, id).into_iter().map(|id| (id, true))),
            Shape::Alias(_) | Shape::Union(_) => {
                stack.extend(graph::parts(spec, id).into_iter().map(|id| (id, is_member)));
            }
            // An object in an object is written as JSON, which knows no files.
            Shape::Object(_) if !is_member => stack.extend(graph::parts(spec, id).into_iter().map(|id| (id, true))),
            _ => {}
        }
    }
}

//! JSON pointers of a document as it was written, where lowering saw it spelled in another way.
//!
//! `/components/schemas/Pet` with `/components/schemas` moved from `/definitions` becomes `/definitions/Pet`.

use crate::spec::{Place, Spec};
use std::collections::BTreeMap;

/// Pointers in the old document, by the pointers in the new one that differ from them.
pub type Moved = BTreeMap<String, String>;

/// Leads every pointer of `spec` back.
pub fn back(spec: &mut Spec, moved: &Moved) {
    let back = |place: &mut Place| {
        if let Some(old) = lead(&place.pointer, moved) {
            place.pointer = old;
        }
    };
    spec.types.iter_mut().for_each(|ty| back(&mut ty.place));
    spec.named.iter_mut().for_each(|named| back(&mut named.place));
    spec.schemes.iter_mut().for_each(|scheme| back(&mut scheme.place));
    spec.skipped.iter_mut().for_each(|skipped| back(&mut skipped.place));
    for operation in &mut spec.operations {
        back(&mut operation.place);
        operation.body.iter_mut().for_each(|body| back(&mut body.place));
        operation.replies.iter_mut().for_each(|reply| back(&mut reply.place));
    }
}

/// The longest part of a pointer that was moved counts.
fn lead(pointer: &str, moved: &Moved) -> Option<String> {
    let mut end = pointer.len();
    loop {
        let (head, tail) = pointer.split_at_checked(end)?;
        if let Some(old) = moved.get(head) {
            return Some(format!("{old}{tail}"));
        }
        end = head.rfind('/')?;
    }
}

//! An object of which nothing is known but that it is one keeps what it holds.
//!
//! After `merge`, where `type: object` beside other parts must add nothing.
//!
//! `{}` becomes `{...: any}`.

use crate::spec::Spec;
use crate::spec::ty::{Rest, Shape, TypeId};

/// Opens objects without members.
pub(super) fn run(spec: &mut Spec) {
    let ids: Vec<TypeId> = spec.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        if let Shape::Object(object) = &mut spec.types[id].shape
            && object.members.is_empty()
            && object.rest == Rest::Unsaid
        {
            object.rest = Rest::Any;
        }
    }
}

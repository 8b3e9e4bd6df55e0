//! Every place where a type leads to another one, once.
//!
//! Separate because several passes follow or rewrite these places, and forgetting one would be a bug in each.

use crate::spec::ty::{Rest, Shape};
use crate::spec::{Header, Media, Spec, TypeId};

/// The types that a shape leads to, in order.
pub(super) fn children(shape: &mut Shape, see: &mut impl FnMut(&mut TypeId)) {
    match shape {
        Shape::Any | Shape::Null | Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_) => {}
        Shape::Enum(_) => {}
        Shape::Array(item) => see(item),
        Shape::Tuple(items, rest) => items.iter_mut().chain(rest).for_each(see),
        Shape::Object(object) => {
            object.members.iter_mut().for_each(|member| see(&mut member.ty));
            if let Rest::Of(ty) = &mut object.rest {
                see(ty);
            }
        }
        Shape::Union(union) => {
            union.variants.iter_mut().for_each(|variant| see(&mut variant.ty));
            union.base.iter_mut().for_each(see);
        }
        Shape::All(parts) => parts.iter_mut().for_each(see),
        Shape::Alias(target) => see(target),
    }
}

/// The types that operations lead to.
pub(super) fn operations(spec: &mut Spec, see: &mut impl FnMut(&mut TypeId)) {
    for operation in &mut spec.operations {
        operation.params.iter_mut().for_each(|param| see(&mut param.ty));
        operation.body.iter_mut().for_each(|body| media(&mut body.media, see));
        for reply in &mut operation.replies {
            media(&mut reply.media, see);
            headers(&mut reply.headers, see);
            reply.whole.iter_mut().for_each(&mut *see);
        }
    }
}

/// The types that named schemas lead to.
pub(super) fn named(spec: &mut Spec, see: &mut impl FnMut(&mut TypeId)) {
    spec.named.iter_mut().filter_map(|named| named.ty.as_mut()).for_each(see);
}

fn media(all: &mut [Media], see: &mut impl FnMut(&mut TypeId)) {
    for media in all {
        media.ty.iter_mut().for_each(&mut *see);
        media.parts.iter_mut().for_each(|part| headers(&mut part.headers, see));
    }
}

fn headers(all: &mut [Header], see: &mut impl FnMut(&mut TypeId)) {
    all.iter_mut().for_each(|header| see(&mut header.ty));
}

/// Like [`children`], only looking.
pub(super) fn look(shape: &Shape, see: &mut impl FnMut(TypeId)) {
    match shape {
        Shape::Any | Shape::Null | Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_) => {}
        Shape::Enum(_) => {}
        Shape::Array(item) => see(*item),
        Shape::Tuple(items, rest) => items.iter().chain(rest).for_each(|id| see(*id)),
        Shape::Object(object) => {
            object.members.iter().for_each(|member| see(member.ty));
            if let Rest::Of(ty) = object.rest {
                see(ty);
            }
        }
        Shape::Union(union) => {
            union.variants.iter().for_each(|variant| see(variant.ty));
            union.base.iter().for_each(|id| see(*id));
        }
        Shape::All(parts) => parts.iter().for_each(|id| see(*id)),
        Shape::Alias(target) => see(*target),
    }
}

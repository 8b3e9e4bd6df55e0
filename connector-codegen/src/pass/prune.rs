//! Only types that something reaches stay, in the order in which they were met.
//!
//! The last pass that changes anything: merging and flattening leave unused parts behind. If options select operations,
//! named schemas that none of those uses are removed, too. A removed origin is replaced by that of its parent.
//!
//! Of `Pet = { a: text }` and a left-over `{}`, the second goes.

use super::walk;
use crate::config::Config;
use crate::spec::ty::{Origin, Type, TypeId, Types};
use crate::spec::{Named, Spec};

/// Origins of origins: more than this is a circle.
const DEPTH: usize = 64;

/// Drops what nothing reaches.
pub(super) fn run(spec: &mut Spec, config: &Config) {
    let mut roots = Vec::new();
    walk::operations(spec, &mut |id| roots.push(*id));
    if !config.selects() {
        walk::named(spec, &mut |id| roots.push(*id));
    }
    let kept = reached(&spec.types, roots);
    let is_kept = |named: &Named| named.ty.is_none_or(|id| kept.get(id.0 as usize) == Some(&true));
    let gone = spec.named.extract_if(.., |named| !is_kept(named));
    spec.absent.schemas = gone.map(|named| (named.name, named.place.pointer)).collect();
    let mut count = 0;
    let places: Vec<Option<TypeId>> = kept
        .iter()
        .map(|kept| {
            count += u32::from(*kept);
            kept.then(|| TypeId(count - 1))
        })
        .collect();
    let place = |id: TypeId| places.get(id.0 as usize).copied().flatten();
    let origins: Vec<Option<Origin>> =
        spec.types.iter().map(|(id, ty)| place(id).and_then(|_| moved(&spec.types, ty, &place))).collect();
    let mut see = |id: &mut TypeId| *id = place(*id).unwrap_or(*id);
    let mut types = std::mem::take(&mut spec.types).into_vec();
    let mut flags = kept.into_iter().zip(origins);
    types.retain_mut(|ty| {
        let Some((true, origin)) = flags.next() else { return false };
        if let Some(origin) = origin {
            ty.origin = origin;
        }
        walk::children(&mut ty.shape, &mut see);
        true
    });
    spec.types = Types::from(types);
    walk::named(spec, &mut see);
    walk::operations(spec, &mut see);
}

fn reached(types: &Types, mut waiting: Vec<TypeId>) -> Vec<bool> {
    let mut kept = vec![false; types.len()];
    while let Some(id) = waiting.pop() {
        if let (Some(kept @ false), Some(ty)) = (kept.get_mut(id.0 as usize), types.get(id)) {
            *kept = true;
            walk::look(&ty.shape, &mut |child| waiting.push(child));
        }
    }
    kept
}

/// The origin of a type that stays, in terms of types that stay. `None`: no other type is in it.
fn moved(types: &Types, ty: &Type, place: &impl Fn(TypeId) -> Option<TypeId>) -> Option<Origin> {
    let of = match &ty.origin {
        Origin::Member { of, .. } | Origin::Item(of) | Origin::Entry(of) | Origin::Variant { of, .. } => *of,
        _ => return None,
    };
    Some(match (stays(types, of, place), &ty.origin) {
        (Ok(of), Origin::Member { name, .. }) => Origin::Member { of, name: name.clone() },
        (Ok(of), Origin::Item(_)) => Origin::Item(of),
        (Ok(of), Origin::Entry(_)) => Origin::Entry(of),
        (Ok(of), Origin::Variant { index, .. }) => Origin::Variant { of, index: *index },
        (Ok(_), other) => other.clone(),
        (Err(Origin::Named(parent)), Origin::Member { name, .. }) => Origin::Component(format!("{parent} {name}")),
        (Err(Origin::Named(parent)), _) => Origin::Component(parent),
        (Err(other), _) => other,
    })
}

/// The next type upwards that stays, or the origin at which the way up ends.
fn stays(types: &Types, from: TypeId, place: &impl Fn(TypeId) -> Option<TypeId>) -> Result<TypeId, Origin> {
    let mut at = from;
    let mut name = Origin::Component(String::new());
    for _ in 0..DEPTH {
        if let Some(id) = place(at) {
            return Ok(id);
        }
        let Some(ty) = types.get(at) else { break };
        match &ty.origin {
            Origin::Member { of, .. } | Origin::Item(of) | Origin::Entry(of) | Origin::Variant { of, .. } => at = *of,
            other => {
                name = other.clone();
                break;
            }
        }
    }
    Err(name)
}

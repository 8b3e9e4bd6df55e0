//! Shortens long chains of aliases, so that later stages follow only a few of them.
//!
//! Runs after each pass that makes aliases. Null and defaults of the skipped aliases move to the one that skips them.
//! Documents written by people have no such chains.
//!
//! `A0 = A1`, `A1 = A2`, … `A99 = Pet` becomes `A0 = Pet`, …; from `A50` on, each alias leads to the next as before.

use crate::spec::Spec;
use crate::spec::ty::{Shape, TypeId, Types};

/// Maximum number of aliases in a row. The planner follows a few more.
const MOST: usize = 50;

/// Shortens every chain. Circular aliases stay as they are: the pass `cycle` cuts those.
pub(super) fn run(spec: &mut Spec) {
    let types = &mut spec.types;
    let mut ends: Vec<Option<End>> = vec![None; types.len()];
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    for id in ids {
        let Some((mut end, chain)) = follow(types, id, &ends) else { continue };
        for alias in chain.into_iter().rev() {
            end = end.before(types, alias);
            if end.aliases > MOST {
                skip(types, alias, &end);
            }
            if let Some(place) = ends.get_mut(alias.0 as usize) {
                *place = Some(end);
            }
        }
    }
}

/// End of a chain of aliases.
#[derive(Debug, Clone, Copy)]
struct End {
    /// The first type that is not an alias.
    target: TypeId,
    /// Number of aliases up to it.
    aliases: usize,
    /// One of them admits null.
    nullable: bool,
    /// The first of them that has a default.
    default: Option<TypeId>,
}

impl End {
    /// The end as seen from an alias in front of those that were followed.
    fn before(self, types: &Types, alias: TypeId) -> End {
        let ty = &types[alias];
        End {
            aliases: self.aliases + 1,
            nullable: self.nullable || ty.nullable,
            default: if ty.default.is_some() { Some(alias) } else { self.default },
            ..self
        }
    }
}

/// Follows aliases to one whose end is known, or to the end. `None`: the chain is circular.
fn follow(types: &Types, from: TypeId, ends: &[Option<End>]) -> Option<(End, Vec<TypeId>)> {
    let (mut at, mut chain) = (from, Vec::new());
    while chain.len() <= types.len() {
        if let Some(end) = ends.get(at.0 as usize).copied().flatten() {
            return Some((end, chain));
        }
        match types.get(at).map(|ty| &ty.shape) {
            Some(Shape::Alias(next)) => {
                chain.push(at);
                at = *next;
            }
            _ => return Some((End { target: at, aliases: 0, nullable: false, default: None }, chain)),
        }
    }
    None
}

/// Points an alias at its end.
fn skip(types: &mut Types, alias: TypeId, end: &End) {
    let default = end.default.and_then(|id| types[id].default.clone());
    let ty = &mut types[alias];
    ty.shape = Shape::Alias(end.target);
    ty.nullable = end.nullable;
    ty.default = default;
}

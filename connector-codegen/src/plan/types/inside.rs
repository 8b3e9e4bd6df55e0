//! Variants that can be told apart only by the content of a member.
//!
//! Separate from `rule`, which looks at a type alone: this looks at all variants of a union at once, and one level deeper.
//! Used only if two variants can be the same object as far as `required` and constants tell.
//!
//! Of `{ cell: { kind: "text" } }` and `{ cell: { kind: "chart" } }`, the first is an object whose `cell` has the `kind`
//! "text".

use super::rule::{at_depth, settle};
use super::{Cx, graph};
use crate::spec::TypeId;
use crate::spec::ty::{Object, Shape};
use connector_tables::{InsideBuf, RuleBuf, kinds};

/// Variants of larger unions are not compared: each with each would take long.
const MOST: usize = 64;
/// Maximum depth of items and unions to compare inside a member.
const DEPTH: usize = 2;

/// Adds rules about shared members to the rules of a union's variants.
pub(super) fn look(cx: &Cx<'_>, variants: &[TypeId], rules: &mut [RuleBuf]) {
    if rules.len() > MOST {
        return;
    }
    let has_rival = |at: usize| {
        (0..rules.len())
            .any(|other| other != at && rules.get(at).zip(rules.get(other)).is_some_and(|(a, b)| are_rivals(a, b)))
    };
    let rivals: Vec<(usize, &Object)> = variants
        .iter()
        .enumerate()
        .filter(|(at, _)| has_rival(*at))
        .filter_map(|(at, ty)| match graph::shape(cx.spec, *ty) {
            Shape::Object(object) => Some((at, object)),
            _ => None,
        })
        .collect();
    let mut names: Vec<&str> = Vec::new();
    for name in rivals.iter().flat_map(|(_, object)| &object.members).map(|member| member.name.as_str()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for name in names {
        for (at, inner) in shared(cx, &rivals, name) {
            if let Some(rule) = rules.get_mut(at) {
                rule.inside.push(InsideBuf { name: name.to_owned(), rule: Box::new(inner) });
            }
        }
    }
}

/// The rules of a member in the variants that have it; nothing if these are all alike.
fn shared(cx: &Cx<'_>, rivals: &[(usize, &Object)], name: &str) -> Vec<(usize, RuleBuf)> {
    let mut at = Vec::new();
    let mut inner = Vec::new();
    for (index, object) in rivals {
        if let Some(member) = object.members.iter().find(|member| member.name == name) {
            at.push(*index);
            inner.push(at_depth(cx, member.ty, DEPTH));
        }
    }
    settle(&mut inner);
    match inner.split_first() {
        Some((first, others)) if others.iter().any(|other| other != first) => at.into_iter().zip(inner).collect(),
        _ => Vec::new(),
    }
}

/// Returns `true` if one object can be both, as far as the rules say.
fn are_rivals(a: &RuleBuf, b: &RuleBuf) -> bool {
    let knows = |rule: &RuleBuf, other: &RuleBuf| other.required.iter().all(|name| rule.known.contains(name));
    let apart = a.constants.iter().any(|ours| {
        let theirs = b.constants.iter().find(|theirs| theirs.name == ours.name);
        theirs.is_some_and(|theirs| !ours.values.iter().any(|value| theirs.values.contains(value)))
    });
    let object = |rule: &RuleBuf| rule.kinds & kinds::OBJECT != 0;
    object(a) && object(b) && !apart && knows(a, b) && knows(b, a)
}

//! The values of a member that tell the variants of a union apart.
//!
//! A value that a variant declares (a constant, or its own enum) wins over the mapping, and the mapping over the schema's
//! name, since only declared values pass the variant's own schema. Without a discriminator, a required member whose
//! constants differ is used as one.
//!
//! `(one of: {kind!: "a"} | {kind!: "b"})` becomes `(one of by kind: a => … | b => …)`.

use super::reach::target;
use crate::diag::{Diagnostics, code};
use crate::spec::ty::{Member, Shape, TypeId, Types, Union};
use std::collections::BTreeSet;

/// Settles the tag of a union.
pub(super) fn run(types: &mut Types, id: TypeId, diags: &mut Diagnostics) {
    let Shape::Union(union) = types[id].shape.clone() else { return };
    let (tag, tags) = match &union.tag {
        None => match infer(types, &union) {
            Some(found) => found,
            None => return,
        },
        Some(tag) => match declared(types, &union, tag) {
            Ok(tags) => (tag.clone(), tags),
            Err(message) => {
                let help = "without it the variants are told apart by their form; name a member that each variant has, \
                            and map its values";
                diags.report(&code::DISCRIMINATOR, types[id].place.span, message).help(help);
                return set(types, id, None, vec![Vec::new(); union.variants.len()]);
            }
        },
    };
    set(types, id, Some(tag), tags);
}

fn set(types: &mut Types, id: TypeId, tag: Option<String>, tags: Vec<Vec<String>>) {
    if let Shape::Union(union) = &mut types[id].shape {
        union.tag = tag;
        for (variant, tags) in union.variants.iter_mut().zip(tags) {
            variant.tags = tags;
        }
    }
}

/// The tags of a discriminator, or why it cannot be used.
fn declared(types: &Types, union: &Union, tag: &str) -> Result<Vec<Vec<String>>, String> {
    let own: Vec<Option<Vec<String>>> =
        union.variants.iter().map(|variant| constants(types, variant.ty, tag)).collect();
    let apart = are_disjoint(own.iter().flatten());
    let mut all = Vec::new();
    for (variant, own) in union.variants.iter().zip(own) {
        if !is_object(types, variant.ty, 0) {
            return Err(format!("a variant is no object, so it cannot have the member `{tag}`"));
        }
        let tags = match own {
            Some(own) if own.len() == 1 || apart => own,
            Some(own) if variant.tags.iter().any(|tag| own.contains(tag)) => {
                variant.tags.iter().filter(|tag| own.contains(tag)).cloned().collect()
            }
            _ => variant.tags.clone(),
        };
        if tags.is_empty() {
            return Err(format!("no value of `{tag}` is known for a variant that has no name"));
        }
        all.push(tags);
    }
    match clash(&all) {
        Some(value) => Err(format!("`{tag}: {value}` means two variants")),
        None => Ok(all),
    }
}

fn clash(all: &[Vec<String>]) -> Option<&String> {
    let mut seen = BTreeSet::new();
    all.iter().find_map(|tags| {
        let own: BTreeSet<&String> = tags.iter().collect();
        own.into_iter().find(|tag| !seen.insert(*tag))
    })
}

fn are_disjoint<'v>(all: impl Iterator<Item = &'v Vec<String>>) -> bool {
    let mut seen = BTreeSet::new();
    all.flatten().all(|value| seen.insert(value))
}

/// A required member of every variant, with constants of its own in each.
fn infer(types: &Types, union: &Union) -> Option<(String, Vec<Vec<String>>)> {
    let first = union.variants.first()?;
    let required = |ty: TypeId, name: &str| member(types, ty, name).is_some_and(|member| member.required);
    let candidates = members(types, first.ty)?.iter().filter(|member| member.required);
    candidates.map(|member| member.name.as_str()).find_map(|name| {
        if !union.variants.iter().all(|variant| required(variant.ty, name)) {
            return None;
        }
        let all: Option<Vec<_>> = union.variants.iter().map(|variant| constants(types, variant.ty, name)).collect();
        all.filter(|all| are_disjoint(all.iter())).map(|all| (name.to_owned(), all))
    })
}

fn members(types: &Types, ty: TypeId) -> Option<&[Member]> {
    match &types[target(types, ty)].shape {
        Shape::Object(object) => Some(&object.members),
        _ => None,
    }
}

fn member<'t>(types: &'t Types, ty: TypeId, name: &str) -> Option<&'t Member> {
    members(types, ty)?.iter().find(|member| member.name == name)
}

/// The only texts that a member may be.
fn constants(types: &Types, ty: TypeId, name: &str) -> Option<Vec<String>> {
    let Shape::Enum(choices) = &types[target(types, member(types, ty, name)?.ty)].shape else { return None };
    choices.iter().map(|choice| choice.value.as_str().map(str::to_owned)).collect()
}

/// Returns `true` if a type is an object, or a union of objects.
fn is_object(types: &Types, ty: TypeId, depth: usize) -> bool {
    match &types[target(types, ty)].shape {
        Shape::Object(_) => true,
        Shape::Union(union) if depth < 8 => {
            union.variants.iter().all(|variant| is_object(types, variant.ty, depth + 1))
        }
        _ => false,
    }
}

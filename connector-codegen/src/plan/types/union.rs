//! Unions: an enum with a type in each variant.
//!
//! Separate from `rule`, which recognizes variants: here they get names and types.
//! `oneOf: [{$ref: Bug}, {type: string}]` is `Bug(Bug)`, `Text(String)` and `Unknown`.

use super::{Cx, graph, inside, rule};
use crate::diag::code;
use crate::plan::scope::{Glue, Scope};
use crate::plan::{Ty, Union, UnionVariant, docs, name, reserved};
use crate::spec::ty::{Object, Origin, Rest, Shape, Union as Source};
use crate::spec::{Spec, TypeId};
use connector_tables::{RuleBuf, RulesBuf, kinds};
use std::collections::BTreeSet;

/// The union of a type.
pub(crate) fn plan(cx: &mut Cx<'_>, id: TypeId, source: &Source) -> Union {
    let mut rules: Vec<RuleBuf> = source.variants.iter().map(|variant| rule::rule(cx, variant.ty)).collect();
    rule::settle(&mut rules);
    if source.tag.is_none() {
        let variants: Vec<TypeId> = source.variants.iter().map(|variant| variant.ty).collect();
        inside::look(cx, &variants, &mut rules);
    }
    let mut found: Vec<(TypeId, Ty, RuleBuf, Option<String>)> = Vec::new();
    for (at, (variant, mut rule)) in source.variants.iter().zip(rules).enumerate() {
        rule.tags = variant.tags.clone();
        let ty = cx.boxed(id, at, cx.ty(variant.ty));
        let add_tag = add_tag(cx, source, variant.ty).and_then(|()| variant.tags.first().cloned());
        // One type may have several names here.
        let is_copy = |id: TypeId| cx.spec.copies.contains_key(&id) || is_hidden(cx, id);
        let same = |other: TypeId| {
            (is_copy(other) || is_copy(variant.ty))
                && graph::target(cx.spec, other) == graph::target(cx.spec, variant.ty)
        };
        match found.iter_mut().find(|known| (known.1 == ty || same(known.0)) && known.2.tags == rule.tags) {
            Some(known) => merge(&mut known.2, rule),
            None => found.push((variant.ty, ty, rule, add_tag)),
        }
    }
    report(cx, id, &found);
    let mut scope = Scope::new(Glue::Camel, &[reserved::VARIANTS]);
    let mut rules = RulesBuf { tag: source.tag.clone(), variants: Vec::new() };
    let mut variants = Vec::new();
    for (ty_id, ty, rule, add_tag) in found {
        let place = source.variants.iter().position(|variant| variant.ty == ty_id).unwrap_or_default();
        let word = if is_inline(cx, ty_id) { label(cx.spec, source, place) } else { word_of(cx, ty_id, &ty) };
        let name = scope.claim_quietly(name::variant_name(&word), None);
        variants.push(UnionVariant { name, docs: lines(cx, ty_id, &ty), ty, from: None, add_tag });
        rules.variants.push(rule);
    }
    Union { rules, variants }
}

/// Docs of a variant: what it holds.
fn lines(cx: &Cx<'_>, id: TypeId, ty: &Ty) -> Vec<String> {
    let said = &cx.spec.types[id];
    if !cx.named.contains(&id) && !docs::is_silent(&said.docs) {
        return docs::lines(&said.docs, "");
    }
    vec![match ty {
        Ty::Item(name) => docs::code(name),
        Ty::Box(inner) | Ty::Option(inner) => return lines(cx, id, inner),
        Ty::Vec(_) | Ty::Page(_) | Ty::Listed(..) => "A list.".to_owned(),
        Ty::Map(_) => "An object.".to_owned(),
        Ty::Tuple(_) => "A list of fixed length.".to_owned(),
        Ty::Unit => "Nothing.".to_owned(),
        Ty::Path(path) => match path.as_str() {
            "bool" => "A boolean.".to_owned(),
            "String" => "A text.".to_owned(),
            "i64" | "i32" | "u32" | "u64" => "A whole number.".to_owned(),
            "f64" | "abi::Number" => "A number.".to_owned(),
            "abi::Value" => "Any JSON.".to_owned(),
            other => docs::code(other.rsplit("::").next().unwrap_or(other)),
        },
    }]
}

/// Two variants of one type: what either accepts.
fn merge(into: &mut RuleBuf, from: RuleBuf) {
    into.kinds |= from.kinds;
    if into.values.is_empty() || from.values.is_empty() {
        into.values.clear();
    } else {
        into.values.extend(from.values);
    }
    into.required.retain(|name| from.required.contains(name));
    into.known.extend(from.known);
    into.known.dedup();
    if into.items != from.items {
        into.items = None;
    }
    into.inside.retain(|member| from.inside.contains(member));
}

/// Returns `Some` if the tag must be written in addition to a variant, since its type has no such member.
fn add_tag(cx: &Cx<'_>, source: &Source, id: TypeId) -> Option<()> {
    let tag = source.tag.as_deref()?;
    (!declares(cx.spec, id, tag, 8)).then_some(())
}

fn declares(spec: &Spec, id: TypeId, tag: &str, depth: usize) -> bool {
    match graph::shape(spec, id) {
        // Unknown properties are kept, and the tag among them.
        Shape::Object(object) => {
            object.rest == Rest::Any
                || (object.members.is_empty() && object.rest == Rest::Unsaid)
                || object.members.iter().any(|member| member.name == tag)
        }
        Shape::Union(union) => depth > 0 && union.variants.iter().all(|v| declares(spec, v.ty, tag, depth - 1)),
        // Nothing can be written beside what is no object.
        _ => true,
    }
}

/// Objects that nothing tells apart. Of texts, numbers and lists the first that can be read is right.
fn report(cx: &mut Cx<'_>, id: TypeId, found: &[(TypeId, Ty, RuleBuf, Option<String>)]) {
    for (at, one) in found.iter().enumerate() {
        let twin = |other: &&(TypeId, Ty, RuleBuf, Option<String>)| other.2 == one.2 && one.2.kinds == kinds::OBJECT;
        let Some(other) = found.iter().take(at).find(twin) else { continue };
        let span = cx.spec.types[one.0].place.span;
        let of = cx.names.get(&id).cloned().unwrap_or_default();
        cx.diags
            .report(&code::AMBIGUOUS_UNION, span, format!("two variants of `{of}` accept the same JSON"))
            .label(cx.spec.types[other.0].place.span, "the other one, which is taken")
            .help("add a `discriminator`, or members that only one of them requires");
        return;
    }
}

/// Returns `true` if a variant is an item that is inline in its union: its name is made of the variant's word.
fn is_inline(cx: &Cx<'_>, id: TypeId) -> bool {
    let ty = &cx.spec.types[id];
    !matches!(ty.origin, Origin::Named(_) | Origin::Component(_))
        && (cx.spec.copies.contains_key(&id) || !matches!(ty.shape, Shape::Alias(_)) || is_hidden(cx, id))
        && graph::is_item(cx.spec, graph::target(cx.spec, id))
}

/// Returns `true` if a type is an alias of a shape that several types share.
fn is_hidden(cx: &Cx<'_>, id: TypeId) -> bool {
    matches!(cx.spec.types[graph::target(cx.spec, id)].origin, Origin::Shared(_))
}

/// The name of the variant.
fn word_of(cx: &Cx<'_>, id: TypeId, ty: &Ty) -> String {
    match ty {
        Ty::Item(name) => name.clone(),
        Ty::Path(path) => match path.as_str() {
            "bool" => "Boolean".to_owned(),
            "String" => "Text".to_owned(),
            "i64" | "i32" | "u32" | "u64" => "Integer".to_owned(),
            "f64" => "Number".to_owned(),
            "abi::Value" if matches!(graph::shape(cx.spec, id), Shape::Null) => "Null".to_owned(),
            "abi::Value" => "Any".to_owned(),
            other => other.rsplit("::").next().unwrap_or(other).to_owned(),
        },
        Ty::Box(inner) | Ty::Option(inner) => word_of(cx, id, inner),
        Ty::Vec(inner) | Ty::Page(inner) | Ty::Listed(_, inner) => part_of(cx, id, inner) + "List",
        Ty::Map(inner) if **inner == super::usage::value() => "Map".to_owned(),
        Ty::Map(inner) => part_of(cx, id, inner) + "Map",
        Ty::Tuple(_) => "Tuple".to_owned(),
        Ty::Unit => "Null".to_owned(),
    }
}

/// The word of the items of a list or map. Inline items have none: their name depends on the other operations of the document.
fn part_of(cx: &Cx<'_>, id: TypeId, ty: &Ty) -> String {
    let part = match graph::shape(cx.spec, id) {
        Shape::Array(item) => *item,
        Shape::Object(Object { rest: Rest::Of(value), .. }) => *value,
        _ => return word_of(cx, id, ty),
    };
    if is_inline(cx, part) { String::new() } else { word_of(cx, part, ty) }
}

/// The name of an inline variant: its word, if that is unique; else a member that only it has; else its position.
pub(super) fn label(spec: &Spec, union: &Source, place: usize) -> String {
    let made = |place: usize| word(spec, union, place).map(|word| name::variant_name(&word));
    let own = made(place);
    let target = |at: usize| union.variants.get(at).map(|variant| graph::target(spec, variant.ty));
    // A variant of the same type is the same variant.
    let is_alone = (0..union.variants.len()).all(|other| target(other) == target(place) || made(other) != own);
    let member = || match graph::shape(spec, union.variants.get(place)?.ty) {
        Shape::Object(object) => alone(spec, union, place, object).map(|member| name::variant_name(&member)),
        _ => None,
    };
    let member = if is_alone { None } else { member() };
    member.or(own.filter(|_| is_alone)).unwrap_or_else(|| format!("Variant{}", place + 1))
}

/// A word for an inline variant: its title, its tag, a constant member, or a member that only it has.
pub(super) fn word(spec: &Spec, union: &Source, place: usize) -> Option<String> {
    let variant = union.variants.get(place)?;
    let ty = &spec.types[variant.ty];
    if let Some(tag) = variant.tags.first() {
        return Some(tag.clone());
    }
    let title = ty.title.as_deref().map(str::trim).filter(|title| {
        title.len() <= 40 && title.split_whitespace().count() <= 4 && title.starts_with(|c: char| c.is_alphabetic())
    });
    if let Some(title) = title {
        return Some(title.to_owned());
    }
    match graph::shape(spec, variant.ty) {
        Shape::Enum(_) => Some("Known".to_owned()),
        Shape::Object(object) => constant(spec, object).or_else(|| alone(spec, union, place, object)),
        _ => None,
    }
}

/// The value of the member that has only one. Of several members, the first by name: the order of a document must not matter.
fn constant(spec: &Spec, object: &Object) -> Option<String> {
    let mut members: Vec<_> = object.members.iter().collect();
    members.sort_by(|a, b| a.name.cmp(&b.name));
    members.into_iter().find_map(|member| match graph::shape(spec, member.ty) {
        Shape::Enum(choices) => match choices.as_slice() {
            [one] => one.value.as_str().filter(|text| !text.is_empty() && text.len() <= 40).map(str::to_owned),
            _ => None,
        },
        _ => None,
    })
}

/// A member that no other variant has, a required one first.
fn alone(spec: &Spec, union: &Source, place: usize, object: &Object) -> Option<String> {
    let mut others = BTreeSet::new();
    for (at, variant) in union.variants.iter().enumerate() {
        if let (true, Shape::Object(other)) = (at != place, graph::shape(spec, variant.ty)) {
            others.extend(other.members.iter().map(|member| member.name.as_str()));
        }
    }
    let alone = |required: bool| {
        object
            .members
            .iter()
            .filter(|m| m.required == required && !others.contains(m.name.as_str()) && m.name.len() <= 40)
            .min_by(|a, b| a.name.cmp(&b.name))
    };
    alone(true).or_else(|| alone(false)).map(|member| member.name.clone())
}

/// Objects of an `anyOf` may have the members of several variants at once: they keep what they do not declare.
pub(super) fn keeps(spec: &Spec) -> BTreeSet<TypeId> {
    let mut out = BTreeSet::new();
    for (_, ty) in spec.types.iter() {
        let Shape::Union(union) = &ty.shape else { continue };
        if union.exclusive || union.tag.is_some() {
            continue;
        }
        let objects: Vec<TypeId> = union
            .variants
            .iter()
            .map(|variant| graph::target(spec, variant.ty))
            .filter(|id| matches!(&spec.types[*id].shape, Shape::Object(object) if !object.members.is_empty()))
            .collect();
        if objects.len() > 1 {
            out.extend(objects);
        }
    }
    out
}

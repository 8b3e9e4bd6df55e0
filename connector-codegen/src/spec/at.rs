//! The type at a JSON pointer in the values of a type.
//!
//! Separate because lowering needs it for types as they were written, and a pass for the final types. Of
//! `{data!: [Issue]}`, `/data` is the list, `/data/0` an issue, and `/dat` is missing.

use super::ty::{Object, Origin, Rest, Shape};
use super::{Spec, TypeId, Types};
use connector_tables::language::pointer::unescape;
use std::collections::BTreeMap;

/// The target of a pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// A type.
    Type {
        /// The type.
        ty: TypeId,
        /// True if every value has this location, and it is not null.
        required: bool,
    },
    /// Unknown: any JSON, or an object that may have undeclared members.
    Unclear,
    /// No value has this location.
    Missing(Missing),
}

/// A name that no value has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The name that was not found.
    pub name: String,
    /// The pointer up to it.
    pub reached: String,
    /// Names of its siblings.
    pub names: Vec<String>,
}

impl Missing {
    /// Returns the message of a report about the pointer.
    pub fn message(&self, pointer: &str) -> String {
        let whose = if self.reached.is_empty() { "the reply's body".to_owned() } else { format!("`{}`", self.reached) };
        format!("`{pointer}` leads nowhere: {whose} has no `{}`", self.name)
    }

    /// Returns the names that exist, for a report.
    pub fn known(&self) -> String {
        format!("it has: {}", self.names.iter().take(12).map(String::as_str).collect::<Vec<_>>().join(", "))
    }
}

/// Maximum nesting of aliases, allOfs and unions; deeper types are unclear.
const DEPTH: usize = 64;

/// Follows a pointer from a type.
pub fn at(types: &Types, from: TypeId, pointer: &str) -> At {
    follow(types, &Copies::new(), from, pointer)
}

/// Like [`at`], but if equal types became one, returns the owner's own copy of the type, which has a name.
pub fn at_own(spec: &Spec, from: TypeId, pointer: &str) -> At {
    follow(&spec.types, &spec.copies, from, pointer)
}

/// [`Spec::copies`].
type Copies = BTreeMap<TypeId, Vec<TypeId>>;

fn follow(types: &Types, copies: &Copies, from: TypeId, pointer: &str) -> At {
    let mut found = (from, true);
    let mut reached = 0;
    for token in pointer.split('/').skip(1) {
        let name = unescape(token).into_owned();
        match step(types, copies, found.0, &name, DEPTH) {
            Step::To(ty, required) => found = (ty, required && found.1),
            Step::Unclear => return At::Unclear,
            Step::Missing(names) => {
                let reached = pointer.get(..reached).unwrap_or_default().to_owned();
                return At::Missing(Missing { name, reached, names });
            }
        }
        reached += 1 + token.len();
    }
    let required = found.1 && !types.get(found.0).is_some_and(|ty| ty.nullable);
    At::Type { ty: found.0, required }
}

enum Step {
    To(TypeId, bool),
    Unclear,
    Missing(Vec<String>),
}

fn step(types: &Types, copies: &Copies, id: TypeId, name: &str, depth: usize) -> Step {
    let (Some(ty), Some(depth)) = (types.get(id), depth.checked_sub(1)) else { return Step::Unclear };
    let found = match &ty.shape {
        Shape::Any => Step::Unclear,
        Shape::Alias(target) => {
            let parts = copies.get(&id).map_or(&[][..], Vec::as_slice);
            match step(types, copies, *target, name, depth) {
                Step::To(shared, required) => {
                    Step::To(own(types, copies, parts, name, depth).unwrap_or(shared), required)
                }
                other => other,
            }
        }
        Shape::Object(object) => member(object, name),
        Shape::Array(item) if is_index(name) => Step::To(*item, false),
        Shape::Tuple(items, rest) => match name.parse::<usize>().ok().map(|at| items.get(at)) {
            Some(Some(item)) => Step::To(*item, true),
            Some(None) => rest.map_or(Step::Missing(Vec::new()), |rest| Step::To(rest, false)),
            None => Step::Missing(Vec::new()),
        },
        Shape::All(parts) => any_of(types, copies, parts.iter().copied(), name, depth),
        Shape::Union(union) => {
            let variants = union.variants.iter().map(|variant| variant.ty).chain(union.base);
            match any_of(types, copies, variants, name, depth) {
                Step::To(ty, _) => Step::To(ty, false),
                other => other,
            }
        }
        _ => Step::Missing(Vec::new()),
    };
    match found {
        Step::To(to, required) => Step::To(to, required && !ty.nullable),
        other => other,
    }
}

/// The part of a copy that has a name: a member, or the content of a variant.
fn own(types: &Types, copies: &Copies, parts: &[TypeId], name: &str, depth: usize) -> Option<TypeId> {
    parts.iter().find_map(|part| match &types.get(*part)?.origin {
        Origin::Member { name: of, .. } => (of == name).then_some(*part),
        Origin::Variant { .. } => match step(types, copies, *part, name, depth) {
            Step::To(ty, _) => Some(ty),
            Step::Unclear | Step::Missing(_) => None,
        },
        _ => None,
    })
}

fn member(object: &Object, name: &str) -> Step {
    match (object.members.iter().find(|member| member.name == name), object.rest) {
        (Some(member), _) => Step::To(member.ty, member.required),
        (None, Rest::Of(ty)) => Step::To(ty, false),
        (None, Rest::Any) => Step::Unclear,
        // Nothing is known about it, not even a member.
        (None, Rest::Unsaid) if object.members.is_empty() => Step::Unclear,
        (None, Rest::Unsaid | Rest::Closed) => {
            Step::Missing(object.members.iter().map(|member| member.name.clone()).collect())
        }
    }
}

/// The first part that has the member; unclear if one may have it.
fn any_of(types: &Types, copies: &Copies, parts: impl Iterator<Item = TypeId>, name: &str, depth: usize) -> Step {
    let (mut names, mut unclear) = (Vec::new(), false);
    for part in parts {
        match step(types, copies, part, name, depth) {
            Step::Missing(more) => names.extend(more),
            Step::Unclear => unclear = true,
            found => return found,
        }
    }
    if unclear { Step::Unclear } else { Step::Missing(names) }
}

fn is_index(name: &str) -> bool {
    name == "0" || (!name.is_empty() && !name.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit()))
}

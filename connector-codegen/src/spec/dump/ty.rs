//! Types as text: `{id!: integer, tags: [text], ...: any}`.
//!
//! A named type is written as its name inside another one, so that circles end; an unnamed one that leads back to itself
//! is `^1`, the type one level further out.

use crate::spec::ty::{Member, Object, Rest, Shape, Types, Union, Variant};
use crate::spec::{Spec, TypeId};
use std::collections::BTreeMap;

/// Depth to which types without a name are written out.
const DEPTH: usize = 16;

/// The types that have a name.
pub(super) struct Names<'s>(BTreeMap<TypeId, &'s str>);

impl<'s> Names<'s> {
    pub(super) fn of(spec: &'s Spec) -> Self {
        // The first name counts where one type has several.
        Names(spec.named.iter().rev().filter_map(|named| Some((named.ty?, named.name.as_str()))).collect())
    }

    /// Before there is a whole API: the schemas by their own names.
    #[cfg(test)]
    pub(super) fn of_types(types: &'s Types) -> Self {
        let name = |(id, ty): (TypeId, &'s crate::spec::Type)| match &ty.origin {
            crate::spec::ty::Origin::Named(name) => Some((id, name.as_str())),
            _ => None,
        };
        Names(types.iter().filter_map(name).collect())
    }

    /// The name of a type, or what it is.
    pub(super) fn name(&self, spec: &Spec, id: TypeId) -> String {
        Writer { names: self, types: &spec.types, open: Vec::new() }.at(id)
    }

    /// The content of a type, even if it has a name.
    pub(super) fn body(&self, types: &Types, id: TypeId) -> String {
        Writer { names: self, types, open: Vec::new() }.written(id)
    }
}

/// One type being written.
struct Writer<'s> {
    names: &'s Names<'s>,
    types: &'s Types,
    /// The types around: a second visit is a circle.
    open: Vec<TypeId>,
}

impl Writer<'_> {
    fn at(&mut self, id: TypeId) -> String {
        match self.names.0.get(&id) {
            Some(name) => (*name).to_owned(),
            None => match self.open.iter().rev().position(|open| *open == id) {
                Some(up) => format!("^{up}"),
                None if self.open.len() >= DEPTH => "…".to_owned(),
                None => self.written(id),
            },
        }
    }

    fn written(&mut self, id: TypeId) -> String {
        let Some(ty) = self.types.get(id) else { return "missing".to_owned() };
        self.open.push(id);
        let shape = match &ty.shape {
            Shape::Any => "any".to_owned(),
            Shape::Null => "null".to_owned(),
            Shape::Boolean => "boolean".to_owned(),
            Shape::Integer(format) => formatted("integer", format.as_deref()),
            Shape::Number(format) => formatted("number", format.as_deref()),
            Shape::Text(format) => formatted("text", format.as_deref()),
            Shape::Enum(choices) => choices.iter().map(|c| c.value.to_string()).collect::<Vec<_>>().join(" | "),
            Shape::Array(item) => format!("[{}]", self.at(*item)),
            Shape::Tuple(items, None) => format!("({})", self.all(items, ", ")),
            Shape::Tuple(items, Some(rest)) => format!("({}, ...{})", self.all(items, ", "), self.at(*rest)),
            Shape::Object(object) => self.object(object),
            Shape::Union(union) => self.union(union),
            Shape::All(parts) => format!("({})", self.all(parts, " & ")),
            Shape::Alias(of) => format!("= {}", self.at(*of)),
        };
        self.open.pop();
        let nullable = if ty.nullable { " or null" } else { "" };
        let default = ty.default.as_ref().map(|value| format!(" default {value}")).unwrap_or_default();
        format!("{shape}{nullable}{default}")
    }

    fn all(&mut self, ids: &[TypeId], between: &str) -> String {
        ids.iter().map(|id| self.at(*id)).collect::<Vec<_>>().join(between)
    }

    fn object(&mut self, object: &Object) -> String {
        let member = |member: &Member| {
            let mark = if member.required { "!" } else { "" };
            let only = if member.read_only { " read only" } else { "" };
            let only = if member.write_only && !member.read_only { " write only" } else { only };
            let old = if member.deprecated { " deprecated" } else { "" };
            format!("{}{mark}: {}{only}{old}", super::one_line(&member.name), self.at(member.ty))
        };
        let mut members: Vec<_> = object.members.iter().map(member).collect();
        match object.rest {
            Rest::Unsaid => {}
            Rest::Closed => members.push("closed".to_owned()),
            Rest::Any => members.push("...: any".to_owned()),
            Rest::Of(id) => members.push(format!("...: {}", self.at(id))),
        }
        format!("{{{}}}", members.join(", "))
    }

    fn union(&mut self, union: &Union) -> String {
        let variant = |variant: &Variant| {
            let arrow = if variant.tags.is_empty() { "" } else { " => " };
            format!("{}{arrow}{}", variant.tags.join(", "), self.at(variant.ty))
        };
        let variants: Vec<_> = union.variants.iter().map(variant).collect();
        let word = if union.exclusive { "one of" } else { "any of" };
        let tag = union.tag.as_deref().map(|tag| format!(" by {}", super::one_line(tag))).unwrap_or_default();
        let base = union.base.map(|id| format!(" & {}", self.at(id))).unwrap_or_default();
        format!("({word}{tag}: {}){base}", variants.join(" | "))
    }
}

fn formatted(name: &str, format: Option<&str>) -> String {
    match format {
        Some(format) => format!("{name}({})", super::one_line(format)),
        None => name.to_owned(),
    }
}

//! Types as text: `{id!: integer, tags: [text], ...: any}`.

use crate::spec::ty::{Object, Rest, Shape, Union};
use crate::spec::{Spec, TypeId};
use std::collections::BTreeMap;

/// How deep types without a name are written out; they may refer to each other in circles.
const DEPTH: usize = 6;

/// The types that have a name.
pub(super) struct Names<'s>(BTreeMap<TypeId, &'s str>);

impl<'s> Names<'s> {
    pub(super) fn of(spec: &'s Spec) -> Self {
        // The first name counts where one type has several.
        Names(spec.named.iter().rev().filter_map(|named| Some((named.ty?, named.name.as_str()))).collect())
    }

    /// The name of a type, or what it is.
    pub(super) fn name(&self, spec: &Spec, id: TypeId) -> String {
        self.at(spec, id, DEPTH)
    }

    /// What a type is, even if it has a name.
    pub(super) fn body(&self, spec: &Spec, id: TypeId) -> String {
        self.written(spec, id, DEPTH)
    }

    fn at(&self, spec: &Spec, id: TypeId, depth: usize) -> String {
        match (self.0.get(&id), depth) {
            (Some(name), _) => (*name).to_owned(),
            (None, 0) => "…".to_owned(),
            (None, _) => self.written(spec, id, depth),
        }
    }

    fn written(&self, spec: &Spec, id: TypeId, depth: usize) -> String {
        let Some(ty) = spec.types.get(id) else { return "missing".to_owned() };
        let depth = depth.saturating_sub(1);
        let all = |ids: &[TypeId], between: &str| {
            ids.iter().map(|id| self.at(spec, *id, depth)).collect::<Vec<_>>().join(between)
        };
        let shape = match &ty.shape {
            Shape::Any => "any".to_owned(),
            Shape::Null => "null".to_owned(),
            Shape::Boolean => "boolean".to_owned(),
            Shape::Integer(format) => formatted("integer", format.as_deref()),
            Shape::Number(format) => formatted("number", format.as_deref()),
            Shape::Text(format) => formatted("text", format.as_deref()),
            Shape::Enum(choices) => choices.iter().map(|c| c.value.to_string()).collect::<Vec<_>>().join(" | "),
            Shape::Array(item) => format!("[{}]", self.at(spec, *item, depth)),
            Shape::Tuple(items, None) => format!("({})", all(items, ", ")),
            Shape::Tuple(items, Some(rest)) => format!("({}, ...{})", all(items, ", "), self.at(spec, *rest, depth)),
            Shape::Object(object) => self.object(spec, object, depth),
            Shape::Union(union) => self.union(spec, union, depth),
            Shape::All(parts) => format!("({})", all(parts, " & ")),
            Shape::Alias(of) => format!("= {}", self.at(spec, *of, depth)),
        };
        let nullable = if ty.nullable { " or null" } else { "" };
        let default = ty.default.as_ref().map(|value| format!(" default {value}")).unwrap_or_default();
        format!("{shape}{nullable}{default}")
    }

    fn object(&self, spec: &Spec, object: &Object, depth: usize) -> String {
        let mut members: Vec<_> = object
            .members
            .iter()
            .map(|member| {
                let mark = if member.required { "!" } else { "" };
                let only = match (member.read_only, member.write_only) {
                    (true, _) => " read only",
                    (_, true) => " write only",
                    _ => "",
                };
                format!("{}{mark}: {}{only}", super::one_line(&member.name), self.at(spec, member.ty, depth))
            })
            .collect();
        match object.rest {
            Rest::Unsaid => {}
            Rest::Closed => members.push("closed".to_owned()),
            Rest::Any => members.push("...: any".to_owned()),
            Rest::Of(id) => members.push(format!("...: {}", self.at(spec, id, depth))),
        }
        format!("{{{}}}", members.join(", "))
    }

    fn union(&self, spec: &Spec, union: &Union, depth: usize) -> String {
        let variants = union.variants.iter().map(|variant| {
            let tags = if variant.tags.is_empty() { String::new() } else { format!("{} => ", variant.tags.join(", ")) };
            format!("{tags}{}", self.at(spec, variant.ty, depth))
        });
        let word = if union.exclusive { "one of" } else { "any of" };
        let tag = union.tag.as_deref().map(|tag| format!(" by {}", super::one_line(tag))).unwrap_or_default();
        let base = union.base.map(|id| format!(" & {}", self.at(spec, id, depth))).unwrap_or_default();
        format!("({word}{tag}: {}){base}", variants.collect::<Vec<_>>().join(" | "))
    }
}

fn formatted(name: &str, format: Option<&str>) -> String {
    match format {
        Some(format) => format!("{name}({})", super::one_line(format)),
        None => name.to_owned(),
    }
}

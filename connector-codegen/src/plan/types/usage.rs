//! A type where it is used: `Vec<types::Pet>`, `Option<String>`.
//!
//! Separate from `item`, which makes the items that the names mean. `{type: array, items: {$ref: Pet}}` is `Vec<Pet>`.

use super::{Cx, graph};
use crate::plan::{Ty, format};
use crate::spec::TypeId;
use crate::spec::ty::{Rest, Shape};

/// The longest tuple with the usual traits.
const TUPLE: usize = 12;
/// Maximum depth of lists in lists: rustc limits the depth of types.
const DEPTH: usize = 24;

/// Plain JSON.
pub(crate) fn value() -> Ty {
    Ty::Path("abi::Value".to_owned())
}

/// Text.
pub(crate) fn text() -> Ty {
    Ty::Path("String".to_owned())
}

impl Cx<'_> {
    /// The type with its nullability.
    pub(crate) fn ty(&self, id: TypeId) -> Ty {
        self.option(id, self.bare(id))
    }

    /// `Option` around a nullable type. Plain JSON has its own null.
    pub(crate) fn option(&self, id: TypeId, ty: Ty) -> Ty {
        if self.is_option(id, &ty) { Ty::Option(Box::new(ty)) } else { ty }
    }

    /// Returns `true` if null needs an `Option`.
    pub(crate) fn is_option(&self, id: TypeId, ty: &Ty) -> bool {
        graph::nullable(self.spec, id) && *ty != value() && !self.is_json(id)
    }

    /// Returns `true` if a type is plain JSON, whatever it is called.
    fn is_json(&self, id: TypeId) -> bool {
        matches!(graph::shape(self.spec, id), Shape::Any | Shape::Null | Shape::All(_))
    }

    /// The type without `null`.
    pub(crate) fn bare(&self, id: TypeId) -> Ty {
        self.named(id, DEPTH)
    }

    /// The type behind its aliases, up to the one that the owner has a name for; otherwise behind all of them.
    pub(crate) fn own(&self, id: TypeId) -> TypeId {
        let own = |at: &TypeId| self.spec.copies.contains_key(at) && self.names.contains_key(at);
        graph::chain(self.spec, id).find(own).unwrap_or_else(|| graph::target(self.spec, id))
    }

    /// The type of a named type's content: the right side of an alias.
    pub(crate) fn inside(&self, id: TypeId) -> Ty {
        self.content(id, DEPTH)
    }

    fn named(&self, id: TypeId, depth: usize) -> Ty {
        if let Some(path) = self.replaced.get(&id) {
            return Ty::Path(path.clone());
        }
        match self.names.get(&id) {
            Some(name) => Ty::Item(name.clone()),
            None => self.content(id, depth),
        }
    }

    fn part(&self, id: TypeId, depth: usize) -> Ty {
        self.option(id, self.named(id, depth))
    }

    fn content(&self, id: TypeId, depth: usize) -> Ty {
        let ty = &self.spec.types[id];
        let Some(depth) = depth.checked_sub(1) else { return value() };
        if self.reach.files.contains(&id) {
            return Ty::Path("abi::File".to_owned());
        }
        match &ty.shape {
            Shape::Boolean | Shape::Integer(_) | Shape::Number(_) | Shape::Text(_) => {
                format::scalar(&ty.shape, &ty.limits, self.config).unwrap_or_else(value)
            }
            Shape::Alias(next) => self.named(*next, depth),
            Shape::Array(item) => Ty::Vec(Box::new(self.part(*item, depth))),
            Shape::Tuple(parts, rest) => self.tuple(parts, *rest, depth),
            Shape::Object(object) if object.members.is_empty() => match object.rest {
                Rest::Of(rest) => Ty::Map(Box::new(self.part(rest, depth))),
                _ => Ty::Map(Box::new(value())),
            },
            Shape::Enum(choices) if graph::is_both(choices.iter().map(|choice| &choice.value)) => {
                Ty::Path("bool".to_owned())
            }
            Shape::Union(_) => match graph::scalar(self.spec, id) {
                Some(shape) => format::scalar(&shape, &Default::default(), self.config).unwrap_or_else(value),
                None => value(),
            },
            _ => value(),
        }
    }

    /// Items by position. A list where they are all of one type, or where Rust has no such tuple.
    fn tuple(&self, parts: &[TypeId], rest: Option<TypeId>, depth: usize) -> Ty {
        let mut tys: Vec<Ty> = parts.iter().chain(&rest).map(|part| self.part(*part, depth)).collect();
        match tys.split_first() {
            Some((first, others)) if !others.is_empty() && others.iter().all(|ty| ty == first) => {
                Ty::Vec(Box::new(tys.swap_remove(0)))
            }
            Some(_) if rest.is_none() && tys.len() <= TUPLE => Ty::Tuple(tys),
            _ => Ty::Vec(Box::new(value())),
        }
    }

    /// `Box` around the type, inside its `Option`, where this part closes a circle or is large.
    pub(crate) fn boxed(&self, id: TypeId, at: usize, ty: Ty) -> Ty {
        if !self.boxes.contains(&(id, at)) {
            return ty;
        }
        match ty {
            Ty::Option(inner) => Ty::Option(Box::new(Ty::Box(inner))),
            ty => Ty::Box(Box::new(ty)),
        }
    }

    /// Returns `true` if a type became plain JSON although the document specifies more.
    pub(crate) fn is_untyped(&self, id: TypeId) -> bool {
        let target = graph::target(self.spec, id);
        match (&self.spec.types[target].shape, self.ty(target)) {
            (Shape::Any | Shape::Null | Shape::Alias(_), _) => false,
            (_, ty) if ty == value() => true,
            (Shape::Array(item), Ty::Vec(inner)) if *inner == value() => self.is_untyped(*item),
            (Shape::Tuple(..), Ty::Vec(inner)) => *inner == value(),
            _ => false,
        }
    }
}

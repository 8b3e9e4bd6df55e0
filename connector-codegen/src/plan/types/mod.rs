//! Types of the IR as Rust items, and as types where they are used.
//!
//! Separate from `endpoint`, which uses them. First every item gets its name and place ([`ident`]), then each is made.
//! `Pet: {type: object, required: [id], properties: {id: {type: integer}}}` is the struct `Pet` with `id: i64`.

pub(crate) mod attribute;
pub(crate) mod choice;
pub(crate) mod circle;
pub(crate) mod default;
pub(crate) mod family;
pub(crate) mod fixed;
pub(crate) mod from;
pub(crate) mod graph;
pub(crate) mod ident;
pub(crate) mod inside;
pub(crate) mod item;
pub(crate) mod object;
pub(crate) mod path;
pub(crate) mod reach;
pub(crate) mod room;
pub(crate) mod rule;
pub(crate) mod size;
pub(crate) mod union;
pub(crate) mod unknown;
pub(crate) mod usage;

use super::Item;
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::spec::{Spec, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// The facts from which items are made.
pub(crate) struct Cx<'a> {
    /// The API.
    pub(crate) spec: &'a Spec,
    /// The user's choices.
    pub(crate) config: &'a Config,
    /// The reports.
    pub(crate) diags: &'a mut Diagnostics,
    /// The item of a type, if it has one.
    pub(crate) names: BTreeMap<TypeId, String>,
    /// Types that are the user's own, by path.
    pub(crate) replaced: BTreeMap<TypeId, String>,
    /// Types with a name in the document.
    pub(crate) named: BTreeSet<TypeId>,
    /// The directions in which each type is sent and received.
    pub(crate) reach: reach::Reach,
    /// Aliases that must be types of their own.
    pub(crate) newtypes: BTreeSet<TypeId>,
    /// Parts that have a `Box`.
    pub(crate) boxes: BTreeSet<(TypeId, usize)>,
    /// Docs for inline types that are a whole body or response, and have none themselves.
    pub(crate) roots: BTreeMap<TypeId, String>,
    /// Objects that keep what other variants of a union declare.
    pub(crate) keeps: BTreeSet<TypeId>,
    /// The tags of the unions that an object is in.
    pub(crate) unions: unknown::Tags,
    /// The values of tags by object.
    pub(crate) tags: fixed::Tags,
    /// Variants of enums by item, with their values: defaults are looked up here.
    pub(crate) variants: BTreeMap<TypeId, Vec<super::Value>>,
}

/// A place in the list of items.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// A type.
    Type(TypeId),
    /// A second name for a type.
    Also {
        /// The name.
        name: String,
        /// The type.
        ty: TypeId,
        /// Which of `Spec::named`.
        named: usize,
    },
    /// The body enum of an operation.
    Body(usize),
    /// The output enum of an operation.
    Output(usize),
    /// The error enum of an operation.
    Error(usize),
}

impl Slot {
    /// The type that a slot is for by itself.
    pub(crate) fn ty(&self) -> Option<TypeId> {
        if let Slot::Type(id) = self { Some(*id) } else { None }
    }
}

impl<'a> Cx<'a> {
    /// Looks at the whole API. Names are given by [`ident`].
    pub(crate) fn new(spec: &'a Spec, config: &'a Config, diags: &'a mut Diagnostics) -> Self {
        let newtypes = circle::newtypes(spec);
        let mut boxes = circle::boxes(spec, &newtypes);
        let large = size::large(spec, &boxes);
        boxes.extend(large);
        Cx {
            spec,
            config,
            diags,
            names: BTreeMap::new(),
            replaced: attribute::replaced(spec, config),
            named: spec.named.iter().filter_map(|named| named.ty).collect(),
            reach: reach::reach(spec),
            newtypes,
            boxes,
            roots: BTreeMap::new(),
            keeps: union::keeps(spec),
            unions: unknown::tags(spec),
            tags: fixed::tags(spec),
            variants: BTreeMap::new(),
        }
    }

    /// Makes the variants of all enums; defaults of other types may name them.
    pub(crate) fn choices(&mut self) {
        let spec = self.spec;
        let enums: Vec<TypeId> = self.names.keys().copied().collect();
        for id in enums {
            if let crate::spec::ty::Shape::Enum(choices) = &spec.types[id].shape {
                self.variants.insert(id, choice::variants(choices));
            }
        }
    }

    /// The item of a type.
    pub(crate) fn item(&mut self, id: TypeId) -> Option<Item> {
        item::plan(self, id)
    }
}

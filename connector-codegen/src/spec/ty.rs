//! Types of the IR: an arena, so that types may refer to each other in circles.
//!
//! `{type: object, required: [id], properties: {id: {type: integer}}}` is a [`Shape::Object`] with one required
//! member whose [`TypeId`] leads to a [`Shape::Integer`].

use super::{Docs, Place};
use serde_json::Value;

/// A place in [`Types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// Maximum number of aliases in a row. More are a circle.
const ALIASES: usize = 64;

/// All types.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Types {
    all: Vec<Type>,
}

impl Types {
    /// Keeps a type.
    pub fn add(&mut self, ty: Type) -> TypeId {
        self.all.push(ty);
        TypeId(u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX))
    }

    /// The number of types; also a mark for [`Types::truncate`].
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Returns `true` if there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Forgets every type added since the mark.
    pub fn truncate(&mut self, mark: usize) {
        self.all.truncate(mark);
    }

    /// The type of that id, if there is one.
    pub fn get(&self, id: TypeId) -> Option<&Type> {
        self.all.get(id.0 as usize)
    }

    /// Returns the type of the items, if a type is a list.
    pub fn item(&self, list: TypeId) -> Option<TypeId> {
        if let Shape::Array(item) = self.shape(list)? { Some(*item) } else { None }
    }

    /// Returns the shape behind the aliases of a type; absent if they are circular.
    pub fn shape(&self, mut id: TypeId) -> Option<&Shape> {
        for _ in 0..ALIASES {
            match &self.get(id)?.shape {
                Shape::Alias(next) => id = *next,
                shape => return Some(shape),
            }
        }
        None
    }

    /// The types themselves, by id from 0.
    pub fn into_vec(self) -> Vec<Type> {
        self.all
    }

    /// Every type, to change it.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        self.all.iter_mut()
    }

    /// Every type with its id.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.all.iter().enumerate().map(|(at, ty)| (TypeId(u32::try_from(at).unwrap_or(u32::MAX)), ty))
    }
}

impl From<Vec<Type>> for Types {
    fn from(all: Vec<Type>) -> Self {
        Types { all }
    }
}

impl std::ops::Index<TypeId> for Types {
    type Output = Type;
    fn index(&self, id: TypeId) -> &Type {
        &self.all[id.0 as usize]
    }
}

impl std::ops::IndexMut<TypeId> for Types {
    fn index_mut(&mut self, id: TypeId) -> &mut Type {
        &mut self.all[id.0 as usize]
    }
}

/// One type.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// Location of its schema.
    pub place: Place,
    /// The origin of its name, if it has no other.
    pub origin: Origin,
    /// The schema's own title.
    pub title: Option<String>,
    /// The description.
    pub docs: Docs,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// True if `null` is a value in addition to those of its shape.
    pub nullable: bool,
    /// The schema's default.
    pub default: Option<Value>,
    /// Examples, as written.
    pub examples: Vec<Value>,
    /// Bounds and patterns, for docs and checks; a type's form does not depend on them.
    pub limits: Limits,
    /// The shape.
    pub shape: Shape,
}

impl Type {
    /// Creates a type with this shape and defaults for the rest.
    pub fn new(place: Place, origin: Origin, shape: Shape) -> Self {
        Type {
            place,
            origin,
            title: None,
            docs: Docs::default(),
            deprecated: false,
            nullable: false,
            default: None,
            examples: Vec::new(),
            limits: Limits::default(),
            shape,
        }
    }
}

/// The first use of a type, from which its name can be made.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// `#/components/schemas/NAME`.
    Named(String),
    /// The member of an object.
    Member {
        /// The object.
        of: TypeId,
        /// The member.
        name: String,
    },
    /// The item of an array or tuple.
    Item(TypeId),
    /// The values of a map.
    Entry(TypeId),
    /// A part of an allOf, or a variant of a union.
    Variant {
        /// The union.
        of: TypeId,
        /// Its place there, from 0.
        index: usize,
    },
    /// A parameter of an operation.
    Param {
        /// `GET /pets`.
        operation: String,
        /// Its operationId, if it has one.
        id: Option<String>,
        /// The parameter.
        name: String,
    },
    /// The body of an operation.
    Body {
        /// `POST /pets`.
        operation: String,
        /// Its operationId, if it has one.
        id: Option<String>,
    },
    /// A reply of an operation.
    Reply {
        /// `GET /pets`.
        operation: String,
        /// Its operationId, if it has one.
        id: Option<String>,
        /// `200`, `4XX`, `default`.
        status: String,
    },
    /// A header of a reply.
    Header {
        /// `GET /pets`.
        operation: String,
        /// Its operationId, if it has one.
        id: Option<String>,
        /// The header.
        name: String,
    },
    /// A shared reply, body or parameter: `#/components/responses/NAME`.
    Component(String),
    /// No location: the common content of inline types of several operations and schemas, as a hash in hexadecimal digits.
    Shared(String),
}

/// Bounds, as JSON so that no digit is lost.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    /// Least number.
    pub minimum: Option<Value>,
    /// Greatest number.
    pub maximum: Option<Value>,
    /// The minimum itself is excluded.
    pub exclusive_minimum: bool,
    /// The maximum itself is excluded.
    pub exclusive_maximum: bool,
    /// A divisor.
    pub multiple_of: Option<Value>,
    /// Fewest characters, items or members.
    pub min_len: Option<u64>,
    /// Most characters, items or members.
    pub max_len: Option<u64>,
    /// A regular expression.
    pub pattern: Option<String>,
    /// No item twice.
    pub unique: bool,
}

/// The shape of a type. A closed set: reading classifies into these, and all later stages match on them.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Any JSON: the document says nothing more.
    Any,
    /// `null` alone.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number, with its `format`.
    Integer(Option<String>),
    /// A number, with its `format`.
    Number(Option<String>),
    /// Text, with its `format`.
    Text(Option<String>),
    /// One of some values: strings, numbers, booleans; never null (see [`Type::nullable`]), never empty.
    Enum(Vec<Choice>),
    /// Items of one type.
    Array(TypeId),
    /// Items of different types by position, then of one type or none.
    Tuple(Vec<TypeId>, Option<TypeId>),
    /// Members.
    Object(Object),
    /// One of several types.
    Union(Union),
    /// All of several types at once. No pass after `merge` sees one.
    All(Vec<TypeId>),
    /// Another type, under other docs, default or nullability.
    Alias(TypeId),
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// On the wire.
    pub value: Value,
    /// A name for it, if the document gives one (`x-enum-varnames`).
    pub name: Option<String>,
    /// The description (`x-enum-descriptions`).
    pub docs: Option<String>,
}

/// An object.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object {
    /// Declared members, in document order. A name in `required` that is not declared is one of type Any.
    pub members: Vec<Member>,
    /// Other members.
    pub rest: Rest,
}

impl Object {
    /// The members of two objects by name, in the order of names. Absent if one of them has another member.
    pub fn pairs<'o>(&'o self, other: &'o Object) -> Option<Vec<(&'o Member, &'o Member)>> {
        let sorted = |object: &'o Object| {
            let mut all: Vec<&Member> = object.members.iter().collect();
            all.sort_by(|a, b| a.name.cmp(&b.name));
            all
        };
        let same = |(one, other): &(&Member, &Member)| one.name == other.name;
        let pairs: Vec<_> = sorted(self).into_iter().zip(sorted(other)).collect();
        (self.members.len() == other.members.len() && pairs.iter().all(same)).then_some(pairs)
    }
}

/// The undeclared members of an object.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rest {
    /// Nothing is said: others may come, and are dropped.
    #[default]
    Unsaid,
    /// `additionalProperties: false`.
    Closed,
    /// Any, and they are kept.
    Any,
    /// Of one type, and they are kept. Several `patternProperties` become a union.
    Of(TypeId),
}

/// A declared member.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// On the wire.
    pub name: String,
    /// Its type, which also has its nullability.
    pub ty: TypeId,
    /// True if it is required.
    pub required: bool,
    /// Not sent in requests.
    pub read_only: bool,
    /// Not sent in replies.
    pub write_only: bool,
    /// True if it is deprecated.
    pub deprecated: bool,
    /// The description; empty: that of its type.
    pub docs: Docs,
    /// Location of its name.
    pub span: crate::text::Span,
}

impl Member {
    /// Creates a member with this type and defaults for the rest.
    pub fn new(name: &str, ty: TypeId, required: bool, span: crate::text::Span) -> Self {
        let (read_only, write_only, deprecated) = (false, false, false);
        Member { name: name.to_owned(), ty, required, read_only, write_only, deprecated, docs: Docs::default(), span }
    }
}

/// One of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Which.
    pub variants: Vec<Variant>,
    /// The member that tells them apart.
    pub tag: Option<String>,
    /// Exactly one fits (oneOf), or at least one (anyOf).
    pub exclusive: bool,
    /// The keywords next to the oneOf or anyOf, which apply to every variant. No pass after `merge` sees one.
    pub base: Option<TypeId>,
}

/// One type of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The type.
    pub ty: TypeId,
    /// The tag's values that mean this variant; empty if there is no tag.
    pub tags: Vec<String>,
}

//! A serde deserializer over a node, which puts stand-ins in place of children.
//!
//! `{name: id, schema: {…}}` with the stand-in `schema: Ref` reads as `{name: id, schema: {$ref: "#/…/schema"}}`.

use super::part::Child;
use crate::tree::{Key, Node, Value};
use connector_tables::language::pointer::escape;
use serde::de::value::{BorrowedStrDeserializer, Error, MapDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

/// Which members are not given as they are.
#[derive(Clone, Copy)]
enum Stand {
    /// By name; the others are given whole.
    Named(&'static [(&'static str, Child)]),
    /// All members or items in one way.
    All(Child),
    /// None.
    Whole,
}

impl Stand {
    fn of(self, name: &str) -> Option<Child> {
        match self {
            Stand::Named(rows) => rows.iter().find(|(row, _)| *row == name).map(|(_, child)| *child),
            Stand::All(child) => Some(child),
            Stand::Whole => None,
        }
    }
}

/// A node as serde sees it.
pub(super) struct De<'de> {
    node: &'de Node,
    pointer: String,
    stand: Stand,
}

impl<'de> De<'de> {
    pub(super) fn new(node: &'de Node, pointer: &str, children: &'static [(&'static str, Child)]) -> Self {
        De { node, pointer: pointer.to_owned(), stand: Stand::Named(children) }
    }

    /// A member or item, as `self` has it given.
    fn child(&self, name: &str, node: &'de Node) -> Give<'de> {
        let at = |name: &str| format!("{}/{}", self.pointer, escape(name));
        match self.stand.of(name) {
            None | Some(Child::Left) => Give::Node(De { node, pointer: String::new(), stand: Stand::Whole }),
            Some(Child::Ref) => Give::Ref(format!("#{}", at(name))),
            Some(Child::Empty) => Give::Empty,
            Some(Child::Each(each)) => Give::Node(De { node, pointer: at(name), stand: Stand::All(*each) }),
        }
    }
}

impl<'de> Deserializer<'de> for De<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(text) => number(text, visitor),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::List(list) => visitor.visit_seq(Items { items: list.iter(), at: 0, of: self }),
            Value::Map(map) => visitor.visit_map(Members { entries: map.iter(), next: None, of: self }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::String(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}

fn number<'de, V: Visitor<'de>>(text: &str, visitor: V) -> Result<V::Value, Error> {
    if let Ok(value) = text.parse::<u64>() {
        return visitor.visit_u64(value);
    }
    if let Ok(value) = text.parse::<i64>() {
        return visitor.visit_i64(value);
    }
    match text.parse::<f64>() {
        Ok(value) => visitor.visit_f64(value),
        Err(_) => visitor.visit_borrowed_str(""),
    }
}

/// The replacement of a child.
enum Give<'de> {
    Node(De<'de>),
    Ref(String),
    Empty,
}

impl<'de> Give<'de> {
    fn seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        match self {
            Give::Node(de) => seed.deserialize(de),
            Give::Ref(target) => seed.deserialize(StandIn(Some(("$ref", target)))),
            Give::Empty => seed.deserialize(StandIn(None)),
        }
    }
}

/// An object with one member or none.
struct StandIn(Option<(&'static str, String)>);

impl<'de> Deserializer<'de> for StandIn {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(self.0.into_iter()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Members<'de> {
    entries: std::slice::Iter<'de, (Key, Node)>,
    next: Option<(&'de Key, &'de Node)>,
    of: De<'de>,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        for (key, node) in self.entries.by_ref() {
            if self.of.stand.of(&key.text) == Some(Child::Left) {
                continue;
            }
            self.next = Some((key, node));
            return seed.deserialize(BorrowedStrDeserializer::new(&key.text)).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Error> {
        match self.next.take() {
            Some((key, node)) => self.of.child(&key.text, node).seed(seed),
            None => Give::Empty.seed(seed),
        }
    }
}

struct Items<'de> {
    items: std::slice::Iter<'de, Node>,
    at: usize,
    of: De<'de>,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(node) = self.items.next() else { return Ok(None) };
        let name = self.at.to_string();
        self.at += 1;
        self.of.child(&name, node).seed(seed).map(Some)
    }
}

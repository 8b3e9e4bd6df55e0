//! Writes the document in one piece. Nodes in which nothing changes are shared, all others keep their identity and place.

use super::find::{Resolved, ResolvedAll, Target, sole};
use super::is_modern;
use super::name::Names;
use crate::format::openapi::members::{COMPONENTS, Content, DISCRIMINATOR, DOCUMENT, Object, PATH_ITEM, SCHEMA};
use crate::tree::pointer::escape;
use crate::tree::{Key, Map, Node, NodeId, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Path items in callbacks of path items, and so on: more than this stays a reference.
const DEPTH: usize = 8;

pub(super) struct Rewrite<'a> {
    targets: &'a [Target],
    resolved: &'a ResolvedAll,
    names: &'a Names,
    /// Nodes that stand in the place of references, from the outside to the inside.
    inside: Vec<NodeId>,
}

impl<'a> Rewrite<'a> {
    pub(super) fn new(targets: &'a [Target], resolved: &'a ResolvedAll, names: &'a Names) -> Self {
        Rewrite { targets, resolved, names, inside: Vec::new() }
    }

    pub(super) fn document(&mut self, root: &Node) -> Node {
        let modern = is_modern(root);
        let mut sections: BTreeMap<&'static str, Vec<(Key, Node)>> = BTreeMap::new();
        for target in self.targets.iter().filter(|target| !self.names.own.contains(&target.node.id)) {
            let Some((section, name)) = self.names.of.get(&target.node.id) else { continue };
            let node = self.object(&target.node, target.object);
            let key = Key { span: target.node.span, text: name.as_str().into() };
            sections.entry(section).or_default().push((key, node));
        }
        sections.values_mut().for_each(|all| all.sort_by(|a, b| a.0.text.cmp(&b.0.text)));
        let root = self.object(root, &DOCUMENT);
        match modern {
            false => with(&root, sections),
            true => {
                let empty = Node::new(root.span, Value::Map(Rc::new(Map::default())));
                let components = with(root.get("components").unwrap_or(&empty), sections);
                set(&root, "components", components)
            }
        }
    }

    fn content(&mut self, node: &Node, content: Content) -> Node {
        match (content, &node.value) {
            (Content::One(object), Value::Map(_)) => self.object(node, object),
            (Content::Schemas, Value::Map(_)) => self.object(node, &SCHEMA),
            (Content::Schemas, Value::List(items)) => self.each(node, items, &SCHEMA),
            (Content::List(object), Value::List(items)) => self.each(node, items, object),
            (Content::Map(object), Value::Map(map)) => {
                if let Some(text) = sole(node)
                    && let Some(Resolved::Inline(target)) = self.resolved.get(&text.span)
                {
                    return self.inlined(node, &target.clone(), |this, target| this.content(target, content));
                }
                self.members(node, map, |this, _, node| this.object(node, object))
            }
            (Content::Any | Content::Text, _) => match sole(node).and_then(|text| self.resolved.get(&text.span)) {
                Some(Resolved::Inline(text)) => text.clone(),
                _ => node.clone(),
            },
            _ => node.clone(),
        }
    }

    fn each(&mut self, node: &Node, items: &[Node], object: &'static Object) -> Node {
        let made: Vec<Node> = items.iter().map(|item| self.content(item, Content::One(object))).collect();
        if same(items, &made) { node.clone() } else { node.with(Value::List(Rc::new(made))) }
    }

    fn members(&mut self, node: &Node, map: &Map, mut make: impl FnMut(&mut Self, &Key, &Node) -> Node) -> Node {
        let made: Vec<(Key, Node)> = map.iter().map(|(key, value)| (key.clone(), make(self, key, value))).collect();
        let is_same = map.iter().zip(&made).all(|((_, before), (_, after))| is(before, after));
        if is_same { node.clone() } else { node.with(Value::Map(Rc::new(Map::new(made)))) }
    }

    fn object(&mut self, node: &Node, object: &'static Object) -> Node {
        let Some(map) = node.as_map() else { return node.clone() };
        let text = map.get("$ref").filter(|text| text.as_str().is_some());
        if let Some(Resolved::Inline(target)) = text.and_then(|text| self.resolved.get(&text.span)) {
            let target = target.clone();
            let found = self.inlined(node, &target, |this, target| this.object(target, object));
            let is_alone = map.len() == 1 || !std::ptr::eq(object, &PATH_ITEM) || is(node, &found);
            return if is_alone { found } else { beside(&found, map) };
        }
        let is_mapping = std::ptr::eq(object, &DISCRIMINATOR);
        let holds = std::ptr::eq(object, &COMPONENTS) || std::ptr::eq(object, &DOCUMENT);
        self.members(node, map, |this, key, value| match object.find(&key.text).or(object.others()) {
            _ if &*key.text == "$ref" => this.text(value),
            Some(_) if is_mapping && &*key.text == "mapping" => match value.as_map() {
                Some(map) => this.members(value, map, |this, _, value| this.text(value)),
                None => value.clone(),
            },
            Some(Content::Map(inner)) if holds => this.section(value, inner),
            Some(content) => this.content(value, content),
            None => value.clone(),
        })
    }

    /// A section of the components: one that is a reference to a target is the target.
    fn section(&mut self, node: &Node, object: &'static Object) -> Node {
        let text = sole(node);
        if let Some(Resolved::Inline(target)) = text.and_then(|text| self.resolved.get(&text.span)) {
            return self.inlined(node, &target.clone(), |this, target| this.section(target, object));
        }
        let Some(map) = node.as_map() else { return node.clone() };
        self.members(node, map, |this, key, value| {
            let id = match sole(value).and_then(|text| this.resolved.get(&text.span)) {
                Some(Resolved::Component(id)) => Some(*id),
                _ => None,
            };
            let is_own = |id: &NodeId| {
                this.names.own.contains(id) && this.names.of.get(id).is_some_and(|(_, name)| **name == *key.text)
            };
            match id.filter(is_own).and_then(|id| this.targets.iter().find(|target| target.node.id == id)) {
                Some(target) => this.object(&target.node, object),
                None => this.object(value, object),
            }
        })
    }

    /// The text of a reference.
    fn text(&self, text: &Node) -> Node {
        let new = match self.resolved.get(&text.span) {
            Some(Resolved::Own(pointer)) => format!("#{pointer}"),
            Some(Resolved::Component(id)) => match self.names.of.get(id) {
                Some((section @ ("definitions" | "securityDefinitions"), name)) => {
                    format!("#/{section}/{}", escape(name))
                }
                Some((section, name)) => format!("#/{}{section}/{}", self.holder(), escape(name)),
                None => return text.clone(),
            },
            Some(Resolved::Inline(_)) | None => return text.clone(),
        };
        text.with(Value::String(new.into()))
    }

    /// The beginning of pointers to sections that 2.0 and 3.x both have.
    fn holder(&self) -> &'static str {
        if self.names.modern { "components/" } else { "" }
    }

    /// The node in the place of a reference; the reference itself, if it would contain itself.
    fn inlined(&mut self, reference: &Node, target: &Node, make: impl FnOnce(&mut Self, &Node) -> Node) -> Node {
        if self.inside.contains(&target.id) || self.inside.len() >= DEPTH {
            return reference.clone();
        }
        self.inside.push(target.id);
        let made = make(self, target);
        self.inside.pop();
        made
    }
}

/// True for nodes that were not changed: children are shared.
fn is(a: &Node, b: &Node) -> bool {
    let is_shared = match (&a.value, &b.value) {
        (Value::Map(a), Value::Map(b)) => Rc::ptr_eq(a, b),
        (Value::List(a), Value::List(b)) => Rc::ptr_eq(a, b),
        (Value::String(a), Value::String(b)) => Rc::ptr_eq(a, b),
        _ => true,
    };
    a.id == b.id && is_shared
}

fn same(before: &[Node], after: &[Node]) -> bool {
    before.iter().zip(after).all(|(before, after)| is(before, after))
}

/// A path item with the members beside the reference to it, which win.
fn beside(found: &Node, own: &Map) -> Node {
    let own = own.iter().filter(|(key, _)| &*key.text != "$ref");
    own.fold(found.clone(), |node, (key, value)| put(&node, key.clone(), value.clone()))
}

/// An object with more members in its sections.
fn with(holder: &Node, sections: BTreeMap<&'static str, Vec<(Key, Node)>>) -> Node {
    sections.into_iter().fold(holder.clone(), |holder, (name, more)| {
        let mut entries: Vec<(Key, Node)> =
            holder.get(name).and_then(Node::as_map).map(|map| map.iter().cloned().collect()).unwrap_or_default();
        entries.extend(more);
        let section = match holder.get(name) {
            Some(node) => node.with(Value::Map(Rc::new(Map::new(entries)))),
            None => Node::new(holder.span, Value::Map(Rc::new(Map::new(entries)))),
        };
        set(&holder, name, section)
    })
}

fn set(holder: &Node, name: &str, value: Node) -> Node {
    put(holder, Key { span: value.span, text: name.into() }, value)
}

fn put(holder: &Node, key: Key, value: Node) -> Node {
    let mut entries: Vec<(Key, Node)> = holder.as_map().map(|map| map.iter().cloned().collect()).unwrap_or_default();
    match entries.iter_mut().find(|(known, _)| known.text == key.text) {
        Some((_, known)) => *known = value,
        None => entries.push((key, value)),
    }
    holder.with(Value::Map(Rc::new(Map::new(entries))))
}

//! Finds what the references of a document lead to, file by file.
//!
//! Separate from the rewriting because names depend on all targets. Only parts of files that something refers to are looked at.

use super::{is_local, is_modern, section};
use crate::format::Open;
use crate::format::openapi::members::{Content, DISCRIMINATOR, Object, SCHEMA};
use crate::text::{SourceId, Span};
use crate::tree::place::Documents;
use crate::tree::pointer::{self, escape, percent_decode};
use crate::tree::{Node, NodeId, Value};
use connector_tables::language::pointer::unescape;
use std::collections::{BTreeMap, BTreeSet};

/// The targets of references, by the place of their text.
pub(super) type ResolvedAll = BTreeMap<Span, Resolved>;

/// The target of a reference.
#[derive(Debug, Clone)]
pub(super) enum Resolved {
    /// A pointer in the document itself.
    Own(String),
    /// A node of another file, which becomes a component.
    Component(NodeId),
    /// A node of another file, which stands in the place of the reference.
    Inline(Node),
}

/// A node of another file that becomes a component.
#[derive(Debug, Clone)]
pub(super) struct Target {
    pub(super) node: Node,
    pub(super) object: &'static Object,
    /// Name of the file, and the pointer in it.
    pub(super) file: String,
    pub(super) pointer: String,
}

/// A node with its pointer in its file.
#[derive(Clone)]
struct Located {
    node: Node,
    pointer: String,
}

/// Texts that some documents have in files of their own.
const DOCS: &[&str] = &["title", "summary", "description"];

/// References may lead to references; more of them is a circle.
const HOPS: usize = 64;

pub(super) struct Find<'a> {
    root: &'a Node,
    open: &'a mut dyn Open,
    documents: &'a mut Documents,
    roots: BTreeMap<SourceId, Node>,
    waiting: Vec<(Node, Content)>,
    /// Nodes that were looked at: those of other files may be reached twice.
    seen: BTreeSet<NodeId>,
    targets: Vec<Target>,
    resolved: ResolvedAll,
}

impl<'a> Find<'a> {
    pub(super) fn new(root: &'a Node, open: &'a mut dyn Open, documents: &'a mut Documents) -> Self {
        let roots = BTreeMap::from([(root.span.source, root.clone())]);
        let (waiting, seen, targets, resolved) = Default::default();
        Find { root, open, documents, roots, waiting, seen, targets, resolved }
    }

    /// Looks at the document, and at everything that it refers to.
    pub(super) fn all(&mut self, document: &'static Object) {
        self.waiting.push((self.root.clone(), Content::One(document)));
        while let Some((node, content)) = self.waiting.pop() {
            self.content(&node, content);
        }
    }

    pub(super) fn finish(self) -> (Vec<Target>, ResolvedAll) {
        (self.targets, self.resolved)
    }

    fn content(&mut self, node: &Node, content: Content) {
        match (content, &node.value) {
            (Content::One(object), Value::Map(_)) => self.object(node, object),
            (Content::Schemas, Value::Map(_)) => self.object(node, &SCHEMA),
            (Content::Schemas, Value::List(items)) => self.each(items, &SCHEMA),
            (Content::List(object), Value::List(items)) => self.each(items, object),
            (Content::Map(object), Value::Map(map)) => match sole(node) {
                Some(text) => self.reference(text, object, content),
                None => self.waiting.extend(map.iter().map(|(_, node)| (node.clone(), Content::One(object)))),
            },
            _ => {}
        }
    }

    fn each(&mut self, items: &[Node], object: &'static Object) {
        self.waiting.extend(items.iter().map(|node| (node.clone(), Content::One(object))));
    }

    fn object(&mut self, node: &Node, object: &'static Object) {
        if !self.seen.insert(node.id) {
            return;
        }
        let Some(map) = node.as_map() else { return };
        if let Some(text) = map.get("$ref").filter(|text| text.as_str().is_some()) {
            self.reference(text, object, Content::One(object));
        }
        for (key, value) in map.iter() {
            match object.find(&key.text).or(object.others()) {
                Some(Content::Any) if std::ptr::eq(object, &DISCRIMINATOR) && &*key.text == "mapping" => {
                    self.mapping(value);
                }
                Some(Content::Any | Content::Text) => {
                    if let Some(text) = sole(value).filter(|_| DOCS.contains(&&*key.text)) {
                        self.reference(text, object, Content::Any);
                    }
                }
                Some(content) => self.waiting.push((value.clone(), content)),
                None => {}
            }
        }
    }

    /// Values of a mapping are names of schemas, or references.
    fn mapping(&mut self, mapping: &Node) {
        for (_, value) in mapping.as_map().into_iter().flat_map(|map| map.iter()) {
            if value.as_str().is_some_and(|text| text.contains(['/', '#', '.'])) {
                let known = self.documents.refusals();
                self.reference(value, &SCHEMA, Content::One(&SCHEMA));
                // A name may look like a file.
                self.documents.forget_refusals(known);
            }
        }
    }

    fn reference(&mut self, text: &Node, object: &'static Object, content: Content) {
        let reference = text.as_str().unwrap_or_default();
        let from = text.span.source;
        let is_own = from == self.root.span.source && is_local(reference);
        if is_own || self.resolved.contains_key(&text.span) {
            return;
        }
        match self.locate(reference, from, HOPS) {
            Ok(located) => self.found(text.span, located, object, content),
            Err(reason) => self.documents.refuse(text.span, reason),
        }
    }

    fn found(&mut self, reference: Span, located: Located, object: &'static Object, content: Content) {
        let Located { node, pointer } = located;
        let source = node.span.source;
        let is_inline = matches!(content, Content::Map(_) | Content::Any);
        let resolved = match section(object, is_modern(self.root)) {
            _ if source == self.root.span.source => Resolved::Own(pointer),
            Some(_) if !is_inline => {
                if !self.targets.iter().any(|target| target.node.id == node.id) {
                    let file = self.documents.name(source);
                    self.targets.push(Target { node: node.clone(), object, file, pointer });
                }
                self.waiting.push((node.clone(), content));
                Resolved::Component(node.id)
            }
            _ => {
                self.waiting.push((node.clone(), content));
                Resolved::Inline(node)
            }
        };
        self.resolved.insert(reference, resolved);
    }

    /// The node that a reference in a file leads to, behind references that are nothing else.
    fn locate(&mut self, reference: &str, from: SourceId, hops: usize) -> Result<Located, String> {
        let hops = hops.checked_sub(1).ok_or("it is circular")?;
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let (file, fragment) =
            if is_local(reference) && !reference.starts_with('#') { ("", reference) } else { (file, fragment) };
        let root = match file {
            "" => self.roots.get(&from).cloned().ok_or("its file is not known")?,
            // Some documents write `Pet.yaml/#/Pet`.
            file => self.open.open(&percent_decode(file.trim_end_matches('/')), from, self.documents)?,
        };
        self.roots.entry(root.span.source).or_insert_with(|| root.clone());
        let located = match &*percent_decode(fragment) {
            "" => Located { node: root, pointer: String::new() },
            path if path.starts_with('/') => self.walk(root, path, hops)?,
            anchor => Located {
                node: anchored(&root, anchor).ok_or_else(|| format!("there is no anchor `{anchor}`"))?,
                pointer: format!("/{}", escape(anchor)),
            },
        };
        match sole(&located.node).map(|text| (text.as_str().unwrap_or_default().to_owned(), text.span.source)) {
            Some((next, source)) if located.node.span.source != self.root.span.source => {
                self.locate(&next, source, hops)
            }
            _ => Ok(located),
        }
    }

    /// Follows a pointer, through references where it has to.
    fn walk(&mut self, root: Node, path: &str, hops: usize) -> Result<Located, String> {
        let mut at = Located { node: root, pointer: String::new() };
        for segment in path.split('/').skip(1) {
            let name = unescape(segment).into_owned();
            let mut next = step(&at.node, &name);
            if next.is_none()
                && let Some(text) = sole(&at.node).cloned()
            {
                at = self.locate(text.as_str().unwrap_or_default(), text.span.source, hops)?;
                next = step(&at.node, &name);
            }
            let Some(node) = next else { return Err(missing(&at.node, &name)) };
            at = Located { node, pointer: format!("{}/{segment}", at.pointer) };
        }
        Ok(at)
    }
}

fn step(node: &Node, name: &str) -> Option<Node> {
    pointer::resolve(node, &format!("/{}", escape(name))).ok()
}

/// A sentence about a name that is not there.
fn missing(node: &Node, name: &str) -> String {
    match pointer::resolve(node, &format!("/{}", escape(name))) {
        Err(missing) => match missing.near {
            Some(near) => format!("there is no `{name}`; did you mean `{near}`?"),
            None => format!("there is no `{name}`"),
        },
        Ok(_) => format!("there is no `{name}`"),
    }
}

/// The text of the `$ref` of an object that has nothing else.
pub(super) fn sole(node: &Node) -> Option<&Node> {
    let map = node.as_map().filter(|map| map.len() == 1)?;
    map.get("$ref").filter(|text| text.as_str().is_some())
}

/// The schema with an `$anchor` or `$dynamicAnchor` of that name.
fn anchored(root: &Node, anchor: &str) -> Option<Node> {
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::List(items) => waiting.extend(items.iter()),
            Value::Map(map) => {
                let is = |key: &str| map.get(key).and_then(Node::as_str) == Some(anchor);
                if is("$anchor") || is("$dynamicAnchor") {
                    return Some(node.clone());
                }
                waiting.extend(map.iter().map(|(_, node)| node));
            }
            _ => {}
        }
    }
    None
}

//! An object under repair: copied only if something changes, places kept.
//!
//! `set("description", "")` on `{content: {}}` gives `{content: {}, description: ""}`; the new member has the place
//! of the object.

use crate::diag::{Code, Diagnostics, code};
use crate::text::Span;
use crate::tree::{Key, Map, Node, Value};
use std::rc::Rc;

/// See the module.
pub(super) struct Edit<'d> {
    node: Node,
    changed: Option<Vec<(Key, Node)>>,
    failed: bool,
    diags: &'d mut Diagnostics,
}

impl<'d> Edit<'d> {
    pub(super) fn new(node: &Node, diags: &'d mut Diagnostics) -> Self {
        Edit { node: node.clone(), changed: None, failed: false, diags }
    }

    /// The object as it is now; absent if something in it has no cure.
    pub(super) fn finish(self) -> Option<Node> {
        match self.changed {
            _ if self.failed => None,
            None => Some(self.node),
            Some(entries) => Some(self.node.with(Value::Map(Rc::new(Map::new(entries))))),
        }
    }

    /// The place of the object.
    pub(super) fn span(&self) -> Span {
        self.node.span
    }

    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        match &self.changed {
            None => self.node.get(name),
            Some(entries) => entries.iter().find(|(key, _)| &*key.text == name).map(|(_, node)| node),
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Keeps only members that `keep` says.
    pub(super) fn retain(&mut self, keep: impl Fn(&str, &Node) -> bool) {
        let drops = |map: &Map| map.iter().any(|(key, node)| !keep(&key.text, node));
        if self.changed.is_some() || self.node.as_map().is_some_and(drops) {
            self.entries().retain(|(key, node)| keep(&key.text, node));
        }
    }

    pub(super) fn drop(&mut self, name: &str) {
        self.retain(|key, _| key != name);
    }

    /// Puts a member in, at the place of the one that it replaces, or else of the object.
    pub(super) fn set(&mut self, name: &str, value: Value) {
        let span = self.get(name).map_or(self.node.span, |node| node.span);
        self.put(name, Node::new(span, value));
    }

    pub(super) fn set_text(&mut self, name: &str, text: &str) {
        self.set(name, Value::String(text.into()));
    }

    pub(super) fn put(&mut self, name: &str, value: Node) {
        let span = self.node.span;
        let entries = self.entries();
        match entries.iter_mut().find(|(key, _)| &*key.text == name) {
            Some((_, node)) => *node = value,
            None => entries.push((Key { span, text: name.into() }, value)),
        }
    }

    /// Warns that a member was read as something else than what is written.
    pub(super) fn warn(&mut self, name: &str, message: String, help: String) {
        let span = self.get(name).map_or(self.node.span, |node| node.span);
        self.diags.report(&code::IRREGULAR, span, message).help(help);
    }

    /// Reports what has no cure.
    pub(super) fn fail(&mut self, code: &'static Code, name: &str, message: String, help: String) {
        self.failed = true;
        let span = self.get(name).map_or(self.node.span, |node| node.span);
        self.diags.report(code, span, message).help(help);
    }

    fn entries(&mut self) -> &mut Vec<(Key, Node)> {
        let node = &self.node;
        self.changed.get_or_insert_with(|| node.as_map().map(|map| map.iter().cloned().collect()).unwrap_or_default())
    }
}

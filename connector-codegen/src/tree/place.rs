//! Places of nodes: the JSON pointer of a span in the documents that were read.
//!
//! Separate from lowering, which carries nodes: only reports and the manifest need pointers, and a node knows its span.
//!
//! In `{"a/b": [10, 20]}` the place of bytes 13..15 is `/a~1b/1`.

use super::pointer::escape;
use super::{Map, Node, Value};
use crate::text::{SourceId, Span};
use std::collections::BTreeMap;

/// The documents of one run, as they were read. Nodes made from them keep their spans.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    roots: Vec<Node>,
    /// Documents that were rewritten as another format.
    rewritten: Vec<SourceId>,
    /// Names of the texts.
    names: BTreeMap<SourceId, String>,
    /// References that lead nowhere, with the reason, in the order in which they were met.
    refused: Vec<(Span, String)>,
}

impl Documents {
    /// Adds the root of a document.
    pub fn add(&mut self, root: Node) {
        self.roots.push(root);
    }

    /// Notes the name of a text.
    pub fn call(&mut self, source: SourceId, name: &str) {
        self.names.insert(source, name.to_owned());
    }

    /// Returns the name of a text.
    pub fn name(&self, source: SourceId) -> String {
        self.names.get(&source).cloned().unwrap_or_default()
    }

    /// Notes why a reference leads nowhere.
    pub fn refuse(&mut self, reference: Span, reason: String) {
        self.refused.push((reference, reason));
    }

    /// Returns why a reference leads nowhere, if it was tried.
    pub fn refusal(&self, reference: Span) -> Option<&str> {
        self.refused.iter().find(|(span, _)| *span == reference).map(|(_, reason)| reason.as_str())
    }

    /// Returns all references that lead nowhere, with the reasons.
    pub fn refused(&self) -> &[(Span, String)] {
        &self.refused
    }

    /// Returns the number of references that lead nowhere.
    pub fn refusals(&self) -> usize {
        self.refused.len()
    }

    /// Forgets the references that were refused since then.
    pub fn forget_refusals(&mut self, known: usize) {
        self.refused.truncate(known);
    }

    /// Marks a document as rewritten in another format: the nodes made from it are regular.
    pub fn rewrite(&mut self, root: &Node) {
        self.rewritten.push(root.span.source);
    }

    /// Returns `true` if a node belongs to a rewritten document.
    pub fn is_rewritten(&self, node: &Node) -> bool {
        self.rewritten.contains(&node.span.source)
    }

    /// Returns the JSON pointer of the innermost value or member that contains the whole span, without `#`. Empty for the
    /// root, and for texts that were not added.
    pub fn pointer(&self, span: Span) -> String {
        let root = self.roots.iter().find(|root| root.span.source == span.source);
        root.map(|root| pointer(root, span)).unwrap_or_default()
    }
}

impl From<&Node> for Documents {
    fn from(root: &Node) -> Self {
        Documents { roots: vec![root.clone()], ..Documents::default() }
    }
}

fn pointer(root: &Node, span: Span) -> String {
    let mut pointer = String::new();
    let mut node = root;
    while node.span != span {
        let next = match &node.value {
            Value::Map(map) => member(map, span).map(|(key, node)| (escape(key), node)),
            Value::List(items) => {
                let at = find(items, span, |item| item.span);
                at.and_then(|at| Some((at.to_string(), items.get(at)?)))
            }
            _ => None,
        };
        let Some((step, next)) = next else { break };
        pointer.push('/');
        pointer.push_str(&step);
        node = next;
    }
    pointer
}

/// The member whose value or name has the span.
fn member(map: &Map, span: Span) -> Option<(&str, &Node)> {
    let at = find(&map.entries, span, |(_, node)| node.span)
        .or_else(|| map.entries.iter().position(|(key, _)| holds(key.span, span)))?;
    map.entries.get(at).map(|(key, node)| (&*key.text, node))
}

/// The position of the innermost child with the span. Children are in the order of the text, except for YAML's aliases and
/// for tables of TOML, whose parts may have others between them.
fn find<T>(children: &[T], span: Span, of: impl Fn(&T) -> Span) -> Option<usize> {
    let near = children.partition_point(|child| of(child).end < span.end);
    if let Some(child) = children.get(near).map(&of).filter(|child| holds(*child, span))
        && children.get(near + 1).is_none_or(|next| of(next).start >= child.end)
    {
        return Some(near);
    }
    let fitting = children.iter().enumerate().filter(|(_, child)| holds(of(child), span));
    fitting.min_by_key(|(_, child)| of(child).end - of(child).start).map(|(at, _)| at)
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.source == inner.source && outer.start <= inner.start && inner.end <= outer.end
}

#[cfg(test)]
mod tests {
    use super::Documents;
    use crate::diag::Diagnostics;
    use crate::text::{Sources, Span};
    use crate::tree;

    /// The pointer of the last occurrence of `part`.
    fn place(text: &str, part: &str) -> String {
        let mut sources = Sources::default();
        let id = sources.add("api", None, text);
        let root = tree::read(&sources, id, &mut Diagnostics::new()).unwrap();
        let start = text.rfind(part).unwrap();
        Documents::from(&root).pointer(Span::new(id, start, start + part.len()))
    }

    #[test]
    fn a_span_has_a_pointer() {
        let json = r#"{"a/b": [10, {"c": "text"}], "d": 3}"#;
        assert_eq!(place(json, "10"), "/a~1b/0");
        assert_eq!(place(json, "\"text\""), "/a~1b/1/c");
        assert_eq!(place(json, "tex"), "/a~1b/1/c");
        assert_eq!(place(json, "\"c\""), "/a~1b/1/c");
        assert_eq!(place(json, "3"), "/d");
        assert_eq!(place(json, json), "");
    }

    #[test]
    fn a_null_and_a_block_have_a_pointer() {
        let yaml = "a:\n  - x: 1\n    y: two\nb:\n  c: z\n";
        assert_eq!(place(yaml, "two"), "/a/0/y");
        assert_eq!(place(yaml, "x: 1\n    y: two"), "/a/0");
        assert_eq!(place(yaml, "z"), "/b/c");
    }

    #[test]
    fn an_alias_is_where_its_anchor_is() {
        let yaml = "b: *x\na: &x {k: v}\n";
        let yaml = format!("first: &x {{k: v}}\n{}", yaml.replace("&x", "&y"));
        assert_eq!(place(&yaml.replace("a: &y {k: v}\n", ""), "v"), "/first/k");
    }

    #[test]
    fn tables_in_pieces_have_pointers() {
        let toml = "connector = 1\n[a.b]\nx = 1\n[c]\ny = 2\n[a.d]\nz = 3\n";
        assert_eq!(place(toml, "3"), "/a/d/z");
        assert_eq!(place(toml, "2"), "/c/y");
    }
}

//! Members that OpenAPI does not have, which are ignored: misspelled ones, and those of another object.
//!
//! `{name: limit, in: query, requird: true}` gives a warning: `requird` is no member of a parameter, did you mean
//! `required`? One walk over the whole document, by the table of objects. The first place of each is reported, with the
//! number of the others.

mod table;
#[cfg(test)]
mod tests;

use crate::diag::suggest::suggest;
use crate::diag::{Diagnostics, code};
use crate::text::Span;
use crate::tree::{Key, Node, Value};
use std::collections::BTreeMap;
use table::OPERATION;
pub(in crate::format) use table::{
    COMPONENTS, Content, DISCRIMINATOR, DOCUMENT, HEADER, Object, PARAMETER, PATH_ITEM, REQUEST_BODY, RESPONSE, SCHEMA,
    SECURITY_SCHEME,
};

/// Reports unknown members of a document, and missing ones.
pub(super) fn check(root: &Node, diags: &mut Diagnostics) {
    let modern = root.get("openapi").and_then(Node::as_str).is_some_and(|version| !version.starts_with("3.0"));
    let mut walk =
        Walk { modern, waiting: vec![At { node: root, object: &DOCUMENT, part: false }], found: BTreeMap::new() };
    while let Some(at) = walk.waiting.pop() {
        walk.object(&at);
    }
    for (problem, places) in walk.found {
        problem.report(&places, diags);
    }
}

struct Walk<'n> {
    /// Since 3.1, schemas may have keywords of other vocabularies.
    modern: bool,
    waiting: Vec<At<'n>>,
    found: BTreeMap<Problem<'n>, Places>,
}

/// An object that is not yet looked at.
struct At<'n> {
    node: &'n Node,
    object: &'static Object,
    /// True for a part of `allOf`: its `required` may name properties of other parts.
    part: bool,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Problem<'n> {
    /// A member that the object does not have.
    Unknown { object: &'static str, member: &'n str, near: Option<&'static str> },
    /// A value that the member does not allow.
    Wrong { object: &'static str, member: &'n str, is: &'static str, wanted: &'static str },
    /// A required property that the schema does not declare, although it declares one with a similar name.
    Undeclared { name: &'n str, near: &'n str },
    /// An operation without responses.
    NoResponses,
}

/// The first place of a problem in the text, and the number of places.
struct Places {
    first: Span,
    count: usize,
}

impl<'n> Walk<'n> {
    fn object(&mut self, at: &At<'n>) {
        let Some(map) = at.node.as_map() else { return };
        let is = |object: &'static Object| std::ptr::eq(at.object, object);
        // Siblings of `$ref` have no meaning elsewhere.
        if !is(&SCHEMA) && !is(&PATH_ITEM) && at.node.get("$ref").is_some_and(|text| text.as_str().is_some()) {
            return;
        }
        for (key, node) in map.iter().filter(|(key, _)| !key.text.starts_with("x-")) {
            match at.object.members.iter().find(|(name, _)| *name == &*key.text) {
                Some((name, content)) => self.member(at, name, *content, node),
                None => match at.object.others {
                    Some(content) => self.content(at, content, node),
                    None => self.unknown(at.object, key),
                },
            }
        }
        if is(&OPERATION) && !self.modern && at.node.get("responses").is_none() {
            self.found(Problem::NoResponses, at.node.span);
        }
        if is(&SCHEMA) && !at.part {
            self.required(at.node);
        }
    }

    fn member(&mut self, at: &At<'n>, name: &'static str, content: Content, node: &'n Node) {
        let object = at.object.name;
        let wanted = match (content, &node.value) {
            (Content::Text, Value::String(_)) | (Content::Number | Content::Count, Value::Number(_)) => return,
            (Content::Any, _) | (_, Value::Null) => return,
            (Content::Text, _) => "a text",
            (Content::Number | Content::Count, _) => "a number",
            (Content::List(object), Value::List(items)) if name == "allOf" => {
                return self.waiting.extend(items.iter().map(|node| At { node, object, part: true }));
            }
            _ => return self.content(at, content, node),
        };
        let problem = Problem::Wrong { object, member: name, is: node.kind(), wanted };
        self.found(problem, node.span);
    }

    /// Adds the objects inside a value to the list.
    fn content(&mut self, at: &At<'n>, content: Content, node: &'n Node) {
        let inner = |node: &'n Node, object| At { node, object, part: false };
        match (content, &node.value) {
            (Content::One(object), Value::Map(_)) => self.waiting.push(At { part: at.part, ..inner(node, object) }),
            (Content::Schemas, Value::Map(_)) => self.waiting.push(inner(node, &SCHEMA)),
            (Content::Schemas, Value::List(items)) => {
                self.waiting.extend(items.iter().map(|node| inner(node, &SCHEMA)));
            }
            (Content::List(object), Value::List(items)) => {
                self.waiting.extend(items.iter().map(|node| inner(node, object)));
            }
            (Content::Map(object), Value::Map(map)) => {
                self.waiting.extend(map.iter().map(|(_, node)| inner(node, object)));
            }
            _ => {}
        }
    }

    fn unknown(&mut self, object: &'static Object, key: &'n Key) {
        let near = suggest(&key.text, object.members.iter().map(|(name, _)| *name));
        // Other vocabularies, and other tools, have keywords of their own.
        if near.is_none() && std::ptr::eq(object, &SCHEMA) && self.modern {
            return;
        }
        self.found(Problem::Unknown { object: object.name, member: &key.text, near }, key.span);
    }

    /// Looks for required names that are spelled differently from a property.
    fn required(&mut self, schema: &'n Node) {
        let Some(properties) = schema.get("properties").and_then(Node::as_map) else { return };
        let others = ["allOf", "anyOf", "oneOf", "$ref", "patternProperties"];
        if others.iter().any(|keyword| schema.get(keyword).is_some()) {
            return;
        }
        for node in schema.get("required").and_then(Node::as_list).unwrap_or_default() {
            let Some(name) = node.as_str().filter(|name| properties.get(name).is_none()) else { continue };
            if let Some(near) = suggest(name, properties.iter().map(|(key, _)| &*key.text)) {
                self.found(Problem::Undeclared { name, near }, node.span);
            }
        }
    }

    fn found(&mut self, problem: Problem<'n>, span: Span) {
        let places = self.found.entry(problem).or_insert(Places { first: span, count: 0 });
        places.first = places.first.min(span);
        places.count += 1;
    }
}

impl Problem<'_> {
    fn report(&self, places: &Places, diags: &mut Diagnostics) {
        let more = match places.count {
            0 | 1 => String::new(),
            2 => " (and 1 more place)".to_owned(),
            count => format!(" (and {} more places)", count - 1),
        };
        let (code, message, help) = match self {
            Problem::Unknown { object, member, near } => {
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "it was ignored; members of your own begin with `x-`".to_owned(),
                };
                (&code::UNKNOWN_MEMBER, format!("`{member}` is no member of {object}"), help)
            }
            Problem::Wrong { object, member, is, wanted } => {
                let message = format!("`{member}` of {object} is {is}, not {wanted}");
                (&code::UNKNOWN_MEMBER, message, "it was ignored".to_owned())
            }
            Problem::Undeclared { name, near } => {
                let message = format!("`{name}` is required, but no property has this name");
                (&code::UNKNOWN_MEMBER, message, format!("did you mean `{near}`? It was added as any JSON"))
            }
            Problem::NoResponses => {
                let message = "an operation has no `responses`".to_owned();
                (&code::UNKNOWN_MEMBER, message, "declare them: without, nothing of a response is read".to_owned())
            }
        };
        diags.report(code, places.first, format!("{message}{more}")).help(help);
    }
}

//! A document in several files as one: afterwards every `$ref` leads to a place in the same document.
//!
//! Separate because no later step has to know about files. What a reference to another file names becomes a component with the
//! last part of its name; what cannot be a component (a path item, all of `paths`) stands where the reference stood. Nodes keep
//! their identity and place, so reports and the manifest show the file that contains them.
//!
//! `{$ref: "pets/Pet.yaml"}` becomes `{$ref: "#/components/schemas/Pet"}`, and the document gets that schema.

mod find;
mod name;
mod rewrite;
#[cfg(test)]
mod tests;

use crate::format::Open;
use crate::format::openapi::members::{DOCUMENT, Object};
use crate::tree::place::Documents;
use crate::tree::{Node, Value};
use find::Find;
use rewrite::Rewrite;

/// Returns the document with all that its references to other files name. A reference that leads nowhere stays as it is;
/// `documents` knows the reason.
pub(super) fn bundle(root: &Node, open: &mut dyn Open, documents: &mut Documents) -> Node {
    if !leads_outside(root) {
        return root.clone();
    }
    let mut find = Find::new(root, open, documents);
    find.all(&DOCUMENT);
    let (targets, resolved) = find.finish();
    let names = name::names(root, &targets, &resolved);
    Rewrite::new(&targets, &resolved, &names).document(root)
}

/// Returns `true` if a reference leads to another file.
fn leads_outside(root: &Node) -> bool {
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        match &node.value {
            Value::List(items) => waiting.extend(items.iter()),
            Value::Map(map) => {
                if map.get("$ref").and_then(Node::as_str).is_some_and(|text| !is_local(text)) {
                    return true;
                }
                waiting.extend(map.iter().map(|(_, node)| node));
            }
            _ => {}
        }
    }
    false
}

/// Returns `true` for a reference into the file that contains it. Some documents leave out the `#`: `/definitions/Pet`.
fn is_local(text: &str) -> bool {
    let member = text.strip_prefix('/').and_then(|path| path.split('/').next());
    text.starts_with('#') || text.is_empty() || member.is_some_and(|name| DOCUMENT.find(name).is_some())
}

/// Returns the section of the components that holds objects of a kind, in documents of 3.x and of 2.0. `None`: there is none,
/// and what a reference names must stand in its place.
fn section(object: &'static Object, modern: bool) -> Option<&'static str> {
    use crate::format::openapi::members::{HEADER, PARAMETER, REQUEST_BODY, RESPONSE, SCHEMA, SECURITY_SCHEME};
    let is = |other: &'static Object| std::ptr::eq(object, other);
    match modern {
        _ if is(&PARAMETER) => Some("parameters"),
        _ if is(&RESPONSE) => Some("responses"),
        true if is(&SCHEMA) => Some("schemas"),
        true if is(&REQUEST_BODY) => Some("requestBodies"),
        true if is(&HEADER) => Some("headers"),
        true if is(&SECURITY_SCHEME) => Some("securitySchemes"),
        false if is(&SCHEMA) => Some("definitions"),
        false if is(&SECURITY_SCHEME) => Some("securityDefinitions"),
        _ => None,
    }
}

/// Returns `true` for a document of 3.x, whose sections are in `components`.
fn is_modern(root: &Node) -> bool {
    root.get("swagger").is_none() || root.get("openapi").is_some()
}

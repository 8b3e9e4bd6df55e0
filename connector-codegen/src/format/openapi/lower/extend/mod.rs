//! Extensions: members `x-connector-…` (docs/twin.md), and those of other tools that mean the same.
//!
//! Separate so that plain documents cost only one check per node: does it have such a member? One file per member; each
//! checks the node against its table in `catalog::keys`, so that it reads only valid values.
//!
//! `x-connector-retry: {attempts: 5, wait: 1s}` becomes a `Retry` with five attempts and 1,000 milliseconds.

mod auth;
mod behavior;
mod direction;
mod environment;
mod errors;
mod fixed;
mod oauth;
mod operation;
mod output;
mod pages;
mod path;
mod root;
mod select;
mod setting;
mod size;
mod speakeasy;
mod template;
#[cfg(test)]
mod tests;
mod token;
mod variable;

pub(super) use auth::scheme;
pub(super) use operation::{operation, skipped};
pub(super) use path::{given, has_variable, path};
pub(super) use root::root;
pub(super) use select::select;
pub(super) use template::template;

use crate::catalog::keys::twin::PREFIX;
use crate::format::build;
use crate::tree::{Node, Value};

/// Members of other tools that mean the same as some of ours, besides those of pagination. Ours win over them.
const OTHERS: &[&str] = &[speakeasy::NAME];

/// Returns `true` if a node has any member that is read here, including those of other tools.
fn any_known(node: &Node) -> bool {
    let known = |name: &str| name.starts_with(PREFIX) || OTHERS.contains(&name) || pages::NAMES.contains(&name);
    build::members(node).any(|(key, _)| key.text.starts_with("x-") && known(&key.text))
}

/// The variable of the API that fills a parameter in.
pub(super) fn variable(node: &Node) -> Option<String> {
    member(node, "x-connector-variable").and_then(Node::as_str).map(str::to_owned)
}

/// A member, unless it is absent or null.
fn member<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    node.get(name).filter(|node| node.value != Value::Null)
}

/// The members of an object in order; none of anything else.
fn entries<'n>(node: &'n Node, name: &str) -> impl Iterator<Item = (&'n str, &'n Node)> {
    member(node, name).into_iter().flat_map(build::members).map(|(key, node)| (&*key.text, node))
}

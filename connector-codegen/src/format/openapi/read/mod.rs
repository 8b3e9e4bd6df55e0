//! Nodes to openapiv3's types, one by one and shallowly.
//!
//! Separate because openapiv3 reads whole documents or nothing: one bad schema would cost everything. Here each node is
//! read alone, after its irregularities are spelled out ([`super::dialect`]); its children are replaced by harmless
//! stand-ins and read when their turn comes. A bad node costs only itself.
//!
//! `{name: id, in: query, schema: {type: 7}}` becomes an `openapiv3::Parameter` whose schema is
//! `$ref: "#/paths/~1a/get/parameters/0/schema"`: the wrong `type` does not hurt it.

mod de;
mod part;
mod reason;
#[cfg(test)]
mod tests;

use super::dialect::{self, Case};
use crate::diag::{Diagnostics, code};
use crate::tree::Node;
pub(crate) use part::Part;

/// A value of openapiv3 beside the node that it was read from: what openapiv3 drops is there.
#[derive(Debug, Clone)]
pub(crate) struct Typed<T> {
    /// After the dialect stage.
    pub(crate) node: Node,
    /// The value that openapiv3 read.
    pub(crate) value: T,
}

/// Reads one node after the irregularities of `cases` are spelled out. The `$ref`s that replace its children lead below
/// `pointer`. Absent after a report.
pub(super) fn read<T: Part>(node: &Node, pointer: &str, cases: &[Case], diags: &mut Diagnostics) -> Option<Typed<T>> {
    if node.as_map().is_none() {
        let message = format!("{} is {}, not an object", T::WHAT, node.kind());
        diags.report(&code::INVALID_NODE, node.span, message).help(format!("write {} as an object", T::WHAT));
        return None;
    }
    let node = dialect::spell(node, cases, diags)?;
    match T::deserialize(de::De::new(&node, pointer, T::CHILDREN)) {
        Ok(value) => Some(Typed { node, value }),
        Err(error) => {
            reason::report(&node, T::WHAT, &error.to_string(), diags);
            None
        }
    }
}

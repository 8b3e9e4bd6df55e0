//! JSON pointers, until the tree has them.
use crate::tree::{Node, Value};

pub(super) fn resolve(root: &Node, pointer: &str) -> Result<Node, ()> {
    let mut node = root;
    for segment in pointer.split('/').skip(1) {
        let name = segment.replace("~1", "/").replace("~0", "~");
        node = match &node.value {
            Value::Map(map) => map.get(&name).ok_or(())?,
            Value::List(list) => name.parse::<usize>().ok().and_then(|at| list.get(at)).ok_or(())?,
            _ => return Err(()),
        };
    }
    if !pointer.is_empty() && !pointer.starts_with('/') { Err(()) } else { Ok(node.clone()) }
}

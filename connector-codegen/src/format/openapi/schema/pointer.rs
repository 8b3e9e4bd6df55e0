//! JSON pointers, until the tree has them.
use crate::tree::{Node, Value};

pub(super) fn resolve(root: &Node, pointer: &str) -> Result<Node, ()> {
    let mut node = root;
    for segment in pointer.split('/').skip(1) {
        let name = decode(segment).replace("~1", "/").replace("~0", "~");
        node = match &node.value {
            Value::Map(map) => map.get(&name).ok_or(())?,
            Value::List(list) => name.parse::<usize>().ok().and_then(|at| list.get(at)).ok_or(())?,
            _ => return Err(()),
        };
    }
    if !pointer.is_empty() && !pointer.starts_with('/') { Err(()) } else { Ok(node.clone()) }
}

fn decode(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let hex = (byte == b'%').then(|| bytes.clone().take(2).collect::<Vec<u8>>());
        let value = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(&hex).ok()?, 16).ok());
        out.push(value.unwrap_or(byte));
        if value.is_some() {
            bytes.nth(1);
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

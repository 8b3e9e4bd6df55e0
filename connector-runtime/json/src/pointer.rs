//! JSON pointers (RFC 6901): what stands somewhere in a value, and a value with something else there.
//!
//! Separate from the nodes, because types are read without them: descriptions name places in replies and bodies so.
//!
//! [`find`]: `/a/0` in `{"a":[7]}` is the node of `7`. [`put`]: `/a/b` of `{"x":1}` set to `2` gives `{"x":1,"a":{"b":2}}`.

use std::borrow::Cow;

use connector_tables::language::pointer::{is_pointer, tokens};

use super::node::Node;
use super::text::escape;

/// Returns the node at a pointer, if there is one. An empty pointer is the value itself.
pub fn find<'d>(root: Node<'d>, pointer: &str) -> Option<Node<'d>> {
    // Without its `/`, it would have no tokens, and mean the whole value.
    if !is_pointer(pointer) {
        return None;
    }
    tokens(pointer).try_fold(root, |node, token| step(node, &token))
}

fn step<'d>(node: Node<'d>, segment: &str) -> Option<Node<'d>> {
    match node.kinds() {
        super::kinds::OBJECT => node.member(segment),
        super::kinds::ARRAY => node.items()?.nth(index(segment)?),
        _ => None,
    }
}

fn index(segment: &str) -> Option<usize> {
    let plain = segment == "0" || !segment.starts_with(['0', '+']);
    segment.parse().ok().filter(|_| plain)
}

/// The value with the JSON text `new` at that place. Objects that are not there are made; `-`, or an index behind the
/// last item, adds an item.
pub fn put(root: Option<Node<'_>>, pointer: &str, new: &str) -> Vec<u8> {
    let path: Vec<_> = tokens(pointer).collect();
    let mut out = Vec::new();
    write(root, &path, new, &mut out);
    out
}

/// Goes as deep as the pointer, which is a constant of the endpoint's table.
fn write(node: Option<Node<'_>>, path: &[Cow<'_, str>], new: &str, out: &mut Vec<u8>) {
    let Some((segment, rest)) = path.split_first() else { return out.extend_from_slice(new.as_bytes()) };
    let items = node.filter(|node| node.kinds() == super::kinds::ARRAY).and_then(Node::items);
    let wanted = if segment == "-" { Some(usize::MAX) } else { index(segment) };
    if let (Some(items), Some(wanted)) = (items, wanted) {
        out.push(b'[');
        let mut count = 0;
        for (at, item) in items.enumerate() {
            count = at + 1;
            comma(out, at == 0);
            match at == wanted {
                true => write(Some(item), rest, new, out),
                false => out.extend_from_slice(item.source().as_bytes()),
            }
        }
        if wanted >= count {
            comma(out, count == 0);
            write(None, rest, new, out);
        }
        return out.push(b']');
    }
    out.push(b'{');
    let mut first = true;
    let mut found = false;
    for (name, value) in node.into_iter().flat_map(Node::members) {
        comma(out, std::mem::take(&mut first));
        out.extend_from_slice(name.source().as_bytes());
        out.push(b':');
        match name.is_text(segment) {
            true => {
                found = true;
                write(Some(value), rest, new, out);
            }
            false => out.extend_from_slice(value.source().as_bytes()),
        }
    }
    if !found {
        comma(out, first);
        escape(segment, out);
        out.push(b':');
        write(None, rest, new, out);
    }
    out.push(b'}');
}

fn comma(out: &mut Vec<u8>, first: bool) {
    if !first {
        out.push(b',');
    }
}

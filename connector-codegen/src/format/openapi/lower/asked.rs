//! Bodies that are typed because the document requests it: XML, CSV, and those that a codec of the user reads.
//!
//! Separate from `media.rs` because plain documents have none of this: their XML is text, since OpenAPI leaves too much of
//! it undefined for a type to represent it fully.
//!
//! `application/xml: {x-connector-typed: true, schema: {$ref: "#/components/schemas/Order"}}` is the kind `xml` with
//! the root `Order`.

use crate::catalog::media::words;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::refs;
use crate::tree::{Node, Value};
use connector_tables::{Form, MediaKind};

/// Returns the kind that a media type object requests: `true` for the typed form of its media type, `custom` for a codec
/// of the user.
pub(super) fn typed(cx: &mut Cx<'_>, node: &Node, range: &str) -> Option<MediaKind> {
    let asks = node.get("x-connector-typed").filter(|asks| asks.value != Value::Null)?;
    if let Some(kind) = asks.as_str().and_then(MediaKind::of).filter(|kind| kind.row().codec) {
        return coded(cx, asks, range).then_some(kind);
    }
    let Some(asks_for) = asks.as_bool() else {
        let message = format!("`{}` is {}, not a boolean or `custom`", cx.key(asks), asks.kind());
        cx.diags
            .report(&code::WRONG_TYPE, asks.span, message)
            .warning()
            .help("write `true` or `custom`, or remove it; the body is read as if it were not there");
        return None;
    };
    let kind = MediaKind::typed(range);
    if asks_for && kind.is_none() {
        cx.diags.report(&code::IGNORED_KEYWORD, asks.span, format!("a body of {range:?} has no typed form")).help(
            format!(
                "use a media type of the kinds {}; write `custom` if you register a codec for it",
                words(|row| row.form == Form::Typed && !row.codec)
            ),
        );
    }
    kind.filter(|_| asks_for)
}

/// Returns `true` if a codec of the user can be found by the media type.
fn coded(cx: &mut Cx<'_>, asks: &Node, range: &str) -> bool {
    if !range.contains('*') {
        return true;
    }
    cx.diags
        .report(&code::IGNORED_KEYWORD, asks.span, format!("{range:?} is a range, and codecs are for one media type"))
        .help("write the media type that is sent, such as `application/msgpack`");
    false
}

/// The name of the outermost element: said by the document, else by the schema, else the schema's own.
pub(super) fn root(cx: &mut Cx<'_>, node: &Node) -> String {
    if let Some(root) = node.get("x-connector-root") {
        match root.as_str().filter(|name| is_name(name)) {
            Some(name) => return name.to_owned(),
            None => {
                let message = format!("`{}` is no name of an XML element", cx.key(root));
                cx.diags
                    .report(&code::INVALID_NODE, root.span, message)
                    .warning()
                    .help("begin it with a letter, and write letters, digits, `-`, `_`, `.` and `:`");
            }
        }
    }
    let schema = node.get("schema").and_then(|schema| refs::follow(cx, schema));
    let named = schema.and_then(|found| {
        let own = found.node.get("xml").and_then(|xml| xml.get("name")).and_then(Node::as_str).map(str::to_owned);
        own.or_else(|| found.name())
    });
    named.filter(|name| is_name(name)).unwrap_or_else(|| "root".to_owned())
}

/// Returns `true` if a name is valid, by the runtime's rules.
fn is_name(name: &str) -> bool {
    let starts = |c: char| c.is_alphabetic() || c == '_' || c == ':';
    name.starts_with(starts) && name.chars().all(|c| starts(c) || c.is_alphanumeric() || matches!(c, '-' | '.'))
}

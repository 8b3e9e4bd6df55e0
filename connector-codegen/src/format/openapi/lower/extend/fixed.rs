//! What is always sent.
//!
//! `[{in: header, name: X-Tenant, value: "{{ tenant }}"}]` becomes one header with a template.

use super::{member, text, truth};
use crate::catalog::keys::auth::FIXED;
use crate::catalog::keys::{self, Kind};
use crate::format::openapi::cx::Cx;
use crate::spec::{Fixed, In};
use crate::tree::Node;

/// What stands under the member.
static KIND: Kind = Kind::List(&Kind::Object(&FIXED));

/// A list of them, of which those that cannot be read are left out.
pub(super) fn list(cx: &mut Cx<'_>, node: &Node) -> Vec<Fixed> {
    if !keys::kind(node, &KIND, "x-connector-fixed", cx.diags) {
        return Vec::new();
    }
    read_list(node)
}

/// A list of them that was checked.
pub(super) fn read_list(node: &Node) -> Vec<Fixed> {
    node.as_list().unwrap_or_default().iter().filter_map(fixed).collect()
}

fn fixed(node: &Node) -> Option<Fixed> {
    let place = place(node.get("in")?.as_str()?)?;
    let value = member(node, "value")?;
    Some(Fixed {
        place,
        name: text(node, "name")?,
        value: text(node, "value")?,
        optional: truth(node, "optional"),
        span: value.span,
    })
}

/// Where something goes, by the word for it.
pub(super) fn place(word: &str) -> Option<In> {
    Some(match word {
        "query" => In::Query,
        "header" => In::Header,
        "cookie" => In::Cookie,
        "path" => In::Path,
        _ => return None,
    })
}

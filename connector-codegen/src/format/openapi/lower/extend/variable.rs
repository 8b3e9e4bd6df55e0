//! Variables of an operation: arguments of its call that templates name.
//!
//! `x-connector-variables: {note: {required: true}}` becomes a required parameter that goes nowhere by itself.

use super::{entries, member};
use crate::catalog::keys::Kind;
use crate::catalog::keys::auth::VARIABLE;
use crate::catalog::keys::read::Read as _;
use crate::diag::code;
use crate::format::build::{self, again, members, text};
use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::{Scope, style};
use crate::format::openapi::schema;
use crate::spec::{Docs, Param};
use crate::tree::{Key, Node};
use connector_tables::Place;

/// The variables of an operation that its path does not name, after the parameters that it has.
pub(super) fn declare(cx: &mut Cx<'_>, scope: &Scope, node: &Node, params: &mut Vec<Param>) {
    for (name, variable) in entries(node, "x-connector-variables") {
        if let Some(known) = params.iter().find(|param| param.table.name == name) {
            // The path's own were made of variables, if no parameter was declared for them.
            if known.span != variable.span {
                let message = format!("the variable `{name}` is a parameter already");
                cx.diags
                    .report(&code::DUPLICATE_PARAMETER, variable.span, message)
                    .label(known.span, "this one")
                    .help("leave the variable out: templates may name parameters");
            }
            continue;
        }
        params.extend(param(cx, scope, Place::Template, name, variable));
    }
}

/// A variable as a parameter. Absent after a report.
pub(super) fn param(cx: &mut Cx<'_>, scope: &Scope, place: Place, name: &str, node: &Node) -> Option<Param> {
    if !cx.fits(node, &Kind::Object(&VARIABLE)) {
        return None;
    }
    let ty = schema::lower(cx, &schema_of(node), scope.param(name))?;
    let locked = node.is_true("locked") || node.flag("configurable") == Some(false);
    Some(Param {
        required: node.is_true("required") || (place == Place::Path && member(node, "default").is_none()),
        docs: Docs { summary: node.text("label"), description: node.text("description"), link: None },
        variable: locked.then(|| name.to_owned()),
        ..Param::new(style::default(place, name), ty, node.span)
    })
}

/// Members of a variable that mean in a schema what they mean here.
const KEYWORDS: &[&str] = &["type", "format", "enum", "pattern", "default"];

/// The schema of a variable's values: text, if it does not say.
pub(super) fn schema_of(node: &Node) -> Node {
    let typed = member(node, "type").is_some();
    let is_keyword = |(key, _): &&(Key, Node)| KEYWORDS.contains(&&*key.text) && (typed || &*key.text != "type");
    let mut entries: Vec<(Key, Node)> = members(node).filter(is_keyword).cloned().collect();
    if !typed {
        entries.push(build::member("type", text(node.span, "string")));
    }
    again(node, entries)
}

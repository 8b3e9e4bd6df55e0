//! Paths: the real path if two operations share one, and the variables that fill in placeholders.
//!
//! Under the key `/graphql#orders`, `x-connector-path: /graphql` is the path to call. `/{store}/items` needs no
//! parameter if `store` is a variable of the API.

use super::{member, variable};
use crate::catalog::keys::Kind;
use crate::catalog::keys::auth::VARIABLE;
use crate::diag::code;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::{Scope, style, template};
use crate::format::openapi::schema;
use crate::spec::Param;
use crate::spec::ty::Origin;
use crate::tree::Node;
use connector_tables::Place;

/// The path that an operation calls, if it differs from the operation's key.
pub(in crate::format::openapi::lower) fn path(cx: &mut Cx<'_>, node: &Node) -> Option<String> {
    let said = member(node, "x-connector-path")?;
    match said.as_str() {
        Some(path) if path.starts_with('/') => Some(path.to_owned()),
        _ => {
            let message = format!("`{}` is not a path", cx.key(said));
            cx.diags.report(&code::INVALID_VALUE, said.span, message).help("a path begins with `/`");
            None
        }
    }
}

/// Parameters for names of a path that are variables, of the operation or of the API.
pub(in crate::format::openapi::lower) fn given(cx: &mut Cx<'_>, scope: &Scope, path: &str, node: &Node) -> Vec<Param> {
    let own = member(node, "x-connector-variables");
    if own.is_none() && member(cx.root, "x-connector-variables").is_none() {
        return Vec::new();
    }
    let mut given = Vec::new();
    for name in template::names(path) {
        given.extend(match own.and_then(|own| member(own, name)) {
            Some(variable) => variable::param(cx, scope, Place::Path, name, variable),
            None => of_root(cx, name),
        });
    }
    given
}

/// Returns `true` if the API has a variable of that name.
pub(in crate::format::openapi::lower) fn has_variable(root: &Node, name: &str) -> bool {
    member(root, "x-connector-variables").is_some_and(|variables| variables.get(name).is_some())
}

/// A path parameter that a variable of the API fills in.
fn of_root(cx: &mut Cx<'_>, name: &str) -> Option<Param> {
    let variable = member(member(cx.root, "x-connector-variables")?, name)?;
    // Its problems are reported once, at the root.
    let reports = cx.diags.mark();
    let is_right = cx.fits(variable, &Kind::Object(&VARIABLE));
    cx.diags.take_since(reports);
    let node = is_right.then(|| variable::schema_of(variable))?;
    let ty = schema::lower(cx, &node, Origin::Component(name.to_owned()))?;
    let param = Param::new(style::default(Place::Path, name), ty, variable.span);
    Some(Param { required: true, variable: Some(name.to_owned()), ..param })
}

//! The parameter that says how many items a page has: an argument of the call, even where the document declares none.
//!
//! `pagination: {page: {param: page, size: per_page}}` without a parameter `per_page` gives an optional integer.

use crate::format::openapi::cx::Cx;
use crate::format::openapi::lower::Scope;
use crate::spec::behavior::{Paging, Slot};
use crate::spec::ty::Shape;
use crate::spec::{Docs, Encoding, In, Param, Style};

/// Adds the parameter, if it is one and is not there.
pub(super) fn declare(cx: &mut Cx<'_>, scope: &Scope, paging: &Paging, params: &mut Vec<Param>) {
    let Some((Slot::Param(place, name), default)) = &paging.size else { return };
    if *place == In::Path || params.iter().any(|param| param.place == *place && param.name == *name) {
        return;
    }
    let mut ty = crate::format::openapi::lower::text(paging.place.clone(), scope.param(name));
    ty.shape = Shape::Integer(None);
    ty.limits.minimum = Some(1.into());
    let ty = cx.types.add(ty);
    let default = default.map(|count| format!(" Without it, {count}.")).unwrap_or_default();
    let style = if *place == In::Header { Style::Simple } else { Style::Form };
    params.push(Param {
        name: name.clone(),
        place: *place,
        required: false,
        deprecated: false,
        docs: Docs { description: Some(format!("How many items a page has.{default}")), ..Docs::default() },
        ty,
        encoding: Encoding::Style { style, explode: style == Style::Form, reserved: false },
        variable: None,
        span: paging.place.span,
    });
}

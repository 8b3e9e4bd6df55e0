//! The schemas that a document names, in its order.

use crate::format::build::members;
use crate::format::openapi::cx::Cx;
use crate::format::openapi::schema;
use crate::spec::Named;
use crate::spec::ty::Origin;

/// `components/schemas`. They come first, so that types are named after them. A bad one costs only itself and what
/// needs it.
pub(super) fn schemas(cx: &mut Cx<'_>) -> Vec<Named> {
    let schemas = cx.root.get("components").and_then(|components| components.get("schemas"));
    let mut named = Vec::new();
    for (key, node) in schemas.into_iter().flat_map(members) {
        let (mark, reports) = (cx.mark(), cx.diags.mark());
        let name = key.text.to_string();
        let place = cx.place(node.span);
        let ty = schema::lower(cx, node, Origin::Named(name.clone()));
        let skipped = ty.is_none().then(|| cx.failure(reports, node.span));
        if skipped.is_some() {
            cx.rollback(mark);
        }
        named.push(Named { name, ty, place, skipped });
    }
    named
}

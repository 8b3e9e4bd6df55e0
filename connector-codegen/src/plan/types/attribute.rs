//! Attributes that options put before the definition of an item.
//!
//! Apart from the kinds of items, which know nothing of them. With `non_exhaustive = "on"`, an enum has `non_exhaustive`.

use super::Cx;
use crate::plan::Kind;
use crate::spec::TypeId;

/// The attributes of an item, without `#[…]`. Enums of whole bodies and replies have no type of the document.
pub(crate) fn of(cx: &Cx<'_>, id: Option<TypeId>, kind: &Kind) -> Vec<String> {
    let mut out = Vec::new();
    if cx.config.non_exhaustive == Some(true) && can_grow(cx, id, kind) {
        out.push("non_exhaustive".to_owned());
    }
    out
}

/// Returns `true` if a later document may add variants or fields without a change to those who use the item.
fn can_grow(cx: &Cx<'_>, id: Option<TypeId>, kind: &Kind) -> bool {
    match kind {
        Kind::Struct(_) => id.is_some_and(|id| cx.reach.received.contains(&id) && !cx.reach.sent.contains(&id)),
        Kind::Alias(_) | Kind::Newtype(_) => false,
        Kind::TextEnum(_) | Kind::IntegerEnum(_) | Kind::ValueEnum(_) | Kind::Union(_) => true,
        Kind::Replies(_) | Kind::Bodies(_) => true,
    }
}

//! Attributes that options add to the definition of an item, and types of the user that replace items.
//!
//! Separate from the kinds of items, which do not depend on them. With `derive = { "New*" = "Hash" }`, `NewPet` has
//! `derive(Hash)`.

use super::Cx;
use crate::config::Config;
use crate::diag::code;
use crate::plan::{Item, Kind};
use crate::spec::{Spec, TypeId};
use crate::text::{SourceId, Span, glob};
use std::collections::BTreeMap;

/// The attributes of an item, without `#[…]`. Enums of whole bodies and replies have no type of the document.
pub(crate) fn of(cx: &Cx<'_>, id: Option<TypeId>, kind: &Kind) -> Vec<String> {
    let mut out = Vec::new();
    let name = id.filter(|_| !matches!(kind, Kind::Alias(_) | Kind::Same(_))).and_then(|id| cx.names.get(&id));
    if let Some(name) = name {
        let fitting = |pairs: &[(String, String)]| -> Vec<String> {
            pairs.iter().filter(|(pattern, _)| glob(pattern, name, false)).map(|(_, text)| text.clone()).collect()
        };
        let derives = fitting(&cx.config.derive);
        out.extend(derives.iter().filter(|path| !has(kind, path)).map(|path| format!("derive({path})")));
        out.extend(fitting(&cx.config.attributes));
    }
    if cx.config.non_exhaustive == Some(true) && can_grow(cx, id, kind) {
        out.push("non_exhaustive".to_owned());
    }
    out
}

/// Returns `true` if a later document may add variants or fields without breaking the code that uses the item.
fn can_grow(cx: &Cx<'_>, id: Option<TypeId>, kind: &Kind) -> bool {
    match kind {
        Kind::Struct(_) => id.is_some_and(|id| cx.reach.received.contains(&id) && !cx.reach.sent.contains(&id)),
        Kind::Alias(_) | Kind::Newtype(_) | Kind::Same(_) => false,
        Kind::TextEnum(_) | Kind::IntegerEnum(_) | Kind::ValueEnum(_) | Kind::Union(_) => true,
        Kind::Replies(_) | Kind::Bodies(_) => true,
    }
}

/// Returns `true` if the runtime implements this trait for the item.
fn has(kind: &Kind, path: &str) -> bool {
    matches!(kind, Kind::TextEnum(_) | Kind::IntegerEnum(_)) && matches!(path, "Eq" | "Hash")
}

/// The types that the user replaces.
pub(crate) fn replaced(spec: &Spec, config: &Config) -> BTreeMap<TypeId, String> {
    let own = spec.named.iter().filter_map(|named| Some((named.ty?, config.replace.get(&named.name)?.clone())));
    own.collect()
}

/// Reports patterns and names in options that match no type. If operations are excluded, another part may have the type.
pub(crate) fn check(cx: &mut Cx<'_>, items: &[Item]) {
    if cx.config.selects() {
        return;
    }
    let is_item = |pattern: &str| items.iter().any(|item| glob(pattern, &item.name, false));
    let is_schema = |name: &str| cx.spec.named.iter().any(|named| named.name == *name);
    let patterns = [("derive", &cx.config.derive), ("attributes", &cx.config.attributes)];
    let patterns = patterns.iter().flat_map(|(option, pairs)| pairs.iter().map(move |(pattern, _)| (*option, pattern)));
    let mut missing: Vec<_> = patterns.filter(|(_, pattern)| !is_item(pattern)).collect();
    missing.extend(cx.config.replace.keys().filter(|name| !is_schema(name)).map(|name| ("replace", name)));
    missing.dedup();
    let first = cx.spec.named.first().map(|named| named.place.span);
    let span = Span { start: 0, end: 0, ..first.unwrap_or(Span::new(SourceId(0), 0, 0)) };
    for (option, name) in missing {
        let help = match option {
            "replace" => "a key is the name of a schema, spelled as in the document",
            _ => "a key is a glob over the Rust names of types, such as `New*`; `connector show plan` lists them",
        };
        cx.diags.report(&code::NO_TYPE, span, format!("the option `{option}` finds no `{name}`")).help(help);
    }
}

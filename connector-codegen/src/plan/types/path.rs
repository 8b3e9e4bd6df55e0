//! The path from an owner to an inline type, as words.
//!
//! Separate because names, docs and modules of inline types all depend on the owner. The item of `labels` of the body of
//! `createIssue` is `Label` below that body; a part of an `allOf` adds no word.

use super::{Cx, graph, union};
use crate::plan::name;
use crate::spec::TypeId;
use crate::spec::ty::{Origin, Shape};

/// Maximum number of words from which a name is made.
const WORDS: usize = 24;

/// The location of an inline type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Path {
    /// A type that the document names, or the whole of a parameter, body, response or header.
    pub(crate) root: TypeId,
    /// The words below it, the last [`WORDS`] of them.
    pub(crate) words: Vec<String>,
    /// The last word in full: of `labels.item`, `LabelsItem`, of which the word is `Label`.
    pub(crate) last: Option<String>,
}

/// The path of a type. Does not recurse: inline types may be a long chain.
pub(crate) fn path(cx: &Cx<'_>, id: TypeId) -> Path {
    let (mut root, mut steps) = (id, Vec::new());
    for _ in 0..cx.spec.types.len() {
        match cx.spec.types.get(root).map(|ty| &ty.origin) {
            Some(Origin::Member { of, .. } | Origin::Item(of) | Origin::Entry(of) | Origin::Variant { of, .. })
                if !cx.named.contains(&root) =>
            {
                if steps.len() < WORDS {
                    steps.push(root);
                }
                root = *of;
            }
            _ => break,
        }
    }
    let (mut words, mut last): (Vec<String>, Option<String>) = (Vec::new(), None);
    for id in steps.into_iter().rev() {
        match &cx.spec.types[id].origin {
            Origin::Member { name, .. } => words.push(word(name)),
            Origin::Item(_) => {
                last = words.last().map(|word| format!("{word}Item"));
                item(&mut words);
                continue;
            }
            Origin::Entry(_) => beside(&mut words, "Value"),
            Origin::Variant { of, .. } => variant(cx, id, *of, &mut words),
            _ => {}
        }
        last = None;
    }
    Path { root, words, last }
}

/// A name of the document as a word of a name, without the `_` that keeps it from being a keyword.
pub(crate) fn word(text: &str) -> String {
    name::type_name(text).trim_end_matches('_').to_owned()
}

/// An item of `Labels` is a `Label`; one of `Data` a `DataItem`.
fn item(words: &mut Vec<String>) {
    let one = words.last().and_then(|last| name::singular(last));
    match (one, words.last_mut()) {
        (Some(one), Some(last)) => *last = one,
        _ => beside(words, "Item"),
    }
}

/// Joins a word that is too general alone with the one before it.
fn beside(words: &mut Vec<String>, word: &str) {
    match words.last_mut() {
        Some(last) => last.push_str(word),
        None => words.push(word.to_owned()),
    }
}

/// Adds the word of a variant of a union. Other parts add no word.
fn variant(cx: &Cx<'_>, id: TypeId, of: TypeId, words: &mut Vec<String>) {
    // If a union became an alias of an equal one, their variants have the same positions.
    let (Shape::Union(union), Some(ty)) = (graph::shape(cx.spec, of), cx.spec.types.get(of)) else { return };
    let place = match (&ty.shape, cx.spec.copies.get(&of)) {
        (Shape::Union(_), _) => union.variants.iter().position(|variant| variant.ty == id),
        (_, Some(parts)) => parts.iter().position(|part| *part == id),
        _ => None,
    };
    let Some(place) = place else { return };
    let text = union::label(cx.spec, union, place);
    if text == format!("Variant{}", place + 1) { beside(words, &text) } else { words.push(word(&text)) }
}

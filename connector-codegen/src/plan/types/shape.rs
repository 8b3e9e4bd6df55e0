//! Words for a shape that several types have alike, for messages of rustc: nothing else shows its name.
//!
//! Separate from the names of users, which owners decide: here only the content may, since other operations come and go.
//! `{ title, id, state }` is `IdStateTitle`, the enum `open`, `closed` is `ClosedOpen`.

use crate::plan::name;
use crate::spec::ty::Shape;

/// Number of properties or values in a name.
const WORDS: usize = 3;
/// Longest word in characters. A longer one says nothing in a message.
const LONG: usize = 15;

/// The first properties or values in alphabetical order.
pub(super) fn words(shape: &Shape) -> String {
    let mut texts: Vec<&str> = match shape {
        Shape::Object(object) => object.members.iter().map(|member| member.name.as_str()).collect(),
        Shape::Enum(choices) => choices.iter().filter_map(|choice| choice.value.as_str()).collect(),
        _ => Vec::new(),
    };
    texts.sort_unstable();
    let words = texts.into_iter().filter(|text| !text.is_empty() && text.len() <= LONG).take(WORDS);
    words.map(|text| name::type_name(text).trim_end_matches('_').to_owned()).collect()
}

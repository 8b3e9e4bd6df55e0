//! Kinds of media types, as the help of reports names them.

use connector_tables::{MediaKind, MediaRow};

/// Returns the words of the kinds with a property: "`json`, `form` and `custom`".
pub fn words(is_wanted: impl Fn(&MediaRow) -> bool) -> String {
    let wanted = MediaKind::ALL.iter().filter(|kind| is_wanted(kind.row()));
    let words: Vec<_> = wanted.map(|kind| format!("`{kind}`")).collect();
    match words.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => words.concat(),
    }
}

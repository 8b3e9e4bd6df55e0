//! Finds the word that a user may have meant.
//!
//! Apart because options, values and report codes all ask for it. `onyl` among `only`, `except` gives `only`.

/// The closest word, if one is close enough to be worth a question.
pub fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let limit = word.chars().count().div_ceil(3).max(1);
    words
        .into_iter()
        .map(|candidate| (distance(&word.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// ` Did you mean …?`, or else the whole list.
pub(crate) fn suggestion(word: &str, words: &[&str]) -> String {
    match nearest(word, words.iter().copied()) {
        Some(found) => format!("did you mean `{found}`?"),
        None => format!("there are: {}", words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")),
    }
}

/// How many letters must be put in, taken out, replaced or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    // Two rows back, for swaps, and one row back, for the rest. Each row has one place more than `right`.
    let mut older: Vec<usize> = Vec::new();
    let mut old: Vec<usize> = (0..=right.len()).collect();
    let mut before = None;
    for (line, letter) in left.chars().enumerate() {
        let mut row = vec![line + 1];
        for (at, other) in right.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let replaced = get(&old, at) + usize::from(letter != *other);
            let mut best = replaced.min(get(&old, at + 1) + 1).min(get(&row, at) + 1);
            let swapped = before == Some(*other) && at > 0 && right.get(at - 1) == Some(&letter);
            if swapped {
                best = best.min(get(&older, at - 1).saturating_add(1));
            }
            row.push(best);
        }
        older = std::mem::replace(&mut old, row);
        before = Some(letter);
    }
    old.last().copied().unwrap_or_default()
}

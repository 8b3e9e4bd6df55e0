//! Suggestions for a misspelled name: `stor` is near `store`.

/// `; did you mean `store`?`, or all names if none is near.
pub fn hint(name: &str, known: &[&str]) -> String {
    if known.is_empty() {
        return "; there are none".to_owned();
    }
    let most = ((name.chars().count() + 1) / 3).max(1);
    let near = known.iter().map(|known| (distance(name, known), known)).filter(|(distance, _)| *distance <= most);
    match near.min_by_key(|(distance, _)| *distance) {
        Some((_, near)) => format!("; did you mean `{near}`?"),
        None => format!("; there are: {}", known.join(", ")),
    }
}

/// Returns the number of letters that must be added, removed, changed, or swapped with the next one, regardless of case.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let (mut before, mut row): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=b.len()).collect());
    let mut last = None;
    for (at, letter) in a.to_lowercase().chars().take(100).enumerate() {
        let mut next = vec![at + 1];
        let mut last_other = None;
        for (column, (other, pair)) in b.iter().zip(row.windows(2)).enumerate() {
            let [diagonal, above] = pair else { continue };
            let left = next.get(column).copied().unwrap_or_default();
            let mut cost = (diagonal + usize::from(*other != letter)).min(above + 1).min(left + 1);
            if last == Some(*other) && last_other == Some(letter) {
                let swapped = column.checked_sub(1).and_then(|column| before.get(column));
                cost = swapped.map_or(cost, |swapped| cost.min(swapped + 1));
            }
            next.push(cost);
            last_other = Some(*other);
        }
        last = Some(letter);
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn near_names_are_suggested() {
        for wrong in ["nmae", "naem", "Name", "nam", "names", "mame"] {
            assert_eq!(hint(wrong, &["id", "name"]), "; did you mean `name`?", "{wrong}");
        }
        assert_eq!(hint("eman", &["id", "name"]), "; there are: id, name");
        assert_eq!(hint("x", &[]), "; there are none");
    }
}

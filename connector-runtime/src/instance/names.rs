//! Names of an instance: in the environment's spelling, and near ones for those that are wrong.
//!
//! `clientSecret` and `client-secret` are `CLIENT_SECRET` there; `stor` is near `store`.

/// A name as environment variables spell it.
pub(super) fn upper(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.chars() {
        if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            out.push('_');
        }
        out.push(if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' });
        before = c;
    }
    out
}

/// `; did you mean `store`?`, or all names where none is near.
pub(super) fn hint(name: &str, known: &[&str]) -> String {
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

/// How many letters must be added, removed or changed, regardless of case.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, letter) in a.to_lowercase().chars().take(100).enumerate() {
        let mut next = vec![at + 1];
        for (column, (other, pair)) in b.iter().zip(row.windows(2)).enumerate() {
            let [diagonal, above] = pair else { continue };
            let left = next.get(column).copied().unwrap_or_default();
            next.push((diagonal + usize::from(*other != letter)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

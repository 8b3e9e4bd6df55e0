//! The name that was meant: `reponses` is near `responses`.
//!
//! Separate because references, options, settings and members all ask.

/// The candidate nearest to `name`, if one is near enough: a third of its letters may differ, three at most. Of equally
/// near ones the first.
pub fn suggest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let letters: Vec<char> = name.chars().take(LONGEST + 1).collect();
    if letters.is_empty() || letters.len() > LONGEST {
        return None;
    }
    let mut best = None;
    let mut limit = (letters.len() / 3).clamp(1, 3);
    for candidate in candidates {
        if candidate.eq_ignore_ascii_case(name) {
            return Some(candidate);
        }
        let close = candidate.len().abs_diff(name.len()) <= 4 * limit && common(candidate, name, limit);
        if let Some(distance) = close.then(|| distance(&letters, candidate, limit)).flatten() {
            best = Some(candidate);
            match distance.checked_sub(1) {
                None | Some(0) => break,
                Some(less) => limit = less,
            }
        }
    }
    best
}

/// Returns ``did you mean `path`?``, if a candidate is near enough.
pub fn meant<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    suggest(name, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// Returns names as reports list them: `` `a`, `b` ``.
pub fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Longer names are not compared.
const LONGEST: usize = 80;

/// Returns `true` if the letters of both could be `limit` changes apart. Cheap, and rejects most candidates.
fn common(left: &str, right: &str, limit: usize) -> bool {
    let set = |text: &str| text.bytes().fold(0_u64, |set, byte| set | 1 << (byte & 63));
    (set(left) ^ set(right)).count_ones() as usize <= 2 * limit
}

/// The number of letters to insert, remove, change, or swap with the next; absent if it is more than `limit`.
fn distance(left: &[char], right: &str, limit: usize) -> Option<usize> {
    let right: Vec<char> = right.chars().take(LONGEST + 1).collect();
    if right.len() > LONGEST || left.len().abs_diff(right.len()) > limit {
        return None;
    }
    let (mut before, mut row): (Vec<usize>, Vec<usize>) = (Vec::new(), (0..=right.len()).collect());
    let mut last = None;
    for (line, letter) in left.iter().enumerate() {
        let mut next = vec![line + 1];
        let (mut corner, mut left_of) = (line, line + 1);
        for (at, other) in right.iter().enumerate() {
            let above = row.get(at + 1).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (corner + usize::from(letter != other)).min(above + 1).min(left_of + 1);
            if at > 0 && last == Some(other) && right.get(at - 1) == Some(letter) {
                cost = cost.min(before.get(at - 1).map_or(cost, |swapped| swapped + 1));
            }
            next.push(cost);
            (corner, left_of) = (above, cost);
        }
        last = Some(letter);
        before = std::mem::replace(&mut row, next);
        if row.iter().min().is_some_and(|least| *least > limit) {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn near_names_are_found() {
        let members = ["parameters", "responses", "requestBody", "summary"];
        let near = |name| suggest(name, members);
        assert_eq!(near("reponses"), Some("responses"));
        assert_eq!(near("respnoses"), Some("responses"), "swapped letters count once");
        assert_eq!(near("requestbody"), Some("requestBody"), "letter case alone");
        assert_eq!(near("sumary"), Some("summary"));
        assert_eq!(near("tags"), None);
        assert_eq!(near(""), None);
    }

    #[test]
    fn the_nearest_wins_then_the_first() {
        assert_eq!(suggest("petname", ["petnme_", "petnam", "petnames"]), Some("petnam"));
        assert_eq!(suggest("userId", ["user_id", "userid", "users"]), Some("userid"));
        assert_eq!(suggest("x", ["y"]), Some("y"));
        assert_eq!(suggest("ab", ["cd"]), None);
        assert_eq!(suggest("größe", ["grösse", "größer"]), Some("größer"));
    }

    #[test]
    fn long_names_are_left_alone() {
        let long = "x".repeat(100_000);
        assert_eq!(suggest(&long, [long.as_str()]), None);
        assert_eq!(suggest("xx", [long.as_str()]), None);
    }
}

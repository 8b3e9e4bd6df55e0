//! Globs: `*` is any text, `?` one character.
//!
//! Separate because operations are selected by id or path, and types by name.
//!
//! `issues/*` matches `issues/list`; as a path, `/pets/*` matches `/pets/7` and not `/pets/7/toys`.

/// Matches a glob, in time proportional to pattern times text. In paths, `*` and `?` stop at `/`; `**` does not.
pub(crate) fn glob(pattern: &str, text: &str, path: bool) -> bool {
    let text: Vec<char> = text.chars().collect();
    // The lengths of prefixes of the text that the pattern so far matches.
    let mut ends = vec![false; text.len() + 1];
    if let Some(first) = ends.first_mut() {
        *first = true;
    }
    let mut pattern = pattern.chars().peekable();
    while let Some(sign) = pattern.next() {
        let crosses = sign == '*' && (!path || pattern.next_if_eq(&'*').is_some());
        let mut next = vec![false; ends.len()];
        let mut run = false;
        for (at, end) in ends.iter().enumerate() {
            let here = text.get(at).copied();
            let inside = here.is_some_and(|c| crosses || !path || c != '/');
            if sign == '*' {
                run |= *end;
                set(&mut next, at, run);
                run &= inside;
            } else if *end && (here == Some(sign) || (sign == '?' && inside)) {
                set(&mut next, at + 1, true);
            }
        }
        ends = next;
    }
    ends.last() == Some(&true)
}

fn set(ends: &mut [bool], at: usize, value: bool) {
    if let Some(end) = ends.get_mut(at) {
        *end |= value;
    }
}

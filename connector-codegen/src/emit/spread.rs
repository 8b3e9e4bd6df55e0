//! The parts of a list that is too long for one file: those that have a seam in common, such as the first word of a name.
//!
//! Apart because types and endpoints are spread alike. Of `IssueEvent`, `IssueUser` and `Pet`, all of them long, the parts are
//! `issue` and `pet`.

use std::collections::BTreeMap;

/// Lines that one file may have before it is spread: 2,000, less what the estimates may be wrong by.
pub(super) const LINES: usize = 1_900;
/// Fewer than this are no file of their own,
const FEW: usize = 200;
/// unless too many lines are left: then these are.
const FEWEST: usize = 25;
/// Number of words of a name, or segments of a path, by which modules are spread.
const DEEPEST: usize = 8;

/// A thing, and about how many lines it takes.
pub(super) type Measured<'i, T> = (&'i T, usize);

/// A list in parts.
pub(super) struct Parts<'i, T> {
    /// What has no part.
    pub(super) own: Vec<Measured<'i, T>>,
    /// The parts by the name of their module.
    pub(super) parts: BTreeMap<String, Vec<Measured<'i, T>>>,
    /// The level of seams at which they are parts.
    pub(super) level: usize,
}

/// Divides a list by a seam of that level or of a later one. `seam` returns the name of a module for a thing and a level.
pub(super) fn spread<'i, T>(
    all: Vec<Measured<'i, T>>,
    level: usize,
    seam: &dyn Fn(&T, usize) -> Option<String>,
) -> Parts<'i, T> {
    let found = (level..=DEEPEST).filter(|_| all.len() > 1 && lines(&all) > LINES).find_map(|level| {
        let mut parts: BTreeMap<String, Vec<Measured<'i, T>>> = BTreeMap::new();
        for one in &all {
            if let Some(name) = seam(one.0, level) {
                parts.entry(name).or_default().push(*one);
            }
        }
        let least = least(lines(&all), &parts);
        parts.retain(|_, part| lines(part) >= least);
        // One seam for nearly all is none: the next one may be.
        let is_whole = parts.len() == 1 && parts.values().all(|part| lines(part) * 10 > lines(&all) * 9);
        (!is_whole && !parts.is_empty()).then_some((level, parts))
    });
    let Some((level, parts)) = found else { return Parts { own: all, parts: BTreeMap::new(), level } };
    let is_apart = |one: &&Measured<'i, T>| seam(one.0, level).is_some_and(|name| parts.contains_key(&name));
    Parts { own: all.iter().filter(|one| !is_apart(one)).copied().collect(), parts, level }
}

/// The lines that a part has at least: fewer, if otherwise too much has none.
fn least<T>(all: usize, parts: &BTreeMap<String, Vec<Measured<'_, T>>>) -> usize {
    let left = |least: usize| all - parts.values().map(|part| lines(part)).filter(|part| *part >= least).sum::<usize>();
    let mut least = FEW;
    while left(least) > LINES && least / 2 >= FEWEST {
        least /= 2;
    }
    least
}

/// The lines of all.
pub(super) fn lines<T>(all: &[Measured<'_, T>]) -> usize {
    all.iter().map(|(_, lines)| lines).sum()
}

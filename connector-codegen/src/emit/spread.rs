//! Splits a list that is too long for one file into modules: by the first word of names, or by path segments.
//!
//! Separate because types and endpoints are split in the same way. A long list of `IssueEvent`, `IssueUser` and `Pet` becomes
//! the modules `issue` and `pet`.

use std::collections::BTreeMap;

/// Number of lines above which one file is split: 2,000, minus the error of the estimates.
pub(super) const LINES: usize = 1_900;
/// Modules with fewer lines than this get no file,
const FEW: usize = 200;
/// unless too many lines would remain: then this is the minimum.
const FEWEST: usize = 25;
/// Maximum number of words of a name, or segments of a path, by which modules are split.
const DEEPEST: usize = 8;

/// An item or endpoint, and the estimate of its lines.
pub(super) type Measured<'i, T> = (&'i T, usize);

/// A list, split.
pub(super) struct Parts<'i, T> {
    /// The rest, which is in no part.
    pub(super) own: Vec<Measured<'i, T>>,
    /// The parts, by the names of their modules.
    pub(super) parts: BTreeMap<String, Vec<Measured<'i, T>>>,
    /// The level at which the parts differ.
    pub(super) level: usize,
}

/// Splits a list at that level or at a deeper one. `seam` returns the module of an entry at a level, if it has one.
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
        // If nearly all have the same seam, it does not split them; the next one may.
        let is_whole = parts.len() == 1 && parts.values().all(|part| lines(part) * 10 > lines(&all) * 9);
        (!is_whole && !parts.is_empty()).then_some((level, parts))
    });
    let Some((level, parts)) = found else { return Parts { own: all, parts: BTreeMap::new(), level } };
    let is_apart = |one: &&Measured<'i, T>| seam(one.0, level).is_some_and(|name| parts.contains_key(&name));
    Parts { own: all.iter().filter(|one| !is_apart(one)).copied().collect(), parts, level }
}

/// Returns the minimum size of a part: smaller if otherwise too many lines would remain.
fn least<T>(all: usize, parts: &BTreeMap<String, Vec<Measured<'_, T>>>) -> usize {
    let left = |least: usize| all - parts.values().map(|part| lines(part)).filter(|part| *part >= least).sum::<usize>();
    let mut least = FEW;
    while left(least) > LINES && least / 2 >= FEWEST {
        least /= 2;
    }
    least
}

/// Sums up the estimates.
pub(super) fn lines<T>(all: &[Measured<'_, T>]) -> usize {
    all.iter().map(|(_, lines)| lines).sum()
}

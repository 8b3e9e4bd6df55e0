//! Names for the inline types of one owner: the shortest end of the path that is unique among them.
//!
//! Separate from the planner's names as a whole because it is a function of one owner alone: other operations cannot
//! change the result. Below `ListPetsReply`, `data.item.owner` is `ListPetsReplyOwner`, unless there is another `owner`
//! with another type; then it is `ListPetsReplyItemOwner`.

use crate::plan::name::joined;
use crate::spec::TypeId;
use std::collections::{BTreeMap, BTreeSet};

/// Length limit of names that are made of a path.
pub(crate) const LONGEST: usize = 60;

/// Words that cannot end a name.
const SMALL: &[&str] = &["And", "As", "At", "By", "For", "From", "In", "Of", "On", "Or", "The", "To", "With"];

/// An inline type of an owner.
#[derive(Debug, Clone)]
pub(crate) struct Place<'w> {
    /// The words of its path.
    pub(crate) words: &'w [String],
    /// Replacement for the last word, if that is a short form.
    pub(crate) last: Option<&'w str>,
    /// Its type: several places may have one type.
    pub(crate) ty: TypeId,
}

/// Names below `prefix`, by place. `short` is a shorter prefix, for names that are too long. Places of one type whose
/// paths have the same end share a name.
pub(crate) fn names(prefix: &str, short: &str, places: &[Place<'_>]) -> Vec<Vec<String>> {
    let mut ends: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        for end in all_ends(place.words) {
            ends.entry(end).or_default().insert(at);
        }
    }
    let is_unique = |end: &str, at: usize, own: TypeId| {
        let same = |other: &usize| *other == at || places.get(*other).is_some_and(|other| other.ty == own);
        ends.get(end).is_none_or(|found| found.iter().all(same))
    };
    let name = |(at, place): (usize, &Place<'_>)| {
        let all: Vec<String> = all_ends(place.words).collect();
        let unique = all.iter().position(|end| is_unique(end, at, place.ty)).unwrap_or(all.len().saturating_sub(1));
        let long = all.iter().skip(unique);
        let mut out: Vec<String> = long.clone().map(|end| joined(prefix, end)).collect();
        if out.first().is_some_and(|first| first.len() > LONGEST) {
            let shorter = long.clone().map(|end| joined(short, end)).filter(|name| name.len() <= LONGEST);
            let cut = long.take(1).filter_map(|end| cut(short, end));
            let found: Vec<String> = shorter.chain(cut).collect();
            out.splice(0..0, found);
        }
        // Both `assignee` and an item of `assignees` may exist.
        if let (Some(last), Some((_, before))) = (place.last, place.words.split_last()) {
            let all = before.iter().map(String::as_str).chain([last]);
            let name = all.fold(prefix.to_owned(), |made, word| joined(&made, word));
            out.push(name);
        }
        // `IssueUser` may be the member `user` and the member `issue_user`.
        if let Some(last) = all.last().map(|end| format!("{prefix}{end}")).filter(|last| !out.contains(last)) {
            out.push(last);
        }
        out
    };
    places.iter().enumerate().map(name).collect()
}

/// The end of a path without its last words, as many as make the name short enough; absent if none is short enough.
fn cut(prefix: &str, end: &str) -> Option<String> {
    let mut end = end;
    while prefix.len() + end.len() > LONGEST || SMALL.iter().any(|small| end.ends_with(small)) {
        let last = end.rfind(|c: char| c.is_uppercase())?;
        end = end.get(..last).filter(|rest| !rest.is_empty())?;
    }
    Some(format!("{prefix}{end}"))
}

/// The ends of a path, shortest first.
fn all_ends(words: &[String]) -> impl Iterator<Item = String> + '_ {
    (1..=words.len()).map(|count| {
        let end = words.get(words.len() - count..).unwrap_or_default();
        end.iter().fold(String::new(), |made, word| if made.is_empty() { word.clone() } else { joined(&made, word) })
    })
}

#[cfg(test)]
mod tests {
    use super::{Place, names};
    use crate::spec::TypeId;

    /// The best name of each place, given as its path and its type.
    fn best(prefix: &str, short: &str, places: &[(&str, u32)]) -> String {
        let words: Vec<Vec<String>> =
            places.iter().map(|(path, _)| path.split('.').map(str::to_owned).collect()).collect();
        let of = |(words, (_, ty)): (_, &(&str, u32))| Place { words, last: None, ty: TypeId(*ty) };
        let places: Vec<Place<'_>> = words.iter().map(Vec::as_slice).zip(places).map(of).collect();
        let first = |names: Vec<String>| names.into_iter().next().unwrap_or_default();
        names(prefix, short, &places).into_iter().map(first).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_shortest_end_that_is_unique() {
        let list = |places: &[(&str, u32)]| best("List", "List", places);
        expect_test::expect!["ListOwner"].assert_eq(&list(&[("Data.Item.Owner", 1)]));
        expect_test::expect!["ListItemOwner ListOtherOwner"]
            .assert_eq(&list(&[("Data.Item.Owner", 1), ("Data.Other.Owner", 2)]));
        expect_test::expect!["ListOwner ListOwner"].assert_eq(&list(&[("Data.Item.Owner", 1), ("Other.Owner", 1)]));
        expect_test::expect!["ListOwner ListDataOwner"].assert_eq(&list(&[("Owner", 1), ("Data.Owner", 2)]));
    }

    #[test]
    fn long_names_leave_out_the_whole_and_then_words() {
        let short = "ListOrganizationsAndTheirEnvironments";
        let whole = format!("{short}ReplyInWords");
        expect_test::expect!["ListOrganizationsAndTheirEnvironmentsStaticConfig"].assert_eq(&best(
            &whole,
            short,
            &[("Data.StaticConfig", 1)],
        ));
        expect_test::expect!["ListOrganizationsAndTheirEnvironmentsConfigurationWaiting"].assert_eq(&best(
            &whole,
            short,
            &[("Data.ConfigurationWaitingForProgress", 1)],
        ));
    }
}

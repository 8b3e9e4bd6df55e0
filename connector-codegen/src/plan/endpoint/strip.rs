//! Names of a group's methods without the words of its tag, which callers write before them.
//!
//! Separate because the rest must still be a meaningful name. `issues/list` of `issues` is `list`, `getTasks` of `tasks` is
//! `get`, `listTasksForUser` is `list_for_user`; `createTasksTag` stays, since `create_tag` would mean something else.

use crate::plan::word::words;

/// Words that need another word after them.
const PREPOSITIONS: &[&str] =
    &["a", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per", "the", "to", "with"];

/// The name without its tag; absent if it does not contain the tag, or means nothing without it.
pub(super) fn without(text: &str, tag: &str) -> Option<String> {
    let (all, tag) = (words(text), words(tag));
    let is_preposition = |word: &String| PREPOSITIONS.contains(&word.as_str());
    let at = all.windows(tag.len()).position(|window| window == tag)?;
    let (before, after) = (all.get(..at)?, all.get(at + tag.len()..)?);
    if !before.is_empty() && !after.is_empty() && !after.first().is_some_and(is_preposition) {
        return None;
    }
    let rest: Vec<String> = before.iter().chain(after).cloned().collect();
    rest.last().filter(|last| !is_preposition(last)).map(|_| rest.join("_"))
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_is_left_says_something() {
        let short = |text: &str| without(text, "Tasks").unwrap_or_else(|| "-".to_owned());
        let texts =
            ["tasks/list", "getTasks", "listTasksForUser", "getTasksById", "getTask", "createTasksTag", "tasks"];
        let got: Vec<String> = texts.map(short).into();
        expect_test::expect!["list get list_for_user get_by_id - - -"].assert_eq(&got.join(" "));
        let got: Vec<String> = ["addToTasks", "tasks/for", "tasks/by-id", "sub_tasks"].map(short).into();
        expect_test::expect!["- - by_id sub"].assert_eq(&got.join(" "));
    }
}

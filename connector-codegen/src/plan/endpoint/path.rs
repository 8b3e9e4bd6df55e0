//! Names of operations without an id: made of method and path, and short enough to read.
//!
//! Separate because shortening compares all operations: names that would become equal are not shortened. `GET /pets/{id}`
//! is `get pets by id`; long paths lose the parameters within them first, then their first segments.

use crate::plan::name::type_name;
use std::collections::BTreeMap;

/// Length limit, which leaves space for the names of types inline in the operation.
const LONGEST: usize = 44;

/// The texts of operations, by method and path.
pub(super) fn texts<'o>(all: impl Iterator<Item = (&'o str, &'o str)> + Clone) -> Vec<String> {
    let short: Vec<String> = all.clone().map(|(method, path)| shorter(method, path)).collect();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for text in &short {
        *count.entry(type_name(text)).or_default() += 1;
    }
    let is_alone = |text: &str| count.get(&type_name(text)) == Some(&1);
    short
        .into_iter()
        .zip(all)
        .map(|(text, (method, path))| if is_alone(&text) { text } else { whole(method, &segments(path)) })
        .collect()
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

fn is_param(segment: &str) -> bool {
    segment.starts_with('{') && segment.ends_with('}')
}

/// The first text that is short enough, or else the shortest one.
fn shorter(method: &str, path: &str) -> String {
    let all = segments(path);
    let is_short = |text: &String| type_name(text).len() <= LONGEST;
    let text = whole(method, &all);
    if is_short(&text) {
        return text;
    }
    let last = all.len().saturating_sub(1);
    let kept: Vec<&str> =
        all.iter().enumerate().filter(|(at, segment)| *at == last || !is_param(segment)).map(|(_, one)| *one).collect();
    let texts = (0..kept.len()).map(|from| whole(method, kept.get(from..).unwrap_or_default()));
    // A parameter alone is not a name.
    let least = if kept.len() > 1 && kept.last().is_some_and(|last| is_param(last)) { 2 } else { 1 };
    let mut texts: Vec<String> = texts.take((kept.len() + 1).saturating_sub(least).max(1)).collect();
    match texts.iter().position(is_short) {
        Some(at) => texts.swap_remove(at),
        None => texts.pop().unwrap_or(text),
    }
}

fn whole(method: &str, segments: &[&str]) -> String {
    let mut out = method.to_lowercase();
    for segment in segments {
        out.push_str(if is_param(segment) { " by " } else { " " });
        out.push_str(segment);
    }
    if segments.is_empty() { out + " root" } else { out }
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn long_paths_lose_what_is_within_them_first() {
        let all = [
            ("GET", "/"),
            ("GET", "/pets/{id}"),
            ("GET", "/organizations/{organization}/environments/{environment}/secrets/{name}"),
            ("GET", "/environments/{environment}/repositories/{owner}/secrets/deployments/approvals/{name}"),
            ("PUT", "/organizations/{organization}/environments/{environment}/secrets/a/{name}"),
            ("PUT", "/organizations/environments/{environment}/secrets/a/{name}"),
        ];
        let got = texts(all.into_iter()).join("\n");
        expect_test::expect![[r#"
            get root
            get pets by {id}
            get organizations environments secrets by {name}
            get secrets deployments approvals by {name}
            put organizations by {organization} environments by {environment} secrets a by {name}
            put organizations environments by {environment} secrets a by {name}"#]]
        .assert_eq(&got);
    }
}

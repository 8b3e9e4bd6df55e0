//! Templates: text with `{{ name }}` in it. Which names a text has, and where it breaks off.
//!
//! Apart because descriptions, checks and plans ask the same; the runtime, which fills them in, has a reader of its own.
//!
//! `names("Bearer {{ token }}")` is `["token"]`. A name with `?` behind it may be without a value.

/// The names between double braces, in order, as often as they stand there. A name that is not closed is left out.
pub fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("{{") {
        let Some((name, tail)) = after.split_once("}}") else { break };
        names.push(bare(name));
        rest = tail;
    }
    names
}

/// The name alone: of ` note? `, `note`.
fn bare(name: &str) -> &str {
    let name = name.trim();
    name.strip_suffix('?').map_or(name, str::trim_end)
}

/// What is wrong with a template, in words; absent if nothing is.
pub fn wrong(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("{{") {
        let Some((name, tail)) = after.split_once("}}") else {
            return Some("`{{` is not closed by `}}`".to_owned());
        };
        let name = bare(name);
        if name.is_empty() {
            return Some("`{{ }}` names nothing".to_owned());
        }
        if name.contains(['{', '}', '|', '(', '"']) || name.contains(char::is_whitespace) {
            return Some(format!("`{name}` is no name: templates insert values, and know no filters"));
        }
        rest = tail;
    }
    None
}

/// Whether a text is one placeholder and nothing else, so that the value keeps its JSON type.
pub fn is_one(text: &str) -> bool {
    text.trim().strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")).is_some_and(|name| !name.contains("}}"))
}

#[cfg(test)]
mod tests {
    use super::{is_one, names, wrong};

    #[test]
    fn names_stand_between_double_braces() {
        assert_eq!(names("{{a}}-{{ b.c }} {{"), ["a", "b.c"]);
        assert!(names("{a}").is_empty());
        assert_eq!(names("{{ a? }}{{b?}}"), ["a", "b"]);
    }

    #[test]
    fn what_is_no_template_is_said() {
        assert_eq!(wrong("{{ a }} and {{b}}"), None);
        assert_eq!(wrong("{{ a ").as_deref(), Some("`{{` is not closed by `}}`"));
        assert_eq!(wrong("{{}}").as_deref(), Some("`{{ }}` names nothing"));
        assert_eq!(wrong("{{?}}").as_deref(), Some("`{{ }}` names nothing"));
        assert_eq!(wrong("{{ a? }}"), None);
        assert!(wrong("{{ a | upper }}").is_some_and(|text| text.contains("filters")));
    }

    #[test]
    fn one_placeholder_keeps_its_type() {
        assert!(is_one("{{ a }}") && !is_one("x {{ a }}") && !is_one("{{ a }}{{ b }}"));
    }
}

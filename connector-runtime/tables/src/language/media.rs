//! Media types and ranges (RFC 9110, sections 8.3.1 and 12.5.1).

use std::borrow::Cow;

/// Returns the media type without parameters, in lowercase: of `Text/HTML; charset=utf-8`, `text/html`.
pub fn essence(media: &str) -> Cow<'_, str> {
    let essence = media.split_once(';').map_or(media, |(essence, _)| essence).trim();
    match essence.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(essence.to_ascii_lowercase()),
        false => Cow::Borrowed(essence),
    }
}

/// Returns `true` if a pattern with `*` matches the whole essence of a media type.
pub fn matches(range: &str, essence: &str) -> bool {
    match range.split_once('*') {
        None => range == essence,
        Some((head, tail)) => essence
            .strip_prefix(head)
            .is_some_and(|rest| (0..=rest.len()).any(|at| rest.is_char_boundary(at) && matches(tail, &rest[at..]))),
    }
}

#[cfg(test)]
mod tests {
    use super::{essence, matches};

    #[test]
    fn parameters_and_case_are_ignored() {
        assert_eq!(essence("Text/HTML ; charset=UTF-8"), "text/html");
        assert_eq!(essence(" application/json"), "application/json");
        assert_eq!(essence(""), "");
    }

    #[test]
    fn ranges() {
        assert!(matches("text/*", "text/csv") && matches("*/*+json", "application/problem+json"));
        assert!(matches("*/*", "image/png") && !matches("text/*", "image/png") && !matches("text/csv", "text/csvx"));
    }
}

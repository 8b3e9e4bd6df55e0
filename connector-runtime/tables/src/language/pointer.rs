//! JSON pointers (RFC 6901).
//!
//! `/a~1b/0` has the tokens `a/b` and `0`.

use std::borrow::Cow;

/// Returns `true` if the text is a JSON pointer: empty, or beginning with `/`.
pub fn is_pointer(text: &str) -> bool {
    text.is_empty() || text.starts_with('/')
}

/// Yields the tokens, unescaped.
pub fn tokens(pointer: &str) -> impl Iterator<Item = Cow<'_, str>> {
    pointer.split('/').skip(1).map(unescape)
}

/// Returns a token as it is meant: of `a~1b`, `a/b`.
pub fn unescape(token: &str) -> Cow<'_, str> {
    match token.contains('~') {
        true => Cow::Owned(token.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(token),
    }
}

/// Returns a token as it is written: of `a/b`, `a~1b`.
pub fn escape(token: &str) -> Cow<'_, str> {
    match token.contains(['~', '/']) {
        true => Cow::Owned(token.replace('~', "~0").replace('/', "~1")),
        false => Cow::Borrowed(token),
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, is_pointer, tokens};

    #[test]
    fn tokens_are_unescaped() {
        assert_eq!(tokens("/a~1b/~01/0").collect::<Vec<_>>(), ["a/b", "~1", "0"]);
        assert_eq!(tokens("").count(), 0);
        assert_eq!(tokens("/").collect::<Vec<_>>(), [""]);
        assert_eq!(escape("a/b~"), "a~1b~0");
    }

    #[test]
    fn pointers_begin_with_a_slash() {
        assert!(is_pointer("") && is_pointer("/a") && !is_pointer("a"));
    }
}

//! Statuses of responses: `404`, `4XX` for a hundred of them, `default` for all that are not declared.

use crate::{DEFAULT, Status, range};

/// The spellings, for messages.
pub const EXPECTED: &str = "a code such as `404`, a range such as `4XX`, or `default`";

/// Reads a status.
pub fn parse(text: &str) -> Option<Status> {
    match text.as_bytes() {
        b"default" => Some(DEFAULT),
        [class @ b'1'..=b'5', b'x' | b'X', b'x' | b'X'] => Some(range(u16::from(class - b'0'))),
        [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => text.parse().ok(),
        _ => None,
    }
}

/// Returns the status as documents write it.
pub fn label(status: Status) -> String {
    match status {
        DEFAULT => "default".to_owned(),
        1..=9 => format!("{status}XX"),
        code => code.to_string(),
    }
}

/// Returns the hundred that a status belongs to: 4 for `404` and for `4XX`, 0 for the default.
pub const fn class(status: Status) -> u16 {
    match status {
        0..=9 => status,
        code => code / 100,
    }
}

#[cfg(test)]
mod tests {
    use super::{class, label, parse};

    #[test]
    fn statuses_are_written_as_they_are_read() {
        for text in ["200", "404", "5XX", "default"] {
            assert_eq!(parse(text).map(label).as_deref(), Some(text));
        }
        assert_eq!(parse("4xx"), Some(4));
        assert_eq!([404, 4, 0].map(class), [4, 4, 0]);
    }

    #[test]
    fn mistakes() {
        assert_eq!(["", "ok", "2000", "099", "6XX", "+20"].map(parse), [None; 6]);
    }
}

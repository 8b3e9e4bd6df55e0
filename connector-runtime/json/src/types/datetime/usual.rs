//! Reads the one form of date and time that nearly all APIs send.
//!
//! Separate from `text.rs`, which reads all forms and takes four times as long: lists have two or three such texts per item.
//!
//! `2024-03-09T16:05:07.12Z` is read here; `2024-03-09 16:05Z` is not.

use super::{DateTime, Spelling, Zone};
use jiff::civil;
use jiff::tz::Offset;

/// Powers of ten by the number of digits that a fraction lacks up to nanoseconds.
const SCALE: [i32; 10] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

/// The date and time, if the text is `YYYY-MM-DDTHH:MM:SS`, then a fraction of at most nine digits, then `Z` or `+HH:MM`; both
/// may be absent. Returns `None` for all other text, whether it is a date and time or not.
pub(super) fn parse(text: &str) -> Option<DateTime> {
    let (whole, rest) = text.as_bytes().split_first_chunk::<19>()?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2] = *whole else {
        return None;
    };
    let year = i16::from(two(y1, y2)?) * 100 + i16::from(two(y3, y4)?);
    let (month, day) = (two(m1, m2)?, two(d1, d2)?);
    let (hour, minute, second) = (two(h1, h2)?, two(n1, n2)?, two(s1, s2)?);
    let (nanosecond, digits, rest) = fraction(rest)?;
    // A leap second is not a civil time, and is left to `text.rs`.
    let local = civil::DateTime::new(year, month, day, hour, minute, second, nanosecond).ok()?;
    Some(DateTime {
        local,
        zone: zone(rest)?,
        spelling: Spelling { separator: b'T', digits: Some(digits), leap: false },
    })
}

/// The number of two digits.
fn two(tens: u8, ones: u8) -> Option<i8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| (tens * 10 + ones).cast_signed())
}

/// Nanoseconds, the number of their digits, and what follows.
fn fraction(text: &[u8]) -> Option<(i32, u8, &[u8])> {
    let [b'.', rest @ ..] = text else { return Some((0, 0, text)) };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(length)?;
    let value = digits.iter().take(9).fold(0, |value, digit| value * 10 + i32::from(digit - b'0'));
    let scale = SCALE.get(9usize.checked_sub(length)?)?;
    (length > 0).then_some((value * scale, u8::try_from(length).ok()?, rest))
}

fn zone(text: &[u8]) -> Option<Zone> {
    match *text {
        [] => Some(Zone::None),
        [b'Z'] => Some(Zone::Zulu(b'Z')),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (i32::from(two(h1, h2)?), i32::from(two(m1, m2)?));
            let seconds = hours * 3600 + minutes * 60;
            match (sign, seconds) {
                _ if minutes > 59 => None,
                (b'-', 0) => Some(Zone::Unknown),
                (b'-', _) => Offset::from_seconds(-seconds).ok().map(Zone::Offset),
                _ => Offset::from_seconds(seconds).ok().map(Zone::Offset),
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::types::datetime::text;

    /// All of both results, as far as it can be seen.
    fn seen(time: Option<crate::types::DateTime>) -> Option<String> {
        time.map(|time| format!("{time} {:?} {:?} {:?}", time.civil(), time.offset(), time.timestamp()))
    }

    #[test]
    fn what_is_read_here_is_what_jiff_reads() {
        let (dates, times) = (["2024-02-29", "0000-01-01", "9999-12-31"], ["00:00:00", "16:05:07", "23:59:59"]);
        let fractions = ["", ".1", ".120", ".000000001", ".999999999"];
        let zones = ["", "Z", "+00:00", "-00:00", "+01:00", "-03:30", "+23:59"];
        for date in dates {
            for time in times {
                for fraction in fractions {
                    for zone in zones {
                        let text = format!("{date}T{time}{fraction}{zone}");
                        let read = seen(parse(&text));
                        assert!(read.as_deref().is_some_and(|read| read.starts_with(&text)), "{text}");
                        assert_eq!(read, seen(text::any(&text)), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn everything_else_is_left_alone() {
        let unusual = "2024-03-09 16:05:07Z|2024-03-09T16:05Z|2024-03-09T16:05:07z|2024-03-09T16:05:60Z|2024-02-30T16:05:07Z|\
                       2024-03-09T24:05:07Z|2024-03-09T16:05:07.Z|2024-03-09T16:05:07.1234567890Z|2024-03-09T16:05:07+0100|\
                       2024-03-09T16:05:07+01:60|2024-03-09T16:05:07+99:00|2024-03-09T16:05:07+01:00[Europe/Paris]|\
                       2024-03-0:T16:05:07Z|2024-03-09T16:05:07Zx||é024-03-09T16:05:07Z|2024-03-09T16:05:07,5Z|+024-03-09T16:05:07Z";
        for text in unusual.split('|') {
            assert_eq!(seen(parse(text)), None, "{text}");
        }
    }
}

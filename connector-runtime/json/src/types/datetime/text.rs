//! Reads and writes the text of a date and time.
//!
//! Separate from the type, whose users see none of this. It reads the texts that jiff reads, and the rest of RFC 3339.

use super::{DateTime, Spelling, Zone, usual};
use jiff::civil;
use jiff::fmt::StdFmtWrite;
use jiff::fmt::temporal::{DateTimePrinter, Pieces, PiecesOffset};
use jiff::tz::Offset;
use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::str::FromStr;

/// The expected form, for errors.
pub(super) const EXPECTED: &str = "a date and time such as 2024-03-09T16:05:07Z";

/// The error of a text that is not a date and time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidDateTime(());

impl fmt::Display for InvalidDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {EXPECTED}")
    }
}

impl std::error::Error for InvalidDateTime {}

impl FromStr for DateTime {
    type Err = InvalidDateTime;
    fn from_str(text: &str) -> Result<Self, InvalidDateTime> {
        parse(text).ok_or(InvalidDateTime(()))
    }
}

/// Maximum number of digits of a fraction to keep.
const DIGITS: usize = 9;

pub(super) fn parse(text: &str) -> Option<DateTime> {
    usual::parse(text).or_else(|| any(text))
}

/// Reads every form.
pub(super) fn any(text: &str) -> Option<DateTime> {
    // Nobody sends times without minutes.
    if text.len() < "2024-03-09T16:05".len() {
        return None;
    }
    let start = text.find(['T', 't', ' '])? + 1;
    let time = text.get(start..)?.split('[').next()?;
    let fraction = time.find(['.', ',']).map_or(time.len(), |point| point + 1);
    let digits = time.bytes().skip(fraction).take_while(u8::is_ascii_digit).count();
    let short = match digits.checked_sub(DIGITS) {
        None | Some(0) => Cow::Borrowed(text),
        Some(extra) => {
            let kept = start + fraction + DIGITS;
            Cow::Owned(text.get(..kept)?.to_owned() + text.get(kept + extra..)?)
        }
    };
    let pieces = Pieces::parse(short.as_bytes()).ok()?;
    let local = civil::DateTime::from_parts(pieces.date(), pieces.time()?);
    let zone = match pieces.offset() {
        None => Zone::None,
        Some(PiecesOffset::Zulu) => Zone::Zulu(if time.contains('z') { b'z' } else { b'Z' }),
        Some(PiecesOffset::Numeric(numeric)) if numeric.is_negative() && numeric.offset().is_zero() => Zone::Unknown,
        Some(offset) => Zone::Offset(offset.to_numeric_offset()),
    };
    let separator = *text.as_bytes().get(start - 1)?;
    // jiff reads second 60 as 59.
    let leap = local.second() == 59 && time.bytes().filter(u8::is_ascii_digit).skip(4).take(2).eq(*b"60");
    let digits = u8::try_from(digits.min(DIGITS)).ok();
    Some(DateTime { local, zone, spelling: Spelling { separator, digits, leap } })
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spelling { separator, digits, leap } = self.spelling;
        let printer = DateTimePrinter::new().separator(separator).precision(digits);
        if leap {
            let text = printer.datetime_to_string(&self.local);
            let (before, after) = text.rsplit_once(":59").unwrap_or((&text, ""));
            write!(f, "{before}:60{after}")?;
        } else {
            printer.print_datetime(&self.local, StdFmtWrite(&mut *f)).map_err(|_| fmt::Error)?;
        }
        match self.zone {
            Zone::None => Ok(()),
            Zone::Zulu(letter) => f.write_char(char::from(letter)),
            Zone::Unknown => f.write_str("-00:00"),
            Zone::Offset(offset) => write_offset(offset, f),
        }
    }
}

fn write_offset(offset: Offset, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let all = offset.seconds().unsigned_abs();
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    write!(f, "{}{hours:02}:{minutes:02}", if offset.is_negative() { '-' } else { '+' })?;
    if seconds == 0 { Ok(()) } else { write!(f, ":{seconds:02}") }
}

//! Dates of the crate time: `2024-03-09T17:05:07+01:00` and `2024-03-09`.
//!
//! Separate from `chrono.rs`, because each is behind its feature.

use crate::{Json, Node, Writer};
use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date, OffsetDateTime};

/// A date and time of the crate time, with its offset.
pub type TimeDateTime = OffsetDateTime;
/// A day of the crate time.
pub type TimeDate = Date;

impl Json for TimeDateTime {
    fn read(node: Node<'_>) -> Option<Self> {
        match OffsetDateTime::parse(&node.text()?, &Rfc3339) {
            Ok(time) => Some(time),
            Err(_) => node.fail("a date and time such as 2024-03-09T16:05:07Z"),
        }
    }

    /// A year beyond 9999 and an offset with seconds have no form in RFC 3339.
    fn write(&self, w: &mut Writer) {
        match self.format(&Rfc3339) {
            Ok(text) => w.text(&text),
            Err(_) => w.refuse("this date and time has no form in RFC 3339".to_owned()),
        }
    }
}

impl Json for TimeDate {
    fn read(node: Node<'_>) -> Option<Self> {
        match Date::parse(&node.text()?, &Iso8601::DATE) {
            Ok(date) => Some(date),
            Err(_) => node.fail("a date such as 2024-03-09"),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.display(self);
    }
}

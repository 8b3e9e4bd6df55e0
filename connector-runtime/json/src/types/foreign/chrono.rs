//! Dates of the crate chrono: `2024-03-09T16:05:07Z` and `2024-03-09`.
//!
//! Separate from `time.rs`, because each is behind its feature.

use crate::{Json, Node, Writer};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};

/// An instant of the crate chrono. The offset of a text is lost.
pub type ChronoDateTime = DateTime<Utc>;
/// A day of the crate chrono.
pub type ChronoDate = NaiveDate;

impl Json for ChronoDateTime {
    fn read(node: Node<'_>) -> Option<Self> {
        match DateTime::parse_from_rfc3339(&node.text()?) {
            Ok(instant) => Some(instant.to_utc()),
            Err(_) => node.fail("a date and time such as 2024-03-09T16:05:07Z"),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.text(&self.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    }
}

impl Json for ChronoDate {
    fn read(node: Node<'_>) -> Option<Self> {
        match node.text()?.parse() {
            Ok(date) => Some(date),
            Err(_) => node.fail("a date such as 2024-03-09"),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.display(self);
    }
}

//! An instant: `2024-03-09T16:05:07Z`, by option.
//!
//! Separate from `datetime`, which keeps the offset. Here it is lost, and a text without one is read as UTC.
//!
//! `2024-03-09 17:05:07+01:00` and `2024-03-09t16:05:07z` are the same instant, and written as above.

use crate::{Json, Node, Writer};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

impl Json for Timestamp {
    fn read(node: Node<'_>) -> Option<Self> {
        match parse(&node.text()?) {
            Some(timestamp) => Some(timestamp),
            None => node.fail("a date and time such as 2024-03-09T16:05:07Z"),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.display(self);
    }
}

fn parse(text: &str) -> Option<Timestamp> {
    if let Ok(timestamp) = text.parse() {
        return Some(timestamp);
    }
    // A day alone is no moment, though jiff would take it as midnight.
    if text.len() < "2024-03-09T16:05".len() {
        return None;
    }
    let time: DateTime = text.parse().ok()?;
    TimeZone::UTC.to_timestamp(time).ok()
}

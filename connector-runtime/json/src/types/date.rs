//! A day: `2024-03-09`.
//!
//! Separate from `timestamp.rs`, because a day has no time zone.

use crate::{Json, Node, Writer};
use jiff::civil::Date;

impl Json for Date {
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

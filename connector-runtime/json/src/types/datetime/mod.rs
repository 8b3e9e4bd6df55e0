//! A date and time as APIs send it: with its offset, or without one.
//!
//! Separate from `timestamp.rs`, which keeps the instant alone. `2024-03-09T17:05:07+01:00` and `2024-03-09T16:05:07Z` are equal,
//! and each is written as it was read; `2024-03-09T17:05:07` is not an instant.

mod text;
mod usual;

pub use text::InvalidDateTime;

use crate::{Json, Node, Writer};
use jiff::civil;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ZonedDateTime};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A date and time, with an offset from UTC if it has one: the format `date-time`.
///
/// It keeps the offset and is written as it was read. Two are equal if they are the same instant, or, without an offset, the
/// same date and time; one with an offset never equals one without. [`DateTime::timestamp`] returns the instant. It is made by
/// `.into()` of a jiff [`Timestamp`], [`ZonedDateTime`] or [`civil::DateTime`], or by `.parse()`.
///
/// ```
/// use connector_json::types::{DateTime, Timestamp};
///
/// let time: DateTime = "2024-03-09T17:05:07.120+01:00".parse()?;
/// assert_eq!(time.to_string(), "2024-03-09T17:05:07.120+01:00");
/// assert_eq!(time, "2024-03-09T16:05:07.12Z".parse()?);
/// assert_eq!(time.timestamp(), Some("2024-03-09T16:05:07.12Z".parse::<Timestamp>()?));
///
/// let local: DateTime = "2024-03-09T17:05:07".parse()?;
/// assert_eq!(local.timestamp(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Any text of RFC 3339 is written back unchanged, except for digits beyond nanoseconds, which are cut off. Similar text
/// is read, too, and written as RFC 3339: an offset `+0100` as `+01:00`, a time without seconds with `:00`, and the name of a
/// time zone after the offset is dropped. A leap second is kept as text; its instant is the second before.
#[derive(Clone, Copy)]
pub struct DateTime {
    local: civil::DateTime,
    zone: Zone,
    spelling: Spelling,
}

/// The end of the text.
#[derive(Clone, Copy)]
enum Zone {
    /// None: the time is local to an unknown offset.
    None,
    /// `Z`, or `z`.
    Zulu(u8),
    /// `-00:00`: UTC, sent from an unknown offset.
    Unknown,
    /// `+01:00`
    Offset(Offset),
}

/// Details of the text besides the time.
#[derive(Clone, Copy)]
struct Spelling {
    /// The byte before the time: `T`, `t` or a blank.
    separator: u8,
    /// Number of digits in the fraction of a second; absent: as many as it needs.
    digits: Option<u8>,
    /// True if the second is 60.
    leap: bool,
}

impl DateTime {
    /// Returns the instant. It is absent without an offset, and in the last hours of the year 9999, which [`Timestamp`] does not
    /// have.
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.offset()?.to_timestamp(self.local).ok()
    }

    /// Returns date and time as they are written, without the offset.
    pub fn civil(&self) -> civil::DateTime {
        self.local
    }

    /// Returns the offset from UTC; absent if the text has none.
    pub fn offset(&self) -> Option<Offset> {
        match self.zone {
            Zone::None => None,
            Zone::Zulu(_) | Zone::Unknown => Some(Offset::UTC),
            Zone::Offset(offset) => Some(offset),
        }
    }

    fn new(local: civil::DateTime, zone: Zone) -> Self {
        Self { local, zone, spelling: Spelling { separator: b'T', digits: None, leap: false } }
    }

    /// The key for comparisons: `true` for an instant, and the time since 1970, in UTC or local.
    fn key(&self) -> (bool, SignedDuration) {
        const EPOCH: civil::DateTime = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        let offset = self.offset().map_or(0, Offset::seconds);
        (self.offset().is_some(), self.local.duration_since(EPOCH) - SignedDuration::from_secs(i64::from(offset)))
    }
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self::new(Offset::UTC.to_datetime(timestamp), Zone::Zulu(b'Z'))
    }
}

impl From<civil::DateTime> for DateTime {
    fn from(local: civil::DateTime) -> Self {
        Self::new(local, Zone::None)
    }
}

/// Keeps the offset, not the name of the time zone.
impl From<&ZonedDateTime> for DateTime {
    fn from(zoned: &ZonedDateTime) -> Self {
        let is_utc = *zoned.time_zone() == TimeZone::UTC;
        Self::new(zoned.datetime(), if is_utc { Zone::Zulu(b'Z') } else { Zone::Offset(zoned.offset()) })
    }
}

/// Keeps the offset, not the name of the time zone.
impl From<ZonedDateTime> for DateTime {
    fn from(zoned: ZonedDateTime) -> Self {
        Self::from(&zoned)
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for DateTime {}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// A value with an offset and one without have no order.
impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let ((left_is_instant, left), (right_is_instant, right)) = (self.key(), other.key());
        (left_is_instant == right_is_instant).then(|| left.cmp(&right))
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Json for DateTime {
    fn read(node: Node<'_>) -> Option<Self> {
        match text::parse(&node.text()?) {
            Some(time) => Some(time),
            None => node.fail(text::EXPECTED),
        }
    }

    fn write(&self, w: &mut Writer) {
        if w.compares() {
            let (is_instant, time) = self.key();
            return w.display(&format_args!("{is_instant} {time:?}"));
        }
        w.display(self);
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

//! The types of string formats, which generated fields have if the document declares a format. And [`Nullable`],
//! for properties that may be absent or `null`.
//!
//! Separate from `json`, which does not depend on formats. Each file gives one type its JSON form.
//!
//! `"2024-03-09T16:05:07Z"` is a [`DateTime`] or a [`Timestamp`], `"2024-03-09"` a [`Date`], `"aGk="` the [`Base64`] of `hi`.

mod base64;
mod date;
mod datetime;
#[cfg(any(feature = "chrono", feature = "time", feature = "rust_decimal"))]
mod foreign;
mod nullable;
mod timestamp;
mod uuid;

#[cfg(test)]
mod tests;

pub use self::base64::Base64;
pub use self::datetime::{DateTime, InvalidDateTime};
#[cfg(feature = "chrono")]
pub use self::foreign::{ChronoDate, ChronoDateTime};
#[cfg(feature = "rust_decimal")]
pub use self::foreign::{Decimal, DecimalNumber};
#[cfg(feature = "time")]
pub use self::foreign::{TimeDate, TimeDateTime};
pub use self::nullable::Nullable;
#[cfg(feature = "chrono")]
pub use ::chrono;
#[cfg(feature = "rust_decimal")]
pub use ::rust_decimal;
#[cfg(feature = "time")]
pub use ::time;
pub use ::uuid::Uuid;
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use serde_json::{Number, Value};

//! The types of string formats: what generated fields hold where the document says more than `string`. And [`Nullable`],
//! for properties that may be absent or `null`.
//!
//! Apart from `json`, which knows no format. Each file gives one type its JSON form.
//!
//! `"2024-03-09T16:05:07Z"` is a [`DateTime`] or a [`Timestamp`], `"2024-03-09"` a [`Date`], `"aGk="` the [`Base64`] of `hi`.

mod base64;
mod date;
mod datetime;
mod nullable;
mod timestamp;
mod uuid;

#[cfg(test)]
mod tests;

pub use self::base64::Base64;
pub use self::datetime::{DateTime, InvalidDateTime};
pub use self::nullable::Nullable;
pub use ::uuid::Uuid;
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use serde_json::{Number, Value};

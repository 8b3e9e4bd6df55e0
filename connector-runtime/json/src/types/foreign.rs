//! Dates and numbers of other crates, by option: `chrono`, `time` and `rust_decimal`.
//!
//! Separate from the types of this crate, which need no feature. Each is read and written as the crate itself reads and writes
//! RFC 3339 and decimal digits.
//!
//! `"2024-03-09T17:05:07+01:00"` is a `ChronoDateTime` of 16:05:07 UTC, and a `TimeDateTime` that keeps the offset.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(feature = "time")]
mod time;

#[cfg(feature = "chrono")]
pub use self::chrono::{ChronoDate, ChronoDateTime};
#[cfg(feature = "rust_decimal")]
pub use self::decimal::{Decimal, DecimalNumber};
#[cfg(feature = "time")]
pub use self::time::{TimeDate, TimeDateTime};

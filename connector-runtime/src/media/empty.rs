//! No body.

use super::{Format, json, text};

pub(super) const FORMAT: Format = Format { write: text::write, accept: Some("*/*"), ..json::FORMAT };

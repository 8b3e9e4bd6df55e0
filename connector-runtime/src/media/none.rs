//! No body.

use http::header::HeaderValue;

use super::{Format, json, text};

pub(super) const FORMAT: Format =
    Format { write: text::write, accept: Some(|| const { HeaderValue::from_static("*/*") }), ..json::FORMAT };

//! Bytes as they are. A response is a stream; values that are read from it, such as errors, are text.

use http::header::HeaderValue;

use super::{Format, text};

pub(super) const FORMAT: Format = Format { accept: Some(|| const { HeaderValue::from_static("*/*") }), ..text::FORMAT };

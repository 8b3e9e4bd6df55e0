//! Bytes as they are. A response is a stream; if something else than the stream is read, it is text.

use http::header::HeaderValue;

use super::{Format, text};

pub(super) const FORMAT: Format = Format { accept: Some(|| const { HeaderValue::from_static("*/*") }), ..text::FORMAT };

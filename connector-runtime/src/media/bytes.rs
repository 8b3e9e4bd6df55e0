//! Bytes as they are. A response is a stream; if something else than the stream is read, it is text.

use super::{Codec, text};

pub(super) const CODEC: Codec = Codec { accept: "*/*", ..text::CODEC };

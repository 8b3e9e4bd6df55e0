//! No body.

use super::{Codec, json, text};

pub(super) const CODEC: Codec = Codec { write: text::write, accept: "*/*", ..json::CODEC };

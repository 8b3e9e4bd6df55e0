//! Media types whose codec the user registers.
//!
//! Nothing can be registered yet, so a call fails unless its body is bytes already.

use super::Codec;
use crate::json::Lenience;

pub(super) const CODEC: Codec = Codec {
    write: |value| Err(unregistered(value.media)),
    read: |reply| Err(unregistered(&reply.media()).into()),
    accept: "*/*",
    lenience: Lenience::None,
    // Whether no bytes are a value is for the codec to decide.
    blank_is_value: true,
};

fn unregistered(media: &str) -> String {
    format!("no codec is registered for the media type `{media}`")
}

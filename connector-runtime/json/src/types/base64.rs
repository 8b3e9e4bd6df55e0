//! Bytes in a JSON string.
//!
//! Separate from the other formats, because it is a type of our own: `Vec<u8>` is an array of numbers in JSON.
//!
//! `"aGk="`, and without padding `"aGk"`, are `Base64(b"hi")`; both alphabets are read, the standard one is written.

use crate::{Json, Node, Writer};
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const ANY_PADDING: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const PLAIN: GeneralPurpose = GeneralPurpose::new(&STANDARD, ANY_PADDING);
const FOR_URLS: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, ANY_PADDING);

/// Bytes that JSON holds as a base64 text.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64(pub Vec<u8>);

impl Json for Base64 {
    fn read(node: Node<'_>) -> Option<Self> {
        let text = node.text()?;
        let engine = if text.contains(['-', '_']) { FOR_URLS } else { PLAIN };
        // Line breaks as in MIME are let through.
        let text: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        match engine.decode(text) {
            Ok(bytes) => Some(Base64(bytes)),
            Err(_) => node.fail("base64"),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.text(&PLAIN.encode(&self.0));
    }
}

impl std::fmt::Debug for Base64 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Base64({:?})", PLAIN.encode(&self.0))
    }
}

impl std::ops::Deref for Base64 {
    type Target = [u8];
    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Base64(bytes)
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Base64(bytes.to_vec())
    }
}

crate::__v1_serde!(Base64);

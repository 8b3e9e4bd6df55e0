//! A UUID: `6f1c1b1e-8a55-4d0c-9d3a-2f4b5f1c7a10`.
//!
//! Separate from the other formats; written in lower case with hyphens, read in any form that the crate uuid reads.

use crate::{Json, Node, Writer};
use uuid::Uuid;

impl Json for Uuid {
    fn read(node: Node<'_>) -> Option<Self> {
        match Uuid::try_parse(&node.text()?) {
            Ok(uuid) => Some(uuid),
            Err(_) => node.fail("a UUID"),
        }
    }

    fn write(&self, w: &mut Writer) {
        w.text(self.hyphenated().encode_lower(&mut Uuid::encode_buffer()));
    }
}

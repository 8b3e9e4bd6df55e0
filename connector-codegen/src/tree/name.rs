//! One copy of each short text: a document says `type` and `string` ten thousand times.
//!
//! Separate because both readers use it. It is a cache and not a set: two texts in one slot replace each other,
//! so its cost does not depend on the size of the document.

use std::rc::Rc;

/// Longer texts seldom repeat.
const LONG: usize = 32;
const SLOTS: usize = 4096;

/// The texts met lately.
pub(super) struct Names {
    slots: Vec<Rc<str>>,
}

impl Names {
    pub(super) fn new() -> Self {
        Names { slots: vec![Rc::from(""); SLOTS] }
    }

    /// The text, shared with whoever asked for it before.
    pub(super) fn get(&mut self, text: &str) -> Rc<str> {
        if text.len() > LONG {
            return text.into();
        }
        let Some(slot) = self.slots.get_mut(hash(text.as_bytes()) % SLOTS) else { return text.into() };
        if **slot != *text {
            *slot = text.into();
        }
        slot.clone()
    }
}

/// FNV-1a. Patterns instead of iterators: build scripts run without optimisation.
fn hash(mut bytes: &[u8]) -> usize {
    let mut hash: u32 = 0x811c_9dc5;
    while let [byte, rest @ ..] = bytes {
        hash = (hash ^ *byte as u32).wrapping_mul(0x0100_0193);
        bytes = rest;
    }
    (hash ^ (hash >> 15)) as usize
}

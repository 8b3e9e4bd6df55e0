//! An index over the members of one object, for those that come in another order than the type declares.
//!
//! Separate from `object.rs`, because most objects never need it.
//!
//! Of `{"b":1,"a":2}`, `find("a")` gives the name's token and the ordinal 1.

use super::doc::Doc;
use super::node::{Members, Node};

/// Members by mark: a table with free places, the next free one taken where a place is.
pub(crate) struct Index {
    /// A member's ordinal, from 1; 0: free.
    slots: [u8; 256],
    /// The names' tokens, by ordinal.
    keys: [u32; MOST],
}

/// Maximum number of members in an index. Others are looked for one by one: at most as often as the type has fields.
const MOST: usize = 128;

impl Index {
    /// `None` if there are too many.
    pub(crate) fn new(members: Members<'_>) -> Option<Box<Self>> {
        if members.clone().nth(MOST).is_some() {
            return None;
        }
        let mut index = Box::new(Index { slots: [0; 256], keys: [0; MOST] });
        for (at, (name, _)) in members.enumerate() {
            let mut slot = name.token().note as u8;
            while index.slots[usize::from(slot)] != 0 {
                slot = slot.wrapping_add(1);
            }
            index.slots[usize::from(slot)] = u8::try_from(at + 1).ok()?;
            *index.keys.get_mut(at)? = name.at();
        }
        Some(index)
    }

    /// The name's token and ordinal of a member.
    pub(crate) fn find(&self, doc: &Doc<'_>, name: &str, mark: u16) -> Option<(u32, u32)> {
        let mut slot = mark as u8;
        loop {
            let ordinal = self.slots[usize::from(slot)].checked_sub(1)?;
            let key = *self.keys.get(usize::from(ordinal))?;
            if doc.token(key).note == mark && Node::new(doc, key).is_text(name) {
                return Some((key, u32::from(ordinal)));
            }
            slot = slot.wrapping_add(1);
        }
    }
}

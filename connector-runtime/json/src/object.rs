//! The members of one object, for the reader of a struct: by name, and then those that were not asked for.
//!
//! Separate from `node.rs`, because it keeps where it is: members mostly come in the order in which they are declared,
//! so the next one is tried first. An absent one is known by a mask of all names' marks, made when first needed; if
//! they turn out to come in another order, an index is made.
//!
//! `{"id":1,"x":2}`: `get("id")` gives 1, `opt("note")` nothing, `rest()` the map `x: 2`.

use super::doc::Doc;
use super::index::Index;
use super::lenient::TEXT;
use super::node::{Members, Node};
use super::tape::{Kind, mark};
use super::types::Nullable;
use super::{Json, Map};

/// An object that is being read. A member that comes twice counts once, as first met.
pub struct Object<'d> {
    doc: &'d Doc<'d>,
    /// The object's own token.
    at: u32,
    /// One past its last token.
    end: u32,
    /// The token of the name that is tried first.
    next: u32,
    /// Which member that is, from 0.
    ordinal: u32,
    /// A bit for every member's mark; 0: not made yet.
    present: u64,
    /// Number of members that were found out of order.
    strays: u8,
    /// Made when there were some.
    index: Option<Box<Index>>,
    /// A bit for each of the first 64 members that was read.
    taken: u64,
    /// The names' tokens of those read beyond them.
    late: Vec<u32>,
}

impl<'d> Object<'d> {
    /// An object of no members but the text that stands where an object should: `lenient.rs`.
    pub(crate) fn of_text(node: Node<'d>, at: u32) -> Self {
        // With every bit set, each name is looked for up to its end, where `own_text` is.
        let present = if node.is_null() { 0 } else { u64::MAX };
        Object { end: at + 1, present, ..Object::new(node, at) }
    }

    /// The text of an object that is one.
    #[cold]
    fn own_text(&self, name: &str) -> Option<Node<'d>> {
        let is_text = self.doc.token(self.at).kind != Kind::Object && name == TEXT;
        is_text.then(|| Node::new(self.doc, self.at))
    }

    #[inline(always)]
    pub(crate) fn new(node: Node<'d>, at: u32) -> Self {
        let end = node.token().end;
        Object {
            doc: node.doc(),
            at,
            end,
            next: at + 1,
            ordinal: 0,
            present: 0,
            strays: 0,
            index: None,
            taken: 0,
            late: Vec::new(),
        }
    }

    /// A member that must be there. One that is not is read as `null` where the type takes it.
    #[inline]
    pub fn get<T: Json>(&mut self, name: &'static str) -> Option<T> {
        T::read(match self.find(name, mark(name.as_bytes())) {
            Some(node) => node,
            None if T::NULLABLE => self.doc.nothing(),
            None => self.absent(name)?,
        })
    }

    pub(crate) fn node(&self) -> Node<'d> {
        Node::new(self.doc, self.at)
    }

    /// A member that may be absent. A `null` that the type does not take counts as absent: servers do that.
    #[inline]
    pub fn opt<T: Json>(&mut self, name: &'static str) -> Option<Option<T>> {
        match self.find(name, mark(name.as_bytes())) {
            None => Some(None),
            Some(node) if !T::NULLABLE && node.is_null() => Some(None),
            Some(node) => match T::read(node) {
                None if self.doc.forgives() => Some(None),
                value => value.map(Some),
            },
        }
    }

    /// A member that may be absent, `null` or a value.
    #[inline]
    pub fn nullable<T: Json>(&mut self, name: &'static str) -> Option<Nullable<T>> {
        match self.find(name, mark(name.as_bytes())) {
            None => Some(Nullable::Absent),
            Some(node) if node.is_null() => Some(Nullable::Null),
            Some(node) => match T::read(node) {
                None if self.doc.forgives() => Some(Nullable::Absent),
                value => value.map(Nullable::Value),
            },
        }
    }

    /// The members that were not read.
    pub fn rest<T: Json>(&mut self) -> Option<Map<T>> {
        let mut map = Map::new();
        // Mostly nothing is left, and that can be told without a walk.
        if self.late.is_empty() && self.taken.count_ones() == u32::from(self.doc.token(self.at).note) {
            return Some(map);
        }
        let mut rest = Rest::new(self);
        Node::new(self.doc, self.at).nested::<T, _>(|| {
            while let Some((name, value)) = rest.next(self) {
                map.insert(name.string()?, T::read(value)?);
            }
            Some(())
        })?;
        Some(map)
    }

    /// Fails if there are unread members other than these.
    #[inline]
    pub fn closed(&mut self, also: &[&str]) -> Option<()> {
        let all_read = self.late.is_empty() && self.taken.count_ones() == u32::from(self.doc.token(self.at).note);
        if all_read || !self.doc.refuses() { Some(()) } else { self.refuse_rest(also) }
    }

    #[cold]
    fn refuse_rest(&mut self, also: &[&str]) -> Option<()> {
        let mut rest = Rest::new(self);
        while let Some((name, value)) = rest.next(self) {
            if !also.iter().any(|also| name.is_text(also)) {
                return value.fail("no property of this name");
            }
        }
        Some(())
    }

    #[inline(always)]
    fn find(&mut self, name: &'static str, mark: u16) -> Option<Node<'d>> {
        if self.next < self.end {
            let key = self.doc.token(self.next);
            if key.note == mark && !key.escaped && self.doc.bytes(key) == name.as_bytes() {
                return Some(self.take(self.next, self.ordinal));
            }
        }
        self.search(name, mark)
    }

    /// Marks a member as read, and goes on behind it.
    #[inline(always)]
    fn take(&mut self, key: u32, ordinal: u32) -> Node<'d> {
        match ordinal {
            0..64 => self.taken |= 1 << ordinal,
            _ => self.late.push(key),
        }
        self.next = self.doc.after(key + 1);
        self.ordinal = ordinal + 1;
        Node::new(self.doc, self.doc.value_at(key + 1))
    }

    /// Looks through all members: those behind the last one read, then those before.
    #[inline(never)]
    fn search(&mut self, name: &'static str, mark: u16) -> Option<Node<'d>> {
        #[cfg(feature = "watch")]
        if let Some(watch) = self.doc.watch() {
            watch.note(self.at, name);
        }
        if self.present == 0 {
            self.present = self.marks();
        }
        if self.present & (1 << (mark & 63)) == 0 {
            return None;
        }
        if let Some(index) = &self.index {
            let (key, ordinal) = index.find(self.doc, name, mark)?;
            return Some(self.take(key, ordinal));
        }
        self.strays = self.strays.saturating_add(1);
        if self.strays == STRAYS && self.doc.token(self.at).note > FEW {
            self.index = Index::new(Node::new(self.doc, self.at).members());
        }
        let behind = self.scan((self.next, self.ordinal), self.end, name, mark);
        match behind.or_else(|| self.scan((self.at + 1, 0), self.next, name, mark)) {
            Some((key, ordinal)) => Some(self.take(key, ordinal)),
            None => self.own_text(name),
        }
    }

    fn scan(&self, (mut key, mut ordinal): (u32, u32), end: u32, name: &str, mark: u16) -> Option<(u32, u32)> {
        while key < end {
            if self.doc.token(key).note == mark && Node::new(self.doc, key).is_text(name) {
                return Some((key, ordinal));
            }
            key = self.doc.after(key + 1);
            ordinal += 1;
        }
        None
    }

    /// Never 0 for an object with members; one without is not searched twice for long.
    fn marks(&self) -> u64 {
        let mut all = 0;
        let mut key = self.at + 1;
        while key < self.end {
            all |= 1 << (self.doc.token(key).note & 63);
            key = self.doc.after(key + 1);
        }
        all
    }
}

/// So many members out of order are looked for one by one.
const STRAYS: u8 = 4;
/// So many members are never worth an index: a walk over them costs less than its memory.
const FEW: u16 = 10;

/// A walk over the members that were not read.
struct Rest<'d> {
    members: Members<'d>,
    ordinal: u32,
    /// A bit for each mark of a member that was read: only such a one can be met twice.
    read: u64,
}

impl<'d> Rest<'d> {
    fn new(object: &mut Object<'d>) -> Self {
        object.late.sort_unstable();
        let node = Node::new(object.doc, object.at);
        let mut rest = Rest { members: node.members(), ordinal: 0, read: 0 };
        for (ordinal, (name, _)) in (0u32..).zip(node.members()) {
            if object.is_taken(ordinal, name) {
                rest.read |= 1 << (name.token().note & 63);
            } else if ordinal >= 64 && object.late.is_empty() {
                break;
            }
        }
        rest
    }

    fn next(&mut self, object: &Object<'d>) -> Option<(Node<'d>, Node<'d>)> {
        loop {
            let (name, value) = self.members.next()?;
            let ordinal = self.ordinal;
            self.ordinal += 1;
            let double = || self.read & (1 << (name.token().note & 63)) != 0 && object.was_read(name);
            if !object.is_taken(ordinal, name) && !double() {
                return Some((name, value));
            }
        }
    }
}

impl<'d> Object<'d> {
    fn is_taken(&self, ordinal: u32, name: Node<'d>) -> bool {
        match ordinal {
            0..64 => self.taken & (1 << ordinal) != 0,
            _ => self.late.binary_search(&name.at()).is_ok(),
        }
    }

    /// Returns `true` if a member of the same name was read.
    fn was_read(&self, name: Node<'d>) -> bool {
        let same = |key: Node<'d>| {
            key.token().note == name.token().note && key.token().kind == Kind::String && key.text() == name.text()
        };
        let early = (0u32..64).zip(Node::new(self.doc, self.at).members());
        let mut early = early.filter(|(ordinal, _)| self.taken & (1 << ordinal) != 0).map(|(_, (key, _))| key);
        early.any(same) || self.late.iter().any(|key| same(Node::new(self.doc, *key)))
    }
}

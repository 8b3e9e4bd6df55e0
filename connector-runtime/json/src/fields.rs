//! The members of one object, as they are written.
//!
//! Separate from `write.rs`, because it knows what may be left out, hidden or added: server's members, secrets, tags.
//!
//! `put("id", &1)`, `opt("note", &None)`, `rest(&{x: 2})` writes `{"id":1,"x":2}`.

use super::tag::Tag;
use super::text::escape;
use super::types::Nullable;
use super::write::{Mode, Writer};
use super::{Json, Map, Write};

const READ_ONLY: u8 = 1;
const SECRET: u8 = 2;

/// An object that is being written.
pub struct Fields<'w> {
    w: &'w mut Writer,
    /// Start of its first member.
    start: usize,
    /// Its tags' place among the writer's.
    tags: usize,
    /// True if it has any members.
    tagged: bool,
    /// Marks of the next member.
    next: u8,
}

impl<'w> Fields<'w> {
    #[inline]
    pub(crate) fn begin(w: &'w mut Writer) -> Self {
        let tags = w.tags.len() - w.waiting.min(w.tags.len());
        let tagged = w.waiting > 0;
        w.waiting = 0;
        w.out.push(b'{');
        Fields { start: w.out.len(), w, tags, tagged, next: 0 }
    }

    #[inline]
    pub(crate) fn end(mut self) {
        if self.tagged {
            self.add_tags();
        }
        self.w.out.push(b'}');
    }

    /// A member that is there, of any name.
    #[inline]
    pub fn put<T: Write + ?Sized>(&mut self, name: &str, value: &T) {
        if self.name(name) {
            value.write(self.w);
        }
    }

    /// A member that is there: [`Object::get`](super::Object::get) reads it.
    #[inline]
    pub fn get<T: Write + ?Sized>(&mut self, name: &str, value: &T) {
        self.put(name, value);
    }

    /// A member that is written if it has a value.
    #[inline]
    pub fn opt<T: Write>(&mut self, name: &str, value: &Option<T>) {
        match value {
            Some(value) => self.put(name, value),
            None => self.next = 0,
        }
    }

    /// A member that is written unless it is absent.
    #[inline]
    pub fn nullable<T: Json>(&mut self, name: &str, value: &Nullable<T>) {
        match value {
            Nullable::Absent => self.next = 0,
            value => self.put(name, value),
        }
    }

    /// Other members. The map should have none of those that the struct declares.
    pub fn rest<T: Write>(&mut self, map: &Map<T>) {
        for (name, value) in map {
            self.put(name, value);
        }
    }

    /// The next member is set by the server: not sent in requests.
    #[inline]
    pub fn read_only(&mut self) -> &mut Self {
        self.next |= READ_ONLY;
        self
    }

    /// The next member is hidden in `{:?}`.
    #[inline]
    pub fn secret(&mut self) -> &mut Self {
        self.next |= SECRET;
        self
    }

    /// Writes a name; false if the value is not wanted.
    #[inline]
    fn name(&mut self, name: &str) -> bool {
        if self.next | u8::from(self.tagged) != 0 {
            return self.marked(name);
        }
        self.begin_member(name);
        true
    }

    #[inline]
    fn begin_member(&mut self, name: &str) {
        let out = &mut self.w.out;
        if out.len() > self.start {
            out.push(b',');
        }
        escape(name, out);
        out.push(b':');
    }

    /// Like [`Fields::name`], for a member with marks or an object with tags.
    #[cold]
    fn marked(&mut self, name: &str) -> bool {
        self.correct_tag();
        let next = std::mem::take(&mut self.next);
        let sent = matches!(self.w.mode, Mode::Request | Mode::Multipart);
        if next & READ_ONLY != 0 && sent {
            return false;
        }
        if next & SECRET != 0 && self.w.mode == Mode::Debug {
            self.put(name, "[hidden]");
            return false;
        }
        self.begin_member(name);
        let start = self.w.out.len();
        for tag in self.w.tags.iter_mut().skip(self.tags).filter(|tag| tag.name == name) {
            (tag.own, tag.start) = (true, Some(start));
        }
        true
    }

    /// Checks the member written last, if it is a tag.
    fn correct_tag(&mut self) {
        for tag in self.w.tags.iter_mut().skip(self.tags) {
            tag.correct(&mut self.w.out);
        }
    }

    /// Puts the tags that the object does not have itself in front.
    #[cold]
    fn add_tags(&mut self) {
        self.correct_tag();
        let mut front = Vec::new();
        for tag in self.w.tags.drain(self.tags..).filter(Tag::is_missing) {
            tag.write(&mut front);
            front.push(b',');
        }
        if self.w.out.len() == self.start {
            front.pop();
        }
        self.w.out.splice(self.start..self.start, front);
    }
}

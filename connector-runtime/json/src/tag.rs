//! Tags of unions: the property that names a variant has a value of that variant, whatever the payload contains.
//!
//! Separate from `fields.rs`, which writes objects of which few are variants.
//!
//! The variant `Cat` of a union with the tag `kind` writes `{"kind":"dog","name":"Tom"}` as `{"kind":"cat","name":"Tom"}`.

use super::text::escape;
use super::{Document, Writer};
use connector_tables::{List, Rules};

/// The tag of a variant, for the object that is written next.
pub(crate) struct Tag {
    pub(crate) name: &'static str,
    /// The value to write unless the object has another of the variant's values.
    first: &'static str,
    /// All values of the variant.
    values: List<'static, &'static str, String>,
    /// True if an object without the property gets it.
    add: bool,
    /// True if the object has a property of that name itself.
    pub(crate) own: bool,
    /// Start of the object's own value, until it is checked.
    pub(crate) start: Option<usize>,
}

impl Tag {
    /// Returns `true` if the property must be added to an object that was written.
    pub(crate) fn is_missing(&self) -> bool {
        self.add && !self.own
    }

    /// Appends the property.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        escape(self.name, out);
        out.push(b':');
        escape(self.first, out);
    }

    /// Replaces the object's own value, the last one in `out`, if it names another variant.
    pub(crate) fn correct(&mut self, out: &mut Vec<u8>) {
        let Some(own) = self.start.take().and_then(|start| out.get(start..)) else { return };
        let start = out.len() - own.len();
        let spell: fn(&str, &mut Vec<u8>) = match own.first() {
            Some(b'"') => escape,
            // `null` stays null. What is no scalar names no variant.
            Some(b'n' | b'{' | b'[') | None => return,
            // A number or boolean, which cannot be replaced by a tag of another JSON type.
            Some(_) if Document::parse(self.first.as_bytes()).is_err() => return,
            Some(_) => |text, out| out.extend_from_slice(text.as_bytes()),
        };
        let is = |value: &str| {
            let mut text = Vec::new();
            spell(value, &mut text);
            text == own
        };
        if !is(self.first) && !self.values.any(|value| is(value)) {
            out.truncate(start);
            spell(self.first, out);
        }
    }
}

impl Writer {
    /// Starts a variant of a union: if an object is put next, its tag is one of the variant's. If the object has none,
    /// it gets one, in front, if `add`.
    pub fn variant(&mut self, rules: &'static Rules<'static>, index: usize, add: bool) -> &mut Self {
        if self.compares() {
            self.variants.push(index);
        } else if let Some(name) = rules.tag {
            let values = rules.variants.find_map(|at, rule| (at == index).then_some(rule.tags));
            let values = values.unwrap_or(List::EMPTY);
            if let Some(first) = values.first() {
                self.wait(Tag { name, first, values, add, own: false, start: None });
            }
        }
        self
    }

    /// If an object is put next, its property `name` has this value; an object without the property gets it, in front.
    pub fn tag(&mut self, name: &'static str, value: &'static str) -> &mut Self {
        self.wait(Tag { name, first: value, values: List::EMPTY, add: true, own: false, start: None });
        self
    }

    fn wait(&mut self, tag: Tag) {
        let open = self.tags.len() - self.waiting.min(self.tags.len());
        match self.tags.iter_mut().skip(open).find(|other| other.name == tag.name) {
            // In nested unions, the inner tag wins.
            Some(other) => *other = Tag { add: other.add || tag.add, ..tag },
            None => {
                self.tags.push(tag);
                self.waiting += 1;
            }
        }
    }
}

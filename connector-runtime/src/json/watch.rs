//! Watches how a document is read: which names a type looks for in each object.
//!
//! Only command lines need this, so it exists only with the feature `cli`. Every name that a type looks for takes the slow
//! way (`Object::search`), where it is noted.
//!
//! A struct with the fields `id` and `name`, read from `{"id":1,"nmae":2}`, leaves `id` and `name` for token 0.

use std::cell::RefCell;

/// What was noted while a document was read.
#[derive(Default)]
pub(crate) struct Watch {
    /// The token of an object, and a name that was looked for in it.
    names: RefCell<Vec<(u32, &'static str)>>,
}

impl Watch {
    pub(super) fn note(&self, object: u32, name: &'static str) {
        self.names.borrow_mut().push((object, name));
    }

    /// The names that were looked for in an object, each once.
    pub(crate) fn names(&self, object: u32) -> Vec<&'static str> {
        let all = self.names.borrow();
        let mut names: Vec<&str> = all.iter().filter(|(at, _)| *at == object).map(|(_, name)| *name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

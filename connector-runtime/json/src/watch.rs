//! Records how a document is read: the names that a type looks for in each object, and the strings that name files.
//!
//! Only command lines need this, so it exists only with the feature `cli`. Every name that a type looks for takes the slow
//! path (`Object::search`), which records it.
//!
//! A struct with the fields `id` and `name`, read from `{"id":1,"nmae":2}`, records `id` and `name` for token 0.

use std::cell::RefCell;

/// The record of a document that is read.
#[derive(Default)]
pub struct Watch {
    /// Tokens of objects, each with a name that was looked for in it.
    names: RefCell<Vec<(u32, &'static str)>>,
    /// `true` if a string `@FILE` that is read as a [`File`](crate::File) is the content of that file.
    files: bool,
    /// The first file that could not be read, with the reason.
    pub unreadable: RefCell<Option<String>>,
}

impl Watch {
    /// Strings `@FILE` that are read as files are the content of those files.
    pub fn with_files() -> Self {
        Watch { files: true, ..Watch::default() }
    }

    /// Returns `true` if strings `@FILE` name files.
    pub fn has_files(&self) -> bool {
        self.files
    }

    pub(super) fn note(&self, object: u32, name: &'static str) {
        self.names.borrow_mut().push((object, name));
    }

    /// The names that were looked for in an object, each once.
    pub fn names(&self, object: u32) -> Vec<&'static str> {
        let all = self.names.borrow();
        let mut names: Vec<&str> = all.iter().filter(|(at, _)| *at == object).map(|(_, name)| *name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

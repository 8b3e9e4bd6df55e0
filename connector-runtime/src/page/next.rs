//! The request for a page: its difference from the request for the previous page.
//!
//! After page 2, `page` in the query is [`NextPage::query`]`("page", 3)`.

use std::fmt;

use connector_tables::{Owned as _, Slot, SlotBuf, View as _};

/// The changes that turn the request of one page into that of the next. Everything else stays the same.
///
/// A value replaces the argument or the value of an earlier page in the same location. Two pages that are requested by
/// equal changes are the same page, which ends the iteration with an error, so the changes must differ for each page.
#[derive(Clone, Default)]
pub struct NextPage {
    /// Locations, and their values as JSON.
    pub(crate) sets: Vec<(SlotBuf, String)>,
    pub(crate) url: Option<String>,
}

impl NextPage {
    /// Creates a request that is equal to that of the previous page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a request to a URL, absolute or relative to that of the page before. It replaces path and query, so query
    /// and path parameters have no effect in addition to it. It must have the same origin as the first page, or one that
    /// [`Builder::trust`](crate::Builder::trust) names.
    pub fn at_url(url: impl Into<String>) -> Self {
        Self { url: Some(url.into()), ..Self::default() }
    }

    /// Sets a query parameter.
    pub fn query(self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.with(Slot::Query(name), value.into().to_string())
    }

    /// Sets a header.
    pub fn header(self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.with(Slot::Header(name), value.into().to_string())
    }

    /// Sets a cookie.
    pub fn cookie(self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.with(Slot::Cookie(name), value.into().to_string())
    }

    /// Sets a part of the path: `page` in `/items/{page}`.
    pub fn path(self, name: &str, value: impl Into<serde_json::Value>) -> Self {
        self.with(Slot::Path(name), value.into().to_string())
    }

    /// Sets a value in a JSON or form body, at a JSON pointer such as `/variables/after`.
    pub fn body(self, pointer: &str, value: impl Into<serde_json::Value>) -> Self {
        self.with(Slot::Body(pointer), value.into().to_string())
    }

    /// Sets a value, as JSON.
    pub(crate) fn with(mut self, slot: Slot<'_>, json: String) -> Self {
        self.sets.push((slot.to_buf(), json));
        self
    }

    /// Yields the locations and their values.
    pub(crate) fn sets(&self) -> impl Iterator<Item = (Slot<'_>, &str)> {
        self.sets.iter().map(|(slot, json)| (slot.view(), &**json))
    }

    /// Returns what distinguishes the page from others, if it is requested at `url`.
    pub(crate) fn key(&self, url: &str) -> String {
        self.sets().fold(url.to_owned(), |key, (slot, json)| format!("{key}\n{slot:?} {json}"))
    }
}

/// Omits the values: a token may be as good as a credential.
impl fmt::Debug for NextPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slots: Vec<_> = self.sets().map(|(slot, _)| slot).collect();
        f.debug_struct("NextPage").field("sets", &slots).field("has_url", &self.url.is_some()).finish()
    }
}

//! Pagination strategies: what they see of a page, and how they request the next one.
//!
//! The built-in strategies implement the same trait as those of users, one file each in this folder. After page 2,
//! `page` in the query is [`NextPage::query`]`("page", 3)`.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use connector_tables::{Owned as _, Paging, Slot, SlotBuf, View as _};
use http::{HeaderMap, StatusCode};

use super::Asked;
use crate::encode::value::Value;
use crate::error::BoxError;
use crate::json::{self, Node};
use crate::reply::Received;
use crate::shape::Seen;

/// A pagination strategy: decides, from one page, how the next page is requested.
///
/// Register your own with [`Builder::paging`](crate::Builder::paging), under the name that the description uses in
/// `pagination: { custom: … }`. What protects the built-in strategies protects it too: the maximum number of pages, the
/// check for loops, and the origins that a URL may have.
///
/// ```
/// use std::error::Error;
///
/// use connector_runtime::{NextPage, PageStrategy, ReceivedPage};
///
/// /// Ranges of items: `Content-Range: items 0-24/60` is followed by `Range: items=25-49`.
/// struct Ranges;
///
/// impl PageStrategy for Ranges {
///     fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, Box<dyn Error + Send + Sync>> {
///         let range = page.headers().get("Content-Range").ok_or("the header `Content-Range` is missing")?;
///         let (range, total) = range.to_str()?.trim_start_matches("items ").split_once('/').ok_or("no total")?;
///         let next = range.rsplit('-').next().unwrap_or_default().parse::<u64>()? + 1;
///         if next >= total.parse()? {
///             return Ok(None);
///         }
///         Ok(Some(NextPage::new().header("Range", format!("items={next}-{}", next + 24))))
///     }
/// }
///
/// let client = connector_runtime::Client::builder()
///     .base_url("https://api.example.com")
///     .paging("ranges", Ranges)
///     .build()?;
/// # let _ = client;
/// # Ok::<(), connector_runtime::BuildError>(())
/// ```
pub trait PageStrategy: Send + Sync {
    /// Returns how the page after this one is requested, or `None` if this is the last page.
    ///
    /// # Errors
    /// There is a next page, but it cannot be requested. The error ends the iteration; it is shown to users and logged,
    /// so it must not contain values from the response.
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, Box<dyn Error + Send + Sync>>;
}

/// A page that was received: what a [`PageStrategy`] decides by.
pub struct ReceivedPage<'r> {
    pub(super) reply: &'r Received,
    /// The body, if it is JSON or was converted to it.
    pub(super) root: Option<Node<'r>>,
    /// The items.
    pub(super) list: Option<Node<'r>>,
    pub(super) asked: &'r Asked,
    pub(super) paging: &'r Paging<'r>,
    pub(super) count: usize,
    /// `true` if the response declares that there are more pages, `None` if it declares nothing.
    pub(super) more: Option<bool>,
}

impl<'r> ReceivedPage<'r> {
    /// Looks at a page. `root` is the body, if it is JSON; `list` is its items.
    pub(super) fn new(
        (reply, asked, paging): (&'r Received, &'r Asked, &'r Paging<'r>),
        root: Option<Node<'r>>,
        list: Option<Node<'r>>,
    ) -> Self {
        let count = list.and_then(Node::items).map_or(0, Iterator::count);
        let more = paging.more.and_then(|more| Seen::at(more, reply, root)).map(Seen::is_yes);
        Self { reply, root, list, asked, paging, count, more }
    }

    /// Returns the number of the page in this iteration, beginning with 1.
    pub fn number(&self) -> u64 {
        self.asked.page
    }

    /// Returns the number of items on the page.
    pub fn items(&self) -> usize {
        self.count
    }

    /// Returns the status of the response.
    pub fn status(&self) -> StatusCode {
        self.reply.status()
    }

    /// Returns the headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        self.reply.headers()
    }

    /// Returns the value at a JSON pointer in the body (`/meta/next`; the empty pointer is the whole body). `None` if it
    /// is missing or null, or if the body is not JSON.
    pub fn value(&self, pointer: &str) -> Option<serde_json::Value> {
        let node = json::find(self.root?, pointer).filter(|node| !node.is_null())?;
        serde_json::from_str(node.source()).ok()
    }

    /// Returns the number that the page was requested by; `first` if the request had none.
    pub(super) fn current(&self, first: u64) -> u64 {
        let value = self.asked.value.as_deref().map(|json| Value::new(json).plain());
        value.and_then(|text| text.trim().parse().ok()).unwrap_or(first)
    }

    /// Returns the value at a location in the response, unless it is null.
    pub(super) fn seen(&self, source: connector_tables::Source<'_>) -> Option<Seen<'r>> {
        Seen::at(source, self.reply, self.root)
    }

    /// Returns the step to a URL of the response, if it has one and does not say that this was the last page.
    pub(super) fn follow(&self, url: Option<Cow<'_, str>>) -> Result<Option<NextPage>, BoxError> {
        match url.filter(|url| !url.trim().is_empty()) {
            _ if self.more == Some(false) => Ok(None),
            Some(url) => Ok(Some(NextPage::at_url(url))),
            None if self.more == Some(true) => {
                Err("the response says there is a next page, but not how to request it".into())
            }
            None => Ok(None),
        }
    }
}

/// Without the body and the headers, which may contain secrets.
impl fmt::Debug for ReceivedPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut page = f.debug_struct("ReceivedPage");
        page.field("number", &self.number()).field("items", &self.count).field("status", &self.status());
        page.finish_non_exhaustive()
    }
}

/// The changes that turn the request of one page into that of the next. Everything else stays the same.
///
/// A value replaces the argument or the value of an earlier page in the same location. Two pages that are requested by
/// equal changes are the same page, which ends the iteration with an error, so each page must be set apart by them.
#[derive(Clone, Default)]
pub struct NextPage {
    /// Locations, and their values as JSON.
    pub(super) sets: Vec<(SlotBuf, String)>,
    pub(super) url: Option<String>,
}

impl NextPage {
    /// Creates a request that is equal to that of the page before.
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
    pub(super) fn with(mut self, slot: Slot<'_>, json: String) -> Self {
        self.sets.push((slot.to_buf(), json));
        self
    }

    /// Yields the locations and their values.
    pub(super) fn sets(&self) -> impl Iterator<Item = (Slot<'_>, &str)> {
        self.sets.iter().map(|(slot, json)| (slot.view(), &**json))
    }

    /// Returns what distinguishes the page from others, if it is requested at `url`.
    pub(super) fn key(&self, url: &str) -> String {
        self.sets().fold(url.to_owned(), |key, (slot, json)| format!("{key}\n{slot:?} {json}"))
    }
}

/// Without values: a token may be as good as a credential.
impl fmt::Debug for NextPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slots: Vec<_> = self.sets().map(|(slot, _)| slot).collect();
        f.debug_struct("NextPage").field("sets", &slots).field("has_url", &self.url.is_some()).finish()
    }
}

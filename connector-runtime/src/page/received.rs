//! A page that was received, as strategies see it.
//!
//! Of `{"data":[1,2],"next":"b"}`, requested as page 2, [`ReceivedPage::items`] is 2 and the value at `/next` is `b`.

use std::borrow::Cow;
use std::fmt;

use connector_tables::Paging;
use http::{HeaderMap, StatusCode};

use super::{Asked, NextPage};
use crate::encode::value::Value;
use crate::reply::Received;
use crate::reply::shape::Seen;
use crate::transport::BoxError;
use connector_json::{Json, Node, find, from_slice};

/// A received page, by which a [`PageStrategy`](crate::PageStrategy) decides.
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
    /// Creates the view of a page. `root` is the body, if it is JSON; `list` is its items.
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
        let node = find(self.root?, pointer).filter(|node| !node.is_null())?;
        serde_json::Value::read(node)
    }

    /// Returns the value that requested the page: the one in the [`slot`](crate::PageStrategy::slot) of its strategy, if the
    /// request had one.
    pub fn requested(&self) -> Option<serde_json::Value> {
        from_slice(self.asked.value.as_deref()?.as_bytes()).ok()
    }

    /// Returns the number that requested the page; `first` if the request had none.
    pub(super) fn current(&self, first: u64) -> u64 {
        let value = self.asked.value.as_deref().map(|json| Value::new(json).plain());
        value.and_then(|text| text.trim().parse().ok()).unwrap_or(first)
    }

    /// Returns the value at a location in the response, unless it is null.
    pub(super) fn seen(&self, source: connector_tables::Source<'_>) -> Option<Seen<'r>> {
        Seen::at(source, self.reply, self.root)
    }

    /// Returns the step to a URL of the response, if there is one and this is not declared to be the last page.
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

/// Omits the body and the headers, which may contain secrets.
impl fmt::Debug for ReceivedPage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut page = f.debug_struct("ReceivedPage");
        page.field("number", &self.number()).field("items", &self.count).field("status", &self.status());
        page.finish_non_exhaustive()
    }
}

//! The next page, from a response: the only place that knows all strategies.
//!
//! With page numbers, the response to page 2 of 7 gives "set `page` to 3"; with links, `Link: </items?after=9>; rel="next"`
//! gives "request https://…/items?after=9". The walk (`walk.rs`) does what is decided here. A new strategy is an arm of
//! [`way`] and a file.

use connector_tables::{Next, Paging, Slot};

use super::{Asked, NextPage, PageStrategy, ReceivedPage, Strategies};
use crate::error::BoxError;
use crate::json::Node;
use crate::reply::Received;

/// The position of a page in its list.
#[derive(Clone)]
pub(crate) struct Turn {
    /// The values or URL that requested the page, which distinguish it from others.
    pub(crate) asked: String,
    /// The request for the next page. `None`: this was the last. An error: there is one, but it cannot be requested.
    pub(crate) next: Result<Option<NextPage>, String>,
}

/// A strategy, and facts about it that do not depend on a response.
pub(super) struct Way<'t> {
    pub(super) strategy: &'t dyn PageStrategy,
    /// Location of the page's number or token in the request. Unset for URLs, and for strategies of users, which decide it for
    /// each page.
    pub(super) to: Option<Slot<'t>>,
    /// Number of the first page, for strategies that count.
    pub(super) start: Option<u64>,
}

/// Returns the strategy of a table.
///
/// # Errors
/// It is not registered.
pub(super) fn way<'t>(next: &'t Next<'t>, registered: &'t Strategies) -> Result<Way<'t>, String> {
    let (strategy, to, start): (&dyn PageStrategy, _, _) = match next {
        Next::Page(page) => (page, Some(page.to), Some(page.start)),
        Next::Offset(offset) => (offset, Some(offset.to), Some(offset.start)),
        Next::Token(token) => (token, Some(token.to), None),
        Next::LastItem(item) => (item, Some(item.to), None),
        Next::NextUrl(url) => (url, None, None),
        Next::Link(link) => (link, None, None),
        Next::Custom(custom) => (registered.find(custom)?, None, None),
    };
    Ok(Way { strategy, to, start })
}

/// Returns the position of a page. `root` is the body, if it is JSON; `list` is its items.
pub(crate) fn turn(paging: &Paging<'_>, reply: &Received, root: Option<Node<'_>>, list: Option<Node<'_>>) -> Turn {
    let nothing = Asked::default();
    let asked = reply.asked.as_deref().unwrap_or(&nothing);
    let way = match way(&paging.next, &asked.strategies) {
        Ok(way) => way,
        Err(reason) => return Turn { asked: String::new(), next: Err(reason) },
    };
    let page = ReceivedPage::new((reply, asked, paging), root, list);
    let value = way.start.map(|start| page.current(start).to_string()).or_else(|| asked.value.clone());
    let requested = match way.to {
        Some(slot) => NextPage::new().with(slot, value.unwrap_or_default()).key(""),
        None => NextPage::new().key(&asked.url),
    };
    let next = way.strategy.next(&page).and_then(|next| next.map(|next| absolute(next, asked)).transpose());
    Turn { asked: requested, next: next.map_err(|error| error.to_string()) }
}

/// Resolves the URL of a page against that of the page before, if that is known.
fn absolute(mut next: NextPage, asked: &Asked) -> Result<NextPage, BoxError> {
    if let (Some(url), Ok(base)) = (&mut next.url, url::Url::parse(&asked.url)) {
        *url = base.join(url.trim()).map_err(|_| "the URL of the next page is invalid")?.into();
    }
    Ok(next)
}

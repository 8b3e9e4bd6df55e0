//! The position of a page, from its response: the request that it answers, and the request for the next page.
//!
//! With page numbers, the response to page 2 of 7 gives "set `page` to 3"; with links, `Link: </items?after=9>; rel="next"`
//! is "request https://…/items?after=9". The iteration (`client/walk.rs`) does what is decided here.

use connector_tables::Paging;

use super::strategy::strategy;
use super::{Asked, NextPage, ReceivedPage};
use crate::reply::Received;
use crate::transport::BoxError;
use connector_json::Node;

/// The position of a page in its list.
#[derive(Clone)]
pub(crate) struct Turn {
    /// The values or URL that requested the page, which distinguish it from others.
    pub(crate) asked: String,
    /// The request for the next page. `None`: this was the last. An error: there is one, but it cannot be requested.
    pub(crate) next: Result<Option<NextPage>, String>,
}

/// Returns the position of a page, and the number of all items. `root` is the body, if it is JSON; `list` is its items.
pub(super) fn turn(
    paging: &Paging<'_>,
    reply: &Received,
    root: Option<Node<'_>>,
    list: Option<Node<'_>>,
) -> (Turn, Option<u64>) {
    let nothing = Asked::default();
    let asked = reply.note::<Asked>().unwrap_or(&nothing);
    let page = ReceivedPage::new((reply, asked, paging), root, list);
    let total = paging.total.and_then(|total| page.seen(total)?.number());
    let strategy = match strategy(&paging.next, &asked.strategies) {
        Ok(strategy) => strategy,
        Err(reason) => return (Turn { asked: String::new(), next: Err(reason) }, total),
    };
    let value = strategy.start().map(|start| page.current(start).to_string()).or_else(|| asked.value.clone());
    let requested = match strategy.slot() {
        Some(slot) => NextPage::new().with(slot, value.unwrap_or_default()).key(""),
        None => NextPage::new().key(&asked.url),
    };
    let next = strategy.next(&page).and_then(|next| next.map(|next| absolute(next, asked)).transpose());
    let turn = Turn { asked: requested, next: next.map_err(|error| error.to_string()) };
    (turn, total.or_else(|| strategy.total(&page)))
}

/// Resolves the URL of a page against that of the page before, if that is known.
fn absolute(mut next: NextPage, asked: &Asked) -> Result<NextPage, BoxError> {
    if let (Some(url), Ok(base)) = (&mut next.url, url::Url::parse(&asked.url)) {
        *url = base.join(url.trim()).map_err(|_| "the URL of the next page is invalid")?.into();
    }
    Ok(next)
}

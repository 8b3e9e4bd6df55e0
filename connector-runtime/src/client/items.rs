//! Streams over the items of all pages, and over the pages.
//!
//! Separate from the walk, which does not depend on types: here responses become an endpoint's items, and nothing else happens.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::{Walk, read};
use crate::call::endpoint::{Endpoint, ErrorOf, OutputOf};
use crate::error::Error;
use crate::page::{Paged, Position};
use crate::reply::Received;
use crate::transport::BoxError;

/// The type of the items of an endpoint.
pub type ItemOf<E> = <<E as Endpoint>::Output as Paged>::Item;

/// All items of a list as a stream, page by page.
///
/// A page is requested when the items of the previous one are used up, and each page has the timeout of a call. After an
/// error of the connection, a response or the timeout, the stream goes on and requests the same page again; no item is
/// lost or duplicated. A loop that ignores errors may thus never end: stop at the first error, or count them. An error
/// after which pagination cannot go on ([`Error::is_paging`]) is returned once, and ends the stream.
#[must_use = "nothing is sent before an item is asked for"]
pub struct Items<E: Endpoint>
where
    E::Output: Paged,
{
    pages: Pages<E>,
    ready: vec::IntoIter<ItemOf<E>>,
}

/// All pages of a list as a stream of outputs. Errors are those of [`Items`].
#[must_use = "nothing is sent before a page is asked for"]
pub struct Pages<E> {
    walk: Walk,
    endpoint: PhantomData<fn() -> E>,
}

impl<E: Endpoint> Pages<E>
where
    E::Output: Paged,
{
    pub(crate) fn new(walk: Walk) -> Self {
        Self { walk, endpoint: PhantomData }
    }

    /// Returns the next page; `None` after the last.
    ///
    /// # Errors
    /// Those of its call, and [`Error::is_paging`].
    pub async fn try_next(&mut self) -> Result<Option<OutputOf<E>>, Error<ErrorOf<E>>> {
        poll_fn(|cx| self.poll(cx, E::Output::page)).await.transpose()
    }

    /// Polls for the next page, as the type that a function reads.
    fn poll<T>(
        &mut self,
        cx: &mut Context<'_>,
        page: fn(&mut Received) -> Result<(T, Position), BoxError>,
    ) -> Poll<Option<Result<T, Error<ErrorOf<E>>>>> {
        let Some(result) = ready!(self.walk.poll_page(cx)) else { return Poll::Ready(None) };
        let page = read::<E, _>(result, page).map(|((page, position), _)| {
            self.walk.advance(position.0.as_deref());
            page
        });
        Poll::Ready(Some(page))
    }
}

impl<E: Endpoint> Items<E>
where
    E::Output: Paged,
{
    pub(crate) fn new(walk: Walk) -> Self {
        Self { pages: Pages::new(walk), ready: Vec::new().into_iter() }
    }

    /// Returns the next item; `None` after the last.
    ///
    /// # Errors
    /// Those of its page's call, and [`Error::is_paging`].
    pub async fn try_next(&mut self) -> Result<Option<ItemOf<E>>, Error<ErrorOf<E>>> {
        poll_fn(|cx| self.poll(cx)).await.transpose()
    }

    #[expect(clippy::type_complexity, reason = "it is what a stream gives")]
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<ItemOf<E>, Error<ErrorOf<E>>>>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(cx, E::Output::items)) {
                Some(Ok(items)) => self.ready = items.into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    /// Collects at most `limit` items. Requests only the pages that are needed.
    pub(crate) async fn take(mut self, limit: usize) -> Result<Vec<ItemOf<E>>, Error<ErrorOf<E>>> {
        let mut all = Vec::new();
        while all.len() < limit {
            match self.try_next().await? {
                Some(item) => all.push(item),
                None => break,
            }
        }
        Ok(all)
    }
}

// Nothing in them is pinned.
impl<E> Unpin for Pages<E> {}
impl<E: Endpoint> Unpin for Items<E> where E::Output: Paged {}

impl<E: Endpoint> Stream for Items<E>
where
    E::Output: Paged,
{
    type Item = Result<ItemOf<E>, Error<ErrorOf<E>>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<E: Endpoint> Stream for Pages<E>
where
    E::Output: Paged,
{
    type Item = Result<OutputOf<E>, Error<ErrorOf<E>>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx, E::Output::page)
    }
}

impl<E: Endpoint> fmt::Debug for Items<E>
where
    E::Output: Paged,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("operation", &E::OPERATION.id).finish_non_exhaustive()
    }
}

impl<E: Endpoint> fmt::Debug for Pages<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &E::OPERATION.id).finish_non_exhaustive()
    }
}

//! Iteration over pages: requests one after the other, and ensures that it ends.
//!
//! Separate from the streams of items, because it does not depend on types: it returns responses. A failed page can be
//! requested again; a page that is received a second time, in a circle of any length, is an error.

use std::collections::HashSet;
use std::future::{Future, poll_fn};
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll};

use connector_tables::OperationHandle;

use super::Core;
use crate::call::draft::Draft;
use crate::call::outgoing::Outgoing;
use crate::call::target::target;
use crate::engine::{self, Outcome};
use crate::error::{Cause, Failure, Halt};
use crate::page::{NextPage, Turn, turn_of};
use crate::reply::Received;
use crate::request::base::origin;
use crate::request::effective;
use crate::request::site::Site;

/// An iterator over the pages of a call, as responses. For an endpoint without pages, its one response.
pub struct Walk {
    core: Core,
    operation: OperationHandle,
    state: State,
    seen: Seen,
    /// Number of pages received.
    pages: u64,
    work: Option<Work>,
}

type Work = Pin<Box<dyn Future<Output = Outcome<Received>> + Send>>;

enum State {
    /// The call of the next page.
    Next(Box<Outgoing>),
    /// The error that ends the iteration, not yet returned.
    Broken(Box<Failure>),
    Ended,
}

impl Walk {
    pub(crate) fn new(core: Core, draft: Draft) -> Self {
        let operation = draft.operation().clone();
        let state = match draft.finish(core.shared.setup()) {
            Ok(call) => State::Next(Box::new(call)),
            Err(failure) => State::Broken(failure),
        };
        Self { core, operation, state, seen: Seen::default(), pages: 0, work: None }
    }

    /// Returns the next page's response, or `None` after the last. After an error of the connection, a response or the timeout,
    /// it requests the same page again.
    pub async fn next(&mut self) -> Option<Result<Received, Box<Failure>>> {
        let reply = match poll_fn(|cx| self.poll_page(cx)).await? {
            Ok(reply) => reply,
            Err(failure) => return Some(Err(failure)),
        };
        match turn_of(&reply) {
            Ok(turn) => {
                self.advance(turn.as_deref());
                Some(Ok(reply))
            }
            Err(error) => Some(Err(engine::undecodable(&self.operation, reply, error))),
        }
    }

    /// The next page's reply. Until [`Walk::advance`], that is the same page.
    pub(crate) fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Outcome<Received>>> {
        let work = match (&mut self.work, std::mem::replace(&mut self.state, State::Ended)) {
            (_, State::Ended) => return Poll::Ready(None),
            (_, State::Broken(failure)) => return Poll::Ready(Some(Err(failure))),
            (Some(work), state) => {
                self.state = state;
                work
            }
            (none, State::Next(call)) => {
                let (core, page) = (self.core.clone(), call.clone());
                self.state = State::Next(call);
                none.insert(Box::pin(async move { engine::deliver(&core.shared, &page).await }))
            }
        };
        let result = std::task::ready!(work.as_mut().poll(cx));
        self.work = None;
        Poll::Ready(Some(result))
    }

    /// Goes on to the page that a reply names.
    pub(crate) fn advance(&mut self, turn: Option<&Turn>) {
        self.pages += 1;
        let before = std::mem::replace(&mut self.state, State::Ended);
        let (State::Next(call), Some(turn)) = (before, turn) else { return };
        let next = match &turn.next {
            Ok(None) => return,
            Ok(Some(next)) => self.step(call, &turn.asked, next),
            Err(reason) => Err(Halt::Other(reason.clone())),
        };
        self.state = match next {
            Ok(call) => State::Next(call),
            Err(halt) => State::Broken(Failure::new(&self.operation, Cause::Paging(halt))),
        };
    }

    fn step(&mut self, mut call: Box<Outgoing>, asked: &str, next: &NextPage) -> Result<Box<Outgoing>, Halt> {
        // A page without a URL is requested by the endpoint's own, even after one that had a URL.
        call.url = match &next.url {
            Some(url) => Some(may_go(&self.core.shared.site, &call, url).map_err(Halt::Other)?),
            None => None,
        };
        // The request may differ from the one that the previous page named: by a key that was added to the URL.
        self.seen.insert(asked);
        if !self.seen.insert(&next.key(call.url.as_ref().map_or("", url::Url::as_str))) {
            return Err(Halt::Loop);
        }
        let paging = effective::own(&self.operation, |own| own.paging);
        let most = paging.map_or(1, |paging| paging.with(|paging| paging.max_pages));
        if self.pages >= most {
            return Err(Halt::TooMany(most));
        }
        for (slot, json) in next.sets() {
            call.set(slot, json.to_owned()).map_err(Halt::Other)?;
        }
        call.page += 1;
        Ok(call)
    }
}

/// A page's URL, if it may be asked for: it goes where the first one went, or where the user trusts.
fn may_go(site: &Site, call: &Outgoing, url: &str) -> Result<url::Url, String> {
    let mut url = url::Url::parse(url).map_err(|_| "the URL of the next page is invalid")?;
    url.set_fragment(None);
    if !url.username().is_empty() || url.password().is_some() {
        return Err("the URL of its next page holds a user name or password".to_owned());
    }
    let own = target(site, call)?;
    let own = own.as_ref().unwrap_or(&site.base);
    let there = origin(&url);
    if there != own.origin && !site.trusted.contains(&there) {
        // If a host is secret, only the port of the other one may differ.
        let place = if own.shown.is_some() { "another origin".to_owned() } else { there.to_string() };
        return Err(format!("its next page is at {place} and not at {}; the builder's `trust` allows it", own.place()));
    }
    Ok(url)
}

/// The pages so far, as two hashes with random keys: tokens may be long, and pages many.
#[derive(Default)]
struct Seen {
    hashers: [RandomState; 2],
    hashes: HashSet<[u64; 2]>,
}

impl Seen {
    /// Returns `true` if the page is new.
    fn insert(&mut self, text: &str) -> bool {
        self.hashes.insert(self.hashers.each_ref().map(|hasher| hasher.hash_one(text)))
    }
}

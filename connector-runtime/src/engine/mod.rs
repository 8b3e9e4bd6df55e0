//! One call, from its arguments to its response. This room uses all rooms below it, and runs them in this fixed order:
//!
//! 1. arguments are checked and the body is written, once for all attempts (`call/draft.rs`)
//! 2. server → path → query → headers and cookies → body (`attempt.rs`); then the auth schemes add credentials, for which
//!    they may send their own requests (`auth/`); once per attempt
//! 3. the rate limit has room: `policy/rate.rs`
//! 4. hooks, `before`
//! 5. the transport sends, unless the call's time is over; status and headers arrive
//! 6. hooks, `after`; a redirect that is followed goes back to 2
//! 7. classify: find the declared response (`receive.rs`)
//! 8. the body is read up to its limit, unless the endpoint returns it as a stream; then a success must meet the
//!    endpoint's condition (`reply/shape.rs`)
//! 9. a failure that may be retried waits, and goes back to 2: `policy/retry`; so does, once and immediately, a call whose
//!    credentials were refused, if its auth scheme has new ones
//! 10. decode, in `client`: the only step that knows the endpoint's types
//!
//! An iteration over pages (`client/walk.rs`) is one such run per page.
//!
//! Steps 2 to 9 must end within the call's time.
//! Nothing here is generic.

mod attempt;
mod known;
mod receive;
mod shared;

use std::borrow::Cow;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use connector_tables::Behavior;

use self::attempt::{attempt, ready};
use self::known::known;
pub(crate) use self::known::known_to;
use self::receive::receive;
pub(crate) use self::receive::{Reading, received, undecodable};
pub(crate) use self::shared::Shared;
use crate::auth::Session;
use crate::call::draft::Draft;
use crate::call::outgoing::Outgoing;
use crate::encode::header;
use crate::error::{Cause, Failure};
use crate::policy::retry::{self, Retries};
use crate::reply::Received;
use crate::request::effective;
use crate::request::prepared::PreparedRequest;
use crate::transport::clock::within;

/// Default timeout of a call.
const TIMEOUT: Duration = Duration::from_secs(60);

/// The result of the engine's steps.
pub(crate) type Outcome<T> = Result<T, Box<Failure>>;

/// Runs a call. It shares ownership of the client's state, so that the future borrows nothing.
pub(crate) async fn execute(shared: Arc<Shared>, draft: Draft) -> Outcome<Received> {
    deliver(&shared, &draft.finish(shared.setup())?).await
}

/// Runs a call that is ready to be sent.
pub(crate) async fn deliver(shared: &Shared, call: &Outgoing) -> Outcome<Received> {
    let call = &*keyed(shared, call)?;
    let limit = time(shared, call);
    let deadline = limit.map(|limit| shared.wire.clock.now().saturating_add(limit));
    let outcome = within(&*shared.wire.clock, limit, attempts(shared, call, deadline)).await;
    let mut outcome = outcome.unwrap_or_else(|| Err(late(shared, call)));
    match &mut outcome {
        Ok(reply) => reply.attempts = call.sent.count(),
        Err(failure) => failure.attempts = call.sent.count(),
    }
    outcome
}

/// Returns the request of a call, as the first attempt would send it.
pub(crate) fn request(shared: &Shared, draft: Draft) -> Outcome<PreparedRequest> {
    let call = draft.finish(shared.setup())?;
    let call = &*keyed(shared, &call)?;
    let mut session = Session::preparing();
    let work = pin!(ready(shared, call, None, &mut session));
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(request) => request,
        // Authenticators are not awaited, so this is unreachable.
        Poll::Pending => Err(Failure::new(&call.operation, Cause::Unfetched(String::new()))),
    }
}

/// Adds the idempotency key that all attempts share, if the call needs one.
fn keyed<'a>(shared: &Shared, call: &'a Outgoing) -> Outcome<Cow<'a, Outgoing>> {
    let refuse = |reason| Failure::arguments(&call.operation, reason);
    let name = retry::key_header(&shared.policies, &shared.site.connector, call.attempted());
    let name = name.map(|name| header::name(&name)).transpose().map_err(refuse)?;
    let Some(name) = name.filter(|name| !call.has_header(name)) else { return Ok(Cow::Borrowed(call)) };
    let value = header::value(name.as_str(), retry::key(&shared.policies)).map_err(refuse)?;
    let mut call = call.clone();
    call.headers.push((name, value));
    Ok(Cow::Owned(call))
}

/// Returns the timeout of a call: the first one that is set by the call, the endpoint, the builder or the connector.
fn time(shared: &Shared, call: &Outgoing) -> Option<Duration> {
    let millis = |behavior: &Behavior<'_>| behavior.timeout.map(|millis| Some(Duration::from_millis(millis)));
    let own = call.timeout.or_else(|| effective::own(&call.operation, millis)).or(shared.policies.timeout);
    own.or_else(|| effective::all(&shared.site.connector, millis)).unwrap_or(Some(TIMEOUT))
}

/// Returns the error of a call that timed out.
#[cold]
fn late(shared: &Shared, call: &Outgoing) -> Box<Failure> {
    Failure::new(&call.operation, Cause::Timeout(time(shared, call).unwrap_or_default()))
}

/// Sends until there is a response to keep, or no reason to retry.
async fn attempts(shared: &Shared, call: &Outgoing, deadline: Option<Duration>) -> Outcome<Received> {
    let retries = Retries::of(&shared.policies, &shared.site.connector, call.attempted());
    let left = || deadline.map(|deadline| deadline.saturating_sub(shared.wire.clock.now()));
    let mut session = Session::sending();
    // Attempts may end before sending, for example without a token.
    let mut tries = 0;
    loop {
        tries += 1;
        let outcome = match attempt(shared, call, deadline, &mut session).await {
            // The body of a failure is read before the next attempt, so that its connection can be used again.
            Ok(response) => receive(shared, &call.operation, response).await,
            Err(failure) => Err(failure),
        };
        // A body that is used up cannot be sent again, but the next call must not use the refused token.
        if session.refused((&shared.credentials, shared.resources()), &outcome) && call.body.is_replayable() {
            continue;
        }
        let Some(wait) = retries.next(&shared.policies, tries, &outcome, &left) else {
            return outcome.map_err(|failure| known(failure, shared, call, &session));
        };
        drop(outcome);
        if !wait.is_zero() {
            shared.wire.clock.sleep(wait).await;
        }
    }
}

//! One call, from its arguments to its reply. The order is fixed:
//!
//! 1. arguments are checked and the body is written, once for all attempts (`draft.rs`)
//! 2. server → path → query → headers and cookies → body: [`assemble`]; then the auth schemes add credentials, for which
//!    they may send requests of their own (`auth/`); once per attempt
//! 3. the rate limit has room: `rate.rs`
//! 4. hooks, `before`
//! 5. the transport sends, unless the call's time is over; the reply's head comes
//! 6. hooks, `after`; a redirect that is followed goes back to 2
//! 7. classify: which of the declared replies it is
//! 8. the body is read up to its limit, unless the endpoint gives it as a stream; then a success must hold what the
//!    endpoint says of one (`shape.rs`)
//! 9. a failure that may be sent again waits, and goes back to 2: `retry/`; so does, once and immediately, a call whose
//!    credentials were refused, if its auth scheme has new ones
//! 10. decode, in `client.rs`: the only step that knows the endpoint's types
//!
//! A walk over pages (`page/walk.rs`) is one such run per page.
//!
//! Steps 2 to 9 must end within the call's time.
//! Nothing here is generic.

use std::borrow::Cow;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use connector_tables::{Behavior, Connector, MediaKind, OperationHandle, Predicate};
use http::{HeaderMap, Method, Request, Response, Uri};

use crate::auth::{Chosen, Session};
use crate::base::{Base, base, beside};
use crate::body::Body;
use crate::client::Shared;
use crate::clock::{patient, within};
use crate::draft::Draft;
use crate::effective;
use crate::error::{BoxError, Cause, Failure};
use crate::hook::{self, Attempt};
use crate::media::Codecs;
use crate::outgoing::Outgoing;
use crate::prepared::{PreparedRequest, UrlOf};
use crate::redact::Secrets;
use crate::redirect::{self, Hop, MAX_HOPS};
use crate::reply::{Class, Declared, Received, classify, failure};
use crate::request::Assembly;
use crate::retry::{self, Retries};
use crate::transport::{TransportError, TransportErrorKind};
use crate::{page, request, shape};

/// How long a call may take where nobody says it.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What the engine's steps give.
pub(crate) type Outcome<T> = Result<T, Box<Failure>>;

/// Runs a call.
pub(crate) async fn execute(shared: &Shared, draft: Draft) -> Outcome<Received> {
    deliver(shared, &draft.finish(shared)?).await
}

/// Runs a call that is ready to be sent.
pub(crate) async fn deliver(shared: &Shared, call: &Outgoing) -> Outcome<Received> {
    let call = &*keyed(shared, call)?;
    let limit = time(shared, call);
    let deadline = limit.map(|limit| shared.clock.now().saturating_add(limit));
    let outcome = within(&*shared.clock, limit, attempts(shared, call, deadline)).await;
    let mut outcome = outcome.unwrap_or_else(|| Err(late(shared, call)));
    match &mut outcome {
        Ok(reply) => reply.attempts = call.sent.count(),
        Err(failure) => failure.attempts = call.sent.count(),
    }
    outcome
}

/// The request of a call, as the first attempt would send it.
pub(crate) fn request(shared: &Shared, draft: Draft) -> Outcome<PreparedRequest> {
    let call = draft.finish(shared)?;
    let call = &*keyed(shared, &call)?;
    let mut session = Session::preparing();
    let work = pin!(ready(shared, call, None, &mut session));
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(request) => request,
        // No authenticator is waited for, so this is not reached.
        Poll::Pending => Err(Failure::new(&call.operation, Cause::Unfetched(String::new()))),
    }
}

/// The call with the key that all its attempts share, where the description wants one.
fn keyed<'a>(shared: &Shared, call: &'a Outgoing) -> Outcome<Cow<'a, Outgoing>> {
    let key = retry::key(shared, call).map_err(|reason| Failure::arguments(&call.operation, reason))?;
    let Some(key) = key else { return Ok(Cow::Borrowed(call)) };
    let mut call = call.clone();
    call.headers.push(key);
    Ok(Cow::Owned(call))
}

/// How long the call may take, as the first of these says: the call, the endpoint, the builder, the connector.
fn time(shared: &Shared, call: &Outgoing) -> Option<Duration> {
    let millis = |behavior: &Behavior<'_>| behavior.timeout.map(|millis| Some(Duration::from_millis(millis)));
    let own = call.timeout.or_else(|| effective::own(&call.operation, millis)).or(shared.timeout);
    own.or_else(|| effective::all(&shared.connector, millis)).unwrap_or(Some(TIMEOUT))
}

/// The call's time is over.
#[cold]
fn late(shared: &Shared, call: &Outgoing) -> Box<Failure> {
    Failure::new(&call.operation, Cause::Timeout(time(shared, call).unwrap_or_default()))
}

/// Sends until there is a reply to keep, or no more reason to send.
async fn attempts(shared: &Shared, call: &Outgoing, deadline: Option<Duration>) -> Outcome<Received> {
    let retries = Retries::of(shared, call);
    let mut session = Session::sending();
    // Not all of them are sent: a token may be missing.
    let mut tries = 0;
    loop {
        tries += 1;
        let outcome = match attempt(shared, call, deadline, &mut session).await {
            // The body of a failure is read before the next attempt, so that its connection can be used again.
            Ok(response) => receive(shared, &call.operation, response).await,
            Err(failure) => Err(failure),
        };
        // A body that is gone cannot be sent again, but the token is as bad for the next call.
        if session.refused(shared, &outcome) && call.body.is_replayable() {
            continue;
        }
        let Some(wait) = retries.next(shared, tries, &outcome, deadline) else { return outcome };
        drop(outcome);
        if !wait.is_zero() {
            shared.clock.sleep(wait).await;
        }
    }
}

/// Sends once, and follows redirects.
async fn attempt(
    shared: &Shared,
    call: &Outgoing,
    deadline: Option<Duration>,
    session: &mut Session,
) -> Outcome<Response<Body>> {
    let operation = &call.operation;
    let refused = |error| Failure::new(operation, Cause::Hook(error));
    let is_late = || deadline.is_some_and(|deadline| shared.clock.now() >= deadline);
    let mut hop: Option<Hop> = None;
    for _ in 0..=MAX_HOPS {
        let (mut request, chosen) = assemble(shared, call, hop.as_ref())?;
        let done = shared.credentials.authenticate(shared, chosen, &mut request, session).await;
        done.map_err(|cause| Failure::new(operation, cause))?;
        if shared.limits.concern(operation) {
            // In a box, as is all that most calls do without: each call has room for the rest.
            let passed = Box::pin(shared.limits.pass(&*shared.clock, operation, deadline)).await;
            if passed.map_err(|over| Failure::new(operation, Cause::Limited(over.0)))? {
                // A token may have expired in the meantime.
                request = Box::pin(ready(shared, call, hop.as_ref(), session)).await?;
            }
        }
        let first = hop.is_none();
        if !shared.hooks.is_empty() {
            request.extensions_mut().insert(Attempt(call.sent.count() + u32::from(first)));
            // In a box, as above.
            Box::pin(hook::before(&shared.hooks, operation, &mut request)).await.map_err(refused)?;
        }
        // A token, a turn or a hook may have taken longer than expected, and the timer is only looked at when all of
        // them wait.
        if is_late() {
            return Err(late(shared, call));
        }
        if first {
            call.sent.add();
        }
        let sent = request.uri().clone();
        let response = shared.transport.send(request.into_sent()).await;
        let mut response = response.map_err(|error| Failure::new(operation, Cause::Transport(error)))?;
        if !shared.hooks.is_empty() {
            Box::pin(hook::after(&shared.hooks, operation, &mut response)).await.map_err(refused)?;
            if is_late() {
                return Err(late(shared, call));
            }
        }
        hop = operation
            .with(|table| redirect::next(shared.redirects, table, Hop::is_own(hop.as_ref()), &sent, &response));
        if hop.is_none() {
            page::note(shared, call, &sent, &mut response);
            return Ok(response);
        }
    }
    let error = TransportError::new(TransportErrorKind::Other, format!("more than {MAX_HOPS} redirects"));
    Err(Failure::new(operation, Cause::Transport(error)))
}

/// Makes the request of one attempt, with its credentials.
async fn ready(shared: &Shared, call: &Outgoing, hop: Option<&Hop>, session: &mut Session) -> Outcome<PreparedRequest> {
    let (mut request, chosen) = assemble(shared, call, hop)?;
    let done = shared.credentials.authenticate(shared, chosen, &mut request, session).await;
    done.map_err(|cause| Failure::new(&call.operation, cause))?;
    Ok(request)
}

/// Makes the request of one attempt without credentials, and chooses those that it gets.
fn assemble<'a>(shared: &'a Shared, call: &'a Outgoing, hop: Option<&Hop>) -> Outcome<(PreparedRequest, Chosen<'a>)> {
    shared.connector.with(|connector| {
        call.operation.with(|operation| {
            let other = target(shared, call).map_err(|reason| Failure::arguments(&call.operation, reason))?;
            let base = other.as_ref().unwrap_or(&shared.base);
            let trusted = &trusted(shared, call, base);
            fill(&Assembly { shared, call, connector, operation, trusted }, base, hop)
        })
    })
}

/// Fills in the request of one attempt, in the order of step 2.
fn fill<'a>(making: &Assembly<'_, 'a>, base: &Base, hop: Option<&Hop>) -> Outcome<(PreparedRequest, Chosen<'a>)> {
    let Assembly { shared, call, connector, operation, trusted } = *making;
    let refuse = |reason| Failure::arguments(&call.operation, reason);
    if call.secret_body {
        trusted.clone().map_err(refuse)?;
    }
    let mut headers = HeaderMap::with_capacity(8);
    let mut secrets = Secrets::of(shared, call);
    // The URL of a page or redirect is the server's, and may repeat any of them.
    secrets.elsewhere = call.secret_body || base.shown.is_some() || call.url.is_some() || hop.is_some();
    let (url, of) = match (hop, &call.url) {
        (Some(hop), _) => (hop.url.as_str().to_owned(), UrlOf::Redirect),
        (None, Some(page)) => (page.as_str().to_owned(), UrlOf::Page),
        (None, None) => {
            let url = request::write_url(making, &base.url, &mut secrets);
            (url.map_err(refuse)?, UrlOf::Client)
        }
    };
    let own = Hop::is_own(hop);
    let mut chosen = Chosen::Nothing;
    if own {
        request::write_headers(making, &mut headers).map_err(refuse)?;
        let choice = shared.credentials.choose(connector, operation, trusted, &headers);
        chosen = choice.map_err(|reason| Failure::new(&call.operation, Cause::Auth(reason)))?;
        request::keep_host(shared, &url, &mut headers);
    } else {
        headers.insert(http::header::ACCEPT, request::accept(operation));
    }
    let method = Method::from_bytes(operation.method.as_bytes());
    let mut request = Request::new(if own { call.body.clone() } else { Body::empty() });
    *request.method_mut() = method.map_err(|_| refuse("its method is not one of HTTP".to_owned()))?;
    *request.uri_mut() = Uri::try_from(url).map_err(|error| refuse(format!("its URL cannot be sent: {error}")))?;
    *request.headers_mut() = headers;
    Ok((PreparedRequest::new(request, secrets, of), chosen))
}

/// The base URL, where it is not the client's: the call's own, or the operation's.
pub(crate) fn target(shared: &Shared, call: &Outgoing) -> Result<Option<Base>, String> {
    match (&call.server, call.operation.with(|operation| operation.servers).first()) {
        (Some(url), _) => base(url).map(Some),
        (None, Some(server)) if !shared.fixed => beside(&shared.base, &server, &shared.variables).map(Some),
        _ => Ok(None),
    }
}

/// Whether credentials may go there: to the client's base URL, to servers that the operation names, and to origins
/// that the user trusts. Not to the URL of a single call.
fn trusted(shared: &Shared, call: &Outgoing, base: &Base) -> Result<(), String> {
    let known = base.origin == shared.base.origin || shared.trusted.contains(&base.origin);
    if known || call.server.is_none() {
        return Ok(());
    }
    let (own, there) = (shared.base.place(), &base.origin);
    Err(format!("credentials go to {own} and not to {there}; the builder's `trust` allows it"))
}

/// Decides what a response is, and reads its body unless it is returned as a stream.
async fn receive(shared: &Shared, operation: &OperationHandle, response: Response<Body>) -> Outcome<Received> {
    let (parts, body) = response.into_parts();
    let (class, mut reply) = sort(operation, parts);
    reply.codecs = Some(Arc::clone(&shared.codecs));
    let streams = class == Sort::Success && reply.is_stream();
    if streams && shared.connector.with(|connector| is_success(connector, operation, &reply)) {
        reply.rest = Some(patient(body, shared.clock.clone(), shared.idle));
        return Ok(reply);
    }
    let announced = body.length().is_some_and(|length| length > shared.max_reply as u64);
    if announced && operation.with(|operation| operation.method) != "HEAD" {
        return Err(Failure::with(operation, Cause::TooLarge(shared.max_reply), reply));
    }
    match body.bytes_within(shared.max_reply).await {
        Ok((bytes, true)) => reply.bytes = bytes,
        Ok((bytes, false)) => {
            reply.bytes = bytes;
            return Err(Failure::with(operation, Cause::TooLarge(shared.max_reply), reply));
        }
        Err(error) => return Err(Failure::with(operation, Cause::Transport(error), reply)),
    }
    shared.connector.with(|connector| judge(connector, operation, class, reply))
}

/// Reads a response that was received some other way. Without a client, there are no codecs.
pub(crate) fn received(
    connector: &Connector<'_>,
    operation: &OperationHandle,
    response: Response<Bytes>,
    codecs: Option<Arc<Codecs>>,
) -> Outcome<Received> {
    let (parts, bytes) = response.into_parts();
    let (class, mut reply) = sort(operation, parts);
    reply.bytes = bytes;
    reply.codecs = codecs;
    judge(connector, operation, class, reply)
}

/// The declaration by which a success without a body is read if no response is declared.
const NOTHING: Declared = Declared { kind: MediaKind::Empty, variant: 0, media: None };

/// Returns `true` if a response is a success by its status.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Success,
    Failure,
}

/// Sorts a response by its status and headers. Nothing is taken out of a failure, which is read whole.
fn sort(operation: &OperationHandle, parts: http::response::Parts) -> (Sort, Received) {
    match operation.with(|table| classify(table, parts.status, &parts.headers)) {
        Class::Success(declared) => {
            let is_undeclared = || operation.with(|table| table.replies.is_empty());
            let declared = declared.or_else(|| is_undeclared().then_some(NOTHING));
            (Sort::Success, Received::new(parts, declared, Some(operation.clone())))
        }
        Class::Failure(declared) => (Sort::Failure, Received::new(parts, declared, None)),
    }
}

/// Returns `true` if a response meets the condition of a success, or there is none.
fn is_success(connector: &Connector<'_>, operation: &OperationHandle, reply: &Received) -> bool {
    let condition: Option<Predicate<'_>> = operation.with(|operation| effective::success(connector, operation));
    condition.is_none_or(|condition| shape::holds(&condition, reply))
}

/// Decides what becomes of a response. A success that does not meet the condition of one is the failure that is declared
/// for its status.
fn judge(connector: &Connector<'_>, operation: &OperationHandle, sort: Sort, mut reply: Received) -> Outcome<Received> {
    if sort == Sort::Failure {
        return Err(Failure::with(operation, Cause::Status(None), reply));
    }
    if !is_success(connector, operation, &reply) {
        reply.output_of = None;
        let declared = operation.with(|operation| failure(operation, reply.status(), reply.headers()));
        if declared.as_ref().map(Declared::format) != reply.declared.as_ref().map(Declared::format) {
            reply.forget();
        }
        reply.declared = declared;
        return Err(Failure::with(operation, Cause::Status(None), reply));
    }
    if reply.declared.is_none() {
        return Err(undecodable(operation, reply, "several replies are declared, not this one".into()));
    }
    Ok(reply)
}

/// The error of a success whose body is not what was declared.
#[cold]
pub(crate) fn undecodable(operation: &OperationHandle, reply: Received, error: BoxError) -> Box<Failure> {
    Failure::with(operation, Cause::Decode(error), reply)
}

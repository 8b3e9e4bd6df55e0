//! One call, from its arguments to its reply. The order is fixed:
//!
//! 1. arguments are checked and the body is written, once for all attempts (`draft.rs`)
//! 2. server → path → query → headers and cookies → body → credentials: [`assemble`], once per attempt
//! 3. hooks, `before`
//! 4. the transport sends; the reply's head comes
//! 5. hooks, `after`; a redirect that is followed goes back to 2
//! 6. classify: which of the declared replies it is
//! 7. the body is read up to its limit, unless the endpoint gives it as a stream; then a success must hold what the
//!    endpoint says of one (`shape.rs`)
//! 8. decode, in `client.rs`: the only step that knows the endpoint's types
//!
//! A walk over pages (`page/walk.rs`) is one such run per page.
//!
//! Steps 2 to 7 must end within the call's time. Retries and rate limits will stand around 2 to 6, in [`attempts`].
//! Nothing here is generic.

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, Uri};

use crate::auth::{SecretQuery, Target};
use crate::body::Body;
use crate::client::Shared;
use crate::clock::{patient, within};
use crate::draft::Draft;
use crate::endpoint::{BEHAVIOR, Behavior, Effective, Operation, Predicate, ReplySpec};
use crate::error::{BoxError, Cause, Failure};
use crate::outgoing::Outgoing;
use crate::redirect::{self, Hop, MAX_HOPS};
use crate::reply::{Class, Received, classify, failure};
use crate::server::{Base, Connector, base, beside};
use crate::transport::{TransportError, TransportErrorKind};
use crate::{page, request, shape};

/// What the engine's steps give.
pub(crate) type Outcome<T> = Result<T, Box<Failure>>;

/// Runs a call.
pub(crate) async fn execute(shared: &Shared, draft: Draft) -> Outcome<Received> {
    deliver(shared, &draft.finish(shared)?).await
}

/// Runs a call that is ready to be sent.
pub(crate) async fn deliver(shared: &Shared, call: &Outgoing) -> Outcome<Received> {
    let usual = || Effective::of(shared.connector, call.operation).timeout().or(shared.timeout);
    let limit = call.timeout.unwrap_or_else(usual);
    let late = || Err(Failure::new(call.operation, Cause::Timeout(limit.unwrap_or_default())));
    within(&*shared.clock, limit, attempts(shared, call)).await.unwrap_or_else(late)
}

/// The request of a call, as the first attempt would send it.
pub(crate) fn request(shared: &Shared, draft: Draft) -> Outcome<Request<Body>> {
    assemble(shared, &draft.finish(shared)?, None)
}

/// Sends until there is a reply to keep.
async fn attempts(shared: &Shared, call: &Outgoing) -> Outcome<Received> {
    // Retries and rate limits go around this line.
    let response = attempt(shared, call).await?;
    receive(shared, call.operation, response).await
}

/// Sends once, and follows redirects.
async fn attempt(shared: &Shared, call: &Outgoing) -> Outcome<Response<Body>> {
    let operation = call.operation;
    let hook = |error| Failure::new(operation, Cause::Hook(error));
    let mut hop: Option<Hop> = None;
    for _ in 0..=MAX_HOPS {
        let mut request = assemble(shared, call, hop.as_ref())?;
        for each in &shared.hooks {
            each.before(operation, &mut request).map_err(hook)?;
        }
        let sent = request.uri().clone();
        let response = shared.transport.send(request).await;
        let mut response = response.map_err(|error| Failure::new(operation, Cause::Transport(error)))?;
        for each in &shared.hooks {
            each.after(operation, &mut response).map_err(hook)?;
        }
        hop = redirect::next(shared.redirects, operation, &sent, &response);
        if hop.is_none() {
            page::note(call, &sent, &mut response);
            return Ok(response);
        }
    }
    let error = TransportError::new(TransportErrorKind::Other, format!("more than {MAX_HOPS} redirects"));
    Err(Failure::new(operation, Cause::Transport(error)))
}

/// Makes the request of one attempt.
fn assemble(shared: &Shared, call: &Outgoing, hop: Option<&Hop>) -> Outcome<Request<Body>> {
    let operation = call.operation;
    let refuse = |reason| Failure::arguments(operation, reason);
    let own;
    let base = match target(shared, call).map_err(refuse)? {
        Some(base) => {
            own = base;
            &own
        }
        None => &shared.base,
    };
    let trusted = trusted(shared, call, base);
    let mut headers = HeaderMap::with_capacity(8);
    let mut secrets = SecretQuery::default();
    let mut url = match (hop, &call.url) {
        (Some(hop), _) => hop.url.as_str().to_owned(),
        (None, Some(page)) => page.as_str().to_owned(),
        (None, None) => request::write_url(shared, call, &base.url, &mut secrets).map_err(refuse)?,
    };
    if hop.is_none_or(|hop| hop.same_origin) {
        request::write_headers(shared, call, &mut headers, trusted.is_ok()).map_err(refuse)?;
        // A redirect's URL is as the server made it: a key in the query is not added to it again. Neither is it to the
        // URL of a page that has one.
        let mut aside = String::new();
        let target = Target {
            url: if hop.is_none() && call.url.is_none() { &mut url } else { &mut aside },
            headers: &mut headers,
            secrets: &mut secrets,
        };
        let applied = shared.credentials.apply(shared.connector, operation, trusted, target);
        applied.map_err(|reason| Failure::new(operation, Cause::Auth(reason)))?;
        if hop.is_none() && !aside.is_empty() {
            request::add_missing(&mut url, &aside);
        }
    } else {
        headers.insert(http::header::ACCEPT, request::accept(operation));
    }
    let method = Method::from_bytes(operation.method.as_bytes());
    let mut request = Request::new(call.body.clone());
    *request.method_mut() = method.map_err(|_| refuse("its method is not one of HTTP".to_owned()))?;
    *request.uri_mut() = Uri::try_from(url).map_err(|error| refuse(format!("its URL cannot be sent: {error}")))?;
    *request.headers_mut() = headers;
    if !secrets.0.is_empty() {
        request.extensions_mut().insert(secrets);
    }
    Ok(request)
}

/// The base URL, where it is not the client's: the call's own, or the operation's.
pub(crate) fn target(shared: &Shared, call: &Outgoing) -> Result<Option<Base>, String> {
    match (&call.server, call.operation.servers.first()) {
        (Some(url), _) => base(url).map(Some),
        (None, Some(server)) if !shared.fixed => beside(&shared.base, server, &shared.variables).map(Some),
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
    Err(format!("credentials go to {} and not to {}; the builder's `trust` allows it", shared.base.origin, base.origin))
}

/// Decides what a reply is, and reads its body unless it is asked for as a stream.
async fn receive(shared: &Shared, operation: &'static Operation, response: Response<Body>) -> Outcome<Received> {
    let (parts, body) = response.into_parts();
    let class = classify(operation, parts.status, &parts.headers);
    let mut reply = Received::new(parts, spec(&class, operation), shaped(&class, operation));
    let success = Effective::of(shared.connector, operation).success();
    let streams = matches!(class, Class::Success(_)) && reply.is_stream();
    if streams && success.is_none_or(|predicate| shape::holds(predicate, &reply)) {
        reply.rest = Some(patient(body, shared.clock.clone(), shared.idle));
        return Ok(reply);
    }
    let announced = body.length().is_some_and(|length| length > shared.max_reply as u64);
    if announced && operation.method != "HEAD" {
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
    judge(operation, success, class, reply)
}

/// A reply that came some other way.
pub(crate) fn received(
    connector: &'static Connector,
    operation: &'static Operation,
    response: Response<Bytes>,
) -> Outcome<Received> {
    let (parts, bytes) = response.into_parts();
    let class = classify(operation, parts.status, &parts.headers);
    let mut reply = Received::new(parts, spec(&class, operation), shaped(&class, operation));
    reply.bytes = bytes;
    judge(operation, Effective::of(connector, operation).success(), class, reply)
}

/// What a reply without a body is read as, where nothing is declared.
const NOTHING: ReplySpec = crate::endpoint::empty(crate::endpoint::DEFAULT);

fn spec(class: &Class, operation: &Operation) -> Option<ReplySpec> {
    match class {
        Class::Success(None) if operation.replies.is_empty() => Some(NOTHING),
        Class::Success(spec) | Class::Failure(spec) => *spec,
    }
}

/// What is taken out of a reply: nothing out of a failure, which is read whole.
fn shaped(class: &Class, operation: &'static Operation) -> &'static Behavior {
    match class {
        Class::Success(_) => operation.behavior,
        Class::Failure(_) => &BEHAVIOR,
    }
}

/// What becomes of a reply. A success that does not hold what one must is the failure that is declared for its status.
fn judge(
    operation: &'static Operation,
    success: Option<&Predicate>,
    class: Class,
    mut reply: Received,
) -> Outcome<Received> {
    if matches!(class, Class::Failure(_)) {
        return Err(Failure::with(operation, Cause::Status(None), reply));
    }
    if success.is_some_and(|predicate| !shape::holds(predicate, &reply)) {
        reply.behavior = &BEHAVIOR;
        reply.spec = failure(operation, reply.status(), reply.headers());
        return Err(Failure::with(operation, Cause::Status(None), reply));
    }
    if reply.spec.is_none() {
        return Err(undecodable(operation, reply, "several replies are declared, not this one".into()));
    }
    Ok(reply)
}

/// A success whose body is not what was declared.
#[cold]
pub(crate) fn undecodable(operation: &'static Operation, reply: Received, error: BoxError) -> Box<Failure> {
    Failure::with(operation, Cause::Decode(error), reply)
}

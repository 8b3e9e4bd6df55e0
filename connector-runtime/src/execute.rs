//! One call, from its arguments to its reply. The order is fixed:
//!
//! 1. arguments are checked and the body is written, once for all attempts (`draft.rs`)
//! 2. server → path → query → headers and cookies → body → credentials: [`assemble`], once per attempt
//! 3. hooks, `before`
//! 4. the transport sends; the reply's head comes
//! 5. hooks, `after`; a redirect that is followed goes back to 2
//! 6. classify: which of the declared replies it is
//! 7. the body is read up to its limit, unless the endpoint gives it as a stream
//! 8. decode, in `client.rs`: the only step that knows the endpoint's types
//!
//! Steps 2 to 7 must end within the call's time. Retries and rate limits will stand around 2 to 6, in [`attempts`].
//! Nothing here is generic.

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, Uri};

use crate::auth::{self, SecretQuery, Target};
use crate::body::Body;
use crate::client::Shared;
use crate::clock::{patient, within};
use crate::draft::{Draft, Outgoing};
use crate::encode::style::Pairs;
use crate::encode::{Escape, header, path};
use crate::endpoint::{Kind, Operation, Place, ReplySpec};
use crate::error::{BoxError, Cause, Failure};
use crate::redirect::{self, Hop, MAX_HOPS};
use crate::reply::{Class, Received, classify};
use crate::server::{Base, base, beside};
use crate::transport::{TransportError, TransportErrorKind};

type Outcome<T> = Result<T, Box<Failure>>;

/// Runs a call.
pub(crate) async fn execute(shared: &Shared, draft: Draft) -> Outcome<Received> {
    let call = draft.finish()?;
    let limit = call.timeout.unwrap_or(shared.timeout);
    let late = || Err(Failure::new(call.operation, Cause::Timeout(limit.unwrap_or_default())));
    within(&*shared.clock, limit, attempts(shared, &call)).await.unwrap_or_else(late)
}

/// The request of a call, as the first attempt would send it.
pub(crate) fn request(shared: &Shared, draft: Draft) -> Outcome<Request<Body>> {
    assemble(shared, &draft.finish()?, None)
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
    let mut url = match hop {
        Some(hop) => hop.url.as_str().to_owned(),
        None => write_url(call, &base.url).map_err(refuse)?,
    };
    let mut headers = HeaderMap::with_capacity(8);
    let mut secrets = SecretQuery::default();
    if hop.is_none_or(|hop| hop.same_origin) {
        write_headers(shared, call, &mut headers, trusted.is_ok()).map_err(refuse)?;
        // A redirect's URL is as the server made it: a key in the query is not added to it again.
        let mut unused = String::new();
        let target = Target {
            url: if hop.is_none() { &mut url } else { &mut unused },
            headers: &mut headers,
            secrets: &mut secrets,
        };
        let applied = shared.credentials.apply(shared.connector, operation, trusted, target);
        applied.map_err(|reason| Failure::new(operation, Cause::Auth(reason)))?;
    } else {
        headers.insert(http::header::ACCEPT, accept(operation));
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
fn target(shared: &Shared, call: &Outgoing) -> Result<Option<Base>, String> {
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

fn write_url(call: &Outgoing, base: &str) -> Result<String, String> {
    let operation = call.operation;
    let mut url = String::with_capacity(base.len() + operation.path.len() + 64);
    url.push_str(base);
    if !operation.path.starts_with('/') {
        url.push('/');
    }
    path::write(&mut url, operation.path, operation.params, |index| call.arg(index))?;
    let before = if url.contains('?') { "&" } else { "?" };
    let mut pairs = Pairs::new(&mut url, before, "&", Escape::All);
    for (index, param) in operation.numbered().filter(|(_, param)| param.place == Place::Query) {
        match call.arg(index) {
            Some(value) if param.media.is_some() => pairs.json(param.name, value),
            Some(value) => pairs.value(param.name, param.shape, value)?,
            None => {}
        }
    }
    for (name, value) in &call.query {
        pairs.text(name, value);
    }
    Ok(url)
}

fn write_headers(shared: &Shared, call: &Outgoing, headers: &mut HeaderMap, trusted: bool) -> Result<(), String> {
    let operation = call.operation;
    headers.insert(http::header::ACCEPT, accept(operation));
    for (name, value) in &shared.headers {
        if trusted || !value.is_sensitive() {
            headers.append(name, value.clone());
        }
    }
    if let Some(media) = &call.content_type {
        headers.insert(http::header::CONTENT_TYPE, media.clone());
    }
    let mut cookies = String::new();
    let mut pairs = Pairs::new(&mut cookies, "", "; ", Escape::All);
    for (index, param) in operation.numbered() {
        let Some(value) = call.arg(index) else { continue };
        match param.place {
            Place::Header => {
                let value = header::value(param.name, header::text(param, value))?;
                headers.insert(header::name(param.name)?, value);
            }
            Place::Cookie if param.media.is_some() => pairs.json(param.name, value),
            Place::Cookie => pairs.value(param.name, param.shape, value)?,
            Place::Path | Place::Query | Place::Template => {}
        }
    }
    if !cookies.is_empty() {
        auth::add_cookie(headers, &cookies)?;
    }
    for (name, value) in &call.headers {
        let secret = auth::is_secret(shared.connector, name);
        headers.insert(name, if secret { auth::sensitive(value.clone()) } else { value.clone() });
    }
    Ok(())
}

/// What the endpoint can read, by its first reply.
fn accept(operation: &Operation) -> http::HeaderValue {
    http::HeaderValue::from_static(match operation.replies.first().map(|reply| reply.kind) {
        Some(Kind::Json) => "application/json, */*;q=0.5",
        Some(Kind::Xml) => "application/xml, text/xml;q=0.9, */*;q=0.5",
        Some(Kind::Csv) => "text/csv, */*;q=0.5",
        Some(Kind::Text) => "text/plain, */*;q=0.5",
        _ => "*/*",
    })
}

/// Decides what a reply is, and reads its body unless it is asked for as a stream.
async fn receive(shared: &Shared, operation: &'static Operation, response: Response<Body>) -> Outcome<Received> {
    let (parts, body) = response.into_parts();
    let class = classify(operation, parts.status, &parts.headers);
    let mut reply = Received::new(parts, spec(&class, operation));
    if matches!(class, Class::Success(_)) && reply.is_stream() {
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
    judge(operation, class, reply)
}

/// A reply that came some other way.
pub(crate) fn received(operation: &'static Operation, response: Response<Bytes>) -> Outcome<Received> {
    let (parts, bytes) = response.into_parts();
    let class = classify(operation, parts.status, &parts.headers);
    let mut reply = Received::new(parts, spec(&class, operation));
    reply.bytes = bytes;
    judge(operation, class, reply)
}

/// What a reply without a body is read as, where nothing is declared.
const NOTHING: ReplySpec = crate::endpoint::empty(crate::endpoint::DEFAULT);

fn spec(class: &Class, operation: &Operation) -> Option<ReplySpec> {
    match class {
        Class::Success(None) if operation.replies.is_empty() => Some(NOTHING),
        Class::Success(spec) | Class::Failure(spec) => *spec,
    }
}

fn judge(operation: &'static Operation, class: Class, reply: Received) -> Outcome<Received> {
    match class {
        Class::Success(_) if reply.spec.is_some() => Ok(reply),
        Class::Success(_) => Err(undecodable(operation, reply, "several replies are declared, not this one".into())),
        Class::Failure(_) => Err(Failure::with(operation, Cause::Status(None), reply)),
    }
}

/// A success whose body is not what was declared.
#[cold]
pub(crate) fn undecodable(operation: &'static Operation, reply: Received, error: BoxError) -> Box<Failure> {
    Failure::with(operation, Cause::Decode(error), reply)
}

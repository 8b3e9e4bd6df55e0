//! One attempt: builds the request, adds its credentials, sends it, and follows redirects.

use std::time::Duration;

use http::{HeaderMap, Method, Request, Response, Uri};

use super::{Outcome, Shared, late};
use crate::auth::{Chosen, Credentials, Session};
use crate::call::assembly::{self, Assembly};
use crate::call::outgoing::Outgoing;
use crate::call::paging;
use crate::call::target::{target, trusted};
use crate::error::{Cause, Failure};
use crate::policy::redirect::{self, Hop, MAX_HOPS};
use crate::request::base::Base;
use crate::request::hook::{self, Attempt};
use crate::request::prepared::{PreparedRequest, UrlOf};
use crate::request::redact::Secrets;
use crate::transport::body::Body;
use crate::transport::{TransportError, TransportErrorKind};

/// Sends once, and follows redirects.
pub(super) async fn attempt(
    shared: &Shared,
    call: &Outgoing,
    deadline: Option<Duration>,
    session: &mut Session,
) -> Outcome<Response<Body>> {
    let operation = &call.operation;
    let refused = |error| Failure::new(operation, Cause::Hook(error));
    let is_late = || deadline.is_some_and(|deadline| shared.wire.clock.now() >= deadline);
    let mut hop: Option<Hop> = None;
    for _ in 0..=MAX_HOPS {
        let (mut request, chosen) = assemble(shared, call, hop.as_ref())?;
        let done = shared.credentials.authenticate(shared.resources(), chosen, &mut request, session).await;
        done.map_err(|cause| Failure::new(operation, cause))?;
        if shared.policies.limits.concern(operation) {
            // Boxed, like everything that most calls do not need: it would make the future of each call larger.
            let passed = Box::pin(shared.policies.limits.pass(&*shared.wire.clock, operation, deadline)).await;
            if passed.map_err(|over| Failure::new(operation, Cause::Limited(over.0)))? {
                // A token may have expired in the meantime.
                request = Box::pin(ready(shared, call, hop.as_ref(), session)).await?;
            }
        }
        let first = hop.is_none();
        if !shared.wire.hooks.is_empty() {
            request.extensions_mut().insert(Attempt(call.sent.count() + u32::from(first)));
            // In a box, as above.
            Box::pin(hook::before(&shared.wire.hooks, operation, &mut request)).await.map_err(refused)?;
        }
        // A token, a turn or a hook may have taken longer than expected, and the timer is checked only if all of
        // them wait.
        if is_late() {
            return Err(late(shared, call));
        }
        if first {
            call.sent.add();
        }
        let sent = request.uri().clone();
        let response = shared.wire.transport.send(request.into_sent()).await;
        let mut response = response.map_err(|error| Failure::new(operation, Cause::Transport(error)))?;
        if !shared.wire.hooks.is_empty() {
            Box::pin(hook::after(&shared.wire.hooks, operation, &mut response)).await.map_err(refused)?;
            if is_late() {
                return Err(late(shared, call));
            }
        }
        hop = operation.with(|table| {
            redirect::next(shared.policies.redirects, table, Hop::is_own(hop.as_ref()), &sent, &response)
        });
        if hop.is_none() {
            paging::note(&shared.strategies, call, &sent, &mut response);
            return Ok(response);
        }
    }
    let error = TransportError::new(TransportErrorKind::Other, format!("more than {MAX_HOPS} redirects"));
    Err(Failure::new(operation, Cause::Transport(error)))
}

/// Makes the request of one attempt, with its credentials.
pub(super) async fn ready(
    shared: &Shared,
    call: &Outgoing,
    hop: Option<&Hop>,
    session: &mut Session,
) -> Outcome<PreparedRequest> {
    let (mut request, chosen) = assemble(shared, call, hop)?;
    let done = shared.credentials.authenticate(shared.resources(), chosen, &mut request, session).await;
    done.map_err(|cause| Failure::new(&call.operation, cause))?;
    Ok(request)
}

/// Builds the request of one attempt without credentials, and chooses its credentials.
fn assemble<'a>(shared: &'a Shared, call: &'a Outgoing, hop: Option<&Hop>) -> Outcome<(PreparedRequest, Chosen<'a>)> {
    shared.site.connector.with(|connector| {
        call.operation.with(|operation| {
            let other = target(&shared.site, call).map_err(|reason| Failure::arguments(&call.operation, reason))?;
            let base = other.as_ref().unwrap_or(&shared.site.base);
            let trusted = &trusted(&shared.site, call, base);
            let making = Assembly { site: &shared.site, call, connector, operation, trusted };
            fill(&making, &shared.credentials, base, hop)
        })
    })
}

/// Fills in the request of one attempt, in the order of step 2.
fn fill<'a>(
    making: &Assembly<'_, 'a>,
    credentials: &'a Credentials,
    base: &Base,
    hop: Option<&Hop>,
) -> Outcome<(PreparedRequest, Chosen<'a>)> {
    let Assembly { site, call, connector, operation, trusted } = *making;
    let refuse = |reason| Failure::arguments(&call.operation, reason);
    if call.secret_body {
        trusted.clone().map_err(refuse)?;
    }
    let mut headers = HeaderMap::with_capacity(8);
    let mut secrets = Secrets::of(&site.secrets, call.secrets());
    // The URL of a page or redirect is written by the server, which may repeat any secret.
    secrets.elsewhere = call.secret_body || base.shown.is_some() || call.url.is_some() || hop.is_some();
    let (url, of) = match (hop, &call.url) {
        (Some(hop), _) => (hop.url.as_str().to_owned(), UrlOf::Redirect),
        (None, Some(page)) => (page.as_str().to_owned(), UrlOf::Page),
        (None, None) => {
            let url = assembly::write_url(making, &base.url, &mut secrets);
            (url.map_err(refuse)?, UrlOf::Client)
        }
    };
    let own = Hop::is_own(hop);
    let mut chosen = Chosen::Nothing;
    if own {
        assembly::write_headers(making, &mut headers).map_err(refuse)?;
        let choice = credentials.choose(connector, operation, trusted, &headers);
        chosen = choice.map_err(|reason| Failure::new(&call.operation, Cause::Auth(reason)))?;
        assembly::keep_host(site, &url, &mut headers);
    } else {
        headers.insert(http::header::ACCEPT, assembly::accept(operation));
    }
    let method = Method::from_bytes(operation.method.as_bytes());
    let mut request = Request::new(if own { call.body.clone() } else { Body::empty() });
    *request.method_mut() = method.map_err(|_| refuse("its method is not one of HTTP".to_owned()))?;
    *request.uri_mut() = Uri::try_from(url).map_err(|error| refuse(format!("its URL cannot be sent: {error}")))?;
    *request.headers_mut() = headers;
    Ok((PreparedRequest::new(request, secrets, of), chosen))
}

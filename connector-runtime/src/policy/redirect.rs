//! Redirects: which are followed, and what the next request may carry.
//!
//! Separate because it is where credentials leak in other clients: HTTP libraries remove `Authorization` when the host
//! changes, but forward API keys, cookies, bodies and queries. Here only GET and HEAD are followed, and only to the
//! origin that the call went to, unless the user allows other hosts; those get a request without anything of ours.

use connector_tables::Operation;
use http::header::LOCATION;
use http::{Response, Uri};

use crate::request::base::origin;
use crate::transport::body::Body;

/// More than these are not followed.
pub(crate) const MAX_HOPS: usize = 10;

/// Which redirects of GET and HEAD are followed. Others are errors with the status 3xx, and tell where in the header
/// `Location`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Redirects {
    /// None.
    None,
    /// To the same scheme, host and port.
    #[default]
    SameOrigin,
    /// To any host; another origin gets neither credentials nor headers nor body of the call, and neither does what it
    /// leads on to.
    AnyHost,
}

/// Where the next request goes.
pub(crate) struct Hop {
    pub(crate) url: url::Url,
    /// To the origin that the call went to, and by no other: everything but the URL stays as it was.
    pub(crate) same_origin: bool,
}

impl Hop {
    /// Returns `true` if the request after it may carry what the call's own would: not after a hop elsewhere, since who answers
    /// there would choose who gets it.
    pub(crate) fn is_own(hop: Option<&Self>) -> bool {
        hop.is_none_or(|hop| hop.same_origin)
    }
}

/// The next request, if the reply is a redirect that is followed. `own` says whether the last one was to the origin that
/// the call went to.
pub(crate) fn next(
    policy: Redirects,
    operation: &Operation<'_>,
    own: bool,
    sent: &Uri,
    response: &Response<Body>,
) -> Option<Hop> {
    let status = response.status().as_u16();
    if !matches!(status, 301 | 302 | 303 | 307 | 308) || !matches!(operation.method, "GET" | "HEAD") {
        return None;
    }
    // What the document calls a reply is one.
    if operation.replies.any(|reply| reply.status == status) {
        return None;
    }
    let sent = url::Url::parse(&sent.to_string()).ok()?;
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let mut url = sent.join(location).ok()?;
    url.set_fragment(None);
    let same_origin = own && origin(&url) == origin(&sent);
    let allowed = match policy {
        Redirects::None => false,
        Redirects::SameOrigin => same_origin,
        Redirects::AnyHost => {
            matches!(url.scheme(), "http" | "https") && !(sent.scheme() == "https" && url.scheme() == "http")
        }
    };
    let plain = url.username().is_empty() && url.password().is_none();
    (allowed && plain).then_some(Hop { url, same_origin })
}

//! Redirects: those that are followed, and the contents of the next request.
//!
//! Separate because it is where credentials leak in other clients: HTTP libraries remove `Authorization` when the host
//! changes, but forward API keys, cookies, bodies and queries. Here only GET and HEAD are followed, and only to the
//! call's own origin, unless the user allows other hosts, which receive none of the call's headers and credentials.

use connector_tables::Operation;
use http::header::LOCATION;
use http::{Response, Uri};

use crate::request::base::origin;
use crate::transport::body::Body;

/// Maximum number of redirects.
pub(crate) const MAX_HOPS: usize = 10;

/// The redirects of GET and HEAD to follow. Others are errors with the status 3xx and the header `Location`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Redirects {
    /// None.
    None,
    /// To the same scheme, host and port.
    #[default]
    SameOrigin,
    /// To any host; another origin gets neither credentials nor headers nor body of the call, and neither do redirects
    /// from there.
    AnyHost,
}

/// The next request.
pub(crate) struct Hop {
    pub(crate) url: url::Url,
    /// True if all redirects so far stay in the call's origin: everything but the URL is sent again.
    pub(crate) same_origin: bool,
}

impl Hop {
    /// Returns `true` if the next request may contain what the call's own would: not after another origin, whose server
    /// would choose the receiver.
    pub(crate) fn is_own(hop: Option<&Self>) -> bool {
        hop.is_none_or(|hop| hop.same_origin)
    }
}

/// Returns the next request, if the response is a redirect to follow. `own` is `true` if the last request went to
/// the call's own origin.
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
    // A response that the document declares is not a redirect.
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

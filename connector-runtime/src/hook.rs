//! Where users look at requests and replies, or change them.
//!
//! Apart because hooks are theirs: the engine only promises when each runs.

use http::Response;

use crate::body::Body;
use crate::endpoint::Operation;
use crate::prepared::PreparedRequest;

/// The number of an attempt, from 1 on: an extension of each request that a hook sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt(pub u32);

/// Sees every request before it is sent and every reply before it is read.
///
/// `before` runs after authentication, so that it can sign what is really sent; it therefore sees credentials. To log a
/// request, use its `Debug` or [`PreparedRequest::redacted_url`], which hide them.
/// Both run once per attempt, and once per redirect that is followed; requests for tokens come by neither. An error ends
/// the call.
pub trait Hook: Send + Sync {
    /// Before a request is sent.
    ///
    /// # Errors
    /// The call is not sent.
    fn before(
        &self,
        operation: &'static Operation,
        request: &mut PreparedRequest,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let _ = (operation, request);
        Ok(())
    }

    /// When the head of a reply is there.
    ///
    /// # Errors
    /// The reply is not read.
    fn after(
        &self,
        operation: &'static Operation,
        response: &mut Response<Body>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let _ = (operation, response);
        Ok(())
    }
}

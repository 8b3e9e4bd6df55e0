//! Authentication by code: the trait that every auth scheme implements, those of the document and those
//! of users.
//!
//! A signer reads `POST /orders` and its body, and adds `X-Signature: 9f2c…`. The engine (`guard.rs`) ensures that
//! credentials go only where they may and are never shown, so that code of users cannot get it wrong.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::{HeaderMap, StatusCode};

use super::context::AuthContext;
use crate::request::auth_error::AuthError;
use crate::request::prepared::PreparedRequest;

/// The future of [`Authenticator::authenticate`].
pub type Authenticating<'a> = Pin<Box<dyn Future<Output = Result<(), AuthError>> + Send + 'a>>;

/// An auth scheme in code: a signature, a login of its own, tokens from elsewhere.
///
/// [`Builder::authenticator`](crate::Builder::authenticator) sets one for a scheme of the document. It replaces how that
/// scheme sends its credential, and the scheme then needs no credential, although it may use what the builder sets for it.
///
/// ```
/// use std::hash::{DefaultHasher, Hash, Hasher};
/// use connector_runtime::{AuthContext, AuthError, Authenticating, Authenticator, ExposeSecret, PreparedRequest};
///
/// /// Signs method, path and body. A real one computes HMAC-SHA256 where this one computes a mere checksum.
/// struct Signer;
///
/// impl Authenticator for Signer {
///     fn authenticate<'a>(
///         &'a self,
///         request: &'a mut PreparedRequest,
///         context: &'a mut AuthContext<'_>,
///     ) -> Authenticating<'a> {
///         Box::pin(async move {
///             let key = context.secret().ok_or_else(|| AuthError::new("the signer has no key"))?;
///             let body = request.body().as_bytes().ok_or_else(|| AuthError::new("cannot sign a stream"))?;
///             let mut hasher = DefaultHasher::new();
///             (key.expose_secret(), request.method(), request.uri().path(), body).hash(&mut hasher);
///             request.set_secret_header("X-Signature", &format!("{:x}", hasher.finish()))
///         })
///     }
/// }
/// # use connector_runtime::{Builder, abi::v1::{Core, auth, connector, scheme, server}};
/// # const CONNECTOR: &connector_runtime::abi::v1::Connector =
/// #     &connector("shop").servers(&[server("https://shop.example")]).schemes(&[scheme("hmac", auth::template())]);
/// # fn builder() -> Builder<Core> { Builder::new(CONNECTOR) }
///
/// let client = builder().credential("hmac", "the key").authenticator("hmac", Signer).build()?;
/// # Ok::<(), connector_runtime::BuildError>(())
/// ```
///
/// In all cases:
///
/// - It is not called for requests to an origin that may not receive credentials: another
///   server of a single call that [`Builder::trust`](crate::Builder::trust) does not name, or a redirect elsewhere. If it
///   changes the origin of a request, the call fails.
/// - It is not called if the call itself has the scheme's header among its own.
/// - Headers, query parameters, path segments and bodies that it adds or changes are hidden in `Debug`, in
///   `testing::show` and in [`PreparedRequest::redacted_url`].
/// - The engine holds no lock while it waits for it. Calls use it concurrently: one that fetches a token decides itself
///   whether others wait for it.
pub trait Authenticator: Send + Sync {
    /// Adds credentials to a request, or refuses it.
    ///
    /// Called for every attempt and for every redirect within the origin; a second time if the attempt had to wait for
    /// a rate limit, so that signatures and tokens are fresh when it is sent. It runs before hooks, and its time counts
    /// against the timeout of the call.
    ///
    /// # Errors
    /// Ends the call, whose [`Error::is_auth`](crate::Error::is_auth) is then `true`. After a
    /// [temporary](AuthError::temporary) error, the call is retried by its retry policy.
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a>;

    /// Returns `true` if a failure with this status means that the server refused the credentials. Defaults to 401 only.
    fn is_refusal(&self, status: StatusCode) -> bool {
        status == StatusCode::UNAUTHORIZED
    }

    /// Called when the server refused the credentials of a request. Returns `true` if another attempt makes sense, for
    /// example because a stored token was dropped or a nonce was received. Defaults to `false`.
    ///
    /// A call is sent again for this reason once, immediately, and only if its body can be sent again.
    fn refused(&self, refusal: &Refusal<'_>, context: &mut AuthContext<'_>) -> bool {
        let _ = (refusal, context);
        false
    }
}

impl<T: Authenticator + ?Sized> Authenticator for Arc<T> {
    fn authenticate<'a>(
        &'a self,
        request: &'a mut PreparedRequest,
        context: &'a mut AuthContext<'_>,
    ) -> Authenticating<'a> {
        (**self).authenticate(request, context)
    }

    fn is_refusal(&self, status: StatusCode) -> bool {
        (**self).is_refusal(status)
    }

    fn refused(&self, refusal: &Refusal<'_>, context: &mut AuthContext<'_>) -> bool {
        (**self).refused(refusal, context)
    }
}

/// A response by which the server refused the credentials of a request.
pub struct Refusal<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    pub(super) times: u32,
}

impl Refusal<'_> {
    /// Returns the status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers, such as `WWW-Authenticate`.
    pub fn headers(&self) -> &HeaderMap {
        self.headers
    }

    /// Returns how many times the credentials of this call have been refused: 1 for the first time. From the second time
    /// on, the call is not sent again.
    pub fn times(&self) -> u32 {
        self.times
    }
}

//! Code of users that sees or changes requests and responses.
//!
//! The engine defines when each hook runs. A hook sees calls as they are sent, and
//! the requests of auth schemes (for a token) without their secrets: `POST https://id.example/token?key=[hidden]`.

use std::future::{Future, ready};
use std::pin::Pin;

use connector_tables::{Operation, OperationHandle};
use http::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, USER_AGENT,
};
use http::{Method, Response, StatusCode};

use super::prepared::PreparedRequest;
use crate::transport::BoxError;
use crate::transport::body::Body;

/// The number of an attempt, from 1 on: an extension of each request that a hook sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempt(pub u32);

/// Sees every request before it is sent and every response before it is read.
///
/// `before` runs after authentication, so it can sign what is really sent; it therefore sees credentials. To log a
/// request, use its `Debug` or [`PreparedRequest::redacted_url`], which hide them. A signature that belongs to an auth
/// scheme should be an [`Authenticator`](crate::Authenticator), which is only called for trusted origins.
///
/// `before` and `after` run once per attempt, and once per redirect that is followed. `before_auth` and `after_auth` run
/// for requests that auth schemes send, such as a request for a token, and see no secret of them. An error ends the call.
///
/// The time that hooks take counts against the timeout of the call. A hook that has to wait is an [`AsyncHook`]: one that
/// blocks its thread instead delays other calls, too.
pub trait Hook: Send + Sync {
    /// Called before a request is sent.
    ///
    /// # Errors
    /// The call is not sent.
    fn before(&self, operation: &Operation<'_>, request: &mut PreparedRequest) -> Result<(), BoxError> {
        let _ = (operation, request);
        Ok(())
    }

    /// Called when the status and headers of a response have been received.
    ///
    /// # Errors
    /// The response is not read.
    fn after(&self, operation: &Operation<'_>, response: &mut Response<Body>) -> Result<(), BoxError> {
        let _ = (operation, response);
        Ok(())
    }

    /// Called before an auth scheme sends a request of its own, such as a request for a token.
    ///
    /// # Errors
    /// The request is not sent, and neither is the call that needs it.
    fn before_auth(&self, request: &mut AuthRequest) -> Result<(), BoxError> {
        let _ = request;
        Ok(())
    }

    /// Called when the response to a request of an auth scheme arrives. Its headers and body may be secret, so only its
    /// status is shown.
    ///
    /// # Errors
    /// The response is not read, and the call that needs it is not sent.
    fn after_auth(&self, request: &AuthRequest, status: StatusCode) -> Result<(), BoxError> {
        let _ = (request, status);
        Ok(())
    }
}

/// The future of a method of [`AsyncHook`].
pub type HookFuture<'a> = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + 'a>>;

/// A [`Hook`] that may wait: for a signature from another process, for a lock, for its turn.
///
/// It has the same methods, which run at the same times. It is a separate trait, so that a hook is either one or the
/// other and the order in which hooks run is the order in which they were added.
///
/// ```
/// use connector_runtime::{AsyncHook, AuthRequest, HookFuture, Operation, PreparedRequest};
///
/// struct Traced;
///
/// async fn new_trace() -> String {
///     "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".to_owned()
/// }
///
/// impl AsyncHook for Traced {
///     fn before<'a>(&'a self, _: &'a Operation<'_>, request: &'a mut PreparedRequest) -> HookFuture<'a> {
///         Box::pin(async move {
///             request.headers_mut().insert("traceparent", new_trace().await.parse()?);
///             Ok(())
///         })
///     }
///
///     fn before_auth<'a>(&'a self, request: &'a mut AuthRequest) -> HookFuture<'a> {
///         Box::pin(async move {
///             println!("{} asks {} for a token", request.scheme(), request.url());
///             request.add_header("traceparent".parse()?, new_trace().await.parse()?);
///             Ok(())
///         })
///     }
/// }
/// # use connector_runtime::{Builder, abi::v1::{Core, connector, server}};
/// # const CONNECTOR: &connector_runtime::abi::v1::Connector =
/// #     &connector("shop").servers(&[server("https://shop.example")]);
/// # fn builder() -> Builder<Core> { Builder::new(CONNECTOR) }
///
/// let client = builder().async_hook(Traced).build()?;
/// # Ok::<(), connector_runtime::BuildError>(())
/// ```
pub trait AsyncHook: Send + Sync {
    /// Called before a request is sent; see [`Hook::before`].
    fn before<'a>(&'a self, operation: &'a Operation<'_>, request: &'a mut PreparedRequest) -> HookFuture<'a> {
        let _ = (operation, request);
        Box::pin(ready(Ok(())))
    }

    /// Called when the status and headers of a response have been received; see [`Hook::after`].
    fn after<'a>(&'a self, operation: &'a Operation<'_>, response: &'a mut Response<Body>) -> HookFuture<'a> {
        let _ = (operation, response);
        Box::pin(ready(Ok(())))
    }

    /// Called before an auth scheme sends a request of its own; see [`Hook::before_auth`].
    fn before_auth<'a>(&'a self, request: &'a mut AuthRequest) -> HookFuture<'a> {
        let _ = request;
        Box::pin(ready(Ok(())))
    }

    /// Called when the response to a request of an auth scheme arrives; see [`Hook::after_auth`].
    fn after_auth<'a>(&'a self, request: &'a AuthRequest, status: StatusCode) -> HookFuture<'a> {
        let _ = (request, status);
        Box::pin(ready(Ok(())))
    }
}

/// A request that an auth scheme sends, such as a request for a token, without its secrets.
#[derive(Debug)]
pub struct AuthRequest {
    scheme: String,
    method: Method,
    url: String,
    headers: HeaderMap,
    added: HeaderMap,
}

impl AuthRequest {
    pub(crate) fn new(scheme: &str, request: &PreparedRequest) -> Self {
        let mut headers = HeaderMap::with_capacity(request.headers().len());
        for (name, value) in request.headers() {
            let shown = is_public(name) && !value.is_sensitive();
            headers.append(name, if shown { value.clone() } else { HeaderValue::from_static("[hidden]") });
        }
        let url = request.secrets().url_without_values(request.uri());
        let (scheme, method) = (scheme.to_owned(), request.method().clone());
        Self { scheme, method, url, headers, added: HeaderMap::new() }
    }

    /// Returns the name of the auth scheme in the document.
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// Returns the method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// Returns the URL, with `[hidden]` in place of all values in its query and of known secrets elsewhere.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the headers, with `[hidden]` in place of all values that may be secret.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Adds a header, unless the request has one of this name. Returns `true` if it was added.
    pub fn add_header(&mut self, name: HeaderName, value: HeaderValue) -> bool {
        let is_new = !self.headers.contains_key(&name);
        if is_new {
            self.headers.insert(name.clone(), value.clone());
            self.added.insert(name, value);
        }
        is_new
    }

    /// Puts the headers that hooks added into the request.
    pub(crate) fn add_to(&mut self, headers: &mut HeaderMap) {
        headers.extend(std::mem::take(&mut self.added));
    }
}

/// Returns `true` if a header is not secret by its name. Any other header of a request for a token may be a key.
pub(crate) fn is_public(name: &HeaderName) -> bool {
    [ACCEPT, ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT].contains(name)
}

/// A hook of either kind.
pub(crate) enum AnyHook {
    Plain(Box<dyn Hook>),
    Async(Box<dyn AsyncHook>),
}

/// Runs the hooks before a call is sent.
pub(crate) async fn before(
    hooks: &[AnyHook],
    operation: &OperationHandle,
    request: &mut PreparedRequest,
) -> Result<(), BoxError> {
    let operation = &operation.get();
    for hook in hooks {
        match hook {
            AnyHook::Plain(hook) => hook.before(operation, request)?,
            AnyHook::Async(hook) => hook.before(operation, request).await?,
        }
    }
    Ok(())
}

/// Runs the hooks after a call was sent.
pub(crate) async fn after(
    hooks: &[AnyHook],
    operation: &OperationHandle,
    response: &mut Response<Body>,
) -> Result<(), BoxError> {
    let operation = &operation.get();
    for hook in hooks {
        match hook {
            AnyHook::Plain(hook) => hook.after(operation, response)?,
            AnyHook::Async(hook) => hook.after(operation, response).await?,
        }
    }
    Ok(())
}

/// Runs the hooks before an auth scheme sends a request.
pub(crate) async fn before_auth(hooks: &[AnyHook], request: &mut AuthRequest) -> Result<(), BoxError> {
    for hook in hooks {
        match hook {
            AnyHook::Plain(hook) => hook.before_auth(request)?,
            AnyHook::Async(hook) => hook.before_auth(request).await?,
        }
    }
    Ok(())
}

/// Runs the hooks after an auth scheme sent a request.
pub(crate) async fn after_auth(hooks: &[AnyHook], request: &AuthRequest, status: StatusCode) -> Result<(), BoxError> {
    for hook in hooks {
        match hook {
            AnyHook::Plain(hook) => hook.after_auth(request, status)?,
            AnyHook::Async(hook) => hook.after_auth(request, status).await?,
        }
    }
    Ok(())
}

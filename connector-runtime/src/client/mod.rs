//! Clients: the engine with the types of endpoints, as futures of single calls and as streams of pages and items.
//!
//! This room uses all rooms below it. The state that all calls of one client share is in the engine.
//!
//! Separate from the shells that `abi::client!` makes, so that those hold one pointer and no code. The future here is
//! generic only in its last step, from bytes to the endpoint's types.

mod items;
mod walk;

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use connector_tables::{Connector, OperationHandle};

pub use self::items::{ItemOf, Items, Pages};
pub use self::walk::Walk;
use crate::call::draft::Draft;
use crate::call::endpoint::{Endpoint, ErrorOf, OutputOf};
use crate::engine::{self, Shared, execute};
use crate::error::{Cause, Error, Failure};
use crate::page::Paged;
use crate::reply::{FromReply, Head, Received};
use crate::request::prepared::PreparedRequest;
use crate::request::redact::Secrets;
use crate::transport::BoxError;
use crate::transport::body::Body;

/// The content of a client.
#[derive(Clone)]
pub struct Core {
    pub(crate) shared: Arc<Shared>,
}

impl Core {
    /// Returns the base URL, with `[hidden]` in place of secrets.
    pub fn base_url(&self) -> &str {
        let base = &self.shared.site.base;
        base.shown.as_ref().unwrap_or(&base.url)
    }

    /// Starts a call. The future shares ownership of the client's state.
    pub fn run<E: Endpoint>(self, draft: Draft) -> Pending<E> {
        Pending { work: Box::pin(execute(self.shared, draft)), endpoint: PhantomData }
    }

    /// Returns the items of all pages of a call.
    pub fn items<E: Endpoint>(&self, draft: Draft) -> Items<E>
    where
        E::Output: Paged,
    {
        Items::new(self.walk(draft))
    }

    /// Returns all pages of a call.
    pub fn pages<E: Endpoint>(&self, draft: Draft) -> Pages<E>
    where
        E::Output: Paged,
    {
        Pages::new(self.walk(draft))
    }

    /// The first items of a call, at most so many.
    ///
    /// # Errors
    /// Those of any page's call, and [`Error::is_paging`].
    pub async fn collect<E: Endpoint>(&self, draft: Draft, limit: usize) -> Result<Vec<ItemOf<E>>, Error<ErrorOf<E>>>
    where
        E::Output: Paged,
    {
        self.items::<E>(draft).take(limit).await
    }

    /// Returns the value of a response that was received some other way, read with the client's codecs.
    ///
    /// # Errors
    /// The response is a failure, or not what the endpoint declares.
    pub fn decode<E: Endpoint>(&self, response: http::Response<Bytes>) -> Answer<E> {
        let codecs = Some(Arc::clone(&self.shared.reading.codecs));
        let received = |connector: &Connector<'_>| engine::received(connector, &E::OPERATION.into(), response, codecs);
        let outcome = self.shared.site.connector.with(received);
        finish::<E>(outcome.map_err(|failure| engine::known_to(failure, &self.shared.site.secrets)))
    }

    /// A call of an endpoint that is known only as data, on its way. [`Error::new`] makes an error of its failure.
    pub async fn run_raw(&self, draft: Draft) -> Result<Received, Box<Failure>> {
        execute(Arc::clone(&self.shared), draft).await
    }

    /// Returns a text with `[hidden]` in place of the client's credentials and secret variables.
    #[doc(hidden)]
    pub fn redact(&self, text: &str) -> String {
        let mut secrets = Secrets::default();
        secrets.know(&self.shared.site.secrets);
        secrets.hide(text)
    }

    /// The replies of all pages of a call of an endpoint that is known only as data.
    pub fn walk(&self, draft: Draft) -> Walk {
        Walk::new(self.clone(), draft)
    }

    /// The request of a call of an endpoint that is known only as data, which is not sent.
    pub fn request_raw(&self, draft: Draft) -> Result<http::Request<Body>, Box<Failure>> {
        engine::request(&self.shared, draft).map(PreparedRequest::into_http)
    }

    /// The request of a call, which is not sent.
    pub fn request<E: Endpoint>(&self, draft: Draft) -> Result<PreparedRequest, Error<ErrorOf<E>>> {
        engine::request(&self.shared, draft).map_err(|failure| Error::new(failure, None))
    }
}

/// A call on its way.
#[must_use = "nothing is sent before it is awaited"]
pub struct Pending<E> {
    work: Pin<Box<dyn Future<Output = Result<Received, Box<Failure>>> + Send>>,
    endpoint: PhantomData<fn() -> E>,
}

impl<E: Endpoint> Pending<E> {
    /// Polls like the future, but returns the head of the response, too.
    pub fn poll_reply(&mut self, cx: &mut Context<'_>) -> Poll<Answer<E>> {
        self.work.as_mut().poll(cx).map(finish::<E>)
    }
}

/// The result of a call: a value with the head of its response, or an error.
pub type Answer<E> = Result<(OutputOf<E>, Head), Error<ErrorOf<E>>>;

impl<E: Endpoint> Future for Pending<E> {
    type Output = Result<OutputOf<E>, Error<ErrorOf<E>>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.get_mut().poll_reply(cx).map(|answer| answer.map(|(value, _)| value))
    }
}

/// Converts a result to the endpoint's types.
pub(crate) fn finish<E: Endpoint>(result: Result<Received, Box<Failure>>) -> Answer<E> {
    read::<E, _>(result, E::Output::from_reply)
}

/// Converts a result to the type that a function reads, or to the endpoint's error.
pub(crate) fn read<E: Endpoint, T>(
    result: Result<Received, Box<Failure>>,
    success: fn(&mut Received) -> Result<T, BoxError>,
) -> Result<(T, Head), Error<ErrorOf<E>>> {
    let mut failure = match result {
        Ok(mut reply) => match success(&mut reply) {
            Ok(value) => return Ok((value, reply.into_head())),
            Err(error) => {
                let operation = OperationHandle::from(E::OPERATION);
                return Err(Error::new(engine::undecodable(&operation, reply, error), None));
            }
        },
        Err(failure) => failure,
    };
    let value = match failure.declared().filter(|_| E::Error::DECLARED).map(error_body::<E>) {
        Some(Ok(value)) => Some(value),
        // An empty body is no news beside the status.
        Some(Err(error)) if failure.reply.as_ref().is_some_and(|reply| !reply.bytes.is_empty()) => {
            failure.cause = Cause::Status(Some(error));
            None
        }
        Some(Err(_)) | None => None,
    };
    Err(Error::new(failure, value))
}

/// Reads the body of a failure. Optional members that cannot be read are absent.
fn error_body<E: Endpoint>(reply: &mut Received) -> Result<ErrorOf<E>, BoxError> {
    E::Error::from_reply(reply).or_else(|error| match reply.forgive() {
        true => E::Error::from_reply(reply).map_err(|_| error),
        false => Err(error),
    })
}

/// A reply that came some other way, as the endpoint's types.
pub fn decode<E: Endpoint>(response: http::Response<Bytes>) -> Answer<E> {
    decode_of::<E>(&Connector::DEFAULT, response)
}

/// The same, by what the connector says of all its endpoints.
pub fn decode_of<E: Endpoint>(connector: &Connector<'_>, response: http::Response<Bytes>) -> Answer<E> {
    finish::<E>(engine::received(connector, &E::OPERATION.into(), response, None))
}

//! `abi::client!()`: the types that must be local to generated code, since it adds methods to them.
//!
//! Separate because it is expanded in every client: each body here is one call into the runtime.

/// Defines `Client`, `Call` and `Reply` in the current module, next to a constant `CONNECTOR`.
#[doc(hidden)]
#[macro_export]
macro_rules! __client_v1 {
    () => {
        #[allow(unused_imports)]
        pub use $crate::{AnyError, Error, ErrorKind};

        /// A client of the API. Cloning it is cheap: clones share connections and credentials.
        #[derive(Clone)]
        pub struct Client {
            core: $crate::abi::v1::Core,
        }

        #[allow(dead_code)]
        impl Client {
            /// Starts a client: set what it needs, then call `build`.
            pub fn builder() -> $crate::Builder<Client> {
                $crate::Builder::new(CONNECTOR)
            }

            /// Returns the base URL, with `[hidden]` in place of secrets.
            pub fn base_url(&self) -> &str {
                self.core.base_url()
            }

            /// Starts a call of an endpoint that is a value with its arguments in it.
            pub fn send<E: $crate::abi::v1::Endpoint>(&self, endpoint: E) -> Call<E> {
                let mut call = self.call();
                endpoint.fill(&mut call.draft);
                call
            }

            /// Returns the value of a response that was received some other way, read with the codecs of the client.
            ///
            /// # Errors
            /// The response is a failure, or not what the endpoint declares.
            pub fn decode<E: $crate::abi::v1::Endpoint>(
                &self,
                response: $crate::http::Response<$crate::bytes::Bytes>,
            ) -> ::core::result::Result<$crate::abi::v1::OutputOf<E>, Error<$crate::abi::v1::ErrorOf<E>>> {
                self.core.decode::<E>(response).map(|(value, _)| value)
            }

            fn call<E: $crate::abi::v1::Endpoint>(&self) -> Call<E> {
                let draft = $crate::abi::v1::Draft::new(E::OPERATION);
                Call { core: self.core.clone(), draft, endpoint: ::core::marker::PhantomData }
            }
        }

        impl ::core::convert::From<$crate::abi::v1::Core> for Client {
            fn from(core: $crate::abi::v1::Core) -> Self {
                Self { core }
            }
        }

        impl ::core::fmt::Debug for Client {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct("Client").field("base_url", &self.base_url()).finish_non_exhaustive()
            }
        }

        /// One call: an endpoint with its arguments. Nothing is sent until the call is awaited or sent.
        ///
        /// A call borrows nothing: it can be stored, returned, and spawned.
        #[must_use = "a call does nothing before it is awaited"]
        pub struct Call<E> {
            core: $crate::abi::v1::Core,
            draft: $crate::abi::v1::Draft,
            endpoint: ::core::marker::PhantomData<fn() -> E>,
        }

        #[allow(dead_code)]
        impl<E: $crate::abi::v1::Endpoint> Call<E> {
            fn arg<T: $crate::abi::v1::Write + ?Sized>(mut self, index: usize, value: &T) -> Self {
                self.draft.arg(index, value);
                self
            }

            fn body<T: $crate::abi::v1::ToBody + ?Sized>(mut self, index: usize, value: &T) -> Self {
                self.draft.body(index, value);
                self
            }

            fn bodies<T: $crate::abi::v1::Bodies>(mut self, value: &T) -> Self {
                value.fill(&mut self.draft);
                self
            }

            fn option<T: $crate::abi::v1::Write + ?Sized>(
                mut self,
                index: usize,
                value: impl $crate::abi::v1::Argument<T>,
            ) -> Self {
                self.draft.option(index, value);
                self
            }

            fn option_body<T: $crate::abi::v1::ToBody + ?Sized>(
                mut self,
                index: usize,
                value: impl $crate::abi::v1::Argument<T>,
            ) -> Self {
                self.draft.option_body(index, value);
                self
            }

            fn option_bodies<T: $crate::abi::v1::Bodies>(mut self, value: impl $crate::abi::v1::Argument<T>) -> Self {
                self.draft.option_bodies(value);
                self
            }

            /// Sends a header with this call. It replaces one of the same name. The call fails if it is `Host` or belongs
            /// to the connection, such as `Content-Length` and `Transfer-Encoding`.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.draft.header(name, value);
                self
            }

            /// Sends a query parameter that the document does not declare.
            pub fn query(mut self, name: &str, value: &str) -> Self {
                self.draft.query(name, value);
                self
            }

            /// Sets the timeout of this call; `None` disables it.
            pub fn timeout(
                mut self,
                timeout: impl ::core::convert::Into<::core::option::Option<::core::time::Duration>>,
            ) -> Self {
                self.draft.timeout(timeout.into());
                self
            }

            /// Sets the retry policy of this call; `None` disables retries.
            pub fn retry(
                mut self,
                policy: impl ::core::convert::Into<::core::option::Option<$crate::RetryPolicy>>,
            ) -> Self {
                self.draft.retry(policy.into());
                self
            }

            /// Sends this call to another base URL. Credentials and headers of the builder are sent there only if the builder's
            /// `trust` names it.
            pub fn server(mut self, url: &str) -> Self {
                self.draft.server(url);
                self
            }

            /// Sets a variable for this call, instead of the client's value. It does not change the base URL.
            pub fn variable(mut self, name: &str, value: impl ::core::fmt::Display) -> Self {
                self.draft.variable(name, &value);
                self
            }

            /// Sets the body's media type, if the document declares a range.
            pub fn content_type(mut self, media: &str) -> Self {
                self.draft.content_type(media);
                self
            }

            /// Sends the call, and returns the value with the status and headers of its response.
            ///
            /// # Errors
            /// All kinds of [`Error`].
            pub async fn send(self) -> ::core::result::Result<Reply<E>, Error<$crate::abi::v1::ErrorOf<E>>> {
                let mut pending = self.core.run::<E>(self.draft);
                let (value, head) = ::core::future::poll_fn(|cx| pending.poll_reply(cx)).await?;
                ::core::result::Result::Ok(Reply { value, head })
            }

            /// Returns the request without sending it: for signing, for other HTTP libraries, for inspection. It contains
            /// credentials, which its `Debug` hides; `into_http` makes an `http::Request` of it.
            ///
            /// # Errors
            /// An argument cannot be sent, or a credential is missing. A token that must be fetched is missing until a
            /// call was sent.
            pub fn request(
                self,
            ) -> ::core::result::Result<$crate::PreparedRequest, Error<$crate::abi::v1::ErrorOf<E>>> {
                self.core.request::<E>(self.draft)
            }

            /// Reads the value of a response that was received some other way. `Client::decode` uses the client's codecs, too.
            ///
            /// # Errors
            /// The response is a failure, or not what the document declares.
            pub fn decode(
                response: $crate::http::Response<$crate::bytes::Bytes>,
            ) -> ::core::result::Result<$crate::abi::v1::OutputOf<E>, Error<$crate::abi::v1::ErrorOf<E>>> {
                $crate::abi::v1::decode_of::<E>(CONNECTOR, response).map(|(value, _)| value)
            }

            /// Returns the items of all pages as a stream. Pages are requested as they are needed.
            pub fn items(self) -> $crate::abi::v1::Items<E>
            where
                E::Output: $crate::abi::v1::Paged,
            {
                self.core.items(self.draft)
            }

            /// Returns all pages as a stream.
            pub fn pages(self) -> $crate::abi::v1::Pages<E>
            where
                E::Output: $crate::abi::v1::Paged,
            {
                self.core.pages(self.draft)
            }

            /// Collects the first items, at most `limit`: fewer only if the whole list has fewer. Pages are requested until
            /// there are enough; a limit of 0 sends nothing.
            ///
            /// # Errors
            /// A page fails. The items before it are lost; `items` keeps them, and can go on.
            pub async fn all(
                self,
                limit: usize,
            ) -> ::core::result::Result<::std::vec::Vec<$crate::abi::v1::ItemOf<E>>, Error<$crate::abi::v1::ErrorOf<E>>>
            where
                E::Output: $crate::abi::v1::Paged,
            {
                self.core.collect::<E>(self.draft, limit).await
            }
        }

        impl<E: $crate::abi::v1::Endpoint> ::core::future::IntoFuture for Call<E> {
            type Output = ::core::result::Result<$crate::abi::v1::OutputOf<E>, Error<$crate::abi::v1::ErrorOf<E>>>;
            type IntoFuture = $crate::abi::v1::Pending<E>;

            fn into_future(self) -> Self::IntoFuture {
                self.core.run::<E>(self.draft)
            }
        }

        impl<E: $crate::abi::v1::Endpoint> ::core::fmt::Debug for Call<E> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct("Call").field("operation", &E::OPERATION.id).finish_non_exhaustive()
            }
        }

        /// The result of a call: a value, and the status and headers of its response.
        pub struct Reply<E: $crate::abi::v1::Endpoint> {
            value: $crate::abi::v1::OutputOf<E>,
            head: $crate::abi::v1::Head,
        }

        #[allow(dead_code)]
        impl<E: $crate::abi::v1::Endpoint> Reply<E> {
            /// Returns the value.
            pub fn value(&self) -> &$crate::abi::v1::OutputOf<E> {
                &self.value
            }

            /// Returns the value, and consumes the reply.
            pub fn into_value(self) -> $crate::abi::v1::OutputOf<E> {
                self.value
            }

            /// Returns the status.
            pub fn status(&self) -> $crate::http::StatusCode {
                self.head.status()
            }

            /// Returns the headers.
            pub fn headers(&self) -> &$crate::http::HeaderMap {
                self.head.headers()
            }

            /// Returns a header's value, if the response has it and it is of that type.
            pub fn header<T: $crate::abi::v1::Json>(&self, name: &str) -> ::core::option::Option<T> {
                self.head.header(name)
            }

            /// Returns the body as received; empty if it is a stream.
            pub fn body(&self) -> &$crate::bytes::Bytes {
                self.head.body()
            }

            /// Returns the number of times the request was sent.
            pub fn attempts(&self) -> u32 {
                self.head.attempts()
            }
        }

        impl<E: $crate::abi::v1::Endpoint> ::core::fmt::Debug for Reply<E> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct("Reply").field("status", &self.status()).finish_non_exhaustive()
            }
        }
    };
}

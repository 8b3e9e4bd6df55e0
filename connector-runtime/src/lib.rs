//! Runtime library for generated API clients.
//!
//! Users need [`Builder`], [`Error`], [`Body`] and [`File`]; generated code uses the rest through [`abi`].

// Generated code names the runtime by its crate; the tests hold some.
#[cfg(test)]
extern crate self as connector_runtime;

#[doc(hidden)]
pub mod abi;
mod auth;
mod builder;
mod call;
mod client;
mod encode;
mod engine;
mod error;
#[cfg(feature = "instance")]
mod instance;
mod media;
mod page;
mod plain;
mod policy;
mod reply;
mod request;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod transport;

#[cfg(test)]
mod tests;

pub use auth::{AuthContext, Authenticating, Authenticator, Refusal};
pub use builder::{BuildError, Builder};
#[doc(no_inline)]
pub use bytes;
pub use call::argument::Argument;
pub use call::endpoint::Endpoint;
pub use client::{Items, Pages, Walk};
pub use connector_json::{json_by_serde, json_by_text, types};
#[cfg(feature = "macros")]
pub use connector_macros::{Collection, Connector, Endpoint, client};
#[doc(no_inline)]
pub use connector_tables::{Operation, Slot};
pub use error::{AnyError, Error, ErrorKind};
#[doc(no_inline)]
pub use http;
#[cfg(feature = "instance")]
pub use instance::{Instance, InstanceError, Problem};
pub use media::Codec;
pub use page::{NextPage, Page, PageStrategy, ReceivedPage};
pub use plain::{Call, Client, Reply};
pub use policy::rate::RateLimit;
pub use policy::redirect::Redirects;
pub use policy::retry::RetryPolicy;
pub use reply::Undeclared;
pub use request::auth_error::AuthError;
pub use request::hook::{AsyncHook, Attempt, AuthRequest, Hook, HookFuture};
pub use request::prepared::PreparedRequest;
#[doc(no_inline)]
pub use secrecy::{ExposeSecret, SecretString};
#[doc(hidden)]
pub use serde;
pub use transport::body::Body;
pub use transport::clock::{Clock, Sleep};
pub use transport::file::File;
pub use transport::{Sending, Transport, TransportError, TransportErrorKind};

//! What generated API clients stand on.
//!
//! Users meet [`Builder`], [`Error`], [`Body`] and [`File`]; the rest is named by generated code, through [`abi`].

// Generated code names the runtime by its crate; the tests hold some.
#[cfg(test)]
extern crate self as connector_runtime;

#[doc(hidden)]
pub mod abi;
mod auth;
mod base;
mod body;
mod builder;
mod by_serde;
#[cfg(feature = "cli")]
pub mod cli;
mod client;
mod clock;
mod draft;
mod effective;
mod encode;
mod endpoint;
mod error;
mod execute;
mod file;
mod hint;
mod hook;
#[cfg(feature = "instance")]
mod instance;
pub mod json;
mod media;
mod outgoing;
mod page;
mod plain;
mod prepared;
mod rate;
mod record;
mod redact;
mod redirect;
mod reply;
mod request;
mod retry;
mod shape;
mod template;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod transport;
mod variables;

#[cfg(test)]
mod tests;

pub use auth::{AuthContext, AuthError, Authenticating, Authenticator, Refusal};
pub use body::Body;
pub use builder::{BuildError, Builder};
#[doc(no_inline)]
pub use bytes;
pub use clock::{Clock, Sleep};
pub use connector_json::types;
#[cfg(feature = "macros")]
pub use connector_macros::{Collection, Connector, Endpoint, client};
#[doc(no_inline)]
pub use connector_tables::{Operation, Slot};
pub use endpoint::Endpoint;
pub use error::Error;
pub use file::File;
pub use hook::{AsyncHook, Attempt, AuthRequest, Hook, HookFuture};
#[doc(no_inline)]
pub use http;
#[cfg(feature = "instance")]
pub use instance::{Instance, InstanceError, Problem};
pub use media::Codec;
pub use page::{Items, NextPage, Page, PageStrategy, Pages, ReceivedPage, Walk};
pub use plain::{Call, Client, Reply};
pub use prepared::PreparedRequest;
pub use rate::RateLimit;
pub use redirect::Redirects;
pub use reply::Undeclared;
pub use retry::RetryPolicy;
#[doc(no_inline)]
pub use secrecy::{ExposeSecret, SecretString};
#[doc(hidden)]
pub use serde;
pub use transport::{Sending, Transport, TransportError, TransportErrorKind};

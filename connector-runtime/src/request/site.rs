//! An API as one client calls it, and the way of its requests to the network.
//!
//! Calls and auth schemes both send requests, and need nothing else of a client.

use std::sync::Arc;

use connector_tables::ConnectorHandle;
use http::HeaderMap;
use secrecy::SecretString;

use super::base::{Base, Origin};
use super::hook::AnyHook;
use super::variables::Variables;
use crate::transport::Transport;
use crate::transport::clock::Clock;

/// An API as one client calls it: everything that requests are made of.
pub(crate) struct Site {
    pub(crate) connector: ConnectorHandle,
    pub(crate) base: Base,
    /// The user gave the base URL: it counts before an operation's own servers.
    pub(crate) fixed: bool,
    pub(crate) variables: Variables,
    /// Origins beside the base URL's that may receive credentials.
    pub(crate) trusted: Vec<Origin>,
    pub(crate) headers: HeaderMap,
    /// The values that no text may show.
    pub(crate) secrets: Arc<[SecretString]>,
}

/// The way of requests to the network.
pub(crate) struct Wire {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) hooks: Vec<AnyHook>,
}

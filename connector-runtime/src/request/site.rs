//! An API as one client calls it, and its access to the network.
//!
//! Calls and auth schemes both send requests, and need only these parts of a client.

use std::sync::Arc;

use connector_tables::ConnectorHandle;
use http::HeaderMap;
use secrecy::SecretString;

use super::base::{Base, Origin};
use super::hook::AnyHook;
use super::variables::Variables;
use crate::transport::Transport;
use crate::transport::clock::Clock;

/// An API as one client calls it: everything from which requests are made.
pub(crate) struct Site {
    pub(crate) connector: ConnectorHandle,
    pub(crate) base: Base,
    /// True if the user set the base URL: it overrides an operation's own servers.
    pub(crate) fixed: bool,
    pub(crate) variables: Variables,
    /// Origins in addition to the base URL's that may receive credentials.
    pub(crate) trusted: Vec<Origin>,
    pub(crate) headers: HeaderMap,
    /// The secret values.
    pub(crate) secrets: Arc<[SecretString]>,
}

/// Access to the network.
pub(crate) struct Wire {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) hooks: Vec<AnyHook>,
}

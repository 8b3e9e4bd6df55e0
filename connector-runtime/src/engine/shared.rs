//! The state that all calls of one client share, in one part for each room that reads it.

use std::sync::Arc;

use super::Reading;
use crate::auth::{Credentials, Resources};
use crate::call::Setup;
use crate::page::Strategies;
use crate::policy::Policies;
use crate::request::site::{Site, Wire};

/// The state that all calls of one client share.
pub(crate) struct Shared {
    /// The API, from which requests are made.
    pub(crate) site: Site,
    /// The access to the network.
    pub(crate) wire: Wire,
    pub(crate) credentials: Credentials,
    /// Decisions between attempts.
    pub(crate) policies: Policies,
    pub(crate) reading: Reading,
    /// Pagination strategies that the user registered.
    pub(crate) strategies: Arc<Strategies>,
}

impl Shared {
    /// Returns the parts from which calls are made.
    pub(crate) fn setup(&self) -> Setup<'_> {
        Setup { site: &self.site, codecs: &self.reading.codecs, strategies: &self.strategies }
    }

    /// Returns the parts that auth schemes use.
    pub(super) fn resources(&self) -> Resources<'_> {
        Resources { site: &self.site, wire: &self.wire }
    }
}

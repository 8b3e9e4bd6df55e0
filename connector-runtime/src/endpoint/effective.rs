//! What really holds for an endpoint: its own behavior, else the connector's.
//!
//! Apart so that the two are put together in one place. Fixed parameters add up; of everything else the endpoint's
//! counts. Retries, limits and times are not here: the user may say those, too.

use super::{Behavior, Fixed, Operation, Predicate};
use crate::server::Connector;

/// Both behaviors.
#[derive(Clone, Copy)]
pub(crate) struct Effective {
    /// The endpoint's.
    pub(crate) own: &'static Behavior,
    /// The connector's.
    pub(crate) all: &'static Behavior,
}

impl Effective {
    pub(crate) fn of(connector: &'static Connector, operation: &'static Operation) -> Self {
        Self { own: operation.behavior, all: connector.behavior }
    }

    /// What is always sent: the endpoint's, and those of the connector that it does not say otherwise.
    pub(crate) fn fixed(self) -> impl Iterator<Item = &'static Fixed> {
        let own = self.own.fixed;
        let said = move |fixed: &&Fixed| own.iter().any(|own| own.place == fixed.place && same(own, fixed));
        own.iter().chain(self.all.fixed.iter().filter(move |fixed| !said(fixed)))
    }

    /// What must hold for a success to be one.
    pub(crate) fn success(self) -> Option<&'static Predicate> {
        self.own.success.as_ref().or(self.all.success.as_ref())
    }
}

/// Names of headers are the same in any case.
fn same(a: &Fixed, b: &Fixed) -> bool {
    match a.place {
        super::Place::Header => a.name.eq_ignore_ascii_case(b.name),
        _ => a.name == b.name,
    }
}

//! What really holds for an endpoint: its own behavior, else the connector's.
//!
//! Apart so that the two are put together in one place. Fixed parameters add up; of everything else the endpoint's
//! counts. Connector `timeout: 5 s`, endpoint without: 5 seconds.

use std::time::Duration;

use super::{Behavior, Fixed, Operation, Predicate, Rate, Retry};
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

    /// When it is sent again.
    pub(crate) fn retry(self) -> Option<&'static Retry> {
        self.own.retry.as_ref().or(self.all.retry.as_ref())
    }

    /// How often the endpoint alone, and how often anything of the connector, may be sent.
    pub(crate) fn rates(self) -> [Option<&'static Rate>; 2] {
        [self.own.rate.as_ref(), self.all.rate.as_ref()]
    }

    /// How long a call may take.
    pub(crate) fn timeout(self) -> Option<Duration> {
        self.own.timeout.or(self.all.timeout).map(Duration::from_millis)
    }
}

/// Names of headers are the same in any case.
fn same(a: &Fixed, b: &Fixed) -> bool {
    match a.place {
        super::Place::Header => a.name.eq_ignore_ascii_case(b.name),
        _ => a.name == b.name,
    }
}

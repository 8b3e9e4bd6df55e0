//! The behavior that applies to an endpoint: its own, or else the connector's.
//!
//! The constant parameters of both are sent, unless the endpoint has one of the same name; of everything else, the
//! endpoint's own is used. Retries, limits and timeouts are decided elsewhere, since users may set them too.

use connector_tables::{Behavior, Connector, ConnectorHandle, Fixed, Operation, OperationHandle, Place, Predicate};

/// Returns what `f` returns for the behavior of an endpoint.
pub(crate) fn own<'h, T>(operation: &'h OperationHandle, f: impl FnOnce(&Behavior<'h>) -> T) -> T {
    operation.with(|operation| operation.behavior.with(f))
}

/// Returns what `f` returns for the behavior of all endpoints of a connector.
pub(crate) fn all<'h, T>(connector: &'h ConnectorHandle, f: impl FnOnce(&Behavior<'h>) -> T) -> T {
    connector.with(|connector| connector.behavior.with(f))
}

/// Yields the parameters that are always sent: the endpoint's own, then the connector's others.
pub(crate) fn fixed<'t>(
    connector: &Connector<'t>,
    operation: &Operation<'t>,
) -> impl Iterator<Item = Fixed<'t>> + use<'t> {
    let own = operation.behavior.with(|own| own.fixed);
    let all = connector.behavior.with(|all| all.fixed);
    let is_replaced = move |fixed: &Fixed<'_>| own.any(|own| is_same(own, fixed));
    own.iter().chain(all.iter().filter(move |fixed| !is_replaced(fixed)))
}

/// Returns the condition of a success.
pub(crate) fn success<'t>(connector: &Connector<'t>, operation: &Operation<'t>) -> Option<Predicate<'t>> {
    operation.behavior.with(|own| own.success).or_else(|| connector.behavior.with(|all| all.success))
}

/// Returns `true` if two parameters are the same. Names of headers are compared without case.
fn is_same(a: &Fixed<'_>, b: &Fixed<'_>) -> bool {
    a.place == b.place
        && match a.place {
            Place::Header => a.name.eq_ignore_ascii_case(b.name),
            Place::Path | Place::Query | Place::Cookie | Place::Template => a.name == b.name,
        }
}

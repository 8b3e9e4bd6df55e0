//! What applies to an endpoint: its own behavior, or else the connector's.
//!
//! The constant parameters of both are sent, unless the endpoint has one of the same name; of everything else, the
//! endpoint's own is used. Retries, limits and timeouts are not decided here, since users may set them too.

use connector_tables::{Connector, Fixed, Operation, Place, Predicate};

/// Yields the parameters that are always sent: the endpoint's own, then the connector's others.
pub(crate) fn fixed<'t>(
    connector: &Connector<'t>,
    operation: &Operation<'t>,
) -> impl Iterator<Item = Fixed<'t>> + use<'t> {
    let (own, all) = (operation.behavior.get().fixed, connector.behavior.get().fixed);
    let is_replaced = move |fixed: &Fixed<'_>| own.iter().any(|own| is_same(&own, fixed));
    own.iter().chain(all.iter().filter(move |fixed| !is_replaced(fixed)))
}

/// Returns the condition of a success.
pub(crate) fn success<'t>(connector: &Connector<'t>, operation: &Operation<'t>) -> Option<Predicate<'t>> {
    operation.behavior.get().success.or(connector.behavior.get().success)
}

/// Returns `true` if two parameters are the same. Names of headers are, in any case.
fn is_same(a: &Fixed<'_>, b: &Fixed<'_>) -> bool {
    a.place == b.place
        && match a.place {
            Place::Header => a.name.eq_ignore_ascii_case(b.name),
            Place::Path | Place::Query | Place::Cookie | Place::Template => a.name == b.name,
        }
}

//! Endpoints as types: what a call of one returns, how it fails, and its table.

use connector_tables::Operation;

use super::draft::Draft;
use crate::reply::FromReply;

/// A type that represents one endpoint: its output, its error, and its table.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an endpoint",
    label = "not an endpoint",
    note = "a struct that derives `connector_runtime::Endpoint` is one; generated clients have a method for each endpoint"
)]
pub trait Endpoint: Sized {
    /// Output of a successful call.
    type Output: FromReply;
    /// Error of a failure that the document declares.
    type Error: FromReply;
    /// The table.
    const OPERATION: &'static Operation<'static>;
    /// Writes the arguments in the value into the call. Types without values have none.
    fn fill(&self, draft: &mut Draft) {
        let _ = draft;
    }
}

/// The output of an endpoint.
pub type OutputOf<E> = <<E as Endpoint>::Output as FromReply>::Value;

/// The declared error of an endpoint.
pub type ErrorOf<E> = <<E as Endpoint>::Error as FromReply>::Value;

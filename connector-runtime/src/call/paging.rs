//! Pagination of a call: the values that request its first page, and a note with each response about its request.
//!
//! A call of an endpoint with page numbers gets `page = 1`, unless it has one.

use std::sync::Arc;

use http::{Response, Uri};

use super::outgoing::Outgoing;
use crate::page::{Asked, Strategies, strategy};
use crate::reply::Note;
use crate::request::effective;
use crate::transport::body::Body;

/// Completes the first call: the number of items per page, and the values that request the first page, unless the call
/// sets them.
///
/// # Errors
/// The strategy is not registered, or a value cannot be set.
pub(super) fn begin(strategies: &Strategies, call: &mut Outgoing) -> Result<(), String> {
    // Most endpoints have no pages.
    if effective::own(&call.operation, |own| own.paging.is_none()) {
        return Ok(());
    }
    let operation = call.operation.clone();
    let Some(paging) = effective::own(&operation, |own| own.paging) else { return Ok(()) };
    let paging = paging.get();
    let first = strategy(&paging.next, strategies)?.first();
    let size = paging.size.and_then(|size| Some((size.to, size.count?.to_string())));
    for (slot, json) in size.into_iter().chain(first.sets().map(|(slot, json)| (slot, json.to_owned()))) {
        if !call.says(slot) {
            call.set(slot, json)?;
        }
    }
    Ok(())
}

/// Adds a note to a response about the request that it answers.
pub(crate) fn note(strategies: &Arc<Strategies>, call: &Outgoing, sent: &Uri, response: &mut Response<Body>) {
    let Some(paging) = effective::own(&call.operation, |own| own.paging) else { return };
    let next = paging.get().next;
    let strategy = strategy(&next, strategies).ok();
    let value = strategy.and_then(|strategy| call.at(strategy.slot()?));
    let strategies = Arc::clone(strategies);
    let asked = Asked { value, url: sent.to_string(), page: call.page, strategies };
    response.extensions_mut().insert(Note(Arc::new(asked)));
}

//! Reads responses: finds the declared response, reads the body up to its limit, and checks for success.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use connector_tables::{Connector, MediaKind, OperationHandle, Predicate};
use http::Response;

use super::{Outcome, Shared};
use crate::error::{Cause, Failure};
use crate::media::Codecs;
use crate::reply::classify::{Class, classify, failure};
use crate::reply::{Declared, Received, shape};
use crate::request::effective;
use crate::transport::BoxError;
use crate::transport::body::Body;
use crate::transport::clock::patient;

/// Settings by which a client reads responses.
pub(crate) struct Reading {
    /// Codecs that the user registered.
    pub(crate) codecs: Arc<Codecs>,
    /// Maximum size of a body in bytes.
    pub(crate) max: usize,
    /// Maximum time without data from a stream.
    pub(crate) idle: Option<Duration>,
}

/// Decides what a response is, and reads its body unless it is returned as a stream.
pub(super) async fn receive(
    shared: &Shared,
    operation: &OperationHandle,
    response: Response<Body>,
) -> Outcome<Received> {
    let (parts, body) = response.into_parts();
    let (class, mut reply) = sort(operation, parts);
    reply.codecs = Some(Arc::clone(&shared.reading.codecs));
    let streams = class == Sort::Success && reply.is_stream();
    if streams && shared.site.connector.with(|connector| is_success(connector, operation, &reply)) {
        reply.rest = Some(patient(body, shared.wire.clock.clone(), shared.reading.idle));
        return Ok(reply);
    }
    let announced = body.length().is_some_and(|length| length > shared.reading.max as u64);
    if announced && operation.with(|operation| operation.method) != "HEAD" {
        return Err(Failure::with(operation, Cause::TooLarge(shared.reading.max), reply));
    }
    match body.bytes_within(shared.reading.max).await {
        Ok((bytes, true)) => reply.bytes = bytes,
        Ok((bytes, false)) => {
            reply.bytes = bytes;
            return Err(Failure::with(operation, Cause::TooLarge(shared.reading.max), reply));
        }
        Err(error) => return Err(Failure::with(operation, Cause::Transport(error), reply)),
    }
    shared.site.connector.with(|connector| judge(connector, operation, class, reply))
}

/// Reads a response that was received some other way. Without a client, there are no codecs.
pub(crate) fn received(
    connector: &Connector<'_>,
    operation: &OperationHandle,
    response: Response<Bytes>,
    codecs: Option<Arc<Codecs>>,
) -> Outcome<Received> {
    let (parts, bytes) = response.into_parts();
    let (class, mut reply) = sort(operation, parts);
    reply.bytes = bytes;
    reply.codecs = codecs;
    judge(connector, operation, class, reply)
}

/// The declaration by which a success without a body is read if no response is declared.
const NOTHING: Declared = Declared { kind: MediaKind::Empty, variant: 0, media: None };

/// Returns `true` if a response is a success by its status.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Success,
    Failure,
}

/// Classifies a response by its status and headers. A failure is read as a whole; nothing is selected from it.
fn sort(operation: &OperationHandle, parts: http::response::Parts) -> (Sort, Received) {
    match operation.with(|table| classify(table, parts.status, &parts.headers)) {
        Class::Success(declared) => {
            let is_undeclared = || operation.with(|table| table.replies.is_empty());
            let declared = declared.or_else(|| is_undeclared().then_some(NOTHING));
            (Sort::Success, Received::new(parts, declared, Some(operation.clone())))
        }
        Class::Failure(declared) => (Sort::Failure, Received::new(parts, declared, None)),
    }
}

/// Returns `true` if a response meets the condition of a success, or there is none.
fn is_success(connector: &Connector<'_>, operation: &OperationHandle, reply: &Received) -> bool {
    let condition: Option<Predicate<'_>> = operation.with(|operation| effective::success(connector, operation));
    condition.is_none_or(|condition| shape::holds(&condition, reply))
}

/// Decides how a response is read. A success that does not meet the condition of one is the failure that is declared
/// for its status.
fn judge(connector: &Connector<'_>, operation: &OperationHandle, sort: Sort, mut reply: Received) -> Outcome<Received> {
    if sort == Sort::Failure {
        return Err(Failure::with(operation, Cause::Status(None), reply));
    }
    if !is_success(connector, operation, &reply) {
        reply.output_of = None;
        let declared = operation.with(|operation| failure(operation, reply.status(), reply.headers()));
        if declared.as_ref().map(Declared::format) != reply.declared.as_ref().map(Declared::format) {
            reply.forget();
        }
        reply.declared = declared;
        return Err(Failure::with(operation, Cause::Status(None), reply));
    }
    if reply.declared.is_none() {
        return Err(undecodable(operation, reply, "several replies are declared, not this one".into()));
    }
    Ok(reply)
}

/// The error of a success whose body does not match its declaration.
#[cold]
pub(crate) fn undecodable(operation: &OperationHandle, reply: Received, error: BoxError) -> Box<Failure> {
    Failure::with(operation, Cause::Decode(error), reply)
}

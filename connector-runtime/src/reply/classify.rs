//! The declared response that was received.
//!
//! Separate because it looks at a status and a media type only: no body is read.
//!
//! Of `404`, `4XX` and `default`, a 404 matches the first. An undeclared 206 is treated as the only declared success.

use connector_tables::language::media::{essence, matches};
use connector_tables::{DEFAULT, List, Operation, ReplySpec, ReplySpecBuf, Status};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::received::Declared;

/// The class of a response of an endpoint.
pub(crate) enum Class {
    /// Its output, if that is declared.
    Success(Option<Declared>),
    /// Its error, if that is declared.
    Failure(Option<Declared>),
}

/// Decides if a response is the output, and which one: by the exact status, then by range, then by `default`.
pub(crate) fn classify(operation: &Operation<'_>, status: StatusCode, headers: &HeaderMap) -> Class {
    let code = status.as_u16();
    let media = media(headers);
    for wanted in [code, code / 100] {
        if let Some(declared) = find(operation.replies, wanted, media) {
            return Class::Success(Some(declared));
        }
        // An error with a status of success is declared for a response whose body reports it: `failure`.
        if let Some(declared) = find(operation.errors, wanted, media).filter(|_| !status.is_success()) {
            return Class::Failure(Some(declared));
        }
    }
    if status.is_success() {
        let default = find(operation.replies, DEFAULT, media);
        return Class::Success(default.or_else(|| only(operation.replies, media)));
    }
    Class::Failure(find(operation.errors, DEFAULT, media))
}

/// Returns the declared failure of a status: exact, then by range, then `default`.
pub(crate) fn failure(operation: &Operation<'_>, status: StatusCode, headers: &HeaderMap) -> Option<Declared> {
    let code = status.as_u16();
    let media = media(headers);
    [code, code / 100, DEFAULT].into_iter().find_map(|wanted| find(operation.errors, wanted, media))
}

pub(super) fn media(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default()
}

type Specs<'t> = List<'t, ReplySpec<'t>, ReplySpecBuf>;

/// Returns the response of a status; of several, the one whose media type was received, or else the first.
fn find(specs: Specs<'_>, status: Status, media: &str) -> Option<Declared> {
    let mut first = None;
    let covered = specs.find_map(|at, spec| {
        let is_wanted = spec.status == status;
        if is_wanted && first.is_none() {
            first = Some(at);
        }
        (is_wanted && covers(spec, media)).then_some(at)
    });
    declared(specs, covered.or(first)?)
}

/// Returns the response that an undeclared success is treated as.
fn only(specs: Specs<'_>, media: &str) -> Option<Declared> {
    match specs.len() {
        1 => declared(specs, 0),
        _ => declared(specs, specs.find_map(|at, spec| covers(spec, media).then_some(at))?),
    }
}

fn declared(specs: Specs<'_>, variant: usize) -> Option<Declared> {
    let spec = specs.get(variant)?;
    // A codec of the user is found by its media type.
    let media = spec.media.filter(|_| spec.kind.row().codec).map(str::to_owned);
    Some(Declared { kind: spec.kind, variant, media })
}

/// Returns `true` if the media range of a response matches a media type: `image/*` matches `image/png; q=1`.
fn covers(spec: &ReplySpec<'_>, media: &str) -> bool {
    spec.media.is_some_and(|range| matches(&essence(range), &essence(media)))
}

//! Responses: those that are the output, those that are errors, and their content.
//!
//! Separate from bodies that are sent, which have no status. `200: Pet, 404: Problem, default: Problem` gives the output
//! `Pet` and the error `Problem`.

use super::shell::{Entry, Shell, What, alike, component, is_typed, kind_of_range, same, unify, what, word};
use crate::plan::name;
use crate::plan::scope::{Glue, Scope};
use crate::plan::types::graph;
use crate::spec::{self, Spec, TypeId};
use connector_tables::language::media::essence;
use connector_tables::language::status::class;
use connector_tables::{DEFAULT, MediaKind, ReplySpecBuf, Status, range};

/// Output and error of an operation.
pub(crate) fn shells(spec: &Spec, operation: &spec::Operation) -> (Shell, Shell) {
    let of = |wanted: &[u16]| -> Vec<&spec::Reply> {
        operation.replies.iter().filter(|reply| !reply.failure && wanted.contains(&class(reply.status))).collect()
    };
    let good = [2, 3, 0].iter().map(|class| of(&[*class])).find(|found| !found.is_empty()).unwrap_or_default();
    let mut output = shell(spec, &good);
    if output.entries.is_empty() {
        // Nothing is said: success has no body.
        let success = Entry::new(range(2), MediaKind::Empty, What::Empty, "");
        output.entries.push(Entry { name: "Success".to_owned(), ..success });
    }
    // `default` is an error if the status is.
    for entry in output.entries.iter_mut().filter(|entry| entry.status == DEFAULT) {
        entry.status = range(2);
    }
    if operation.behavior.table.paging.as_ref().is_some_and(|paging| paging.items.is_none()) {
        keep_lists(spec, &mut output);
    }
    // Success responses that `success` rejects come first: `default` would match them, too.
    let failures = operation.replies.iter().filter(|reply| reply.failure);
    let errors: Vec<_> = failures.chain(of(&[4, 5, 0])).collect();
    (output, shell(spec, &errors))
}

/// Of an endpoint with pages, only lists are its output; a reply without a body is an empty one.
fn keep_lists(spec: &Spec, output: &mut Shell) {
    output.entries.retain(|entry| match entry.what {
        What::Typed(ty) => spec.types.item(ty).is_some(),
        What::Empty => true,
        _ => false,
    });
    output.item = None;
}

fn shell(spec: &Spec, replies: &[&spec::Reply]) -> Shell {
    let mut entries = Vec::new();
    for reply in replies {
        one(spec, reply, &mut entries);
    }
    let before: Vec<What> = entries.iter().map(|entry| entry.what.clone()).collect();
    unify(spec, &mut entries);
    // `Unauthorized` and `NotFound` have equal schemas: neither name suits both.
    let is_component = |entry: &Entry| match component(spec, &entry.what) {
        Some(ty) => graph::is_item(spec, graph::target(spec, ty)),
        None => false,
    };
    let differ = entries.iter().zip(&before).any(|(entry, before)| entry.what != *before);
    let is_one = differ && alike(spec, &entries) && entries.first().is_some_and(is_component);
    let item = (is_one || !alike(spec, &entries)).then(String::new);
    name_all(&mut entries);
    Shell { entries, item, is_one }
}

/// The entries of one status.
fn one(spec: &Spec, reply: &spec::Reply, out: &mut Vec<Entry>) {
    let docs = reply.docs.description.as_deref().or(reply.docs.summary.as_deref()).unwrap_or_default();
    let entry = |kind, what, media: &str| Entry {
        name: if reply.failure { "Failure".to_owned() } else { String::new() },
        docs: docs.to_owned(),
        ..Entry::new(reply.status, kind, what, media)
    };
    if reply.media.is_empty() {
        out.push(entry(MediaKind::Empty, What::Empty, ""));
        return;
    }
    let mut found: Vec<(Entry, Option<TypeId>)> = Vec::new();
    // Of equal ones the first counts, which must not depend on the order of the document.
    let mut all: Vec<(MediaKind, &spec::Media)> = reply.media.iter().map(|media| (kind(spec, media), media)).collect();
    all.sort_by_key(|(kind, media)| (*kind, essence(&media.range) != essence(kind.row().default), media.range.trim()));
    for (kind, media) in all {
        let new = entry(kind, what(kind, media.ty), media.range.trim());
        if !found.iter().any(|(known, ty)| is_covered(spec, known, *ty, &new, media.ty)) {
            found.push((new, media.ty));
        }
    }
    // Typed ones first, each in the order of the kinds. A typed form that was found later covers the texts before it.
    found.sort_by_key(|(entry, _)| (!is_typed(entry.kind), entry.kind));
    let typed: Vec<(Entry, Option<TypeId>)> = found.iter().filter(|(entry, _)| is_typed(entry.kind)).cloned().collect();
    found.retain(|(new, ty)| {
        is_typed(new.kind) || !typed.iter().any(|(known, known_ty)| is_covered(spec, known, *known_ty, new, *ty))
    });
    let picked = found.len() > 1;
    out.extend(found.into_iter().map(|(entry, _)| Entry { picked, ..entry }));
}

/// The format of a response body.
fn kind(spec: &Spec, media: &spec::Media) -> MediaKind {
    match media.kind {
        _ if matches!(&*essence(&media.range), "" | "*/*" | "*" | "application/*") => kind_of_range(spec, media.ty),
        // Forms are sent, hardly ever received.
        kind => kind.row().unstructured().unwrap_or(kind),
    }
}

/// Returns `true` if a known entry says all that a new one of the same status says.
fn is_covered(spec: &Spec, known: &Entry, known_ty: Option<TypeId>, new: &Entry, new_ty: Option<TypeId>) -> bool {
    if known.kind == new.kind && same(spec, &known.what, &new.what) {
        return true;
    }
    let plain = matches!(new.what, What::Text | What::Bytes);
    let copy = match (known_ty, new_ty) {
        (Some(known), Some(new)) => same(spec, &What::Typed(known), &What::Typed(new)),
        (_, None) => true,
        (None, Some(_)) => false,
    };
    is_typed(known.kind) && plain && copy
}

/// A variant name for each: the status, and the media type where replies share one.
fn name_all(entries: &mut [Entry]) {
    let mut scope = Scope::new(Glue::Camel, &[]);
    for entry in entries {
        let kind = if entry.picked { name::type_name(&word(entry.kind, &entry.media)) } else { String::new() };
        let word = if entry.name.is_empty() { status_name(entry.status) } else { std::mem::take(&mut entry.name) };
        entry.name = scope.claim_quietly(format!("{word}{kind}"), None);
    }
}

/// The rows of the table. A row has the index of its variant.
pub(crate) fn rows(shell: &Shell) -> Vec<ReplySpecBuf> {
    let row = |entry: &Entry| ReplySpecBuf {
        status: entry.status,
        kind: entry.kind,
        // The media type selects the codec, even if no other response shares the status.
        media: (entry.picked || entry.kind.row().codec).then(|| entry.media.clone()),
    };
    shell.entries.iter().map(row).collect()
}

/// The reason phrase as a name (RFC 9110, section 15; RFC 6585).
pub(crate) fn status_name(status: Status) -> String {
    let name = match status {
        DEFAULT => "Default",
        1 => "Informational",
        2 => "Success",
        3 => "Redirect",
        4 => "ClientError",
        5..=9 => "ServerError",
        code => match REASONS.iter().find(|row| row.0 == code) {
            Some(row) => row.1,
            None => return format!("Status{code}"),
        },
    };
    name.to_owned()
}

const REASONS: &[(u16, &str)] = &[
    (200, "Ok"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "NonAuthoritativeInformation"),
    (204, "NoContent"),
    (205, "ResetContent"),
    (206, "PartialContent"),
    (207, "MultiStatus"),
    (208, "AlreadyReported"),
    (226, "ImUsed"),
    (300, "MultipleChoices"),
    (301, "MovedPermanently"),
    (302, "Found"),
    (303, "SeeOther"),
    (304, "NotModified"),
    (307, "TemporaryRedirect"),
    (308, "PermanentRedirect"),
    (400, "BadRequest"),
    (401, "Unauthorized"),
    (402, "PaymentRequired"),
    (403, "Forbidden"),
    (404, "NotFound"),
    (405, "MethodNotAllowed"),
    (406, "NotAcceptable"),
    (407, "ProxyAuthenticationRequired"),
    (408, "RequestTimeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "LengthRequired"),
    (412, "PreconditionFailed"),
    (413, "ContentTooLarge"),
    (414, "UriTooLong"),
    (415, "UnsupportedMediaType"),
    (416, "RangeNotSatisfiable"),
    (417, "ExpectationFailed"),
    (421, "MisdirectedRequest"),
    (422, "UnprocessableEntity"),
    (423, "Locked"),
    (424, "FailedDependency"),
    (425, "TooEarly"),
    (426, "UpgradeRequired"),
    (428, "PreconditionRequired"),
    (429, "TooManyRequests"),
    (431, "RequestHeaderFieldsTooLarge"),
    (451, "UnavailableForLegalReasons"),
    (500, "InternalServerError"),
    (501, "NotImplemented"),
    (502, "BadGateway"),
    (503, "ServiceUnavailable"),
    (504, "GatewayTimeout"),
    (505, "HttpVersionNotSupported"),
    (507, "InsufficientStorage"),
    (508, "LoopDetected"),
    (511, "NetworkAuthenticationRequired"),
];

//! Codecs and pagination strategies that programs register: `connector call` has none of them.
//!
//! An endpoint with `pagination: { custom: { name: ranges } }` is refused before anything is sent. Bodies can be sent and
//! printed without a codec.

use super::find::Found;
use crate::stop::Stop;
use connector_tables::NextBuf;

/// Refuses an endpoint that cannot be called without code of a program. `all` is `true` if the items of all pages are
/// wanted.
pub(super) fn check(found: &Found<'_>, all: bool) -> Result<(), Stop> {
    let table = &found.endpoint.table;
    if let Some(NextBuf::Custom(custom)) = table.behavior.paging.as_ref().map(|paging| &paging.next) {
        let name = &custom.name;
        return Err(Stop::usage(format!(
            "`connector call` has no pagination strategy `{name}`: only a program can register it, with `Builder::paging`"
        )));
    }
    let coded = table.replies.iter().find(|reply| reply.kind.row().codec);
    match coded.filter(|_| all) {
        Some(reply) => Err(no_codec(reply.media.as_deref().unwrap_or_default(), "call it without --all")),
        None => Ok(()),
    }
}

/// Returns the error of a body whose codec only a program can register.
pub(super) fn no_codec(media: &str, help: &str) -> Stop {
    Stop::usage(format!("`connector call` has no codec for `{media}`: {help}"))
}

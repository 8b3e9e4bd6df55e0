//! Pages by the header `Link` (RFC 8288, section 3): the target of the first link of a relation.
//!
//! `</a?p=2>; rel="next", </a?p=9>; rel=last` has the target `/a?p=2` for `next`. Servers write these headers, so each
//! byte is read only once, even in malformed ones.

use std::borrow::Cow;

use connector_tables::Link;
use http::header::LINK;

use super::{NextPage, PageStrategy, ReceivedPage};
use crate::transport::BoxError;

impl PageStrategy for Link<'_> {
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, BoxError> {
        let headers = page.reply.headers().get_all(LINK).iter();
        let url = headers.filter_map(|value| value.to_str().ok()).find_map(|value| find(value, self.rel));
        page.follow(url.map(Cow::Borrowed))
    }
}

/// Returns the target of the first link with that relation.
pub(super) fn find<'v>(value: &'v str, relation: &str) -> Option<&'v str> {
    let mut rest = value;
    loop {
        let (_, after) = rest.split_once('<')?;
        let (target, mut params) = after.split_once('>')?;
        let mut named = false;
        let mut fits = false;
        // Parameters up to the comma that ends the link.
        while let Some(tail) = params.trim_start().strip_prefix(';') {
            let (name, text, tail) = param(tail);
            // Only the first `rel` counts (section 3.3).
            if name.eq_ignore_ascii_case("rel") && !named {
                named = true;
                fits = text.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(relation));
            }
            params = tail;
        }
        if fits {
            return Some(target);
        }
        rest = params;
    }
}

/// One parameter: its name, its value, and what comes after it.
fn param(text: &str) -> (&str, &str, &str) {
    let text = text.trim_start();
    let name_end = text.find(['=', ';', ',']).unwrap_or(text.len());
    let (name, rest) = text.split_at(name_end);
    let Some(value) = rest.strip_prefix('=') else { return (name.trim(), "", rest) };
    let value = value.trim_start();
    let Some(quoted) = value.strip_prefix('"') else {
        let (value, rest) = value.split_at(value.find([';', ',']).unwrap_or(value.len()));
        return (name.trim(), value.trim(), rest);
    };
    let mut escaped = false;
    let end = quoted.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    // Relations have no escapes, so none is taken away.
    match end.and_then(|end| quoted.split_at_checked(end)) {
        Some((value, rest)) => (name.trim(), value, rest.strip_prefix('"').unwrap_or(rest)),
        None => (name.trim(), quoted, ""),
    }
}

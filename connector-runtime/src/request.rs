//! The URL and the headers of one attempt, out of a call's arguments.
//!
//! Apart from the engine, which decides what is sent when and where: this is only how. The query of
//! `{"per_page": 2}` with the fixed parameter `v = {{ version }}` is `?per_page=2&v=3`.

use std::cell::Cell;

use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT};

use crate::auth;
use crate::client::Shared;
use crate::encode::style::Pairs;
use crate::encode::value::{Form, Value};
use crate::encode::{Escape, header, path};
use crate::endpoint::{Effective, Fixed, Kind, Operation, Place, Shape, Slot, Style};
use crate::outgoing::{Outgoing, Scope};
use crate::redact::Secrets;
use crate::server::origin;
use crate::template::{self, Fault, Filled, Found};

/// How a value is written that no parameter says it of.
const FORM: Shape = Shape { style: Style::Form, explode: true, reserved: false };

/// The whole URL. The names of parameters that hold a secret go into `secrets`.
pub(crate) fn write_url(
    shared: &Shared,
    call: &Outgoing,
    base: &str,
    trusted: &Result<(), String>,
    secrets: &mut Secrets,
) -> Result<String, String> {
    let operation = call.operation;
    let mut url = String::with_capacity(base.len() + operation.path.len() + 64);
    url.push_str(base);
    if !operation.path.starts_with('/') {
        url.push('/');
    }
    let hidden = Cell::new(false);
    path::write(&mut url, operation.path, operation.params, |index, name| segment(shared, call, index, name, &hidden))?;
    if hidden.get() {
        secrets.elsewhere = true;
        trusted.clone()?;
    }
    let before = if url.contains('?') { "&" } else { "?" };
    let mut pairs = Pairs::new(&mut url, before, "&", Escape::All);
    let set = |name: &str| call.sets.iter().any(|(slot, _)| matches!(slot, Slot::Query(set) if *set == name));
    for (index, param) in operation.numbered().filter(|(_, param)| param.place == Place::Query) {
        if auth::is_secret_query(shared.connector, param.name) {
            secrets.hide_parameter(param.name);
        }
        match call.arg(index).filter(|_| !set(param.name)) {
            Some(value) if param.media.is_some() => pairs.json(param.name, value),
            Some(value) => pairs.value(param.name, param.shape, value)?,
            None => {}
        }
    }
    for (name, value) in call.query.iter().filter(|(name, _)| !set(name)) {
        if auth::is_secret_query(shared.connector, name) {
            secrets.hide_parameter(name);
        }
        pairs.text(name, value);
    }
    for (slot, json) in &call.sets {
        if let Slot::Query(name) = slot {
            pairs.value(name, FORM, Value::new(json))?;
        }
    }
    for fixed in Effective::of(shared.connector, operation).fixed().filter(|fixed| fixed.place == Place::Query) {
        if let Some(filled) = fill(shared, call, fixed, Slot::Query(fixed.name), trusted)? {
            pairs.value(fixed.name, FORM, Value::new(&filled.text))?;
            if filled.secret {
                secrets.hide_parameter(fixed.name);
            }
        }
    }
    Ok(url)
}

/// What a path parameter is: what paging sets, the argument, or a variable. `hidden` becomes true if that is secret.
fn segment<'a>(
    shared: &'a Shared,
    call: &'a Outgoing,
    index: Option<usize>,
    name: &str,
    hidden: &Cell<bool>,
) -> Option<Value<'a>> {
    let set = call.sets.iter().find(|(slot, _)| matches!(slot, Slot::Path(set) if *set == name));
    let argument = || index.and_then(|index| call.arg(index));
    let own = || call.variables.iter().rev().find(|(own, _)| own == name).map(|(_, held)| held.found());
    let client = || shared.variables.find(name);
    let noted = |found: Found<'a>| {
        hidden.set(hidden.get() || found.secret);
        found.value
    };
    let variable = || own().or_else(client).map(noted).or_else(|| call.usual(name));
    let given = set.map(|(_, json)| Value::new(json)).or_else(argument);
    match given {
        Some(value) if value.form() == Form::Null => variable().or(given),
        Some(value) => Some(value),
        None => variable(),
    }
}

/// The value of a fixed parameter as JSON, unless the call says it by itself. A secret one goes where credentials may go,
/// and nowhere else.
fn fill(
    shared: &Shared,
    call: &Outgoing,
    fixed: &Fixed,
    slot: Slot,
    trusted: &Result<(), String>,
) -> Result<Option<Filled>, String> {
    if call.says(slot) {
        return Ok(None);
    }
    let scope = Scope { call, variables: &shared.variables, body: None };
    if template::is_absent(fixed.value, &scope) {
        return Ok(None);
    }
    match template::value(fixed.value, &scope) {
        Ok(filled) if filled.secret && trusted.is_err() => match fixed.optional {
            true => Ok(None),
            false => trusted.clone().map(|()| None),
        },
        Ok(filled) if filled.text != "null" => Ok(Some(filled)),
        Ok(_) | Err(Fault::Missing(_)) if fixed.optional => Ok(None),
        Ok(_) => Err(format!("`{}` needs a value, not null", fixed.name)),
        Err(fault) => Err(fault.reason(&format!("`{}`", fixed.name))),
    }
}

/// All headers but those of credentials.
pub(crate) fn write_headers(
    shared: &Shared,
    call: &Outgoing,
    headers: &mut HeaderMap,
    trusted: &Result<(), String>,
) -> Result<(), String> {
    let operation = call.operation;
    headers.insert(ACCEPT, accept(operation));
    for (name, value) in &shared.headers {
        // Any of them may be a key. The plain client has no other way to set one.
        if trusted.is_ok() || name == USER_AGENT {
            headers.insert(name, value.clone());
        }
    }
    if let Some(media) = &call.content_type {
        headers.insert(CONTENT_TYPE, media.clone());
    }
    let mut cookies = String::new();
    let mut pairs = Pairs::new(&mut cookies, "", "; ", Escape::All);
    write_fixed(shared, call, headers, &mut pairs, trusted)?;
    for (index, param) in operation.numbered() {
        let Some(value) = call.arg(index) else { continue };
        match param.place {
            // As everywhere, null is not sent; a fixed header stays.
            Place::Header if value.form() == Form::Null && param.media.is_none() => {}
            Place::Header => {
                let value = header::value(param.name, header::text(param, value))?;
                headers.insert(header::name(param.name)?, value);
            }
            Place::Cookie if call.set_at(Slot::Cookie(param.name)).is_some() => {}
            Place::Cookie if param.media.is_some() => pairs.json(param.name, value),
            Place::Cookie => pairs.value(param.name, param.shape, value)?,
            Place::Path | Place::Query | Place::Template => {}
        }
    }
    for (slot, json) in &call.sets {
        match slot {
            Slot::Cookie(name) => pairs.value(name, FORM, Value::new(json))?,
            Slot::Header(name) => {
                let value = header::value(name, Value::new(json).plain().into_owned())?;
                headers.insert(header::name(name)?, value);
            }
            Slot::Query(_) | Slot::Path(_) | Slot::Body(_) => {}
        }
    }
    if !cookies.is_empty() {
        auth::add_cookie(headers, &cookies)?;
    }
    for (name, value) in &call.headers {
        // A page's own value counts before what the call said for the first.
        if call.set_at_header(name.as_str()) {
            continue;
        }
        let secret = auth::is_secret(shared.connector, name);
        headers.insert(name, if secret { auth::sensitive(value.clone()) } else { value.clone() });
    }
    Ok(())
}

/// Headers and cookies that are always sent. What the builder set stays, but for the user agent, which it always has;
/// what is there by default does not.
fn write_fixed(
    shared: &Shared,
    call: &Outgoing,
    headers: &mut HeaderMap,
    pairs: &mut Pairs<'_>,
    trusted: &Result<(), String>,
) -> Result<(), String> {
    for fixed in Effective::of(shared.connector, call.operation).fixed() {
        match fixed.place {
            Place::Header => {
                let Some(filled) = fill(shared, call, fixed, Slot::Header(fixed.name), trusted)? else { continue };
                let name = header::name(fixed.name)?;
                let parts = headers.get(CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"multipart/"));
                let set = trusted.is_ok() && shared.headers.contains_key(&name);
                let usual = (name == ACCEPT && !set) || name == USER_AGENT || (name == CONTENT_TYPE && !parts);
                if headers.contains_key(&name) && !usual {
                    continue;
                }
                let param = crate::endpoint::header(fixed.name);
                let value = header::value(fixed.name, header::text(&param, Value::new(&filled.text)))?;
                let secret = filled.secret || auth::is_secret(shared.connector, &name);
                headers.insert(name, if secret { auth::sensitive(value) } else { value });
            }
            Place::Cookie => {
                if let Some(filled) = fill(shared, call, fixed, Slot::Cookie(fixed.name), trusted)? {
                    pairs.value(fixed.name, FORM, Value::new(&filled.text))?;
                }
            }
            Place::Path | Place::Query | Place::Template => {}
        }
    }
    Ok(())
}

/// Removes the builder's `Host` unless the request goes to the base URL's server, whose name it is.
pub(crate) fn keep_host(shared: &Shared, url: &str, headers: &mut HeaderMap) {
    let is_base = || url::Url::parse(url).is_ok_and(|url| origin(&url) == shared.base.origin);
    if headers.contains_key(HOST) && !is_base() {
        headers.remove(HOST);
    }
}

/// What the endpoint can read, by its first reply.
pub(crate) fn accept(operation: &Operation) -> HeaderValue {
    HeaderValue::from_static(match operation.replies.first().map(|reply| reply.kind) {
        Some(Kind::Json) => "application/json, */*;q=0.5",
        Some(Kind::Xml) => "application/xml, text/xml;q=0.9, */*;q=0.5",
        Some(Kind::Csv) => "text/csv, */*;q=0.5",
        Some(Kind::Text) => "text/plain, */*;q=0.5",
        _ => "*/*",
    })
}

/// Adds the parameters of a query to a URL that the server made, but those that it has.
pub(crate) fn add_missing(url: &mut String, query: &str) {
    for pair in query.trim_start_matches(['?', '&']).split('&').filter(|pair| !pair.is_empty()) {
        let name = pair.split('=').next().unwrap_or_default();
        let own = url.split_once('?').map_or("", |(_, query)| query);
        if own.split('&').any(|pair| pair.split('=').next() == Some(name)) {
            continue;
        }
        url.push(if url.contains('?') { '&' } else { '?' });
        url.push_str(pair);
    }
}

//! The URL and the headers of one attempt, from a call's arguments.
//!
//! Separate from the engine, which decides what is sent, when and where: this file only writes it. The query of
//! `{"per_page": 2}` with the fixed parameter `v = {{ version }}` is `?per_page=2&v=3`.

use std::cell::Cell;

use connector_tables::{Connector, Fixed, Operation, Place, Shape, Slot, Style};
use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT};

use super::outgoing::{Outgoing, Scope};
use crate::auth;
use crate::encode::style::Pairs;
use crate::encode::template::{self, Fault, Filled, Found};
use crate::encode::value::{Form, Value};
use crate::encode::{Escape, header, path};
use crate::media::format;
use crate::request::base::origin;
use crate::request::effective;
use crate::request::redact::Secrets;
use crate::request::site::Site;

/// The style of a value that no parameter declares.
const FORM: Shape = Shape::new(Style::Form, true, false);

/// A request that is being made, with the tables it is made from.
pub(crate) struct Assembly<'v, 'a> {
    pub(crate) site: &'a Site,
    pub(crate) call: &'a Outgoing,
    pub(crate) connector: &'v Connector<'a>,
    pub(crate) operation: &'v Operation<'a>,
    /// `Ok` if credentials may be sent to the server of the request; otherwise the reason.
    pub(crate) trusted: &'v Result<(), String>,
}

/// Returns the whole URL. The names of parameters with a secret value are added to `secrets`.
pub(crate) fn write_url(of: &Assembly<'_, '_>, base: &str, secrets: &mut Secrets) -> Result<String, String> {
    let operation = of.operation;
    let mut url = String::with_capacity(base.len() + operation.path.len() + 64);
    url.push_str(base);
    if !operation.path.starts_with('/') {
        url.push('/');
    }
    let hidden = Cell::new(false);
    path::write(&mut url, operation, &|index, name| segment(of, index, name, &hidden))?;
    if hidden.get() {
        secrets.elsewhere = true;
        of.trusted.clone()?;
    }
    write_query(of, &mut url, secrets)?;
    Ok(url)
}

fn write_query(of: &Assembly<'_, '_>, url: &mut String, secrets: &mut Secrets) -> Result<(), String> {
    let Assembly { call, connector, operation, .. } = *of;
    let before = if url.contains('?') { "&" } else { "?" };
    let mut pairs = Pairs::new(url, before, "&", Escape::All);
    let is_set = |name: &str| call.set_at(Slot::Query(name)).is_some();
    for (index, param) in operation.params.iter().enumerate() {
        if param.place != Place::Query {
            continue;
        }
        if auth::is_secret_query(connector, param.name) {
            secrets.hide_parameter(param.name);
        }
        match call.arg(index).filter(|_| !is_set(param.name)) {
            Some(value) if param.media.is_some() => pairs.json(param.name, value),
            Some(value) => pairs.value(param.name, param.shape(), value)?,
            None => {}
        }
    }
    for (name, value) in call.query.iter().filter(|(name, _)| !is_set(name)) {
        if auth::is_secret_query(connector, name) {
            secrets.hide_parameter(name);
        }
        pairs.text(name, value);
    }
    for (slot, value) in call.sets() {
        if let Slot::Query(name) = slot {
            pairs.value(name, FORM, value)?;
        }
    }
    for fixed in effective::fixed(connector, operation).filter(|fixed| fixed.place == Place::Query) {
        if let Some(filled) = fill(of, &fixed, Slot::Query(fixed.name))? {
            pairs.value(fixed.name, FORM, Value::new(&filled.text))?;
            if filled.secret {
                secrets.hide_parameter(fixed.name);
            }
        }
    }
    Ok(())
}

/// Returns the value of a path parameter: that of paging, the argument, or a variable. `hidden` becomes true if it is secret.
fn segment<'a>(of: &Assembly<'_, 'a>, index: Option<usize>, name: &str, hidden: &Cell<bool>) -> Option<Value<'a>> {
    let Assembly { site, call, .. } = *of;
    let set = call.set_at(Slot::Path(name));
    let argument = || index.and_then(|index| call.arg(index));
    let own = || call.variables.iter().rev().find(|(own, _)| own == name).map(|(_, held)| held.found());
    let client = || site.variables.find(name);
    let noted = |found: Found<'a>| {
        hidden.set(hidden.get() || found.secret);
        found.value
    };
    let variable = || own().or_else(client).map(noted).or_else(|| call.default(name));
    let given = set.or_else(argument);
    match given {
        Some(value) if value.form() == Form::Null => variable().or(given),
        Some(value) => Some(value),
        None => variable(),
    }
}

/// The value of a fixed parameter as JSON, unless the call sets it. A secret one is sent only where credentials may be
/// sent.
fn fill(of: &Assembly<'_, '_>, fixed: &Fixed<'_>, slot: Slot<'_>) -> Result<Option<Filled>, String> {
    let Assembly { site, call, trusted, .. } = *of;
    if call.says(slot) {
        return Ok(None);
    }
    let scope = Scope { call, variables: &site.variables, body: None };
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

/// Returns all headers except for credentials.
pub(crate) fn write_headers(of: &Assembly<'_, '_>, headers: &mut HeaderMap) -> Result<(), String> {
    let Assembly { site, call, connector, operation, trusted } = *of;
    headers.insert(ACCEPT, accept(operation));
    for (name, value) in &site.headers {
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
    write_fixed(of, headers, &mut pairs)?;
    for (index, param) in operation.params.iter().enumerate() {
        if !matches!(param.place, Place::Header | Place::Cookie) {
            continue;
        }
        let Some(value) = call.arg(index) else { continue };
        match param.place {
            // Null is never sent; a fixed header stays.
            Place::Header if value.form() == Form::Null && param.media.is_none() => {}
            Place::Header => {
                let value = header::value(param.name, header::text(&param, value))?;
                headers.insert(header::name(param.name)?, value);
            }
            Place::Cookie if call.set_at(Slot::Cookie(param.name)).is_some() => {}
            Place::Cookie if param.media.is_some() => pairs.json(param.name, value),
            Place::Cookie => pairs.value(param.name, param.shape(), value)?,
            Place::Path | Place::Query | Place::Template => {}
        }
    }
    for (slot, value) in call.sets() {
        match slot {
            Slot::Cookie(name) => pairs.value(name, FORM, value)?,
            Slot::Header(name) => {
                let value = header::value(name, value.plain().into_owned())?;
                headers.insert(header::name(name)?, value);
            }
            Slot::Query(_) | Slot::Path(_) | Slot::Body(_) => {}
        }
    }
    if !cookies.is_empty() {
        header::add_cookie(headers, &cookies)?;
    }
    for (name, value) in &call.headers {
        // A value from pagination takes precedence over the call's value for the first page.
        if call.set_at(Slot::Header(name.as_str())).is_some() {
            continue;
        }
        let secret = auth::is_secret(connector, name);
        headers.insert(name, if secret { header::sensitive(value.clone()) } else { value.clone() });
    }
    Ok(())
}

/// Adds headers and cookies that are always sent. Headers of the builder stay, except for the user agent, which always
/// exists; default headers are replaced.
fn write_fixed(of: &Assembly<'_, '_>, headers: &mut HeaderMap, pairs: &mut Pairs<'_>) -> Result<(), String> {
    let Assembly { site, connector, operation, trusted, .. } = *of;
    for fixed in effective::fixed(connector, operation) {
        match fixed.place {
            Place::Header => {
                let Some(filled) = fill(of, &fixed, Slot::Header(fixed.name))? else { continue };
                let name = header::name(fixed.name)?;
                let parts = headers.get(CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"multipart/"));
                let set = trusted.is_ok() && site.headers.contains_key(&name);
                let is_default = (name == ACCEPT && !set) || name == USER_AGENT || (name == CONTENT_TYPE && !parts);
                if headers.contains_key(&name) && !is_default {
                    continue;
                }
                let param = connector_tables::header(fixed.name);
                let value = header::value(fixed.name, header::text(&param, Value::new(&filled.text)))?;
                let secret = filled.secret || auth::is_secret(connector, &name);
                headers.insert(name, if secret { header::sensitive(value) } else { value });
            }
            Place::Cookie => {
                if let Some(filled) = fill(of, &fixed, Slot::Cookie(fixed.name))? {
                    pairs.value(fixed.name, FORM, Value::new(&filled.text))?;
                }
            }
            Place::Path | Place::Query | Place::Template => {}
        }
    }
    Ok(())
}

/// Removes the builder's `Host` unless the request goes to the base URL's server, whose name it is.
pub(crate) fn keep_host(site: &Site, url: &str, headers: &mut HeaderMap) {
    let is_base = || url::Url::parse(url).is_ok_and(|url| origin(&url) == site.base.origin);
    if headers.contains_key(HOST) && !is_base() {
        headers.remove(HOST);
    }
}

/// Returns the value of `Accept`, by the endpoint's first response.
pub(crate) fn accept(operation: &Operation<'_>) -> HeaderValue {
    let any = || HeaderValue::from_static("*/*");
    let Some(reply) = operation.replies.first() else { return any() };
    match (format(reply.kind).accept, reply.media) {
        (Some(accept), _) => accept(),
        (None, Some(media)) => HeaderValue::from_str(&format!("{media}, */*;q=0.5")).unwrap_or_else(|_| any()),
        (None, None) => any(),
    }
}

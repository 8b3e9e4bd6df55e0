//! A resource of a data connector as an endpoint.
//!
//! Separate from the connector's own members. `List: {method: get, url: "https://a.b/users/{{id}}", params: [{key: page}]}`
//! becomes `List: { method: GET, path: "/users/{{ id }}", path_params: { id: string }, query: { page?: string } }`.

use super::mustache;
use super::url::{self, Url};
use super::value::{self, Sent, Values, Variable, kind};
use super::{Shared, body, output, source};
use crate::import::Notes;
use crate::import::yaml::{Entry, Yaml, entry, text, truth};
use crate::json::Json;

/// A resource whose URL and method are understood.
pub(super) struct Read<'a> {
    pub(super) name: String,
    pub(super) method: String,
    pub(super) url: Url,
    /// The object as exported.
    pub(super) source: &'a Json,
    /// Sample data, by name of a variable.
    pub(super) sample: Json,
}

/// Reads what decides whether it can be carried over at all.
pub(super) fn read<'a>(key: &str, source: &'a Json, notes: &mut Notes) -> Option<Read<'a>> {
    let purpose = source.text("purpose");
    let name = if key.is_empty() { purpose } else { key.to_owned() };
    let name = if name.is_empty() { "Unnamed".to_owned() } else { name };
    let method = source.text("method").to_uppercase();
    let what = format!("endpoint `{name}`");
    if method == "SOAP" || source.get("operation").is_some_and(|it| !matches!(it, Json::Null)) {
        notes.add(&what, "left out: an operation of SOAP by WSDL cannot be carried over");
        return None;
    }
    if method.contains("{{") {
        notes.add(&what, "left out: its method is a template; write one endpoint for each method");
        return None;
    }
    if !method.chars().all(|c| c.is_ascii_alphabetic()) {
        notes.add(&what, "left out: its method is none of HTTP");
        return None;
    }
    let url = match mustache::read(source.text("url").trim()) {
        Ok(url) if !url.parts.is_empty() => url,
        Ok(_) => {
            notes.add(&what, "left out: it has no URL");
            return None;
        }
        Err(reason) => {
            notes.add(&what, &format!("left out: {reason} cannot be carried over"));
            return None;
        }
    };
    value::filters(&what, &url, notes);
    let url = url::split(&url);
    if url.guessed {
        notes.add(&what, "its URL has no scheme: `https` is a guess");
    }
    if url.user {
        notes.add(&what, "the user and password in its URL are left out: write an auth method");
    }
    let method = if method.is_empty() { "GET".to_owned() } else { method };
    Some(Read { name, method, url, source, sample: source::member(source, "testData").unwrap_or(Json::Null) })
}

/// The endpoint as written in the description.
pub(super) fn entry_of(read: &Read<'_>, shared: &mut Shared, notes: &mut Notes) -> Entry {
    let Read { name, method, source, sample, .. } = read;
    let what = format!("endpoint `{name}`");
    let mut values = Values::default();
    let mut members = Vec::new();
    let docs = source.text("description");
    if !docs.trim().is_empty() {
        members.push(entry("description", text(docs)));
    }
    members.push(entry("method", text(method.as_str())));
    members.extend(path(read, shared));
    for (key, sent) in &read.url.query {
        let sent = Sent {
            what: format!("{what}, the parameter `{key}` of its URL"),
            name: key.clone(),
            value: sent.clone(),
            required: true,
            docs: String::new(),
            sample,
        };
        values.query(sent, shared, notes);
    }
    for item in source::member(source, "params").iter().flat_map(Json::items) {
        if let Some(sent) = value::read(&format!("{what}, the parameter"), item, sample, notes) {
            values.query(sent, shared, notes);
        }
    }
    for item in source::member(source, "headers").iter().flat_map(Json::items) {
        if let Some(sent) = value::read(&format!("{what}, the header"), item, sample, notes) {
            values.header(sent, shared, notes);
        }
    }
    let (body, samples) = body::entries(read, &mut values, shared, notes);
    for (key, list) in [("query", &values.query), ("header", &values.header)] {
        if !list.is_empty() {
            members.push(entry(key, Yaml::Map(list.clone())));
        }
    }
    values.variables.retain(|each| !shared.variables.iter().any(|(known, _)| *known == each.name));
    if !values.variables.is_empty() {
        members.push(entry("variables", Yaml::Map(values.variables.iter().map(variable).collect())));
    }
    members.extend(body);
    members.push(entry("reply", text("any")));
    members.extend(output::entries(&what, source, notes));
    members.extend(around(read, notes));
    members.extend(samples);
    call_site(&what, source, notes);
    entry(name, Yaml::Map(members))
}

/// The path, and the parameters in it.
fn path(read: &Read<'_>, shared: &mut Shared) -> Vec<Entry> {
    let Url { server, path, .. } = &read.url;
    let own = server.template() != shared.server;
    if own {
        server.names().into_iter().for_each(|name| shared.variable(name, false));
    }
    let template = if own { format!("{}{}", server.template(), path.template()) } else { path.template() };
    let mut members = vec![entry("path", text(template))];
    let names = path.names().into_iter().filter(|name| !shared.variables.iter().any(|(known, _)| known == name));
    let params: Vec<Entry> = names.map(|name| entry(name, kind(name, None, "", &read.sample))).collect();
    if !params.is_empty() {
        members.push(entry("path_params", Yaml::Map(params)));
    }
    members
}

/// A variable that a call gives.
fn variable(variable: &Variable) -> Entry {
    let mut members = Vec::new();
    if variable.kind != "string" {
        members.push(entry("type", text(variable.kind)));
    }
    if variable.required {
        members.push(entry("required", truth(true)));
    }
    entry(&variable.name, Yaml::Map(members))
}

/// Time limits and retries.
fn around(read: &Read<'_>, notes: &mut Notes) -> Vec<Entry> {
    let number = |name: &str| read.source.text(name).parse::<u64>().unwrap_or(0);
    let mut members = Vec::new();
    if let Some(attempts) = number("retry_attempts").checked_add(1).filter(|attempts| *attempts > 1) {
        let plain = |value: u64| Yaml::Plain(value.to_string());
        let wait = match read.source.text("retry_wait_time").parse::<u64>() {
            Ok(seconds) => format!("{seconds}s"),
            Err(_) => "5s".to_owned(),
        };
        // Always the same wait there.
        let retry = vec![
            entry("attempts", plain(attempts)),
            entry("wait", text(wait)),
            entry("factor", plain(1)),
            entry("jitter", truth(false)),
        ];
        members.push(entry("retry", Yaml::Map(retry)));
        if matches!(read.method.as_str(), "POST" | "PATCH") {
            let why =
                "it was sent again after any failure; here only if nothing was sent, or it has `safe` or `key_header`";
            notes.add(&format!("endpoint `{}`, retry_attempts", read.name), why);
        }
    }
    match number("timeout") {
        0 => {}
        seconds => members.push(entry("timeout", text(format!("{seconds}s")))),
    }
    members
}

/// Notes settings that callers of the resource make there, and code makes here.
fn call_site(what: &str, source: &Json, notes: &mut Notes) {
    for item in source::member(source, "outboundConfig").iter().flat_map(Json::items) {
        let key = format!("{what}, outboundConfig `{}`", item.text("key"));
        match item.text("format").as_str() {
            "feel" => notes.add(&key, "left out: FEEL cannot be carried over; give the value with the call"),
            _ => notes.add(&key, "left out: it is the caller's; give the value with the call"),
        }
    }
    for name in ["callback", "callback_url", "callback_methods", "callback_whitelist"] {
        let said = source.get(name).is_some_and(|it| match it {
            Json::Boolean(value) => *value,
            Json::Text(text) => !text.is_empty(),
            Json::List(items) => !items.is_empty(),
            Json::Null | Json::Number(_) | Json::Object(_) | Json::File(_) => false,
        });
        if said {
            notes.add(&format!("{what}, {name}"), "left out: waiting for a call from outside cannot be carried over");
        }
    }
}

//! The URL of a resource, in parts.
//!
//! Separate because a data connector has one URL for each resource, and a description has one server and paths.
//! `https://{{host}}/users/{{id}}?a=1` is the server `https://{{ host }}`, the path `/users/{{ id }}` and `a=1`.

use super::mustache::{Part, Text};

/// The variable for the server that exported the connector, which URLs that begin with `/` mean.
pub(super) const OWN_SERVER: &str = "processmaker_url";

/// A URL in parts; each is a template.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Url {
    /// The URL of the server.
    pub(super) server: Text,
    /// From its `/` on.
    pub(super) path: Text,
    /// The parameters after `?`.
    pub(super) query: Vec<(String, Text)>,
    /// It had no `https://`.
    pub(super) guessed: bool,
    /// It had a user and password, which are left out.
    pub(super) user: bool,
}

/// Splits a URL.
pub(super) fn split(url: &Text) -> Url {
    let (head, query) = cut(url.parts.clone(), '?');
    let (mut server, mut path, mut guessed, mut user) = (Vec::new(), head, false, false);
    match path.first() {
        Some(Part::Text(text)) if text.starts_with('/') && !text.starts_with("//") => {
            server.push(Part::Name(OWN_SERVER.to_owned()));
        }
        _ => {
            // The scheme's own slashes are not where the path begins.
            let (scheme, rest) = scheme(path);
            guessed = scheme.is_empty() && !matches!(rest.first(), Some(Part::Name(_)));
            let (mut host, rest) = cut(rest, '/');
            if let after @ [_, ..] = cut(host.clone(), '@').1.as_slice() {
                (host, user) = (after.to_vec(), true);
            }
            server = if guessed { vec![Part::Text("https://".to_owned())] } else { scheme };
            server.extend(host);
            path = vec![Part::Text("/".to_owned())];
            path.extend(rest);
        }
    }
    let (query, _) = cut(query, '#');
    let (path, _) = cut(path, '#');
    Url { server: text(server), path: text(path), query: pairs(query), guessed, user }
}

fn text(parts: Vec<Part>) -> Text {
    let mut merged: Vec<Part> = Vec::new();
    for part in parts {
        match (merged.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(after)) => before.push_str(&after),
            (_, part) => merged.push(part),
        }
    }
    Text { parts: merged, ..Text::default() }
}

/// The parts before and after the first such sign. Values never contain one.
fn cut(parts: Vec<Part>, sign: char) -> (Vec<Part>, Vec<Part>) {
    let (mut before, mut after, mut found) = (Vec::new(), Vec::new(), false);
    for part in parts {
        match part {
            Part::Text(text) if !found => match text.split_once(sign) {
                Some((left, right)) => {
                    found = true;
                    push(&mut before, left);
                    push(&mut after, right);
                }
                None => before.push(Part::Text(text)),
            },
            part if found => after.push(part),
            part => before.push(part),
        }
    }
    (before, after)
}

/// `https://`, and what follows.
fn scheme(parts: Vec<Part>) -> (Vec<Part>, Vec<Part>) {
    let at = parts.iter().take(2).position(|part| matches!(part, Part::Text(text) if text.contains("://")));
    let Some(at) = at else { return (Vec::new(), parts) };
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (place, part) in parts.into_iter().enumerate() {
        match part {
            Part::Text(text) if place == at => {
                let (left, right) = text.split_once("://").unwrap_or(("", &text));
                push(&mut before, &format!("{left}://"));
                push(&mut after, right);
            }
            part if place < at => before.push(part),
            part => after.push(part),
        }
    }
    (before, after)
}

fn push(parts: &mut Vec<Part>, text: &str) {
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
}

/// `a=1&b={{ c }}`
pub(super) fn pairs(mut parts: Vec<Part>) -> Vec<(String, Text)> {
    let mut pairs = Vec::new();
    while !parts.is_empty() {
        let (pair, rest) = cut(parts, '&');
        parts = rest;
        let (name, value) = cut(pair, '=');
        let name = text(name).template();
        if !name.is_empty() {
            pairs.push((name, text(value)));
        }
    }
    pairs
}

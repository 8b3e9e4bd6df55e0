//! Parameters and headers: which are given with a call, which are always sent, which are secrets.
//!
//! Separate because query parameters and headers are the same but for their place. `{key: page, value: ""}` is `page?`,
//! with `required` it is `page`; `{key: v, value: 2}` is always sent; `{key: sort, value: "-{{by}}"}` is sent with the
//! variable `by` in it.

use super::Shared;
use super::mustache::{self, Text};
use crate::import::Notes;
use crate::import::yaml::{Entry, Yaml, entry, text, truth};
use crate::json::Json;
use connector_codegen::catalog::secret::is_secret_parameter;

/// The result of reading an endpoint's parameters.
#[derive(Debug, Default)]
pub(super) struct Values {
    pub(super) query: Vec<Entry>,
    pub(super) header: Vec<Entry>,
    /// Names that templates need and calls give.
    pub(super) variables: Vec<Variable>,
    /// The value of `Content-Type`.
    pub(super) content_type: Option<String>,
}

/// A value that a call gives, for a template.
#[derive(Debug)]
pub(super) struct Variable {
    pub(super) name: String,
    /// Its JSON type.
    pub(super) kind: &'static str,
    pub(super) required: bool,
}

/// A value that is sent: its location in the export, its name and text.
pub(super) struct Sent<'a> {
    pub(super) what: String,
    pub(super) name: String,
    pub(super) value: Text,
    pub(super) required: bool,
    pub(super) docs: String,
    pub(super) sample: &'a Json,
}

/// Reads one of `params` or `headers`.
pub(super) fn read<'a>(what: &str, item: &Json, sample: &'a Json, notes: &mut Notes) -> Option<Sent<'a>> {
    let name = item.text("key");
    if name.trim().is_empty() {
        return None;
    }
    let what = format!("{what} `{name}`");
    if name.contains("{{") {
        notes.add(&what, "left out: its name is a template");
        return None;
    }
    let value = match mustache::read(&item.text("value")) {
        Ok(value) => value,
        Err(reason) => {
            notes.add(&what, &format!("left out: {reason} cannot be carried over"));
            return None;
        }
    };
    filters(&what, &value, notes);
    let required = matches!(item.text("required").as_str(), "true" | "1");
    Some(Sent { what, name, value, required, docs: item.text("description"), sample })
}

/// Filters are left out, and said.
pub(super) fn filters(what: &str, value: &Text, notes: &mut Notes) {
    for filter in &value.filters {
        notes.add(what, &format!("the filter `{filter}` is left out: values are encoded for their place"));
    }
}

impl Values {
    /// Adds a value to the query.
    pub(super) fn query(&mut self, sent: Sent<'_>, shared: &mut Shared, notes: &mut Notes) {
        if sent.name.ends_with('?') {
            // There it would say that the parameter may be left out.
            return notes.add(&sent.what, "left out: a name cannot end with `?`");
        }
        let made = self.parameter(sent, shared, notes);
        put(&mut self.query, made, notes);
    }

    /// Adds a header. Some are said elsewhere.
    pub(super) fn header(&mut self, sent: Sent<'_>, shared: &mut Shared, notes: &mut Notes) {
        let value = sent.value.template();
        if sent.name.eq_ignore_ascii_case("content-type") {
            if sent.value.names().is_empty() {
                self.content_type = Some(value).filter(|value| !value.is_empty());
            } else {
                notes.add(&sent.what, "left out: the media type of a body is fixed");
            }
            return;
        }
        // The runtime says which replies it reads.
        if sent.name.eq_ignore_ascii_case("accept") && (value.is_empty() || value.contains("json")) {
            return;
        }
        let made = self.parameter(sent, shared, notes);
        put(&mut self.header, made, notes);
    }

    fn parameter(&mut self, sent: Sent<'_>, shared: &mut Shared, notes: &mut Notes) -> Entry {
        let Sent { what, name, value, required, docs, sample } = sent;
        let always = |template: String, optional: bool| {
            let mut members = vec![entry("value", text(template))];
            if optional {
                members.push(entry("optional", truth(true)));
            }
            entry(&name, Yaml::Map(members))
        };
        if is_secret_parameter(&name) && !value.parts.is_empty() {
            return self.secret(&what, &name, &value, shared, notes);
        }
        if value.parts.is_empty() || value.only().is_some() {
            let key = if required { name.clone() } else { format!("{name}?") };
            return entry(&key, kind(&name, value.only(), &docs, sample));
        }
        for inner in value.names() {
            self.variable(inner, "string", required);
        }
        always(value.template(), !required && !value.names().is_empty())
    }

    /// A credential by hand: its text does not come into the description.
    fn secret(&mut self, what: &str, name: &str, value: &Text, shared: &mut Shared, notes: &mut Notes) -> Entry {
        let template = if value.names().is_empty() {
            let variable = shared.secret(name, &value.template());
            notes.add(what, &format!("its value is a secret: it became the variable `{variable}`"));
            format!("{{{{ {variable} }}}}")
        } else {
            value.names().into_iter().for_each(|name| shared.variable(name, true));
            notes.add(what, "its variables are secrets, which an instance fills in");
            value.template()
        };
        entry(name, Yaml::Map(vec![entry("value", text(template))]))
    }

    /// A name that a call gives. Of its types, the one that is no text counts.
    pub(super) fn variable(&mut self, name: &str, kind: &'static str, required: bool) {
        match self.variables.iter_mut().find(|known| known.name == name) {
            Some(known) => {
                known.required |= required;
                known.kind = if kind == "string" { known.kind } else { kind };
            }
            None => self.variables.push(Variable { name: name.to_owned(), kind, required }),
        }
    }
}

fn put(entries: &mut Vec<Entry>, made: Entry, notes: &mut Notes) {
    let plain = |entry: &Entry| entry.key.trim_end_matches('?').to_owned();
    match entries.iter_mut().find(|known| plain(known) == plain(&made)) {
        Some(known) => {
            notes.add(&format!("`{}`", plain(&made)), "given twice: the last one counts");
            *known = made;
        }
        None => entries.push(made),
    }
}

/// The type of a parameter: what the sample has, else text.
pub(super) fn kind(name: &str, variable: Option<&str>, docs: &str, sample: &Json) -> Yaml {
    let said = [variable, Some(name)].into_iter().flatten().find_map(|name| of_sample(name, sample));
    let (word, example) = said.map_or(("string", None), |(word, example)| (word, Some(example)));
    let example = example.filter(|_| !is_secret_parameter(name) && !variable.is_some_and(is_secret_parameter));
    if docs.trim().is_empty() && example.is_none() {
        return text(word);
    }
    let mut members = vec![entry("type", text(word))];
    if !docs.trim().is_empty() {
        members.push(entry("description", text(docs)));
    }
    members.extend(example.map(|example| entry("example", example)));
    Yaml::Map(members)
}

/// The type of a name in the sample data, and its value.
pub(super) fn of_sample(name: &str, sample: &Json) -> Option<(&'static str, Yaml)> {
    let value = sample.members().iter().find(|(known, _)| mustache::name(known) == name).map(|(_, value)| value)?;
    match value {
        Json::Boolean(value) => Some(("boolean", truth(*value))),
        Json::Number(number) => {
            let whole = number.is_i64() || number.is_u64();
            Some((if whole { "integer" } else { "number" }, Yaml::Plain(number.to_string())))
        }
        Json::Text(value) if !value.is_empty() => Some(("string", text(value.clone()))),
        _ => None,
    }
}

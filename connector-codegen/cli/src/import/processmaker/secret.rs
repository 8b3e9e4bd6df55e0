//! Secrets in the bodies of an export. Their values must not reach the description: each becomes a secret variable, which
//! an instance fills in.
//!
//! `{"user": "ann", "password": "hunter2"}` becomes `{"user": "ann", "password": "{{ password }}"}`.

use super::{Notes, Shared};
use crate::json::Json;
use connector_codegen::catalog::secret::{in_text, is_secret};

/// Replaces the secrets of one body.
pub(super) struct Secrets<'a> {
    /// The name of the body in notes.
    pub(super) what: &'a str,
    pub(super) shared: &'a mut Shared,
    pub(super) notes: &'a mut Notes,
}

impl Secrets<'_> {
    /// The template of the variable that replaces a value.
    fn replace(&mut self, name: &str, value: &str) -> String {
        let variable = self.shared.secret(name, value);
        self.notes.add(
            &format!("{}, the value of `{name}`", self.what),
            &format!("it is a secret: it became the variable `{variable}`"),
        );
        format!("{{{{ {variable} }}}}")
    }

    /// The value of a field or property.
    pub(super) fn of_value(&mut self, name: &str, value: String) -> String {
        match is_secret(name) && !value.is_empty() && !value.contains("{{") {
            true => self.replace(name, &value),
            false => self.of_text(value),
        }
    }

    /// Properties, at any depth.
    pub(super) fn of_json(&mut self, json: Json) -> Json {
        match json {
            Json::Text(value) => Json::Text(self.of_text(value)),
            Json::List(items) => Json::List(items.into_iter().map(|item| self.of_json(item)).collect()),
            Json::Object(members) => {
                Json::Object(members.into_iter().map(|(name, value)| self.of_member(name, value)).collect())
            }
            other => other,
        }
    }

    fn of_member(&mut self, name: String, value: Json) -> (String, Json) {
        let value = match value {
            Json::Text(value) => Json::Text(self.of_value(&name, value)),
            Json::Number(number) if is_secret(&name) => {
                self.notes.add(&format!("{}, the value of `{name}`", self.what), "it was a number and is sent as text");
                Json::Text(self.replace(&name, &number.to_string()))
            }
            value => self.of_json(value),
        };
        (name, value)
    }

    /// Values in XML, or in another text.
    pub(super) fn of_text(&mut self, text: String) -> String {
        let (mut out, mut from) = (String::new(), 0);
        for (name, at) in in_text(&text) {
            out.push_str(text.get(from..at.start).unwrap_or_default());
            out.push_str(&self.replace(name, text.get(at.clone()).unwrap_or_default()));
            from = at.end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        out
    }
}

/// Sample data without its secrets.
pub(super) fn without(json: &Json) -> Json {
    match json {
        Json::List(items) => Json::List(items.iter().map(without).collect()),
        Json::Object(members) => {
            let kept = members.iter().filter(|(name, _)| !is_secret(name));
            Json::Object(kept.map(|(name, value)| (name.clone(), without(value))).collect())
        }
        other => other.clone(),
    }
}

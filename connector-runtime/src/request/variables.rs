//! Variables: values that a user fills in once, checked before a client is made.
//!
//! Separate from the builder because calls check theirs here too. `port` of type integer with `"7"` given is the number
//! `7`; with `"x"` it is the problem "Port (`port`) must be an integer". No problem repeats a value: it may be secret.

use std::collections::BTreeMap;

use connector_tables::{Connector, Environment, Setting, ValueType};
use secrecy::SecretString;

use crate::encode::template::{Found, quoted};
use crate::encode::value::Value;
use connector_json::{Document, kinds, same_text};

/// Values by name. They have no `Debug`: some are secret.
#[derive(Default)]
pub(crate) struct Variables {
    held: BTreeMap<String, Held>,
}

/// A value, and `true` if it is secret.
#[derive(Clone)]
pub(crate) struct Held {
    json: String,
    secret: bool,
}

impl Held {
    pub(crate) fn found(&self) -> Found<'_> {
        Found { value: Value::new(&self.json), secret: self.secret }
    }

    /// Returns the value if it is secret.
    pub(crate) fn secret(&self) -> Option<SecretString> {
        self.secret.then(|| SecretString::from(Value::new(&self.json).plain().into_owned()))
    }
}

impl Variables {
    /// Yields the secret values.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = SecretString> {
        self.held.values().filter_map(Held::secret)
    }

    /// The value of a name.
    pub(crate) fn find(&self, name: &str) -> Option<Found<'_>> {
        self.held.get(name).map(Held::found)
    }

    /// The values of declared settings: given, else the environment's, else the default. Names that nobody declares
    /// are text. Everything that is wrong goes into `problems`.
    pub(crate) fn settle(
        connector: &Connector<'_>,
        environment: Option<&Environment<'_>>,
        mut given: BTreeMap<String, String>,
        problems: &mut Vec<String>,
    ) -> Self {
        let mut held = BTreeMap::new();
        for setting in connector.variables {
            let own = given.remove(setting.name);
            if own.is_some() && setting.locked {
                problems.push(format!("{} is fixed and cannot be set: remove it", shown(&setting)));
                continue;
            }
            let place = environment.and_then(|place| place.variables.iter().find(|value| value.name == setting.name));
            let place = place.map(|value| value.value);
            let text = own.or_else(|| place.or(setting.default).map(|json| Value::new(json).plain().into_owned()));
            match text.map(|text| hold(&setting, &text)) {
                Some(Ok(value)) => _ = held.insert(setting.name.to_owned(), value),
                Some(Err(problem)) => problems.push(problem),
                None if setting.required => {
                    problems.push(format!("{} is missing: set it with `variable`", shown(&setting)))
                }
                None => {}
            }
        }
        for own in environment.into_iter().flat_map(|place| place.variables) {
            let value = || Held { json: own.value.to_owned(), secret: false };
            held.entry(own.name.to_owned()).or_insert_with(value);
        }
        for (name, text) in given {
            held.insert(name, Held { json: quoted(&text), secret: false });
        }
        Self { held }
    }
}

/// A value of a setting, or its problem.
pub(crate) fn hold(setting: &Setting<'_>, text: &str) -> Result<Held, String> {
    let json = check(setting, text).map_err(|wrong| format!("{} {wrong}", shown(setting)))?;
    Ok(Held { json, secret: setting.secret })
}

/// A value for one call: as its setting says, or text.
pub(crate) fn of_call(connector: &Connector<'_>, name: &str, text: &str) -> Result<Held, String> {
    match connector.variables.iter().find(|setting| setting.name == name) {
        Some(setting) if setting.locked => Err(format!("{} is fixed: it cannot be set", shown(&setting))),
        Some(setting) => hold(&setting, text),
        None => Ok(Held { json: quoted(text), secret: false }),
    }
}

/// Returns the label with the name: `Store name (`store`)`.
pub(crate) fn shown(setting: &Setting<'_>) -> String {
    match setting.label {
        "" => format!("`{}`", setting.name),
        label => format!("{label} (`{}`)", setting.name),
    }
}

/// The value as JSON text, or what it must be.
pub(crate) fn check(setting: &Setting<'_>, text: &str) -> Result<String, String> {
    let json = typed(setting.kind, text)?;
    if !setting.values.is_empty() && !setting.values.iter().any(|value| same_text(value.as_bytes(), json.as_bytes())) {
        let values: Vec<_> = setting.values.iter().map(|value| Value::new(value).plain()).collect();
        return Err(format!("must be one of: {}", values.join(", ")));
    }
    let Some(pattern) = setting.pattern else { return Ok(json) };
    // Its time is linear in pattern and text, whatever both are.
    match regex_lite::Regex::new(pattern) {
        Ok(regex) if regex.is_match(text) => Ok(json),
        Ok(_) => Err(format!("must match `{pattern}`")),
        Err(_) => Err(format!("cannot be checked: its pattern `{pattern}` is none that is understood")),
    }
}

/// Text as a value of a JSON type.
fn typed(kind: ValueType, text: &str) -> Result<String, String> {
    let number = |wanted: u8| {
        let text = text.trim();
        let document = Document::new(text).ok()?;
        (document.doc().root().kinds() & wanted != 0).then(|| text.to_owned())
    };
    match kind {
        ValueType::Integer => number(kinds::INTEGER).ok_or_else(|| "must be an integer".to_owned()),
        ValueType::Number => number(kinds::NUMBER).ok_or_else(|| "must be a number".to_owned()),
        ValueType::Boolean if matches!(text.trim(), "true" | "false") => Ok(text.trim().to_owned()),
        ValueType::Boolean => Err("must be `true` or `false`".to_owned()),
        ValueType::String => Ok(quoted(text)),
    }
}

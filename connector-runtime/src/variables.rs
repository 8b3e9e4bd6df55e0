//! Variables: values that a user fills in once, checked before a client is made.
//!
//! Apart from the builder because calls check theirs here too. `port` of type integer with `"7"` given is the number
//! `7`; with `"x"` it is the problem "Port (`port`) must be an integer". No problem repeats a value: it may be secret.

use std::collections::BTreeMap;

use secrecy::SecretString;

use crate::encode::value::Value;
use crate::json::{Doc, kinds, same_text};
use crate::server::{Environment, Setting};
use crate::template::{Found, quoted};

/// Values by name. They have no `Debug`: some are secret.
#[derive(Default)]
pub(crate) struct Variables {
    held: BTreeMap<String, Held>,
}

/// A value, and whether it may be shown.
#[derive(Clone)]
pub(crate) struct Held {
    json: String,
    secret: bool,
}

impl Held {
    pub(crate) fn found(&self) -> Found<'_> {
        Found { value: Value::new(&self.json), secret: self.secret }
    }

    /// The value, if no text may show it.
    pub(crate) fn secret(&self) -> Option<SecretString> {
        self.secret.then(|| SecretString::from(Value::new(&self.json).plain().into_owned()))
    }
}

impl Variables {
    /// The values that no text may show.
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
        settings: &[Setting],
        environment: Option<&Environment>,
        mut given: BTreeMap<String, String>,
        problems: &mut Vec<String>,
    ) -> Self {
        let mut held = BTreeMap::new();
        for setting in settings {
            let own = given.remove(setting.name);
            if own.is_some() && setting.locked {
                problems.push(format!("{} is fixed: it cannot be set", shown(setting)));
                continue;
            }
            let place = environment.and_then(|place| place.variables.iter().find(|(name, _)| *name == setting.name));
            let place = place.map(|(_, json)| *json);
            let usual = Some(setting.default).filter(|json| !json.is_empty());
            let text = own.or_else(|| place.or(usual).map(|json| Value::new(json).plain().into_owned()));
            match text.map(|text| hold(setting, &text)) {
                Some(Ok(value)) => _ = held.insert(setting.name.to_owned(), value),
                Some(Err(problem)) => problems.push(problem),
                None if setting.required => problems.push(format!("{} is missing", shown(setting))),
                None => {}
            }
        }
        for (name, json) in environment.into_iter().flat_map(|place| place.variables) {
            held.entry((*name).to_owned()).or_insert_with(|| Held { json: (*json).to_owned(), secret: false });
        }
        for (name, text) in given {
            held.insert(name, Held { json: quoted(&text), secret: false });
        }
        Self { held }
    }
}

/// A value of a setting, or what is wrong with it.
pub(crate) fn hold(setting: &Setting, text: &str) -> Result<Held, String> {
    let json = check(setting, text).map_err(|wrong| format!("{} {wrong}", shown(setting)))?;
    Ok(Held { json, secret: setting.secret })
}

/// A value for one call: as its setting says, or text.
pub(crate) fn of_call(settings: &[Setting], name: &str, text: &str) -> Result<Held, String> {
    match settings.iter().find(|setting| setting.name == name) {
        Some(setting) if setting.locked => Err(format!("{} is fixed: it cannot be set", shown(setting))),
        Some(setting) => hold(setting, text),
        None => Ok(Held { json: quoted(text), secret: false }),
    }
}

/// What people call it, and its name: `Store name (`store`)`.
pub(crate) fn shown(setting: &Setting) -> String {
    match setting.label {
        "" => format!("`{}`", setting.name),
        label => format!("{label} (`{}`)", setting.name),
    }
}

/// The value as JSON text, or what it must be.
pub(crate) fn check(setting: &Setting, text: &str) -> Result<String, String> {
    let json = typed(setting.kind, text)?;
    if !setting.values.is_empty() && !setting.values.iter().any(|value| same_text(value.as_bytes(), json.as_bytes())) {
        let values: Vec<_> = setting.values.iter().map(|value| Value::new(value).plain()).collect();
        return Err(format!("must be one of: {}", values.join(", ")));
    }
    if setting.pattern.is_empty() {
        return Ok(json);
    }
    // Its time is linear in pattern and text, whatever both are.
    match regex_lite::Regex::new(setting.pattern) {
        Ok(pattern) if pattern.is_match(text) => Ok(json),
        Ok(_) => Err(format!("must match `{}`", setting.pattern)),
        Err(_) => Err(format!("cannot be checked: its pattern `{}` is none that is understood", setting.pattern)),
    }
}

/// Text as a value of a JSON type.
fn typed(kind: &str, text: &str) -> Result<String, String> {
    let number = |wanted: u8| {
        let text = text.trim();
        let doc = Doc::parse(text.as_bytes()).ok()?;
        (doc.root().kinds() & wanted != 0).then(|| text.to_owned())
    };
    match kind {
        "integer" => number(kinds::INTEGER).ok_or_else(|| "must be an integer".to_owned()),
        "number" => number(kinds::NUMBER).ok_or_else(|| "must be a number".to_owned()),
        "boolean" if matches!(text.trim(), "true" | "false") => Ok(text.trim().to_owned()),
        "boolean" => Err("must be `true` or `false`".to_owned()),
        _ => Ok(quoted(text)),
    }
}

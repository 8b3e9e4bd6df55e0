//! Instance files: TOML or JSON, and values that stand elsewhere.
//!
//! Separate because no report may show a line of such a file: it may be the one with the secret. Reports name the key, and
//! for syntax the line and column.

use std::path::{Path, PathBuf};
use std::time::Duration;

use connector_tables::language::duration as language;
use secrecy::SecretString;
use serde_json::{Map, Value};

use super::{Instance, InstanceError, Secret};
use crate::policy::rate::RateLimit;
use connector_tables::language::hint::hint;

const KEYS: [&str; 9] = [
    "auth",
    "base_url",
    "connect_timeout",
    "connector",
    "credentials",
    "environment",
    "rate_limit",
    "timeout",
    "variables",
];

/// Access to values that are stored elsewhere.
pub(super) struct Places<'a> {
    folder: Option<&'a Path>,
    variable: fn(&str) -> Option<String>,
    file: fn(&Path) -> std::io::Result<String>,
}

impl<'a> Places<'a> {
    /// The environment and files of this process.
    pub(super) fn real(folder: Option<&'a Path>) -> Self {
        Self { folder, variable: |name| std::env::var(name).ok(), file: super::file::read }
    }
}

#[cfg(test)]
impl Places<'_> {
    /// Of a test.
    pub(crate) fn of(variable: fn(&str) -> Option<String>, file: fn(&Path) -> std::io::Result<String>) -> Self {
        Self { folder: Some(Path::new("/etc/lab")), variable, file }
    }
}

/// Reads an instance.
pub(super) fn read(text: &str, places: &Places<'_>) -> Result<Instance, InstanceError> {
    let mut instance = Instance::new();
    for (key, value) in parse(text)? {
        let place = || text_of(&value, &key, places);
        match key.as_str() {
            "connector" => instance.connector = Some(place()?),
            "environment" => instance.environment = Some(place()?),
            "base_url" => instance.base_url = Some(place()?),
            "auth" => instance.auth = Some(place()?),
            "timeout" => instance.timeout = Some(duration(&key, &place()?)?),
            "connect_timeout" => instance.connect_timeout = Some(duration(&key, &place()?)?),
            "rate_limit" => instance.rate = Some(rate(value)?),
            "variables" => {
                for (name, value) in table(&key, value)? {
                    let text = text_of(&value, &format!("variables.{name}"), places)?;
                    instance.variables.insert(name, SecretString::from(text));
                }
            }
            "credentials" => {
                for (scheme, value) in table(&key, value)? {
                    let secret = secret(&scheme, value, places)?;
                    instance.credentials.insert(scheme, secret);
                }
            }
            _ => return Err(format!("there is no key `{}`{}", key.escape_debug(), hint(&key, &KEYS)).into()),
        }
    }
    Ok(instance)
}

/// The text as a table: JSON if it begins like it.
fn parse(text: &str) -> Result<Map<String, Value>, InstanceError> {
    let at = |line: usize, column: usize| format!("line {line}, column {column}");
    let value = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| {
            // serde's message about syntax does not contain the text.
            format!("{}: it is not JSON ({:?})", at(error.line(), error.column()), error.classify())
        })?
    } else {
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
            format!("{}: it is not TOML", at(line, column))
        })?
    };
    table("it", value).map_err(InstanceError::from)
}

fn table(key: &str, value: Value) -> Result<Map<String, Value>, String> {
    match value {
        Value::Object(table) => Ok(table),
        _ => Err(format!("`{key}` must be a table")),
    }
}

fn secret(scheme: &str, value: Value, places: &Places<'_>) -> Result<Secret, InstanceError> {
    let key = format!("credentials.{scheme}");
    match value {
        Value::Object(fields) if elsewhere(&fields).is_none() => {
            let read = |(field, value)| {
                let text = text_of(&value, &format!("{key}.{field}"), places)?;
                Ok((field, SecretString::from(text)))
            };
            fields.into_iter().map(read).collect::<Result<_, InstanceError>>().map(Secret::Fields)
        }
        value => Ok(Secret::Whole(SecretString::from(text_of(&value, &key, places)?))),
    }
}

/// The location of a value that is stored elsewhere: `env` or `file`, and its name.
fn elsewhere(table: &Map<String, Value>) -> Option<(&str, &str)> {
    let mut members = table.iter().map(|(kind, value)| (kind.as_str(), value));
    match (members.next(), members.next()) {
        (Some((kind @ ("env" | "file"), Value::String(name))), None) => Some((kind, name)),
        _ => None,
    }
}

/// A value as text.
fn text_of(value: &Value, key: &str, places: &Places<'_>) -> Result<String, InstanceError> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(_) | Value::Bool(_) => Ok(value.to_string()),
        Value::Object(table) => match elsewhere(table) {
            Some(("env", name)) => (places.variable)(name)
                .ok_or_else(|| format!("`{key}`: the environment variable `{name}` is not set").into()),
            Some((_, name)) => {
                let path = places.folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
                let text = (places.file)(&path).map_err(|error| format!("`{key}`: {}: {error}", path.display()))?;
                Ok(text.trim_end_matches(['\r', '\n']).to_owned())
            }
            None => Err(format!("`{key}`: a table here is `{{ env = \"NAME\" }}` or `{{ file = \"PATH\" }}`").into()),
        },
        Value::Array(_) | Value::Null => Err(format!("`{key}` must be text, a number, `true` or `false`").into()),
    }
}

/// Reads a duration.
pub(super) fn duration(key: &str, text: &str) -> Result<Duration, String> {
    let millis = language::parse(text).ok_or_else(|| format!("`{key}` must be a duration: {}", language::EXPECTED))?;
    Ok(Duration::from_millis(millis))
}

fn rate(value: Value) -> Result<RateLimit, InstanceError> {
    const KEYS: [&str; 4] = ["amount", "burst", "on_exceed", "per"];
    let count = |key: &str, value: &Value| {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok()).filter(|number| *number > 0);
        number.ok_or_else(|| format!("`rate_limit.{key}` must be a whole number above 0"))
    };
    let (mut amount, mut per, mut burst, mut fails) = (None, Duration::from_secs(1), None, false);
    for (key, value) in table("rate_limit", value)? {
        match (key.as_str(), &value) {
            ("amount", value) => amount = Some(count("amount", value)?),
            ("burst", value) => burst = Some(count("burst", value)?),
            ("per", Value::String(text)) => per = duration("rate_limit.per", text)?,
            ("per", value) => per = duration("rate_limit.per", &value.to_string())?,
            ("on_exceed", Value::String(word)) if word == "error" || word == "wait" => fails = word == "error",
            ("on_exceed", _) => return Err("`rate_limit.on_exceed` is `wait` or `error`".to_owned().into()),
            _ => return Err(format!("`rate_limit` has no key `{}`{}", key.escape_debug(), hint(&key, &KEYS)).into()),
        }
    }
    let amount = amount.ok_or_else(|| "`rate_limit` needs an `amount`".to_owned())?;
    let limit = RateLimit::new(amount, per);
    let limit = burst.map_or(limit, |burst| limit.burst(burst));
    Ok(if fails { limit.or_fail() } else { limit })
}

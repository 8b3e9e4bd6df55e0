//! Templates of auth methods: `Bearer {{ token }}` with the token in it.

use crate::encode::value::{Form, Value};
use crate::json::Writer;

/// Where values of names are found.
pub(crate) trait Values {
    /// The value of a name.
    fn find(&self, name: &str) -> Option<Found<'_>>;
}

/// A value that was found.
#[derive(Clone, Copy)]
pub(crate) struct Found<'v> {
    pub(crate) value: Value<'v>,
    /// No text may show it.
    pub(crate) secret: bool,
}

/// A template that was filled in.
pub(crate) struct Filled {
    pub(crate) text: String,
    /// Some of it is secret.
    pub(crate) secret: bool,
}

/// Why a template cannot be filled in.
pub(crate) enum Fault {
    /// A name has no value.
    Missing(String),
    /// It is no template.
    Malformed(&'static str),
}

impl Fault {
    /// In words; `what` is what the template is for.
    pub(crate) fn reason(&self, what: &str) -> String {
        match self {
            Self::Missing(name) => format!("{what} needs a value for `{}`", name.escape_debug()),
            Self::Malformed(reason) => format!("the template of {what} is not right: {reason}"),
        }
    }
}

/// Fills it in as text.
pub(crate) fn text(template: &str, values: &dyn Values) -> Result<Filled, Fault> {
    let mut filled = Filled { text: String::new(), secret: false };
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, tail) = after.split_once("}}").ok_or(Fault::Malformed("it has a `{{` without `}}`"))?;
        let found = values.find(name.trim()).filter(|found| found.value.form() != Form::Null);
        let found = found.ok_or_else(|| Fault::Missing(name.trim().to_owned()))?;
        filled.text.push_str(before);
        filled.text.push_str(&found.value.plain());
        filled.secret |= found.secret;
        rest = tail;
    }
    filled.text.push_str(rest);
    Ok(filled)
}

/// Fills it in as JSON.
pub(crate) fn value(template: &str, values: &dyn Values) -> Result<Filled, Fault> {
    let filled = text(template, values)?;
    Ok(Filled { text: quoted(&filled.text), secret: filled.secret })
}

/// A text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    let mut writer = Writer::request();
    writer.text(text);
    String::from_utf8(writer.into_parts().0).unwrap_or_default()
}

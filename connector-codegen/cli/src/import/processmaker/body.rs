//! The body of a resource: a text with mustache in it, as a template whose values keep their types.
//!
//! Separate because it is read as JSON where it can be: `{"name": "{{name}}", "age": {{age}}}` becomes
//! `template: { name: "{{ name }}", age: "{{ age }}" }` with `age` a number, so that no quote in a name can break it.
//! A list or object that is inserted whole becomes the argument of the call, `{{ $body }}`.

use super::Shared;
use super::endpoint::Read;
use super::mustache::{self, Part, Text};
use super::secret::{self, Secrets};
use super::value::{self, Values, of_sample};
use crate::import::Notes;
use crate::import::yaml::{Entry, Yaml, entry, text};
use crate::json::Json;
use connector_codegen::catalog::secret::is_secret;
use connector_tables::MediaKind;
use connector_tables::language::media::essence;
use connector_tables::language::template::has_names;

/// `body: …` and `samples: …`, as far as there are any.
pub(super) fn entries(
    read: &Read<'_>,
    values: &mut Values,
    shared: &mut Shared,
    notes: &mut Notes,
) -> (Option<Entry>, Option<Entry>) {
    let what = format!("endpoint `{}`, its body", read.name);
    let written = match read.source.get("body") {
        Some(value @ (Json::Object(_) | Json::List(_))) => value.line(),
        _ => read.source.text("body"),
    };
    if written.trim().is_empty() {
        return (None, None);
    }
    if matches!(read.method.as_str(), "GET" | "HEAD") {
        notes.add(&what, &format!("left out: {} has none", read.method));
        return (None, None);
    }
    let media = values.content_type.clone().unwrap_or_default();
    let form = read.source.text("body_type") == "form-data" || MediaKind::find(&media).row().has_pairs();
    let body = match mustache::read(written.trim()) {
        Ok(body) => body,
        Err(reason) => {
            notes.add(&what, &format!("{reason} cannot be carried over: the whole body is an argument"));
            return (Some(whole(form, &media)), None);
        }
    };
    value::filters(&what, &body, notes);
    if let Some(name) = body.only() {
        return (Some(whole(form, &media)), samples(name, &read.sample));
    }
    let mut secrets = Secrets { what: &what, shared, notes };
    match json(&body) {
        Some((template, bare)) => {
            let template = secrets.of_json(template);
            typed(&what, &body, template, &bare, &Around { read, form, media: &media }, values, notes)
        }
        None => (Some(plain(&body, form, &media, values, &mut secrets)), None),
    }
}

struct Around<'a> {
    read: &'a Read<'a>,
    form: bool,
    media: &'a str,
}

/// The whole body is an argument.
fn whole(form: bool, media: &str) -> Entry {
    let mut members = head(form, media);
    members.push(entry("type", if form { Yaml::Map(vec![entry("map", text("any"))]) } else { text("any") }));
    match members.as_slice() {
        [only] => entry("body", only.value.clone()),
        _ => entry("body", Yaml::Map(members)),
    }
}

/// Format and media type, where they are not the usual ones.
fn head(form: bool, media: &str) -> Vec<Entry> {
    let mut members = Vec::new();
    if form {
        members.push(entry("format", text("form")));
    } else if !matches!(&*essence(media), "" | "application/json") {
        members.push(entry("content_type", text(media)));
    }
    members
}

/// The body as JSON with `"{{ name }}"` for each value, and the names that stood outside of strings.
fn json(body: &Text) -> Option<(Json, Vec<String>)> {
    let (mut out, mut bare) = (String::new(), Vec::new());
    let (mut quoted, mut escaped) = (false, false);
    for part in &body.parts {
        match part {
            Part::Text(text) => {
                for c in text.chars() {
                    match c {
                        _ if escaped => escaped = false,
                        '\\' => escaped = quoted,
                        '"' => quoted = !quoted,
                        _ => {}
                    }
                }
                out.push_str(text);
            }
            Part::Name(_) if quoted => out.push_str(&part.template()),
            Part::Name(name) => {
                out.push_str(&format!("\"{}\"", part.template()));
                bare.push(name.clone());
            }
        }
    }
    Some((Json::parse(out.as_bytes()).ok().filter(|json| !has_template_key(json))?, bare))
}

fn has_template_key(json: &Json) -> bool {
    json.members().iter().any(|(name, value)| has_names(name) || has_template_key(value))
        || json.items().iter().any(has_template_key)
}

/// A template of JSON or of a form.
fn typed(
    what: &str,
    body: &Text,
    mut template: Json,
    bare: &[String],
    around: &Around<'_>,
    values: &mut Values,
    notes: &mut Notes,
) -> (Option<Entry>, Option<Entry>) {
    let sample = &around.read.sample;
    let in_sample = |name: &str| sample.members().iter().find(|(known, _)| mustache::name(known) == name);
    let is_whole = |name: &&String| match in_sample(name) {
        Some((_, value)) => matches!(value, Json::Object(_) | Json::List(_)),
        None => body.raw.contains(name),
    };
    let mut wholes: Vec<&String> = bare.iter().filter(is_whole).collect();
    wholes.dedup();
    if wholes.len() > 1 {
        let names: Vec<String> = wholes.iter().map(|name| format!("`{name}`")).collect();
        notes.add(
            what,
            &format!("it inserts several lists or objects ({}): the whole body is an argument", names.join(", ")),
        );
        return (Some(whole(around.form, around.media)), None);
    }
    let argument = wholes.first().map(|name| name.as_str());
    for name in body.names().into_iter().filter(|name| Some(*name) != argument) {
        let kind = match (bare.iter().any(|known| known == name), of_sample(name, sample)) {
            (false, _) => "string",
            (true, Some((kind, _))) => kind,
            (true, None) => {
                notes.add(what, &format!("`{name}` stands where JSON is: that it is a number is a guess"));
                "number"
            }
        };
        values.variable(name, kind, true);
    }
    if let Some(name) = argument {
        put_argument(&mut template, &Part::Name(name.to_owned()).template());
    }
    let mut members = head(around.form, around.media);
    members.push(entry("template", yaml(&template)));
    (Some(entry("body", Yaml::Map(members))), argument.and_then(|name| samples(name, sample)))
}

/// Puts `{{ $body }}` where that template stands.
fn put_argument(json: &mut Json, template: &str) {
    match json {
        Json::Text(text) if text == template => *text = "{{ $body }}".to_owned(),
        Json::List(items) => items.iter_mut().for_each(|item| put_argument(item, template)),
        Json::Object(members) => members.iter_mut().for_each(|(_, value)| put_argument(value, template)),
        _ => {}
    }
}

/// A form by hand, or a text.
fn plain(body: &Text, form: bool, media: &str, values: &mut Values, secrets: &mut Secrets<'_>) -> Entry {
    body.names().into_iter().for_each(|name| values.variable(name, "string", true));
    if form {
        let pairs = super::url::pairs(body.parts.clone());
        let pairs =
            pairs.into_iter().map(|(name, value)| entry(&name, text(secrets.of_value(&name, value.template()))));
        let members = vec![entry("format", text("form")), entry("template", Yaml::Map(pairs.collect()))];
        return entry("body", Yaml::Map(members));
    }
    let mut members = vec![entry("format", text("text"))];
    if !media.is_empty() {
        members.push(entry("content_type", text(media)));
    }
    members.push(entry("template", text(secrets.of_text(body.template()))));
    entry("body", Yaml::Map(members))
}

/// The sample data as an example of the argument.
fn samples(name: &str, sample: &Json) -> Option<Entry> {
    let (_, value) = sample.members().iter().find(|(known, _)| mustache::name(known) == name)?;
    let input = entry("input", yaml(&secret::without(value)));
    (!is_secret(name)).then(|| entry("samples", Yaml::List(vec![Yaml::Map(vec![input])])))
}

/// JSON as YAML.
fn yaml(json: &Json) -> Yaml {
    match json {
        Json::Text(value) => text(value.clone()),
        Json::List(items) => Yaml::List(items.iter().map(yaml).collect()),
        Json::Object(members) => Yaml::Map(members.iter().map(|(name, value)| entry(name, yaml(value))).collect()),
        Json::Null | Json::Boolean(_) | Json::Number(_) | Json::File(_) => Yaml::Plain(json.line()),
    }
}

//! A path out of its template: `/repos/{owner}/issues` with `owner = "a/b"` is `/repos/a%2Fb/issues`.
//!
//! Apart because a value must stay one segment, whatever it holds: a URL parser takes `..` and even `%2e%2e` as "one
//! up", and drops tabs and newlines before it looks. So what would be such a segment, or none, is refused.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::style::join;
use super::value::{Form, Value};
use super::{Escape, put};
use crate::endpoint::{Param, Place, Style};

/// What cannot stand in a URL as it is. A template's own `%`, `/`, `?` keep their meaning.
const ILLEGAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A parameter that the table does not list: it is named in the template alone.
const PLAIN: Param = crate::endpoint::path("");

/// Writes the path of a call. `value` finds the value of a parameter by its name, and its argument's index if it has
/// one.
pub(crate) fn write<'a>(
    out: &mut String,
    template: &str,
    params: &[Param],
    value: impl Fn(Option<usize>, &str) -> Option<Value<'a>>,
) -> Result<(), String> {
    let start = out.len();
    let mut rest = template;
    let listed = params.iter().any(|param| param.place == Place::Path);
    let mut count = 0;
    while let Some((literal, after)) = rest.split_once('{') {
        out.extend(utf8_percent_encode(literal, ILLEGAL));
        let (name, tail) = after.split_once('}').ok_or("the path has a `{` without `}`")?;
        let index = match listed {
            true => params.iter().position(|param| param.place == Place::Path && param.name == name),
            false => Some(count),
        };
        let value = value(index, name).ok_or_else(|| format!("the path parameter `{name}` has no value"))?;
        let before = out.len();
        one(out, index.and_then(|index| params.get(index)).filter(|_| listed).unwrap_or(&PLAIN), value);
        count += 1;
        if out.len() == before {
            return Err(format!("the path parameter `{name}` is empty: another resource would be called"));
        }
        rest = tail;
    }
    out.extend(utf8_percent_encode(rest, ILLEGAL));
    check(out.get(start..).unwrap_or_default())
}

/// Writes one value, by its style. Nothing in it can end the segment.
fn one(out: &mut String, param: &Param, value: Value<'_>) {
    let explode = param.shape.explode;
    if param.media.is_some() {
        put(out, value.json(), Escape::All);
        return;
    }
    if value.form() == Form::Null || value.is_hollow() {
        return;
    }
    match param.shape.style {
        Style::Label => {
            out.push('.');
            join(out, value, if explode { "." } else { "," }, explode, Escape::All);
        }
        Style::Matrix => matrix(out, param, value),
        _ => join(out, value, ",", explode, Escape::All),
    }
}

fn matrix(out: &mut String, param: &Param, value: Value<'_>) {
    let mut pair = |name: &str, write: &dyn Fn(&mut String)| {
        out.push(';');
        put(out, name, Escape::All);
        let before = out.len();
        write(out);
        if out.len() > before {
            out.insert(before, '=');
        }
    };
    match value.form() {
        Form::Array if param.shape.explode => {
            value.items().for_each(|item| pair(param.name, &|out| put(out, &item.plain(), Escape::All)));
        }
        Form::Object if param.shape.explode => {
            value.members().for_each(|(key, item)| pair(&key, &|out| put(out, &item.plain(), Escape::All)));
        }
        _ => pair(param.name, &|out| join(out, value, ",", false, Escape::All)),
    }
}

/// No segment may mean "here" or "one up" to whoever reads the URL.
fn check(path: &str) -> Result<(), String> {
    let path = path.split('?').next().unwrap_or_default();
    if path.split('/').any(is_dots) {
        return Err("a path parameter makes a segment `.` or `..`: another resource would be called".to_owned());
    }
    Ok(())
}

fn is_dots(segment: &str) -> bool {
    // Every ordinary segment ends this at its first character.
    let mut dots = 0;
    let mut rest = segment;
    while !rest.is_empty() {
        let blank = ["%09", "%0A", "%0D", "%0a", "%0d"].iter().find_map(|blank| rest.strip_prefix(blank));
        let dot = [".", "%2e", "%2E"].iter().find_map(|dot| rest.strip_prefix(dot));
        match (blank, dot) {
            (Some(tail), _) => rest = tail,
            (None, Some(tail)) => {
                dots += 1;
                rest = tail;
            }
            (None, None) => return false,
        }
    }
    matches!(dots, 1 | 2)
}

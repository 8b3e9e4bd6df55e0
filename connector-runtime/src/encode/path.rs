//! A path out of its template: `/repos/{owner}/issues` with `owner = "a/b"` is `/repos/a%2Fb/issues`.
//!
//! Separate because a value must stay one segment, whatever it holds: a URL parser takes `..` and even `%2e%2e` as "one
//! up", and drops tabs and newlines before it looks. So what would be such a segment, or none, is refused.

use connector_tables::language::path::{Piece, pieces};
use connector_tables::{Operation, Param, Place, Style};
use percent_encoding::utf8_percent_encode;

use super::style::join;
use super::value::{Form, Value};
use super::{Escape, ILLEGAL, put};

/// Writes the path of a call. `value` finds the value of a placeholder by its name, and the index of its row if the table
/// has one.
pub(crate) fn write<'a>(
    out: &mut String,
    operation: &Operation<'_>,
    value: &dyn Fn(Option<usize>, &str) -> Option<Value<'a>>,
) -> Result<(), String> {
    let start = out.len();
    for piece in pieces(operation.path) {
        let name = match piece {
            Piece::Text(text) => {
                // A `%`, `/` or `?` in the template itself keeps its meaning.
                out.extend(utf8_percent_encode(text, ILLEGAL));
                continue;
            }
            Piece::Name(name) => name,
            Piece::Open(_) => return Err("the path has a `{` without `}`".to_owned()),
        };
        let row = operation.params.find_map(|index, param| is_named(param, name).then_some((index, *param)));
        let found = value(row.map(|(index, _)| index), name);
        let found = found.ok_or_else(|| format!("the path parameter `{name}` has no value"))?;
        let before = out.len();
        // A placeholder without a row is filled in with a variable.
        one(out, &row.map_or(connector_tables::path(name), |(_, param)| param), found);
        if out.len() == before {
            return Err(format!("the path parameter `{name}` is empty: another resource would be called"));
        }
    }
    check(out.get(start..).unwrap_or_default())
}

fn is_named(param: &Param<'_>, name: &str) -> bool {
    param.place == Place::Path && param.name == name
}

/// Writes one value, by its style. Nothing in it can end the segment.
fn one(out: &mut String, param: &Param<'_>, value: Value<'_>) {
    let explode = param.explode;
    if param.media.is_some() {
        put(out, value.json(), Escape::All);
        return;
    }
    if value.form() == Form::Null || value.is_hollow() {
        return;
    }
    match param.style {
        Style::Label => {
            out.push('.');
            join(out, value, if explode { "." } else { "," }, explode, Escape::All);
        }
        Style::Matrix => matrix(out, param, value),
        Style::Simple | Style::Form | Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject => {
            join(out, value, ",", explode, Escape::All);
        }
    }
}

fn matrix(out: &mut String, param: &Param<'_>, value: Value<'_>) {
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
        Form::Array if param.explode => {
            value.items().for_each(|item| pair(param.name, &|out| put(out, &item.plain(), Escape::All)));
        }
        Form::Object if param.explode => {
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

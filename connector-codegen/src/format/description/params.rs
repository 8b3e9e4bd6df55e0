//! Parameters of an endpoint.
//!
//! `query: { state?: { enum: [open] }, v: { value: "2" } }` becomes the parameter
//! `{name: state, in: query, schema: {type: string, enum: [open]}}` and the fixed value `{in: query, name: v, value: "2"}`.

use super::cx::Cx;
use super::{secret, shorthand};
use crate::catalog::keys::endpoint as keys;
use crate::diag::code;
use crate::diag::suggest::meant;
use crate::format::build::{kept, map, member, members, renamed, text, texts, truth};
use crate::text::Span;
use crate::tree::{Key, Node, Value};

/// The keys for parameters, and the name of each location in OpenAPI.
pub(super) const PLACES: &[(&str, &str)] =
    &[("path_params", "path"), ("query", "query"), ("header", "header"), ("cookie", "cookie")];

/// Returns `true` for keys of a parameter that do not concern its type.
fn is_own(key: &Key) -> bool {
    keys::PARAMETER.find(&key.text).is_some() && !["type", "default"].contains(&&*key.text)
}

/// The result of reading parameters.
#[derive(Default)]
pub(super) struct Params {
    /// Parameters.
    pub(super) list: Vec<Node>,
    /// Values that are always sent.
    pub(super) fixed: Vec<Node>,
    /// Place, name and span of each.
    pub(super) names: Vec<(&'static str, String, Span)>,
}

impl Params {
    /// Returns `true` if there is a path parameter of that name.
    pub(super) fn has_path(&self, name: &str) -> bool {
        self.names.iter().any(|(place, other, _)| *place == "path" && other == name)
    }
}

/// The parameters of one place.
pub(super) fn read(cx: &mut Cx<'_>, node: &Node, place: &'static str, params: &mut Params) {
    for (key, value) in members(node) {
        let name = key.text.strip_suffix('?').unwrap_or(&key.text);
        if is_twice(cx, params, place, name, key.span) {
            continue;
        }
        params.names.push((place, name.to_owned(), key.span));
        if value.get("value").is_some_and(|value| value.value != Value::Null) {
            params.fixed.extend(fixed_one(cx, key, name, place, value));
            continue;
        }
        let made = parameter(cx, key, name, place, value);
        params.list.push(made);
    }
}

fn is_twice(cx: &mut Cx<'_>, params: &Params, place: &str, name: &str, span: Span) -> bool {
    let same = |other: &str| if place == "header" { other.eq_ignore_ascii_case(name) } else { other == name };
    let Some((.., first)) = params.names.iter().find(|(at, other, _)| *at == place && same(other)) else {
        return false;
    };
    cx.diags
        .report(&code::DUPLICATE_PARAMETER, span, format!("the parameter `{name}` is declared twice"))
        .label(*first, "first here")
        .help("remove one of both; the first one counts");
    true
}

/// A value that is always sent.
fn fixed_one(cx: &mut Cx<'_>, key: &Key, name: &str, place: &str, object: &Node) -> Option<Node> {
    for (other, _) in members(object).filter(|(key, _)| !["value", "optional", "description"].contains(&&*key.text)) {
        cx.diags
            .report(&code::CONFLICT, other.span, format!("`{}` cannot stand beside `value`", other.text))
            .help("a parameter with `value` is always sent as it is; remove one of both");
    }
    if name.len() != key.text.len() {
        cx.diags
            .report(&code::CONFLICT, key.span, format!("`{}` has a `value`, so no call gives it", key.text))
            .help("remove the `?`; for a value that may be missing, add `optional: true`");
    }
    let own = own(cx, object)?;
    let key = Key { span: key.span, text: name.into() };
    Some(fixed(cx, &key, place, own.get("value")?, own.get("optional")))
}

/// `{in, name, value, optional}`.
pub(super) fn fixed(cx: &mut Cx<'_>, key: &Key, place: &str, value: &Node, optional: Option<&Node>) -> Node {
    secret::of_value(cx, &key.text, value);
    let mut entries = texts(key.span, &[("in", place), ("name", &key.text)]);
    entries.push(member("value", text(value.span, value.as_str().unwrap_or_default())));
    entries.extend(optional.map(|node| member("optional", node.clone())));
    map(value.span, entries)
}

fn parameter(cx: &mut Cx<'_>, key: &Key, name: &str, place: &'static str, value: &Node) -> Node {
    let is_mark = |key: &Key| keys::PARAMETER.find(&key.text).is_some() && !["value", "optional"].contains(&&*key.text);
    let is_object = members(value).any(|(key, _)| is_mark(key)) && value.get("one_of").is_none();
    let said = if is_object { own(cx, value) } else { None };
    if is_object {
        others(cx, value);
    }
    let said = said.unwrap_or_else(|| map(value.span, Vec::new()));
    let own = |name: &str| said.get(name);
    let optional = name.len() != key.text.len();
    let required = own("required").and_then(Node::as_bool).unwrap_or(!optional);
    if place == "path" && !required {
        cx.diags
            .report(&code::INVALID_VALUE, key.span, format!("the path parameter `{name}` cannot be left out"))
            .help(format!("call it `{name}`, without `?`"));
    }
    let schema = match is_object {
        true => typed(cx, value),
        false => shorthand::schema(cx, value),
    };
    let style = own("style").and_then(Node::as_str);
    let wire = match style {
        Some("brackets") => format!("{name}[]"),
        _ => name.to_owned(),
    };
    let mut entries = texts(key.span, &[("name", &wire), ("in", place)]);
    if required || place == "path" {
        entries.push(member("required", truth(key.span, true)));
    }
    entries.extend(renamed(&said, &[("description", "description"), ("deprecated", "deprecated")]));
    entries.extend(styled(value, style, own("explode")));
    entries.extend(renamed(&said, &[("reserved", "allowReserved"), ("example", "example")]));
    entries.push(member("schema", schema));
    map(value.span, entries)
}

/// The keys of the parameter itself; the rest of the object is JSON Schema.
fn own(cx: &mut Cx<'_>, value: &Node) -> Option<Node> {
    cx.object(&kept(value, |key, _| is_own(key)), &keys::PARAMETER, "a parameter")
}

/// Reports members that are neither keys of parameters nor of JSON Schema.
fn others(cx: &mut Cx<'_>, value: &Node) {
    for (key, _) in members(value).filter(|(key, _)| !is_own(key)) {
        if !shorthand::is_keyword(&key.text) {
            let known = keys::PARAMETER.names();
            let keys = || format!("its keys are: {}", known.join(", "));
            cx.diags
                .report(&code::UNKNOWN_KEY, key.span, format!("`{}` is no key of a parameter", key.text))
                .help(meant(&key.text, known.iter().copied()).unwrap_or_else(keys));
        }
    }
}

/// OpenAPI's style and explode.
fn styled(value: &Node, style: Option<&str>, explode: Option<&Node>) -> Vec<(Key, Node)> {
    let span = value.get("style").map_or(value.span, |style| style.span);
    match (keys::STYLES.iter().find(|(word, ..)| style == Some(word)), explode) {
        (Some((_, style, explode)), _) => {
            vec![member("style", text(span, style.word())), member("explode", truth(span, *explode))]
        }
        (None, Some(explode)) => vec![member("explode", explode.clone())],
        (None, None) => Vec::new(),
    }
}

/// The schema of a parameter that is an object: `type`, with the rest of the JSON Schema beside it.
pub(super) fn typed(cx: &mut Cx<'_>, value: &Node) -> Node {
    let rest = kept(value, |key, _| !is_own(key));
    let (ty, count) = (rest.get("type"), members(&rest).count());
    let string = || member("type", text(value.span, "string"));
    match ty {
        None if count == 0 => map(value.span, vec![string()]),
        Some(ty) if count == 1 => shorthand::schema(cx, ty),
        Some(ty) if !ty.as_str().is_some_and(shorthand::is_json_type) => {
            let base = shorthand::schema(cx, ty);
            let others = members(&rest).filter(|(key, _)| &*key.text != "type");
            map(value.span, members(&base).chain(others).cloned().collect())
        }
        _ => {
            let is_said = ["type", "enum", "$ref"].iter().any(|name| rest.get(name).is_some());
            let ty = (!is_said).then(string);
            shorthand::json_schema(cx, &map(value.span, ty.into_iter().chain(members(&rest).cloned()).collect()))
        }
    }
}

/// The value of a parameter as a template may have it: text.
pub(super) fn is_simple(node: &Node) -> bool {
    matches!(node.value, Value::String(_) | Value::Number(_) | Value::Bool(_))
}

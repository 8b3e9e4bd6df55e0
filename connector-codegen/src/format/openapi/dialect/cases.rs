//! The table: which irregularities are cured in which part of a document. To cure another one, write a small
//! function and add it to the rows that need it.

use super::edit::Edit;
use super::{Case, parameter};
use crate::tree::{Node, Value};
use std::rc::Rc;

macro_rules! cases {
    ($($list:ident: $($name:literal => $cure:expr),* ;)*) => {
        $(pub(crate) static $list: &[Case] = &[$(Case { name: $name, cure: $cure }),*];)*
    };
}

cases! {
    INFO:
        "null members" => nulls, "docs that are no text" => docs,
        "title missing or no text" => |edit| required_text(edit, "title"),
        "version missing or no text" => |edit| required_text(edit, "version");
    SERVER: "null members" => nulls, "docs that are no text" => docs;
    SERVER_VARIABLE:
        "null members" => nulls, "docs that are no text" => docs, "values that are no text" => values,
        "default missing or no text" => default_value;
    TAG: "null members" => nulls, "docs that are no text" => docs, "name that is no text" => |edit| text(edit, "name");
    DOCUMENTED: "null members" => nulls, "docs that are no text" => docs, "required as text" => |edit| truth(edit, "required");
    OPERATION:
        "null members" => nulls, "docs that are no text" => docs, "operationId that is no text" => |edit| text(edit, "operationId"),
        "one tag without a list" => tags, "deprecated as text" => |edit| truth(edit, "deprecated"),
        "no responses" => |edit| missing_object(edit, "responses"),
        "parameters that are no list" => list_of_parameters;
    PARAMETER:
        "null members" => nulls, "docs that are no text" => docs, "name that is no text" => |edit| text(edit, "name"),
        "required as text" => |edit| truth(edit, "required"), "deprecated as text" => |edit| truth(edit, "deprecated"),
        "explode as text" => |edit| truth(edit, "explode"), "allowReserved as text" => |edit| truth(edit, "allowReserved"),
        "allowEmptyValue as text" => |edit| truth(edit, "allowEmptyValue"),
        "another spelling of in" => parameter::place, "path parameter that is not required" => parameter::required,
        "style that is none, or not of this place" => parameter::style,
        "no schema, or content beside it" => parameter::schema;
    HEADER:
        "null members" => nulls, "docs that are no text" => docs, "required as text" => |edit| truth(edit, "required"),
        "deprecated as text" => |edit| truth(edit, "deprecated"), "explode as text" => |edit| truth(edit, "explode"),
        "style of another place" => parameter::header_style, "no schema, or content beside it" => parameter::schema;
    RESPONSE:
        "null members" => nulls, "docs that are no text" => docs,
        "no description" => |edit| missing_text(edit, "description");
    MEDIA_TYPE: "null members" => nulls;
    ENCODING:
        "null members" => nulls, "contentType that is no text" => content_type,
        "style that is none" => parameter::encoding_style, "explode as text" => |edit| truth(edit, "explode"),
        "allowReserved as text" => |edit| truth(edit, "allowReserved");
    SECURITY_SCHEME:
        "null members" => nulls, "docs that are no text" => docs, "oauth2 without flows" => flows,
        "openIdConnect without its URL" => open_id;
}

/// Null stands where YAML has `description:` and nothing after it.
fn nulls(edit: &mut Edit<'_>) {
    edit.retain(|_, node| !matches!(node.value, Value::Null));
}

fn docs(edit: &mut Edit<'_>) {
    for name in ["summary", "description"] {
        text(edit, name);
    }
}

/// YAML reads `version: 1.0` as a number and `name: on` as a boolean in some readers; the text is what is meant.
fn text(edit: &mut Edit<'_>, name: &str) {
    if let Some(text) = edit.get(name).and_then(scalar) {
        edit.set_text(name, &text);
    }
}

/// The text of a number or boolean.
fn scalar(node: &Node) -> Option<String> {
    match &node.value {
        Value::Number(text) => Some(text.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

fn missing_text(edit: &mut Edit<'_>, name: &str) {
    if !edit.has(name) {
        edit.set_text(name, "");
    }
}

fn required_text(edit: &mut Edit<'_>, name: &str) {
    text(edit, name);
    if !edit.has(name) {
        edit.warn(name, format!("`{name}` is missing"), format!("add `{name}`"));
        edit.set_text(name, "");
    }
}

fn missing_object(edit: &mut Edit<'_>, name: &str) {
    if !edit.has(name) {
        edit.set(name, Value::Map(Rc::default()));
    }
}

/// `"true"` for `true`.
fn truth(edit: &mut Edit<'_>, name: &str) {
    let value = match edit.get(name).and_then(Node::as_str) {
        Some("true") => true,
        Some("false" | "") => false,
        _ => return,
    };
    edit.warn(name, format!("`{name}` is a string"), format!("write `{name}: {value}` without quotes"));
    edit.set(name, Value::Bool(value));
}

fn tags(edit: &mut Edit<'_>) {
    let Some(node) = edit.get("tags").cloned() else { return };
    let items = match &node.value {
        Value::List(list) => list.as_ref().clone(),
        _ => vec![node.clone()],
    };
    let texts = items.iter().filter_map(|item| {
        let text = item.as_str().map(str::to_owned).or_else(|| scalar(item))?;
        Some(Node::new(item.span, Value::String(text.into())))
    });
    edit.set("tags", Value::List(Rc::new(texts.collect())));
}

/// The list itself is read elsewhere, item by item.
fn list_of_parameters(edit: &mut Edit<'_>) {
    if let Some(node) = edit.get("parameters")
        && node.as_list().is_none()
    {
        let message = format!("`parameters` is {}, not an array", node.kind());
        edit.warn("parameters", message, "write a list of parameters".to_owned());
        edit.drop("parameters");
    }
}

fn values(edit: &mut Edit<'_>) {
    let Some(list) = edit.get("enum").and_then(Node::as_list) else { return edit.drop("enum") };
    let texts = list.iter().filter_map(|item| {
        let text = item.as_str().map(str::to_owned).or_else(|| scalar(item))?;
        Some(Node::new(item.span, Value::String(text.into())))
    });
    let texts = Value::List(Rc::new(texts.collect()));
    edit.set("enum", texts);
}

fn default_value(edit: &mut Edit<'_>) {
    text(edit, "default");
    if edit.has("default") {
        return;
    }
    let first = edit.get("enum").and_then(Node::as_list).and_then(|list| list.first()?.as_str().map(str::to_owned));
    let first = first.unwrap_or_default();
    edit.warn("default", "a server variable has no default".to_owned(), "add `default`".to_owned());
    edit.set_text("default", &first);
}

/// The flows are not used yet: the token is set by hand.
fn flows(edit: &mut Edit<'_>) {
    if edit.get("type").and_then(Node::as_str) == Some("oauth2") {
        edit.set("flows", Value::Map(Rc::default()));
    }
}

fn open_id(edit: &mut Edit<'_>) {
    if edit.get("type").and_then(Node::as_str) == Some("openIdConnect") {
        text(edit, "openIdConnectUrl");
        missing_text(edit, "openIdConnectUrl");
    }
}

/// 3.0's text allows a list with commas; some write a list.
fn content_type(edit: &mut Edit<'_>) {
    if let Some(list) = edit.get("contentType").and_then(Node::as_list) {
        let all: Vec<_> = list.iter().filter_map(Node::as_str).collect();
        let text = all.join(", ");
        edit.set_text("contentType", &text);
    }
}

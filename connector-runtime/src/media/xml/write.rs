//! JSON to XML.
//!
//! Separate from the reader. What XML has no form for is refused, never bent: a list without a name, a name with a blank, a
//! control character.
//!
//! `{"@id": 1, "tag": ["a<b", null]}` with the root `order` is
//! `<order id="1"><tag>a&lt;b</tag><tag/></order>`.

use std::borrow::Cow;

use super::super::items;
use connector_json::{ATTRIBUTE, Document, Node, TEXT, kinds};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// A whole document. Its root has this name.
pub(crate) fn write(json: &str, root: &str) -> Result<String, String> {
    let document = Document::new(json).map_err(|error| error.to_string())?;
    let doc = document.doc();
    let mut out = String::with_capacity(HEAD.len() + json.len() * 2);
    out.push_str(HEAD);
    if doc.root().kinds() == kinds::ARRAY {
        return Err("a list cannot be an XML document: only a member of an object gives its items a name".to_owned());
    }
    element(&mut out, root, doc.root())?;
    Ok(out)
}

/// An element. JSON is nested no deeper than its reader allows, and so is this.
fn element(out: &mut String, name: &str, value: Node<'_>) -> Result<(), String> {
    check_name(name)?;
    out.push('<');
    out.push_str(name);
    match value.kinds() {
        kinds::ARRAY => return Err(format!("a list in the list `{name}` has no form in XML")),
        kinds::OBJECT => return object(out, name, value),
        kinds::NULL => out.push_str("/>"),
        _ => {
            out.push('>');
            escape(out, &scalar(name, value)?, Place::Text)?;
            close(out, name);
        }
    }
    Ok(())
}

/// The rest of an object's element, behind its name.
fn object(out: &mut String, name: &str, value: Node<'_>) -> Result<(), String> {
    let mut is_empty = true;
    for (member, value) in value.members() {
        let member = member.text().unwrap_or_default();
        let Some(attribute) = member.strip_prefix(ATTRIBUTE) else {
            is_empty = false;
            continue;
        };
        if !value.is_null() {
            check_name(attribute)?;
            out.push(' ');
            out.push_str(attribute);
            out.push_str("=\"");
            escape(out, &scalar(&member, value)?, Place::Attribute)?;
            out.push('"');
        }
    }
    if is_empty {
        out.push_str("/>");
        return Ok(());
    }
    out.push('>');
    for (member, value) in value.members() {
        let member = member.text().unwrap_or_default();
        match items(value) {
            _ if member.starts_with(ATTRIBUTE) => {}
            _ if member == TEXT && value.is_null() => {}
            _ if member == TEXT => escape(out, &scalar(TEXT, value)?, Place::Text)?,
            Some(mut items) => items.try_for_each(|item| element(out, &member, item))?,
            None => element(out, &member, value)?,
        }
    }
    close(out, name);
    Ok(())
}

fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// The text of a string, number or boolean.
fn scalar<'d>(name: &str, value: Node<'d>) -> Result<Cow<'d, str>, String> {
    match value.kinds() {
        kinds::STRING => Ok(value.text().unwrap_or_default()),
        kinds::OBJECT | kinds::ARRAY | kinds::NULL => {
            Err(format!("`{name}` is text in XML, and cannot be a list or object"))
        }
        _ => Ok(Cow::Borrowed(value.raw())),
    }
}

/// XML 1.0, section 2.3, but for the rarer ranges of letters, which are all let through.
fn check_name(name: &str) -> Result<(), String> {
    let starts = |c: char| c.is_alphabetic() || c == '_' || c == ':';
    let follows = |c: char| starts(c) || c.is_alphanumeric() || matches!(c, '-' | '.' | '\u{b7}');
    match name.starts_with(starts) && name.chars().all(follows) {
        true => Ok(()),
        false => Err(format!("{name:?} cannot be the name of an element or attribute in XML")),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Text,
    Attribute,
}

/// Characters that mean something, and those that a reader would change (section 2.11 and 3.3.3), become references.
fn escape(out: &mut String, text: &str, place: Place) -> Result<(), String> {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if place == Place::Attribute => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' if place == Place::Attribute => out.push_str("&#10;"),
            '\t' if place == Place::Attribute => out.push_str("&#9;"),
            '\n' | '\t' => out.push(c),
            '\0'..' ' | '\u{fffe}' | '\u{ffff}' => {
                return Err(format!("XML cannot hold the character U+{:04X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    Ok(())
}

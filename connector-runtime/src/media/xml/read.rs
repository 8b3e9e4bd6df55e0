//! XML to JSON: elements are gathered as a tree, which is then written.
//!
//! Separate from the writer. It is safe with untrusted texts: a document type is skipped and none of its entities is
//! expanded, depth is limited, and errors contain nothing of the text.
//!
//! `<a id="1"><b>x</b><b/></a>` is `{"@id":"1","b":["x",null]}`.

use std::collections::BTreeMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use connector_json::{Fields, MAX_DEPTH, TEXT, Write, Writer};

/// Maximum nesting of elements: each is at most an object in an array.
const DEEPEST: usize = MAX_DEPTH / 2;

/// Maximum number of elements: each takes about fifty times the memory of its shortest text.
const MOST: usize = 1 << 20;

/// An element.
#[derive(Default)]
struct Element {
    name: String,
    /// With the `@` that their members have.
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
    /// It says that it is null.
    nil: bool,
}

/// The content of the outermost element.
pub(crate) fn read(text: &str) -> Result<Vec<u8>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader::from_str(text);
    let mut open = Vec::new();
    let mut root = None;
    let mut count = 0;
    loop {
        let event = reader.read_event();
        let at = reader.buffer_position();
        let event = event.map_err(|_| ill(at))?;
        count += usize::from(matches!(event, Event::Start(_) | Event::Empty(_)));
        if count > MOST {
            return Err(format!("it has more than {MOST} elements"));
        }
        match step(event, &mut open, &mut root) {
            Ok(true) => {}
            Ok(false) => break,
            Err(reason) => return Err(reason.unwrap_or_else(|| ill(at))),
        }
    }
    match root {
        Some(root) if open.is_empty() => {
            let mut writer = Writer::new();
            root.write(&mut writer);
            Ok(writer.into_bytes())
        }
        Some(_) | None if open.is_empty() => Err("it is no XML: it has no element".to_owned()),
        _ => Err("it is no XML: it ends before its last element does".to_owned()),
    }
}

/// Its parser's own words may hold a piece of the text.
fn ill(at: u64) -> String {
    format!("it is no well-formed XML at byte {at}")
}

/// Takes one event; false after the last. An error without a reason is one of syntax.
fn step(event: Event<'_>, open: &mut Vec<Element>, root: &mut Option<Element>) -> Result<bool, Option<String>> {
    match event {
        Event::Start(start) => {
            if open.len() >= DEEPEST {
                return Err(Some(format!("its elements are nested deeper than {DEEPEST} levels")));
            }
            open.push(element(&start)?);
        }
        Event::Empty(start) => close(element(&start)?, open, root)?,
        Event::End(_) => {
            let ended = open.pop().ok_or(None)?;
            close(ended, open, root)?;
        }
        Event::Text(text) => push(&text.xml10_content(), open)?,
        Event::CData(text) => push(&text.xml10_content(), open)?,
        Event::GeneralRef(reference) => push(character(&reference)?.encode_utf8(&mut [0; 4]), open)?,
        Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        Event::Eof => return Ok(false),
    }
    Ok(true)
}

/// Adds text to the innermost element; outside of all, only blanks may stand.
fn push(text: &str, open: &mut [Element]) -> Result<(), Option<String>> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err(None),
    }
    Ok(())
}

fn close(ended: Element, open: &mut [Element], root: &mut Option<Element>) -> Result<(), Option<String>> {
    match open.last_mut() {
        Some(parent) => parent.children.push(ended),
        None if root.is_none() => *root = Some(ended),
        None => return Err(None),
    }
    Ok(())
}

fn element(start: &BytesStart<'_>) -> Result<Element, Option<String>> {
    let mut element = Element { name: start.name().into_inner().to_owned(), ..Element::default() };
    // Its check for doubles takes time by the square of their number. The first of two counts, as with members.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| None)?;
        let name = attribute.key.into_inner();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Some(unknown()))?;
        if name.ends_with(":nil") && matches!(&*value, "true" | "1") {
            element.nil = true;
        } else {
            element.attributes.push((format!("@{name}"), value.into_owned()));
        }
    }
    Ok(element)
}

/// The character of a reference such as `&amp;` or `&#64;`.
fn character(reference: &BytesRef<'_>) -> Result<char, Option<String>> {
    match &**reference {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => reference.resolve_char_ref().map_err(|_| None)?.ok_or_else(|| Some(unknown())),
    }
}

fn unknown() -> String {
    "it uses an entity that is none of XML's own five; others are not expanded".to_owned()
}

impl Write for Element {
    fn write(&self, w: &mut Writer) {
        let only_text = self.attributes.is_empty() && self.children.is_empty();
        match only_text {
            _ if self.nil => w.null(),
            true if self.text.is_empty() => w.null(),
            true => w.text(&self.text),
            false => w.object(|fields| self.members(fields)),
        }
    }
}

/// The elements of one name: one alone, or an array.
struct Same<'e>(Vec<&'e Element>);

impl Write for Same<'_> {
    fn write(&self, w: &mut Writer) {
        match self.0.as_slice() {
            [only] => only.write(w),
            several => w.array(several.iter().copied()),
        }
    }
}

impl Element {
    fn members(&self, fields: &mut Fields<'_>) {
        for (name, value) in &self.attributes {
            fields.put(name, value);
        }
        // Between elements, blanks are there for those who read it.
        let is_layout = !self.children.is_empty() && self.text.trim().is_empty();
        if !is_layout && !self.text.is_empty() {
            fields.put(TEXT, &self.text);
        }
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut groups: Vec<(&str, Same<'_>)> = Vec::new();
        for child in &self.children {
            let place = *places.entry(&child.name).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, same)) => same.0.push(child),
                None => groups.push((&child.name, Same(vec![child]))),
            }
        }
        for (name, same) in &groups {
            fields.put(name, same);
        }
    }
}

//! Values selected from a response: locations, conditions, and outputs that are assembled.
//!
//! The body is scanned once, and values are read in place: with `select: "/data"`, `{"data":[1],"n":2}` is
//! `[1]`; with `output: {rows: /data, total: $headers.X-Total}` it is `{"rows":[1],"total":"9"}`.

use std::borrow::Cow;

use connector_tables::{Form, Pick, Predicate, Source, Test};
use http::StatusCode;

use super::received::Received;
use crate::encode::template::quoted;
use crate::encode::value::Value;
use crate::transport::BoxError;
use connector_json::{Assembly, DecodeError, Doc, Document, Lenience, Node, find, kinds, member_path};

/// The value at a location in a response.
#[derive(Clone, Copy)]
pub(crate) enum Seen<'d> {
    Json(Node<'d>),
    /// A header.
    Text(&'d str),
    Number(u16),
}

impl<'d> Seen<'d> {
    /// Returns the value at a location, unless it is null. `root` is the body, if it is JSON.
    pub(crate) fn at(source: Source<'_>, reply: &'d Received, root: Option<Node<'d>>) -> Option<Self> {
        match source {
            Source::Body(pointer) => find(root?, pointer).filter(|node| !node.is_null()).map(Self::Json),
            Source::Header(name) => reply.headers().get(name)?.to_str().ok().map(Self::Text),
            Source::Status => Some(Self::Number(reply.status().as_u16())),
        }
    }

    /// Returns it as text: strings and headers as they are, other values as JSON.
    pub(crate) fn text(self) -> Cow<'d, str> {
        match self {
            Self::Json(node) => node.text_or_source(),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }

    /// Returns it as JSON.
    pub(crate) fn json(self) -> Cow<'d, str> {
        match self {
            Self::Json(node) => Cow::Borrowed(node.source()),
            Self::Text(text) => Cow::Owned(quoted(text)),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }

    /// Returns it as a whole number, which may also be in text.
    pub(crate) fn number(self) -> Option<u64> {
        self.text().trim().parse().ok()
    }

    /// Returns `true` if it means yes: `true`, a number above 0, or text other than `false`, `0` and nothing.
    pub(crate) fn is_yes(self) -> bool {
        match &*self.text() {
            "" | "false" | "False" | "FALSE" | "0" | "[]" | "{}" => false,
            text => text.parse::<f64>().map_or(true, |number| number > 0.0),
        }
    }

    fn equals(self, wanted: &str) -> bool {
        match self {
            Self::Json(node) if is_value(node, wanted) => true,
            // Values of XML, CSV or a form are always texts.
            Self::Json(node) if node.doc().lenience() == Lenience::None => false,
            _ => self.text() == Value::new(wanted).plain(),
        }
    }
}

/// Returns the text at a location of a response, for requests that need only one of its values.
pub(crate) fn text_at(source: Source<'_>, reply: &Received) -> Option<String> {
    let doc = reply.doc().ok();
    Seen::at(source, reply, doc.as_ref().map(Doc::root)).map(|seen| seen.text().into_owned())
}

/// Returns `true` if a response meets a condition. One on the body is also met by a stream, and if no body is expected.
pub(crate) fn holds(predicate: &Predicate<'_>, reply: &Received) -> bool {
    let bodiless = reply.form() == Form::Unit || reply.status() == StatusCode::NO_CONTENT;
    if matches!(predicate.at, Source::Body(_)) && (reply.is_stream() || bodiless && reply.bytes.is_empty()) {
        return true;
    }
    let doc = reply.doc().ok();
    let seen = Seen::at(predicate.at, reply, doc.as_ref().map(Doc::root));
    match (predicate.test, seen) {
        (Test::Exists, seen) => seen.is_some(),
        (Test::Missing, seen) => seen.is_none(),
        (Test::In(wanted), seen) => wanted.iter().any(|wanted| equals(seen, wanted)),
        (Test::NotIn(wanted), seen) => !wanted.iter().any(|wanted| equals(seen, wanted)),
    }
}

/// Returns `true` if a value is that of a JSON text.
fn is_value(node: Node<'_>, wanted: &str) -> bool {
    let same = || Document::new(wanted).is_ok_and(|wanted| connector_json::same(node, wanted.doc().root()));
    let is_scalar = node.kinds() & (kinds::ARRAY | kinds::OBJECT) == 0;
    is_scalar && node.source() == wanted || same()
}

fn equals(seen: Option<Seen<'_>>, wanted: &str) -> bool {
    seen.map_or(wanted == "null", |seen| seen.equals(wanted))
}

/// Returns `true` if an output is not the whole body.
pub(crate) fn is_shaped(reply: &Received) -> bool {
    !reply.select().is_empty() || !reply.assembled().is_empty()
}

/// Reads the output in place: the body, the selected part of it, or an object that is assembled from it. Returns
/// `false` if there is none, and the type may be null.
pub(crate) fn read(reply: &Received, nullable: bool, reader: Reader<'_>) -> Result<bool, BoxError> {
    if !reply.assembled().is_empty() {
        return compose(reply, reader).map(|()| true);
    }
    if reply.is_blank() {
        return if nullable { Ok(false) } else { Err("it is empty".into()) };
    }
    let doc = reply.doc()?;
    let pointer = reply.select();
    match find(doc.root(), pointer) {
        Some(node) => reader(node)?,
        None if nullable => return Ok(false),
        // XML omits a list without elements. For other types than lists, an empty list is an error.
        None if reply.lenience() == Lenience::Elements => {
            let empty = Document::new("[]")?;
            reader(empty.doc().lenient(reply.lenience()).root())?;
        }
        None => return Err(format!("it has nothing at `{pointer}`").into()),
    }
    Ok(true)
}

/// Reads a value of some type and keeps it. Its error has the path in the document of the node.
pub(crate) type Reader<'r> = &'r mut dyn FnMut(Node<'_>) -> Result<(), DecodeError>;

/// The readings of headers that are members of an output: each is first read as a string, then as another value it may
/// spell, since nothing here knows the member's type.
#[derive(Default)]
struct Readings {
    /// Positions of members in the output, and their readings.
    tried: Vec<(usize, u8)>,
}

/// A string, the scalar that it spells, a list of strings, a list of scalars; and again a string, whose error is reported.
const LAST: u8 = 4;

impl Readings {
    fn of(&self, member: usize) -> u8 {
        self.tried.iter().find(|(tried, _)| *tried == member).map_or(0, |(_, reading)| *reading)
    }

    /// Selects the next reading of the header that an error is about, if there is one.
    #[cold]
    fn vary(&mut self, reply: &Received, error: &DecodeError) -> bool {
        let output = reply.assembled();
        let mut headers = output.iter().enumerate().filter(|(_, pick)| matches!(pick.from, Source::Header(_)));
        let about = |(_, pick): &(usize, Pick<'_>)| {
            let path = member_path(pick.name);
            let rest = error.path().and_then(|full| full.strip_prefix(&path));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let Some((member, _)) = headers.find(about) else { return false };
        let reading = self.of(member) + 1;
        self.tried.retain(|(tried, _)| *tried != member);
        self.tried.push((member, reading));
        reading <= LAST
    }
}

/// Reads an object from its members. Missing values are absent.
fn compose(reply: &Received, reader: Reader<'_>) -> Result<(), BoxError> {
    let nothing = Document::new("null")?;
    let output = reply.assembled();
    let body = if reply.is_blank() { Ok(nothing.doc()) } else { reply.doc() };
    let doc = match body {
        Ok(doc) => doc,
        // An output that consists of headers does not need the body.
        Err(error) if error.is::<DecodeError>() && !output.iter().any(|pick| is_of_body(&pick)) => nothing.doc(),
        Err(error) => return Err(error),
    };
    let mut readings = Readings::default();
    loop {
        let assembly = assemble(reply, &doc, &readings)?;
        match reader(doc.assembled(&assembly).root()) {
            Ok(()) => return Ok(()),
            Err(error) if readings.vary(reply, &error) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn is_of_body(pick: &Pick<'_>) -> bool {
    matches!(pick.from, Source::Body(_))
}

/// The members of an output. Those of the body are not copied.
fn assemble(reply: &Received, doc: &Doc<'_>, readings: &Readings) -> Result<Assembly, DecodeError> {
    let mut assembly = Assembly::default();
    for (member, pick) in reply.assembled().iter().enumerate() {
        match pick.from {
            // A null in the body stays one.
            Source::Body(pointer) => {
                if let Some(node) = find(doc.root(), pointer) {
                    assembly.link(pick.name, node);
                }
            }
            Source::Header(_) | Source::Status => {
                if let Some(seen) = Seen::at(pick.from, reply, None) {
                    assembly.text_of(pick.name, &reading(seen, readings.of(member)))?;
                }
            }
        }
    }
    Ok(assembly)
}

fn reading<'d>(seen: Seen<'d>, reading: u8) -> Cow<'d, str> {
    let Seen::Text(text) = seen else { return seen.json() };
    let scalar = |text: &str| {
        let text = text.trim();
        if Document::new(text).is_ok() { text.to_owned() } else { quoted(text) }
    };
    let list = |item: &dyn Fn(&str) -> String| {
        let items: Vec<_> = text.split(',').map(|text| item(text.trim())).collect();
        format!("[{}]", items.join(","))
    };
    Cow::Owned(match reading {
        1 => scalar(text),
        2 => list(&quoted),
        3 => list(&scalar),
        _ => quoted(text),
    })
}

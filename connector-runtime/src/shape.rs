//! What is taken out of a reply: places in it, questions about it, and outputs that are put together.
//!
//! Apart from reading types, because all of it is text in, text out: with `select: "/data"`, `{"data":[1],"n":2}` is
//! `[1]`; with `output: {rows: /data, total: $headers.X-Total}` it is `{"rows":[1],"total":"9"}`.

use std::borrow::Cow;

use connector_tables::{Form, Pick, Predicate, Source, Test};
use http::StatusCode;

use crate::encode::value::Value;
use crate::error::BoxError;
use crate::json::{self, DecodeError, Doc, Lenience, Node};
use crate::reply::Received;
use crate::template::quoted;

/// What stands somewhere in a reply.
#[derive(Clone, Copy)]
pub(crate) enum Seen<'d> {
    Json(Node<'d>),
    /// A header.
    Text(&'d str),
    Number(u16),
}

impl<'d> Seen<'d> {
    /// What stands there, unless it is null. `root` is the body, if it is JSON.
    pub(crate) fn at(source: Source<'_>, reply: &'d Received, root: Option<Node<'d>>) -> Option<Self> {
        match source {
            Source::Body(pointer) => json::find(root?, pointer).filter(|node| !node.is_null()).map(Self::Json),
            Source::Header(name) => reply.headers().get(name)?.to_str().ok().map(Self::Text),
            Source::Status => Some(Self::Number(reply.status().as_u16())),
        }
    }

    /// As text: strings and headers as they are, anything else as JSON.
    pub(crate) fn text(self) -> Cow<'d, str> {
        match self {
            Self::Json(node) => node.text_or_source(),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }

    /// As JSON.
    pub(crate) fn json(self) -> Cow<'d, str> {
        match self {
            Self::Json(node) => Cow::Borrowed(node.source()),
            Self::Text(text) => Cow::Owned(quoted(text)),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }

    /// As a whole number, also where it is one in text.
    pub(crate) fn number(self) -> Option<u64> {
        self.text().trim().parse().ok()
    }

    /// Whether it says yes: `true`, a number above 0, or text other than `false`, `0` and nothing.
    pub(crate) fn is_yes(self) -> bool {
        match &*self.text() {
            "" | "false" | "False" | "FALSE" | "0" | "[]" | "{}" => false,
            text => text.parse::<f64>().map_or(true, |number| number > 0.0),
        }
    }

    fn equals(self, wanted: &str) -> bool {
        match self {
            Self::Json(node) if json::same_text(node.source().as_bytes(), wanted.as_bytes()) => true,
            // What came as XML, CSV or a form has only texts.
            Self::Json(node) if node.doc().lenience() == Lenience::None => false,
            _ => self.text() == Value::new(wanted).plain(),
        }
    }
}

/// Something in a reply as text, for requests that only want one value of it.
pub(crate) fn text_at(source: Source<'_>, reply: &Received) -> Option<String> {
    let text = reply.json().ok()?;
    let doc = Doc::parse(&text).ok();
    Seen::at(source, reply, doc.as_ref().map(Doc::root)).map(|seen| seen.text().into_owned())
}

/// Whether a reply holds what is asked. A body that is a stream, or that rightly is not there, says neither yes nor no.
pub(crate) fn holds(predicate: &Predicate<'_>, reply: &Received) -> bool {
    let bodiless = reply.form() == Form::Unit || reply.status() == StatusCode::NO_CONTENT;
    if matches!(predicate.at, Source::Body(_)) && (reply.is_stream() || bodiless && reply.bytes.is_empty()) {
        return true;
    }
    let text = reply.json().unwrap_or_default();
    let doc = Doc::parse(&text).ok().map(|doc| doc.lenient(reply.lenience()));
    let seen = Seen::at(predicate.at, reply, doc.as_ref().map(Doc::root));
    match (predicate.test, seen) {
        (Test::Exists, seen) => seen.is_some(),
        (Test::Missing, seen) => seen.is_none(),
        (Test::In(wanted), seen) => wanted.iter().any(|wanted| equals(seen, wanted)),
        (Test::NotIn(wanted), seen) => !wanted.iter().any(|wanted| equals(seen, wanted)),
    }
}

fn equals(seen: Option<Seen<'_>>, wanted: &str) -> bool {
    seen.map_or(wanted == "null", |seen| seen.equals(wanted))
}

/// Whether an output is something else than the whole body.
pub(crate) fn is_shaped(reply: &Received) -> bool {
    !reply.select().is_empty() || !reply.assembled().is_empty()
}

/// The output as JSON text; `None` where there is none, and a type that takes null is read.
pub(crate) fn output<'r>(
    reply: &'r Received,
    nullable: bool,
    readings: &Readings,
) -> Result<Option<Cow<'r, [u8]>>, BoxError> {
    if !reply.assembled().is_empty() {
        return compose(reply, readings).map(|text| Some(Cow::Owned(text.into_bytes())));
    }
    if reply.is_blank() {
        return if nullable { Ok(None) } else { Err("it is empty".into()) };
    }
    let text = reply.json()?;
    let pointer = reply.select();
    if pointer.is_empty() {
        return Ok(Some(text));
    }
    let doc = Doc::parse(&text)?;
    match json::find(doc.root(), pointer) {
        Some(node) => Ok(Some(Cow::Owned(node.source().as_bytes().to_vec()))),
        None if nullable => Ok(None),
        // A list without elements is not there in XML. To another type than a list, an empty one is an error.
        None if reply.lenience() == Lenience::Elements => Ok(Some(Cow::Borrowed(b"[]"))),
        None => Err(format!("it has nothing at `{pointer}`").into()),
    }
}

/// The error with the place in the whole body.
#[cold]
pub(crate) fn placed(reply: &Received, error: DecodeError) -> BoxError {
    let text = reply.json().unwrap_or_default();
    let is_selected = !reply.select().is_empty() && reply.assembled().is_empty();
    let doc = if is_selected { Doc::parse(&text).ok() } else { None };
    match doc.as_ref().and_then(|doc| json::find(doc.root(), reply.select())) {
        Some(node) => error.within(&node.path(), node.start()).into(),
        None => error.into(),
    }
}

/// How the texts of headers are read that are members of an output: each as a string first, then as what else it may
/// spell, since nothing here knows the member's type.
#[derive(Default)]
pub(crate) struct Readings {
    /// Positions of members in the output, and their readings.
    tried: Vec<(usize, u8)>,
}

/// A string, the scalar that it spells, a list of strings, a list of scalars; and a string again, whose error is told.
const LAST: u8 = 4;

impl Readings {
    fn of(&self, member: usize) -> u8 {
        self.tried.iter().find(|(tried, _)| *tried == member).map_or(0, |(_, reading)| *reading)
    }

    /// Reads the header that an error is about in another way, if there is one.
    #[cold]
    pub(crate) fn vary(&mut self, reply: &Received, error: &DecodeError) -> bool {
        let output = reply.assembled();
        let mut headers = output.iter().enumerate().filter(|(_, pick)| matches!(pick.from, Source::Header(_)));
        let about = |(_, pick): &(usize, Pick<'_>)| {
            let path = json::member_path(pick.name);
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

/// An object of its members. What is not there is absent.
fn compose(reply: &Received, readings: &Readings) -> Result<String, BoxError> {
    let text = if reply.is_blank() { Cow::Borrowed(b"null".as_slice()) } else { reply.json()? };
    let output = reply.assembled();
    let doc = match Doc::parse(&text) {
        Ok(doc) => Some(doc),
        // An output of headers alone does not need the body.
        Err(_) if !output.iter().any(|pick| matches!(pick.from, Source::Body(_))) => None,
        Err(error) => return Err(error.into()),
    };
    let mut out = String::from("{");
    for (member, pick) in output.iter().enumerate() {
        let value = match pick.from {
            // A null in the body stays one.
            Source::Body(pointer) => {
                let node = doc.as_ref().and_then(|doc| json::find(doc.root(), pointer));
                node.map(|node| Cow::Borrowed(node.source()))
            }
            Source::Header(_) | Source::Status => {
                Seen::at(pick.from, reply, None).map(|seen| reading(seen, readings.of(member)))
            }
        };
        if let Some(value) = value {
            if out.len() > 1 {
                out.push(',');
            }
            out.push_str(&quoted(pick.name));
            out.push(':');
            out.push_str(&value);
        }
    }
    out.push('}');
    Ok(out)
}

fn reading<'d>(seen: Seen<'d>, reading: u8) -> Cow<'d, str> {
    let Seen::Text(text) = seen else { return seen.json() };
    let scalar = |text: &str| {
        let text = text.trim();
        if Doc::parse(text.as_bytes()).is_ok() { text.to_owned() } else { quoted(text) }
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

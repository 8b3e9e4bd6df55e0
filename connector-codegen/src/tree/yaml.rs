//! YAML text to the same nodes as JSON: the events of saphyr-parser, with places in bytes and our own bounds.
//!
//! Separate from JSON because YAML has more: anchors share nodes, `<<` merges, plain scalars get a type by their form.
//!
//! `a: &x [1, no]` becomes a map over bytes 0..13 whose key `a` is at 0..1 and whose list contains the number `1` and
//! the string `no`.

mod alias;
mod fault;
mod frame;
mod mend;
mod place;
mod scalar;
#[cfg(test)]
mod tests;

use super::duplicate::Duplicates;
use super::name::Names;
use super::{DEPTH, Key, Node, Value};
use crate::diag::{Diagnostics, code};
use crate::text::{SourceId, Span};
use alias::Anchors;
use frame::{Built, Frame};
use place::Places;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};
use std::borrow::Cow;

/// The tree of a YAML text's first document; absent if the text is not valid YAML, which is then reported.
pub fn read(text: &str, source: SourceId, diags: &mut Diagnostics) -> Option<Node> {
    let mark = diags.mark();
    let mut reader = Reader::new(text, source, Places::new(text, Vec::new()), diags);
    let error = match reader.document(text) {
        Ok(root) => return root,
        Err(error) => error,
    };
    let mended = if error.info().contains("invalid indentation") { mend::mend(text) } else { None };
    let Some(mended) = mended else { return reader.syntax(&error) };
    diags.take_since(mark);
    let mut reader = Reader::new(text, source, Places::new(&mended.text, mended.inserted), diags);
    match reader.document(&mended.text) {
        Ok(root) => root,
        Err(error) => reader.syntax(&error),
    }
}

struct Reader<'t, 'd> {
    text: &'t str,
    source: SourceId,
    places: Places,
    /// The lists and maps that are not closed yet.
    frames: Vec<Frame>,
    anchors: Anchors,
    names: Names,
    duplicates: Duplicates,
    diags: &'d mut Diagnostics,
    root: Option<Node>,
}

impl<'t, 'd> Reader<'t, 'd> {
    fn new(text: &'t str, source: SourceId, places: Places, diags: &'d mut Diagnostics) -> Self {
        Reader {
            text,
            source,
            places,
            frames: Vec::new(),
            anchors: Anchors::default(),
            names: Names::new(),
            duplicates: Duplicates::default(),
            diags,
            root: None,
        }
    }

    /// The first document. Absent: something was reported that makes it unreadable.
    fn document(&mut self, text: &str) -> Result<Option<Node>, ScanError> {
        let mut documents = 0;
        let mut parser = Parser::new_from_str(text);
        while let Some(event) = parser.next_event() {
            let (event, span) = event?;
            let (start, end) = (self.places.byte(span.start.index()), self.places.byte(span.end.index()));
            match event {
                Event::DocumentStart(_) => documents += 1,
                _ if documents < 2 => {
                    if self.event(event, start, end.max(start)).is_none() {
                        return Ok(None);
                    }
                }
                Event::Scalar(text, ..) if text.is_empty() => break,
                _ => {
                    self.more_documents(start, end);
                    break;
                }
            }
        }
        // Comments alone are no document, which means the same as an empty one.
        Ok(Some(self.root.take().unwrap_or(Node::new(self.span(0, 0), Value::Null))))
    }

    /// One event. Absent: it was reported that reading cannot go on.
    fn event(&mut self, event: Event<'_>, start: usize, end: usize) -> Option<()> {
        match event {
            Event::Scalar(text, style, anchor, tag) => self.scalar(Scalar { text, style, anchor, tag }, start, end),
            Event::Alias(anchor) => self.alias(anchor, start, end),
            Event::SequenceStart(anchor, _) => self.open(Frame::list(start, end, self.is_bracket(start, end), anchor)),
            Event::MappingStart(anchor, _) => self.open(Frame::map(start, end, self.is_bracket(start, end), anchor)),
            Event::SequenceEnd | Event::MappingEnd => self.close(end),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {
                Some(())
            }
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.source, start, end)
    }

    fn is_bracket(&self, start: usize, end: usize) -> bool {
        self.text.get(start..end).is_some_and(|opening| opening.ends_with(['[', '{']))
    }

    fn open(&mut self, frame: Frame) -> Option<()> {
        if self.frames.len() >= DEPTH {
            super::report_depth(self.span(frame.start, frame.start + 1), self.diags);
            return None;
        }
        if self.frames.last().is_some_and(Frame::awaits_key) {
            return self.compound_key(frame.start);
        }
        self.frames.push(frame);
        Some(())
    }

    fn close(&mut self, mark: usize) -> Option<()> {
        let Some(frame) = self.frames.pop() else { return Some(()) };
        // A block ends with its last child: the event is at the next token. A bracket is its own end.
        let end = if frame.is_flow { mark } else { frame.end };
        let span = self.span(frame.start, end);
        let (anchor, size, height) = (frame.anchor, frame.size, frame.height);
        let value = frame.finish(&mut self.anchors, &mut self.duplicates, self.diags)?;
        self.add(Built { node: Node::new(span, value), size: size + 1, height: height + 1 }, anchor)
    }

    fn scalar(&mut self, scalar: Scalar<'_>, start: usize, end: usize) -> Option<()> {
        let end = start + scalar::written(self.text.get(start..end).unwrap_or_default(), scalar.style).len();
        if self.frames.last().is_some_and(Frame::awaits_key) {
            let merges = &*scalar.text == "<<" && scalar.style == ScalarStyle::Plain && scalar.tag.is_none();
            let key = Key { span: self.span(start, end), text: self.names.get(&scalar.text) };
            let node = Node::new(key.span, Value::String(key.text.clone()));
            self.anchors.keep(scalar.anchor, &Built { size: weight(&node), node, height: 0 });
            self.key(key, merges);
            return Some(());
        }
        let span = self.span(start, end);
        let value = scalar::value(&scalar, &mut self.names, span, self.diags);
        let node = Node::new(span, value);
        self.add(Built { size: weight(&node), node, height: 0 }, scalar.anchor)
    }

    fn alias(&mut self, anchor: usize, start: usize, end: usize) -> Option<()> {
        let span = self.span(start, end);
        let Some(built) = self.anchors.get(anchor) else {
            let message = "an alias stands within the value that it names";
            self.diags
                .report(&code::SYNTAX, span, message)
                .help("such a value would be endless; use a `$ref` where a schema holds itself");
            return None;
        };
        if self.frames.last().is_some_and(Frame::awaits_key) {
            let text = match built.node.value {
                Value::String(text) | Value::Number(text) => text,
                _ => return self.compound_key(start),
            };
            self.key(Key { span, text }, false);
            return Some(());
        }
        if self.frames.len() + built.height > DEPTH {
            super::report_depth(span, self.diags);
            return None;
        }
        self.anchors.expand(built.size, span, self.diags)?;
        if let Some(frame) = self.frames.last_mut() {
            frame.end = end;
        }
        self.add_at(built, end)
    }

    fn key(&mut self, key: Key, merges: bool) {
        if let Some(frame) = self.frames.last_mut() {
            frame.end = key.span.end as usize;
            frame.set_key(key, merges);
        }
    }

    /// Puts a finished node where it belongs, and under its anchor.
    fn add(&mut self, built: Built, anchor: usize) -> Option<()> {
        self.anchors.keep(anchor, &built);
        let end = built.node.span.end as usize;
        self.add_at(built, end)
    }

    fn add_at(&mut self, built: Built, end: usize) -> Option<()> {
        match self.frames.last_mut() {
            Some(frame) => frame.add(built, end),
            None => self.root = Some(built.node),
        }
        Some(())
    }
}

/// A scalar, as the parser reports it.
struct Scalar<'e> {
    text: Cow<'e, str>,
    style: ScalarStyle,
    anchor: usize,
    tag: Option<Cow<'e, Tag>>,
}

/// The size of a scalar in an expanded document, in nodes. Long texts are more than one: a hundred thousand aliases of a
/// megabyte are few nodes, but copying them would exhaust the memory.
fn weight(node: &Node) -> u64 {
    match &node.value {
        Value::String(text) => 1 + text.len() as u64 / 32,
        _ => 1,
    }
}

//! CSV (RFC 4180), in both directions by one mapping: an item of the list is a row, and the first row has the names of
//! members. An empty cell is a member that is not there; a cell that holds an object or array is its JSON text.
//!
//! Separate from XML. Its reader is safe with texts from anywhere: what it makes is bounded by what came.
//!
//! `[{"id": 1, "tags": ["a"]}, {"id": 2}]` is `id,tags\r\n1,"[""a""]"\r\n2,\r\n`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use http::header::HeaderValue;

use super::Format;
use connector_json::{Document, Lenience, Node, Writer, kinds};

pub(super) const FORMAT: Format = Format {
    write: |value| Ok(write(value.text()?, value.media)?.into()),
    read: |body| Ok(Cow::Owned(read(&body.text()?, &body.media())?)),
    accept: Some(|| const { HeaderValue::from_static("text/csv, */*;q=0.5") }),
    lenience: Lenience::Cells,
    // Without any row, even a header, it is the empty list.
    blank_is_value: true,
    ..super::json::FORMAT
};

/// Returns the byte between cells.
fn delimiter(media: &str) -> u8 {
    if media.contains("tab-separated") { b'\t' } else { b',' }
}

/// Writes a list of objects as rows; an object alone is one row.
pub(super) fn write(json: &str, media: &str) -> Result<Vec<u8>, String> {
    let document = Document::new(json).map_err(|error| error.to_string())?;
    let doc = document.doc();
    let rows: Vec<Node<'_>> = match super::items(doc.root()) {
        Some(items) => items.collect(),
        None => vec![doc.root()],
    };
    if rows.iter().any(|row| row.kinds() != kinds::OBJECT) {
        return Err("a row of CSV must be an object".to_owned());
    }
    let mut columns = BTreeMap::new();
    let mut first = Vec::new();
    for (name, _) in rows.iter().flat_map(|row| row.members()) {
        let name = name.text().unwrap_or_default();
        if !columns.contains_key(&name) {
            columns.insert(name.clone(), first.len());
            first.push(name.into_owned());
        }
    }
    if first.is_empty() {
        return Ok(Vec::new());
    }
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(delimiter(media))
        .terminator(::csv::Terminator::CRLF)
        .from_writer(Vec::with_capacity(json.len()));
    writer.write_record(&first).map_err(|_| unwritable())?;
    for row in rows {
        let mut cells = vec![String::new(); first.len()];
        for (name, value) in row.members() {
            let place = columns.get(&name.text().unwrap_or_default()).and_then(|at| cells.get_mut(*at));
            if let Some(cell) = place {
                *cell = text(value);
            }
        }
        writer.write_record(&cells).map_err(|_| unwritable())?;
    }
    writer.into_inner().map_err(|_| unwritable())
}

fn unwritable() -> String {
    "it cannot be written as CSV".to_owned()
}

/// The text of a cell.
fn text(value: Node<'_>) -> String {
    match value.kinds() {
        kinds::NULL => String::new(),
        kinds::STRING => value.text().unwrap_or_default().into_owned(),
        kinds::OBJECT | kinds::ARRAY => value.source().to_owned(),
        _ => value.raw().to_owned(),
    }
}

/// Maximum size of the JSON, as a multiple of the text's: each row repeats the names.
const LONGEST: usize = 32;

/// Reads rows as a list of objects.
pub(super) fn read(text: &str, media: &str) -> Result<Vec<u8>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let most = text.len().saturating_mul(LONGEST).saturating_add(1 << 20);
    let mut reader =
        ::csv::ReaderBuilder::new().flexible(true).delimiter(delimiter(media)).from_reader(text.as_bytes());
    let names = reader.headers().map_err(|_| unreadable(1))?.clone();
    let mut writer = Writer::new();
    writer.raw("[");
    for (at, record) in reader.records().enumerate() {
        let number = at + 2;
        let record = record.map_err(|_| unreadable(number))?;
        if record.iter().skip(names.len()).any(|cell| !cell.is_empty()) {
            return Err(format!("row {number} has more cells than the first, which names them"));
        }
        if at > 0 {
            writer.raw(",");
        }
        writer.object(|fields| {
            for (name, cell) in names.iter().zip(&record).filter(|(_, cell)| !cell.is_empty()) {
                fields.put(name.trim(), &Cell(cell));
            }
        });
        if writer.buffer().len() > most {
            return Err(format!("its JSON would be more than {LONGEST} times as long"));
        }
    }
    writer.raw("]");
    Ok(writer.into_bytes())
}

fn unreadable(row: usize) -> String {
    format!("it is no CSV in row {row}")
}

/// A cell: text, or an object or array.
struct Cell<'t>(&'t str);

impl connector_json::Write for Cell<'_> {
    fn write(&self, w: &mut Writer) {
        let is_json = self.0.starts_with(['{', '[']) && Document::new(self.0).is_ok();
        if is_json { w.raw(self.0) } else { w.text(self.0) }
    }
}

//! A multipart body out of JSON and the files that were kept aside.
//!
//! Separate because a part's head is text that values could break out of: names are escaped as browsers do (`"` is `%22`),
//! media types are checked, and the boundary is random and not in what it separates. `{"note": "hi"}` is
//! ```text
//! --BOUNDARY
//! Content-Disposition: form-data; name="note"
//! Content-Type: text/plain; charset=utf-8
//!
//! hi
//! --BOUNDARY--
//! ```

use std::any::Any;

use bytes::Bytes;
use connector_tables::BodySpec;
use http::header::HeaderValue;

use super::{Format, Written, is_json, text};
use crate::encode::value::{Form, Value};
use crate::transport::body::Body;
use crate::transport::file::{Attached, File, random};

pub(super) const FORMAT: Format = Format {
    write: |mut value| {
        let files = std::mem::take(&mut value.files);
        let (body, boundary) = write(Value::new(value.text()?), files, value.spec)?;
        Ok(Written { body, media: Some(format!("{}; boundary={boundary}", value.media)) })
    },
    // A response is a stream of bytes.
    accept: Some(|| const { HeaderValue::from_static("*/*") }),
    ..text::FORMAT
};

/// Writes a body. Returns it with the boundary that `Content-Type` must name.
fn write(value: Value<'_>, files: Vec<Box<dyn Any + Send>>, spec: &BodySpec<'_>) -> Result<(Body, String), String> {
    if value.form() != Form::Object {
        return Err("the body of a multipart request must be an object".to_owned());
    }
    let mut files: Vec<Attached> =
        files.into_iter().filter_map(|file| file.downcast().ok()).map(|file| *file).collect();
    let mut parts = Vec::new();
    for (name, value) in value.members() {
        let part = spec.parts.iter().find(|part| part.name == name);
        let media = part.and_then(|part| part.media);
        // An array is a part per item, unless the document makes it one part of JSON.
        if value.form() == Form::Array && !media.is_some_and(is_json) {
            for item in value.items() {
                parts.push(piece(&name, item, media, &mut files)?);
            }
        } else {
            parts.push(piece(&name, value, media, &mut files)?);
        }
    }
    if !files.is_empty() {
        return Err("a file stands inside another value; only members of the body can be files".to_owned());
    }
    let boundary = boundary(&parts);
    Ok((join(parts, &boundary), boundary))
}

/// One part: the lines of its head, and its content.
struct Piece {
    head: String,
    content: Body,
}

fn piece(name: &str, value: Value<'_>, media: Option<&str>, files: &mut Vec<Attached>) -> Result<Piece, String> {
    if let Some(index) = files.iter().position(|file| file.mark == value.json()) {
        return file_part(name, files.swap_remove(index).file, media);
    }
    let default = match value.form() {
        Form::Array | Form::Object => "application/json",
        _ => "text/plain; charset=utf-8",
    };
    let media = media.map_or(default, first_media);
    // A string that the document calls JSON keeps its quotes.
    let json = matches!(value.form(), Form::Array | Form::Object) || is_json(media);
    let content = if json { value.json().to_owned() } else { value.plain().into_owned() };
    Ok(Piece { head: head(name, None, media)?, content: content.into() })
}

fn file_part(name: &str, file: File, media: Option<&str>) -> Result<Piece, String> {
    let default = media.map(first_media).filter(|media| !media.contains('*')).unwrap_or("application/octet-stream");
    let media = file.media().unwrap_or(default);
    let head = head(name, Some(file.file_name().unwrap_or(name)), media)?;
    Ok(Piece { head, content: file.into_content() })
}

/// `image/png` of `image/png, image/jpeg`.
fn first_media(media: &str) -> &str {
    media.split(',').next().unwrap_or_default().trim()
}

fn head(name: &str, file_name: Option<&str>, media: &str) -> Result<String, String> {
    let mut head = String::from("Content-Disposition: form-data; name=\"");
    quoted(&mut head, name);
    head.push('"');
    if let Some(file_name) = file_name {
        head.push_str("; filename=\"");
        quoted(&mut head, file_name);
        head.push('"');
    }
    if !media.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Err("a part's media type has characters that a header cannot hold".to_owned());
    }
    head.push_str("\r\nContent-Type: ");
    head.push_str(media);
    head.push_str("\r\n\r\n");
    Ok(head)
}

/// Escapes a name by the HTML standard ("escape a multipart/form-data name"), and all other control characters, too.
fn quoted(out: &mut String, text: &str) {
    for c in text.chars() {
        if c == '"' || c.is_ascii_control() {
            out.push_str(&format!("%{:02X}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
}

/// Random, and in none of the contents that are in memory.
fn boundary(parts: &[Piece]) -> String {
    loop {
        let boundary = random();
        let found = |bytes: &[u8]| bytes.windows(boundary.len()).any(|window| window == boundary.as_bytes());
        let clash =
            |part: &Piece| part.content.as_bytes().is_some_and(|bytes| found(bytes)) || part.head.contains(&boundary);
        if !parts.iter().any(clash) {
            return boundary;
        }
    }
}

fn join(parts: Vec<Piece>, boundary: &str) -> Body {
    let mut bodies = Vec::with_capacity(parts.len() * 2 + 1);
    let mut text = String::new();
    for Piece { head, content } in parts {
        text.push_str("--");
        text.push_str(boundary);
        text.push_str("\r\n");
        text.push_str(&head);
        // Small texts go into the same chunk as their heads; files stay where they are.
        match content.as_bytes().map(|bytes| std::str::from_utf8(bytes)) {
            Some(Ok(small)) if small.len() < 4096 => text.push_str(small),
            _ => {
                bodies.push(Body::from(std::mem::take(&mut text)));
                bodies.push(content);
            }
        }
        text.push_str("\r\n");
    }
    text.push_str("--");
    text.push_str(boundary);
    text.push_str("--\r\n");
    if bodies.is_empty() {
        return Body::from(Bytes::from(text));
    }
    bodies.push(Body::from(text));
    Body::chain(bodies)
}

//! A file in a multipart body: its content, name and media type.
//!
//! Separate from `body` because it is a member of a JSON object: in a multipart request it is collected separately and sent
//! as a part; elsewhere it is a JSON string, as a schema with `format: binary` declares.

use std::fmt;
use std::hash::{BuildHasher, Hasher, RandomState};

use super::body::Body;
use connector_json::{Json, Node, Writer};

/// A file to send.
#[derive(Clone, Default)]
pub struct File {
    content: Body,
    name: Option<String>,
    content_type: Option<String>,
}

impl File {
    /// Creates a file whose content is in memory, or a stream.
    pub fn new(content: impl Into<Body>) -> Self {
        Self { content: content.into(), name: None, content_type: None }
    }

    /// Creates a file of that name whose content is in memory, or a stream.
    pub fn bytes(name: impl Into<String>, content: impl Into<Body>) -> Self {
        Self::new(content).name(name)
    }

    /// Sets its name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets its media type.
    #[must_use]
    pub fn content_type(mut self, media: impl Into<String>) -> Self {
        self.content_type = Some(media.into());
        self
    }

    /// Returns its content.
    pub fn content(&self) -> &Body {
        &self.content
    }

    /// Returns its content, and consumes the file.
    pub fn into_content(self) -> Body {
        self.content
    }

    /// Returns its name.
    pub fn file_name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Returns its media type.
    pub fn media(&self) -> Option<&str> {
        self.content_type.as_deref()
    }
}

impl<T: Into<Body>> From<T> for File {
    fn from(content: T) -> Self {
        Self::new(content)
    }
}

/// Shows the size, never the content.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("content", &self.content)
            .finish()
    }
}

/// A file that a writer collects separately, and its placeholder in the JSON text.
pub(crate) struct Attached {
    pub(crate) mark: String,
    pub(crate) file: File,
}

impl Json for File {
    fn read(node: Node<'_>) -> Option<Self> {
        let text = String::read(node)?;
        #[cfg(feature = "watch")]
        if let Some(path) =
            text.strip_prefix('@').filter(|_| node.doc().watch().is_some_and(connector_json::Watch::has_files))
        {
            return from_disk(path, node);
        }
        Some(Self::new(text))
    }

    fn write(&self, writer: &mut Writer) {
        if writer.compares() {
            return self.compare(writer);
        }
        // Random, so that no string of the body can be mistaken for a file.
        let mark = format!("\"{}\"", random());
        let start = writer.buffer().len();
        let attached = Attached { mark: mark.clone(), file: self.clone() };
        if writer.attach(Box::new(attached)) {
            writer.buffer().truncate(start);
            writer.buffer().extend_from_slice(mark.as_bytes());
        } else {
            let bytes = self.content.as_bytes().cloned().unwrap_or_default();
            writer.text(&String::from_utf8_lossy(&bytes));
        }
    }
}

impl File {
    /// Writes the difference from other files. A stream equals nothing, since its content is not known.
    fn compare(&self, writer: &mut Writer) {
        match self.content.as_bytes() {
            Some(bytes) => writer.text(&format!("{:?}", (&self.name, &self.content_type, bytes))),
            None => {
                writer.set_unequal();
                writer.null();
            }
        }
    }
}

/// A file that a command line names.
#[cfg(feature = "watch")]
fn from_disk(path: &str, node: Node<'_>) -> Option<File> {
    match std::fs::read(path) {
        Ok(bytes) => {
            let name = std::path::Path::new(path).file_name().unwrap_or_default();
            Some(File::bytes(name.to_string_lossy(), bytes))
        }
        Err(error) => {
            if let Some(watch) = node.doc().watch() {
                watch.unreadable.borrow_mut().get_or_insert_with(|| format!("{path}: {error}"));
            }
            node.fail("a file that can be read")
        }
    }
}

/// A text that cannot be guessed: the standard library keys each of its hashers at random.
pub(crate) fn random() -> String {
    let half = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", half(), half())
}

#[cfg(test)]
mod tests {
    use super::{Body, File};
    use connector_json::equal;

    #[test]
    fn files_are_compared_by_all_that_is_sent() {
        let file = || File::bytes("a", &b"\xff"[..]);
        assert!(equal(&file(), &file()));
        assert!(!equal(&file(), &file().name("b")));
        assert!(!equal(&file(), &file().content_type("image/png")));
        assert!(!equal(&file(), &File::bytes("a", &b"\xfe"[..])));
        let stream = File::new(Body::chain(vec![Body::from("a"), Body::from("b")]));
        assert!(!equal(&stream, &stream));
    }
}

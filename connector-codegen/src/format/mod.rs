//! Input formats: one folder each, and one line each in [`FORMATS`]. No format uses another.
//!
//! A format either lowers its documents to the IR, or rewrites them as documents of another format, which is then looked
//! up in the same way. A connector description is rewritten as an OpenAPI document.

mod build;
pub mod description;
pub mod openapi;

use crate::config::Config;
use crate::diag::{Diagnostics, code};
use crate::spec::Spec;
use crate::text::SourceId;
use crate::tree::Node;
use crate::tree::place::Documents;

/// An input format.
#[derive(Debug)]
pub struct Format {
    /// Its name: `OpenAPI`.
    pub name: &'static str,
    /// First line of a document, as an example.
    pub example: &'static str,
    /// Returns `true` if a document is of this format.
    pub recognizes: fn(&Node) -> bool,
    /// Functions that read a document.
    pub read: Read,
}

/// The functions of a format: its documents are either lowered or rewritten.
#[derive(Debug)]
pub enum Read {
    /// They are lowered to the IR.
    Lower(Lower),
    /// They are rewritten as documents of another format.
    Rewrite(Rewrite),
}

/// Reads the files that a document refers to.
pub trait Open {
    /// Returns the root of the file that a reference in the text `from` names. A file that is named twice has one root.
    ///
    /// # Errors
    /// A sentence for a report: why the file is not read.
    fn open(&mut self, reference: &str, from: SourceId, documents: &mut Documents) -> Result<Node, String>;
}

/// Functions of a format that is lowered.
#[derive(Debug)]
pub struct Lower {
    /// Returns the document with the parts of other files to which it refers.
    pub bundle: fn(&Node, &mut dyn Open, &mut Documents) -> Node,
    /// Reports members that the format does not have, in a document as its author wrote it.
    pub check: fn(&Node, &mut Diagnostics),
    /// Lowers a document, given all that were read. Returns `None` after a report if it cannot be read at all.
    pub lower: fn(&Node, &Documents, &Config, &mut Diagnostics) -> Option<Spec>,
    /// Returns the document as other formats extend it: in one version of the format.
    pub plain: fn(&Node) -> Node,
    /// Returns the document as text, in the form that is lowered: what `connector show document` prints.
    pub show: fn(&Node, &mut Diagnostics) -> String,
}

/// Functions of a format that is rewritten.
#[derive(Debug)]
pub struct Rewrite {
    /// Returns the reference to the document that this one extends.
    pub extends: fn(&Node) -> Option<&Node>,
    /// Rewrites a document, given the one that it extends. Spans stay those of the
    /// documents as they were read. Returns `None` after a report if nothing can be made of it.
    pub rewrite: fn(&Node, Option<&Node>, &mut Diagnostics) -> Option<Node>,
}

/// All formats. The first one that recognizes a document reads it.
pub static FORMATS: &[Format] = &[description::FORMAT, openapi::FORMAT];

/// Returns the format of a document.
pub fn of(root: &Node) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.recognizes)(root))
}

/// Reports a document whose format is unknown.
pub fn unknown(root: &Node, diags: &mut Diagnostics) {
    let message = match root.as_map() {
        Some(_) => "the format of the document is unknown".to_owned(),
        None => format!("the document is {}, not an object", root.kind()),
    };
    let examples: Vec<_> =
        FORMATS.iter().map(|format| format!("with `{}` ({})", format.example, format.name)).collect();
    diags
        .report(&code::UNKNOWN_FORMAT, root.span, message)
        .help(format!("begin the document {}", examples.join(" or ")));
}

/// Returns the names of the formats that can be extended.
pub fn extensible() -> String {
    let names = FORMATS.iter().filter(|format| matches!(format.read, Read::Lower(_))).map(|format| format.name);
    names.collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, of};
    use crate::diag::Diagnostics;
    use crate::text::Sources;
    use crate::tree;

    #[test]
    fn each_example_is_of_its_format() {
        for format in FORMATS {
            let mut sources = Sources::default();
            let id = sources.add("example", None, format.example);
            let root = tree::read(&sources, id, &mut Diagnostics::new()).expect("the example is YAML");
            assert_eq!(of(&root).map(|found| found.name), Some(format.name));
        }
    }
}

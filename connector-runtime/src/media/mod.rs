//! Typed bodies in other languages than JSON: their text out of JSON text, and JSON text out of theirs.
//!
//! Apart from `encode`, which only writes, and has no dependencies. A media type is one file or folder here, behind the
//! cargo feature of its name; without that a call fails and says so.
//!
//! `{"id": 42}` with the root `order` is `<order><id>42</id></order>`, and that is `{"id": "42"}`: types know that 42 is
//! a number (`json/lenient.rs`).

#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "xml")]
mod xml;

#[cfg(test)]
#[cfg(all(feature = "csv", feature = "xml"))]
mod tests;

use crate::error::BoxError;
#[cfg(any(feature = "csv", feature = "xml"))]
use crate::json::{Items, Node, kinds};

/// The items of an array, and nothing of anything else.
#[cfg(any(feature = "csv", feature = "xml"))]
fn items(node: Node<'_>) -> Option<Items<'_>> {
    if node.kinds() == kinds::ARRAY { node.items() } else { None }
}

/// JSON as XML.
#[cfg(feature = "xml")]
pub(crate) fn write_xml(json: &str, root: &str) -> Result<String, String> {
    xml::write(json, root)
}

/// XML as JSON.
#[cfg(feature = "xml")]
pub(crate) fn read_xml(text: &str) -> Result<Vec<u8>, BoxError> {
    xml::read(text).map_err(BoxError::from)
}

/// JSON as CSV, in a media type.
#[cfg(feature = "csv")]
pub(crate) fn write_csv(json: &str, media: &str) -> Result<Vec<u8>, String> {
    csv::write(json, delimiter(media))
}

/// CSV as JSON, in a media type.
#[cfg(feature = "csv")]
pub(crate) fn read_csv(text: &str, media: &str) -> Result<Vec<u8>, BoxError> {
    csv::read(text, delimiter(media)).map_err(BoxError::from)
}

/// What stands between cells.
#[cfg(feature = "csv")]
fn delimiter(media: &str) -> u8 {
    if media.contains("tab-separated") { b'\t' } else { b',' }
}

/// Whether XML says of itself that its characters are those of Latin-1: the transport may say nothing of it.
pub(crate) fn is_latin1(xml: &[u8]) -> bool {
    let head = xml.get(..xml.len().min(128)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let declared = head.split_once("?>").map_or("", |(declaration, _)| declaration);
    declared.starts_with("<?xml") && declared.contains("iso-8859-1")
}

#[cfg(not(feature = "xml"))]
pub(crate) fn write_xml(_: &str, _: &str) -> Result<String, String> {
    Err(without("XML", "xml"))
}

#[cfg(not(feature = "xml"))]
pub(crate) fn read_xml(_: &str) -> Result<Vec<u8>, BoxError> {
    Err(BoxError::from(without("XML", "xml")))
}

#[cfg(not(feature = "csv"))]
pub(crate) fn write_csv(_: &str, _: &str) -> Result<Vec<u8>, String> {
    Err(without("CSV", "csv"))
}

#[cfg(not(feature = "csv"))]
pub(crate) fn read_csv(_: &str, _: &str) -> Result<Vec<u8>, BoxError> {
    Err(BoxError::from(without("CSV", "csv")))
}

/// What a call says that needs a feature which is not there.
#[cfg(not(all(feature = "csv", feature = "xml")))]
fn without(language: &str, feature: &str) -> String {
    format!("it is {language}: in Cargo.toml, give connector-runtime the feature \"{feature}\"")
}

#[cfg(test)]
#[cfg(not(any(feature = "csv", feature = "xml")))]
mod without_features {
    //! Apart from the other tests, which need both.

    #[test]
    fn a_call_names_the_feature() {
        let expected = "it is XML: in Cargo.toml, give connector-runtime the feature \"xml\"";
        assert_eq!(super::write_xml("{}", "a").unwrap_err(), expected);
        assert_eq!(super::read_xml("<a/>").unwrap_err().to_string(), expected);
        assert!(super::write_csv("[]", "").unwrap_err().ends_with("the feature \"csv\""));
        assert!(super::read_csv("", "").unwrap_err().to_string().ends_with("the feature \"csv\""));
    }
}

//! Both languages in both directions, as text.

mod csv;
mod lenient;
mod xml;

use super::csv::{read as read_csv, write as write_csv};
use super::xml::{read_text as read_xml, write_text as write_xml};

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

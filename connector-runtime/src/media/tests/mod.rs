//! Both languages in both directions, as text.

mod csv;
mod lenient;
mod xml;

use super::{read_csv, read_xml, write_csv, write_xml};

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

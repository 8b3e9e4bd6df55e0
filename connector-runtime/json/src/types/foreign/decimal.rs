//! Decimal numbers of the crate rust_decimal: `"12.50"`, and `12.50` for schemas of numbers.
//!
//! Separate from the dates. The scale is kept: `12.50` is written as it was read.

use crate::tape::Kind;
use crate::{Json, Node, Writer};
use std::fmt;

/// A decimal number, a string in JSON.
pub type Decimal = rust_decimal::Decimal;

impl Json for Decimal {
    fn read(node: Node<'_>) -> Option<Self> {
        parse(&node.text()?, node)
    }

    fn write(&self, w: &mut Writer) {
        w.display(self);
    }
}

/// A decimal number, a number in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecimalNumber(pub Decimal);

impl Json for DecimalNumber {
    fn read(node: Node<'_>) -> Option<Self> {
        let number = match node.token().kind {
            // All digits; a float would lose some.
            Kind::Integer | Kind::Number => parse(node.raw(), node),
            _ => parse(&node.loose_number()?.to_string(), node),
        };
        number.map(DecimalNumber)
    }

    fn write(&self, w: &mut Writer) {
        w.raw(&self.0.to_string());
    }
}

impl From<Decimal> for DecimalNumber {
    fn from(number: Decimal) -> Self {
        DecimalNumber(number)
    }
}

impl From<DecimalNumber> for Decimal {
    fn from(number: DecimalNumber) -> Self {
        number.0
    }
}

impl fmt::Display for DecimalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

fn parse(text: &str, node: Node<'_>) -> Option<Decimal> {
    let number = match text.contains(['e', 'E']) {
        true => Decimal::from_scientific(text),
        false => Decimal::from_str_exact(text),
    };
    match number {
        Ok(number) => Some(number),
        Err(_) => node.fail("a decimal number of at most 28 digits"),
    }
}

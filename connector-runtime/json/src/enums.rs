//! Reading and writing literals, for enums that mix strings, numbers and booleans.
//!
//! Separate from `union.rs`, which tells variants by literals but reads none.
//!
//! Of `[Text("a"), Integer(1)]`, `1.0` is the second, `"b"` none but of a fitting type, and `{}` an error.

use super::equal::is_literal;
use super::error::Expected;
use super::{Literal, Node, Writer, kinds};

impl Node<'_> {
    /// Returns `true` if it is this value.
    pub fn is(self, literal: &Literal<'_>) -> bool {
        is_literal(self, literal)
    }

    /// Returns `Some` if it has the JSON type of one of these. `None` leaves the reason in the document.
    pub fn is_like(self, literals: &[Literal<'_>]) -> Option<()> {
        let kinds = literals.iter().fold(0, |all, literal| all | kind(literal));
        if self.kinds() & kinds != 0 { Some(()) } else { self.refuse(Expected::Kinds(kinds)) }
    }
}

fn kind(literal: &Literal<'_>) -> u8 {
    match literal {
        Literal::Text(_) => kinds::STRING,
        Literal::Integer(_) | Literal::Number(_) => kinds::NUMBER,
        Literal::Boolean(_) => kinds::BOOLEAN,
        Literal::Null => kinds::NULL,
    }
}

impl Writer {
    /// Writes a literal.
    pub fn literal(&mut self, literal: &Literal<'_>) {
        match literal {
            Literal::Text(text) => self.text(text),
            Literal::Integer(number) => self.integer(*number),
            Literal::Number(number) => self.float(*number),
            Literal::Boolean(value) => self.boolean(*value),
            Literal::Null => self.null(),
        }
    }
}

//! Equality of JSON values: objects without regard to order, numbers by value.
//!
//! Separate from the types, because `==` of every generated type is this one function on what they write.
//!
//! `{"a":1,"b":2}` and `{"b":2.0,"a":1}` are the same.

use super::node::Node;
use super::tape::Kind;
use super::{Document, Literal, Write, Writer, kinds};
use std::borrow::Cow;

/// Returns `true` if two values are equal: variants of unions, and the JSON of all their parts. As with floats, NaN is not.
#[inline]
pub fn equal<T: Write + ?Sized>(a: &T, b: &T) -> bool {
    let (mut left, mut right) = (Writer::comparison(), Writer::comparison());
    left.put(a);
    right.put(b);
    same_written(&left, &right)
}

fn same_written(a: &Writer, b: &Writer) -> bool {
    !a.unequal && !b.unequal && a.variants == b.variants && same_text(&a.out, &b.out)
}

/// Returns `true` if two JSON texts are equal values.
pub fn same_text(a: &[u8], b: &[u8]) -> bool {
    if a == b {
        return true;
    }
    match (Document::parse(a), Document::parse(b)) {
        (Ok(a), Ok(b)) => same(a.doc().root(), b.doc().root()),
        _ => false,
    }
}

/// Returns `true` if two nodes are equal values.
pub fn same(a: Node<'_>, b: Node<'_>) -> bool {
    match (a.token().kind, b.token().kind) {
        (Kind::Integer | Kind::Number, Kind::Integer | Kind::Number) => same_number(a, b),
        (left, right) if left != right => false,
        (Kind::String, _) => a.text() == b.text(),
        (Kind::Array, _) => match (a.items(), b.items()) {
            (Some(mut a), Some(mut b)) => loop {
                match (a.next(), b.next()) {
                    (None, None) => return true,
                    (Some(a), Some(b)) if same(a, b) => {}
                    _ => return false,
                }
            },
            _ => false,
        },
        (Kind::Object, _) => same_members(a, b),
        _ => true,
    }
}

fn same_members(a: Node<'_>, b: Node<'_>) -> bool {
    // Most objects come in the same order.
    let mut pairs = a.members().zip(b.members());
    if a.members().count() != b.members().count() {
        return false;
    }
    if pairs.all(|((left, _), (right, _))| left.text() == right.text()) {
        return a.members().zip(b.members()).all(|((_, left), (_, right))| same(left, right));
    }
    let (a, b) = (sorted(a), sorted(b));
    a.iter().zip(&b).all(|(a, b)| a.0 == b.0 && same(a.1, b.1))
}

fn sorted(node: Node<'_>) -> Vec<(Cow<'_, str>, Node<'_>)> {
    let mut members: Vec<_> = node.members().map(|(name, value)| (name.text().unwrap_or_default(), value)).collect();
    members.sort_by(|a, b| a.0.cmp(&b.0));
    members
}

fn same_number(a: Node<'_>, b: Node<'_>) -> bool {
    if a.raw() == b.raw() {
        return true;
    }
    let whole = |node: Node<'_>| super::number::whole(node.raw().as_bytes());
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.raw().parse::<f64>().ok() == b.raw().parse::<f64>().ok(),
        _ => false,
    }
}

/// Returns `true` if a node is a literal.
pub(crate) fn is_literal(node: Node<'_>, literal: &Literal<'_>) -> bool {
    let kinds = node.kinds();
    match literal {
        Literal::Null => kinds & kinds::NULL != 0,
        Literal::Text(text) => node.is_text(text),
        Literal::Boolean(value) => kinds & kinds::BOOLEAN != 0 && node.boolean() == Some(*value),
        Literal::Integer(value) => {
            kinds & kinds::INTEGER != 0 && super::number::whole(node.raw().as_bytes()) == Some(i128::from(*value))
        }
        Literal::Number(value) => kinds & kinds::NUMBER != 0 && node.raw().parse::<f64>().ok() == Some(*value),
    }
}

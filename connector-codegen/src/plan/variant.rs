//! Unions and replies as Rust enums: their variants, and how each is recognized.
//!
//! Separate from the other items because recognizing has many forms. `{kind: circle, r: 1}` is the variant whose rule has the
//! tag `circle`.

use super::Ty;
use connector_tables::RulesBuf;

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Rules that recognize its variants, in their order.
    pub rules: RulesBuf,
    /// Its variants, without `Unknown`.
    pub variants: Vec<UnionVariant>,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionVariant {
    /// `Circle`
    pub name: String,
    /// Type of its content.
    pub ty: Ty,
    /// Lines; never empty.
    pub docs: Vec<String>,
    /// Type from which `From` creates it, if no other variant has that type.
    pub from: Option<Ty>,
    /// Value of the tag to write for it, if its type has no such member.
    pub add_tag: Option<String>,
}

/// A variant of a reply enum.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplyVariant {
    /// `NotFound`
    pub name: String,
    /// Its content; a variant with `Unit` has none.
    pub ty: Ty,
    /// Lines; never empty.
    pub docs: Vec<String>,
}

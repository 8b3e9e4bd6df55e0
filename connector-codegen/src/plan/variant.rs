//! Unions and replies as Rust enums: their variants, and how each is recognized.
//!
//! Apart from the other items because recognizing has many forms. `{kind: circle, r: 1}` is the variant whose rule has the
//! tag `circle`.

use super::Ty;

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The member that tells the variants apart.
    pub tag: Option<String>,
    /// Its variants, without `Unknown`.
    pub variants: Vec<UnionVariant>,
}

/// A variant of a union, and how it is recognized.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionVariant {
    /// `Circle`
    pub name: String,
    /// What it holds.
    pub ty: Ty,
    /// Lines; never empty.
    pub docs: Vec<String>,
    /// How it is recognized.
    pub rule: Rule,
    /// The tag's value that is written where the variant's type has no such member.
    pub add_tag: Option<String>,
}

/// How a variant is recognized.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rule {
    /// The tag's values.
    pub tags: Vec<String>,
    /// JSON types that it accepts, in this order: `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`.
    pub kinds: Vec<&'static str>,
    /// Members that must be there.
    pub required: Vec<String>,
    /// Members with one of some values.
    pub constants: Vec<(String, Vec<serde_json::Value>)>,
    /// Members that it declares; the variant that knows most of what is there wins.
    pub known: Vec<String>,
    /// The only scalars that it accepts, if it is an enum.
    pub values: Vec<serde_json::Value>,
    /// How an array's items are recognized, if it is one.
    pub items: Option<Box<Rule>>,
    /// How members are recognized that other variants have too, where nothing else tells the variants apart.
    pub inside: Vec<(String, Rule)>,
}

/// A variant of a reply enum.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplyVariant {
    /// `NotFound`
    pub name: String,
    /// What it holds; `Unit` makes a variant without content.
    pub ty: Ty,
    /// Lines; never empty.
    pub docs: Vec<String>,
}

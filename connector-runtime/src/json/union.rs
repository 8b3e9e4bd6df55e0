//! Which variant of a union a value is: worked out from data, never by "the first that fits".
//!
//! Apart from everything else, because this is one decision, and generated code only brings the facts for it.
//!
//! With the tag `kind`, `{"kind":"bug"}` is the variant whose tags hold `bug`; a value of `kind` that no variant has
//! makes it `Unknown`. Without the member, JSON types, constants, required and known members decide.

use super::equal::is_literal;
use super::error::Expected;
use super::node::kinds;
use super::{Node, Writer};

/// A type that is one of several.
pub trait Union: Sized {
    /// How its variants are recognized.
    const RULES: &'static Rules;

    /// Reads a variant by its index; any other index is `Unknown`.
    fn read(variant: usize, node: Node<'_>) -> Option<Self>;

    /// Writes it.
    fn write(&self, w: &mut Writer);
}

/// How the variants of a union are recognized.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// The member that tells them apart.
    pub tag: Option<&'static str>,
    /// The variants, in the order of the document.
    pub variants: &'static [Rule],
}

/// How one variant is recognized. What is empty demands nothing.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The tag's values that mean it.
    pub tags: &'static [&'static str],
    /// The JSON types that it accepts.
    pub kinds: u8,
    /// Members that must be there.
    pub required: &'static [&'static str],
    /// Members that, where they are there, have one of these values.
    pub constants: &'static [(&'static str, &'static [Literal])],
    /// Members that it declares.
    pub known: &'static [&'static str],
    /// The only scalars that it accepts.
    pub values: &'static [Literal],
    /// How the items of an array are recognized.
    pub items: Option<&'static Rule>,
    /// How members are recognized that other variants have too. They weigh, and refuse nothing.
    pub inside: &'static [(&'static str, &'static Rule)],
}

/// A rule that demands nothing; generated ones say what they differ in.
pub const RULE: Rule = Rule {
    tags: &[],
    kinds: kinds::ANY,
    required: &[],
    constants: &[],
    known: &[],
    values: &[],
    items: None,
    inside: &[],
};

/// A value that a document spells out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// A whole number.
    Integer(i64),
    /// Any other number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// `null`.
    Null,
}

impl Rules {
    /// Whether a variant takes `null`.
    pub const fn nullable(&self) -> bool {
        let mut at = 0;
        while at < self.variants.len() {
            if self.variants[at].kinds & kinds::NULL != 0 {
                return true;
            }
            at += 1;
        }
        false
    }
}

/// The index that reads `Unknown`.
const UNKNOWN: usize = usize::MAX;

/// Reads a union: the best variant, or the next best if that one cannot be read after all.
#[inline]
pub fn read<T: Union>(node: Node<'_>) -> Option<T> {
    if let Some(variant) = settled(T::RULES, node) {
        return T::read(variant, node);
    }
    let mut first = None;
    for variant in choose(T::RULES, node)? {
        if let Some(value) = T::read(variant, node) {
            return Some(value);
        }
        let failure = node.doc().take_failure();
        first = first.or(failure);
    }
    node.doc().fail(first?);
    None
}

/// The variant, where the tag alone tells it: the usual case, and without memory of its own.
fn settled(rules: &Rules, node: Node<'_>) -> Option<usize> {
    let tag = scalar(node.member(rules.tag?)?)?;
    let mut tagged = rules.variants.iter().enumerate().filter(|(_, rule)| rule.tags.contains(&&*tag));
    let (variant, rule) = tagged.next()?;
    (rule.kinds & kinds::OBJECT != 0 && tagged.next().is_none()).then_some(variant)
}

/// The variants that a value may be, the likeliest first; `Unknown` alone if there are none. A value of a JSON type
/// that no variant takes is an error.
fn choose(rules: &Rules, node: Node<'_>) -> Option<Vec<usize>> {
    let kinds = node.kinds();
    let accepted = rules.variants.iter().fold(0, |all, rule| all | rule.kinds);
    if accepted & kinds == 0 {
        return node.refuse(Expected::Kinds(accepted));
    }
    let tag = rules.tag.and_then(|tag| scalar(node.member(tag)?));
    let tagged = |rule: &Rule| tag.as_deref().is_some_and(|tag| rule.tags.contains(&tag));
    if tag.is_some() && !rules.variants.iter().any(tagged) {
        return Some(vec![UNKNOWN]);
    }
    let mut fitting: Vec<(Score, usize)> = Vec::new();
    for (index, rule) in rules.variants.iter().enumerate().filter(|(_, rule)| tag.is_none() || tagged(rule)) {
        // A tag settles it, whatever else is missing: then the reader says what.
        let score = if tag.is_some() { score(rule, node).or(Some(0)) } else { score(rule, node) };
        fitting.extend(score.map(|score| (score, index)));
    }
    if fitting.is_empty() {
        return Some(vec![UNKNOWN]);
    }
    fitting.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    Some(fitting.into_iter().map(|(_, index)| index).collect())
}

/// The text of a tag's value; numbers and booleans as they are written.
fn scalar(node: Node<'_>) -> Option<std::borrow::Cow<'_, str>> {
    match node.kinds() {
        kinds::STRING => node.text(),
        kinds::OBJECT | kinds::ARRAY | kinds::NULL => None,
        _ => Some(node.raw().into()),
    }
}

/// How well a value fits. Constants weigh most, then members.
type Score = u32;

/// How much a constant weighs against a known member.
const CONSTANT: Score = 1 << 16;

/// How well a value fits a rule; `None` if it cannot be one.
fn score(rule: &Rule, node: Node<'_>) -> Option<Score> {
    let kind = node.kinds() & rule.kinds;
    if kind == 0 {
        return None;
    }
    match kind {
        kinds::OBJECT => members(rule, node),
        kinds::ARRAY => items(rule, node),
        _ if rule.values.is_empty() => Some(u32::from(kind & kinds::INTEGER != 0)),
        _ => rule.values.iter().any(|value| is_literal(node, value)).then_some(CONSTANT),
    }
}

fn members(rule: &Rule, node: Node<'_>) -> Option<Score> {
    if !rule.required.iter().all(|name| node.member(name).is_some()) {
        return None;
    }
    let mut sum = 0;
    for (name, values) in rule.constants {
        match node.member(name) {
            Some(value) if values.iter().any(|literal| is_literal(value, literal)) => sum += CONSTANT,
            Some(_) => return None,
            None => {}
        }
    }
    let known = node.members().filter(|(name, _)| rule.known.iter().any(|known| name.is_text(known))).count();
    sum += u32::try_from(known).unwrap_or(0).min(CONSTANT - 1);
    for (name, inner) in rule.inside {
        // One that fits and says nothing more still counts.
        let inner =
            node.member(name).and_then(|member| score(inner, member)).map_or(0, |score| score.saturating_add(1));
        sum = sum.saturating_add(inner);
    }
    Some(sum)
}

/// Every item must fit; the first tells how well.
fn items(rule: &Rule, node: Node<'_>) -> Option<Score> {
    let Some(item) = rule.items else { return Some(0) };
    let mut first = None;
    for node in node.items()? {
        let score = score(item, node)?;
        first.get_or_insert(score);
    }
    Some(first.unwrap_or(0))
}

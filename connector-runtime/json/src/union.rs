//! Which variant of a union a value is: worked out from data, never by "the first that fits".
//!
//! Separate from everything else, because this is one decision, and generated code only brings the facts for it.
//!
//! With the tag `kind`, `{"kind":"bug"}` is the variant whose tags hold `bug`; a value of `kind` that no variant has
//! makes it `Unknown`. Without the member, JSON types, constants, required and known members decide.

use connector_tables::{Rule, Rules, kinds};

use super::equal::is_literal;
use super::error::Expected;
use super::{Node, Writer};

/// A type that is one of several.
pub trait Union: Sized {
    /// The rules that recognize its variants.
    const RULES: &'static Rules<'static>;

    /// Reads a variant by its index; any other index is `Unknown`.
    fn read(variant: usize, node: Node<'_>) -> Option<Self>;

    /// Writes it.
    fn write(&self, w: &mut Writer);
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
fn settled(rules: &Rules<'_>, node: Node<'_>) -> Option<usize> {
    let tag = scalar(node.member(rules.tag?)?)?;
    let mut first = None;
    let second = rules.variants.find_map(|variant, rule| match (rule.tags.contains(&tag), first) {
        (true, Some(_)) => Some(()),
        (true, None) => {
            first = Some((variant, rule.kinds));
            None
        }
        (false, _) => None,
    });
    first.filter(|(_, kinds)| kinds & kinds::OBJECT != 0 && second.is_none()).map(|(variant, _)| variant)
}

/// The variants that a value may be, the likeliest first; `Unknown` alone if there are none. A value of a JSON type
/// that no variant takes is an error.
fn choose(rules: &Rules<'_>, node: Node<'_>) -> Option<Vec<usize>> {
    let kinds = node.kinds();
    let mut accepted = 0;
    rules.variants.each(|_, rule| accepted |= rule.kinds);
    if accepted & kinds == 0 {
        return node.refuse(Expected::Kinds(accepted));
    }
    let tag = rules.tag.and_then(|tag| scalar(node.member(tag)?));
    let tagged = |rule: &Rule<'_>| tag.as_deref().is_some_and(|tag| rule.tags.contains(tag));
    if tag.is_some() && !rules.variants.any(tagged) {
        return Some(vec![UNKNOWN]);
    }
    let mut fitting: Vec<(Score, usize)> = Vec::new();
    rules.variants.each(|index, rule| {
        if tag.is_none() || tagged(rule) {
            // A tag decides, even if other properties are missing: the reader then reports those.
            let score = if tag.is_some() { score(rule, node).or(Some(0)) } else { score(rule, node) };
            fitting.extend(score.map(|score| (score, index)));
        }
    });
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

/// A measure of how well a value matches. Constants weigh most, then members.
type Score = u32;

/// Weight of a constant, compared with a known member.
const CONSTANT: Score = 1 << 16;

/// The measure of a value for a rule; `None` if it does not match.
fn score(rule: &Rule<'_>, node: Node<'_>) -> Option<Score> {
    let kind = node.kinds() & rule.kinds;
    if kind == 0 {
        return None;
    }
    match kind {
        kinds::OBJECT => members(rule, node),
        kinds::ARRAY => items(rule, node),
        _ if rule.values.is_empty() => Some(u32::from(kind & kinds::INTEGER != 0)),
        _ => rule.values.iter().any(|value| is_literal(node, &value)).then_some(CONSTANT),
    }
}

fn members(rule: &Rule<'_>, node: Node<'_>) -> Option<Score> {
    if !rule.required.iter().all(|name| node.member(name).is_some()) {
        return None;
    }
    let mut sum = 0;
    for constant in rule.constants {
        match node.member(constant.name) {
            Some(value) if constant.values.iter().any(|literal| is_literal(value, &literal)) => sum += CONSTANT,
            Some(_) => return None,
            None => {}
        }
    }
    let known = node.members().filter(|(name, _)| rule.known.iter().any(|known| name.is_text(known))).count();
    sum += u32::try_from(known).unwrap_or(0).min(CONSTANT - 1);
    for inside in rule.inside {
        // One that fits and says nothing more still counts.
        let weight = node.member(inside.name).and_then(|member| inside.rule.with(|rule| score(rule, member)));
        sum = sum.saturating_add(weight.map_or(0, |score| score.saturating_add(1)));
    }
    Some(sum)
}

/// Every item must fit; the first tells how well.
fn items(rule: &Rule<'_>, node: Node<'_>) -> Option<Score> {
    let Some(item) = rule.items else { return Some(0) };
    let mut first = None;
    for node in node.items()? {
        let score = item.with(|rule| score(rule, node))?;
        first.get_or_insert(score);
    }
    Some(first.unwrap_or(0))
}

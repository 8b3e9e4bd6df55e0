//! The intersection of two shapes.
//!
//! Separate from `merge`, which decides what is merged when: here is what it means for each pair of shapes.
//!
//! `{a: any}` and `{a!: text, ...: any}` meet in `{a!: text, ...: any}`; a text and an object never do.

use super::kind::Meet;
use super::merge::{Merge, Use};
use crate::spec::Docs;
use crate::spec::ty::{Choice, Member, Object, Origin, Rest, Shape, TypeId};
use serde_json::Value;
use std::collections::BTreeMap;

impl Merge<'_> {
    /// The intersection of two shapes. Unions are already expanded.
    pub(super) fn meet(&mut self, id: TypeId, a: &Shape, b: &Shape) -> Meet {
        match (a, b) {
            (_, Shape::Any) => Meet::First,
            (Shape::Any, _) => Meet::Second,
            (Shape::Object(a), Shape::Object(b)) => self.objects(id, a, b),
            (Shape::Array(x), Shape::Array(y)) => match self.both(*x, *y, Origin::Item(id), Use::Part) {
                ty if ty == *x => Meet::First,
                ty if ty == *y => Meet::Second,
                ty => Meet::New(Shape::Array(ty)),
            },
            (Shape::Tuple(items, rest), Shape::Array(item)) | (Shape::Array(item), Shape::Tuple(items, rest)) => {
                let items = items.iter().map(|ty| self.both(*ty, *item, Origin::Item(id), Use::Part)).collect();
                Meet::New(Shape::Tuple(items, *rest))
            }
            (Shape::Tuple(x, rest), Shape::Tuple(y, _)) if x.len() == y.len() => {
                let items = x.iter().zip(y).map(|(x, y)| self.both(*x, *y, Origin::Item(id), Use::Part)).collect();
                Meet::New(Shape::Tuple(items, *rest))
            }
            (Shape::Enum(x), Shape::Enum(y)) => {
                some_of(x, y.len(), |value| y.iter().any(|choice| choice.value == *value))
            }
            (Shape::Enum(x), shape) => some_of(x, usize::MAX, |value| admits(shape, value)),
            (shape, Shape::Enum(y)) => match some_of(y, usize::MAX, |value| admits(shape, value)) {
                Meet::First => Meet::Second,
                meet => meet,
            },
            (Shape::Text(x), Shape::Text(y))
            | (Shape::Integer(x), Shape::Integer(y))
            | (Shape::Number(x), Shape::Number(y)) => {
                if x.is_none() && y.is_some() {
                    Meet::Second
                } else {
                    Meet::First
                }
            }
            (Shape::Integer(_), Shape::Number(_)) => Meet::First,
            (Shape::Number(_), Shape::Integer(_)) => Meet::Second,
            (a, b) if a == b => Meet::First,
            _ => Meet::Never,
        }
    }

    fn objects(&mut self, id: TypeId, a: &Object, b: &Object) -> Meet {
        let index: BTreeMap<&str, usize> = a.members.iter().enumerate().map(|(at, m)| (m.name.as_str(), at)).collect();
        let mut members = a.members.clone();
        for theirs in &b.members {
            match index.get(theirs.name.as_str()).and_then(|at| members.get_mut(*at)) {
                Some(mine) => self.members(id, mine, theirs),
                None => members.push(self.under_rest(theirs.clone(), a.rest)),
            }
        }
        for mine in members.iter_mut().take(a.members.len()) {
            if matches!(b.rest, Rest::Of(_)) && !b.members.iter().any(|theirs| theirs.name == mine.name) {
                *mine = self.under_rest(mine.clone(), b.rest);
            }
        }
        let rest = self.rests(id, (a, b), members.len());
        if rest == a.rest && same(&members, &a.members) {
            Meet::First
        } else if rest == b.rest && same(&members, &b.members) {
            Meet::Second
        } else {
            Meet::New(Shape::Object(Object { members, rest }))
        }
    }

    fn members(&mut self, id: TypeId, mine: &mut Member, theirs: &Member) {
        let docs = [&*mine, theirs].map(|member| self.prose(member));
        mine.ty = self.both(mine.ty, theirs.ty, Origin::Member { of: id, name: mine.name.clone() }, Use::Part);
        mine.required |= theirs.required;
        mine.read_only |= theirs.read_only;
        mine.write_only |= theirs.write_only;
        mine.deprecated |= theirs.deprecated;
        mine.docs = docs.into_iter().find(|docs| *docs != Docs::default()).unwrap_or_default();
    }

    /// The docs of a member.
    fn prose(&self, member: &Member) -> Docs {
        match &self.types[member.ty] {
            ty if member.docs == Docs::default() && ty.shape == Shape::Any && self.is_any(member.ty) => ty.docs.clone(),
            _ => member.docs.clone(),
        }
    }

    /// A member of which one part says nothing has the type that this part gives to other members.
    fn under_rest(&self, mut member: Member, rest: Rest) -> Member {
        if let (Rest::Of(ty), true) = (rest, self.is_any(member.ty)) {
            member.ty = ty;
        }
        member
    }

    /// A part that is closed and does not know all members is a common mistake: it is taken as saying nothing.
    fn rests(&mut self, id: TypeId, (a, b): (&Object, &Object), count: usize) -> Rest {
        let open = |object: &Object| match object.rest {
            Rest::Closed if object.members.len() < count => Rest::Unsaid,
            rest => rest,
        };
        match (open(a), open(b)) {
            (Rest::Closed, _) | (_, Rest::Closed) => Rest::Closed,
            (Rest::Unsaid, rest) | (rest, Rest::Unsaid) => rest,
            (Rest::Any, rest) | (rest, Rest::Any) => rest,
            (Rest::Of(x), Rest::Of(y)) => Rest::Of(self.both(x, y, Origin::Entry(id), Use::Part)),
        }
    }
}

/// Returns `true` if two lists hold the same members, in any order.
fn same(a: &[Member], b: &[Member]) -> bool {
    let facts = |m: &Member| (m.ty, m.required, m.read_only, m.write_only, m.deprecated);
    let index: BTreeMap<&str, &Member> = b.iter().map(|member| (member.name.as_str(), member)).collect();
    a.len() == b.len() && a.iter().all(|m| index.get(m.name.as_str()).is_some_and(|other| facts(m) == facts(other)))
}

/// The choices that also fit elsewhere.
fn some_of(choices: &[Choice], others: usize, fits: impl Fn(&Value) -> bool) -> Meet {
    let kept: Vec<Choice> = choices.iter().filter(|choice| fits(&choice.value)).cloned().collect();
    match kept.len() {
        0 => Meet::Never,
        n if n == choices.len() => Meet::First,
        n if n == others => Meet::Second,
        _ => Meet::New(Shape::Enum(kept)),
    }
}

/// Returns `true` if a scalar type has a value.
fn admits(shape: &Shape, value: &Value) -> bool {
    match shape {
        Shape::Boolean => value.is_boolean(),
        Shape::Integer(_) => value.is_i64() || value.is_u64(),
        Shape::Number(_) => value.is_number(),
        Shape::Text(_) => value.is_string(),
        _ => false,
    }
}

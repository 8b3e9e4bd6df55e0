//! `$ref`: its target, and its siblings.
//!
//! In 3.0 siblings of a `$ref` are ignored by the letter, but description, nullable, default and deprecated are
//! meant, so they are kept. Since 3.1 all of them count: the schema is the reference and the rest at once.
//!
//! `{$ref: "#/components/schemas/Pet", nullable: true}` becomes an alias of Pet that is nullable.

use super::Lowering;
use super::form::Schema;

use crate::diag::code;
use crate::format::openapi::refs;
use crate::spec::ty::{Origin, Shape, TypeId};
use crate::tree::{Node, pointer};

/// Keywords beside a `$ref` that need a type of their own to stand on. `description` and `deprecated` go to the member.
const CARRIED: &[&str] = &["nullable", "x-nullable", "default", "example", "examples"];

/// References that only lead to references: more of them than this is a circle.
const HOPS: usize = 64;

/// The `$ref` of a schema that says nothing else of weight.
pub(super) fn plain(node: &Node, modern: bool) -> Option<&Node> {
    let reference = node.get("$ref").filter(|node| node.as_str().is_some())?;
    let carried = CARRIED.iter().any(|keyword| node.get(keyword).is_some());
    let rest = modern && Schema::of(node).without("$ref").says_type();
    (!carried && !rest).then_some(reference)
}

impl Lowering<'_, '_> {
    /// A schema that is a `$ref`, under its own name or with siblings.
    pub(super) fn reference(&mut self, id: TypeId, schema: Schema<'_>) -> Shape {
        let Some(target) = schema.get("$ref").and_then(|text| self.follow(text)) else { return Shape::Any };
        let rest = schema.without("$ref");
        if self.modern && rest.says_type() {
            let own = self.part(id, 0, rest);
            return Shape::All(vec![own, target]);
        }
        Shape::Alias(target)
    }

    /// The target type of a `$ref`. Reports problems with it.
    pub(super) fn follow(&mut self, reference: &Node) -> Option<TypeId> {
        let text = reference.as_str()?;
        let first = self.local(reference, text)?;
        let mut at = first;
        for _ in 0..HOPS {
            let target = match pointer::resolve(self.cx.root, &at) {
                Ok(node) => node,
                Err(missing) => {
                    let message = format!("`{at}` leads nowhere: {missing}");
                    let help = "check the spelling; inside a name, write `/` as `~1` and `~` as `~0`";
                    self.cx.diags.report(&code::BROKEN_REF, reference.span, message).help(help);
                    return None;
                }
            };
            if let Some(id) = self.cx.seen.get(&target.id) {
                return Some(*id);
            }
            let origin = self.origin_at(&at);
            match plain(&target, self.modern) {
                Some(next) if !matches!(origin, Origin::Named(_)) => {
                    at = self.local(next, next.as_str().unwrap_or_default())?;
                }
                _ => {
                    let id = self.reserve(&target, origin);
                    self.waiting.push((id, target));
                    return Some(id);
                }
            }
        }
        self.cx
            .diags
            .report(&code::REF_CYCLE, reference.span, format!("`{text}` leads from reference to reference without end"))
            .help("it is taken as any JSON; write the schema out where the chain should end");
        None
    }

    /// The pointer of a reference into this document.
    fn local(&mut self, reference: &Node, text: &str) -> Option<String> {
        if let Some(fragment) = text.strip_prefix('#') {
            return Some(pointer::percent_decode(fragment).into_owned());
        }
        refs::external(self.cx, reference, text);
        None
    }

    /// The type that a `$ref` leads to, without reports: for mappings, which are often wrong.
    pub(super) fn follow_quietly(&mut self, text: &str) -> Option<TypeId> {
        let at = &pointer::percent_decode(text.strip_prefix('#')?);
        let target = pointer::resolve(self.cx.root, at).ok()?;
        target.as_map()?;
        if let Some(id) = self.cx.seen.get(&target.id) {
            return Some(*id);
        }
        let origin = self.origin_at(at);
        let id = self.reserve(&target, origin);
        self.waiting.push((id, target));
        Some(id)
    }
}

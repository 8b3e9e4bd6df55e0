//! Schemas to types of the IR.
//!
//! A schema is first classified into one of a closed set of forms (`form`); each form has its own file. Nothing
//! here looks at what another schema became: what depends on that is left to the passes, so `$ref`s may be lowered
//! in any order, and circles end at `Cx::seen`.
//!
//! `{type: array, items: {type: string}}` becomes a `Shape::Array` of a `Shape::Text`.

mod all;
mod array;
mod choice;
mod discriminator;
mod form;
mod heirs;
mod keyword;
mod object;
mod place;
mod reference;
mod several;
#[cfg(test)]
pub(crate) mod tests;
mod union;

use super::cx::Cx;
use crate::diag::code;
use crate::spec::ty::{Origin, Shape, Type, TypeId};
use crate::text::Span;
use crate::tree::Node;
use form::{Form, Kind, Schema};

/// The type of a schema.
///
/// Problems inside are reported and become plain JSON; `None` only if the node is not a schema at all, which is
/// reported too. A `$ref` gives the type of its target, except for named schemas, which get their own alias.
pub(crate) fn lower(cx: &mut Cx<'_>, node: &Node, origin: Origin) -> Option<TypeId> {
    let modern = is_modern(cx.root);
    let mut lowering = Lowering { cx, waiting: Vec::new(), modern };
    let id = lowering.child(node, origin);
    lowering.drain();
    id
}

/// Returns `true` if `$ref` may have siblings that count: since 3.1.
fn is_modern(root: &Node) -> bool {
    root.get("openapi").and_then(Node::as_str).is_some_and(|version| !version.starts_with("3.0"))
}

/// State of the current lowering. Targets of `$ref`s wait in a queue, so that a long chain of references costs no stack.
struct Lowering<'c, 'd> {
    cx: &'c mut Cx<'d>,
    waiting: Vec<(TypeId, Node)>,
    modern: bool,
}

impl Lowering<'_, '_> {
    fn drain(&mut self) {
        while let Some((id, node)) = self.waiting.pop() {
            self.fill(id, Schema::of(&node));
        }
    }

    /// The type of a schema inside another one.
    fn child(&mut self, node: &Node, origin: Origin) -> Option<TypeId> {
        if let Some(id) = self.cx.seen.get(&node.id) {
            return Some(*id);
        }
        if node.as_map().is_none() && node.as_bool().is_none() {
            let message = format!("a schema must be an object or a boolean, this is {}", node.kind());
            self.cx.diags.report(&code::WRONG_TYPE, node.span, message).help("it is taken as any JSON");
            return None;
        }
        let named = matches!(origin, Origin::Named(_));
        if let (false, Some(text)) = (named, reference::plain(node, self.modern)) {
            return Some(match self.follow(text) {
                Some(id) => id,
                None => self.reserve(node, origin),
            });
        }
        let id = self.reserve(node, origin);
        self.fill(id, Schema::of(node));
        Some(id)
    }

    /// Like [`Lowering::child`], with any JSON for what is no schema.
    fn child_or_any(&mut self, node: &Node, origin: Origin) -> TypeId {
        match self.child(node, origin.clone()) {
            Some(id) => id,
            None => self.reserve(node, origin),
        }
    }

    /// A place for a type, remembered before its children are read.
    fn reserve(&mut self, node: &Node, origin: Origin) -> TypeId {
        let id = self.add(node.span, origin, Shape::Any);
        self.cx.seen.insert(node.id, id);
        id
    }

    /// A type that has no node of its own.
    fn add(&mut self, span: Span, origin: Origin, shape: Shape) -> TypeId {
        let place = self.cx.place(span);
        self.cx.types.add(Type::new(place, origin, shape))
    }

    /// A part of the schema of `id`: what is left without some of its keywords.
    fn part(&mut self, id: TypeId, index: usize, schema: Schema<'_>) -> TypeId {
        let part = self.add(schema.node.span, Origin::Variant { of: id, index }, Shape::Any);
        self.cx.types[part].nullable = schema.is_nullable();
        self.shape_into(part, schema);
        part
    }

    /// Reads a schema into its place.
    fn fill(&mut self, id: TypeId, schema: Schema<'_>) {
        let ty = &mut self.cx.types[id];
        ty.nullable = schema.is_nullable();
        keyword::annotate(ty, &schema);
        self.shape_into(id, schema);
    }

    fn shape_into(&mut self, id: TypeId, schema: Schema<'_>) {
        let form = schema.form();
        if !matches!(form, Form::Reference | Form::Union(_) | Form::All | Form::Heirs) {
            self.cx.types[id].limits = keyword::limits(&schema);
        }
        let shape = match form {
            Form::Heirs => self.heirs(id, schema),
            Form::Any => {
                self.report_unknown_type(&schema);
                Shape::Any
            }
            Form::Reference => self.reference(id, schema),
            Form::Union(keyword) => self.union(id, schema, keyword),
            Form::All => self.all(id, schema),
            Form::Enum => self.choice(id, schema),
            Form::Several(kinds) => self.several(id, schema, &kinds),
            Form::One(Kind::Null) => self.null(id),
            Form::One(Kind::Boolean) => Shape::Boolean,
            Form::One(Kind::Integer) => Shape::Integer(schema.text("format")),
            Form::One(Kind::Number) => Shape::Number(schema.text("format")),
            Form::One(Kind::Text) => Shape::Text(keyword::text_format(&schema)),
            Form::One(Kind::Array) => self.array(id, schema),
            Form::One(Kind::Object) => self.object(id, schema),
        };
        self.cx.types[id].shape = shape;
    }

    fn null(&mut self, id: TypeId) -> Shape {
        self.cx.types[id].nullable = false;
        Shape::Null
    }

    fn report_unknown_type(&mut self, schema: &Schema<'_>) {
        let Some(node) = schema.get("type") else { return };
        if !schema.kinds().is_empty() || schema.is_any_type() {
            return;
        }
        let message = match node.as_str() {
            Some(text) => format!("unknown type `{text}`"),
            None => format!("`type` must be a name or a list of names, this is {}", node.kind()),
        };
        let near = node.as_str().and_then(form::type_meant);
        let help = match near {
            Some(name) => format!("did you mean `{name}`? It is taken as any JSON"),
            None => {
                "types are: string, number, integer, boolean, array, object, and null since 3.1; it is taken as any JSON"
                    .to_owned()
            }
        };
        self.cx.diags.report(&code::IGNORED_KEYWORD, node.span, message).help(help);
    }
}

//! A type as one line of text, for tests and for `connector show spec`.
//!
//! Apart from `ty` because that is plain data. Named types are written out only where they are asked for; inside
//! another type they stand as their name, so circles end.
//!
//! An object with a required `id` and an optional list becomes `{ id: integer, tags?: [text], ...any }`.

use super::ty::{Choice, Object, Origin, Rest, Shape, Type, TypeId, Types, Union};

/// One line: what the type is, its children inline, named children by name.
pub fn dump_type(types: &Types, id: TypeId) -> String {
    let mut dump = Dump { types, open: Vec::new(), out: String::new() };
    dump.expand(id);
    dump.out
}

struct Dump<'t> {
    types: &'t Types,
    /// Types being written: a second visit is a circle.
    open: Vec<TypeId>,
    out: String,
}

impl Dump<'_> {
    fn child(&mut self, id: TypeId) {
        match self.types.get(id) {
            None => self.out.push_str("missing!"),
            Some(Type { origin: Origin::Named(name), .. }) => self.out.push_str(name),
            Some(_) => match self.open.iter().rev().position(|open| *open == id) {
                Some(up) => self.out.push_str(&format!("^{up}")),
                None => self.expand(id),
            },
        }
    }

    fn expand(&mut self, id: TypeId) {
        let Some(ty) = self.types.get(id) else { return self.out.push_str("missing!") };
        self.open.push(id);
        self.shape(&ty.shape);
        self.open.pop();
        if ty.nullable {
            self.out.push_str(" | null");
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Any => self.out.push_str("any"),
            Shape::Null => self.out.push_str("null"),
            Shape::Boolean => self.out.push_str("boolean"),
            Shape::Integer(format) => self.scalar("integer", format.as_deref()),
            Shape::Number(format) => self.scalar("number", format.as_deref()),
            Shape::Text(format) => self.scalar("text", format.as_deref()),
            Shape::Enum(choices) => self.choices(choices),
            Shape::Array(item) => self.list("[", &[*item], "]"),
            Shape::Tuple(items, rest) => self.tuple(items, *rest),
            Shape::Object(object) => self.object(object),
            Shape::Union(union) => self.union(union),
            Shape::All(parts) => self.list("all(", parts, ")"),
            Shape::Alias(target) => self.list("= ", &[*target], ""),
        }
    }

    fn scalar(&mut self, name: &str, format: Option<&str>) {
        self.out.push_str(name);
        if let Some(format) = format {
            self.out.push_str(&format!("({format})"));
        }
    }

    fn choices(&mut self, choices: &[Choice]) {
        let values: Vec<_> = choices.iter().map(|choice| choice.value.to_string()).collect();
        self.out.push_str(&format!("enum({})", values.join(", ")));
    }

    fn list(&mut self, open: &str, items: &[TypeId], close: &str) {
        self.out.push_str(open);
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push_str(", ");
            }
            self.child(*item);
        }
        self.out.push_str(close);
    }

    fn tuple(&mut self, items: &[TypeId], rest: Option<TypeId>) {
        self.list("(", items, "");
        if let Some(rest) = rest {
            self.list(", ...", &[rest], "");
        }
        self.out.push(')');
    }

    fn object(&mut self, object: &Object) {
        let mut first = true;
        self.out.push('{');
        for member in &object.members {
            self.out.push_str(if first { " " } else { ", " });
            first = false;
            for (on, word) in [(member.read_only, "read "), (member.write_only, "write "), (member.deprecated, "old ")]
            {
                self.out.push_str(if on { word } else { "" });
            }
            self.out.push_str(&member.name);
            self.out.push_str(if member.required { ": " } else { "?: " });
            self.child(member.ty);
        }
        let comma = if first { " " } else { ", " };
        match object.rest {
            Rest::Unsaid => {}
            Rest::Closed => self.out.push_str(&format!("{comma}closed")),
            Rest::Any => self.out.push_str(&format!("{comma}...any")),
            Rest::Of(ty) => self.list(&format!("{comma}..."), &[ty], ""),
        }
        self.out.push_str(if first && object.rest == Rest::Unsaid { "}" } else { " }" });
    }

    fn union(&mut self, union: &Union) {
        self.out.push_str(if union.exclusive { "oneOf(" } else { "anyOf(" });
        if let Some(tag) = &union.tag {
            self.out.push_str(&format!("by {tag}: "));
        }
        for (at, variant) in union.variants.iter().enumerate() {
            if at > 0 {
                self.out.push_str(", ");
            }
            if !variant.tags.is_empty() {
                self.out.push_str(&format!("{} => ", variant.tags.join("|")));
            }
            self.child(variant.ty);
        }
        if let Some(base) = union.base {
            self.list("; ", &[base], "");
        }
        self.out.push(')');
    }
}

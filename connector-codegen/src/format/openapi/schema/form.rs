//! The form of a schema: one of a closed set.
//!
//! Separate from the forms themselves, so that schemas are classified in one place and in one order: a reference before a union,
//! a union before its base, an enum before its type.
//!
//! `{nullable: true, oneOf: [...], properties: {...}}` is `Form::Union("oneOf")`; without its `oneOf` it is an object.

use crate::diag::suggest::suggest;
use crate::tree::{Map, Node};

/// The form of a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// No keyword decides, or a boolean schema.
    Any,
    /// `$ref`, alone or with siblings.
    Reference,
    /// `oneOf` or `anyOf`.
    Union(&'static str),
    /// `discriminator` without `oneOf` or `anyOf`: others inherit from it by `allOf`.
    Heirs,
    /// `allOf`.
    All,
    /// `enum` or `const`.
    Enum,
    /// `type` is a list of several.
    Several(Vec<Kind>),
    /// One type.
    One(Kind),
}

/// The types of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    Array,
    Object,
}

/// The names of types.
const NAMES: &[&str] = &["string", "number", "integer", "boolean", "array", "object", "null"];

/// Returns the type that a wrong name most likely means: `int` is `integer`.
pub(super) fn type_meant(name: &str) -> Option<&'static str> {
    let lower = name.to_ascii_lowercase();
    let begins = |known: &&&str| lower.len() > 2 && known.starts_with(&lower);
    let other = match lower.as_str() {
        "text" | "date" | "datetime" | "date-time" | "uuid" | "email" | "uri" => Some("string"),
        "float" | "double" | "decimal" => Some("number"),
        "long" => Some("integer"),
        "list" => Some("array"),
        "map" | "dict" | "dictionary" | "json" | "hash" => Some("object"),
        _ => None,
    };
    other.or_else(|| NAMES.iter().find(begins).copied()).or_else(|| suggest(name, NAMES.iter().copied()))
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "null" => Kind::Null,
            "boolean" => Kind::Boolean,
            "integer" => Kind::Integer,
            "number" => Kind::Number,
            "string" | "file" => Kind::Text,
            "array" => Kind::Array,
            "object" => Kind::Object,
            _ => return None,
        })
    }
}

/// Keywords that say something about a value's type. Others are prose, or bounds that change no type: a `pattern`
/// beside `anyOf: [integer, string]` binds the strings alone.
const TYPING: &[&str] = &[
    "$ref",
    "oneOf",
    "anyOf",
    "allOf",
    "enum",
    "const",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "unevaluatedProperties",
    "items",
    "prefixItems",
];

const OBJECT: &[&str] =
    &["properties", "required", "additionalProperties", "patternProperties", "unevaluatedProperties"];
const ARRAY: &[&str] = &["items", "prefixItems"];

/// A schema as it is looked at: with some keywords hidden, or with one of its types alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Schema<'n> {
    pub(super) node: &'n Node,
    map: Option<&'n Map>,
    hidden: [&'static str; 3],
    only: Option<Kind>,
}

impl<'n> Schema<'n> {
    /// The whole schema; a boolean one has no keywords.
    pub(super) fn of(node: &'n Node) -> Self {
        Schema { node, map: node.as_map(), hidden: [""; 3], only: None }
    }

    /// The same without a keyword.
    pub(super) fn without(mut self, keyword: &'static str) -> Self {
        if let Some(free) = self.hidden.iter_mut().find(|hidden| hidden.is_empty()) {
            *free = keyword;
        }
        self
    }

    /// The same with one type alone.
    pub(super) fn only(mut self, kind: Kind) -> Self {
        self.only = Some(kind);
        self
    }

    /// A keyword's value.
    pub(super) fn get(&self, keyword: &str) -> Option<&'n Node> {
        if self.hidden.contains(&keyword) { None } else { self.map?.get(keyword) }
    }

    /// A keyword that is a string.
    pub(super) fn text(&self, keyword: &str) -> Option<String> {
        self.get(keyword)?.as_str().map(str::to_owned)
    }

    /// A keyword that is `true`.
    pub(super) fn is_set(&self, keyword: &str) -> bool {
        self.get(keyword).and_then(Node::as_bool) == Some(true)
    }

    /// A keyword that is a list with something in it.
    pub(super) fn list(&self, keyword: &str) -> Option<&'n [Node]> {
        self.get(keyword)?.as_list().filter(|list| !list.is_empty())
    }

    /// Returns `true` if any keyword restricts the type.
    pub(super) fn says_type(&self) -> bool {
        TYPING.iter().any(|keyword| self.get(keyword).is_some())
    }

    /// The types that `type` names, as far as they are known; `null` among others shows in [`Schema::is_nullable`].
    pub(super) fn kinds(&self) -> Vec<Kind> {
        if let Some(kind) = self.only {
            return vec![kind];
        }
        let mut kinds: Vec<Kind> = Vec::new();
        for kind in self.type_names().filter_map(Kind::of) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        if kinds.len() > 1 {
            kinds.retain(|kind| *kind != Kind::Null);
        }
        kinds
    }

    fn type_names(&self) -> impl Iterator<Item = &'n str> {
        let node = self.get("type");
        let one = node.and_then(Node::as_str);
        let many = node.and_then(Node::as_list).unwrap_or_default();
        one.into_iter().chain(many.iter().filter_map(Node::as_str))
    }

    /// `type: any`, which is not in the specification but in many documents, or a list of all types.
    pub(super) fn is_any_type(&self) -> bool {
        self.only.is_none() && self.type_names().any(|name| name == "any")
    }

    /// Returns `true` if null is a value in addition to the others.
    pub(super) fn is_nullable(&self) -> bool {
        if self.only.is_some() {
            return false;
        }
        let null_enum = || self.list("enum").is_some_and(|values| values.len() > 1 && values.iter().any(is_null));
        let null_type = || self.get("type").and_then(Node::as_list).is_some_and(|names| names.len() > 1);
        self.is_set("nullable")
            || self.is_set("x-nullable")
            || (null_type() && self.type_names().any(|name| name == "null"))
            || null_enum()
    }

    /// The form, by the first keyword that decides.
    pub(super) fn form(&self) -> Form {
        if self.get("$ref").is_some_and(|node| node.as_str().is_some()) {
            return Form::Reference;
        }
        for keyword in ["oneOf", "anyOf"] {
            if self.list(keyword).is_some() {
                return Form::Union(keyword);
            }
        }
        if self.get("discriminator").is_some() && (self.says(OBJECT) || self.list("allOf").is_some()) {
            return Form::Heirs;
        }
        if self.list("allOf").is_some() {
            return Form::All;
        }
        if self.get("const").is_some() || self.list("enum").is_some() {
            return Form::Enum;
        }
        self.plain()
    }

    /// The form by type alone.
    pub(super) fn plain(&self) -> Form {
        let kinds = self.kinds();
        match kinds.as_slice() {
            [] => self.guess(),
            [kind] => Form::One(*kind),
            // Every type but null: nothing is excluded, unless the members or items are described.
            _ if kinds.len() >= 5 && !self.says(OBJECT) && !self.says(ARRAY) => Form::Any,
            _ => Form::Several(kinds),
        }
    }

    /// Without `type`, keywords bind only the values that they are about, and still everybody means that type.
    /// Bounds and `format` are no such sign: a value of another type must come through.
    fn guess(&self) -> Form {
        if self.says(OBJECT) {
            Form::One(Kind::Object)
        } else if self.says(ARRAY) {
            Form::One(Kind::Array)
        } else if self.get("pattern").is_some() {
            Form::One(Kind::Text)
        } else {
            Form::Any
        }
    }

    fn says(&self, keywords: &[&str]) -> bool {
        keywords.iter().any(|keyword| self.get(keyword).is_some())
    }
}

/// Returns `true` if a value is `null`.
pub(super) fn is_null(node: &Node) -> bool {
    matches!(node.value, crate::tree::Value::Null)
}

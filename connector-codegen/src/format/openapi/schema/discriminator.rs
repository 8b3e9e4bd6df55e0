//! `discriminator`: the member that tells variants apart, and which of its values mean which variant.
//!
//! A mapping's values are names of schemas or references. A variant that no mapping names goes by its own name. What
//! the variants themselves say about the member is looked at by the pass `unions`.
//!
//! `{propertyName: kind, mapping: {cat: Cat}}` over Cat and Dog gives the tags `cat` and `Dog`.

use super::Lowering;
use super::form::Schema;
use crate::diag::code;
use crate::spec::ty::{TypeId, Variant};
use crate::tree::Node;
use connector_tables::language::pointer::{escape, unescape};

impl Lowering<'_, '_> {
    /// Reads the discriminator of a union into its variants; gives the member's name.
    pub(super) fn discriminate(
        &mut self,
        schema: &Schema<'_>,
        variants: &mut Vec<Variant>,
        references: &[Option<&str>],
    ) -> Option<String> {
        let node = schema.get("discriminator")?;
        let Some(name) = node.as_str().or_else(|| node.get("propertyName").and_then(Node::as_str)) else {
            let message = "a discriminator without `propertyName` cannot be used";
            self.cx
                .diags
                .report(&code::DISCRIMINATOR, node.span, message)
                .help("name the member that tells the variants apart");
            return None;
        };
        let targets: Vec<Option<TypeId>> =
            references.iter().map(|text| text.and_then(|text| self.follow_quietly(text))).collect();
        if let Some(mapping) = node.get("mapping").and_then(Node::as_map) {
            for (key, value) in mapping.iter() {
                self.map(&key.text, value, variants, &targets);
            }
        }
        for (variant, text) in variants.iter_mut().zip(references) {
            let own = text.and_then(|text| text.rsplit('/').next());
            if let (true, Some(own)) = (variant.tags.is_empty(), own) {
                variant.tags.push(unescape(own).into_owned());
            }
        }
        Some(name.to_owned())
    }

    /// One line of a mapping.
    fn map(&mut self, key: &str, value: &Node, variants: &mut Vec<Variant>, targets: &[Option<TypeId>]) {
        let found = value.as_str().and_then(|text| {
            let named = format!("#/components/schemas/{}", escape(text));
            self.follow_quietly(if text.starts_with('#') { text } else { &named })
        });
        let Some(target) = found else {
            let message = format!("the mapping of `{key}` leads to no schema");
            let help = "a mapping's value is the name of a schema or a reference to it";
            self.cx.diags.report(&code::DISCRIMINATOR, value.span, message).help(help);
            return;
        };
        let known = variants.iter().zip(targets.iter().chain(std::iter::repeat(&None)));
        let at = known.enumerate().find(|(_, (variant, of))| variant.ty == target || **of == Some(target));
        match at.map(|(at, _)| at).and_then(|at| variants.get_mut(at)) {
            Some(variant) if variant.tags.iter().any(|tag| tag == key) => {}
            Some(variant) => variant.tags.push(key.to_owned()),
            None => variants.push(Variant { ty: target, tags: vec![key.to_owned()] }),
        }
    }
}

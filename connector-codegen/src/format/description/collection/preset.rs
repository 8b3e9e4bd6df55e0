//! A piece of a preset, filled in, with places of the collection.
//!
//! `{ path: $path, reply: [$record] }` becomes `{ path: /notes, reply: [Note] }`.

use super::Id;
use super::record::Records;
use crate::catalog::presets::{Preset, below, truncate};
use crate::format::build::{list, map, text};
use crate::text::Span;
use crate::tree::{Key, Node, Value};

/// The values of a preset's placeholders.
pub(super) struct Fill<'n> {
    /// The preset.
    pub(super) preset: &'static Preset,
    /// The collection's name.
    pub(super) key: &'n str,
    /// The name in docs.
    pub(super) label: &'n str,
    /// The path of the list.
    pub(super) path: &'n Node,
    /// The id of a record.
    pub(super) id: &'n Id,
    /// The types of records.
    pub(super) records: &'n Records,
    /// The location of everything from the preset.
    pub(super) anchor: Span,
}

impl Fill<'_> {
    /// A text with names in it, as it is filled in.
    pub(super) fn text(&self, text: &str) -> String {
        text.replace("$Name", self.key).replace("$label", self.label)
    }

    /// The value of a text that is one placeholder, with its own location.
    fn whole(&self, text: &str) -> Option<Node> {
        let path = self.path.as_str().unwrap_or_default();
        let of_path = |written: String| Node::new(self.path.span, Value::String(written.into()));
        Some(match text {
            "$record" => self.records.record.clone(),
            "$new" => self.records.new.clone(),
            "$change" => self.records.change.clone(),
            "$path" => self.path.clone(),
            "$one" => of_path(below(path, &format!("{{{{ {} }}}}", self.id.name))),
            "$truncate" => of_path(truncate(path)),
            _ => return None,
        })
    }
}

/// The piece with its names filled in. Each value gets a place of its own, within the collection.
pub(super) fn plant(node: &Node, fill: &Fill<'_>) -> Node {
    let span = fill.anchor;
    match &node.value {
        Value::String(written) => fill.whole(written).unwrap_or_else(|| text(span, &fill.text(written))),
        Value::List(items) => list(span, items.iter().map(|item| plant(item, fill)).collect()),
        Value::Map(all) => {
            let key = |key: &Key| Key { span, text: fill.text(&key.text).into() };
            map(span, all.iter().map(|(name, value)| (key(name), plant(value, fill))).collect())
        }
        other => Node::new(span, other.clone()),
    }
}

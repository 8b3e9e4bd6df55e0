//! Presets of collections, as data: a description with placeholders, and the facts that collections need of it.
//!
//! A preset is a line in [`PRESETS`] and a YAML file. Its name occurs nowhere else.

/// A preset.
#[derive(Debug)]
pub struct Preset {
    /// Value of `preset`.
    pub name: &'static str,
    /// Description of the preset: what it adds, and the defaults of a collection that has it.
    pub docs: &'static str,
    /// Name and type of a record's id.
    pub id: (&'static str, &'static str),
    /// Whether CreateRecord and UpdateRecord send records without their id.
    pub sends_without_id: bool,
    /// Whether PatchRecord has a type of its own, with every property optional.
    pub has_change: bool,
    /// Name of the type that wraps a record in responses; empty for the record itself.
    pub wrapper: &'static str,
    /// Types and endpoints, with placeholders.
    pub description: &'static str,
}

/// The preset of a collection that names none.
pub const DEFAULT: &Preset = &Preset {
    name: "rest",
    docs: "Bare records and lists. ListAll is paged by the header `Link`.",
    id: ("id", "string"),
    sends_without_id: true,
    has_change: false,
    wrapper: "",
    description: include_str!("presets/rest.yaml"),
};

/// All presets.
pub const PRESETS: &[&Preset] = &[
    DEFAULT,
    &Preset {
        name: "processmaker",
        docs: "`{\"data\": …}` around records, `data` and `meta` around lists, pages by number with 100 records each, \
               an integer id `record_id`, errors `{ error }` or `{ message, errors }`, and the operations PatchRecord and \
               Truncate.",
        id: ("record_id", "integer"),
        sends_without_id: false,
        has_change: true,
        wrapper: "$NameRecord",
        description: include_str!("presets/processmaker.yaml"),
    },
];

/// Names of all presets, for the word list of the key.
pub const NAMES: &[&str] = &{
    let mut names = [""; PRESETS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = PRESETS[at].name;
        at += 1;
    }
    names
};

/// Returns the preset of that name.
pub fn find(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().copied().find(|preset| preset.name == name)
}

//! The only code that makes identifiers of text: one function per kind of name.
//!
//! Separate so that every name is made by the same rules. `HTTPServer` is the type `HttpServer`, the field
//! `http_server`, the flag `--http-server`; `404` is the variant `N404`; `type` is the field `type_`.
//! The result is a valid identifier; [`super::scope::Scope`] makes it unique.

use super::word::words;

/// Names longer than this many bytes are cut.
const LONGEST: usize = 120;
/// Modules become files, and file systems allow less.
const LONGEST_MODULE: usize = 60;

/// Words that Rust keeps for itself, in edition 2024.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "Self", "_",
];

/// The name of a struct, enum or alias: `IssueUser`.
pub(crate) fn type_name(text: &str) -> String {
    keyword(cut(text, digits(camel(text), "N"), "H", LONGEST))
}

/// The name of a type that is made of other names: only cut where it is too long.
pub(crate) fn made_name(made: String) -> String {
    keyword(cut(&made.clone(), made, "H", LONGEST))
}

/// The name of a variant: `InReview`.
pub(crate) fn variant_name(text: &str) -> String {
    type_name(text)
}

/// The name of a field, argument or setter: `per_page`.
pub(crate) fn field_name(text: &str) -> String {
    keyword(cut(text, digits(snake(text), "n"), "_", LONGEST))
}

/// The name of a method: `list_pets`.
pub(crate) fn method_name(text: &str) -> String {
    field_name(text)
}

/// The name of a module, short enough for a file: `pull_requests`. ASCII alone: rustc takes no other file names.
pub(crate) fn module_name(text: &str) -> String {
    let spelled = |c: char| if c.is_ascii() { c.to_string() } else { format!("u{:x}", u32::from(c)) };
    let ascii: String = text.chars().map(spelled).collect();
    keyword(cut(text, digits(snake(&ascii), "n"), "_", LONGEST_MODULE))
}

/// The name of a crate: ASCII alone, since registries and file systems want that.
pub(crate) fn crate_name(text: &str) -> String {
    let ascii: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    if ascii.trim().is_empty() {
        return "client".to_owned();
    }
    let name = keyword(cut(text, digits(snake(&ascii), "n"), "_", LONGEST_MODULE));
    // The sysroot's own crates cannot be told from one of that name.
    if matches!(name.as_str(), "core" | "std" | "alloc" | "test" | "proc_macro") {
        format!("{name}_client")
    } else {
        name
    }
}

/// A flag of the command line: `--per-page`.
pub(crate) fn flag_name(text: &str) -> String {
    format!("--{}", command_name(text))
}

/// A subcommand: `list-pets`.
pub(crate) fn command_name(text: &str) -> String {
    cut(text, snake(text), "_", LONGEST).replace('_', "-")
}

/// `Issue` and `user` make `IssueUser`; a name that begins with the parent's does not repeat it.
pub(crate) fn joined(parent: &str, name: &str) -> String {
    let own = type_name(name);
    let own = own.trim_end_matches('_');
    match own.strip_prefix(parent) {
        Some(rest) if rest.starts_with(|c: char| c.is_uppercase()) => own.to_owned(),
        _ if own.starts_with(|c: char| c.is_ascii_digit()) => format!("{parent}N{own}"),
        // `ReplyN404` reads worse than `Reply404`.
        _ => match own.strip_prefix('N') {
            Some(digits)
                if digits.starts_with(|c: char| c.is_ascii_digit())
                    && !parent.ends_with(|c: char| c.is_ascii_digit()) =>
            {
                format!("{parent}{digits}")
            }
            _ => format!("{parent}{own}"),
        },
    }
}

fn camel(text: &str) -> String {
    let mut out = String::new();
    for word in words(text).iter().flat_map(|word| word.split('_')) {
        // `v1_2` is `V1_2`: digits that touch would make another number.
        if out.ends_with(|c: char| c.is_ascii_digit()) && word.starts_with(|c: char| c.is_ascii_digit()) {
            out.push('_');
        }
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            let upper: String = first.to_uppercase().collect();
            // Some letters have no single capital; they stay as they are.
            if upper.chars().all(unicode_ident::is_xid_continue) { out.push_str(&upper) } else { out.push(first) }
        }
        out.extend(chars);
    }
    out
}

fn snake(text: &str) -> String {
    words(text).join("_")
}

/// A name must not begin with a digit.
fn digits(name: String, prefix: &str) -> String {
    match name.chars().next() {
        Some(first) if unicode_ident::is_xid_start(first) => name,
        _ => format!("{prefix}{name}"),
    }
}

/// A keyword takes a trailing `_`.
fn keyword(name: String) -> String {
    if KEYWORDS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// Cuts a long name, and ends it with a hash of the whole text, so that long texts stay apart.
fn cut(text: &str, name: String, glue: &str, longest: usize) -> String {
    if name.len() <= longest {
        return name;
    }
    let mut end = longest - 10;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let head = name.get(..end).unwrap_or_default().trim_end_matches('_');
    format!("{head}{glue}{:08x}", fold(text))
}

/// FNV-1a, folded to 32 bits: the same on every machine and in every release.
fn fold(text: &str) -> u32 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    u32::try_from((hash >> 32) ^ (hash & 0xffff_ffff)).unwrap_or_default()
}

/// The singular of an English plural, as far as a rule of thumb goes: `statuses` to `status`, `entries` to `entry`.
pub(crate) fn singular(name: &str) -> Option<String> {
    let stem =
        |end: &str, to: &str| name.strip_suffix(end).filter(|stem| stem.len() > 2).map(|stem| format!("{stem}{to}"));
    let ends = |end: &str| name.ends_with(end);
    if ends("ies") {
        return stem("ies", "y");
    }
    if ends("sses") || ends("xes") || ends("ches") || ends("shes") || ends("uses") {
        return stem("es", "");
    }
    if ends("ss") || ends("us") || ends("is") || ends("news") || ends("data") {
        return None;
    }
    stem("s", "")
}

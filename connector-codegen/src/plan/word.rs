//! Any text as words: the first half of making a name.
//!
//! Separate from `name` because every kind of name is made of the same words. `HTTPServer/list-IDs` is the words
//! `http`, `server`, `list`, `ids`; `+1` is `plus`, `1`.

/// The words of a text, in lower case. Never empty.
pub(super) fn words(text: &str) -> Vec<String> {
    let trimmed = text.trim();
    let mut out = Vec::new();
    let core = trimmed.trim_matches(|c: char| !is_kept(c));
    if core.is_empty() {
        out.extend(trimmed.chars().take(8).map(spell));
        if out.is_empty() {
            out.push("empty".to_owned());
        }
        return out;
    }
    let (head, tail) = around(trimmed, core);
    let bracketed = trimmed.contains('<') && trimmed.contains('>');
    let loud = |c: &char| is_loud(*c) && !(bracketed && matches!(c, '<' | '>'));
    if !head.ends_with(char::is_whitespace) {
        out.extend(head.chars().filter(loud).take(4).map(spell));
    }
    split(core, &mut out);
    out.extend(tail.chars().filter(loud).take(4).map(spell));
    out
}

/// The parts of `text` before and after `core`.
fn around<'t>(text: &'t str, core: &str) -> (&'t str, &'t str) {
    let start = text.find(core).unwrap_or(0);
    (text.get(..start).unwrap_or_default(), text.get(start + core.len()..).unwrap_or_default())
}

/// Splits at what is no letter or digit, and at changes of case: `userIDs` is `user`, `ids`.
fn split(core: &str, out: &mut Vec<String>) {
    for piece in core.split(|c: char| !is_kept(c) && !is_dropped(c)) {
        let chars: Vec<char> = match piece.is_ascii() {
            true => piece.bytes().map(char::from).collect(),
            false => piece.chars().filter(|c| !is_dropped(*c)).flat_map(plain).collect(),
        };
        let mut word = String::new();
        for (at, c) in chars.iter().enumerate() {
            if at > 0 && !word.is_empty() && is_edge(&chars, at) {
                out.push(std::mem::take(&mut word));
            }
            word.extend(c.to_lowercase().filter(|c| !is_dropped(*c)));
        }
        if !word.is_empty() {
            out.push(word);
        }
    }
}

/// Returns `true` if a word begins at `at`.
fn is_edge(chars: &[char], at: usize) -> bool {
    let upper = |at: usize| chars.get(at).is_some_and(|c| c.is_uppercase());
    let lower = |at: usize| chars.get(at).is_some_and(|c| c.is_lowercase());
    // `UUIDv4` is `uuid`, `v4`.
    let version = |at: usize| chars.get(at) == Some(&'v') && chars.get(at + 1).is_some_and(char::is_ascii_digit);
    let Some(before) = at.checked_sub(1) else { return false };
    if !upper(at) {
        return version(at) && upper(before);
    }
    // `IDs` is one word: a plural of an acronym.
    let plural = upper(before) && chars.get(at + 1) == Some(&'s') && !lower(at + 2);
    !upper(before) || (lower(at + 1) && !plural && !version(at + 1))
}

/// Letters and digits that a name keeps.
fn is_kept(c: char) -> bool {
    c.is_alphanumeric() && !is_dropped(c)
}

/// Combining marks: left out, since a letter with a mark and the same letter composed are one name to rustc.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The character itself, or its code point where rustc would refuse it, warn, or normalize it to another.
fn plain(c: char) -> Vec<char> {
    let other = matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2100}'..='\u{214f}' | '\u{f900}'..='\u{faff}'
        | '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{ffff}' | '\u{2f800}'..='\u{2fa1f}' | 'ª' | 'µ' | 'º');
    if c.is_ascii() || (!other && unicode_ident::is_xid_continue(c)) {
        return vec![c];
    }
    format!("u{:x}", u32::from(c)).chars().collect()
}

/// Symbols that mean something even beside letters: `-created` is not `created`.
fn is_loud(c: char) -> bool {
    matches!(c, '+' | '-' | '*' | '<' | '>' | '=' | '!' | '~' | '%' | '&' | '#')
}

/// A symbol as a word.
fn spell(c: char) -> String {
    let word = match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '^' => "caret",
        '~' => "tilde",
        '@' => "at",
        '#' => "hash",
        '$' => "dollar",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '?' => "question",
        '\'' => "quote",
        '"' => "double_quote",
        '`' => "backtick",
        '_' => "underscore",
        '€' => "euro",
        '£' => "pound",
        '¥' => "yen",
        '°' => "degree",
        '±' => "plus_minus",
        '×' => "times",
        '≤' => "less_equal",
        '≥' => "greater_equal",
        '≠' => "not_equal",
        '(' | '[' | '{' => "open",
        ')' | ']' | '}' => "close",
        _ => return format!("u{:x}", u32::from(c)),
    };
    word.to_owned()
}

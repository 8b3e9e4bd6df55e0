//! Characters to bytes: the parser counts characters of the text it reads, spans count bytes of the source.
//!
//! Separate because in ASCII, and so in most documents, there is nothing to do.
//!
//! In `é: 1` the `1` is character 3 and byte 4.

use super::mend::Inserted;

/// The positions at which the text has multi-byte characters, or spaces that the source does not have.
pub(super) struct Places {
    /// For each character of more than one byte: the number of such characters up to it, itself included, and their
    /// additional bytes.
    wide: Vec<(u32, u32)>,
    inserted: Vec<Inserted>,
    length: usize,
}

impl Places {
    pub(super) fn new(text: &str, inserted: Vec<Inserted>) -> Self {
        let mut wide = Vec::new();
        if !text.is_ascii() {
            let (mut chars, mut extra) = (0, 0);
            for character in text.chars() {
                chars += 1;
                if !character.is_ascii() {
                    extra += character.len_utf8() as u32 - 1;
                    wide.push((chars, extra));
                }
            }
        }
        Places { wide, inserted, length: text.len() }
    }

    /// The byte of the source at which that character of the text begins; both count from 0.
    pub(super) fn byte(&self, character: usize) -> usize {
        let before = self.wide.partition_point(|(chars, _)| *chars as usize <= character);
        let extra = before.checked_sub(1).and_then(|at| self.wide.get(at)).map_or(0, |(_, extra)| *extra as usize);
        let at = (character + extra).min(self.length);
        let before = self.inserted.partition_point(|gap| gap.at <= at);
        match before.checked_sub(1).and_then(|before| self.inserted.get(before)) {
            Some(gap) => at.saturating_sub(gap.total).max(gap.source),
            None => at,
        }
    }
}

//! Characters to bytes: the parser counts characters, spans count bytes.
//!
//! Apart because in ASCII, and so in most documents, there is nothing to do.
//!
//! In `é: 1` the `1` is character 3 and byte 4.

/// Where the text is wider than its characters.
pub(super) struct Places {
    /// For each character of more than one byte: how many characters stand up to it, itself included, and how many
    /// bytes more these have.
    wide: Vec<(u32, u32)>,
    length: usize,
}

impl Places {
    pub(super) fn new(text: &str) -> Self {
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
        Places { wide, length: text.len() }
    }

    /// The byte at which that character begins, counted from 0.
    pub(super) fn byte(&self, character: usize) -> usize {
        let before = self.wide.partition_point(|(chars, _)| *chars as usize <= character);
        let extra = before.checked_sub(1).and_then(|at| self.wide.get(at)).map_or(0, |(_, extra)| *extra as usize);
        (character + extra).min(self.length)
    }
}

//! Quoted texts and bracketed values whose later lines stand too far left are moved right.
//!
//! Separate because it is a second attempt: YAML 1.2 requires such lines to be deeper than their parent (section 6.3), and
//! the parser enforces it, but one in ten published descriptions comes from a program that ignores it. Spaces at the
//! beginning of such a line mean nothing, so adding some changes no value. It runs only after the parser failed.
//!
//! `a: [`, `1`, `]` on three lines becomes `a: [`, `  1`, `  ]`.

/// A text that the parser accepts, and the positions of added spaces.
pub(super) struct Mended {
    pub(super) text: String,
    pub(super) inserted: Vec<Inserted>,
}

/// Spaces that the source does not have.
pub(super) struct Inserted {
    /// Their first byte in the mended text.
    pub(super) at: usize,
    /// The byte of the source that follows them.
    pub(super) source: usize,
    /// Their number up to here, these included.
    pub(super) total: usize,
}

/// The text with deeper lines; absent if no line must change.
pub(super) fn mend(source: &str) -> Option<Mended> {
    let mut mender = Mender { bytes: source.as_bytes(), at: 0, gaps: Vec::new() };
    while mender.at < mender.bytes.len() {
        mender.line();
    }
    if mender.gaps.is_empty() {
        return None;
    }
    let mut mended = Mended { text: String::with_capacity(source.len() + 64), inserted: Vec::new() };
    let (mut copied, mut total) = (0, 0);
    for (at, spaces) in mender.gaps {
        mended.text.push_str(source.get(copied..at)?);
        total += spaces;
        mended.inserted.push(Inserted { at: mended.text.len(), source: at, total });
        mended.text.extend(std::iter::repeat_n(' ', spaces));
        copied = at;
    }
    mended.text.push_str(source.get(copied..)?);
    Some(mended)
}

struct Mender<'t> {
    bytes: &'t [u8],
    at: usize,
    /// A byte of the source, and how many spaces must come before it.
    gaps: Vec<(usize, usize)>,
}

impl Mender<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn is_end_of_line(&self) -> bool {
        matches!(self.peek(), None | Some(b'\n' | b'\r'))
    }

    fn spaces(&mut self) -> usize {
        let start = self.at;
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
        self.at - start
    }

    fn next_line(&mut self) {
        while self.peek().is_some_and(|byte| byte != b'\n') {
            self.at += 1;
        }
        self.at += 1;
    }

    /// A line that is not within a value: dashes, a name, the beginning of a value.
    fn line(&mut self) {
        let start = self.at;
        let mut column = self.spaces();
        let mut parent = column.checked_sub(1);
        let is_marker = matches!(self.bytes.get(start..start + 3), Some(b"---" | b"..."));
        if is_marker || self.is_end_of_line() || matches!(self.peek(), Some(b'#' | b'%')) {
            return self.next_line();
        }
        while matches!(self.bytes.get(self.at..self.at + 2), Some([b'-' | b'?' | b':', b' '])) {
            parent = Some(column);
            self.at += 1;
            self.spaces();
            column = self.at - start;
        }
        if self.name(column + 1) {
            parent = Some(column);
            self.spaces();
        }
        self.properties();
        match self.peek() {
            Some(b'"' | b'\'') => self.quoted(column + 1),
            Some(b'[' | b'{') => self.flow(column + 1),
            // The rest of a block or plain text is not parsed as YAML.
            _ if !self.is_end_of_line() && self.peek() != Some(b'#') => return self.text(parent),
            _ => {}
        }
        self.next_line();
    }

    /// Goes past `name:`, if one stands here.
    fn name(&mut self, indent: usize) -> bool {
        let start = self.at;
        if matches!(self.peek(), Some(b'"' | b'\'')) {
            let gaps = self.gaps.len();
            self.quoted(indent);
            self.spaces();
            if self.peek() != Some(b':') {
                self.at = start;
                self.gaps.truncate(gaps);
                return false;
            }
            self.at += 1;
            return true;
        }
        while !self.is_end_of_line() {
            match self.bytes.get(self.at..) {
                Some([b':', b' ' | b'\n' | b'\r', ..] | [b':']) => {
                    self.at += 1;
                    return true;
                }
                Some([b' ', b'#', ..]) => break,
                Some([b'[' | b'{' | b'|' | b'>' | b'#', ..]) if self.at == start => break,
                _ => self.at += 1,
            }
        }
        self.at = start;
        false
    }

    /// Goes past an anchor and a tag.
    fn properties(&mut self) {
        while matches!(self.peek(), Some(b'&' | b'!')) {
            while !self.is_end_of_line() && self.peek() != Some(b' ') {
                self.at += 1;
            }
            self.spaces();
        }
    }

    /// Goes past a block or plain text: all lines that stand deeper than its parent.
    fn text(&mut self, parent: Option<usize>) {
        self.next_line();
        loop {
            let start = self.at;
            let column = self.spaces();
            let inside = self.is_end_of_line() || parent.is_none_or(|parent| column > parent);
            if !inside || self.at >= self.bytes.len() {
                self.at = start.max(if inside { self.at } else { start });
                return;
            }
            self.next_line();
        }
    }

    /// Goes past a quoted text.
    fn quoted(&mut self, indent: usize) {
        let quote = self.peek();
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' if quote == Some(b'"') && !self.is_end_of_line() => self.at += 1,
                b'\n' => self.deepen(indent),
                _ if Some(byte) == quote => {
                    if quote != Some(b'\'') || self.peek() != Some(b'\'') {
                        return;
                    }
                    self.at += 1;
                }
                _ => {}
            }
        }
    }

    /// Goes past brackets and all that is in them.
    fn flow(&mut self, indent: usize) {
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            let before = self.at.checked_sub(1).and_then(|at| self.bytes.get(at));
            let begins = before.is_none_or(|byte| b" \t\n[{,:".contains(byte));
            match byte {
                b'"' | b'\'' if begins => {
                    self.quoted(indent);
                    continue;
                }
                b'#' if begins => {
                    while self.peek().is_some_and(|byte| byte != b'\n') {
                        self.at += 1;
                    }
                    continue;
                }
                b'[' | b'{' => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if byte == b'\n' {
                self.deepen(indent);
            }
            if open == 0 {
                return;
            }
        }
    }

    /// At the beginning of a line: moves it right, if it stands too far left.
    fn deepen(&mut self, indent: usize) {
        let start = self.at;
        let has = self.spaces();
        if has < indent && !self.is_end_of_line() {
            self.gaps.push((start, indent - has));
        }
    }
}

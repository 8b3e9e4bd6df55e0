//! Text to tape: one strict pass by RFC 8259, compiled once for all types.
//!
//! Separate from the tape, because serde formats fill that too. Nothing here recurses: open containers are in a list.
//!
//! `[1,"a"]` gives the tokens `Array(end 3) Integer(1..2) String(4..5)`, and [`Token::NULL`] at the end.

use super::error::DecodeError;
use super::tape::{Kind, Token, mark};
use super::text::{plain_run, unescape};
use super::tokens::Tokens;

/// Maximum nesting of arrays and objects, as in serde_json.
pub const MAX_DEPTH: usize = 128;

/// Reads a whole text.
pub(crate) fn scan(text: &str) -> Result<Tokens, DecodeError> {
    #[cfg(feature = "count")]
    super::count::scanned(text.len());
    if u32::try_from(text.len()).is_err() {
        return Err(DecodeError::syntax("less than 4 GiB", 0));
    }
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        tokens: Tokens::with_room(text.len() / 8 + 2),
        open: Vec::new(),
    };
    scanner.document()?;
    scanner.tokens.push(Token::NULL);
    Ok(scanner.tokens)
}

/// A container that has not ended.
#[derive(Clone, Copy)]
struct Open {
    token: u32,
    count: u32,
    object: bool,
}

/// The next token that is expected.
enum Next {
    /// A value.
    Value,
    /// A comma or an end.
    Rest,
}

struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tokens: Tokens,
    open: Vec<Open>,
}

type Step<T> = Result<T, DecodeError>;

impl Scanner<'_> {
    fn document(&mut self) -> Step<()> {
        loop {
            if let Next::Value = self.value()? {
                continue;
            }
            loop {
                let Some(open) = self.open.last_mut() else {
                    return match self.peek() {
                        None => Ok(()),
                        Some(_) => Err(self.wrong("the end")),
                    };
                };
                open.count += 1;
                let object = open.object;
                match self.peek() {
                    Some(b',') => {
                        self.at += 1;
                        if object {
                            self.name()?;
                        }
                        break;
                    }
                    Some(b'}') if object => self.close(),
                    Some(b']') if !object => self.close(),
                    _ if object => return Err(self.wrong("`,` or `}`")),
                    _ => return Err(self.wrong("`,` or `]`")),
                }
            }
        }
    }

    /// The next byte that is not white space.
    #[inline(always)]
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            if byte > b' ' || !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// A scalar, or the start of a container up to its first value.
    #[inline(always)]
    fn value(&mut self) -> Step<Next> {
        match self.peek() {
            Some(b'"') => self.string(false).map(|()| Next::Rest),
            Some(b'-' | b'0'..=b'9') => self.number().map(|()| Next::Rest),
            Some(b'{') => {
                self.start(Kind::Object)?;
                if self.peek() == Some(b'}') {
                    self.close();
                    return Ok(Next::Rest);
                }
                self.name().map(|()| Next::Value)
            }
            Some(b'[') => {
                self.start(Kind::Array)?;
                if self.peek() == Some(b']') {
                    self.close();
                    return Ok(Next::Rest);
                }
                Ok(Next::Value)
            }
            Some(b't') => self.literal("true", Kind::True),
            Some(b'f') => self.literal("false", Kind::False),
            Some(b'n') => self.literal("null", Kind::Null),
            _ => Err(self.wrong("a value")),
        }
    }

    fn start(&mut self, kind: Kind) -> Step<()> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.wrong("at most 128 levels of nesting"));
        }
        self.open.push(Open { token: small(self.tokens.len()), count: 0, object: kind == Kind::Object });
        self.tokens.push(Token { start: small(self.at), end: 0, note: 0, kind, escaped: false });
        self.at += 1;
        Ok(())
    }

    /// Ends the innermost container; the byte that ends it was seen.
    fn close(&mut self) {
        self.at += 1;
        let end = small(self.tokens.len());
        let Some(open) = self.open.pop() else { return };
        if let Some(token) = self.tokens.get_mut(open.token as usize) {
            token.end = end;
            token.note = u16::try_from(open.count).unwrap_or(u16::MAX);
        }
    }

    #[inline(always)]
    fn name(&mut self) -> Step<()> {
        if self.peek() != Some(b'"') {
            return Err(self.wrong("a member's name"));
        }
        self.string(true)?;
        if self.peek() != Some(b':') {
            return Err(self.wrong("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// A string; `self.at` is its quote.
    #[inline(always)]
    fn string(&mut self, name: bool) -> Step<()> {
        let start = self.at + 1;
        let mut end = start + plain_run(self.bytes.get(start..).unwrap_or_default());
        let escaped = self.bytes.get(end) != Some(&b'"');
        if escaped {
            end = self.escapes(end)?;
        }
        self.at = end + 1;
        let note = match (name, escaped) {
            (false, _) => 0,
            (true, false) => mark(self.bytes.get(start..end).unwrap_or_default()),
            (true, true) => mark(unescape(self.text.get(start..end).unwrap_or_default()).as_bytes()),
        };
        self.tokens.push(Token { start: small(start), end: small(end), note, kind: Kind::String, escaped });
        Ok(())
    }

    /// The rest of a string from its first byte that is not plain; gives its end.
    #[cold]
    fn escapes(&mut self, mut at: usize) -> Step<usize> {
        loop {
            self.at = at;
            match self.bytes.get(at) {
                Some(b'"') => return Ok(at),
                Some(b'\\') => at += self.escape(at + 1)? + 1,
                Some(_) => return Err(self.wrong("no control character")),
                None => return Err(self.wrong("`\"`")),
            }
            at += plain_run(self.bytes.get(at..).unwrap_or_default());
        }
    }

    /// Checks what follows a backslash; gives its length. Halves of surrogate pairs are refused, as in serde_json.
    fn escape(&self, at: usize) -> Step<usize> {
        match self.bytes.get(at) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(1),
            Some(b'u') => match (self.hex(at + 1), self.bytes.get(at + 5..at + 7)) {
                (Some(0xD800..0xDC00), Some(b"\\u")) if matches!(self.hex(at + 7), Some(0xDC00..0xE000)) => Ok(11),
                (Some(0xD800..0xE000), _) => Err(self.wrong("both halves of a surrogate pair")),
                (Some(_), _) => Ok(5),
                (None, _) => Err(self.wrong("four hexadecimal digits")),
            },
            _ => Err(self.wrong("an escape")),
        }
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.bytes.get(at..at + 4)?;
        digits.iter().try_fold(0, |sum, digit| Some(sum * 16 + char::from(*digit).to_digit(16)?))
    }

    #[inline(always)]
    fn number(&mut self) -> Step<()> {
        let start = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        match self.bytes.get(self.at) {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        let mut kind = Kind::Integer;
        if let Some(b'.' | b'e' | b'E') = self.bytes.get(self.at) {
            kind = Kind::Number;
            self.fraction()?;
        }
        self.tokens.push(Token { start: small(start), end: small(self.at), note: 0, kind, escaped: false });
        Ok(())
    }

    fn fraction(&mut self) -> Step<()> {
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.bytes.get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    /// One digit or more.
    #[inline(always)]
    fn digits(&mut self) -> Step<()> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.bytes.get(self.at) {
            self.at += 1;
        }
        if self.at == start { Err(self.wrong("a digit")) } else { Ok(()) }
    }

    #[inline(always)]
    fn literal(&mut self, word: &'static str, kind: Kind) -> Step<Next> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) {
            return Err(self.wrong("a value"));
        }
        self.tokens.push(Token { start: small(self.at), end: small(end), note: 0, kind, escaped: false });
        self.at = end;
        Ok(Next::Rest)
    }

    #[cold]
    fn wrong(&self, expected: &str) -> DecodeError {
        DecodeError::syntax(expected, self.at)
    }
}

/// Fits, since the text is shorter than 4 GiB and no byte makes more than one token.
#[inline(always)]
fn small(at: usize) -> u32 {
    at as u32
}

//! Tokens as text with lines and indentation, in one walk.
//!
//! Separate from `output`, whose formatter first parses the tokens: for a large API that takes longer than everything else
//! in a build script, which is not optimized. This one is for files that people meet only by "go to definition".
//!
//! `pub mod types { #[doc = " A pet."] pub struct Pet { pub id: i64, } }` becomes
//! ```text
//! pub mod types {
//!     /// A pet.
//!     pub struct Pet {
//!         pub id: i64,
//!     }
//! }
//! ```

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};

/// The text of the tokens; it has the same tokens again.
pub(super) fn print(tokens: TokenStream) -> String {
    let mut printer = Printer { text: String::new(), depth: 0, angles: 0, last: Last::Start };
    printer.stream(tokens, Delimiter::Brace);
    printer.text.push('\n');
    printer.text
}

struct Printer {
    text: String,
    depth: usize,
    /// Number of open `<` in the current list: a comma between them does not end a line.
    angles: usize,
    last: Last,
}

/// The previous token, as far as it decides about a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing, or an opening bracket.
    Start,
    /// The line is full.
    Line,
    /// A block was closed. The line is full, unless punctuation follows.
    Block,
    /// An identifier, a literal or a closing bracket.
    Word,
    /// Punctuation that the next token is tied to: `::`, `.`, `&`, the first half of `->`.
    Tied,
    /// The end of an arrow.
    Arrow,
    /// Other punctuation.
    Punct(char),
}

impl Printer {
    fn stream(&mut self, tokens: TokenStream, around: Delimiter) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(hash) if hash.as_char() == '#' => match tokens.peek() {
                    Some(TokenTree::Group(group)) => {
                        self.attribute(group);
                        tokens.next();
                    }
                    _ => self.punct(&hash, around),
                },
                TokenTree::Punct(punct) => self.punct(&punct, around),
                TokenTree::Ident(ident) => self.ident(&ident),
                TokenTree::Literal(literal) => self.literal(&literal),
                TokenTree::Group(group) => self.group(group),
            }
        }
    }

    /// Writes a token, after a new line or space if it needs one.
    fn write(&mut self, text: &str, space: bool) {
        match self.last {
            Last::Line | Last::Block => self.line(),
            Last::Start => {}
            _ if space => self.text.push(' '),
            _ => {}
        }
        self.text.push_str(text);
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("    ", self.depth));
    }

    fn ident(&mut self, ident: &Ident) {
        let space = !matches!(self.last, Last::Tied | Last::Punct('<' | '!' | '*' | '-'));
        self.write(&ident.to_string(), space);
        self.last = Last::Word;
    }

    fn literal(&mut self, literal: &Literal) {
        let space = !matches!(self.last, Last::Tied | Last::Punct('<' | '-'));
        self.write(&literal.to_string(), space);
        self.last = Last::Word;
    }

    fn punct(&mut self, punct: &Punct, around: Delimiter) {
        let char = punct.as_char();
        if self.last == Last::Block && matches!(char, ';' | ',' | '.' | '?') {
            self.last = Last::Word;
        }
        let joint = punct.spacing() == Spacing::Joint;
        let space = match (char, self.last) {
            (_, Last::Tied) | (',' | ';' | '?' | '<' | '>', _) => false,
            (':' | '.' | '!', Last::Word | Last::Punct('>')) => false,
            // Not `&&`, nor anything else that two of them could be read as.
            (_, Last::Punct('<')) => matches!(char, '<' | '-' | '='),
            _ => true,
        };
        let halves = self.text.chars().next_back();
        self.write(char.encode_utf8(&mut [0; 4]), space);
        match char {
            '<' => self.angles += 1,
            '>' if !matches!(halves, Some('-' | '=')) => self.angles = self.angles.saturating_sub(1),
            _ => {}
        }
        self.last = match (char, halves) {
            (';' | ',', _) if around == Delimiter::Brace && self.angles == 0 => Last::Line,
            ('?', _) => Last::Word,
            _ if joint => Last::Tied,
            ('>', Some('-' | '=')) => Last::Arrow,
            (':', Some(':')) | ('.' | '&' | '\'', _) => Last::Tied,
            _ => Last::Punct(char),
        };
    }

    fn group(&mut self, group: Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => return self.block(group),
            Delimiter::None => return self.stream(group.stream(), Delimiter::None),
        };
        let space = !matches!(self.last, Last::Word | Last::Tied | Last::Punct('>' | '<' | '!' | '*'));
        self.write(open, space);
        self.last = Last::Start;
        let angles = std::mem::take(&mut self.angles);
        self.stream(group.stream(), group.delimiter());
        self.angles = angles;
        self.text.push_str(close);
        self.last = Last::Word;
    }

    fn block(&mut self, group: Group) {
        self.write("{", self.last != Last::Tied);
        if group.stream().is_empty() {
            self.text.push('}');
        } else {
            self.depth += 1;
            self.last = Last::Line;
            let angles = std::mem::take(&mut self.angles);
            self.stream(group.stream(), Delimiter::Brace);
            self.angles = angles;
            self.depth -= 1;
            self.line();
            self.text.push('}');
        }
        self.last = Last::Block;
    }

    /// An attribute has its line; docs are written as docs.
    fn attribute(&mut self, group: &Group) {
        match doc(group) {
            Some(text) => self.write(&format!("///{text}"), true),
            None => self.write(&format!("#[{}]", group.stream()), true),
        }
        self.last = Last::Line;
    }
}

/// The text of `[doc = "…"]`, if it can stand after `///`.
fn doc(group: &Group) -> Option<String> {
    let mut tokens = group.stream().into_iter();
    let TokenTree::Ident(name) = tokens.next()? else { return None };
    let TokenTree::Punct(_) = tokens.next()? else { return None };
    let TokenTree::Literal(literal) = tokens.next()? else { return None };
    let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).ok()?.value();
    // `////` is no doc, and a line cannot break.
    (name == "doc" && !text.starts_with('/') && !text.contains(['\n', '\r'])).then_some(text)
}

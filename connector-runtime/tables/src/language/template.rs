//! Templates: text with `{{ name }}` in it. A name followed by `?` may be unset.
//!
//! `Bearer {{ token }}` is the text `Bearer ` and the name `token`.

use std::fmt;

/// A piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Text.
    Text(&'t str),
    /// A placeholder.
    Name(Placeholder<'t>),
}

/// A placeholder: `{{ name }}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placeholder<'t> {
    /// The name.
    pub name: &'t str,
    /// `true` if it may be unset: `{{ name? }}`.
    pub optional: bool,
    /// Byte at which the name begins in the template.
    pub start: usize,
}

/// A mistake in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake<'t> {
    /// `{{` without `}}`.
    Open,
    /// `{{ }}`
    Empty,
    /// Something that is not a name, such as a filter.
    NotAName(&'t str),
}

impl fmt::Display for Mistake<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str("`{{` is not closed by `}}`"),
            Self::Empty => f.write_str("`{{ }}` has no name"),
            Self::NotAName(text) => write!(f, "`{text}` is not a name: templates insert values and have no filters"),
        }
    }
}

/// Yields the pieces in order, up to the first mistake.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { template, at: 0, failed: false }
}

/// Yields the placeholders in order, as often as they occur. Mistakes end the iteration.
pub fn placeholders(template: &str) -> impl Iterator<Item = Placeholder<'_>> {
    pieces(template).filter_map(|piece| match piece {
        Ok(Piece::Name(placeholder)) => Some(placeholder),
        Ok(Piece::Text(_)) | Err(_) => None,
    })
}

/// Yields the names in order, as often as they occur.
pub fn names(template: &str) -> impl Iterator<Item = &str> {
    placeholders(template).map(|placeholder| placeholder.name)
}

/// Returns `true` if the template has a placeholder.
pub fn has_names(template: &str) -> bool {
    names(template).next().is_some()
}

/// Returns the first mistake.
pub fn mistake(template: &str) -> Option<Mistake<'_>> {
    pieces(template).find_map(Result::err)
}

/// Returns the placeholder, if the template is that and nothing else. The value then keeps its JSON type.
pub fn only(template: &str) -> Option<Placeholder<'_>> {
    let mut pieces = pieces(template.trim());
    match (pieces.next()?, pieces.next()) {
        (Ok(Piece::Name(placeholder)), None) => Some(placeholder),
        _ => None,
    }
}

/// Returns the template of a path: `{name}` for each `{{ name }}`.
pub fn to_path(template: &str) -> String {
    let (mut pieces, mut out) = (pieces(template), String::with_capacity(template.len()));
    while let Some(Ok(piece)) = pieces.next() {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Name(placeholder) => out.extend(["{", placeholder.name, "}"]),
        }
    }
    // The text after a mistake stays as it is.
    out.push_str(template.get(pieces.at..).unwrap_or_default());
    out
}

/// Iterator over the pieces of a template.
#[derive(Debug, Clone)]
pub struct Pieces<'t> {
    template: &'t str,
    at: usize,
    failed: bool,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Result<Piece<'t>, Mistake<'t>>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.template.get(self.at..).filter(|rest| !rest.is_empty() && !self.failed)?;
        match rest.find("{{") {
            None => {
                self.at = self.template.len();
                Some(Ok(Piece::Text(rest)))
            }
            Some(0) => {
                let piece = self.placeholder(rest);
                self.failed = piece.is_err();
                Some(piece)
            }
            Some(open) => {
                self.at += open;
                Some(Ok(Piece::Text(&rest[..open])))
            }
        }
    }
}

impl<'t> Pieces<'t> {
    /// Reads the placeholder at which `rest` begins.
    fn placeholder(&mut self, rest: &'t str) -> Result<Piece<'t>, Mistake<'t>> {
        let close = rest.find("}}").ok_or(Mistake::Open)?;
        let inner = &rest[2..close];
        let start = self.at + 2 + (inner.len() - inner.trim_start().len());
        let trimmed = inner.trim();
        let name = trimmed.strip_suffix('?').map_or(trimmed, str::trim_end);
        if name.is_empty() {
            return Err(Mistake::Empty);
        }
        if name.contains(['{', '}', '|', '(', '"']) || name.contains(char::is_whitespace) {
            return Err(Mistake::NotAName(name));
        }
        self.at += close + 2;
        Ok(Piece::Name(Placeholder { name, optional: name.len() < trimmed.len(), start }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Mistake, mistake, names, only, to_path};

    #[test]
    fn names_are_in_double_braces() {
        assert_eq!(names("{{a}}-{{ b.c }} {{").collect::<Vec<_>>(), ["a", "b.c"]);
        assert_eq!(names("{a}").count(), 0);
        assert_eq!(names("{{ a? }}{{b ?}}").collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn mistakes() {
        assert_eq!(mistake("{{ a }} and {{b}} }}"), None);
        assert_eq!(mistake("{{ a "), Some(Mistake::Open));
        assert_eq!(mistake("{{}}"), Some(Mistake::Empty));
        assert_eq!(mistake("{{ ? }}"), Some(Mistake::Empty));
        assert_eq!(mistake("{{ a | upper }}"), Some(Mistake::NotAName("a | upper")));
        assert_eq!(mistake("{{{ a }}}"), Some(Mistake::NotAName("{ a")));
    }

    #[test]
    fn one_placeholder_is_known() {
        assert_eq!(only(" {{ a }} ").map(|placeholder| placeholder.name), Some("a"));
        assert!(only("{{ a? }}").is_some_and(|placeholder| placeholder.optional));
        assert_eq!([only("x {{ a }}"), only("{{ a }}{{ b }}"), only("")], [None; 3]);
    }

    #[test]
    fn paths_have_single_braces() {
        assert_eq!(to_path("/v1/{{ shop }}/issues/{{id}}"), "/v1/{shop}/issues/{id}");
        assert_eq!(to_path("/a/{b}"), "/a/{b}");
    }
}

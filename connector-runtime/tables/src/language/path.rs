//! Path and server templates of OpenAPI: text with `{name}` in it.
//!
//! `/pets/{id}` is the text `/pets/` and the name `id`.

/// A piece of a path template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Text.
    Text(&'t str),
    /// A placeholder: the text between its braces.
    Name(&'t str),
    /// A `{` without `}`, and all that follows it.
    Open(&'t str),
}

/// Yields the pieces in order.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { rest: template, doubled: false }
}

/// Yields the names in order, as often as they occur.
pub fn names(template: &str) -> impl Iterator<Item = &str> {
    pieces(template).filter_map(|piece| match piece {
        Piece::Name(name) => Some(name),
        Piece::Text(_) | Piece::Open(_) => None,
    })
}

/// Iterator over the pieces of a path template, or of the URL of a server.
#[derive(Debug, Clone)]
pub struct Pieces<'t> {
    pub(super) rest: &'t str,
    /// Reads `{{ name }}` too. Blanks around a name are then no part of it.
    pub(super) doubled: bool,
}

impl<'t> Pieces<'t> {
    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    #[inline]
    fn next(&mut self) -> Option<Piece<'t>> {
        let open = self.rest.find('{').unwrap_or(self.rest.len());
        if open > 0 {
            return Some(Piece::Text(self.take(open)));
        }
        let doubled = self.rest.strip_prefix('{')?.starts_with('{') && self.doubled;
        let end = if doubled { "}}" } else { "}" };
        let Some(close) = self.rest.find(end) else { return Some(Piece::Open(self.take(self.rest.len()))) };
        let name = &self.take(close + end.len())[end.len()..close];
        Some(Piece::Name(if self.doubled { name.trim() } else { name }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, names, pieces};

    #[test]
    fn pieces_are_in_order() {
        let all: Vec<_> = pieces("/pets/{id}.{format}/x").collect();
        let expected =
            [Piece::Text("/pets/"), Piece::Name("id"), Piece::Text("."), Piece::Name("format"), Piece::Text("/x")];
        assert_eq!(all, expected);
        assert_eq!(names("/a").count(), 0);
    }

    #[test]
    fn an_open_brace_ends_it() {
        assert_eq!(pieces("/{id}/{x").last(), Some(Piece::Open("{x")));
    }
}

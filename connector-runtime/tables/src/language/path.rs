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
    Pieces { rest: template }
}

/// Yields the names in order, as often as they occur.
pub fn names(template: &str) -> impl Iterator<Item = &str> {
    pieces(template).filter_map(|piece| match piece {
        Piece::Name(name) => Some(name),
        Piece::Text(_) | Piece::Open(_) => None,
    })
}

/// Iterator over the pieces of a path template.
#[derive(Debug, Clone)]
pub struct Pieces<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    #[inline]
    fn next(&mut self) -> Option<Piece<'t>> {
        let rest = self.rest;
        if rest.is_empty() {
            return None;
        }
        let Some(inner) = rest.strip_prefix('{') else {
            let (text, tail) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
            self.rest = tail;
            return Some(Piece::Text(text));
        };
        match inner.split_once('}') {
            Some((name, tail)) => {
                self.rest = tail;
                Some(Piece::Name(name))
            }
            None => {
                self.rest = "";
                Some(Piece::Open(rest))
            }
        }
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

//! URLs of servers: text with `{name}` in it, as OpenAPI writes it, or `{{ name }}`, as all other templates do.
//!
//! `https://{region}.example.com/{{ version }}` has the names `region` and `version`.

use super::path::Piece;

/// Yields the pieces in order. Blanks around a name are no part of it.
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

/// Iterator over the pieces of the URL of a server.
#[derive(Debug, Clone)]
pub struct Pieces<'t> {
    rest: &'t str,
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

    fn next(&mut self) -> Option<Piece<'t>> {
        let open = self.rest.find('{').unwrap_or(self.rest.len());
        if open > 0 {
            return Some(Piece::Text(self.take(open)));
        }
        let end = match self.rest.strip_prefix('{')?.starts_with('{') {
            true => "}}",
            false => "}",
        };
        match self.rest.find(end) {
            Some(close) => {
                let whole = self.take(close + end.len());
                Some(Piece::Name(whole[end.len()..close].trim()))
            }
            None => Some(Piece::Open(self.take(self.rest.len()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, names, pieces};

    #[test]
    fn both_spellings_are_the_same() {
        let text = |template| pieces(template).collect::<Vec<_>>();
        let expected = [Piece::Text("https://"), Piece::Name("a"), Piece::Text(".example/"), Piece::Name("b")];
        assert_eq!(text("https://{a}.example/{b}"), expected);
        assert_eq!(text("https://{{a}}.example/{{ b }}"), expected);
        assert_eq!(names("{a}{{ b }}{c}").collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(text(""), []);
    }

    #[test]
    fn an_open_brace_ends_it() {
        for template in ["{a", "{{ a }", "{{", "{"] {
            assert_eq!(pieces(template).collect::<Vec<_>>(), [Piece::Open(template)]);
        }
        assert_eq!(names("{a}/{b").collect::<Vec<_>>(), ["a"]);
    }
}

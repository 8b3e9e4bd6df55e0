//! URLs of servers: text with `{name}` in it, as OpenAPI writes it, or `{{ name }}`, as all other templates do.
//!
//! `https://{region}.example.com/{{ version }}` has the names `region` and `version`.

use super::path::Pieces;

/// Yields the pieces in order. Blanks around a name are no part of it.
pub fn pieces(template: &str) -> Pieces<'_> {
    Pieces { rest: template, doubled: true }
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use crate::language::path::Piece;

    #[test]
    fn both_spellings_are_the_same() {
        let text = |template| pieces(template).collect::<Vec<_>>();
        let expected = [Piece::Text("https://"), Piece::Name("a"), Piece::Text(".example/"), Piece::Name("b")];
        assert_eq!(text("https://{a}.example/{b}"), expected);
        assert_eq!(text("https://{{a}}.example/{{ b }}"), expected);
        assert_eq!(text("{a}{{ b }}{c}"), ["a", "b", "c"].map(Piece::Name));
        assert_eq!(text(""), []);
    }

    #[test]
    fn an_open_brace_ends_it() {
        for template in ["{a", "{{ a }", "{{", "{"] {
            assert_eq!(pieces(template).collect::<Vec<_>>(), [Piece::Open(template)]);
        }
        assert_eq!(pieces("{a}/{b").collect::<Vec<_>>(), [Piece::Name("a"), Piece::Text("/"), Piece::Open("{b")]);
    }
}

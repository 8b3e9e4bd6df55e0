//! Pagination strategies: how the next part of a list is asked for.
//!
//! `find("page")` is the row of `pagination: { page: { param: page } }`.

use super::keys::{Table, call};

/// One strategy.
#[derive(Debug)]
pub struct Row {
    /// The key in `pagination`; also what `connector list` shows.
    pub name: &'static str,
    /// Its keys.
    pub keys: &'static Table,
    /// What the next part is asked for by.
    pub docs: &'static str,
}

/// All rows.
pub static ROWS: &[Row] = &[
    Row { name: "page", keys: &call::PAGE, docs: "A page number that grows by one." },
    Row { name: "offset", keys: &call::OFFSET, docs: "How many items come before it." },
    Row { name: "token", keys: &call::TOKEN, docs: "A token that the reply before it named." },
    Row { name: "last_item", keys: &call::LAST_ITEM, docs: "A member of the last item before it." },
    Row { name: "next_url", keys: &call::NEXT_URL, docs: "A URL that the reply before it named." },
    Row { name: "link", keys: &call::LINK, docs: "The header `Link` of the reply before it." },
    Row { name: "graphql", keys: &call::GRAPHQL, docs: "A GraphQL cursor." },
];

/// The row of that name.
pub fn find(name: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.name == name)
}

#[cfg(test)]
mod tests {
    use super::{ROWS, call};
    use crate::catalog::keys::Kind;

    #[test]
    fn every_way_of_the_grammar_is_a_row() {
        let ways = call::PAGINATION.keys.iter().filter(|key| matches!(key.kind, Kind::Object(_)));
        assert!(ways.map(|key| key.name).eq(ROWS.iter().map(|row| row.name)));
    }
}

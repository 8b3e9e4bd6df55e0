//! Strategies that users register with [`Builder::paging`](crate::Builder::paging).
//!
//! `next::custom(custom_paging("ranges"))` in a table names the one that was registered as `ranges`.

use std::sync::Arc;

use connector_tables::CustomPaging;

use super::PageStrategy;

/// The strategies of a client, by name. Later ones take precedence.
#[derive(Default)]
pub(crate) struct Strategies(Vec<(String, Arc<dyn PageStrategy>)>);

impl Strategies {
    pub(crate) fn add(&mut self, name: String, strategy: Arc<dyn PageStrategy>) {
        self.0.push((name, strategy));
    }

    /// Returns the strategy that a table names.
    pub(super) fn find(&self, table: &CustomPaging<'_>) -> Result<&dyn PageStrategy, String> {
        let found = self.0.iter().rev().find(|(name, _)| name == table.name).map(|(_, strategy)| &**strategy);
        found.ok_or_else(|| {
            format!("no pagination strategy `{}` is registered: add one with `Builder::paging`", table.name)
        })
    }
}

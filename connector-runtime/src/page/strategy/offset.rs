//! Pages by the number of items before them: after `offset=20` with 10 items comes `offset=30`.

use connector_tables::{Offset, Slot};

use super::{NextPage, PageStrategy, ReceivedPage};
use crate::transport::BoxError;

impl PageStrategy for Offset<'_> {
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, BoxError> {
        let next = page.current(self.start).saturating_add(page.count as u64);
        let total = page.paging.total.and_then(|total| page.seen(total)?.number());
        let reached = total.is_some_and(|total| next.saturating_sub(self.start) >= total);
        let more = page.more.unwrap_or(page.count > 0 && !reached);
        Ok(more.then(|| NextPage::new().with(self.to, next.to_string())))
    }

    fn slot(&self) -> Option<Slot<'_>> {
        Some(self.to)
    }

    fn start(&self) -> Option<u64> {
        Some(self.start)
    }
}

//! Pages by number: after `page=2` of 7 comes `page=3`.

use connector_tables::{PageNumber, Slot};

use super::{NextPage, PageStrategy, ReceivedPage};
use crate::transport::BoxError;

impl PageStrategy for PageNumber<'_> {
    /// If the response does not declare it, there are more pages until the last one is reached; if its number is unknown,
    /// until a page is empty.
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, BoxError> {
        let current = page.current(self.start);
        let last = self.last.and_then(|last| page.seen(last)?.number());
        let more = page.more.unwrap_or_else(|| last.map_or(page.count > 0, |last| current < last));
        Ok(more.then(|| NextPage::new().with(self.to, current.saturating_add(1).to_string())))
    }

    fn slot(&self) -> Option<Slot<'_>> {
        Some(self.to)
    }

    fn start(&self) -> Option<u64> {
        Some(self.start)
    }
}

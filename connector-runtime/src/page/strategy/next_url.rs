//! Pages by a URL of the previous response: `{"next":"/items?after=9"}`.

use connector_tables::NextUrl;

use super::{NextPage, PageStrategy, ReceivedPage};
use crate::transport::BoxError;

impl PageStrategy for NextUrl<'_> {
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, BoxError> {
        page.follow(page.seen(self.from).map(|seen| seen.text()))
    }
}

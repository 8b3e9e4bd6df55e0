//! Pages by a property of the last item: after `[{"id":1},{"id":2}]` comes `after=2`.

use connector_tables::{LastItem, Slot};

use super::{NextPage, PageStrategy, ReceivedPage};
use crate::transport::BoxError;
use connector_json::{Node, find};

impl PageStrategy for LastItem<'_> {
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, BoxError> {
        if !page.more.unwrap_or(page.count > 0) {
            return Ok(None);
        }
        let last = page.list.and_then(Node::items).and_then(Iterator::last);
        let last = last.ok_or("the response says there are more items, but contains none to continue from")?;
        match find(last, self.field).filter(|value| !value.is_null()) {
            Some(value) => Ok(Some(NextPage::new().with(self.to, value.source().to_owned()))),
            None => Err(format!("the last item has no value at `{}`", self.field).into()),
        }
    }

    fn slot(&self) -> Option<Slot<'_>> {
        Some(self.to)
    }
}

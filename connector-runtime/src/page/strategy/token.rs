//! Pages by a token of the previous response: after `{"next":"b"}` comes `cursor=b`.

use connector_tables::{Slot, Source, Token};

use super::{NextPage, PageStrategy, ReceivedPage};
use crate::transport::BoxError;

impl PageStrategy for Token<'_> {
    /// A token means that there are more pages, even after one without items, which servers that filter return. Only if
    /// the token is also unchanged, that page is the last.
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, BoxError> {
        let token = page.seen(self.from).filter(|seen| !matches!(&*seen.text(), "" | "false"));
        match (token.map(|token| token.json()), page.more) {
            (_, Some(false)) | (None, None) => Ok(None),
            (None, Some(true)) => Err(missing(self.from)),
            (Some(token), None) if page.count == 0 && Some(&*token) == page.asked.value.as_deref() => Ok(None),
            (Some(token), _) => Ok(Some(NextPage::new().with(self.to, token.into_owned()))),
        }
    }

    fn slot(&self) -> Option<Slot<'_>> {
        Some(self.to)
    }
}

#[cold]
fn missing(from: Source<'_>) -> BoxError {
    let place = match from {
        Source::Body(pointer) => format!("at `{pointer}`"),
        Source::Header(name) => format!("in the header `{name}`"),
        Source::Status => "in its status".to_owned(),
    };
    format!("the response says there is a next page, but contains no token {place}").into()
}

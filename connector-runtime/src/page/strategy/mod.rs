//! Pagination strategies: one file each, and [`strategy`], the only place that knows all of them.
//!
//! The built-in strategies implement the same trait as those of users. A new one is a line of `mod`, an arm of
//! [`strategy`], and a file.

mod custom;
mod last_item;
mod link;
mod next_url;
mod number;
mod offset;
#[cfg(test)]
mod tests;
mod token;

use std::error::Error;

use connector_tables::{Next, Slot};

use super::{NextPage, ReceivedPage};

pub(crate) use custom::Strategies;

/// Returns the strategy of a table.
///
/// # Errors
/// The strategy is not registered.
pub(crate) fn strategy<'t>(next: &'t Next<'t>, registered: &'t Strategies) -> Result<&'t dyn PageStrategy, String> {
    Ok(match next {
        Next::Page(page) => page,
        Next::Offset(offset) => offset,
        Next::Token(token) => token,
        Next::LastItem(item) => item,
        Next::NextUrl(url) => url,
        Next::Link(link) => link,
        Next::Custom(custom) => registered.find(custom)?,
    })
}

/// A pagination strategy: decides, from one page, how the next page is requested.
///
/// Register your own with [`Builder::paging`](crate::Builder::paging), under the name that the description uses in
/// `pagination: { custom: … }`. What protects the built-in strategies protects it too: the maximum number of pages, the
/// check for loops, and the origins that a URL may have.
///
/// ```
/// use std::error::Error;
///
/// use connector_runtime::{NextPage, PageStrategy, ReceivedPage};
///
/// /// Ranges of items: `Range: items=0-24`, and after `Content-Range: items 0-24/60` `Range: items=25-49`.
/// struct Ranges;
///
/// impl PageStrategy for Ranges {
///     fn first(&self) -> NextPage {
///         NextPage::new().header("Range", "items=0-24")
///     }
///
///     fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, Box<dyn Error + Send + Sync>> {
///         let range = page.headers().get("Content-Range").ok_or("the header `Content-Range` is missing")?;
///         let (range, total) = range.to_str()?.trim_start_matches("items ").split_once('/').ok_or("no total")?;
///         let next = range.rsplit('-').next().unwrap_or_default().parse::<u64>()? + 1;
///         if next >= total.parse()? {
///             return Ok(None);
///         }
///         Ok(Some(NextPage::new().header("Range", format!("items={next}-{}", next + 24))))
///     }
/// }
///
/// let client = connector_runtime::Client::builder()
///     .base_url("https://api.example.com")
///     .paging("ranges", Ranges)
///     .build()?;
/// # let _ = client;
/// # Ok::<(), connector_runtime::BuildError>(())
/// ```
pub trait PageStrategy: Send + Sync {
    /// Returns how the page after this one is requested, or `None` if this is the last page.
    ///
    /// # Errors
    /// There is a next page, but it cannot be requested. The error ends the iteration; it is shown to users and logged,
    /// so it must not contain values from the response.
    fn next(&self, page: &ReceivedPage<'_>) -> Result<Option<NextPage>, Box<dyn Error + Send + Sync>>;

    /// Returns the location of the value that changes from page to page, such as a page number or a token.
    ///
    /// [`ReceivedPage::requested`] is the value there, and two pages that were requested by the same value are the same
    /// page. By default, there is none, and pages are distinguished by their URLs.
    fn slot(&self) -> Option<Slot<'_>> {
        None
    }

    /// Returns the number of the first page, if that is what [`slot`](Self::slot) contains. A request without a value
    /// there requests this one. By default, pages are not counted.
    fn start(&self) -> Option<u64> {
        None
    }

    /// Returns the changes that request the first page. A value that the call sets itself takes precedence. A URL has no
    /// effect.
    ///
    /// By default, the request is sent as it is; only a part of the path, which cannot be omitted, is set to the
    /// [`start`](Self::start).
    fn first(&self) -> NextPage {
        match (self.slot(), self.start()) {
            (Some(slot @ Slot::Path(_)), Some(start)) => NextPage::new().with(slot, start.to_string()),
            _ => NextPage::new(),
        }
    }

    /// Returns the number of all items, if the response contains it. The location `total` of the endpoint takes
    /// precedence. By default, there is none.
    fn total(&self, page: &ReceivedPage<'_>) -> Option<u64> {
        let _ = page;
        None
    }
}

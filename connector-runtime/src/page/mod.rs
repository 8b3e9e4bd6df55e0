//! Paginated lists: one page as a value, and the request for the next one. Iteration over all pages is in
//! `client`. This room uses `encode`, `transport` and `reply`, and does not depend on calls.
//!
//! Separate because only endpoints that declare pagination have pages. `{"data":[1,2],"next":"b"}` with `select: "/data"` and
//! a token at `/next` is a [`Page`] of 1 and 2 that has a next one: the same call with the token `b`.

mod next;
mod received;
mod strategy;
mod turn;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use connector_tables::Form;

use crate::reply::{FromReply, Received};
use crate::transport::BoxError;
use connector_json::{Doc, Json, Lenience, Node};

pub use next::NextPage;
pub use received::ReceivedPage;
pub use strategy::PageStrategy;
pub(crate) use strategy::{Strategies, strategy};
pub(crate) use turn::Turn;
use turn::turn;

/// A part of a list.
///
/// `.items()` and `.all(limit)` of a call iterate over all pages; the call alone returns this.
#[derive(Clone)]
pub struct Page<T> {
    /// The items of the page.
    pub items: Vec<T>,
    /// The number of items in the whole list, if the response contains it.
    pub total: Option<u64>,
    pub(crate) turn: Option<Box<Turn>>,
}

impl<T> Page<T> {
    /// Returns `true` if there is a page after this one, as far as its response tells: if pages only have numbers, a page
    /// with items may nevertheless be the last.
    pub fn has_next(&self) -> bool {
        self.turn.as_ref().is_some_and(|turn| !matches!(turn.next, Ok(None)))
    }
}

/// The only page of a list.
impl<T> From<Vec<T>> for Page<T> {
    fn from(items: Vec<T>) -> Self {
        let total = u64::try_from(items.len()).ok();
        Self { items, total, turn: None }
    }
}

/// Omits the request for the next page, which may be as good as a credential.
impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { items, total, .. } = self;
        let mut page = f.debug_struct("Page");
        page.field("items", items).field("total", total).field("has_next", &self.has_next()).finish()
    }
}

/// A type of items of a page: everything with a JSON form, and markers for other ways of reading.
pub trait Item {
    /// The type that users get: mostly the type itself.
    type Value;
    /// Reads all items of a page; `list` is the value at their location.
    ///
    /// # Errors
    /// They are not what was declared.
    #[doc(hidden)]
    fn items(list: Node<'_>) -> Result<Vec<Self::Value>, BoxError>;
}

impl<T: Json> Item for T {
    type Value = Self;
    fn items(list: Node<'_>) -> Result<Vec<Self>, BoxError> {
        Ok(list.doc().finish(Vec::read(list))?)
    }
}

/// The output of an endpoint with a paginated list. Its call has more methods than others: `items`, `all`, `pages`.
#[diagnostic::on_unimplemented(
    message = "this endpoint has no pages: its output is `{Self}`",
    label = "needs an endpoint whose pagination is described",
    note = "await the call, or describe its pagination: `pagination` in a description, `x-connector-pagination` in an \
            OpenAPI document, `paging(…)` in `#[endpoint(…)]`"
)]
pub trait Paged: FromReply {
    /// An item of the list.
    type Item;

    /// Reads the items of a page, and its position.
    ///
    /// # Errors
    /// The response is not what was declared.
    #[doc(hidden)]
    fn items(reply: &mut Received) -> Result<(Vec<Self::Item>, Position), BoxError>;

    /// Reads the output of the call, and the position of the page.
    ///
    /// # Errors
    /// The response is not what was declared.
    #[doc(hidden)]
    fn page(reply: &mut Received) -> Result<(Self::Value, Position), BoxError>;
}

/// The position of a page in its list, if the endpoint has pages.
#[doc(hidden)]
pub struct Position(pub(crate) Option<Box<Turn>>);

impl<T: Item> Paged for Page<T> {
    type Item = T::Value;

    fn items(reply: &mut Received) -> Result<(Vec<T::Value>, Position), BoxError> {
        let (page, position) = Self::page(reply)?;
        Ok((page.items, position))
    }

    fn page(reply: &mut Received) -> Result<(Page<T::Value>, Position), BoxError> {
        let page = Self::from_reply(reply)?;
        let position = Position(page.turn.clone());
        Ok((page, position))
    }
}

/// The output of an endpoint that returns `T`, part of whose body is a paginated list of `I`.
///
/// `{"data":[1,2],"next":"b"}` is a `T` with the properties `data` and `next`, and its items are 1 and 2.
pub struct Listed<T, I>(PhantomData<(T, I)>);

impl<T: FromReply, I> FromReply for Listed<T, I> {
    type Value = T::Value;
    const DECLARED: bool = T::DECLARED;

    fn from_reply(reply: &mut Received) -> Result<T::Value, BoxError> {
        T::from_reply(reply)
    }
}

impl<T: FromReply, I: Item> Paged for Listed<T, I> {
    type Item = I::Value;

    fn items(reply: &mut Received) -> Result<(Vec<I::Value>, Position), BoxError> {
        let Page { items, turn, .. } = Page::<I>::from_reply(reply)?;
        Ok((items, Position(turn)))
    }

    fn page(reply: &mut Received) -> Result<(T::Value, Position), BoxError> {
        let position = Position(turn_of(reply)?);
        Ok((T::from_reply(reply)?, position))
    }
}

impl<T: Item> FromReply for Page<T> {
    type Value = Page<T::Value>;

    fn from_reply(reply: &mut Received) -> Result<Self::Value, BoxError> {
        if reply.is_blank() {
            let Turned { total, turn } = blank(reply)?;
            return Ok(Page { items: Vec::new(), total, turn });
        }
        let doc = reply.doc()?;
        let (list, Turned { total, turn }) = look(reply, &doc)?;
        let items = list.map_or_else(|| Ok(Vec::new()), T::items)?;
        Ok(Page { items, total, turn })
    }
}

/// The contents of a page except for its items.
struct Turned {
    total: Option<u64>,
    turn: Option<Box<Turn>>,
}

/// A page without a body: without items if the response has none by its status or its table.
fn blank(reply: &Received) -> Result<Turned, BoxError> {
    if reply.status() != http::StatusCode::NO_CONTENT && reply.form() != Form::Unit {
        return Err("it is empty".into());
    }
    Ok(turned(reply, None, None))
}

/// Returns the items, unless they are null, and the rest of the page.
fn look<'d>(reply: &'d Received, doc: &'d Doc<'d>) -> Result<(Option<Node<'d>>, Turned), BoxError> {
    let listed = reply.paging().and_then(|paging| paging.get().items);
    let pointer = listed.unwrap_or_else(|| reply.select());
    let list = connector_json::find(doc.root(), pointer);
    // XML omits a list without elements, and other bodies often do so, too.
    if list.is_none() && listed.is_none() && reply.lenience() != Lenience::Elements {
        return Err(format!("it has no items: there is nothing at `{pointer}`").into());
    }
    let list = list.filter(|list| !list.is_null());
    Ok((list, turned(reply, Some(doc.root()), list)))
}

fn turned(reply: &Received, root: Option<Node<'_>>, list: Option<Node<'_>>) -> Turned {
    let Some(paging) = reply.paging() else { return Turned { total: None, turn: None } };
    let (turn, total) = turn(&paging.get(), reply, root, list);
    Turned { total, turn: Some(Box::new(turn)) }
}

/// Returns the position of a page whose response is not read as a type.
pub(crate) fn turn_of(reply: &Received) -> Result<Option<Box<Turn>>, BoxError> {
    if reply.paging().is_none() {
        return Ok(None);
    }
    if reply.is_blank() {
        return Ok(blank(reply)?.turn);
    }
    let doc = reply.doc()?;
    Ok(look(reply, &doc)?.1.turn)
}

/// The values or URL that requested a page.
#[derive(Clone, Default)]
pub(crate) struct Asked {
    /// The value where the next page's number or token is inserted, as JSON.
    pub(crate) value: Option<String>,
    /// The URL. It may contain secrets.
    pub(crate) url: String,
    /// The number of the page in its iteration.
    pub(crate) page: u64,
    /// The strategies that the user registered.
    pub(crate) strategies: Arc<Strategies>,
}

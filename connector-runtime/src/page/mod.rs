//! Lists that come in parts: one page as a value, and how the next one is requested. Walks over all of them are in
//! `client`. This room uses `encode`, `transport` and `reply`, and nothing of calls.
//!
//! Separate because only endpoints whose table says so have pages. `{"data":[1,2],"next":"b"}` with `select: "/data"` and
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
/// `.items()` and `.all(limit)` of a call walk over all parts; this is what the call alone gives.
#[derive(Clone)]
pub struct Page<T> {
    /// What it holds.
    pub items: Vec<T>,
    /// How many items the whole list has, if the reply says it.
    pub total: Option<u64>,
    pub(crate) turn: Option<Box<Turn>>,
}

impl<T> Page<T> {
    /// Returns `true` if there is a page after this one, as far as its reply tells: where pages only have numbers, one with
    /// items in it may be the last all the same.
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

/// Without how the next page is asked for, which may be as good as a credential.
impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { items, total, .. } = self;
        let mut page = f.debug_struct("Page");
        page.field("items", items).field("total", total).field("has_next", &self.has_next()).finish()
    }
}

/// How the items of a page are read: everything with a JSON form, and what says how to read another type.
pub trait Item {
    /// What users get: mostly the type itself.
    type Value;
    /// Reads all items of a page; `list` is what stands where they should.
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

/// The output of an endpoint whose list comes in pages. Its call has more methods than others: `items`, `all`, `pages`.
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

    /// Reads what the call returns, and the position of the page.
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

/// The output of an endpoint that returns `T`, a part of whose body is the list of `I` that comes in pages.
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

/// What a page says beside its items.
struct Turned {
    total: Option<u64>,
    turn: Option<Box<Turn>>,
}

/// A page without a body: without items if the reply says by its status or its table that it has none.
fn blank(reply: &Received) -> Result<Turned, BoxError> {
    if reply.status() != http::StatusCode::NO_CONTENT && reply.form() != Form::Unit {
        return Err("it is empty".into());
    }
    Ok(turned(reply, None, None))
}

/// The items, unless they are null, and what comes after them.
fn look<'d>(reply: &'d Received, doc: &'d Doc<'d>) -> Result<(Option<Node<'d>>, Turned), BoxError> {
    let listed = reply.paging().and_then(|paging| paging.get().items);
    let pointer = listed.unwrap_or_else(|| reply.select());
    let list = connector_json::find(doc.root(), pointer);
    // A list without elements is not there in XML, and often not in a body whose other properties are there.
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

/// What a walk does after a reply that nobody reads as types.
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

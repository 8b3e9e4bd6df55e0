//! What the next page is, out of a reply: the one place that knows all ways of paging.
//!
//! Apart from the walk, which only does what comes out here. With page numbers, the reply to page 2 of 7 gives "set
//! `page` to 3"; with links, `Link: </items?after=9>; rel="next"` gives "go to https://…/items?after=9".

use std::borrow::Cow;

use connector_tables::{CustomPaging, LastItem, Next, Offset, PageNumber, Paging, Slot, Source, Token};

use super::{Asked, link};
use crate::encode::value::Value;
use crate::json::{self, Node};
use crate::reply::Received;
use crate::shape::Seen;

/// The place of a page in its list. Like all of these it has no `Debug`: a token may be as good as a credential.
#[derive(Clone)]
pub(crate) struct Turn {
    /// What tells the page from others: what it was asked for by.
    pub(crate) asked: String,
    /// How the next one is asked for; `None`: it was the last.
    pub(crate) step: Option<Step>,
}

/// How a page is asked for.
#[derive(Clone)]
pub(crate) enum Step {
    /// As the one before, with another number or token, as JSON.
    Set(String),
    /// By a URL; absolute, unless nothing is known of the page before.
    Go(String),
    /// The reply says that there is one, and not how to ask for it.
    Lost(String),
}

/// Facts about a strategy that do not depend on a response.
pub(super) struct Way<'t> {
    /// Where the number or token of a page is inserted. Unset for strategies that follow URLs.
    pub(super) to: Option<Slot<'t>>,
    /// Number of the first page, for strategies that count.
    pub(super) start: Option<u64>,
}

/// Returns the facts about a strategy.
pub(super) fn way(next: Next<'_>) -> Result<Way<'_>, String> {
    let (to, start) = match next {
        Next::Page(page) => (Some(page.to), Some(page.start)),
        Next::Offset(offset) => (Some(offset.to), Some(offset.start)),
        Next::Token(token) => (Some(token.to), None),
        Next::LastItem(item) => (Some(item.to), None),
        Next::NextUrl(_) | Next::Link(_) => (None, None),
        Next::Custom(custom) => return Err(unregistered(custom)),
    };
    Ok(Way { to, start })
}

fn unregistered(custom: CustomPaging<'_>) -> String {
    format!("no pagination strategy `{}` is registered", custom.name)
}

/// Returns what comes after a page. `root` is the body, if it is JSON; `list` is its items.
pub(crate) fn turn(paging: &Paging<'_>, reply: &Received, root: Option<Node<'_>>, list: Option<Node<'_>>) -> Turn {
    let nothing = Asked::default();
    let asked = reply.asked.as_deref().unwrap_or(&nothing);
    let page = Seer {
        reply,
        root,
        asked,
        count: list.and_then(Node::items).map_or(0, Iterator::count),
        more: paging.more.and_then(|more| Seen::at(more, reply, root)).map(Seen::is_yes),
    };
    let own = || asked.value.clone().unwrap_or_default();
    let (asked, step) = match paging.next {
        Next::Page(number) => (page.current(number.start).to_string(), page.by_number(number)),
        Next::Offset(offset) => (page.current(offset.start).to_string(), page.by_offset(offset, paging.total)),
        Next::Token(token) => (own(), page.by_token(token)),
        Next::LastItem(item) => (own(), page.by_last_item(item, list)),
        Next::NextUrl(url) => (asked.url.clone(), page.by_url(Seen::at(url.from, reply, root).map(Seen::text))),
        Next::Link(link) => (asked.url.clone(), page.by_url(page.link(link.rel))),
        Next::Custom(custom) => (own(), Some(Step::Lost(unregistered(custom)))),
    };
    Turn { asked, step }
}

/// A reply, and what all ways of paging look at.
struct Seer<'r> {
    reply: &'r Received,
    root: Option<Node<'r>>,
    asked: &'r Asked,
    count: usize,
    /// What the reply says of there being more, if it says anything.
    more: Option<bool>,
}

impl<'r> Seer<'r> {
    /// The number that was asked for.
    fn current(&self, first: u64) -> u64 {
        let value = self.asked.value.as_deref().map(|json| Value::new(json).plain());
        value.and_then(|text| text.trim().parse().ok()).unwrap_or(first)
    }

    /// The reply's word for it, else: there is more where the last page is not reached, and where nothing says which
    /// that is, as long as there are items.
    fn by_number(&self, page: PageNumber<'_>) -> Option<Step> {
        let current = self.current(page.start);
        let last = page.last.and_then(|last| Seen::at(last, self.reply, self.root)?.number());
        let more = self.more.unwrap_or_else(|| last.map_or(self.count > 0, |last| current < last));
        more.then(|| Step::Set(current.saturating_add(1).to_string()))
    }

    fn by_offset(&self, offset: Offset<'_>, total: Option<Source<'_>>) -> Option<Step> {
        let next = self.current(offset.start).saturating_add(self.count as u64);
        let total = total.and_then(|total| Seen::at(total, self.reply, self.root)?.number());
        let reached = total.is_some_and(|total| next.saturating_sub(offset.start) >= total);
        let more = self.more.unwrap_or(self.count > 0 && !reached);
        more.then(|| Step::Set(next.to_string()))
    }

    /// A token says by itself that there is more, also after a page without items: such pages come where a server
    /// filters. Only one that stays the same then is no news.
    fn by_token(&self, table: Token<'_>) -> Option<Step> {
        let token = Seen::at(table.from, self.reply, self.root).filter(|seen| !matches!(&*seen.text(), "" | "false"));
        match (token.map(Seen::json), self.more) {
            (_, Some(false)) | (None, None) => None,
            (None, Some(true)) => Some(Step::Lost(lost(table.from))),
            (Some(token), None) if self.count == 0 && Some(&*token) == self.asked.value.as_deref() => None,
            (Some(token), _) => Some(Step::Set(token.into_owned())),
        }
    }

    fn by_last_item(&self, item: LastItem<'_>, list: Option<Node<'_>>) -> Option<Step> {
        if !self.more.unwrap_or(self.count > 0) {
            return None;
        }
        let last = list.and_then(Node::items).and_then(Iterator::last);
        let value = last.and_then(|last| json::find(last, item.field)).filter(|value| !value.is_null());
        Some(match value {
            Some(value) => Step::Set(value.source().to_owned()),
            None if last.is_none() => {
                Step::Lost("it says that there are more items, and has none to go on from".into())
            }
            None => Step::Lost(format!("there is nothing at `{}` of its last item", item.field)),
        })
    }

    fn by_url(&self, named: Option<Cow<'_, str>>) -> Option<Step> {
        let named = named.filter(|url| !url.trim().is_empty());
        if self.more == Some(false) {
            return None;
        }
        let Some(named) = named else {
            return (self.more == Some(true))
                .then(|| Step::Lost("it says that there is a next page, but not where".into()));
        };
        let joined = match url::Url::parse(&self.asked.url) {
            Ok(asked) => asked.join(named.trim()).map(String::from),
            Err(_) => Ok(named.into_owned()),
        };
        Some(joined.map_or_else(|_| Step::Lost("the URL of its next page cannot be read".into()), Step::Go))
    }

    /// The first link of that relation.
    fn link(&self, relation: &str) -> Option<Cow<'r, str>> {
        let headers = self.reply.headers().get_all(http::header::LINK).iter();
        headers.filter_map(|value| value.to_str().ok()).find_map(|value| link::find(value, relation)).map(Cow::Borrowed)
    }
}

fn lost(from: Source<'_>) -> String {
    let place = match from {
        Source::Body(pointer) => format!("at `{pointer}`"),
        Source::Header(name) => format!("in the header `{name}`"),
        Source::Status => "in its status".to_owned(),
    };
    format!("it says that there is a next page, but there is nothing {place}")
}

//! Rules of recognition, the most certain first. Each is one strategy and the facts that must agree.

use super::Care;
use super::facts::{Facts, Found, Input, Kind};
use super::names;
use connector_tables::{
    LastItemBuf, LinkBuf, NextBuf, NextUrlBuf, OffsetBuf, PageNumberBuf, PageSizeBuf, PagingBuf, SlotBuf, SourceBuf,
    TokenBuf,
};

/// Returns the strategy, if an operation matches.
pub(super) type Rule = fn(&Facts<'_>, Care) -> Option<PagingBuf>;

/// All rules. The first that matches wins.
pub(super) const RULES: &[Rule] = &[link, next_url, token, last_id, page, offset];

/// The header `Link` (RFC 8288), and a parameter that shows that the response is paginated.
fn link(facts: &Facts<'_>, care: Care) -> Option<PagingBuf> {
    facts.header(&["Link"])?;
    let number = facts.input(names::SIZE, &[Kind::Integer]).or_else(|| facts.input(names::PAGE, &[Kind::Integer]));
    let part = number.is_some() || facts.input(names::TOKEN, &[Kind::Text]).is_some() || care == Care::Likely;
    part.then(|| paging(facts, NextBuf::Link(LinkBuf::default())))
}

/// A URL in the body: its type or name shows that it is one, and it is in a place that describes the page.
fn next_url(facts: &Facts<'_>, care: Care) -> Option<PagingBuf> {
    let likely = care == Care::Likely && facts.input(names::TOKEN, &[Kind::Text]).is_none();
    let fits = |found: &&Found<'_>| {
        let described = names::PAGES.contains(&&*found.within);
        let named = names::NEXT_URL.contains(&&*found.plain) || found.plain == "next";
        match found.kind {
            Kind::Url => (described && named) || is_href(found),
            // `next` may be a token, and some texts are paths relative to an unknown base.
            Kind::Text if described && named => {
                likely || names::NEXT_LINK.contains(&&*found.plain) || found.says("url")
            }
            Kind::Text => is_href(found),
            _ => false,
        }
    };
    let found = facts.found.iter().find(fits)?;
    let next = NextUrlBuf { from: SourceBuf::Body(found.pointer.clone()) };
    Some(paging(facts, NextBuf::NextUrl(next)))
}

/// `/_links/next/href`
fn is_href(found: &Found<'_>) -> bool {
    let mut parts = found.pointer.rsplit('/').skip(1);
    let next = parts.next() == Some("next");
    found.plain == "href"
        && next
        && parts.next().is_some_and(|of| names::LINKS.contains(&super::facts::plain(of).as_str()))
}

/// A value that the response names like the parameter: `cursor` and `next_cursor`, `after` and `paging.next.after`.
fn token(facts: &Facts<'_>, _: Care) -> Option<PagingBuf> {
    facts.params.iter().find_map(|param| {
        let found = facts.found.iter().find(|found| is_next_of(found, param))?;
        let to = SlotBuf::Query(param.name.to_owned());
        let from = SourceBuf::Body(found.pointer.clone());
        Some(PagingBuf { more: more(facts), ..paging(facts, NextBuf::Token(TokenBuf { to, from })) })
    })
}

fn is_next_of(found: &Found<'_>, param: &Input<'_>) -> bool {
    // A number is not a token: `next_page` of the last page may be -1, or one more than there are pages.
    if (found.kind, param.kind) != (Kind::Text, Kind::Text) {
        return false;
    }
    let next_of = |name: &str| found.plain.strip_prefix("next").is_some_and(|rest| rest == name);
    let same = found.plain == param.plain;
    next_of(&param.plain)
        || (same && param.plain.starts_with("next"))
        || (same && found.within.starts_with("next"))
        || (same && matches!((&*found.within, &*param.plain), ("cursors", "after") | ("metadata", "continue")))
        || (same && param.plain == "continuationtoken")
        || (found.plain == "nextcursor" && names::AFTER.contains(&&*param.plain))
        // `page_token` is always a token.
        || (param.plain == "pagetoken" && found.plain == "nextpage" && found.within.is_empty())
}

/// The id of the last item, if the response tells whether there are more: Stripe's form, and that with `last_id`.
fn last_id(facts: &Facts<'_>, _: Care) -> Option<PagingBuf> {
    let param = facts.input(names::AFTER, &[Kind::Text])?;
    let more = more(facts)?;
    let to = SlotBuf::Query(param.name.to_owned());
    let next = match facts.find(&["lastid"], Kind::Text) {
        Some(last) => NextBuf::Token(TokenBuf { to, from: SourceBuf::Body(last.pointer.clone()) }),
        None if facts.item?.members.iter().any(|member| member.name == "id") => {
            NextBuf::LastItem(LastItemBuf { to, field: "/id".to_owned() })
        }
        None => return None,
    };
    Some(PagingBuf { more: Some(more), ..paging(facts, next) })
}

/// The number of a page, if there is evidence of pagination and of the first page's number.
fn page(facts: &Facts<'_>, care: Care) -> Option<PagingBuf> {
    let param = facts.input(names::PAGE, &[Kind::Integer])?;
    let by_token = facts.params.iter().any(|param| names::TOKEN.contains(&&*param.plain));
    let last = facts.find(names::LAST, Kind::Integer).map(|found| SourceBuf::Body(found.pointer.clone()));
    let last = last.or_else(|| facts.header(names::LAST_HEADER).map(|name| SourceBuf::Header(name.to_owned())));
    let part = facts.input(names::SIZE, &[Kind::Integer]).is_some()
        || last.is_some()
        || facts.find(names::CURRENT, Kind::Integer).is_some();
    let start = first(param).or_else(|| (care == Care::Likely).then_some(1))?;
    if by_token || !part {
        return None;
    }
    // The number of pages is the number of the last page only if the first one is 1.
    let last = last.filter(|_| start == 1);
    let next = PageNumberBuf { to: SlotBuf::Query(param.name.to_owned()), start, last };
    Some(PagingBuf { total: total(facts), more: more(facts), ..paging(facts, NextBuf::Page(next)) })
}

/// The number of the first page: from the default, the minimum or the description.
fn first(param: &Input<'_>) -> Option<u64> {
    let said = |words: &[&str]| words.iter().any(|word| param.text.contains(word));
    let zero =
        said(&["zero-based", "zero based", "0-based", "(0..", "starts at 0", "starting at 0", "starting from 0"]);
    let one =
        said(&["1-based", "one-based", "starts at 1", "starting at 1", "starting from 1", "starts from 1", "`page=1`"]);
    match param.default.map(serde_json::Value::as_u64) {
        Some(Some(start @ (0 | 1))) => {
            let denied = if start == 0 { one } else { zero };
            return (!denied).then_some(start);
        }
        Some(_) => return None,
        None => {}
    }
    match (zero, one) {
        (true, false) => return Some(0),
        (false, true) => return Some(1),
        (true, true) => return None,
        (false, false) => {}
    }
    match param.limits.minimum.as_ref()?.as_u64()? {
        // A minimum of 0 may be a habit, so it is no evidence of the first page's number.
        1 if !param.limits.exclusive_minimum => Some(1),
        _ => None,
    }
}

/// The number of items before the page, of a list in an object, with a number of items.
fn offset(facts: &Facts<'_>, care: Care) -> Option<PagingBuf> {
    let param = facts.input(names::OFFSET, &[Kind::Integer])?;
    // The number may not count the items of a bare list.
    let counted = facts.input(names::SIZE, &[Kind::Integer]).is_some() && !facts.items.is_empty();
    if care == Care::Sure && !counted {
        return None;
    }
    let other = ["byte", "second", "timestamp", "hour", "minute", "utc", "page number"];
    if param.default.is_some_and(|default| default.as_u64() != Some(0))
        || other.iter().any(|word| param.text.contains(word))
    {
        return None;
    }
    let next = OffsetBuf { to: SlotBuf::Query(param.name.to_owned()), start: 0 };
    Some(PagingBuf { total: total(facts), more: more(facts), ..paging(facts, NextBuf::Offset(next)) })
}

fn more(facts: &Facts<'_>) -> Option<SourceBuf> {
    let found = facts.find(names::MORE, Kind::Boolean)?;
    names::PAGES.contains(&&*found.within).then(|| SourceBuf::Body(found.pointer.clone()))
}

fn total(facts: &Facts<'_>) -> Option<SourceBuf> {
    facts.find(names::TOTAL, Kind::Integer).map(|found| SourceBuf::Body(found.pointer.clone()))
}

fn paging(facts: &Facts<'_>, next: NextBuf) -> PagingBuf {
    let size = facts.input(names::SIZE, &[Kind::Integer]);
    let size = size.map(|param| PageSizeBuf { to: SlotBuf::Query(param.name.to_owned()), count: None });
    PagingBuf { next, items: Some(facts.items.clone()), size, ..PagingBuf::default() }
}

//! Pagination: strategies by which an endpoint returns a list in pages.
//!
//! Page numbers in the query are `paging(next::page(page_number(slot::query("page"))))`. A new strategy is a word, a
//! table and a variant here, and a file in the runtime; the compiler names the places that are missing.

use crate::{Source, SourceBuf};

words! {
    /// The strategies, by the key of `pagination` in a description.
    Strategy {
        /// A page number that grows by one.
        Page = "page",
        /// The number of items before the page.
        Offset = "offset",
        /// A token that the previous response contains.
        Token = "token",
        /// A property of the last item of the previous page.
        LastItem = "last_item",
        /// A URL that the previous response contains.
        NextUrl = "next_url",
        /// The header `Link` of the previous response.
        Link = "link",
        /// A strategy that the user registers.
        Custom = "custom",
    }
}

table! {
    /// Pagination of an endpoint that returns a list in pages.
    Paging / PagingBuf {
        /// Strategy that requests the next page.
        next: (Next / NextBuf) = Next::Link(Link::DEFAULT),
        /// JSON pointer to the items in the body, for endpoints whose output is the whole body. Without it, the output is
        /// the list itself.
        items: (? text),
        /// Request for a number of items per page.
        size: (? (PageSize / PageSizeBuf)),
        /// Location of the total number of items.
        total: (? (Source / SourceBuf)),
        /// Location of a value that is `true`, or a number above 0, if there are more pages.
        more: (? (Source / SourceBuf)),
        /// Maximum number of pages before pagination fails.
        max_pages: (is u64) = 100_000,
    }
    make {
        /// Creates a strategy.
        paging(next: (Next / NextBuf));
    }
}

table! {
    /// A request for a number of items per page.
    PageSize / PageSizeBuf {
        /// Location of the number in the request.
        to: (Slot / SlotBuf) = Slot::Query(""),
        /// The number that is requested unless the call sets one; by default, the server decides.
        count: (? (is u64)),
    }
    make {
        /// Creates a page size.
        page_size(to: (Slot / SlotBuf));
    }
}

choice! {
    /// A location in a request, at which a value is inserted.
    Slot / SlotBuf in slot {
        /// A query parameter.
        Query(name: text) = query,
        /// A header.
        Header(name: text) = header,
        /// A cookie.
        Cookie(name: text) = cookie,
        /// A part of the path.
        Path(name: text) = path,
        /// A member of a JSON or form body: a JSON pointer such as `/variables/after`.
        Body(pointer: text) = body,
    }
}

choice! {
    /// A strategy that requests the next page.
    Next / NextBuf in next {
        /// By a page number.
        Page(page: (PageNumber / PageNumberBuf)) = page,
        /// By the number of items before it.
        Offset(offset: (Offset / OffsetBuf)) = offset,
        /// By a token of the previous response.
        Token(token: (Token / TokenBuf)) = token,
        /// By a property of the last item.
        LastItem(item: (LastItem / LastItemBuf)) = last_item,
        /// By a URL of the previous response.
        NextUrl(url: (NextUrl / NextUrlBuf)) = next_url,
        /// By the header `Link`.
        Link(link: (Link / LinkBuf)) = link,
        /// By a strategy that the user registers.
        Custom(custom: (CustomPaging / CustomPagingBuf)) = custom,
    }
}

impl Next<'_> {
    /// Returns the strategy.
    pub const fn strategy(self) -> Strategy {
        match self {
            Self::Page(_) => Strategy::Page,
            Self::Offset(_) => Strategy::Offset,
            Self::Token(_) => Strategy::Token,
            Self::LastItem(_) => Strategy::LastItem,
            Self::NextUrl(_) => Strategy::NextUrl,
            Self::Link(_) => Strategy::Link,
            Self::Custom(_) => Strategy::Custom,
        }
    }
}

table! {
    /// Pages by number.
    PageNumber / PageNumberBuf {
        /// Location of the number in the request.
        to: (Slot / SlotBuf) = Slot::Query(""),
        /// Number of the first page.
        start: (is u64) = 1,
        /// Location of the number of the last page.
        last: (? (Source / SourceBuf)),
    }
    make {
        /// Creates pages by number.
        page_number(to: (Slot / SlotBuf));
    }
}

table! {
    /// Pages by the number of items before them. It grows by the number of items received.
    Offset / OffsetBuf {
        /// Location of the number in the request.
        to: (Slot / SlotBuf) = Slot::Query(""),
        /// Number for the first page.
        start: (is u64) = 0,
    }
    make {
        /// Creates pages by offset.
        offset(to: (Slot / SlotBuf));
    }
}

table! {
    /// Pages by a token of the previous response.
    Token / TokenBuf {
        /// Location of the token in the request.
        to: (Slot / SlotBuf) = Slot::Query(""),
        /// Location of the token.
        from: (Source / SourceBuf) = Source::Status,
    }
    make {
        /// Creates pages by token.
        page_token(to: (Slot / SlotBuf), from: (Source / SourceBuf));
    }
}

table! {
    /// Pages by a property of the last item.
    LastItem / LastItemBuf {
        /// Location of the value in the request.
        to: (Slot / SlotBuf) = Slot::Query(""),
        /// JSON pointer to the property, from the item.
        field: text,
    }
    make {
        /// Creates pages by a property of the last item.
        last_item(to: (Slot / SlotBuf), field: text);
    }
}

table! {
    /// Pages by a URL of the previous response, absolute or relative to the URL of the request.
    NextUrl / NextUrlBuf {
        /// Location of the URL.
        from: (Source / SourceBuf) = Source::Status,
    }
    make {
        /// Creates pages by URL.
        next_url(from: (Source / SourceBuf));
    }
}

table! {
    /// Pages by the header `Link` (RFC 8288).
    Link / LinkBuf {
        /// Relation of the next page.
        rel: text = "next",
    }
    make {
        /// Creates pages by the header `Link`.
        link();
    }
}

table! {
    /// Pages by a strategy that the user registers with the client.
    CustomPaging / CustomPagingBuf {
        /// Name under which the strategy is registered.
        name: text,
    }
    make {
        /// Creates pages by a strategy of the user.
        custom_paging(name: text);
    }
}

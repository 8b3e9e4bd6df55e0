//! Names that APIs give to the parts of pagination: letters and digits, in lower case.

/// Parameters with the number of a page.
pub(super) const PAGE: &[&str] = &["page", "pagenumber", "pageno", "pagenum", "pageindex"];
/// Parameters with the number of items before the page.
pub(super) const OFFSET: &[&str] = &["offset", "skip"];
/// Parameters with the number of items of a page.
pub(super) const SIZE: &[&str] = &[
    "perpage",
    "pagesize",
    "limit",
    "size",
    "count",
    "maxresults",
    "top",
    "first",
    "itemsperpage",
    "pagelimit",
    "resultsperpage",
];
/// Parameters with a token: if there is one, a page number does not request the next page.
pub(super) const TOKEN: &[&str] = &["pagetoken", "cursor", "nexttoken", "continuationtoken", "pagecursor"];
/// Parameters with the id of the last item of the previous page, if the response tells whether there are more.
pub(super) const AFTER: &[&str] = &["startingafter", "after", "afterid"];

/// Lists in addition to the list of items.
pub(super) const BESIDE: &[&str] =
    &["errors", "warnings", "messages", "links", "included", "facets", "filters", "sort"];
/// Lists that are the items, if there are several lists.
pub(super) const ITEMS: &[&str] = &["data", "items", "results", "records", "values", "value", "entries", "content"];
/// Objects that wrap a response.
pub(super) const ENVELOPES: &[&str] = &["data", "payload", "result", "response", "results"];

/// URLs of the next page.
pub(super) const NEXT_URL: &[&str] =
    &["nexturl", "nextpageurl", "nextlink", "odatanextlink", "nextpagelink", "nexturi", "nextpageuri", "nextpage"];
/// Those that are URLs whatever their format is.
pub(super) const NEXT_LINK: &[&str] = &["nextlink", "odatanextlink", "nextpagelink"];
/// Objects with links.
pub(super) const LINKS: &[&str] = &["links", "link"];
/// Objects that describe the page; at the top, there is none.
pub(super) const PAGES: &[&str] =
    &["", "meta", "metadata", "paging", "pagination", "pageinfo", "responsemetadata", "links", "page", "cursors"];

/// Properties that tell if there is a next page.
pub(super) const MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage", "hasmorepages"];
/// Numbers of all items of all pages: never `count`, which often is that of the page.
pub(super) const TOTAL: &[&str] = &[
    "total",
    "totalcount",
    "totalitems",
    "totalresults",
    "totalentries",
    "totalelements",
    "totalsize",
    "totalrecords",
];
/// Numbers of pages.
pub(super) const LAST: &[&str] = &["totalpages", "lastpage", "pagecount", "totalpagecount", "numpages"];
/// Headers with the number of pages.
pub(super) const LAST_HEADER: &[&str] = &["X-Total-Pages", "X-Pages", "X-Page-Count"];
/// Numbers of the current page, which show that a response is paginated.
pub(super) const CURRENT: &[&str] = &["page", "currentpage", "pagenumber", "number", "pageno", "pageindex"];

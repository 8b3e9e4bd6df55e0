//! Input: parameters, response and extensions of other tools. Output: the strategy.

use crate::config::{Config, Pagination};
use crate::diag::Diagnostics;
use crate::format::openapi::testing::{reports, tree};
use crate::format::openapi::{self};
use connector_tables::{NextBuf, PagingBuf, SlotBuf, SourceBuf};

/// `GET /a` with query parameters (`page: {type: integer}`, one a line), with the properties of its response, and with
/// members of the operation.
fn of(params: &str, properties: &str, members: &str, config: &Config) -> String {
    let params: String = params
        .lines()
        .map(str::trim)
        .filter_map(|line| line.split_once(": "))
        .map(|(name, schema)| format!("        - {{name: {name}, in: query, schema: {schema}}}\n"))
        .collect();
    let schema = match properties {
        "[]" => "{type: array, items: {type: object, properties: {id: {type: string}}}}".to_owned(),
        properties => format!("{{type: object, properties: {{{properties}}}}}"),
    };
    let yaml = format!(
        "openapi: 3.0.4\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    get:\n{members}      parameters:\n{params}      \
         responses:\n        '200':\n          description: ''\n          content: {{application/json: {{schema: {schema}}}}}\n"
    );
    let yaml = yaml.replace("parameters:\n      responses", "responses");
    let (sources, root) = tree(&yaml);
    let mut diags = Diagnostics::new();
    let mut spec = openapi::lower(&root, &(&root).into(), config, &mut diags).unwrap();
    crate::pass::run(&mut spec, config, &mut diags);
    let paging = spec.operations.first().and_then(|operation| operation.behavior.table.paging.as_deref());
    paging.map_or("-".to_owned(), describe) + &reports(&sources, diags)
}

fn plain(params: &str, properties: &str) -> String {
    of(params, properties, "", &Config::default())
}

fn said(params: &str, properties: &str, members: &str) -> String {
    let members: String = members.lines().map(|line| format!("      {}\n", line.trim_start())).collect();
    of(params, properties, &members, &Config { pagination: Pagination::Declared, ..Config::default() })
}

fn describe(paging: &PagingBuf) -> String {
    let next = match &paging.next {
        NextBuf::Page(page) => {
            let last = page.last.as_ref().map(|last| format!(" to {}", source(last))).unwrap_or_default();
            format!("page {} from {}{last}", slot(&page.to), page.start)
        }
        NextBuf::Offset(offset) => format!("offset {}", slot(&offset.to)),
        NextBuf::Token(token) => format!("token {} from {}", slot(&token.to), source(&token.from)),
        NextBuf::LastItem(item) => format!("last_item {} from {}", slot(&item.to), item.field),
        NextBuf::NextUrl(url) => format!("next_url {}", source(&url.from)),
        NextBuf::Link(_) => "link".to_owned(),
        NextBuf::Custom(_) => "custom".to_owned(),
    };
    let more = paging.more.as_ref().map(|more| format!(", more {}", source(more))).unwrap_or_default();
    let total = paging.total.as_ref().map(|total| format!(", total {}", source(total))).unwrap_or_default();
    format!("{next}, items {:?}{more}{total}", paging.items.as_deref().unwrap_or("none"))
}

fn slot(slot: &SlotBuf) -> String {
    match slot {
        SlotBuf::Query(name) => format!("?{name}"),
        other => format!("{other:?}"),
    }
}

fn source(source: &SourceBuf) -> String {
    match source {
        SourceBuf::Body(pointer) => pointer.clone(),
        other => format!("{other:?}"),
    }
}

const LIST: &str = "{type: array, items: {type: object, properties: {id: {type: string}}}}";

/// The response: a list `data`, and these properties.
fn with(rest: &str) -> String {
    format!("data: {LIST}{}{rest}", if rest.is_empty() { "" } else { ", " })
}

#[test]
fn shapes_that_most_apis_share_are_recognized() {
    let page = "page: {type: integer, default: 1}\nper_page: {type: integer}";
    assert_eq!(plain(page, "[]"), "page ?page from 1, items \"\"");
    let meta = with("meta: {type: object, properties: {total_pages: {type: integer}, total: {type: integer}}}");
    assert_eq!(plain(page, &meta), "page ?page from 1 to /meta/total_pages, items \"/data\", total /meta/total");
    let cursor = with("next_cursor: {type: string, nullable: true}, has_more: {type: boolean}");
    assert_eq!(
        plain("cursor: {type: string}", &cursor),
        "token ?cursor from /next_cursor, items \"/data\", more /has_more"
    );
    let after = with("paging: {type: object, properties: {next: {type: object, properties: {after: {type: string}}}}}");
    assert_eq!(plain("after: {type: string}", &after), "token ?after from /paging/next/after, items \"/data\"");
    let more = with("has_more: {type: boolean}");
    assert_eq!(
        plain("starting_after: {type: string}", &more),
        "last_item ?starting_after from /id, items \"/data\", more /has_more"
    );
    let last = with("has_more: {type: boolean}, last_id: {type: string}");
    assert_eq!(plain("after: {type: string}", &last), "token ?after from /last_id, items \"/data\", more /has_more");
    let next = with("links: {type: object, properties: {next: {type: string, format: uri}}}");
    assert_eq!(plain("", &next), "next_url /links/next, items \"/data\"");
    let hal = with("_links: {type: object, properties: {next: {type: object, properties: {href: {type: string}}}}}");
    assert_eq!(plain("", &hal), "next_url /_links/next/href, items \"/data\"");
    let total = with("total_count: {type: integer}");
    assert_eq!(
        plain("offset: {type: integer}\nlimit: {type: integer}", &total),
        "offset ?offset, items \"/data\", total /total_count"
    );
    let nested = format!("payload: {{type: object, properties: {{rows: {LIST}, nextToken: {{type: string}}}}}}");
    assert_eq!(
        plain("nextToken: {type: string}", &nested),
        "token ?nextToken from /payload/nextToken, items \"/payload/rows\""
    );
}

/// Each of these would lose items or loop.
#[test]
fn a_shape_with_two_meanings_is_none() {
    let size = "\nlimit: {type: integer}";
    for (params, response, why) in [
        ("page: {type: integer}\nlimit: {type: integer}".to_owned(), with(""), "the first page may be 0 or 1"),
        ("page: {type: integer, default: 3}\nlimit: {type: integer}".to_owned(), with(""), "no first page"),
        (format!("page: {{type: string}}{size}"), with(""), "a text is no number"),
        (format!("offset: {{type: string}}{size}"), with("total: {type: integer}"), "a text is no number"),
        (format!("offset: {{type: integer}}{size}"), "[]".to_owned(), "what the number counts is unknown"),
        ("page: {type: integer, default: 1}".to_owned(), "[]".to_owned(), "nothing shows that a page is a part"),
        (
            "page: {type: integer, default: 0}\npageToken: {type: string}".to_owned(),
            with("page: {type: integer}"),
            "tokens",
        ),
        ("cursor: {type: string}".to_owned(), with("cursor: {type: string}"), "it may be that of this page"),
        ("page: {type: integer}".to_owned(), with("next_page: {type: integer}"), "of the last page it is -1"),
        ("start: {type: string}".to_owned(), with("next: {type: string}"), "a token or a URL"),
        ("after: {type: string, format: date-time}".to_owned(), with("has_more: {type: boolean}"), "a time"),
        (format!("page: {{type: integer, default: 1}}{size}"), format!("a: {LIST}, b: {LIST}"), "two lists"),
        (format!("page: {{type: integer, default: 1}}{size}"), "id: {type: string}".to_owned(), "no list"),
    ] {
        assert_eq!(plain(&params, &response), "-", "{why}");
    }
}

#[test]
fn the_first_page_is_what_the_document_says() {
    let first = |schema: &str| plain(&format!("page: {schema}\nsize: {{type: integer}}"), "[]");
    assert!(first("{type: integer, default: 0}").starts_with("page ?page from 0"));
    assert!(first("{type: integer, minimum: 1}").starts_with("page ?page from 1"));
    assert_eq!(first("{type: integer, minimum: 0}"), "-");
    assert!(first("{type: integer, minimum: 0, description: Zero-based page index}").starts_with("page ?page from 0"));
    assert!(first("{type: integer, description: 'Page number (1-based)'}").starts_with("page ?page from 1"));
    assert_eq!(first("{type: integer, default: 1, description: zero-based}"), "-");
}

#[test]
fn an_option_turns_recognition_off() {
    let declared = Config { pagination: Pagination::Declared, ..Config::default() };
    assert_eq!(of("cursor: {type: string}", &with("next_cursor: {type: string}"), "", &declared), "-");
}

#[test]
fn members_of_other_tools_are_read() {
    let response = with("next: {type: string}, pages: {type: integer}, more: {type: boolean}");
    let params = "after: {type: string}\npage: {type: integer}\nskip: {type: integer}";
    for (members, expected) in [
        ("x-ms-pageable: {nextLinkName: next, itemName: data}", "next_url /next, items \"/data\""),
        (
            "x-speakeasy-pagination: {type: cursor, inputs: [{name: after, in: parameters, type: cursor}], outputs: {results: $.data, nextCursor: $.next}}",
            "token ?after from /next, items \"/data\"",
        ),
        (
            "x-speakeasy-pagination: {type: cursor, inputs: [{name: after, in: parameters, type: cursor}], outputs: {results: $.data, nextCursor: '$.data[-1].id'}}",
            "last_item ?after from /id, items \"/data\"",
        ),
        (
            "x-speakeasy-pagination: {type: offsetLimit, inputs: [{name: page, in: parameters, type: page}], outputs: {results: $.data, numPages: $.pages}}",
            "page ?page from 1 to /pages, items \"/data\"",
        ),
        (
            "x-speakeasy-pagination: {type: url, outputs: {results: $.data, nextUrl: $.next}}",
            "next_url /next, items \"/data\"",
        ),
        (
            "x-fern-pagination: {cursor: $request.after, next_cursor: $response.next, results: $response.data, has-next-page: $response.more}",
            "token ?after from /next, items \"/data\", more /more",
        ),
        ("x-fern-pagination: {offset: $request.page, results: $response.data}", "page ?page from 1, items \"/data\""),
        (
            "x-fern-pagination: {offset: $request.skip, step: $request.limit, results: $response.data}",
            "offset ?skip, items \"/data\"",
        ),
    ] {
        assert_eq!(said(params, &response, members), expected, "{members}");
    }
}

#[test]
fn marks_on_parameters_and_properties_are_read() {
    let mark = |purpose: &str| format!("x-stainless-pagination-property: {{purpose: {purpose}}}");
    let list = |rest: &str| {
        format!(
            "rows: {{type: array, items: {{type: object, properties: {{key: {{type: string{rest}}}}}}}, {}}}",
            mark("items")
        )
    };
    let response = format!("{}, last: {{type: string, {}}}", list(""), mark("next_cursor_field"));
    let param = format!("after: {{type: string, {}}}", mark("next_cursor_param"));
    assert_eq!(said(&param, &response, ""), "token ?after from /last, items \"/rows\"");
    let response = list(&format!(", {}", mark("cursor_item_id")));
    let param = format!("after: {{type: string, {}}}", mark("next_cursor_id_param"));
    assert_eq!(said(&param, &response, ""), "last_item ?after from /key, items \"/rows\"");
    let response = format!("{}, url: {{type: string, {}}}", list(""), mark("cursor_url_field"));
    assert_eq!(said("", &response, ""), "next_url /url, items \"/rows\"");
}

#[test]
fn what_does_not_fit_the_operation_is_reported_and_left_out() {
    let member = "x-fern-pagination: {cursor: $request.aftr, next_cursor: $response.next, results: $response.data}";
    refused(&said("after: {type: string}", &with("next: {type: string}"), member), "the request has no `aftr`");
    let member = "x-ms-pageable: {nextLinkName: nextLink, itemName: rows}";
    refused(&said("", &with("nextLink: {type: string}"), member), "the response has no list at `/rows`");
    let member = "x-ms-pageable: {nextLinkName: link, itemName: data}";
    refused(&said("", &with("nextLink: {type: string}"), member), "the response has no `/link`");
}

fn refused(out: &str, reason: &str) {
    assert!(out.starts_with("-warning C211 6:"), "{out}");
    assert!(out.contains(reason), "{out}");
}

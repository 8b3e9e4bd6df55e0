//! A guess at how an operation gives a list in parts.
//!
//! Apart because it is a table of names that APIs use; a person decides whether it is right. The parameters `page` and
//! `per_page` with the reply `{data: [...]}` are `pagination: { page: { param: page, size: per_page } }` and
//! `reply: { items: /data }`.

use crate::import::yaml::{self, Entry, Yaml, entry, text};
use crate::shape::shape;
use connector_codegen::spec::ty::Shape;
use connector_codegen::spec::{Operation, TypeId, Types};
use connector_tables::language::pointer::escape;
use connector_tables::{MediaKind, Place, Strategy};

const PAGE: &[&str] = &["page", "pagenumber", "pageno", "pageindex", "p"];
const OFFSET: &[&str] = &["offset", "skip", "startat", "startindex", "start"];
const TOKEN: &[&str] =
    &["cursor", "pagetoken", "nexttoken", "nextpagetoken", "continuationtoken", "after", "startcursor", "marker"];
const SIZE: &[&str] = &["perpage", "pagesize", "limit", "size", "count", "maxresults", "top", "first"];
const ITEMS: &[&str] = &["data", "items", "results", "records", "values", "entries", "list", "content"];
const NEXT_TOKEN: &[&str] =
    &["nextpagetoken", "nextcursor", "nexttoken", "cursor", "endcursor", "continuationtoken", "next"];
const NEXT_URL: &[&str] = &["next", "nexturl", "nextpage", "nextlink", "odatanextlink"];
const TOTAL: &[&str] = &["total", "totalcount", "totalitems", "totalresults"];
const LAST: &[&str] = &["lastpage", "totalpages", "pagecount", "pages"];

/// Members of a reply are looked for so deep.
const DEPTH: usize = 2;

/// Lines for the endpoint, if it looks like a list in pages.
pub(super) fn guess(operation: &Operation, types: &Types) -> Option<Vec<String>> {
    if operation.method != "GET" {
        return None;
    }
    let reply = operation.replies.iter().find(|reply| matches!(reply.status, 2 | 200..300))?;
    let body = reply.media.iter().find(|media| media.kind == MediaKind::Json)?.ty?;
    let items = items(types, body)?;
    let mut places = Vec::new();
    collect(types, body, "", DEPTH, &mut places);
    let place = |names: &[&str], fits: fn(&Shape) -> bool| {
        let of = |name: &&str| places.iter().find(|found| plain(&found.name) == **name && fits(found.shape));
        names.iter().find_map(of).map(|found| found.pointer.clone())
    };
    let param = |names: &[&str]| {
        let queries = || operation.params.iter().filter(|param| param.table.place == Place::Query);
        names
            .iter()
            .find_map(|name| queries().find(|param| plain(&param.table.name) == *name))
            .map(|param| param.table.name.as_str())
    };
    let number: fn(&Shape) -> bool = |shape| matches!(shape, Shape::Integer(_) | Shape::Number(_));
    let words: fn(&Shape) -> bool = |shape| matches!(shape, Shape::Text(_) | Shape::Any);
    let mut way = Vec::new();
    let links = reply.headers.iter().any(|header| header.table.name.eq_ignore_ascii_case("link"));
    let strategy = if let (Some(name), Some(from)) = (param(TOKEN), place(NEXT_TOKEN, words)) {
        way.extend([entry("param", text(name)), entry("from", text(from))]);
        Strategy::Token
    } else if let Some(name) = param(PAGE) {
        way.push(entry("param", text(name)));
        Strategy::Page
    } else if let Some(name) = param(OFFSET) {
        way.push(entry("param", text(name)));
        Strategy::Offset
    } else if links {
        Strategy::Link
    } else {
        let from = place(NEXT_URL, words)?;
        way.push(entry("from", text(from)));
        Strategy::NextUrl
    };
    way.extend(param(SIZE).map(|name| entry("size", text(name))));
    if strategy == Strategy::Page {
        way.extend(place(LAST, number).map(|from| entry("total_pages", text(from))));
    }
    let total = place(TOTAL, number).map(|from| entry("total", text(from)));
    Some(lines(strategy, way, total, &items))
}

fn lines(strategy: Strategy, way: Vec<Entry>, total: Option<Entry>, items: &str) -> Vec<String> {
    let pagination = [entry(strategy.word(), Yaml::Map(way))].into_iter().chain(total).collect();
    let mut entries = vec![entry("pagination", Yaml::Map(pagination))];
    if !items.is_empty() {
        entries.push(entry("reply", Yaml::Map(vec![entry("items", text(items))])));
    }
    // As it would stand in an endpoint: one line each.
    let nested = yaml::write(&[entry("x", Yaml::Map(entries))]);
    nested.lines().skip(1).map(|line| line.trim_start().to_owned()).collect()
}

/// `per_page`, `perPage` and `per-page` are one.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// Where in the body the list stands: the body itself, or the one member that is a list.
fn items(types: &Types, body: TypeId) -> Option<String> {
    let object = match shape(types, body) {
        Shape::Array(_) => return Some(String::new()),
        Shape::Object(object) => object,
        _ => return None,
    };
    let is_list = |ty: TypeId| matches!(shape(types, ty), Shape::Array(_));
    let lists: Vec<&str> =
        object.members.iter().filter(|member| is_list(member.ty)).map(|member| member.name.as_str()).collect();
    let known = lists.iter().find(|name| ITEMS.contains(&plain(name).as_str()));
    let only = if let [only] = lists.as_slice() { Some(only) } else { None };
    known.or(only).map(|name| pointer("", name))
}

/// A member of the reply, beside its items.
struct Found<'t> {
    name: String,
    pointer: String,
    shape: &'t Shape,
}

fn collect<'t>(types: &'t Types, ty: TypeId, before: &str, depth: usize, found: &mut Vec<Found<'t>>) {
    let Shape::Object(object) = shape(types, ty) else { return };
    let Some(depth) = depth.checked_sub(1) else { return };
    for member in &object.members {
        let pointer = pointer(before, &member.name);
        collect(types, member.ty, &pointer, depth, found);
        found.push(Found { name: member.name.clone(), pointer, shape: shape(types, member.ty) });
    }
}

fn pointer(before: &str, name: &str) -> String {
    format!("{before}/{}", escape(name))
}

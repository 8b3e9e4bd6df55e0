//! A body is scanned once, and no list in it is copied, for any use of it: its success, a part, an assembled output,
//! a page, an error.

use connector_json::count::{Counts, counted};

use super::shaping::Row;
use super::*;

/// Reads a response, and returns its scans and copies.
fn count<E: Endpoint>(status: u16, body: &str) -> (bool, Counts) {
    let mut response = http::Response::new(bytes::Bytes::copy_from_slice(body.as_bytes()));
    *response.status_mut() = http::StatusCode::from_u16(status).unwrap();
    response.headers_mut().insert("x-total", "9".parse().unwrap());
    counted(|| match decode::<E>(response) {
        Ok(_) => true,
        Err(error) => {
            assert!(error.value().is_some(), "{error}");
            false
        }
    })
}

/// A list that is long enough for a copy of it to show.
fn list() -> String {
    let rows: Vec<String> = (0..1000).map(|id| format!(r#"{{"id":{id},"name":"row {id}"}}"#)).collect();
    format!("[{}]", rows.join(","))
}

const OK: Predicate<'static> = predicate(Source::Body("/success"), test::one_of(&["true"]));

pub(crate) struct Sum {
    rows: Vec<Row>,
    total: Option<i64>,
}
abi::model!(Sum { rows = get "rows", total = opt "total" });

endpoint!(Plain: Vec<Row>, Value = get("plain", "/x"));
endpoint!(Part: Vec<Row>, Value = get("part", "/x").behavior(&behavior().select("/data").success(OK)));
endpoint!(Whole: Value, Value = get("whole", "/x").behavior(&behavior().success(OK)).errors(&[json(200)]));
endpoint!(Put: Sum, Value = get("put", "/x").behavior(&behavior().success(OK).output(&[
    pick("rows", Source::Body("/data")),
    pick("total", Source::Header("X-Total")),
])));
endpoint!(List: Page<Row>, Value = get("list", "/x").behavior(
    &behavior().select("/data").success(OK).paging(
        &paging(next::token(page_token(Slot::Query("after"), Source::Body("/next")))).total(Source::Body("/total"))
    )
));
endpoint!(Failing: (), Value = get("failing", "/x").errors(&[json(404)]));

#[test]
fn a_body_is_scanned_once() {
    let list = list();
    let enveloped = format!(r#"{{"success":true,"data":{list},"next":"b","total":7}}"#);
    let refused = format!(r#"{{"success":false,"data":{list}}}"#);
    let once = |body: &str| Counts { scans: vec![body.len()], handed_out: 0 };
    // The words `true` and `false` are compared as text.
    let judged = |body: &str, word: &str| Counts { handed_out: word.len(), ..once(body) };
    assert_eq!(count::<Plain>(200, &list), (true, once(&list)));
    assert_eq!(count::<Part>(200, &enveloped), (true, judged(&enveloped, "true")));
    assert_eq!(count::<Whole>(200, &enveloped), (true, judged(&enveloped, "true")));
    assert_eq!(count::<List>(200, &enveloped).1, judged(&enveloped, "true7\"b\""));
    assert_eq!(count::<Failing>(404, &enveloped), (false, once(&enveloped)));
    // A value with another text may be equal, so the predicate's value is scanned.
    let mut missed = judged(&refused, "false");
    missed.scans.push("true".len());
    assert_eq!(count::<Whole>(200, &refused), (false, missed));
}

/// The header is read as a string first, which is not a number, and then as a number; `null` is the body of a blank response.
#[test]
fn an_assembled_output_does_not_scan_its_list_again() {
    let enveloped = format!(r#"{{"success":true,"data":{}}}"#, list());
    let (is_read, counts) = count::<Put>(200, &enveloped);
    assert!(is_read);
    assert_eq!(counts.handed_out, "true".len());
    assert_eq!(counts.scans.iter().filter(|bytes| **bytes > 4).collect::<Vec<_>>(), [&enveloped.len()]);
}

/// The cost of an envelope does not depend on the length of the list.
#[test]
fn a_list_is_not_copied() {
    fn allocated<E: Endpoint>(body: String) -> u64 {
        let response = http::Response::new(bytes::Bytes::from(body));
        allocation_counter::measure(|| assert!(decode::<E>(response).is_ok())).bytes_total
    }
    let list = list();
    let envelope = || format!(r#"{{"success":true,"data":{list},"next":"b","total":7}}"#);
    let plain = allocated::<Plain>(list.clone());
    for more in [allocated::<Part>(envelope()), allocated::<Put>(envelope()), allocated::<List>(envelope())] {
        assert!(more < plain + 1000, "{more} bytes, of a plain list {plain}; the list has {}", list.len());
    }
}

//! Both forms of tables, and the walk over them.

use crate::walk::{Record, Value};
use crate::{
    BehaviorBuf, Operation, OperationBuf, OperationHandle, Owned as _, Place, RetryBuf, SlotBuf, Style, View as _,
};
use crate::{auth, behavior, body, fixed, get, key, needs, next, page_number, part, path, query, range, retry, slot};
use std::sync::Arc;

const LIST: &Operation<'static> = &get("issues/list", "/repos/{owner}/issues")
    .params(&[path("owner"), query("labels").explode(false), query("filter").style(Style::DeepObject)])
    .bodies(&[body::multipart("multipart/form-data").parts(&[part("photo").media("image/png")])])
    .errors(&[crate::json(404), crate::text(range(5))])
    .security(&[needs(&["token"]), needs(&[])])
    .behavior(
        &behavior()
            .fixed(&[fixed(Place::Header, "X-Tenant", "{{ tenant }}").optional(true)])
            .paging(&crate::paging(next::page(page_number(slot::query("page")).start(0))))
            .retry(retry().attempts(5)),
    );

/// The record as generated code would spell it, without the prefix.
fn spelled(record: &Record<'_>) -> String {
    let module = record.module.map(|module| format!("{module}::")).unwrap_or_default();
    let args: Vec<_> = record.args.iter().map(value).collect();
    let set: String = record.changed().map(|field| format!(".{}({})", field.name, value(&field.value))).collect();
    format!("{module}{}({}){set}", record.make, args.join(", "))
}

fn value(of: &Value<'_>) -> String {
    match of {
        Value::Record(record) => spelled(record),
        Value::One(inner) => format!("&{}", value(inner)),
        Value::List(items) => format!("&[{}]", items.iter().map(value).collect::<Vec<_>>().join(", ")),
        Value::Text(text) => format!("{text:?}"),
        Value::Word { of, variant, .. } => format!("{of}::{variant}"),
        Value::Flag(flag) => flag.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Status(status) => status.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn a_walk_spells_only_what_differs() {
    let expected = r#"get("issues/list", "/repos/{owner}/issues").params(&[path("owner"), query("labels").explode(false), query("filter").style(Style::DeepObject)]).bodies(&[body::multipart("multipart/form-data").parts(&[part("photo").media("image/png")])]).errors(&[json(404), text(5)]).security(&[needs(&["token"]), needs(&[])]).behavior(&behavior().fixed(&[fixed(Place::Header, "X-Tenant", "{{ tenant }}").optional(true)]).paging(&paging(next::page(page_number(slot::query("page")).start(0)))).retry(retry().attempts(5)))"#;
    assert_eq!(spelled(&LIST.record()), expected);
}

#[test]
fn both_forms_are_equal() {
    let owned: OperationBuf = LIST.to_buf();
    assert_eq!(owned.view(), *LIST);
    assert_eq!(owned.view().to_buf(), owned);
    let shared = OperationHandle::from(Arc::new(owned.clone()));
    assert_eq!(shared.get(), OperationHandle::from(LIST).get());
    let other =
        OperationBuf { behavior: Box::new(BehaviorBuf { safe: Some(false), ..*owned.behavior.clone() }), ..owned };
    assert_ne!(other.view(), *LIST);
}

#[test]
fn owned_rows_have_the_same_defaults() {
    let retry = RetryBuf { attempts: 5, ..RetryBuf::default() };
    assert_eq!(retry.view(), crate::retry().attempts(5));
    assert_eq!(SlotBuf::Query("page".to_owned()).view(), slot::query("page"));
    assert_eq!(OperationBuf::default().view(), Operation::DEFAULT);
}

#[test]
fn a_choice_names_its_constructor() {
    let kind = auth::api_key(key(Place::Query, "k"));
    assert_eq!(spelled(&kind.record()), r#"auth::api_key(key(Place::Query, "k"))"#);
    assert_eq!(spelled(&auth::bearer().record()), "auth::bearer()");
}

#[test]
fn words_are_read_back() {
    for style in Style::ALL {
        assert_eq!(Style::of(style.word()), Some(*style));
    }
    assert_eq!(Style::of("deepObjekt"), None);
}

#[test]
fn rows_are_looked_at_in_both_forms() {
    let owned = OperationHandle::from(LIST.to_buf());
    for handle in [&owned, &OperationHandle::from(LIST)] {
        assert_eq!(handle.with(|table| table.params.find_map(|at, row| (row.name == "labels").then_some(at))), Some(1));
        assert!(handle.with(|table| table.params.any(|row| row.style == Style::DeepObject)));
        assert_eq!(handle.with(|table| table.behavior.with(|behavior| behavior.retry)), Some(retry().attempts(5)));
        assert_eq!(handle.get().security.and_then(|needed| needed.first()).map(|needed| needed.schemes.len()), Some(1));
    }
}

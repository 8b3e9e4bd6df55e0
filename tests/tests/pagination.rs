//! Recognition of pagination on 200 GET operations of real documents, which were labeled before the rules were written.
//!
//! The labels are in tests/pagination/labels.tsv. The documents are not in git; if `../shared/corpus` is missing, the
//! test says so and passes.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::front::Disk;
use connector_codegen::front::pipeline::{Pipeline, Stage};
use connector_codegen::spec::{Operation, Spec};
use connector_tables::{NextBuf, SlotBuf, SourceBuf};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Minimum number of the 66 paginated operations that must be recognized. The others declare too little.
const RECALL: usize = 49;

fn corpus() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    ["../shared/corpus", "../../shared/corpus"].iter().map(|way| root.join(way)).find(|way| way.is_dir())
}

/// Labels by document: path, and the correct strategies.
fn labels() -> BTreeMap<String, Vec<(String, String)>> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("pagination/labels.tsv")).unwrap();
    let mut labels: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let [document, path, ways] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
        labels.entry(document.to_owned()).or_default().push((path.to_owned(), ways.to_owned()));
    }
    labels
}

/// The recognized strategy, in the words of the labels.
fn way(operation: &Operation) -> Option<String> {
    let paging = operation.behavior.table.paging.as_ref()?;
    let query = |slot: &SlotBuf| match slot {
        SlotBuf::Query(name) => name.clone(),
        other => format!("{other:?}"),
    };
    let place = |source: &SourceBuf| match source {
        SourceBuf::Body(pointer) => pointer.clone(),
        SourceBuf::Header(name) => format!("$headers.{name}"),
        SourceBuf::Status => "$status".to_owned(),
    };
    let next = match &paging.next {
        NextBuf::Page(page) => format!("page {}", query(&page.to)),
        NextBuf::Offset(offset) => format!("offset {}", query(&offset.to)),
        NextBuf::Token(token) => format!("token {}<-{}", query(&token.to), place(&token.from)),
        NextBuf::LastItem(item) => format!("last_item {}<-{}", query(&item.to), item.field),
        NextBuf::NextUrl(url) => format!("next_url {}", place(&url.from)),
        NextBuf::Link(_) => "link".to_owned(),
        NextBuf::Custom(_) => "custom".to_owned(),
    };
    let items = paging.items.as_deref().filter(|items| !items.is_empty()).unwrap_or("/");
    Some(format!("{next} {items}"))
}

fn find<'s>(spec: &'s Spec, path: &str) -> Option<&'s Operation> {
    spec.operations.iter().find(|operation| operation.method == "GET" && operation.path == path)
}

#[test]
fn nothing_is_recognized_wrongly() {
    let Some(corpus) = corpus() else {
        eprintln!("skipped: there is no ../shared/corpus");
        return;
    };
    let config = Config::default();
    let stages = Pipeline { config: &config, until: Stage::Pass, clock: &|| Duration::ZERO };
    let (mut wrong, mut right, mut missed) = (Vec::new(), 0, Vec::new());
    for (document, rows) in labels() {
        let outcome = stages.run(&mut Disk::new(&corpus), &document);
        let spec = outcome.spec.unwrap();
        for (path, ways) in rows {
            let place = format!("{document} {path}");
            match find(&spec, &path).and_then(way) {
                Some(way) if ways.split('|').any(|label| label == way) => right += 1,
                Some(way) => wrong.push(format!("{place}: {way}, and it is {ways}")),
                None if ways == "-" => {}
                None => missed.push(place),
            }
        }
    }
    eprintln!("{right} of {} recognized, {} wrongly; not: {}", right + missed.len(), wrong.len(), missed.join(", "));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(right >= RECALL, "{right} are recognized");
}

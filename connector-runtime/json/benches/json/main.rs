//! Reading and writing a document of about 1 MB of nested records: our types against serde's derives.
//!
//! Separate from the tests, because it measures. `records.rs` has the records twice: as
//! connector-codegen emits them, and with derives.
//!
//! `cargo bench -p connector-json --bench json`; docs/adr/0003 has the figures.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

mod abi;
mod records;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use records::{derived, ours};
use std::hint::black_box;

fn owner(at: usize) -> serde_json::Value {
    let url = |part: &str| format!("https://api.example.com/users/ann-{at}/{part}");
    serde_json::json!({
        "login": format!("ann-{at}"), "id": 1_000_000 + at, "node_id": format!("MDQ6VXNlcj{at}"),
        "avatar_url": url("avatar"), "gravatar_id": "", "url": url(""), "html_url": url("html"),
        "followers_url": url("followers"), "organizations_url": url("orgs"), "repos_url": url("repos"),
        "events_url": url("events{/privacy}"), "kind": "User", "site_admin": at.is_multiple_of(7),
    })
}

fn repo(at: usize) -> serde_json::Value {
    let url = |part: &str| format!("https://api.example.com/repos/ann-{at}/thing-{at}/{part}");
    let mut repo = serde_json::json!({
        "id": 123_456_789 + at, "node_id": format!("MDEwOlJlcG9zaXRvcnk{at}"), "name": format!("thing-{at}"),
        "full_name": format!("ann-{at}/thing-{at}"), "owner": owner(at), "private": false, "html_url": url("html"),
        "description": "A \"thing\" that does what it says.\nNo more – and no less.", "fork": at.is_multiple_of(3),
        "url": url(""), "archive_url": url("{archive_format}{/ref}"), "branches_url": url("branches{/branch}"),
        "clone_url": url("clone"), "commits_url": url("commits{/sha}"), "compare_url": url("compare/{base}...{head}"),
        "mirror_url": null, "homepage": null, "language": "Rust", "forks_count": at * 3, "stargazers_count": at * 17,
        "watchers_count": at * 17, "size": 100_000 + at, "default_branch": "main", "open_issues_count": 12,
        "is_template": false, "topics": ["json", "rust", "openapi", "client"], "has_issues": true, "has_wiki": true,
        "has_pages": false, "state": "active", "visibility": "public", "pushed_at": "2024-03-09T16:05:07Z",
        "created_at": "2019-01-26T19:01:12Z", "updated_at": "2024-03-01T19:14:43Z", "score": 0.5 + at as f64 / 8.0,
    });
    if at.is_multiple_of(2) {
        repo["license"] = serde_json::json!({ "key": "mit", "name": "MIT License", "spdx_id": "MIT" });
        repo["parent"] = owner(at + 1);
    }
    repo
}

/// Members in the order in which the types declare them.
fn document() -> Vec<u8> {
    let repos: Vec<_> = (0..420).map(repo).collect();
    let repos: Vec<derived::Repo> = serde_json::from_value(repos.into()).unwrap();
    serde_json::to_vec(&repos).unwrap()
}

/// Members in alphabetical order.
fn sorted(document: &[u8]) -> Vec<u8> {
    let value: serde_json::Value = serde_json::from_slice(document).unwrap();
    serde_json::to_vec(&value).unwrap()
}

fn read(c: &mut Criterion, name: &str, document: &[u8]) {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(document.len() as u64));
    group.bench_function("ours", |b| {
        b.iter(|| connector_json::from_slice::<Vec<ours::Repo>>(black_box(document)).unwrap());
    });
    group.bench_function("derived", |b| {
        b.iter(|| serde_json::from_slice::<Vec<derived::Repo>>(black_box(document)).unwrap());
    });
    group.bench_function("ours through serde", |b| {
        b.iter(|| serde_json::from_slice::<Vec<ours::Repo>>(black_box(document)).unwrap());
    });
    group.bench_function("tape alone", |b| {
        b.iter(|| {
            connector_json::Document::parse(black_box(document))
                .map(|document| document.doc().root().is_null())
                .unwrap()
        });
    });
    group.finish();
}

fn write(c: &mut Criterion, document: &[u8]) {
    let ours = connector_json::from_slice::<Vec<ours::Repo>>(document).unwrap();
    let derived = serde_json::from_slice::<Vec<derived::Repo>>(document).unwrap();
    let same = connector_json::to_vec(&ours) == document && serde_json::to_vec(&derived).unwrap() == document;
    assert!(same, "both write the text that was read");
    let mut group = c.benchmark_group("write");
    group.throughput(Throughput::Bytes(document.len() as u64));
    group.bench_function("ours", |b| b.iter(|| connector_json::to_vec(black_box(&ours))));
    group.bench_function("derived", |b| b.iter(|| serde_json::to_vec(black_box(&derived)).unwrap()));
    group.finish();
}

fn all(c: &mut Criterion) {
    let document = document();
    read(c, "read in order", &document);
    read(c, "read in alphabetical order", &sorted(&document));
    write(c, &document);
}

criterion_group!(benches, all);
criterion_main!(benches);

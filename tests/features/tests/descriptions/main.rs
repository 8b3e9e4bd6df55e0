//! Every endpoint of the descriptions in `tests/fixtures/descriptions`, called against a server in this process.
//!
//! Each test contains the requests as text, to the hosts that the description names. docs/features.md lists what
//! each description shows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod crm;
mod feed;
mod files;
mod forms;
mod forum;
mod graph;
mod login;
mod members;
mod notes;
mod sensors;
mod server;
mod shop;
mod tracker;
mod types;

/// The methods of each generated client stand in the file of its tests.
#[test]
fn every_endpoint_is_called() {
    let mut missing = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir("../fixtures/descriptions").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if name.contains('.') {
            continue;
        }
        let client = std::fs::read_to_string(format!("{}/{name}.rs", env!("OUT_DIR"))).unwrap();
        let tests = std::fs::read_to_string(format!("tests/descriptions/{name}.rs")).unwrap();
        for line in client.lines().filter(|line| line.contains("-> Call<")) {
            let Some((method, _)) = line.trim().strip_prefix("pub fn ").unwrap().split_once("(&self") else { continue };
            count += 1;
            if !tests.contains(&format!("api.{method}(")) {
                missing.push(format!("{name}: {method}"));
            }
        }
    }
    assert_eq!((count, missing), (63, Vec::new()));
}

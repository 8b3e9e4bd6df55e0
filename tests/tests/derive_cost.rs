//! The cost of checking `#[derive(Endpoint)]`, compared with the same endpoints generated. Ignored: it runs cargo.
//!
//! `cargo test -p connector-tests --test derive_cost -- --ignored --nocapture` writes two crates of 200 endpoints and 50
//! types, checks each a few times without incremental compilation, and prints the processor time that cargo and rustc
//! took. docs/performance.md keeps the figures.

#![allow(clippy::unwrap_used, reason = "a test")]
#![allow(clippy::print_stdout, reason = "it is a measurement")]

use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use connector_codegen::output;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ENDPOINTS: usize = 200;
const TYPES: usize = 50;
const RUNS: usize = 3;

/// Clock ticks in a second, as Linux counts them.
const TICKS: f64 = 100.0;

#[test]
#[ignore = "runs cargo for minutes"]
fn the_derive_costs_at_most_twice_as_much() {
    let base = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("derive-cost");
    let types = format!("mod api {{ {} }}\nuse api::types::*;\n{}", generated(&base, 0), endpoints());
    let crates = [
        ("by derive, types generated", write(&base.join("derived"), &types)),
        ("by derive, types by serde's derives", write(&base.join("serde"), &format!("{}{}", structs(), endpoints()))),
        ("types by serde's derives alone", write(&base.join("types"), &structs())),
        ("generated, as a file", write(&base.join("generated"), &generated(&base, ENDPOINTS))),
        ("generated, by client!", write(&base.join("macro"), "connector_runtime::client!(\"../api.yaml\");")),
    ];
    let mut least = [f64::MAX; 5];
    for round in 0..=RUNS {
        for (least, (_, folder)) in least.iter_mut().zip(&crates) {
            let cost = check(folder);
            // The first round builds what they depend on.
            if round > 0 {
                *least = least.min(cost);
            }
        }
    }
    println!("cargo check, processor seconds, the least of {RUNS}:");
    for ((name, _), least) in crates.iter().zip(least) {
        println!("  {least:.2}  {name}");
    }
    let [derived, _, _, generated, _] = least;
    assert!(derived <= 2.0 * generated, "{derived} is more than twice {generated}");
}

/// Writes a crate.
fn write(folder: &Path, text: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let name = folder.file_name().unwrap().to_str().unwrap();
    fs::create_dir_all(folder.join("src")).unwrap();
    let runtime = root.join("connector-runtime");
    let manifest = format!(
        "[package]\nname = \"cost-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         connector-runtime = {{ path = {runtime:?}, features = [\"macros\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    fs::write(folder.join("src/lib.rs"), text).unwrap();
    folder.to_owned()
}

/// Checks a crate anew and gives the seconds of processor time.
fn check(folder: &Path) -> f64 {
    let text = fs::read_to_string(folder.join("src/lib.rs")).unwrap();
    fs::write(folder.join("src/lib.rs"), text).unwrap();
    let before = children();
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let status = Command::new(cargo)
        .args(["check", "--offline", "--quiet", "--lib"])
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(folder)
        .status()
        .unwrap();
    assert!(status.success());
    children() - before
}

/// The processor time of all that this process waited for, in user mode.
fn children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields = stat.rsplit_once(')').unwrap().1;
    fields.split_whitespace().nth(13).unwrap().parse::<f64>().unwrap() / TICKS
}

/// The types, as people write them.
fn structs() -> String {
    let mut text = String::from("use serde::{Deserialize, Serialize};\n");
    for at in 0..TYPES {
        _ = write!(
            text,
            "#[derive(Debug, Clone, Serialize, Deserialize)]\npub struct Thing{at} {{ pub id: i64, pub name: String, \
             pub tags: Vec<String>, pub state: Option<String>, pub weight: Option<f64>, pub owner: Option<String>, \
             pub active: bool, pub parent: Option<i64> }}\n"
        );
    }
    text
}

/// A third has a body, all have a path parameter and two query parameters.
fn endpoints() -> String {
    let mut text = String::from("use connector_runtime::Endpoint;\n");
    for at in 0..ENDPOINTS {
        let (method, body) = match at % 3 {
            0 => ("POST", format!(", #[endpoint(body)] pub body: Thing{}", at % TYPES)),
            _ => ("GET", String::new()),
        };
        _ = write!(
            text,
            "#[derive(Endpoint)]\n#[endpoint({method}, \"/things{at}/{{id}}\", output = Thing{})]\n\
             pub struct Call{at} {{ pub id: String, #[endpoint(query)] pub limit: Option<i64>, \
             #[endpoint(query)] pub state: Option<String>{body} }}\n",
            at % TYPES
        );
    }
    text
}

/// The same from a document, with so many endpoints.
fn generated(base: &Path, endpoints: usize) -> String {
    let paths = if endpoints == 0 { " {}" } else { "" };
    let mut text = format!("openapi: 3.0.3\ninfo: {{ title: Cost, version: '1' }}\npaths:{paths}\n");
    for at in 0..endpoints {
        let thing = format!(
            "content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Thing{}' }} }} }}",
            at % TYPES
        );
        let (method, body) = match at % 3 {
            0 => ("post", format!("      requestBody: {{ required: true, {thing} }}\n")),
            _ => ("get", String::new()),
        };
        _ = write!(
            text,
            "  /things{at}/{{id}}:\n    {method}:\n      operationId: call{at}\n      parameters:\n\
             \x20       - {{ name: id, in: path, required: true, schema: {{ type: string }} }}\n\
             \x20       - {{ name: limit, in: query, schema: {{ type: integer }} }}\n\
             \x20       - {{ name: state, in: query, schema: {{ type: string }} }}\n\
             {body}      responses: {{ '200': {{ description: It., {thing} }} }}\n"
        );
    }
    text.push_str("components:\n  schemas:\n");
    for at in 0..TYPES {
        _ = writeln!(
            text,
            "    Thing{at}: {{ type: object, required: [id, name, tags, active], properties: {{ id: {{ type: integer }}, \
             name: {{ type: string }}, tags: {{ type: array, items: {{ type: string }} }}, state: {{ type: string }}, \
             weight: {{ type: number }}, owner: {{ type: string }}, active: {{ type: boolean }}, \
             parent: {{ type: integer }} }} }}"
        );
    }
    fs::create_dir_all(base).unwrap();
    fs::write(base.join("api.yaml"), text).unwrap();
    let outcome = pipeline::run(&mut Disk::new(base.to_owned()), "api.yaml", &Config::default());
    assert!(!outcome.has_errors());
    output::source(&outcome.module.unwrap(), &output::header("api.yaml"))
}

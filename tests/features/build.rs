//! Generates a client of every description in `tests/fixtures/features` and `tests/fixtures/descriptions`, as users' build
//! scripts do, and the list of all their tables.

use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use std::fmt::Write as _;
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let mut tables = String::from("&[\n");
    for folder in ["../fixtures/features", "../fixtures/descriptions"] {
        println!("cargo::rerun-if-changed={folder}");
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            let known =
                path.extension().is_some_and(|kind| ["yaml", "json", "toml"].contains(&kind.to_str().unwrap_or("")));
            if known && !name.contains('.') {
                let document = path.display().to_string();
                connector_codegen::Builder::new(&document).name(name).build()?;
                write!(tables, "{}", listed(&document, name)?)?;
            }
        }
    }
    tables.push_str("]\n");
    let out = std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?;
    Ok(std::fs::write(Path::new(&out).join("tables.rs"), tables)?)
}

/// Returns a row of the list: the document, its name, and the constants of its client.
fn listed(document: &str, name: &str) -> Result<String> {
    let config = Config { name: Some(name.to_owned()), ..Config::default() };
    let outcome = pipeline::run(&mut Disk::new("."), document, &config);
    let plan = outcome.plan.ok_or_else(|| format!("{document} has no plan"))?;
    let mut row = format!("({document:?}, {name:?}, connector_features::{name}::CONNECTOR, &[\n");
    for group in &plan.groups {
        for endpoint in &group.endpoints {
            writeln!(row, "connector_features::{name}::{}::{}::OPERATION,", group.module, endpoint.marker)?;
        }
    }
    row.push_str("]),\n");
    Ok(row)
}

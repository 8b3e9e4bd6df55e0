//! The generated clients of descriptions and `connector call` run equal tables: each constant equals that of the plan,
//! which `connector call` runs.

#![allow(clippy::unwrap_used, reason = "a test")]

use connector_codegen::config::Config;
use connector_codegen::front::{Disk, pipeline};
use connector_runtime::abi::v1::{Connector, Endpoint as _, Operation};
use connector_tables::Owned as _;

/// A document, the name of its client, and the client's constants.
type Row = (&'static str, &'static str, &'static Connector, &'static [&'static Operation]);

/// Written by the build script.
const TABLES: &[Row] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

#[test]
fn all_tables_are_those_of_the_plan() {
    for (document, name, connector, operations) in TABLES {
        let config = Config { name: Some((*name).to_owned()), ..Config::default() };
        let plan = pipeline::run(&mut Disk::new(env!("CARGO_MANIFEST_DIR")), document, &config).plan.unwrap();
        assert_eq!(**connector, plan.connector.view(), "{name}");
        let planned: Vec<_> = plan.groups.iter().flat_map(|group| &group.endpoints).collect();
        assert_eq!(operations.len(), planned.len(), "{name}");
        for (operation, endpoint) in operations.iter().zip(planned) {
            assert_eq!(**operation, endpoint.table.view(), "{name}: {}", endpoint.marker);
        }
    }
    // Thirteen descriptions and two seed systems.
    assert_eq!(TABLES.len(), 15);
}

//! A required parameter that is lost is an error.

mod shop {
    connector_runtime::client!("../../../../tests/ui/client/skipped.yaml");
}

fn main() {}

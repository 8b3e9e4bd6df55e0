//! Reports that stop nothing are one warning at the path, which `warnings = "off"` removes.

#![deny(deprecated)]

mod shop {
    connector_runtime::client!("../../../../tests/ui/client/warnings.yaml");
}

mod quiet {
    connector_runtime::client!("../../../../tests/ui/client/warnings.yaml", warnings = "off");
}

fn main() {
    let _ = (shop::Client::builder, quiet::Client::builder);
}

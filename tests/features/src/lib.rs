//! Clients of every description in `tests/fixtures`, as `build.rs` generates them. The tests call them.

/// The client of `processmaker.yaml`.
#[allow(missing_docs)]
pub mod processmaker {
    include!(concat!(env!("OUT_DIR"), "/processmaker.rs"));
}

/// The client of `patchworks.yaml`.
#[allow(missing_docs)]
pub mod patchworks {
    include!(concat!(env!("OUT_DIR"), "/patchworks.rs"));
}

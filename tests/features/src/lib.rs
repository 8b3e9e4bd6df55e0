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

/// The clients of `tests/fixtures/descriptions`.
macro_rules! described {
    ($($name:ident)*) => {
        $(#[allow(missing_docs)]
        #[doc = concat!("The client of the description `", stringify!($name), "`.")]
        pub mod $name {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        })*
    };
}

described! { crm feed files forms forum graph login members notes sensors shop tracker types }

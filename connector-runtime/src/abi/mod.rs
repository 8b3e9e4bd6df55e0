//! The names that generated code uses, one module per version of the agreement with connector-codegen.
//!
//! Apart from the public modules, because these names may not change as long as their version exists: committed
//! clients rely on them.

pub mod v1;

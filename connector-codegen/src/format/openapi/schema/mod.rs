//! Schemas to types of the IR.
//!
//! A schema is first classified into one of a closed set of forms; each form has its own file.

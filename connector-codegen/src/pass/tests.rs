//! Schemas in, types after all passes out.

//! Output, text in, text out.

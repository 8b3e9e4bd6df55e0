//! The doors: build script and macro.

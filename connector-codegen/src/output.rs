//! Files: formats tokens, writes what changed, compares.

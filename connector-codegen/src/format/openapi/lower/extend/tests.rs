//! Documents with members of ours: the dump and the reports out.

//! Every option, once.

//! Calls through the scripted transport.

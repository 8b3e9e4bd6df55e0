//! Names of an instance in the environment's spelling: `clientSecret` and `client-secret` are `CLIENT_SECRET` there.

/// A name as environment variables spell it.
pub(super) fn upper(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.chars() {
        if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            out.push('_');
        }
        out.push(if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' });
        before = c;
    }
    out
}

//! Names that look like those of secrets: one list for the check of descriptions and for imports, so that an import never
//! writes what the check would then report.
//!
//! `Ocp-Apim-Subscription-Key`, `clientSecret` and `user_pw` look secret; `max_tokens` and `token_type` do not. In
//! `<user>ann</user><pw>hunter2</pw>`, the value of `pw` looks secret.

use std::ops::Range;

/// Parts of names, without case and separators.
const PARTS: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "secret",
    "token",
    "authorization",
    "cookie",
    "credential",
    "sessionid",
    "apikey",
    "appkey",
    "applicationkey",
    "accesskey",
    "accountkey",
    "authkey",
    "encryptionkey",
    "functionskey",
    "licensekey",
    "masterkey",
    "privatekey",
    "sessionkey",
    "sharedkey",
    "signingkey",
    "subscriptionkey",
];

/// Last words of names. As parts of words, they would match too much.
const WORDS: &[&str] = &["pass", "pw", "pwd", "jwt", "bearer"];

/// Last words of names that only describe a secret.
const HARMLESS: &[&str] = &[
    "type", "tokens", "count", "name", "url", "uri", "endpoint", "limit", "length", "policy", "version", "expires",
    "expiry",
];

/// Returns `true` if a value of that name is probably a secret.
pub fn is_secret(name: &str) -> bool {
    let words = words(name);
    let whole = words.concat();
    let last = words.last().map_or("", |word| word.trim_end_matches(|c: char| c.is_ascii_digit()));
    !HARMLESS.contains(&last) && (WORDS.contains(&last) || PARTS.iter().any(|part| whole.contains(part)))
}

/// Returns `true` if a query parameter or header of that name is probably a secret. In a body, `key` is any key.
pub fn is_secret_parameter(name: &str) -> bool {
    name.eq_ignore_ascii_case("key") || is_secret(name)
}

/// `X-Api-Key` and `xApiKey` are `x`, `api`, `key`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || lower && c.is_uppercase() {
            words.push(String::new());
        }
        lower = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The values in an XML, JSON or form text that look secret: the name and the bytes of each. Values with a placeholder
/// are left alone.
pub fn in_text(text: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(is_name)).map(|at| from + at) {
        let rest = text.get(start..).unwrap_or_default();
        let name = rest.split(|c| !is_name(c)).next().unwrap_or_default();
        from = start + name.len();
        let value = Some(name).filter(|name| is_secret(name)).and_then(|_| value(text, start, from));
        let literal =
            value.filter(|range| text.get(range.clone()).is_some_and(|it| !it.is_empty() && !it.contains("{{")));
        if let Some(range) = literal {
            from = range.end;
            found.push((name, range));
        }
    }
    found
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// The value of the name at these bytes: the text of an element, or what follows `=` or `:`.
fn value(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let before = text.get(..start)?.trim_end_matches(|c| is_name(c) || c == ':');
    let rest = text.get(end..)?;
    if before.ends_with('<') {
        let (tag, content) = rest.split_once('>')?;
        let content = content.trim_start();
        return match content.strip_prefix("<![CDATA[") {
            _ if tag.ends_with('/') => None,
            Some(data) => Some(until(text, data, "]]>")),
            None => Some(until(text, content, "<")),
        };
    }
    let after = rest.trim_start_matches(['"', '\'']).trim_start().strip_prefix(['=', ':'])?.trim_start();
    match after.chars().next()? {
        '"' => Some(until(text, after.get(1..)?, "\"")),
        '\'' => Some(until(text, after.get(1..)?, "'")),
        _ => {
            let begin = text.len() - after.len();
            let length = after.find(|c: char| c.is_whitespace() || "&,;<>}]".contains(c)).unwrap_or(after.len());
            Some(begin..begin + length)
        }
    }
}

/// The bytes from the beginning of `rest`, which ends `text`, up to `mark`.
fn until(text: &str, rest: &str, mark: &str) -> Range<usize> {
    let begin = text.len() - rest.len();
    begin..begin + rest.find(mark).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::{in_text, is_secret};

    #[test]
    fn names_look_secret() {
        for name in [
            "password",
            "PASSWORD2",
            "userPassword",
            "pass",
            "db_pass",
            "pw",
            "userPwd",
            "clientSecret",
            "client-secret",
            "X-Api-Key",
            "apikey",
            "Ocp-Apim-Subscription-Key",
            "x-functions-key",
            "Authorization",
            "Proxy-Authorization",
            "Cookie",
            "access_token",
            "X-Auth-Token",
            "private_key",
            "JSESSIONID",
            "AWSSecretAccessKey",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "key",
            "keyword",
            "compass",
            "pass_through",
            "bypass",
            "max_tokens",
            "token_type",
            "tokenURL",
            "author",
            "sort",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }

    #[test]
    fn texts_have_secrets() {
        let found = |text: &str| {
            let all: Vec<String> =
                in_text(text).iter().map(|(name, at)| format!("{name}={}", &text[at.clone()])).collect();
            all.join(" ")
        };
        assert_eq!(found("<a><user>u</user><pw>X 1</pw><w:Password T=\"t\">X2</w:Password></a>"), "pw=X 1 Password=X2");
        assert_eq!(found("<pw><![CDATA[a<b]]></pw><pw/><pw></pw><pw>{{ pw }}</pw>"), "pw=a<b");
        assert_eq!(found("<login user='u' password='X3'/>"), "password=X3");
        assert_eq!(found("user=u&pass=X4&x=1"), "pass=X4");
        assert_eq!(found("{\"token\": \"X5\", \"pw\":12, \"a\": {{a}}, }"), "token=X5 pw=12");
        assert_eq!(found("pass={{ pass }} the token is here"), "");
    }
}

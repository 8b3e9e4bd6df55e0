//! Tables as text for people: `connector show spec` and `connector show plan`.
//!
//! A query parameter that is not exploded is `query(labels, explode: false)`: its constructor with its arguments, then the
//! fields that differ from the default. A field whose value is made by a constructor of the same name is not named again:
//! `retry(attempts: 5)`.

use connector_tables::kinds;
use connector_tables::language::status;
use connector_tables::walk::{Field, Record, Value};

/// Returns a row in one line.
pub(crate) fn row(record: &Record<'_>) -> String {
    let args = record.args.iter().map(value);
    let parts: Vec<String> = args.chain(record.changed().map(field)).collect();
    match parts.is_empty() {
        true => record.make.to_owned(),
        false => format!("{}({})", record.make, parts.join(", ")),
    }
}

/// Returns the fields that differ from the default, each with a comma before it: `, explode: false`.
pub(crate) fn changes(record: &Record<'_>) -> String {
    record.changed().map(|changed| format!(", {}", field(changed))).collect()
}

/// Returns the fields that differ from the default, a line for each, or for each of their rows.
pub(crate) fn lines(record: &Record<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for Field { name, value, .. } in record.changed() {
        match value {
            Value::List(rows) if rows.iter().any(|row| matches!(row, Value::Record(_))) => {
                lines.extend(rows.iter().map(|row| named(name, row)));
            }
            value => lines.push(named(name, value)),
        }
    }
    lines
}

/// Text in one line, quoted if it would be mistaken for something else.
pub(crate) fn text(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:~$*+{}=&?%#@".contains(c);
    let other = text.parse::<f64>().is_ok() || ["true", "false", "none"].contains(&text);
    match !text.is_empty() && !other && text.chars().all(plain) {
        true => text.to_owned(),
        false => format!("{text:?}"),
    }
}

fn field(field: &Field<'_>) -> String {
    named(field.name, &field.value)
}

fn named(name: &str, of: &Value<'_>) -> String {
    let inner = match of {
        Value::One(inner) => inner,
        of => of,
    };
    match inner {
        Value::Record(record) if record.make == name => row(record),
        of => format!("{name}: {}", value(of)),
    }
}

fn value(of: &Value<'_>) -> String {
    match of {
        Value::Absent => "none".to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Integer(integer) => integer.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Status(code) => status::label(*code),
        Value::Kinds(set) => {
            let named = kinds::NAMES.iter().filter(|(bit, _)| set & bit != 0);
            named.map(|(_, name)| name.to_ascii_lowercase()).collect::<Vec<_>>().join("|")
        }
        Value::Text(of) => text(of),
        Value::Word { word, .. } => (*word).to_owned(),
        Value::Record(record) => row(record),
        Value::One(inner) => value(inner),
        Value::List(items) => format!("[{}]", items.iter().map(value).collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{changes, lines, row};
    use connector_tables as tables;

    #[test]
    fn only_what_differs_is_shown() {
        const LABELS: tables::Param<'_> = tables::query("labels").explode(false);
        assert_eq!(row(&LABELS.record()), "query(labels, explode: false)");
        assert_eq!(changes(&LABELS.record()), ", explode: false");
        assert_eq!(row(&tables::retry().record()), "retry");
    }

    #[test]
    fn each_row_has_a_line() {
        const ALL: tables::Behavior<'_> = tables::behavior()
            .fixed(&[tables::fixed(tables::Place::Header, "X-Tenant", "{{ tenant }}").optional(true)])
            .paging(&tables::paging(tables::next::link(tables::link())))
            .retry(tables::retry().statuses(&[429, 5]))
            .timeout(3);
        let expected = [
            r#"fixed(header, X-Tenant, "{{ tenant }}", optional: true)"#,
            "paging(link(link))",
            "retry(statuses: [429, 5XX])",
            "timeout: 3",
        ];
        assert_eq!(lines(&ALL.record()), expected);
    }
}

//! CSV: the mapping, quotes and line breaks, and texts that mean harm.

use expect_test::expect;

use super::{read_csv, text, write_csv};

fn read(csv: &str) -> String {
    match read_csv(csv, "text/csv") {
        Ok(json) => text(json),
        Err(error) => format!("error: {error}"),
    }
}

fn write(json: &str) -> String {
    match write_csv(json, "text/csv") {
        Ok(csv) => text(csv).replace("\r\n", "|\n").replace('\r', "(CR)"),
        Err(error) => format!("error: {error}\n"),
    }
}

#[test]
fn rows() {
    expect![[r#"
        id,note,more|
        1,a,|
        ,,true|
        2.50,,|
    "#]]
    .assert_eq(&write(r#"[{"id":1,"note":"a"},{"note":null,"more":true},{"id":2.50}]"#));
    assert_eq!(write(r#"{"a":1}"#), "a|\n1|\n");
    assert_eq!(write("[]"), "");
    assert_eq!(write("[{}]"), "");
    assert_eq!(
        read("id,note,more\r\n1,a,\n,,true\n2.50\n"),
        r#"[{"id":"1","note":"a"},{"more":"true"},{"id":"2.50"}]"#
    );
    assert_eq!(read("\u{feff}a\n1"), r#"[{"a":"1"}]"#);
    assert_eq!(read("a,b\n"), "[]");
    assert_eq!(read(""), "[]");
}

#[test]
fn quotes_and_line_breaks() {
    let json = r#"[{"a,b":"x,\"y\"","n":"1\n2\r3"," s ":" t "}]"#;
    expect![[r#"
        "a,b",n, s |
        "x,""y""","1
        2(CR)3", t |
    "#]]
    .assert_eq(&write(json));
    assert_eq!(read(&text(write_csv(json, "text/csv").unwrap())), r#"[{"a,b":"x,\"y\"","n":"1\n2\r3","s":" t "}]"#);
    assert_eq!(read("a\n\"x\"\"y\"\n\"never\nclosed"), r#"[{"a":"x\"y"},{"a":"never\nclosed"}]"#);
}

#[test]
fn what_is_no_scalar_is_json_in_its_cell() {
    let json = r#"[{"l":[1,"]\"x"],"o":{"a":{"b":"}"}},"t":"[no"}]"#;
    expect![[r#"
        l,o,t|
        "[1,""]\""x""]","{""a"":{""b"":""}""}}",[no|
    "#]]
    .assert_eq(&write(json));
    assert_eq!(read(&text(write_csv(json, "text/csv").unwrap())), json);
}

#[test]
fn tabs() {
    let media = "text/tab-separated-values";
    assert_eq!(text(write_csv(r#"[{"a":1,"b":"x,y"}]"#, media).unwrap()), "a\tb\r\n1\tx,y\r\n");
    assert_eq!(text(read_csv("a\tb\n1\tx,y\n", media).unwrap()), r#"[{"a":"1","b":"x,y"}]"#);
}

#[test]
fn what_is_no_table_is_refused() {
    let long = format!("{}\n{}", "n".repeat(100_000), "x\n".repeat(100_000));
    let lines = [
        write("[1]"),
        write("[[1]]"),
        write("\"a\""),
        read("a\n1,\n2,3\n") + "\n",
        read("a\n\n1,s3cr3t") + "\n",
        read(&long) + "\n",
    ];
    expect![[r#"
        error: a row of CSV must be an object
        error: a row of CSV must be an object
        error: a row of CSV must be an object
        error: row 3 has more cells than the first, which names them
        error: row 2 has more cells than the first, which names them
        error: its JSON would be more than 32 times as long
    "#]]
    .assert_eq(&lines.concat());
}

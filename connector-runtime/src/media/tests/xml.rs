//! XML: the mapping, and texts that mean harm.

use expect_test::{Expect, expect};

use super::{read_xml, text, write_xml};

/// The text that is written, and the value that is read back.
#[track_caller]
fn written(json: &str, expected: Expect) {
    let line = match write_xml(json, "r") {
        Ok(xml) => {
            let back = text(read_xml(&xml).unwrap());
            format!("{}\n{back}\n", xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap())
        }
        Err(error) => format!("error: {error}\n"),
    };
    expected.assert_eq(&line);
}

fn read(xml: &str) -> String {
    match read_xml(xml) {
        Ok(json) => text(json),
        Err(error) => format!("error: {error}"),
    }
}

#[test]
fn members_are_elements() {
    written(
        r#"{"id":1,"on":true,"n":1.50,"who":{"name":"Ann"}}"#,
        expect![[r#"
            <r><id>1</id><on>true</on><n>1.50</n><who><name>Ann</name></who></r>
            {"id":"1","on":"true","n":"1.50","who":{"name":"Ann"}}
        "#]],
    );
    written(
        "{}",
        expect![[r#"
        <r/>
        null
    "#]],
    );
    written(
        r#""text""#,
        expect![[r#"
        <r>text</r>
        "text"
    "#]],
    );
}

#[test]
fn arrays_repeat_the_element() {
    written(
        r#"{"tag":["a","b"],"none":[],"one":[{"a":1}],"z":[null,2]}"#,
        expect![[r#"
            <r><tag>a</tag><tag>b</tag><one><a>1</a></one><z/><z>2</z></r>
            {"tag":["a","b"],"one":{"a":"1"},"z":[null,"2"]}
        "#]],
    );
    assert_eq!(read("<r><a>1</a><b>x</b><a>2</a></r>"), r#"{"a":["1","2"],"b":"x"}"#);
}

#[test]
fn attributes_and_text() {
    written(
        r#"{"@id":7,"@none":null,"price":{"@currency":"EUR","$text":9.5},"e":{"@a":""},"$text":null}"#,
        expect![[r#"
            <r id="7"><price currency="EUR">9.5</price><e a=""/></r>
            {"@id":"7","price":{"@currency":"EUR","$text":"9.5"},"e":{"@a":""}}
        "#]],
    );
    assert_eq!(read("<p>one <b>two</b> three</p>"), r#"{"$text":"one  three","b":"two"}"#);
    assert_eq!(read("<p a='1' a='2'/>"), r#"{"@a":"1","@a":"2"}"#);
}

#[test]
fn texts_come_back() {
    written(
        r#"{"@a":"<\"&'>\n\té","t":" <\"&'>\r\n\té ]]> ","e":"","n":null}"#,
        expect![[r#"
            <r a="&lt;&quot;&amp;'&gt;&#10;&#9;é"><t> &lt;"&amp;'&gt;&#13;
            	é ]]&gt; </t><e></e><n/></r>
            {"@a":"<\"&'>\n\té","t":" <\"&'>\r\n\té ]]> ","e":null,"n":null}
        "#]],
    );
}

#[test]
fn what_xml_cannot_hold_is_refused() {
    let table = ["[1]", r#"{"a":[[1]]}"#, r#"{"a b":1}"#, r#"{"":1}"#, r#"{"1a":1}"#, r#"{"a>":1}"#, r#"{"@a":[1]}"#];
    let more = [r#"{"a":"\u0001"}"#, r#"{"@":1}"#, r#"{"$text":{}}"#, r#"{"a":"#];
    let lines: Vec<String> = table.into_iter().chain(more).map(|json| write_xml(json, "r").unwrap_err()).collect();
    expect![[r#"
        a list cannot be an XML document: only a member of an object gives its items a name
        a list in the list `a` has no form in XML
        "a b" cannot be the name of an element or attribute in XML
        "" cannot be the name of an element or attribute in XML
        "1a" cannot be the name of an element or attribute in XML
        "a>" cannot be the name of an element or attribute in XML
        `@a` is text in XML, and cannot be a list or object
        XML cannot hold the character U+0001
        "" cannot be the name of an element or attribute in XML
        `$text` is text in XML, and cannot be a list or object
        not JSON: expected a value at byte 5
    "#]]
    .assert_eq(&(lines.join("\n") + "\n"));
    assert!(write_xml("{}", "a b").is_err());
}

#[test]
fn what_servers_write() {
    let table = [
        "\u{feff}<?xml version='1.0'?><!-- c --><?pi x?><!DOCTYPE a SYSTEM 'x.dtd'>\n<a>\n  <b>1</b>\n</a>\n",
        "<s:a xmlns:s='urn:x'><s:b>1</s:b></s:a>",
        "<a><b xmlns:xsi='u' xsi:nil='true'/><c xsi:nil=\"false\">x</c></a>",
        "<a><![CDATA[<b>&amp;]]> &amp; &#64;&#x40;\r\nx</a>",
        "<a>  </a>",
        "<a b='x&#10;y\nz &lt;'/>",
    ];
    let lines: Vec<String> = table.iter().map(|xml| read(xml)).collect();
    expect![[r#"
        {"b":"1"}
        {"@xmlns:s":"urn:x","s:b":"1"}
        {"b":null,"c":{"@xsi:nil":"false","$text":"x"}}
        "<b>&amp; & @@\nx"
        "  "
        {"@b":"x\ny z <"}
    "#]]
    .assert_eq(&(lines.join("\n") + "\n"));
}

#[test]
fn hostile_texts() {
    let deep = "<a>".repeat(10_000);
    let closed = format!("{deep}{}", "</a>".repeat(10_000));
    let wide = format!("<a {}/>", (0..50_000).map(|n| format!("a{n}='' ")).collect::<String>());
    assert!(read(&wide).starts_with(r#"{"@a0":"","#));
    let many = format!("<a>{}</a>", (0..50_000).map(|n| format!("<b{n}/>")).collect::<String>());
    assert!(read(&many).starts_with(r#"{"b0":null,"#));
    let table = [
        "<!DOCTYPE a [<!ENTITY x 's3cr3t'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x 's3cr3t'>]><a b='&x;'/>",
        &deep,
        &closed,
        "<a><b>s3cr3t</a></b>",
        "<a><b>s3cr3t</b>",
        "<a s3cr3t",
        "<a b='s3cr3t",
        "<a b=s3cr3t/>",
        "<a b/>",
        "</a>",
        "<a/><b/>",
        "<a/>s3cr3t",
        "s3cr3t",
        "",
        "<a>&#0;</a>",
        "<a>&#xD800;</a>",
        "<a>&</a>",
        "<a>&amp</a>",
        "<![CDATA[",
        "<!--",
        "<",
        "{\"a\":1}",
        "<a>\0</a>",
    ];
    let lines: Vec<String> = table.iter().map(|xml| read(xml)).collect();
    let text = lines.join("\n") + "\n";
    assert!(!text.contains("s3cr3t") && !text.contains("passwd"), "{text}");
    expect![[r#"
        error: it uses an entity that is none of XML's own five; others are not expanded
        error: it uses an entity that is none of XML's own five; others are not expanded
        error: it uses an entity that is none of XML's own five; others are not expanded
        error: its elements are nested deeper than 64 levels
        error: its elements are nested deeper than 64 levels
        error: it is no well-formed XML at byte 16
        error: it is no XML: it ends before its last element does
        error: it is no well-formed XML at byte 9
        error: it is no well-formed XML at byte 12
        error: it is no well-formed XML at byte 13
        error: it is no well-formed XML at byte 6
        error: it is no well-formed XML at byte 4
        error: it is no well-formed XML at byte 8
        error: it is no well-formed XML at byte 10
        error: it is no well-formed XML at byte 6
        error: it is no XML: it has no element
        error: it is no well-formed XML at byte 7
        error: it is no well-formed XML at byte 11
        error: it is no well-formed XML at byte 4
        error: it is no well-formed XML at byte 7
        error: it is no well-formed XML at byte 9
        error: it is no well-formed XML at byte 4
        error: it is no well-formed XML at byte 0
        error: it is no well-formed XML at byte 7
        "\u0000"
    "#]]
    .assert_eq(&text);
}

/// A document that is cut off anywhere is an error, and nothing panics.
#[test]
fn every_cut_is_an_error() {
    let whole = "<?xml version=\"1.0\"?><!DOCTYPE a><a x='1'><b>é&amp;<![CDATA[c]]></b><!-- d --><c/></a>";
    assert!(read_xml(whole).is_ok());
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(read_xml(&whole[..end]).is_err(), "{}", &whole[..end]);
    }
}

#[test]
fn more_elements_than_memory_should_hold_are_refused() {
    let text = format!("<r>{}</r>", "<a/>".repeat(1 << 20));
    assert_eq!(read(&text), "error: it has more than 1048576 elements");
}

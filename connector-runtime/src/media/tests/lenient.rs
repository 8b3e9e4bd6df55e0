//! Types out of texts: what each takes, and what it says no to.

#![allow(unreachable_pub, reason = "generated code is public")]

use expect_test::expect;

use super::{read_csv, read_xml, text};
use connector_tables::{Rules, rule, rules};

use connector_json::types::{Base64, Number, Timestamp, Value};
use connector_json::{Document, Json, Lenience, Map, Node, Union, Writer, kinds};

/// A value that was read, written as JSON.
fn typed<T: Json>(json: &[u8], lenience: Lenience) -> String {
    let document = Document::parse(json).unwrap();
    let doc = document.doc().lenient(lenience);
    match doc.finish(T::read(doc.root())) {
        Ok(value) => text(connector_json::to_vec(&value)),
        Err(error) => format!("error: {error}"),
    }
}

fn xml<T: Json>(text: &str) -> String {
    typed::<T>(&read_xml(text).unwrap(), Lenience::Elements)
}

fn csv<T: Json>(text: &str) -> String {
    typed::<T>(&read_csv(text, "").unwrap(), Lenience::Cells)
}

pub(super) struct Order {
    id: i64,
    paid: bool,
    total: Option<f64>,
    tags: Vec<String>,
    price: Option<Price>,
    due: Option<Option<Timestamp>>,
    state: Option<State>,
    extra: Map<Value>,
}
connector_json::__v1_model!(Order {
    id = get "id",
    paid = get "paid",
    total = opt "total",
    tags = get "tag",
    price = opt "price",
    due = opt "due",
    state = opt "state",
    extra = rest,
});

pub(super) struct Price {
    currency: Option<String>,
    amount: f64,
}
connector_json::__v1_model!(Price { currency = opt "@currency", amount = get "$text" });

#[derive(Clone)]
pub(super) enum State {
    Open,
    Unknown(String),
}
connector_json::__v1_text_enum!(State { Open = "open" });

#[test]
fn a_struct() {
    let table = [
        "<o><id> 42 </id><paid>true</paid></o>",
        "<o><id a='1'>+07</id><paid>1</paid><total>1e2</total><tag>x</tag><state>open</state></o>",
        "<o><tag>x</tag><tag/><id>1</id><tag b=''>y</tag><paid>0</paid><due/><more><a>1</a></more></o>",
        "<o><id>1</id><paid>false</paid><tag/><price currency='EUR'>9.50</price></o>",
        "<o><id>1</id><paid>false</paid><tag>\n</tag><price>9</price><due>2024-01-02T03:04:05Z</due></o>",
    ];
    expect![[r#"
        {"id":42,"paid":true,"tag":[]}
        {"id":7,"paid":true,"total":100.0,"tag":["x"],"state":"open"}
        {"id":1,"paid":false,"tag":["x","","y"],"due":null,"more":{"a":"1"}}
        {"id":1,"paid":false,"tag":[],"price":{"@currency":"EUR","$text":9.5}}
        {"id":1,"paid":false,"tag":[],"price":{"$text":9.0},"due":"2024-01-02T03:04:05Z"}
    "#]]
    .assert_eq(&(table.map(xml::<Order>).join("\n") + "\n"));
}

#[test]
fn what_is_of_the_wrong_type() {
    let table = [
        "<o/>",
        "<o>s3cr3t</o>",
        "<o><id>1.5</id><paid>true</paid></o>",
        "<o><id></id><paid>true</paid></o>",
        "<o><id>1</id><paid>yes</paid></o>",
        "<o><id><a>1</a></id><paid>true</paid></o>",
        "<o><id>1</id><id>2</id><paid>true</paid></o>",
        "<o><id>1</id><paid>true</paid><total>NaN</total></o>",
        "<o><id>1</id><paid>true</paid><price currency='EUR'/></o>",
        "<o><id>1</id><paid>true</paid><tag><a/></tag></o>",
        "<o><id>99999999999999999999</id><paid>true</paid></o>",
        "<o><id>--1</id><paid>true</paid></o>",
    ];
    expect![[r#"
        error: expected a member `id` at $, found none
        error: expected a member `id` at $, found none
        error: expected an integer at $.id, found a string
        error: expected an integer at $.id, found null
        error: expected a boolean at $.paid, found a string
        error: expected an integer at $.id, found an object
        error: expected an integer at $.id, found an array
        error: expected a number at $.total, found a string
        error: expected a member `$text` at $.price, found none
        error: expected a string at $.tag, found an object
        error: expected an integer from -9223372036854775808 to 9223372036854775807 at $.id, found a string
        error: expected an integer at $.id, found a string
    "#]]
    .assert_eq(&(table.map(xml::<Order>).join("\n") + "\n"));
}

#[test]
fn scalars() {
    let table = [
        xml::<String>("<a/>"),
        xml::<String>("<a b='1'/>"),
        xml::<Option<i64>>("<a/>"),
        xml::<u8>("<a>7.0</a>"),
        xml::<u8>("<a>256</a>"),
        xml::<Number>("<a>1.10</a>"),
        xml::<Base64>("<a>aGk=</a>"),
        xml::<Value>("<a><b>1</b><b c='x'>2</b></a>"),
        xml::<Vec<i64>>("<a>1</a>"),
        xml::<Vec<i64>>("<a/>"),
        xml::<Map<Vec<bool>>>("<a><b>1</b><c>true</c><c>0</c></a>"),
        xml::<Map<String>>("<a/>"),
        xml::<(i64, i64)>("<a>1</a>"),
    ];
    expect![[r#"
        ""
        ""
        null
        7
        error: expected an integer from 0 to 255 at $, found a string
        1.1
        "aGk="
        {"b":["1",{"$text":"2","@c":"x"}]}
        [1]
        []
        {"b":[true],"c":[true,false]}
        {}
        error: expected an array with more items at $, found a string
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

#[test]
fn rows() {
    let table = [
        csv::<Vec<Order>>("id,paid,tag,total,due\n1,true,\"[\"\"a\"\",\"\"b\"\"]\",2.5,\n2,0,x,,\n"),
        csv::<Vec<Order>>("id,paid\n1,true\nx,true\n"),
        csv::<Vec<Order>>("paid\ntrue\n"),
        csv::<Vec<Map<String>>>("a,b\n\"[1, 2]\",\"{}\"\n"),
        csv::<Vec<Map<i64>>>("a\n[1]\n"),
        csv::<Vec<Map<Value>>>("a,b\n\"{\"\"c\"\":1}\",1\n"),
        csv::<Vec<Order>>(""),
    ];
    expect![[r#"
        [{"id":1,"paid":true,"total":2.5,"tag":["a","b"]},{"id":2,"paid":false,"tag":["x"]}]
        error: expected an integer at $[1].id, found a string
        error: expected a member `id` at $[0], found none
        [{"a":"[1, 2]","b":"{}"}]
        error: expected an integer at $[0].a, found an array
        [{"a":{"c":1},"b":"1"}]
        []
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

/// JSON is read as strictly as ever.
#[test]
fn json_is_not_read_so() {
    let json = br#"{"id":"1","paid":true,"tag":[]}"#;
    assert_eq!(typed::<Order>(json, Lenience::None), "error: expected an integer at $.id, found a string");
    let json = br#"{"id":1,"paid":true}"#;
    assert_eq!(typed::<Order>(json, Lenience::None), "error: expected a member `tag` at $, found none");
    assert_eq!(typed::<String>(b"null", Lenience::None), "error: expected a string at $, found null");
    assert_eq!(typed::<Vec<i64>>(b"null", Lenience::None), "error: expected an array at $, found null");
    assert_eq!(typed::<Price>(b"\"1\"", Lenience::None), "error: expected an object at $, found a string");
    assert_eq!(typed::<Price>(b"{}", Lenience::None), "error: expected a member `$text` at $, found none");
}

pub(super) enum Size {
    Large,
    One,
    Half,
    Any,
    Unknown(Value),
}
connector_json::__v1_value_enum!(Size { Large = Text("l"), One = Integer(1), Half = Number(0.5), Any = Boolean(true) });

#[test]
fn enums_of_several_types() {
    let table = ["l", "1", "1.0", "0.5", "true", "x", ""].map(|text| xml::<Size>(&format!("<a>{text}</a>")));
    expect![[r#"
        "l"
        1
        1
        0.5
        true
        "x"
        error: expected a string or a number or a boolean at $, found null
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

pub(super) struct Cat {
    lives: i64,
}
connector_json::__v1_model!(Cat { lives = get "lives" });

pub(super) enum Pet {
    Cat(Cat),
    Number(i64),
    Name(String),
    Unknown(Value),
}
impl Union for Pet {
    const RULES: &'static Rules<'static> = &rules(&[
        rule().kinds(kinds::OBJECT).required(&["lives"]).known(&["lives"]),
        rule().kinds(kinds::INTEGER),
        rule().kinds(kinds::STRING),
    ]);
    fn read(variant: usize, node: Node<'_>) -> Option<Self> {
        match variant {
            0 => node.get().map(Self::Cat),
            1 => node.get().map(Self::Number),
            2 => node.get().map(Self::Name),
            _ => node.get().map(Self::Unknown),
        }
    }
    fn write(&self, w: &mut Writer) {
        match self {
            Self::Cat(value) => w.tag("is", "cat").put(value),
            Self::Number(value) => w.put(value),
            Self::Name(value) => w.put(value),
            Self::Unknown(value) => w.put(value),
        }
    }
}
connector_json::__v1_union!(Pet);

#[test]
fn unions() {
    let table = ["<lives>9</lives>", "7", "Tom", "<age>1</age>"].map(|text| xml::<Pet>(&format!("<a>{text}</a>")));
    expect![[r#"
        {"is":"cat","lives":9}
        7
        "Tom"
        {"age":"1"}
    "#]]
    .assert_eq(&(table.join("\n") + "\n"));
}

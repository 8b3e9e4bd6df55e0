//! Members: order, absence, null, doubles, escapes in names, what is left, and large objects.

use super::abi;
use super::{round, same};
use expect_test::{Expect, expect};
use std::time::{Duration, Instant};

#[derive(Clone)]
struct Pet {
    id: i64,
    name: String,
    note: Option<Option<String>>,
    age: Option<i64>,
    owner: Option<String>,
    any: Option<abi::Value>,
    extra: abi::Map<i64>,
}

impl abi::Model for Pet {
    fn read(o: &mut abi::Object<'_>) -> Option<Self> {
        Some(Self {
            id: o.get("id")?,
            name: o.get("name")?,
            note: o.opt("note")?,
            age: o.opt("age")?,
            owner: o.get("owner")?,
            any: o.opt("any")?,
            extra: o.rest()?,
        })
    }
    fn write(&self, w: &mut abi::Fields<'_>) {
        w.put("id", &self.id);
        w.put("name", &self.name);
        w.opt("note", &self.note);
        w.opt("age", &self.age);
        w.put("owner", &self.owner);
        w.opt("any", &self.any);
        w.rest(&self.extra);
    }
}
abi::model!(Pet);

#[test]
fn absent_null_and_value_stay_apart() {
    same::<Pet>(r#"{"id":1,"name":"a","owner":null}"#);
    same::<Pet>(r#"{"id":1,"name":"a","note":null,"owner":"b"}"#);
    same::<Pet>(r#"{"id":1,"name":"a","note":"x","age":3,"owner":"b","any":null}"#);
}

#[test]
fn a_null_that_the_type_does_not_take_is_absent() {
    assert_eq!(round::<Pet>(r#"{"id":1,"name":"a","age":null,"owner":"b"}"#), r#"{"id":1,"name":"a","owner":"b"}"#);
}

#[test]
fn a_required_member_that_takes_null_may_be_absent() {
    assert_eq!(round::<Pet>(r#"{"id":1,"name":"a"}"#), r#"{"id":1,"name":"a","owner":null}"#);
}

#[test]
fn any_order_and_names_with_escapes() {
    let sorted = r#"{"id":1,"name":"a","note":"n","age":2,"owner":"o","b":4,"z":5}"#;
    let texts = [
        r#"{"z":5,"owner":"o","note":"n","name":"a","id":1,"b":4,"age":2}"#,
        r#"{"owner":"o","age":2,"b":4,"note":"n","z":5,"name":"a","id":1}"#,
        r#"{"\u0069d":1,"n\u0061me":"a","note":"\u006e","age":2,"owner":"o","\u0062":4,"z":5}"#,
        r#"{"owner":"\u006f","id":1,"\u006eame":"a","note":"n","\u0061ge":2,"b":4,"z":5}"#,
    ];
    for text in texts {
        assert_eq!(round::<Pet>(text), sorted, "{text}");
    }
}

#[test]
fn the_first_of_a_double_counts_and_no_second_is_kept() {
    assert_eq!(
        round::<Pet>(r#"{"id":1,"id":2,"name":"a","owner":"o","b":1,"b":2,"id":3,"name":7}"#),
        r#"{"id":1,"name":"a","owner":"o","b":2}"#
    );
}

#[track_caller]
fn error(text: &str, expect: Expect) {
    expect.assert_eq(&round::<Vec<Pet>>(text));
}

#[test]
fn errors_have_a_path_and_no_value() {
    error(r#"{"id":1}"#, expect!["expected an array at $, found an object"]);
    error(r#"[7]"#, expect!["expected an object at $[0], found an integer"]);
    error(r#"[{"name":"a"}]"#, expect!["expected a member `id` at $[0], found none"]);
    error(r#"[{"id":null,"name":"a"}]"#, expect!["expected an integer at $[0].id, found null"]);
    error(
        r#"[{"id":1,"name":"a"},{"name":{"password":"hunter2"},"id":1}]"#,
        expect!["expected a string at $[1].name, found an object"],
    );
    error(r#"[{"id":1,"name":"a","note":7}]"#, expect!["expected a string at $[0].note, found an integer"]);
    error(
        r#"[{"id":1,"name":"a","x":1,"y z":"no"}]"#,
        expect![[r#"expected an integer at $[0]["y z"], found a string"#]],
    );
}

#[test]
fn the_offset_points_at_the_value() {
    let text = br#"{"id":1,"name": true}"#;
    let error = crate::from_slice::<Pet>(text).unwrap_err();
    assert_eq!(
        (error.offset(), error.path(), error.expected(), error.found()),
        (16, Some("$.name"), "a string", "a boolean")
    );
}

/// The declared members are after ten thousand others, before them, and between them.
#[test]
fn large_objects_take_linear_time() {
    let others = |from: usize, to: usize| (from..to).map(|n| format!(r#""k{n}":{n},"#)).collect::<String>();
    let text = format!(r#"{{{}"name":"a",{}"owner":"o","id":1}}"#, others(0, 50_000), others(50_000, 100_000));
    let start = Instant::now();
    let pet: Pet = crate::from_slice(text.as_bytes()).unwrap();
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert_eq!((pet.id, pet.name.as_str(), pet.extra.len()), (1, "a", 100_000));
    assert_eq!(pet.extra.get("k99999"), Some(&99_999));
}

#[test]
fn members_beyond_the_sixty_fourth_are_not_kept_twice() {
    for others in [0, 62, 63, 64, 65, 200] {
        let front: String = (0..others).map(|n| format!(r#""k{n}":{n},"#)).collect();
        let text = format!(r#"{{{front}"owner":"o","name":"a","id":1,"id":2}}"#);
        let pet: Pet = crate::from_slice(text.as_bytes()).unwrap();
        assert_eq!(pet.extra.len(), others, "{text}");
    }
}

/// Every order gives the same, with and without an index.
#[test]
fn shuffled_members() {
    let declared = [r#""id":1"#, r#""name":"a""#, r#""note":"n""#, r#""age":2"#, r#""owner":"o""#, r#""any":[3]"#];
    let mut state = 7u64;
    for others in [0usize, 1, 5, 60, 121, 122, 123, 200] {
        let mut members: Vec<String> = declared.iter().map(|member| (*member).to_owned()).collect();
        members.extend((0..others).map(|n| format!(r#""k{n}":{n}"#)));
        let sorted: Pet = crate::from_slice(format!("{{{}}}", members.join(",")).as_bytes()).unwrap();
        assert_eq!(sorted.extra.len(), others);
        for _ in 0..50 {
            for at in (1..members.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                members.swap(at, (state >> 33) as usize % (at + 1));
            }
            let text = format!("{{{}}}", members.join(","));
            assert_eq!(crate::from_slice::<Pet>(text.as_bytes()).unwrap(), sorted, "{text}");
        }
    }
}

/// A value of eight kilobytes, in one of its own kind.
struct Wide {
    next: Option<Box<Wide>>,
    pad: Pad,
}
abi::model!(Wide { next = opt "next", pad = get "pad" });

struct Pad([u8; 8192]);
impl abi::Json for Pad {
    const NULLABLE: bool = true;
    fn read(_: abi::Node<'_>) -> Option<Self> {
        Some(Pad([0; 8192]))
    }
    fn write(&self, w: &mut abi::Writer) {
        w.put(&i64::from(self.0[0]));
    }
}

/// The maximum nesting: an error if it would overflow the stack of a thread.
#[test]
fn large_values_in_each_other_end_before_the_stack_does() {
    let nested = |depth: usize| "{\"next\":".repeat(depth) + "{}" + &"}".repeat(depth);
    let thread = std::thread::Builder::new().stack_size(2 << 20);
    let read = move || (round::<Wide>(&nested(10)), round::<Wide>(&nested(127)));
    let (shallow, deep) = thread.spawn(read).unwrap().join().unwrap();
    assert!(shallow.ends_with("\"pad\":0}"), "{shallow}");
    assert!(deep.starts_with("expected fewer large values within each other at $.next.next"), "{deep}");
}

#[derive(Clone)]
struct Closed {
    id: i64,
    note: Option<Box<Closed>>,
}
abi::model!(closed("kind", "type") Closed { id = get "id", note = opt "note" });

#[test]
fn a_closed_object_refuses_others() {
    same::<Closed>(r#"{"id":1,"note":{"id":2}}"#);
    assert_eq!(round::<Closed>(r#"{"type":"a","id":1,"kind":"b","id":2}"#), r#"{"id":1}"#);
    assert_eq!(
        round::<Closed>(r#"{"id":1,"note":{"id":2,"a b":true}}"#),
        r#"expected no property of this name at $.note["a b"], found a boolean"#
    );
    let many: String = (0..70).map(|at| format!("\"type\":{at},")).collect();
    same::<Closed>(r#"{"id":1}"#);
    assert_eq!(round::<Closed>(&format!(r#"{{{many}"id":1}}"#)), r#"{"id":1}"#);
    assert_eq!(
        round::<Closed>(&format!(r#"{{{many}"id":1,"last":null}}"#)),
        "expected no property of this name at $.last, found null"
    );
}

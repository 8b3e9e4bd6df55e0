//! Schemas in, items out.

use super::{check_types, expect, plan, planned, spec, types_of};
use crate::config::{Config, Unknown};

#[test]
fn scalars_by_format_and_bounds() {
    check_types(
        "
        T:
          required: [a, b, c, d, e, f, g, h, i, j, k, l]
          properties:
            a: { type: string, format: uuid }
            b: { type: string, format: byte }
            c: { type: string, format: uri }
            d: { type: integer, format: int32 }
            e: { type: integer, format: int32, maximum: 4000000000 }
            f: { type: integer, minimum: 0, maximum: 18446744073709551615 }
            g: { type: integer, maximum: 1e30 }
            h: { type: number, format: float }
            i: { type: boolean }
            j: {}
            k: { type: integer, format: uint64 }
            l: { type: string, format: binary }
        ",
        expect![[r#"
              title: Test
            struct T
              /// `T`
              a: abi::Uuid  // `a`
              b: abi::Base64  // `b`
              c: String  // `c`
              d: i32  // `d`
              e: i64  // `e`. At most 4000000000.
              f: u64  // `f`. From 0 to 18446744073709551615.
              g: abi::Number  // `g`. At most 1e+30.
              h: f64  // `h`
              i: bool  // `i`
              j: abi::Value  // `j`
              k: u64  // `k`
              l: String  // `l`
        "#]],
    );
}

#[test]
fn presence_keeps_absent_null_and_value_apart() {
    check_types(
        "
        T:
          required: [a, b]
          properties:
            a: { type: string }
            b: { type: string, nullable: true }
            c: { type: string, maxLength: 5, example: x }
            d: { type: string, nullable: true, description: What it is }
            e: { nullable: true }
            f: { type: array, items: { type: integer, nullable: true } }
        ",
        expect![[r#"
              title: Test
            struct T
              /// `T`
              a: String  // `a`
              b: Option<String>  // `b`
              c: Option<String>  // `c`. At most 5 characters. Example: `x`.
              d: Nullable<String>  // What it is
              e: Option<abi::Value>  // `e`
              f: Option<Vec<Option<i64>>>  // `f`
        "#]],
    );
}

#[test]
fn extra_members_are_kept() {
    check_types(
        "
        A: { properties: { extra: { type: string } }, additionalProperties: true }
        B: { type: object, additionalProperties: { type: integer, nullable: true } }
        C: { type: object }
        D: { type: object, properties: { a: { type: object, additionalProperties: { properties: { x: {} } } } } }
        ",
        expect![[r#"
              title: Test
            struct A
              /// `A`
              extra: Option<String>  // `extra`
              extra_: rest of abi::Value
            type B = Map<Option<i64>>
              /// `B`
            type C = Map<abi::Value>
              /// `C`
            struct D
              /// `D`
              a: Option<Map<DAValue>>  // `a`
            struct DAValue
              /// A value of `D.a`.
              x: Option<abi::Value>  // `x`
        "#]],
    );
}

#[test]
fn enums_are_open_and_named() {
    check_types(
        "
        A: { enum: [a, unknown, Unknown, '', '+1', '-1', 404, true, 1.5] }
        B: { enum: [1, 2, -1, 1] }
        C: { enum: [true, false] }
        D: { enum: [a, A, a-b, a_b] }
        E: { enum: [[1], x] }
        ",
        expect![[r#"
              title: Test
            value enum A
              /// `A`
              A = "a"  // `a`
              Unknown_ = "unknown"  // `unknown`
              Unknown2 = "Unknown"  // `Unknown`
              Empty = ""  // the empty text
              Plus1 = "+1"  // `+1`
              Minus1 = "-1"  // `-1`
              N404 = 404  // `404`
              True = true  // `true`
              N1_5 = 1.5  // `1.5`
            integer enum B
              /// `B`
              N1 = 1  // `1`
              N2 = 2  // `2`
              Minus1 = -1  // `-1`
            type C = bool
              /// `C`
            text enum D
              /// `D`
              A = "a"  // `a`
              A2 = "A"  // `A`
              AB = "a-b"  // `a-b`
              AB2 = "a_b"  // `a_b`
            type E = abi::Value
              /// `E`
            C114: an enum or const with an array among its values is not used
        "#]],
    );
}

#[test]
fn inline_types_are_called_after_where_they_stand() {
    check_types(
        "
        Issue:
          properties:
            user: { properties: { id: { type: integer }, plan: { properties: { a: {} } } } }
            labels: { type: array, items: { properties: { name: { type: string } } } }
            by_key: { type: object, additionalProperties: { enum: [x] } }
            issue_user: { properties: { id: { type: string } } }
        IssueUser: { type: string }
        Labels: { type: array, items: { properties: { b: {} } } }
        ",
        expect![[r#"
              title: Test
            struct Issue
              /// `Issue`
              user: Option<IssueUserInline>  // `user`
              labels: Option<Vec<IssueLabel>>  // `labels`
              by_key: Option<Map<IssueByKeyValue>>  // `by_key`
              issue_user: Option<IssueIssueUser>  // `issue_user`
            struct IssueUserInline
              /// `Issue.user`
              id: Option<i64>  // `id`
              plan: Option<IssuePlan>  // `plan`
            struct IssuePlan
              /// `IssueUserInline.plan`
              a: Option<abi::Value>  // `a`
            struct IssueLabel
              /// An item of `Issue.labels`.
              name: Option<String>  // `name`
            text enum IssueByKeyValue
              /// A value of `Issue.by_key`.
              X = "x"  // `x`
            struct IssueIssueUser
              /// `Issue.issue_user`
              id: Option<String>  // `id`
            type IssueUser = String
              /// `IssueUser`
            type Labels = Vec<LabelsItem>
              /// `Labels`
            struct LabelsItem
              /// An item of `Labels`.
              b: Option<abi::Value>  // `b`
            C301: `IssueUser` is taken already; this one is `IssueUserInline`
        "#]],
    );
}

#[test]
fn only_what_closes_a_circle_is_boxed() {
    check_types(
        "
        Node: { properties: { next: { $ref: '#/components/schemas/Node' }, all: { type: array, items: { $ref: '#/components/schemas/Node' } } } }
        A: { required: [b], properties: { b: { $ref: '#/components/schemas/B' } } }
        B: { properties: { a: { $ref: '#/components/schemas/A' }, c: { $ref: '#/components/schemas/C' } } }
        C: { properties: { x: {} } }
        Tree: { type: array, items: { $ref: '#/components/schemas/Tree' } }
        Either: { oneOf: [{ type: string }, { properties: { not: { $ref: '#/components/schemas/Either' } } }] }
        ",
        expect![[r#"
              title: Test
            struct Node
              /// `Node`
              next: Option<Box<Node>>  // `next`
              all: Option<Vec<Node>>  // `all`
            struct A
              /// `A`
              b: B  // `b`
            struct B
              /// `B`
              a: Option<Box<A>>  // `a`
              c: Option<C>  // `c`
            struct C
              /// `C`
              x: Option<abi::Value>  // `x`
            newtype Tree = Vec<Tree>
              /// `Tree`
            union Either
              /// `Either`
              Text(String) from String if rule(kinds: string)
              Not(EitherNot) from EitherNot if rule(kinds: object, known: [not])
            struct EitherNot
              /// A form of `Either`.
              not: Option<Box<Either>>  // `not`
        "#]],
    );
}

#[test]
fn unions_have_rules() {
    check_types(
        "
        Scalar: { oneOf: [{ type: string, format: uuid }, { type: integer }, { type: number }, { type: boolean }] }
        List: { oneOf: [{ type: array, items: { type: string } }, { type: array, items: { type: integer } }] }
        Shape:
          anyOf:
            - { required: [kind, radius], properties: { kind: { enum: [circle] }, radius: { type: number } } }
            - { required: [kind], properties: { kind: { enum: [point] } } }
            - { title: Big Box, properties: { width: { type: integer } } }
            - { type: object, additionalProperties: { type: integer } }
        Model: { anyOf: [{ type: string }, { enum: [small, large] }] }
        Texts: { anyOf: [{ type: string, format: uuid }, { type: string }] }
        ",
        expect![[r#"
              title: Test
            union Scalar
              /// `Scalar`
              Uuid(abi::Uuid) from abi::Uuid if rule(kinds: string)
              Number(f64) from f64 if rule(kinds: integer|number)
              Boolean(bool) from bool if rule(kinds: boolean)
            union List
              /// `List`
              TextList(Vec<String>) from Vec<String> if rule(kinds: array, items: rule(kinds: string))
              IntegerList(Vec<i64>) from Vec<i64> if rule(kinds: array, items: rule(kinds: integer))
            union Shape
              /// `Shape`
              Circle(ShapeCircle) from ShapeCircle if rule(kinds: object, required: [kind, radius], constants: [constant(kind, [text(circle)])], known: [kind, radius])
              Point(ShapePoint) from ShapePoint if rule(kinds: object, required: [kind], constants: [constant(kind, [text(point)])], known: [kind])
              BigBox(ShapeBigBox) from ShapeBigBox if rule(kinds: object, known: [width])
              IntegerMap(Map<i64>) from Map<i64> if rule(kinds: object)
            struct ShapeCircle
              /// A form of `Shape`.
              kind: ShapeCircleKind always ShapeCircleKind::Circle  // `kind`
              radius: f64  // `radius`
              extra: rest of abi::Value
            text enum ShapeCircleKind
              /// `ShapeCircle.kind`
              Circle = "circle"  // `circle`
            struct ShapePoint
              /// A form of `Shape`.
              kind: ShapePointKind always ShapePointKind::Point  // `kind`
              extra: rest of abi::Value
            text enum ShapePointKind
              /// `ShapePoint.kind`
              Point = "point"  // `point`
            struct ShapeBigBox
              /// Big Box
              width: Option<i64>  // `width`
              extra: rest of abi::Value
            text enum Model
              /// `Model`
              Small = "small"  // `small`
              Large = "large"  // `large`
            type Texts = String
              /// `Texts`
        "#]],
    );
}

#[test]
fn variants_that_look_alike_are_reported() {
    check_types(
        "
        A: { properties: { x: { type: string } } }
        B: { properties: { x: { type: string } } }
        AB: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }
        ",
        expect![[r#"
              title: Test
            struct A
              /// `A`
              x: Option<String>  // `x`
            struct B
              /// `B`
              x: Option<String>  // `x`
            union Ab
              /// `AB`
              A(A) from A if rule(kinds: object, known: [x])
              B(B) from B if rule(kinds: object, known: [x])
            C203: two variants of `Ab` accept the same JSON
        "#]],
    );
}

#[test]
fn aliases_tuples_and_names_of_the_prelude() {
    check_types(
        "
        Ids: { type: array, items: { type: integer } }
        Option: { type: string }
        Box: { properties: { a: { enum: [Err, Some] }, type: {}, Type: {} } }
        Pair: { type: array, prefixItems: [{ type: string }, { type: integer }] }
        Same: { type: array, prefixItems: [{ type: string }, { type: string }] }
        Other: { allOf: [{ $ref: '#/components/schemas/Option' }], nullable: true }
        User: { required: [o], properties: { o: { $ref: '#/components/schemas/Other' } } }
        user: { type: string }
        ",
        expect![[r#"
              title: Test
            type Ids = Vec<i64>
              /// `Ids`
            type Option_ = String
              /// `Option`
            struct Box_
              /// `Box`
              a: Option<BoxA>  // `a`
              type_: Option<abi::Value> = "type"  // `type`
              type_2: Option<abi::Value> = "Type"  // `Type`
            text enum BoxA
              /// `Box_.a`
              Err_ = "Err"  // `Err`
              Some = "Some"  // `Some`
            type Pair = (String, i64)
              /// `Pair`
            type Same = Vec<String>
              /// `Same`
            type Other = Option_
              /// `Other`
            struct User
              /// `User`
              o: Option<Other>  // `o`
            type User2 = String
              /// `user`
            C301: `User` is taken already; this one is `User2`
        "#]],
    );
}

#[test]
fn defaults_must_fit() {
    check_types(
        "
        State: { enum: [open, closed] }
        T:
          properties:
            a: { type: string, default: x }
            b: { allOf: [{ $ref: '#/components/schemas/State' }], default: open }
            c: { enum: [x], default: y }
            d: { type: integer, default: 1.5 }
            e: { type: number, default: 1 }
            f: { type: array, items: {}, default: [] }
            g: { type: boolean, default: 'true' }
            h: { $ref: '#/components/schemas/Both' }
        Both: { enum: [true, false], default: true }
        ",
        expect![[r#"
              title: Test
            text enum State
              /// `State`
              Open = "open"  // `open`
              Closed = "closed"  // `closed`
            struct T
              /// `T`
              a: Option<String> default "x"  // `a`. Default: `x`.
              b: Option<State> default State::Open  // `b`. Default: `open`.
              c: Option<TC>  // `c`. Default: `y`.
              d: Option<i64>  // `d`. Default: 1.5.
              e: Option<f64> default 1.0  // `e`. Default: 1.
              f: Option<Vec<abi::Value>>  // `f`. Default: `[]`.
              g: Option<bool>  // `g`. Default: `true`.
              h: Option<Both> default true  // `h`
            text enum TC
              /// `T.c`. Default: `y`.
              X = "x"  // `x`
            type Both = bool
              /// `Both`. Default: true.
            C204: the default `"y"` does not fit its type
            C204: the default `1.5` does not fit its type
            C204: the default `"true"` does not fit its type
        "#]],
    );
}

#[test]
fn members_that_are_not_sent_are_optional_in_what_is_sent() {
    let text = "
paths:
  /a:
    post:
      operationId: make
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/T' } } } }
      responses: { '200': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/U' } } } } }
components:
  schemas:
    T: { required: [id, token], properties: { id: { type: integer, readOnly: true }, token: { type: string, writeOnly: true } } }
    U: { required: [id, token], properties: { id: { type: integer, readOnly: true }, token: { type: string, writeOnly: true } } }
";
    expect![[r#"
        struct (new) T
          /// `T`
          id: Option<i64> read-only  // `id`. Not sent in requests.
          token: String secret  // `token`. Not sent in replies.
    "#]]
    .assert_eq(&super::planned(text, &Config::default(), Some("T")));
    expect![[r#"
        struct U
          /// `U`
          id: i64 read-only  // `id`. Not sent in requests.
          token: Option<String> secret  // `token`. Not sent in replies.
    "#]]
    .assert_eq(&super::planned(text, &Config::default(), Some("U")));
}

#[test]
fn formats_are_the_users_choice() {
    let formats = [("date-time", "String"), ("uuid", "my::Id"), ("ts", "abi::Timestamp"), ("int64", "my::Int")];
    let formats = formats.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
    let config = Config { formats, ..Config::default() };
    let text = "
components:
  schemas:
    T:
      properties:
        a: { type: string, format: date-time }
        b: { type: string, format: uuid }
        c: { type: string, format: ts }
        d: { type: integer, format: int64 }
";
    expect![[r#"
        struct T
          /// `T`
          a: Option<String>  // `a`
          b: Option<my::Id>  // `b`
          c: Option<abi::Timestamp>  // `c`
          d: Option<my::Int>  // `d`
    "#]]
    .assert_eq(&super::planned(text, &config, Some("T")));
}

#[test]
fn variants_may_differ_inside_a_member_alone() {
    check_types(
        "
        Cell: { oneOf: [{ $ref: '#/components/schemas/Chart' }, { $ref: '#/components/schemas/Text' }] }
        Chart: { required: [it], properties: { it: { $ref: '#/components/schemas/It' }, size: { type: integer } } }
        It: { required: [kind], properties: { kind: { enum: [chart] }, lines: { type: integer } } }
        Text: { required: [it], properties: { it: { required: [kind], properties: { kind: { enum: [text] } } } } }
        ",
        expect![[r#"
              title: Test
            union Cell
              /// `Cell`
              Chart(Chart) from Chart if rule(kinds: object, required: [it], known: [it, size], inside: [inside(it, rule(kinds: object, required: [kind], constants: [constant(kind, [text(chart)])], known: [kind, lines]))])
              Text(Text) from Text if rule(kinds: object, required: [it], known: [it], inside: [inside(it, rule(kinds: object, required: [kind], constants: [constant(kind, [text(text)])], known: [kind]))])
            struct Chart
              /// `Chart`
              it: It  // `it`
              size: Option<i64>  // `size`
            struct It
              /// `It`
              kind: ItKind always ItKind::Chart  // `kind`
              lines: Option<i64>  // `lines`
            text enum ItKind
              /// `It.kind`
              Chart = "chart"  // `chart`
            struct Text
              /// `Text`
              it: TextIt  // `it`
            struct TextIt
              /// `Text.it`
              kind: TextKind always TextKind::Text  // `kind`
            text enum TextKind
              /// `TextIt.kind`
              Text = "text"  // `text`
        "#]],
    );
}

/// A hundred texts, or ten, as members of a schema.
fn texts(count: usize) -> String {
    let members: Vec<_> = (0..count).map(|at| format!("m{at}: {{ type: string }}")).collect();
    format!("{{ required: [m0], properties: {{ {} }} }}", members.join(", "))
}

#[test]
fn what_is_large_has_a_box_where_it_is_a_part() {
    let schemas = format!(
        "
        Large: {}
        Small: {}
        Order: {{ required: [buyer, item], properties: {{
            buyer: {{ $ref: '#/components/schemas/Large' }}, payer: {{ $ref: '#/components/schemas/Large' }},
            item: {{ $ref: '#/components/schemas/Small' }}, all: {{ type: array, items: {{ $ref: '#/components/schemas/Large' }} }} }} }}
        Cart: {{ required: [order], properties: {{ order: {{ $ref: '#/components/schemas/Order' }} }} }}
",
        texts(100),
        texts(10)
    );
    let plan = types_of(&schemas);
    let line = |name: &str| plan.lines().find(|line| line.trim_start().starts_with(name)).unwrap_or_default().trim();
    assert_eq!(line("buyer:"), "buyer: Box<Large>  // `buyer`");
    assert_eq!(line("payer:"), "payer: Option<Box<Large>>  // `payer`");
    assert_eq!(line("item:"), "item: Small  // `item`");
    assert_eq!(line("all:"), "all: Option<Vec<Large>>  // `all`");
    // With its boxes an order is small again.
    assert_eq!(line("order:"), "order: Order  // `order`");
}

/// 42 texts are just below the limit; the field for other properties is beyond it.
#[test]
fn the_field_for_other_properties_counts_as_size() {
    let schemas = format!(
        "{{ Large: {}, Order: {{ properties: {{ buyer: {{ $ref: '#/components/schemas/Large' }} }} }} }}",
        texts(42)
    );
    let buyer = |unknown| {
        let config = Config { unknown, ..Config::default() };
        planned(&format!("components: {{ schemas: {schemas} }}"), &config, Some("Order")).contains("Option<Box<Large>>")
    };
    assert_eq!([Unknown::Drop, Unknown::Keep].map(buyer), [false, true]);
}

#[test]
fn a_feature_of_a_format_needs_a_type_that_has_it() {
    let features = |format: &str| {
        let text = format!(
            "components: {{ schemas: {{ Order: {{ properties: {{ at: {{ type: string, format: {format} }} }} }} }} }}"
        );
        let mut config = Config::default();
        for choice in ["date-time=chrono", "date=time", "decimal=rust_decimal"] {
            config.set("formats", choice.into()).unwrap();
        }
        let (spec, mut diags) = spec(&text, &config);
        plan(&spec, &config, "test.yaml", &mut diags).formats
    };
    assert_eq!(features("date-time"), ["chrono"]);
    assert_eq!(features("date"), ["time"]);
    assert_eq!(features("decimal"), ["rust_decimal"]);
    assert!(features("uuid").is_empty());
}

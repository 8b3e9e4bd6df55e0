//! Schemas in, types after all passes out.

use super::run;
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::format::openapi::corpus;
use crate::format::openapi::schema::tests::{expand, lower_all, node, try_node};
use crate::spec::dump::dump_type;
use crate::spec::ty::{Shape, TypeId};
use crate::spec::{Named, Spec};
use crate::tree::Node;
use expect_test::{Expect, expect};

/// The named schemas of a document, lowered and passed.
fn passed(root: &Node) -> (Spec, Diagnostics) {
    let (types, named, mut diags) = lower_all(root);
    let named = named.into_iter().map(|(name, id)| {
        let place = types[id].place.clone();
        Named { name, ty: Some(id), place, skipped: None }
    });
    let mut spec = Spec { named: named.collect(), types, ..Spec::default() };
    run(&mut spec, &Config::default(), &mut diags);
    (spec, diags)
}

/// Every available real document: no bug of ours, and never a hang. Run with `--ignored`.
#[test]
#[ignore = "reads the corpus, if it is there"]
fn the_corpus_passes() {
    let Some(corpus) = corpus::folder() else { return println!("skipped: there is no ../shared/corpus") };
    let entries = std::fs::read_dir(corpus.join("api")).unwrap();
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut counts = std::collections::BTreeMap::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let Some(root) = try_node(&text) else {
            println!("not readable: {}", path.display());
            continue;
        };
        let begin = std::time::Instant::now();
        let (spec, diags) = passed(&root);
        let (took, reports) = (begin.elapsed(), diags.finish());
        println!("{:>8.1?} {:>6} types {:>4} reports {}", took, spec.types.len(), reports.len(), path.display());
        for report in reports {
            assert_ne!(report.code.id, "C901", "{}: {}", path.display(), report.message);
            *counts.entry(report.code.id).or_insert(0) += 1;
            if std::env::var("SHOW").is_ok_and(|id| id == report.code.id) {
                let (at, end) =
                    report.labels.first().map_or((0, 0), |(span, _)| (span.start as usize, span.end as usize));
                let source: String = text.get(at..end).unwrap_or_default().chars().take(300).collect();
                println!("    byte {at}: {}: {source}", report.message);
            }
        }
    }
    println!("{counts:?}");
}

/// `schemas` is the content of components/schemas in a 3.1 document.
fn check(schemas: &str, expected: Expect) {
    let indented: String = expand(schemas).lines().map(|line| format!("    {line}\n")).collect();
    let (spec, diags) = passed(&node(&format!("openapi: 3.1.0\ncomponents:\n  schemas:\n{indented}")));
    let mut out = String::new();
    for named in &spec.named {
        out.push_str(&format!("{} = {}\n", named.name, dump_type(&spec.types, named.ty.unwrap())));
    }
    for report in diags.finish() {
        out.push_str(&format!("{} {}\n", report.code.id, report.message));
    }
    expected.assert_eq(&out);
}

#[test]
fn parts_become_one_object() {
    check(
        r#"Dog: { allOf: [@Pet, { type: object, required: [bark, name], properties: { bark: { type: boolean }, name: { description: Its name. } } }] }
Pet: { type: object, required: [id], properties: { id: { type: integer }, name: { type: string } } }
Same: { allOf: [@Pet, { type: object }] }
Docs: { description: A pet., allOf: [@Pet] }
Inline: { allOf: [{ properties: { a: {} } }] }
Beside: { allOf: [@Pet], properties: { tag: { type: string } }, required: [tag, name] }
Null: { allOf: [@Pet], nullable: true }"#,
        expect![[r#"
            Dog = {id!: integer, name!: text, bark!: boolean}
            Pet = {id!: integer, name: text}
            Same = = Pet
            Docs = = Pet
            Inline = {a: any}
            Beside = {tag!: text, name!: text, id!: integer}
            Null = = Pet or null
        "#]],
    );
}

#[test]
fn a_member_in_several_parts() {
    check(
        r#"A: { allOf: [{ properties: { x: { type: object, properties: { a: { type: string } } } } }, { properties: { x: { type: object, properties: { b: { type: integer } } } } }] }
B: { allOf: [{ properties: { kind: { type: string } } }, { properties: { kind: { enum: [b] } } }] }
C: { allOf: [{ properties: { list: { type: array, items: { properties: { a: {} } } } } }, { properties: { list: { items: { required: [a] } } } }] }
D: { allOf: [{ properties: { n: { type: number } } }, { properties: { n: { type: integer } } }] }
E: { allOf: [{ properties: { s: { enum: [a, b, c] } } }, { properties: { s: { enum: [b, c, d] } } }] }
F: { allOf: [{ properties: { s: { type: string } } }, { properties: { s: { type: object } } }] }"#,
        expect![[r#"
            A = {x: {a: text, b: integer}}
            B = {kind: "b"}
            C = {list: [{a!: any}]}
            D = {n: integer}
            E = {s: "b" | "c"}
            F = {s: (any of: text | {...: any})}
            C201 no value can be all of this at once
        "#]],
    );
}

#[test]
fn other_members_of_parts() {
    check(
        r#"A: { allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} }, additionalProperties: false }] }
B: { allOf: [{ properties: { a: {} }, additionalProperties: { type: string } }, { required: [b] }] }
C: { allOf: [{ properties: { a: {} } }, { type: object, additionalProperties: true }] }
D: { allOf: [{ additionalProperties: { type: number } }, { additionalProperties: { type: integer } }] }"#,
        expect![[r#"
            A = {a: any, b: any}
            B = {a: any, b!: text, ...: text}
            C = {a: any, ...: any}
            D = {...: integer}
        "#]],
    );
}

#[test]
fn contradictions() {
    check(
        r#"A: { allOf: [{ type: string }, { type: object }] }
B: { allOf: [{ enum: [a] }, { enum: [b] }] }
C: { properties: { x: { type: object, allOf: [@B] }, y: { type: string } } }"#,
        expect![[r#"
            A = (any of: text | {...: any})
            B = "a" | "b"
            C = {x: (any of: {...: any} | B), y: text}
            C201 no value can be all of this at once
            C201 no value can be all of this at once
            C201 no value can be all of this at once
        "#]],
    );
}

#[test]
fn parts_that_exclude_each_other_are_any_one_of_them() {
    check(
        r#"Good: { properties: { ok: { enum: [true] }, list: { type: [array, 'null'], items: { type: string } }, it: { anyOf: [{ type: object }, { type: string }] } } }
Bad: { allOf: [@Good, { properties: { ok: { enum: [false] }, list: { enum: [null], type: object, nullable: true }, it: { enum: [null] } } }] }
Size: { allOf: [{ type: string }, { type: integer }, { type: integer, nullable: true }] }
Three: { allOf: [{ type: string }, { minLength: 3 }, { properties: { a: {} } }] }"#,
        expect![[r#"
            Good = {ok: true, list: [text] or null, it: = (any of: {...: any} | text)}
            Bad = {ok: true | false, list: null, it: = = (any of: {...: any} | text) or null}
            Size = (any of: text | integer) or null
            Three = (any of: text | {a: any})
            C201 no value can be all of this at once
            C201 no value can be all of this at once
            C201 no value can be all of this at once
            C201 no value can be all of this at once
        "#]],
    );
}

#[test]
fn null_in_parts() {
    check(
        r#"A: { allOf: [{ type: [object, 'null'] }, { type: [object, 'null'], properties: { a: {} } }] }
B: { allOf: [{ type: [object, 'null'] }, { type: object, properties: { a: {} } }] }
C: { allOf: [{ type: object, properties: { a: {} } }, { nullable: true }] }"#,
        expect![[r#"
            A = {a: any} or null
            B = {a: any}
            C = {a: any} or null
        "#]],
    );
}

#[test]
fn scalars_in_parts() {
    check(
        r#"A: { allOf: [{ type: string }, { format: date }, { maxLength: 3 }] }
B: { allOf: [@E, { description: One of E. }] }
E: { type: string, enum: [a, b] }
T: { allOf: [{ type: string }, { type: string, format: uuid }] }"#,
        expect![[r#"
            A = text
            B = = E
            E = "a" | "b"
            T = text(uuid)
        "#]],
    );
}

#[test]
fn parts_that_go_round() {
    check(
        r#"A: { allOf: [@B, { properties: { a: {} } }] }
B: { allOf: [@A, { properties: { b: {} } }] }
C: { allOf: [@C, { properties: { c: {} } }] }
D: { allOf: [{ properties: { child: @D, d: {} } }, { properties: { child: { allOf: [@D, { required: [d] }] } } }] }
E: { allOf: [@F, @G] }
F: { properties: { next: @F, f: {} } }
G: { properties: { next: @G, g: {} } }"#,
        expect![[r#"
            A = {b: any, a: any}
            B = {b: any}
            C = {c: any}
            D = {child: {child: ^0, d!: any}, d: any}
            E = {next: {next: ^0, f: any, g: any}, f: any, g: any}
            F = {next: F, f: any}
            G = {next: G, g: any}
            C107 an allOf leads back to itself
            C107 an allOf leads back to itself
        "#]],
    );
}

#[test]
fn bases_of_unions() {
    check(
        r#"Shape: { type: object, required: [id], properties: { id: { type: string } }, oneOf: [@Circle, @Square, { properties: { id: { type: string }, side: {} }, required: [id] }] }
Circle: { type: object, properties: { radius: { type: number } } }
Square: { type: object, required: [id], properties: { id: { type: string }, size: { type: number } } }
Plain: { type: object, oneOf: [@Circle, @Square] }
Both: { allOf: [@Plain, { properties: { extra: {} } }] }
Typed: { type: string, oneOf: [{ format: ipv4 }, { format: ipv6 }] }
Lists: { type: string, anyOf: [{ type: string, enum: [a] }, { type: integer }] }
Required: { type: object, properties: { a: {}, b: {} }, oneOf: [{ required: [a] }, { properties: { b: { type: integer } }, required: [b] }] }"#,
        expect![[r#"
            Shape = (one of: {radius: number, id!: text} | {id!: text, size: number} | {id!: text, side: any})
            Circle = {radius: number}
            Square = {id!: text, size: number}
            Plain = (one of: Circle | Square)
            Both = (one of: {radius: number, extra: any} | {id!: text, size: number, extra: any})
            Typed = text
            Lists = "a"
            Required = (one of: {a!: any, b: any} | {b!: integer, a: any})
        "#]],
    );
}

#[test]
fn a_variant_that_includes_its_union() {
    check(
        r#"Pet: { type: object, required: [kind], properties: { kind: { type: string } }, oneOf: [@Cat, @Dog], discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: Dog } } }
Cat: { allOf: [@Pet, { properties: { meow: { type: boolean } } }] }
Dog: { allOf: [@Pet, { properties: { bark: { type: boolean } } }] }
Pure: { oneOf: [@One, { type: string }] }
One: { allOf: [@Pure, { properties: { one: {} } }] }"#,
        expect![[r#"
            Pet = (one of by kind: cat => Cat | dog => Dog)
            Cat = {kind!: text, meow: boolean}
            Dog = {kind!: text, bark: boolean}
            Pure = (one of: One | text)
            One = {one: any}
        "#]],
    );
}

#[test]
fn unions_become_flat() {
    check(
        r#"A: { oneOf: [@B, @C, { type: 'null' }] }
B: { anyOf: [@C, @D] }
C: { properties: { c: {} } }
D: { type: array, items: @A }
E: { oneOf: [@C, { type: 'null' }] }
F: { oneOf: [{ $ref: '#/components/schemas/G' }, @H] }
G: { oneOf: [@F, @C] }
H: { oneOf: [@G, { type: string }] }
I: { anyOf: [{ properties: { a: { type: string } } }, { properties: { a: { type: string } } }] }
J: { anyOf: [@N, { type: integer }] }
N: { type: [object, 'null'], properties: { n: {} } }"#,
        expect![[r#"
            A = (one of: C | D) or null
            B = (any of: C | D)
            C = {c: any}
            D = [A]
            E = = C or null
            F = (one of: C | text)
            G = (one of: C | text)
            H = (one of: C | text)
            I = {a: text}
            J = (any of: N | integer) or null
            N = {n: any} or null
        "#]],
    );
}

#[test]
fn scalars_of_unions_are_joined() {
    check(
        r#"A: { anyOf: [{ type: string }, { enum: [a, b] }] }
B: { anyOf: [@E, { type: string }] }
E: { type: string, enum: [a, b] }
C: { oneOf: [{ const: a, title: First }, { const: b }] }
D: { oneOf: [{ type: string, format: date }, { type: string, format: date-time }] }
F: { anyOf: [{ type: integer }, { type: number }] }
G: { anyOf: [{ type: integer, enum: [1] }, { type: integer }] }
H: { anyOf: [{ type: boolean }, { type: string, enum: ['true', 'false'] }] }
I: { anyOf: [{ type: string }, { type: string, format: uri }, @E, { type: integer }, { type: number }, @X] }
J: { anyOf: [{ enum: [1] }, { type: number }] }
X: { properties: { x: {} } }"#,
        expect![[r#"
            A = "a" | "b"
            B = = E
            E = "a" | "b"
            C = "a" | "b"
            D = text
            F = number
            G = 1
            H = (any of: boolean | "true" | "false")
            I = (any of: E | number | X)
            J = number
            X = {x: any}
        "#]],
    );
}

#[test]
fn tags() {
    check(
        r#"A: { oneOf: [@X, @Y], discriminator: { propertyName: kind } }
B: { oneOf: [@X, @Y], discriminator: { propertyName: kind, mapping: { x: X, xx: X, y: Y } } }
C: { oneOf: [@Fixed, @Y], discriminator: { propertyName: kind } }
D: { oneOf: [@Fixed, @Other] }
E: { oneOf: [@X, { type: string }], discriminator: { propertyName: kind } }
F: { oneOf: [@Fixed, @Again], discriminator: { propertyName: kind } }
G: { oneOf: [@D, { properties: { kind: { const: third } }, required: [kind] }] }
H: { oneOf: [@A, @I], discriminator: { propertyName: kind } }
I: { oneOf: [@Z], discriminator: { propertyName: kind } }
J: { oneOf: [@B, { oneOf: [@Z, @W], discriminator: { propertyName: kind } }] }
X: { properties: { kind: { type: string } } }
Y: { properties: { kind: { enum: [Y, Z] } } }
Z: { properties: { z: {} } }
W: { properties: { w: {} } }
Fixed: { properties: { kind: { const: fixed } }, required: [kind] }
Again: { properties: { kind: { const: fixed } }, required: [kind] }
Other: { properties: { kind: { enum: [o1, o2] } }, required: [kind] }"#,
        expect![[r#"
            A = (one of by kind: X => X | Y, Z => Y)
            B = (one of by kind: x, xx => X | Y, Z => Y)
            C = (one of by kind: fixed => Fixed | Y, Z => Y)
            D = (one of by kind: fixed => Fixed | o1, o2 => Other)
            E = (one of: X | text)
            F = (one of: Fixed | Again)
            G = (one of by kind: fixed => Fixed | o1, o2 => Other | third => {kind!: "third"})
            H = (one of by kind: X => X | Y, Z => Y | I => I)
            I = {z: any, kind: any}
            J = (one of: X | Y | Z | W)
            X = {kind: text}
            Y = {kind: "Y" | "Z"}
            Z = {z: any}
            W = {w: any}
            Fixed = {kind!: = "fixed"}
            Again = {kind!: = "fixed"}
            Other = {kind!: "o1" | "o2"}
            C202 a variant is no object, so it cannot have the member `kind`
            C202 `kind: fixed` means two variants
            C202 `kind: Z` means two variants
        "#]],
    );
}

#[test]
fn aliases() {
    check(
        r#"A: @B
B: { properties: { docs: { $ref: '#/components/schemas/A', description: Whose. }, null: { $ref: '#/components/schemas/C', nullable: true }, default: { $ref: '#/components/schemas/C', default: 1 }, all: { allOf: [@C] } } }
C: { type: integer }
D: { $ref: '#/components/schemas/D' }
E: { $ref: '#/components/schemas/F' }
F: { allOf: [@E] }"#,
        expect![[r#"
            A = = B
            B = {docs: A, null: = C or null, default: = C default 1, all: C}
            C = integer
            D = any
            E = any
            F = any
            C107 this reference leads back to itself
            C107 this reference leads back to itself
            C107 this reference leads back to itself
        "#]],
    );
}

#[test]
fn objects_of_which_nothing_is_known() {
    check(
        r#"A: { type: object }
B: { properties: {}, additionalProperties: false }
C: { oneOf: [{ type: object }, { type: string }] }"#,
        expect![[r#"
            A = {...: any}
            B = {closed}
            C = (one of: {...: any} | text)
        "#]],
    );
}

#[test]
fn titled_constants() {
    check(
        r#"A: { type: string, oneOf: [{ title: First, description: The first., const: a }, { title: Second, const: b }] }"#,
        expect![[r#"
            A = "a" | "b"
        "#]],
    );
}

#[test]
fn impossible_variants_go() {
    check(
        r#"A: { allOf: [@U, @U2] }
U: { oneOf: [{ const: a }, { const: b }, { type: object }] }
U2: { oneOf: [{ const: b }, { const: c }, { type: array }] }
B: { allOf: [{ oneOf: [{ type: string }, { oneOf: [{ type: integer }, { type: array }] }] }, { type: object }] }"#,
        expect![[r#"
            A = = "b"
            U = (one of: "a" | "b" | {...: any})
            U2 = (one of: "b" | "c" | [any])
            B = (any of: text | integer | [any] | {...: any})
            C201 no value can be all of this at once
        "#]],
    );
}

/// Merged types wait their turn and are found again: which one was first must not show.
#[test]
fn merged_types_do_not_depend_on_the_order_of_the_document() {
    let schemas = [
        "Common: { properties: { r: { anyOf: [{ type: object }, { type: string }] } } }",
        "List: { allOf: [@Common, { properties: { r: { type: array } } }] }",
        "A: { properties: { m: { type: string }, n: @Yes } }",
        "B: { properties: { m: { type: integer }, n: @No } }",
        "AB: { allOf: [@A, @B] }",
        "BA: { allOf: [@B, @A] }",
        "Yes: { enum: [yes] }",
        "No: { enum: [no] }",
        "Choice: { oneOf: [@Yes, @Odd, { type: object }] }",
        "Odd: { allOf: [{ type: array }, { type: object }] }",
        "No2: { allOf: [@Choice, @No] }",
        "Lists: { allOf: [@Choice, { type: array }] }",
    ];
    let types = |schemas: &[&str]| {
        let text = expand(&schemas.join("\n")).replace('\n', "\n    ");
        let (spec, _) = passed(&node(&format!("openapi: 3.1.0\ncomponents:\n  schemas:\n    {text}")));
        let named =
            spec.named.iter().map(|named| format!("{} = {}\n", named.name, dump_type(&spec.types, named.ty.unwrap())));
        let mut lines: Vec<String> = named.collect();
        lines.sort();
        lines.concat()
    };
    expect![[r#"
        A = {m: text, n: Yes}
        AB = {m: (any of: text | integer), n: = "yes" | "no"}
        B = {m: integer, n: No}
        BA = {m: (any of: integer | text), n: "no" | "yes"}
        Choice = (one of: Yes | [any] | {...: any})
        Common = {r: (any of: {...: any} | text)}
        List = {r: (any of: {...: any} | text | [any])}
        Lists = = [any]
        No = "no"
        No2 = (any of: = "yes" | "no" | [any] | {...: any})
        Odd = (any of: [any] | {...: any})
        Yes = "yes"
    "#]]
    .assert_eq(&types(&schemas));
    for at in 1..schemas.len() {
        let mut other = schemas;
        other.rotate_left(at);
        assert_eq!(types(&other), types(&schemas), "{other:#?}");
        other.reverse();
        assert_eq!(types(&other), types(&schemas), "{other:#?}");
    }
}

#[test]
fn heirs_take_the_members_of_their_base_alone() {
    check(
        r#"Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
Cat: { allOf: [@Pet, { properties: { meow: { type: boolean } } }] }
Lion: { allOf: [@Cat], properties: { mane: { type: string } } }
Pets: { type: array, items: @Pet }
Mid: { allOf: [@Pet, { properties: { mid: {} } }], discriminator: { propertyName: kind } }
Leaf: { allOf: [@Mid] }"#,
        expect![[r#"
            Pet = (one of by kind: Cat => Cat | Leaf, Mid => Leaf | Lion => Lion)
            Cat = {kind!: text, meow: boolean}
            Lion = {mane: text, kind!: text, meow: boolean}
            Pets = [Pet]
            Mid = {kind!: text, mid: any, ...: any}
            Leaf = = Mid
        "#]],
    );
}

#[test]
fn a_schema_with_heirs_is_one_of_them() {
    check(
        r#"Pet: { type: object, required: [kind], properties: { kind: { type: string }, mate: @Pet }, discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: Dog } } }
Cat: { allOf: [@Pet, { properties: { meow: { type: boolean } } }] }
Dog: { allOf: [@Pet], properties: { owner: @Pet } }
Other: { allOf: [@Pet] }
Quiet: { allOf: [@Pet], nullable: true }
Two: { allOf: [@Pet, { properties: { two: {} } }] }"#,
        expect![[r#"
            Pet = (one of by kind: cat => Cat | dog => Dog)
            Cat = {kind!: text, mate: Pet, meow: boolean}
            Dog = {owner: Pet, kind!: text, mate: Pet}
            Other = = Pet
            Quiet = = Pet or null
            Two = {kind!: text, mate: Pet, two: any}
        "#]],
    );
    check(
        r#"Shape: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind } }
Round: { allOf: [@Shape, { properties: { radius: {} } }], discriminator: { propertyName: kind } }
Circle: { allOf: [@Round, { properties: { c: {} } }] }
Ring: { allOf: [@Round, { properties: { r: {} } }] }
Same: { allOf: [@Shape] }
List: { properties: { all: { type: array, items: @Shape }, round: @Round } }"#,
        expect![[r#"
            Shape = (one of by kind: Circle => Circle | Ring => Ring | Round => {kind: text, radius: any} | Same => {kind: text})
            Round = (one of by kind: Circle => Circle | Ring => Ring)
            Circle = {kind: text, radius: any, c: any}
            Ring = {kind: text, radius: any, r: any}
            Same = = Shape
            List = {all: [Shape], round: Round}
        "#]],
    );
}

#[test]
fn a_discriminator_over_one_variant_is_a_member() {
    check(
        r#"A: { oneOf: [@C], discriminator: { propertyName: kind } }
B: { oneOf: [@D], discriminator: { propertyName: kind } }
C: { properties: { c: {} } }
D: { properties: { kind: { type: string } }, required: [kind] }"#,
        expect![[r#"
            A = {c: any, kind: any}
            B = = D
            C = {c: any}
            D = {kind!: text}
        "#]],
    );
}

#[test]
fn a_pattern_binds_strings_alone() {
    check(
        r#"A: { anyOf: [{ type: integer }, { type: string }], pattern: '^[0-9]+' }"#,
        expect![[r#"
            A = (any of: integer | text)
        "#]],
    );
}

/// A document with `count` schemas that each lead to the next one.
fn chain(count: usize, schema: impl Fn(usize) -> String) -> Node {
    let schemas: String = (0..count).map(|at| format!("    S{at}: {}\n", expand(&schema(at)))).collect();
    node(&format!("openapi: 3.1.0\ncomponents:\n  schemas:\n{schemas}"))
}

#[test]
fn long_chains_and_wide_products_end() {
    let next = |at: usize| format!("@S{}", (at + 1) % 1000);
    for root in [
        chain(1000, next),
        chain(1000, |at| format!("{{ allOf: [{}, {{ properties: {{ a{at}: {{}} }} }}] }}", next(at))),
        chain(1000, |at| format!("{{ properties: {{ next: {} }} }}", next(at))),
        chain(1000, |at| format!("{{ oneOf: [{}, {{ type: string }}] }}", next(at))),
        chain(1000, |at| format!("{{ nullable: true, anyOf: [{}], properties: {{ a: {{}} }} }}", next(at))),
        chain(2, |_| {
            let unions =
                (0..20).map(|u| format!("{{ oneOf: [{{ required: [a{u}], properties: {{ a{u}: {{}} }} }}, @S1] }}"));
            format!("{{ allOf: [{}] }}", unions.collect::<Vec<_>>().join(", "))
        }),
        chain(40, |at| {
            let all: Vec<String> = (0..40).filter(|other| *other != at).map(|other| format!("@S{other}")).collect();
            format!("{{ allOf: [{}], properties: {{ a{at}: {{ allOf: [{}] }} }} }}", all.join(", "), all.join(", "))
        }),
        chain(40, |at| {
            let all: Vec<String> = (0..40).filter(|other| *other != at).map(|other| format!("@S{other}")).collect();
            format!("{{ anyOf: [{}, {{ properties: {{ a{at}: {{}} }} }}] }}", all.join(", "))
        }),
        chain(40, |at| {
            let all: Vec<String> = (0..40).filter(|other| *other != at).map(|other| format!("@S{other}")).collect();
            format!("{{ oneOf: [{}], properties: {{ a: {{ oneOf: [{}] }} }} }}", all.join(", "), all.join(", "))
        }),
    ] {
        let (_, diags) = passed(&root);
        let bugs: Vec<_> = diags.finish().into_iter().filter(|report| report.code.id == "C901").collect();
        assert!(bugs.is_empty(), "{bugs:#?}");
    }
}

#[test]
fn copies_of_inline_types_are_one_type() {
    let (spec, _) = passed(&node(
        "openapi: 3.1.0
components:
  schemas:
    A: { type: object, properties: { x: { type: object, properties: { k: { enum: [a, b] } } }, y: { enum: [a, b] } } }
    B: { type: object, properties: { x: { type: object, properties: { k: { enum: [a, b] } } }, y: { enum: [a] } } }
    C: { type: object, properties: { k: { enum: [a, b] } } }",
    ));
    let member = |at: usize, name: &str| {
        let Shape::Object(object) = &spec.types[spec.named[at].ty.unwrap()].shape else { panic!("an object") };
        let own = object.members.iter().find(|member| member.name == name).unwrap().ty;
        let Shape::Alias(shared) = spec.types[own].shape else { return (own, own) };
        (own, shared)
    };
    assert_eq!(member(0, "x").1, member(1, "x").1);
    assert_ne!(member(0, "x").0, member(1, "x").0, "each has its own, for a name of its own");
    assert!(matches!(spec.types[member(0, "x").1].origin, crate::spec::ty::Origin::Shared(_)));
    assert_eq!(spec.copies[&member(0, "x").0].len(), 1, "what is in it keeps its name");
    assert_eq!(member(0, "y").1, member(2, "k").1);
    assert_ne!(member(0, "y").1, member(1, "y").1);
    assert_ne!(member(0, "x").1, spec.named[2].ty.unwrap(), "named types stay apart");
}

#[test]
fn copies_of_one_owner_are_aliases_of_the_first() {
    let (spec, _) = passed(&node(
        "openapi: 3.1.0
components:
  schemas:
    A: { type: object, properties: { z: { enum: [a, b] }, y: { enum: [a, b] } } }",
    ));
    let Shape::Object(object) = &spec.types[spec.named[0].ty.unwrap()].shape else { panic!("an object") };
    let (z, y) = (object.members[0].ty, object.members[1].ty);
    assert_eq!(spec.types[z].shape, Shape::Alias(y), "the first by its pointer, not in the document");
}

#[test]
fn what_two_operations_reach_belongs_to_each() {
    let (_, root) = crate::format::openapi::testing::tree(
        "openapi: 3.1.0
info: { title: T, version: '' }
paths:
  /a: { get: { responses: { 200: { content: { application/json: { schema: { type: object, properties: { x: { enum: [q] } } } } } } } } }
  /b: { get: { responses: { 200: { content: { application/json: { schema: { $ref: '#/paths/~1a/get/responses/200/content/application~1json/schema' } } } } } } }",
    );
    let (mut diags, config) = (Diagnostics::new(), Config::default());
    let mut spec = crate::format::openapi::lower(&root, &(&root).into(), &config, &mut diags).unwrap();
    run(&mut spec, &config, &mut diags);
    let types: Vec<TypeId> = spec.operations.iter().map(|one| one.replies[0].media[0].ty.unwrap()).collect();
    assert_ne!(types[0], types[1]);
    let operation = |id: TypeId| format!("{:?}", super::own::owner(&spec.types, id));
    assert_eq!(
        types.iter().map(|id| operation(*id)).collect::<Vec<_>>(),
        ["Operation(\"GET /a\")", "Operation(\"GET /b\")"]
    );
    assert!(spec.copies[&types[1]].iter().all(|id| operation(*id) == operation(types[1])));
}

#[test]
fn long_chains_of_references_lead_to_their_end() {
    let link = |at: usize| match at {
        80 => "    S80: { $ref: '#/components/schemas/S81', nullable: true, default: b }\n".to_owned(),
        at => format!("    S{at}: {{ $ref: '#/components/schemas/S{}' }}\n", at + 1),
    };
    let schemas: String = (0..100).map(link).collect();
    let (spec, _) =
        passed(&node(&format!("openapi: 3.0.3\ncomponents:\n  schemas:\n{schemas}    S100: {{ enum: [a, b] }}\n")));
    let shown = crate::spec::dump(&spec, Some("S"));
    let line = |name: &str| shown.lines().find(|line| line.starts_with(&format!("type {name}:"))).unwrap_or_default();
    expect!["type S0: = S100 or null default \"b\""].assert_eq(line("S0"));
    expect!["type S49: = S100 or null default \"b\""].assert_eq(line("S49"));
    expect!["type S50: = S51"].assert_eq(line("S50"));
    expect!["type S80: = S81 or null default \"b\""].assert_eq(line("S80"));
}

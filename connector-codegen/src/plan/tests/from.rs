//! Variants that `From` creates.

use super::{Config, expect, planned};

#[test]
fn only_types_of_one_variant_are_made_by_from() {
    let document = "
components:
  schemas:
    Name: { type: string }
    Names: { type: array, items: { $ref: '#/components/schemas/Name' } }
    Uri: { type: string, format: uri }
    A: { required: [a], properties: { a: { type: string }, any: { $ref: '#/components/schemas/Many' } } }
    B: { required: [b], properties: { b: { type: string } } }
    Text: { oneOf: [{ $ref: '#/components/schemas/A' }, { type: string }, { type: object, additionalProperties: { type: integer } }] }
    Many: { oneOf: [{ $ref: '#/components/schemas/Many2' }, { type: array, items: { $ref: '#/components/schemas/Many' } }, { type: integer }, { type: number }, {}] }
    Many2: { required: [x], properties: { x: { $ref: '#/components/schemas/Many' } } }
    Lists: { oneOf: [{ $ref: '#/components/schemas/Names' }, { type: array, minItems: 1, items: { type: string } }, { $ref: '#/components/schemas/B' }, { type: boolean }] }
    Map: { type: object, additionalProperties: { type: string } }
    Map2: { type: object, description: Another, additionalProperties: { $ref: '#/components/schemas/Name' } }
    Two: { oneOf: [{ $ref: '#/components/schemas/Map' }, { $ref: '#/components/schemas/Map2' }, { $ref: '#/components/schemas/A' }], discriminator: { propertyName: b, mapping: { x: Map, y: Map2, z: A } } }
    Own: { oneOf: [{ $ref: '#/components/schemas/Uri' }, { $ref: '#/components/schemas/A' }] }
";
    let mut config = Config::default();
    config.formats.insert("uri".to_owned(), "my::Uri".to_owned());
    let unions = ["Text", "Many", "Lists", "Two", "Own"].map(|name| planned(document, &config, Some(name)));
    let variants = unions.concat();
    let variants = variants.lines().map(|line| line.split(" if ").next().unwrap_or_default().to_owned() + "\n");
    expect![[r#"
        union Text
          /// `Text`
          A(A) from A
          Text(String) from String
          IntegerMap(Map<i64>) from Map<i64>
        union Many
          /// `Many`
          Many2(Many2) from Many2
          ManyList(Vec<Many>) from Vec<Many>
          Number(f64) from f64
          Any(abi::Value)
        union Lists
          /// `Lists`
          Names(Names) from Vec<String>
          B(B) from B
          Boolean(bool) from bool
        union by b Two
          /// `Two`
          Map(Map) add x
          Map2(Map2) add y
          A(A) from A add z
        union Own
          /// `Own`
          Uri(Uri)
          A(A) from A
    "#]]
    .assert_eq(&variants.collect::<String>());
}

//! Values with one possibility only, which are not arguments.

use super::{check, check_types, expect};

#[test]
fn constants_and_tags_are_filled_in() {
    check_types(
        "
        Pet:
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
          discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog', wolf: '#/components/schemas/Dog' } }
        Beast:
          oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Fish' }, { $ref: '#/components/schemas/Bird' }]
          discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', fish: '#/components/schemas/Fish', bird: '#/components/schemas/Bird' } }
        Swimmer:
          oneOf: [{ $ref: '#/components/schemas/Fish' }, { $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Frog' }]
          discriminator: { propertyName: kind, mapping: { frog: '#/components/schemas/Frog', swimmer: '#/components/schemas/Fish', dog: '#/components/schemas/Dog' } }
        Cat: { required: [kind, legs], properties: { kind: { type: string }, legs: { enum: [4] }, size: { enum: [one] } } }
        Dog: { required: [kind], properties: { kind: { type: string } } }
        Fish: { required: [kind], properties: { kind: { type: string } } }
        Frog: { properties: { kind: { type: string }, id: { readOnly: true, type: string } } }
        Bird: { properties: { kind: { enum: [bird, bat] } } }
        Const: { required: [a, b, c], properties: { a: { enum: [x], nullable: true }, b: { enum: [true] }, c: { enum: [{}] } } }
        ",
        expect![[r#"
              title: Test
            union by kind Pet
              /// `Pet`
              Cat(Cat) from Cat if rule(tags: [cat], kinds: object, required: [kind, legs], constants: [constant(legs, [integer(4)]), constant(size, [text(one)])], known: [kind, legs, size])
              Dog(Dog) from Dog if rule(tags: [dog, wolf], kinds: object, required: [kind], known: [kind])
            union by kind Beast
              /// `Beast`
              Cat(Cat) from Cat if rule(tags: [cat], kinds: object, required: [kind, legs], constants: [constant(legs, [integer(4)]), constant(size, [text(one)])], known: [kind, legs, size])
              Fish(Fish) from Fish if rule(tags: [fish], kinds: object, required: [kind], known: [kind])
              Bird(Bird) from Bird if rule(tags: [bird, bat], kinds: object, known: [kind])
            union by kind Swimmer
              /// `Swimmer`
              Fish(Fish) from Fish if rule(tags: [swimmer], kinds: object, required: [kind], known: [kind])
              Dog(Dog) from Dog if rule(tags: [dog], kinds: object, required: [kind], known: [kind])
              Frog(Frog) from Frog if rule(tags: [frog], kinds: object, known: [kind, id])
            struct Cat
              /// `Cat`
              kind: String always "cat"  // `kind`
              legs: CatLegs always CatLegs::N4  // `legs`
              size: Option<CatSize>  // `size`
            integer enum CatLegs
              /// `Cat.legs`
              N4 = 4  // `4`
            text enum CatSize
              /// `Cat.size`
              One = "one"  // `one`
            struct Dog
              /// `Dog`
              kind: String  // `kind`
            struct Fish
              /// `Fish`
              kind: String  // `kind`
            struct Frog
              /// `Frog`
              kind: Option<String> always "frog"  // `kind`
              id: Option<String> read-only  // `id`. Not sent in requests.
            struct Bird
              /// `Bird`
              kind: Option<BirdKind>  // `kind`
            text enum BirdKind
              /// `Bird.kind`
              Bird = "bird"  // `bird`
              Bat = "bat"  // `bat`
            struct Const
              /// `Const`
              a: Option<ConstA>  // `a`
              b: ConstB always ConstB::True  // `b`
              c: abi::Value  // `c`
            text enum ConstA
              /// `Const.a`
              X = "x"  // `x`
            value enum ConstB
              /// `Const.b`
              True = true  // `true`
            C114: an enum or const with an object among its values is not used
        "#]],
    );
}

#[test]
fn parameters_with_one_value_are_sent_by_themselves() {
    check(
        "
paths:
  /a/{version}/{id}:
    get:
      operationId: a
      parameters:
        - { name: version, in: path, required: true, schema: { enum: [v1] } }
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: kind, in: query, required: true, schema: { enum: [all] } }
        - { name: page, in: query, schema: { enum: [1] } }
        - { name: many, in: query, required: true, schema: { enum: [1, 2] } }
        - { name: X-Api, in: header, required: true, schema: { type: integer, enum: [7] } }
        - { name: raw, in: query, required: true, schema: { enum: ['{{ a }}'] } }
",
        expect![[r#"
            client test_client
              title: Test
            module a: Endpoints of `a`.
            fn a(id: &str, many: AMany, raw: ARaw) -> () ! abi::Undeclared  [A: GET /a/{version}/{id}]
              /// `GET /a/{version}/{id}`
              ///
              /// Optional parameters, set on the returned [`Call`]:
              ///
              /// - `.version(AVersion)`
              /// - `.kind(AKind)`
              /// - `.page(APage)`
              /// - `.x_api(AXApi)`
              params: path(version, default: "\"v1\"")
              params: path(id)
              params: query(kind)
              params: query(page)
              params: query(many)
              params: header(X-Api)
              params: query(raw)
              replies: empty(2XX)
              behavior(fixed: [fixed(query, kind, all), fixed(header, X-Api, "7")])
              .version(AVersion) param 0  // `version` in the path. If it is not set, `v1` is sent.
              .kind(AKind) param 2  // `kind` in the query. If it is not set, `all` is sent.
              .page(APage) param 3  // `page` in the query.
              .x_api(AXApi) param 5  // The header `X-Api`. If it is not set, `7` is sent.
            text enum AVersion
              /// `version` of `GET /a/{version}/{id}`.
              V1 = "v1"  // `v1`
            text enum AKind
              /// `kind` of `GET /a/{version}/{id}`.
              All = "all"  // `all`
            integer enum APage
              /// `page` of `GET /a/{version}/{id}`.
              N1 = 1  // `1`
            integer enum AMany
              /// `many` of `GET /a/{version}/{id}`.
              N1 = 1  // `1`
              N2 = 2  // `2`
            integer enum AXApi
              /// `X-Api` of `GET /a/{version}/{id}`.
              N7 = 7  // `7`
            text enum ARaw
              /// `raw` of `GET /a/{version}/{id}`.
              A = "{{ a }}"  // `{{ a }}`
        "#]],
    );
}

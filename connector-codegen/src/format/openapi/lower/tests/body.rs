//! Bodies, parts and replies.

use super::check;
use expect_test::expect;

#[test]
fn bodies() {
    check(
        "
paths:
  /a:
    post:
      requestBody:
        required: true
        description: What.
        content:
          text/plain: {schema: {}}
          application/vnd.a+json: {schema: {}}
          application/json: {schema: {}}
          application/octet-stream: {}
    put: {requestBody: {$ref: '#/components/requestBodies/B'}}
    patch: {requestBody: {description: empty}}
    delete: {requestBody: 7}
components:
  requestBodies:
    B: {content: {application/xml: null}}
",
        expect![[r#"
            POST /a
              body!
                docs: What.
                application/json (json): any
                application/vnd.a+json (json): any
                text/plain (text): any
                application/octet-stream (bytes): untyped
            PUT /a
              body
                application/xml (text): untyped
            PATCH /a
            DELETE /a: skipped, C108
            warning C114 15:26 a request body without a media type was not used (add `content` with a media type such as `application/json`)
            error C108 16:27 a request body is a number, not an object (write a request body as an object)
        "#]],
    );
}

#[test]
fn parts() {
    check(
        "
paths:
  /a:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {}
            encoding:
              file: {contentType: 'image/*, image/png, image/jpeg', headers: {X-A: {schema: {}}, Content-Type: {schema: {}}}}
              any: {contentType: image/*}
              bad: 7
          application/x-www-form-urlencoded:
            encoding:
              a: {explode: false}
              b: {style: deepObject}
              c: {allowReserved: true}
              d: {style: nonsense}
          application/json:
            encoding: {a: {contentType: text/plain}}
",
        expect![[r#"
            POST /a
              body
                application/json (json): untyped
                multipart/form-data (multipart): any
                  part(file, media: image/png)
                    header X-A: any
                  part(any)
                application/x-www-form-urlencoded (form): untyped
                  part(a, style: form, explode: false)
                  part(b, style: deepObject)
                  part(c, style: form, allow_reserved: true)
            warning C108 13:20 an encoding is a number, not an object (write an encoding as an object)
            warning C109 19:26 unknown style `nonsense` (`query` parameters allow: form, spaceDelimited, pipeDelimited, deepObject)
        "#]],
    );
}

#[test]
fn replies() {
    check(
        "
paths:
  /a:
    get:
      responses:
        200:
          description: Good.
          headers:
            X-Total: {required: true, description: How many., schema: {}}
            X-List: {explode: true, schema: {}}
            X-Json: {content: {application/json: {schema: {}}}}
            X-Bad: {$ref: '#/nowhere'}
            content-type: {schema: {}}
          content: {text/csv: {}, application/json: {schema: {}}}
        4xx: {$ref: '#/components/responses/Bad', description: Worse.}
        default: {}
        204: {content: {application/json: {schema: {}}}}
        x-more: 7
        ok: {description: None.}
        999: {description: Odd.}
        9XX: {description: None.}
        +20: {description: None.}
        4XX: {description: Again.}
    head: {responses: {200: {content: {application/json: {schema: {}}}}}}
components:
  responses:
    Bad: {description: Bad., content: {application/problem+json: {schema: {}}}}
",
        expect![[r#"
            GET /a
              200: Good.
                header X-Total!: any
                  docs: How many.
                header X-List: any, explode: true
                header X-Json: any, media: application/json
                application/json (json): any
                text/csv (text): untyped
              4XX: Worse.
                application/problem+json (json): any
              default
              204
              999: Odd.
            HEAD /a
              200
            warning C105 13:27 `#/nowhere` leads nowhere: there is no `nowhere` (point to a place that the document has)
            warning C113 20:9 `ok` is not a status code (use a code such as `404`, a range such as `4XX`, or `default`; this reply was left out)
            warning C113 22:9 `9XX` is not a status code (use a code such as `404`, a range such as `4XX`, or `default`; this reply was left out)
            warning C113 23:9 `+20` is not a status code (use a code such as `404`, a range such as `4XX`, or `default`; this reply was left out)
            warning C113 24:9 the status `4XX` stands twice (use a code such as `404`, a range such as `4XX`, or `default`; this reply was left out)
        "#]],
    );
}

#[test]
fn xml_and_csv_that_are_asked_for() {
    check(
        "
paths:
  /a:
    post:
      requestBody:
        content:
          application/xml: {x-connector-typed: true, schema: {$ref: '#/components/schemas/Order'}}
          text/xml: {x-connector-typed: true, x-connector-root: list, schema: {type: object}}
          application/a+xml: {x-connector-typed: true, schema: {$ref: '#/components/schemas/Item'}}
          application/b+xml: {x-connector-typed: true, x-connector-root: 'a b', schema: {type: object}}
          application/c+xml: {x-connector-typed: false, x-connector-root: list, schema: {type: object}}
          text/csv: {x-connector-typed: true, schema: {type: array, items: {}}}
          application/json: {x-connector-typed: true, schema: {}}
          text/plain: {x-connector-typed: true, schema: {}}
          image/png: {x-connector-typed: 1, schema: {}}
          application/cbor: {x-connector-typed: custom, x-connector-template: {a: '{{ $body }}'}, schema: {type: object}}
          application/v1+json: {x-connector-typed: custom, schema: {}}
          audio/*: {x-connector-typed: custom, schema: {}}
components:
  schemas:
    Order: {type: object}
    Item: {type: object, xml: {name: line}}
",
        expect![[r#"
            POST /a
              body
                application/json (json): any
                application/xml (xml Order): Order
                text/xml (xml list): {}
                application/a+xml (xml line): Item
                application/b+xml (xml root): {}
                application/c+xml (text): {}
                text/csv (csv): [any]
                text/plain (text): any
                image/png (bytes): any
                application/cbor (custom): {}
                  template: "{\"a\":\"{{ $body }}\"}"
                application/v1+json (custom): any
                audio/* (bytes): any
            type Order: {}
            type Item: {}
            warning C108 11:74 `x-connector-root` is no name of an XML element (begin it with a letter, and write letters, digits, `-`, `_`, `.` and `:`)
            warning C114 15:43 a body of "text/plain" has no typed form (use a media type of the kinds `json`, `form`, `xml` and `csv`; write `custom` if you register a codec for it)
            warning C006 16:42 `x-connector-typed` is a number, not a boolean or `custom` (write `true` or `custom`, or remove it; the body is read as if it were not there)
            warning C114 19:40 "audio/*" is a range, and codecs are for one media type (write the media type that is sent, such as `application/msgpack`)
        "#]],
    );
}

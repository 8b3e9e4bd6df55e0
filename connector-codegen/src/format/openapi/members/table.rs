//! Members of the objects of OpenAPI 2.0 to 3.2.
//!
//! The table covers all versions: a member of a later version is read in documents of an earlier one, too. The objects and
//! members are those of the official JSON Schemas of the specification, with which a test compares this table.

/// An object of the specification.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::format) struct Object {
    /// The name in reports, with its article: `a parameter`.
    pub(super) name: &'static str,
    /// The members, and what each contains.
    pub(super) members: &'static [(&'static str, Content)],
    /// Content of members with other names: the paths of `paths`. Absent if there are none.
    pub(super) others: Option<Content>,
}

impl Object {
    /// Content of the member of that name.
    pub(in crate::format) fn find(&self, name: &str) -> Option<Content> {
        self.members.iter().find(|(known, _)| *known == name).map(|(_, content)| *content)
    }

    /// Content of members with names that the author chooses.
    pub(in crate::format) fn others(&self) -> Option<Content> {
        self.others
    }
}

/// Content of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Content {
    /// A value that is checked elsewhere.
    Any,
    /// A text.
    Text,
    /// A number that is at least 0 and whole.
    Count,
    /// A number.
    Number,
    /// An object.
    One(&'static Object),
    /// A list of objects.
    List(&'static Object),
    /// Objects by names that the author chooses.
    Map(&'static Object),
    /// A schema, or a list of them (`items` before 3.1).
    Schemas,
}

use Content::{Any, Count, List, Map, Number, One, Schemas, Text};

macro_rules! objects {
    ($($name:ident = $words:literal { $($member:literal: $content:expr),* $(,)? } $(else $others:expr)?;)+) => {
        $(pub(in crate::format) static $name: Object = Object {
            name: $words,
            members: &[$(($member, $content)),*],
            others: objects!(@others $($others)?),
        };)+
    };
    (@others) => { None };
    (@others $others:expr) => { Some($others) };
}

objects! {
    DOCUMENT = "the document" {
        "openapi": Any, "swagger": Any, "$self": Text, "info": One(&INFO), "jsonSchemaDialect": Text,
        "servers": List(&SERVER), "paths": One(&PATHS), "webhooks": Map(&PATH_ITEM), "components": One(&COMPONENTS),
        "security": Any, "tags": List(&TAG), "externalDocs": One(&EXTERNAL_DOCS),
        // Of 2.0.
        "host": Text, "basePath": Text, "schemes": Any, "consumes": Any, "produces": Any,
        "definitions": Map(&SCHEMA), "parameters": Map(&PARAMETER), "responses": Map(&RESPONSE),
        "securityDefinitions": Map(&SECURITY_SCHEME),
    };
    INFO = "the info object" {
        "title": Any, "summary": Any, "description": Any, "termsOfService": Any, "contact": One(&CONTACT),
        "license": One(&LICENSE), "version": Any,
    };
    CONTACT = "a contact" { "name": Any, "url": Any, "email": Any };
    LICENSE = "a license" { "name": Any, "identifier": Any, "url": Any };
    SERVER = "a server" { "url": Any, "description": Any, "name": Any, "variables": Map(&SERVER_VARIABLE) };
    SERVER_VARIABLE = "a server variable" { "enum": Any, "default": Any, "description": Any };
    COMPONENTS = "the components" {
        "schemas": Map(&SCHEMA), "responses": Map(&RESPONSE), "parameters": Map(&PARAMETER), "examples": Map(&EXAMPLE),
        "requestBodies": Map(&REQUEST_BODY), "headers": Map(&HEADER), "securitySchemes": Map(&SECURITY_SCHEME),
        "links": Map(&LINK), "callbacks": Map(&CALLBACK), "pathItems": Map(&PATH_ITEM), "mediaTypes": Map(&MEDIA_TYPE),
    };
    PATHS = "the paths" {} else One(&PATH_ITEM);
    PATH_ITEM = "a path item" {
        "$ref": Any, "summary": Any, "description": Any, "get": One(&OPERATION), "put": One(&OPERATION),
        "post": One(&OPERATION), "delete": One(&OPERATION), "options": One(&OPERATION), "head": One(&OPERATION),
        "patch": One(&OPERATION), "trace": One(&OPERATION), "query": One(&OPERATION),
        "additionalOperations": Map(&OPERATION), "servers": List(&SERVER), "parameters": List(&PARAMETER),
    };
    OPERATION = "an operation" {
        "tags": Any, "summary": Any, "description": Any, "externalDocs": One(&EXTERNAL_DOCS), "operationId": Any,
        "parameters": List(&PARAMETER), "requestBody": One(&REQUEST_BODY), "responses": One(&RESPONSES),
        "callbacks": Map(&CALLBACK), "deprecated": Any, "security": Any, "servers": List(&SERVER),
        "consumes": Any, "produces": Any, "schemes": Any,
    };
    EXTERNAL_DOCS = "external documentation" { "description": Any, "url": Any };
    PARAMETER = "a parameter" {
        "name": Any, "in": Any, "description": Any, "required": Any, "deprecated": Any, "allowEmptyValue": Any,
        "style": Any, "explode": Any, "allowReserved": Any, "schema": Schemas, "example": Any,
        "examples": Any, "content": Map(&MEDIA_TYPE),
        // Of 2.0, where a parameter is also its schema.
        "type": Any, "format": Any, "items": One(&ITEMS), "collectionFormat": Any, "default": Any, "maximum": Any,
        "exclusiveMaximum": Any, "minimum": Any, "exclusiveMinimum": Any, "maxLength": Any, "minLength": Any,
        "pattern": Any, "maxItems": Any, "minItems": Any, "uniqueItems": Any, "enum": Any, "multipleOf": Any,
    };
    ITEMS = "an items object" {
        "type": Any, "format": Any, "items": One(&ITEMS), "collectionFormat": Any, "default": Any, "maximum": Any,
        "exclusiveMaximum": Any, "minimum": Any, "exclusiveMinimum": Any, "maxLength": Any, "minLength": Any,
        "pattern": Any, "maxItems": Any, "minItems": Any, "uniqueItems": Any, "enum": Any, "multipleOf": Any,
        // Commonly written, and harmless.
        "description": Any, "example": Any, "title": Any, "properties": Any, "$ref": Any, "required": Any,
        "allOf": Any, "additionalProperties": Any,
    };
    REQUEST_BODY = "a request body" { "description": Any, "content": Map(&MEDIA_TYPE), "required": Any };
    MEDIA_TYPE = "a media type" {
        "description": Any, "schema": Schemas, "itemSchema": Schemas, "example": Any, "examples": Any,
        "encoding": Map(&ENCODING), "prefixEncoding": List(&ENCODING), "itemEncoding": One(&ENCODING),
    };
    ENCODING = "an encoding" {
        "contentType": Any, "headers": Map(&HEADER), "style": Any, "explode": Any, "allowReserved": Any,
        "encoding": Map(&ENCODING), "prefixEncoding": List(&ENCODING), "itemEncoding": One(&ENCODING),
    };
    RESPONSES = "the responses" {} else One(&RESPONSE);
    RESPONSE = "a response" {
        "summary": Any, "description": Any, "headers": Map(&HEADER), "content": Map(&MEDIA_TYPE), "links": Map(&LINK),
        // Of 2.0.
        "schema": Schemas, "examples": Any,
    };
    CALLBACK = "a callback" {} else One(&PATH_ITEM);
    EXAMPLE = "an example" {
        "summary": Any, "description": Any, "value": Any, "externalValue": Any, "dataValue": Any,
        "serializedValue": Any,
    };
    LINK = "a link" {
        "operationRef": Any, "operationId": Any, "parameters": Any, "requestBody": Any, "description": Any,
        "server": One(&SERVER),
    };
    HEADER = "a header" {
        "description": Any, "required": Any, "deprecated": Any, "style": Any, "explode": Any, "schema": Schemas,
        "example": Any, "examples": Any, "content": Map(&MEDIA_TYPE), "allowEmptyValue": Any, "allowReserved": Any,
        // Of 2.0, where a header is also its schema.
        "type": Any, "format": Any, "items": One(&ITEMS), "collectionFormat": Any, "default": Any, "maximum": Any,
        "exclusiveMaximum": Any, "minimum": Any, "exclusiveMinimum": Any, "maxLength": Any, "minLength": Any,
        "pattern": Any, "maxItems": Any, "minItems": Any, "uniqueItems": Any, "enum": Any, "multipleOf": Any,
    };
    TAG = "a tag" {
        "name": Any, "summary": Any, "description": Any, "externalDocs": One(&EXTERNAL_DOCS), "parent": Any,
        "kind": Any,
    };
    SECURITY_SCHEME = "a security scheme" {
        "type": Any, "description": Any, "name": Any, "in": Any, "scheme": Any, "bearerFormat": Any,
        "flows": One(&FLOWS), "openIdConnectUrl": Any, "oauth2MetadataUrl": Any, "deprecated": Any,
        // Of 2.0.
        "flow": Any, "authorizationUrl": Any, "tokenUrl": Any, "scopes": Any,
    };
    FLOWS = "the flows" {
        "implicit": One(&FLOW), "password": One(&FLOW), "clientCredentials": One(&FLOW),
        "authorizationCode": One(&FLOW), "deviceAuthorization": One(&FLOW),
    };
    FLOW = "a flow" {
        "authorizationUrl": Any, "deviceAuthorizationUrl": Any, "tokenUrl": Any, "refreshUrl": Any, "scopes": Any,
    };
    DISCRIMINATOR = "a discriminator" { "propertyName": Any, "mapping": Any, "defaultMapping": Any };
    XML = "an xml object" {
        "name": Any, "namespace": Any, "prefix": Any, "attribute": Any, "wrapped": Any, "nodeType": Any,
    };
    SCHEMA = "a schema" {
        "$ref": Any, "type": Any, "format": Any, "title": Any, "description": Any, "default": Any, "deprecated": Any,
        "nullable": Any, "readOnly": Any, "writeOnly": Any, "example": Any, "examples": Any, "enum": Any, "const": Any,
        "discriminator": One(&DISCRIMINATOR), "xml": One(&XML), "externalDocs": One(&EXTERNAL_DOCS),
        "multipleOf": Number, "maximum": Number, "exclusiveMaximum": Any, "minimum": Number, "exclusiveMinimum": Any,
        "maxLength": Count, "minLength": Count, "pattern": Text, "maxItems": Count, "minItems": Count,
        "uniqueItems": Any, "maxProperties": Count, "minProperties": Count, "required": Any,
        "properties": Map(&SCHEMA), "patternProperties": Map(&SCHEMA), "additionalProperties": Schemas,
        "unevaluatedProperties": Schemas, "propertyNames": Schemas, "items": Schemas, "prefixItems": List(&SCHEMA),
        "additionalItems": Schemas, "unevaluatedItems": Schemas, "contains": Schemas, "minContains": Count,
        "maxContains": Count, "allOf": List(&SCHEMA), "anyOf": List(&SCHEMA), "oneOf": List(&SCHEMA), "not": Schemas,
        "if": Schemas, "then": Schemas, "else": Schemas, "dependentSchemas": Map(&SCHEMA), "dependentRequired": Any,
        "dependencies": Any, "contentEncoding": Any, "contentMediaType": Any, "contentSchema": Schemas,
        "$id": Any, "$schema": Any, "$anchor": Any, "$dynamicRef": Any, "$dynamicAnchor": Any, "$recursiveRef": Any,
        "$recursiveAnchor": Any, "$vocabulary": Any, "$comment": Any, "$defs": Map(&SCHEMA),
        "definitions": Map(&SCHEMA), "id": Any,
    };
}

//! The body of a call, from `--body JSON|@FILE|-`.
//!
//! It is read as JSON, or sent unchanged if the endpoint accepts text or bytes. In a multipart body, a binary property
//! `"@photo.png"` is that file.

use super::custom;
use super::find::Found;
use crate::json::Json;
use crate::shape::shape;
use crate::stop::Stop;
use connector_codegen::spec::ty::Shape;
use connector_codegen::spec::{Media, TypeId, Types};
use connector_runtime::Body;
use connector_runtime::abi::v1 as abi;
use connector_tables::language::template::names;
use connector_tables::{BodySpecBuf, Form};
use std::io::Read as _;
use std::path::Path;

/// Sets the body of the call.
pub(super) fn fill(
    draft: &mut abi::Draft,
    found: &Found<'_>,
    content: Option<&(Vec<u8>, bool)>,
    media: Option<&str>,
) -> Result<(), Stop> {
    let id = &found.endpoint.table.id;
    let rows = &found.endpoint.table.bodies;
    let Some((bytes, inline)) = content else { return refuse_none(found) };
    let at = match media {
        None if rows.is_empty() => return Err(Stop::usage(format!("{id} has no body"))),
        None => 0,
        Some(media) => rows.iter().position(|row| row.media == media).ok_or_else(|| {
            let all: Vec<&str> = rows.iter().map(|row| row.media.as_str()).collect();
            Stop::usage(format!("{id} does not accept `{media}`: expected {}", all.join(" or ")))
        })?,
    };
    let Some(row) = rows.get(at) else { return Ok(()) };
    let facts = row.kind.row();
    if facts.codec && *inline {
        return Err(custom::no_codec(&row.media, "pass the encoded body with `--body @FILE` or `--body -`"));
    }
    if facts.is_raw() {
        // On the command line, a JSON string is read as its text.
        let text = match Json::parse(bytes) {
            Ok(Json::Text(text)) if *inline => text.into_bytes(),
            _ => bytes.clone(),
        };
        draft.body(at, &Body::from(text));
        return Ok(());
    }
    let value = Json::parse(bytes).map_err(|error| Stop::usage(format!("--body: {error}")))?;
    let value = if facts.form == Form::Parts { files(found, row, value)? } else { value };
    draft.body(at, &value);
    Ok(())
}

/// Checks that no body is needed: it is optional, or its template does not insert it.
fn refuse_none(found: &Found<'_>) -> Result<(), Stop> {
    let Some(body) = &found.operation.body else { return Ok(()) };
    let template = body.media.first().and_then(|media| media.template.as_deref());
    match body.required && template.is_none_or(|template| names(template).any(|name| name == "$body")) {
        true => Err(Stop::usage(format!("{} needs --body JSON|@FILE|-", found.endpoint.table.id))),
        false => Ok(()),
    }
}

/// Returns the bytes, and `true` if they come from the command line itself.
pub(super) fn read(body: &str) -> Result<(Vec<u8>, bool), Stop> {
    match body.strip_prefix('@') {
        Some(file) => Ok((content(file)?, false)),
        None if body != "-" => Ok((body.as_bytes().to_vec(), true)),
        None => {
            let mut bytes = Vec::new();
            let read = std::io::stdin().lock().read_to_end(&mut bytes);
            read.map(|_| (bytes, false)).map_err(|error| Stop::usage(format!("standard input: {error}")))
        }
    }
}

fn content(file: &str) -> Result<Vec<u8>, Stop> {
    std::fs::read(file).map_err(|error| Stop::usage(format!("--body: {file}: {error}")))
}

/// Replaces `@FILE` by the file in properties with binary content.
fn files(found: &Found<'_>, row: &BodySpecBuf, value: Json) -> Result<Json, Stop> {
    let all = found.operation.body.iter().flat_map(|body| &body.media);
    let media = all.into_iter().find(|media| media.range.trim() == row.media);
    let Json::Object(members) = value else { return Err(Stop::usage("--body: a multipart body is a JSON object")) };
    let types = &found.spec.types;
    let attach = |(name, value): (String, Json)| match value {
        value if media.is_some_and(|media| !is_binary(types, media, &name)) => Ok((name, value)),
        Json::List(items) => Ok((name, Json::List(items.into_iter().map(file).collect::<Result<_, _>>()?))),
        value => Ok((name, file(value)?)),
    };
    members.into_iter().map(attach).collect::<Result<_, Stop>>().map(Json::Object)
}

/// Returns `true` if a property contains bytes or a list of them, or if its type is not declared.
fn is_binary(types: &Types, media: &Media, name: &str) -> bool {
    let Some(ty) = media.ty else { return true };
    let Shape::Object(object) = shape(types, ty) else { return true };
    let Some(member) = object.members.iter().find(|member| member.name == name) else { return true };
    let binary = |ty: TypeId| match shape(types, ty) {
        Shape::Text(format) => format.as_deref() == Some("binary"),
        shape => matches!(shape, Shape::Any),
    };
    match shape(types, member.ty) {
        Shape::Array(item) => binary(*item),
        _ => binary(member.ty),
    }
}

/// Returns the file that `"@photo.png"` names; any other value unchanged.
fn file(value: Json) -> Result<Json, Stop> {
    let Json::Text(text) = &value else { return Ok(value) };
    let Some(path) = text.strip_prefix('@') else { return Ok(value) };
    let bytes = content(path)?;
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Json::File(abi::File::bytes(name, bytes)))
}

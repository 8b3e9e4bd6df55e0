//! Reports about YAML that cannot be read: the parser's words, our advice.
//!
//! Separate because it is a list of sentences.

use super::Reader;
use crate::diag::code;
use saphyr_parser::ScanError;

impl Reader<'_, '_> {
    /// The parser stopped.
    pub(super) fn syntax<T>(&mut self, error: &ScanError) -> Option<T> {
        let at = self.places.byte(error.marker().index());
        let found = self.text.get(at..).and_then(|rest| rest.chars().next());
        let span = self.span(at, at + found.map_or(0, char::len_utf8));
        if error.info() == "recursion limit exceeded" {
            crate::tree::report_depth(span, self.diags);
            return None;
        }
        let rest = self.text.get(at..).unwrap_or_default();
        let ends = rest.trim().is_empty();
        let message = match error.info() {
            "while scanning a quoted scalar, found unexpected end of stream" => {
                "a quoted text is not closed".to_owned()
            }
            _ if ends => "the YAML ends in the middle of a value".to_owned(),
            info => format!("this is not valid YAML: {info}"),
        };
        let line = self.text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
        let frame = self.frames.last().filter(|frame| ends || frame.is_flow);
        let help = match frame {
            Some(frame) if frame.is_flow && !ends => "is a bracket, a comma or a quote missing before it?",
            _ => advice(error.info(), line, rest),
        };
        let open = frame.map(|frame| self.span(frame.start, frame.start + 1));
        let report = self.diags.report(&code::SYNTAX, span, message);
        let report = match open {
            Some(open) => report.label(open, "this is still open"),
            None => report,
        };
        report.help(help);
        None
    }

    /// A list or map stands where a name must.
    pub(super) fn compound_key<T>(&mut self, at: usize) -> Option<T> {
        let span = self.span(at, at + 1);
        self.diags
            .report(&code::SYNTAX, span, "a list or an object cannot be a member's name")
            .help("is this a template such as `{{ name }}`? Put it in quotes");
        None
    }

    /// Another document follows the first one.
    pub(super) fn more_documents(&mut self, start: usize, end: usize) {
        let span = self.span(start, end);
        self.diags
            .report(&code::MORE_DOCUMENTS, span, "a second YAML document begins here")
            .help("only the first one is read; put the second one into its own file");
    }
}

/// The help for an error, from the parser's words, the line before it, and the text after it.
fn advice(info: &str, line: &str, rest: &str) -> &'static str {
    if info.contains("unprintable") {
        "remove the control character"
    } else if rest.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') || info.contains("tab") {
        "YAML is indented with spaces, never with tabs"
    } else if rest.trim().is_empty() || info.contains("end of stream") {
        "the file is cut off here, or a quote or bracket is missing"
    } else if info.contains("mapping values are not allowed") {
        "a text that holds `: ` must stand in quotes; or the line is indented too far"
    } else if info.contains("unexpected character") || info.contains("cannot start") {
        "a text that begins with `@`, `` ` ``, `%`, `*`, `&`, `!`, `|` or `>` must stand in quotes"
    } else if info.contains("unknown anchor") {
        "an alias `*name` needs an anchor `&name` before it; a text that begins with `*` must stand in quotes"
    } else if info.contains("escape") {
        "in double quotes a backslash begins an escape; write `\\\\`, or use single quotes"
    } else if info.contains("expect ':'") {
        "is a `:` missing after the name, or a quote at the end of a text?"
    } else {
        "look at the indentation here and in the line above, and for a missing quote or bracket"
    }
}

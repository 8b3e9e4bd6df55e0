//! The few lines of a source that a report shows.
//!
//! Separate because the renderer reads its whole input for every report: of a document of thirteen megabytes, or of
//! one line that long, it gets only the lines with marks, and of a long line the surroundings of the marks.

use crate::text::{Source, Sources, Span};

/// Some lines of a source, with marks.
pub(super) struct Excerpt {
    pub(super) name: String,
    pub(super) text: String,
    /// Number of the text's first line.
    pub(super) first_line: usize,
    pub(super) marks: Vec<Mark>,
    /// Place of the first mark in the source.
    pub(super) line: usize,
    pub(super) column: usize,
    /// Column of the first mark in `text`.
    pub(super) shown_column: usize,
}

/// A marked range of an excerpt's bytes.
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) is_culprit: bool,
}

/// A label with its line.
struct Label<'l> {
    line: usize,
    start: usize,
    end: usize,
    text: &'l str,
    is_culprit: bool,
}

/// Lines that are further apart go into excerpts of their own.
const NEAR: usize = 1000;
/// Longer lines are cut.
const LONG: usize = 240;
/// Number of characters of a long line to show before and after a mark.
const AROUND: usize = 60;

/// The excerpts for a report's labels, the culprit's first.
pub(super) fn excerpts(labels: &[(Span, String)], sources: &Sources) -> Vec<Excerpt> {
    let mut excerpts = Vec::new();
    let mut rest: Vec<(usize, &(Span, String))> = labels.iter().enumerate().collect();
    while let Some((_, (span, _))) = rest.first() {
        let Some(source) = sources.get(span.source) else {
            rest.remove(0);
            continue;
        };
        let line = source.position(span.start as usize).0;
        let (near, far) = rest.into_iter().partition(|(_, (other, _))| {
            other.source == span.source && source.position(other.start as usize).0.abs_diff(line) <= NEAR
        });
        let near: Vec<(usize, &(Span, String))> = near;
        excerpts.push(excerpt(source, near.iter().map(|(at, label)| self::label(source, label, *at == 0)).collect()));
        rest = far;
    }
    excerpts
}

/// Only the first line of what it covers is marked.
fn label<'l>(source: &Source, (span, text): &'l (Span, String), is_culprit: bool) -> Label<'l> {
    let start = (span.start as usize).min(source.text.len());
    let line = source.position(start).0;
    let end = (span.end as usize).min(source.line_range(line).end).max(start);
    Label { line, start, end, text, is_culprit }
}

fn excerpt(source: &Source, labels: Vec<Label<'_>>) -> Excerpt {
    let first_line = labels.iter().map(|label| label.line).min().unwrap_or(1);
    let last_line = labels.iter().map(|label| label.line).max().unwrap_or(1);
    let (line, column) = labels.first().map_or((1, 1), |label| source.position(label.start));
    let mut excerpt = Excerpt {
        name: super::one_line(&source.name),
        text: String::new(),
        first_line,
        marks: Vec::new(),
        line,
        column,
        shown_column: column,
    };
    for line in first_line..=last_line {
        let here: Vec<(usize, &Label<'_>)> =
            labels.iter().enumerate().filter(|(_, label)| label.line == line).collect();
        // The renderer fills gaps of a line or two; all else between marks is left out.
        if here.is_empty() && !labels.iter().any(|label| label.line.abs_diff(line) <= 2) {
            excerpt.text.push('\n');
            continue;
        }
        excerpt.line(source, line, &here);
    }
    excerpt.marks.sort_by_key(|mark| !mark.is_culprit);
    excerpt
}

impl Excerpt {
    /// Adds a line, or what surrounds the marks in it.
    fn line(&mut self, source: &Source, line: usize, labels: &[(usize, &Label<'_>)]) {
        let range = source.line_range(line);
        let begin = self.text.len();
        let windows = match range.len() > LONG {
            true => windows(source, &range, labels),
            false => vec![(range.start, range.end)],
        };
        for (at, (start, end)) in windows.iter().enumerate() {
            if *start > range.start || at > 0 {
                self.text.push('…');
            }
            let shown = self.text.len();
            self.text.push_str(source.slice(*start, *end));
            for (number, label) in labels.iter().filter(|(_, label)| (*start..=*end).contains(&label.start)) {
                let place = |at: usize| shown + source.slice(*start, at.min(*end)).len();
                let mark = Mark {
                    start: place(label.start),
                    end: place(label.end),
                    text: super::one_line(label.text),
                    is_culprit: label.is_culprit,
                };
                if *number == 0 {
                    self.shown_column = self.text.get(begin..mark.start).unwrap_or_default().chars().count() + 1;
                }
                self.marks.push(mark);
            }
        }
        if windows.last().is_none_or(|(_, end)| *end < range.end) {
            self.text.push('…');
        }
        self.text.push('\n');
    }
}

/// The parts of a long line that are shown: each mark with its surroundings, in order, none within another.
fn windows(source: &Source, line: &std::ops::Range<usize>, labels: &[(usize, &Label<'_>)]) -> Vec<(usize, usize)> {
    let boundary = |at: usize| at - (source.slice(0, at).len().abs_diff(at));
    let around = |label: &Label<'_>| {
        let start = label.start.saturating_sub(AROUND).max(line.start);
        let end = (label.end.min(label.start + AROUND) + AROUND).min(line.end);
        (boundary(start), boundary(end))
    };
    let mut all: Vec<(usize, usize)> = labels.iter().map(|(_, label)| around(label)).collect();
    if all.is_empty() {
        all.push((line.start, boundary(line.start + AROUND)));
    }
    all.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in all {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

//! Lines that fit the width: what does not fit goes on in the next line under a hanging indent.

use crate::console::Console;
use anstyle::Style;
use std::io;

/// Width where there is no terminal to fit: the same bytes everywhere.
const WIDTH: usize = 100;
/// Lines are not made shorter than this, however narrow the terminal.
const NARROWEST: usize = 40;

/// Stretches of a line, each in its style.
type Runs = Vec<(Style, String)>;

/// How many columns the report has.
pub(super) fn width(console: &Console<'_>) -> usize {
    let terminal = if console.out_is_terminal { comfy_table::Table::new().width() } else { None };
    terminal.map_or(WIDTH, usize::from).max(NARROWEST)
}

/// A line of words in styles.
#[derive(Debug, Default)]
pub(super) struct Line {
    indent: usize,
    hanging: usize,
    words: Vec<Runs>,
    /// A space came last: the next piece begins a new word.
    apart: bool,
}

impl Line {
    /// A line that begins at a column, and goes on at another one.
    pub(super) fn new(indent: usize, hanging: usize) -> Self {
        Self { indent, hanging, ..Self::default() }
    }

    /// Adds text. It is put right behind the text before it: spaces are the caller's.
    pub(super) fn add(self, text: &str) -> Self {
        self.painted(Style::new(), text)
    }

    /// Adds text in a style.
    pub(super) fn painted(mut self, style: Style, text: &str) -> Self {
        for (place, part) in text.split(char::is_whitespace).enumerate() {
            self.apart |= place > 0;
            if part.is_empty() {
                continue;
            }
            let piece = (style, part.to_owned());
            if let Some(word) = self.words.last_mut().filter(|_| !self.apart) {
                word.push(piece);
            } else {
                self.words.push(vec![piece]);
            }
            self.apart = false;
        }
        self
    }

    /// Adds text of a column: filled up with spaces, never broken, with two spaces behind it.
    pub(super) fn column(mut self, style: Style, text: &str, width: usize) -> Self {
        self.words.push(vec![(style, text.to_owned()), (Style::new(), " ".repeat(filling(text, width) + 1))]);
        self.apart = true;
        self
    }

    /// Writes all of it, on as many lines as it takes.
    pub(super) fn write(&self, console: &mut Console<'_>) -> io::Result<()> {
        for line in self.lines(width(console)) {
            write_runs(&line, console)?;
        }
        Ok(())
    }

    /// Writes what fits on one line.
    pub(super) fn write_cut(&self, console: &mut Console<'_>) -> io::Result<()> {
        let width = width(console);
        let mut lines = self.lines(width);
        if lines.len() > 1 {
            lines = self.lines(width - 2);
            lines.truncate(1);
            if let Some(line) = lines.first_mut() {
                push(line, Style::new(), " …");
            }
        }
        lines.iter().try_for_each(|line| write_runs(line, console))
    }

    fn lines(&self, width: usize) -> Vec<Runs> {
        let mut lines: Vec<Runs> = Vec::new();
        let mut used = 0;
        for word in &self.words {
            let length: usize = word.iter().map(|(_, text)| text.chars().count()).sum();
            let fits = !lines.is_empty() && used + 1 + length <= width;
            if !fits {
                // An indent of a wide column leaves room for words on a narrow terminal too.
                let indent = if lines.is_empty() { self.indent } else { self.hanging.min(width / 2) };
                lines.push(vec![(Style::new(), " ".repeat(indent))]);
                used = indent;
            }
            let Some(line) = lines.last_mut() else { continue };
            if fits {
                // Within a style the space belongs to it, so that words of one style are one run.
                let before = line.last().map(|(style, _)| *style);
                let style = word.first().map(|(style, _)| *style).filter(|style| Some(*style) == before);
                push(line, style.unwrap_or_default(), " ");
                used += 1;
            }
            for (style, text) in word {
                push(line, *style, text);
            }
            used += length;
        }
        lines
    }
}

/// How many spaces fill a text up to a width.
fn filling(text: &str, width: usize) -> usize {
    width.saturating_sub(text.chars().count())
}

fn push(line: &mut Runs, style: Style, text: &str) {
    match line.last_mut() {
        Some((last, run)) if *last == style => run.push_str(text),
        _ => line.push((style, text.to_owned())),
    }
}

fn write_runs(line: &[(Style, String)], console: &mut Console<'_>) -> io::Result<()> {
    let painted: String = line.iter().map(|(style, text)| console.paint(*style, text)).collect();
    writeln!(console.out, "{}", painted.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::style;

    fn plain(line: &Line, width: usize) -> Vec<String> {
        line.lines(width).iter().map(|runs| runs.iter().map(|(_, text)| text.as_str()).collect()).collect()
    }

    #[test]
    fn what_does_not_fit_goes_on_under_the_hanging_indent() {
        let line = Line::new(2, 4).add("North Korea ").painted(style::AGAINST, "denies").add(" any part").add(",");
        assert_eq!(plain(&line, 100), ["  North Korea denies any part,"]);
        assert_eq!(plain(&line, 16), ["  North Korea", "    denies any", "    part,"]);
    }

    #[test]
    fn words_of_one_style_are_one_run_and_pieces_without_space_one_word() {
        let line = Line::new(0, 0).painted(style::QUIET, "so it is").add(": yes");
        let runs = line.lines(100);
        assert_eq!(runs[0].len(), 3, "{runs:?}");
        assert_eq!(runs[0][1], (style::QUIET, "so it is".to_owned()));
        assert_eq!(plain(&line, 8), ["so it", "is: yes"]);
    }

    #[test]
    fn a_column_is_filled_up_and_not_broken() {
        let line = Line::new(2, 14).column(Style::new(), "2015-01-02", 10).add("sanctions imposed");
        assert_eq!(plain(&line, 28), ["  2015-01-02  sanctions", "              imposed"]);
        assert_eq!(plain(&Line::new(0, 0).column(Style::new(), "a", 4).add("b"), 26), ["a     b"]);
    }
}

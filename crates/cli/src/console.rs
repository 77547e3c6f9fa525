//! Where commands write: standard output for data, standard error for talk. Nothing else in the program prints.

use crate::arguments::ColorWhen;
use anstyle::Style;
use interdict_screening::Edition;
use interdict_shelf::shortcomings;
use std::io::{self, IsTerminal, Write};

/// The two streams and what may be done on them.
pub(crate) struct Console<'a> {
    /// Data.
    pub(crate) out: &'a mut dyn Write,
    /// Talk.
    pub(crate) err: &'a mut dyn Write,
    /// Colours on standard output.
    pub(crate) colours: bool,
    /// Standard output is read by a person on a terminal: fit its width.
    pub(crate) out_is_terminal: bool,
    /// A progress bar may be drawn on standard error.
    pub(crate) err_is_terminal: bool,
}

impl<'a> Console<'a> {
    pub(crate) fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, color: ColorWhen) -> Self {
        let out_is_terminal = io::stdout().is_terminal();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colours = match color {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => out_is_terminal && !no_color,
        };
        Self { out, err, colours, out_is_terminal, err_is_terminal: io::stderr().is_terminal() }
    }

    /// The text in a style, if colours are on.
    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        paint(self.colours, style, text)
    }
}

/// The text in a style, if colours are on.
pub(crate) fn paint(colours: bool, style: Style, text: &str) -> String {
    if colours { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// Says what the editions lack, on standard error.
pub(crate) fn warn_of(editions: &[Edition], err: &mut dyn Write) -> io::Result<()> {
    for shortcoming in shortcomings(editions) {
        writeln!(err, "warning: {shortcoming}")?;
    }
    Ok(())
}

/// Styles by what they say.
pub(crate) mod style {
    use anstyle::{AnsiColor, Style};

    pub(crate) const TITLE: Style = Style::new().bold();
    pub(crate) const FOR: Style = AnsiColor::Red.on_default();
    pub(crate) const AGAINST: Style = AnsiColor::Green.on_default();
    pub(crate) const QUIET: Style = Style::new().dimmed();
    pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
}

//! The table for reading at a glance: who was screened, which party, how sure, why, since when, under what.

use super::{About, AnswerWriter, Tally, words};
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table};
use interdict_screening::{Match, Outcome, Screening, layouts::shown_name};
use std::io::{self, Write};

/// Width where there is no terminal to fit: the same bytes everywhere.
const WIDTH: u16 = 140;
/// Lines over and under the header, between rows, nothing else.
const PRESET: &str = "     ──            ";

/// So many subjects of one word are told of below the table.
const SHOWN_BELOW: usize = 10;

pub(crate) struct TableWriter<'a> {
    about: About<'a>,
    out: &'a mut dyn Write,
    table: Table,
    rows: usize,
    /// What is told below of subjects of one word.
    same_word: Vec<String>,
}

impl<'a> TableWriter<'a> {
    pub(crate) fn new(about: About<'a>, out: &'a mut dyn Write) -> Self {
        let mut table = Table::new();
        table.load_preset(PRESET).set_content_arrangement(ContentArrangement::Dynamic);
        if !about.fit_terminal {
            table.set_width(WIDTH);
        }
        if about.colours {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        let mut header = vec!["Screened", "Listed party", "Score", "Why", "Listed since", "Programmes"];
        if about.settings.ofac_minimum.is_some() {
            header.splice(3..3, ["OFAC", "Found by"]);
        }
        if about.editions.len() > 1 {
            header.push("Lists");
        }
        let header = header.into_iter().map(|title| Cell::new(title).add_attribute(Attribute::Bold));
        table.set_header(header);
        Self { about, out, table, rows: 0, same_word: Vec::new() }
    }

    fn row(&self, screening: &Screening, place: usize, found: &Match) -> Vec<Cell> {
        let screened = if place == 0 {
            [
                words::origin(screening, &self.about),
                shown_name(&screening.subject),
                words::particulars(&screening.subject),
            ]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
        } else {
            String::new()
        };
        let others = (!found.same_party.is_empty()).then(|| format!("the same party: {}", found.same_party.join(", ")));
        let party = [Some(found.caption.clone()), words::alias(found), Some(found.entity.clone()), others];
        let party = party.into_iter().flatten().collect::<Vec<_>>().join("\n");
        let colour = match found.score {
            0.9.. => Color::Red,
            0.7.. => Color::Yellow,
            _ => Color::Reset,
        };
        let mut cells = vec![
            Cell::new(screened),
            Cell::new(party),
            Cell::new(words::score(found.score)).fg(colour).add_attribute(Attribute::Bold),
            Cell::new(found.reasons.join("; ")),
            Cell::new(words::since(found)),
            Cell::new(found.programmes.join(", ")),
        ];
        if let Some(ofac) = &found.ofac {
            cells.splice(3..3, [Cell::new(words::points(ofac.score)), Cell::new(ofac.found_by.word())]);
        }
        if self.about.editions.len() > 1 {
            cells.push(Cell::new(found.lists.join(", ")));
        }
        cells
    }
}

impl AnswerWriter for TableWriter<'_> {
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        if let Outcome::Screened(screening) = outcome {
            for (place, found) in screening.matches.iter().enumerate() {
                let cells = self.row(screening, place, found);
                self.table.add_row(cells);
                self.rows += 1;
            }
            if self.same_word.len() < SHOWN_BELOW
                && let Some(same_word) = &screening.same_word
            {
                self.same_word.push(format!("{}: {}", words::origin(screening, &self.about), same_word.told()));
            }
        }
        Ok(())
    }

    fn end(&mut self, tally: &Tally) -> io::Result<()> {
        if !self.about.complete() {
            writeln!(self.out, "AGAINST AN INCOMPLETE LIST, as --allow-incomplete allows")?;
        }
        if self.rows > 0 {
            // The table pads its lines to full width; readers of files and pipes have no use for that.
            for line in self.table.lines() {
                writeln!(self.out, "{}", line.trim_end())?;
            }
        } else if tally.screened > 0 {
            writeln!(self.out, "Nothing found.")?;
        }
        for line in &self.same_word {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }
}

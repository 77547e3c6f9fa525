//! Matches laid out with their reasons: the two names, word by word, and every feature with its points.

use super::{About, Tally, Writer, words};
use crate::console::{paint, style};
use interdict_screening::{Explanation, Match, Outcome, Screening};
use std::io::{self, Write};

pub(crate) struct ExplainedWriter<'a> {
    about: About<'a>,
    out: &'a mut dyn Write,
}

impl<'a> ExplainedWriter<'a> {
    pub(crate) fn new(about: About<'a>, out: &'a mut dyn Write) -> Self {
        Self { about, out }
    }

    fn screening(&mut self, screening: &Screening) -> io::Result<()> {
        let particulars = words::particulars(&screening.subject);
        let separator = if particulars.is_empty() { "" } else { ", " };
        let name = words::name(&screening.subject);
        let title = format!("{}: {name}{separator}{particulars}", words::origin(screening, &self.about));
        writeln!(self.out, "{}", paint(self.about.colours, style::TITLE, &title))?;
        if screening.matches.is_empty() {
            writeln!(self.out, "  nothing found")?;
        }
        for found in &screening.matches {
            self.found(found)?;
        }
        writeln!(self.out)
    }

    fn found(&mut self, found: &Match) -> io::Result<()> {
        let colours = self.about.colours;
        let score = paint(colours, style::TITLE, &words::score(found.score));
        let caption = paint(colours, style::TITLE, &found.caption);
        let since = match found.listed_on {
            Some(date) => format!("since {date}"),
            None => "(dates not stated)".to_owned(),
        };
        writeln!(self.out, "\n  {score}  {caption}  {}, {}", found.entity, found.schema)?;
        writeln!(
            self.out,
            "         listed on {} {since} under {}",
            found.lists.join(", "),
            if found.programmes.is_empty() { "no stated programme".to_owned() } else { found.programmes.join(", ") },
        )?;
        if let Some(explanation) = &found.explanation {
            self.names(explanation)?;
            self.features(explanation)?;
        }
        Ok(())
    }

    fn names(&mut self, explanation: &Explanation) -> io::Result<()> {
        if explanation.words.is_empty() {
            return Ok(());
        }
        let names = &explanation.names;
        let read_as = |text: &str, folded: &str| {
            if folded.is_empty() || text == folded { String::new() } else { format!("  read as {folded}") }
        };
        writeln!(self.out, "         asked   {}{}", names.query, read_as(&names.query, &names.query_folded))?;
        let weak = if names.weak { "  (weak alias)" } else { "" };
        writeln!(self.out, "         listed  {}{}{weak}", names.listed, read_as(&names.listed, &names.listed_folded))?;
        let width = explanation.words.iter().map(|pair| pair.query.chars().count()).max().unwrap_or(0);
        let listed_width = explanation.words.iter().map(|pair| pair.listed.chars().count()).max().unwrap_or(0);
        for pair in &explanation.words {
            let sign = if pair.how == "same" { "=" } else { "~" };
            let likeness = if pair.how == "same" { String::new() } else { format!(" {:.0} %", pair.likeness * 100.0) };
            writeln!(
                self.out,
                "           {:<width$} {sign} {:<listed_width$}  {}{likeness}, {}",
                pair.query,
                pair.listed,
                pair.how,
                tells(pair.weight),
            )?;
        }
        for (words, side) in [(&explanation.left_in_query, "only asked"), (&explanation.left_in_listed, "only listed")]
        {
            for left in words {
                writeln!(self.out, "           {:<width$}   {side}, {}", left.word, tells(left.weight))?;
            }
        }
        Ok(())
    }

    /// Points are hundredths of the score. They are shown rounded so that what is shown still adds up.
    fn features(&mut self, explanation: &Explanation) -> io::Result<()> {
        let colours = self.about.colours;
        let (mut sum, mut shown_sum) = (0.0, 0.0);
        // What any two names begin with is neither for nor against these two.
        let (start, rest): (Vec<_>, Vec<_>) =
            explanation.features.iter().partition(|feature| feature.feature == "bias");
        for feature in start {
            let points = rounded(&mut sum, &mut shown_sum, feature.points);
            let says = paint(colours, style::QUIET, &format!("{}  [bias {:+.2}]", feature.says, feature.evidence));
            writeln!(self.out, "         {:<7} {points:>6.1}  {says}", "start")?;
        }
        for for_it in [true, false] {
            let mut features: Vec<_> =
                rest.iter().copied().filter(|feature| (feature.evidence >= 0.0) == for_it).collect();
            features.sort_by(|a, b| b.evidence.abs().total_cmp(&a.evidence.abs()));
            let (mut small, mut small_points) = (0, 0.0);
            for feature in features {
                if feature.evidence.abs() < 0.05 {
                    small += 1;
                    small_points += feature.points;
                    continue;
                }
                let points = rounded(&mut sum, &mut shown_sum, feature.points);
                let side = if for_it { "for" } else { "against" };
                let side = paint(colours, if for_it { style::FOR } else { style::AGAINST }, &format!("{side:<7}"));
                writeln!(
                    self.out,
                    "         {side} {points:>+6.1}  {}  {}",
                    if feature.says.is_empty() { &feature.feature } else { &feature.says },
                    paint(colours, style::QUIET, &format!("[{} {:+.2}]", feature.feature, feature.evidence)),
                )?;
            }
            if small > 0 {
                let points = rounded(&mut sum, &mut shown_sum, small_points);
                writeln!(self.out, "         {:<7} {points:>+6.1}  {small} small things", "")?;
            }
        }
        writeln!(self.out, "         {:<7} {:>6.1}  of 100", "score", explanation.score * 100.0)
    }
}

/// Rounds to tenths in such a way that rounded points add up to the rounded sum.
fn rounded(sum: &mut f64, shown_sum: &mut f64, points: f64) -> f64 {
    *sum += points * 100.0;
    let shown = (*sum * 10.0).round() / 10.0 - *shown_sum;
    *shown_sum += shown;
    // No `-0.0`.
    if shown.abs() < 0.05 { 0.0 } else { shown }
}

fn tells(weight: f32) -> &'static str {
    match weight {
        0.6.. => "tells much",
        0.3.. => "tells something",
        0.1.. => "tells little",
        _ => "tells nothing",
    }
}

impl Writer for ExplainedWriter<'_> {
    fn begin(&mut self) -> io::Result<()> {
        if !self.about.complete() {
            writeln!(self.out, "AGAINST AN INCOMPLETE LIST, as --allow-incomplete allows\n")?;
        }
        Ok(())
    }

    fn outcome(&mut self, outcome: Outcome) -> io::Result<()> {
        match outcome {
            Outcome::Screened(screening) => self.screening(&screening),
            Outcome::Bad(_) | Outcome::Note(_) => Ok(()),
        }
    }

    fn end(&mut self, _: &Tally) -> io::Result<()> {
        Ok(())
    }
}

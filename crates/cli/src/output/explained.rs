//! Matches laid out with their reasons: the two names, word by word, and every feature with its points.

use super::{About, AnswerWriter, Tally, words};
use crate::console::{paint, style};
use interdict_screening::{Explanation, FoundBy, Match, Outcome, Screening, layouts::shown_name};
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
        let name = shown_name(&screening.subject);
        let title = format!("{}: {name}{separator}{particulars}", words::origin(screening, &self.about));
        writeln!(self.out, "{}", paint(self.about.colours, style::TITLE, &title))?;
        if screening.matches.is_empty() {
            writeln!(self.out, "  nothing found")?;
        }
        for found in &screening.matches {
            self.found(found)?;
        }
        if let Some(same) = &screening.same_word {
            writeln!(self.out, "  {}", same.told())?;
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
        if let Some(ofac) = &found.ofac {
            writeln!(
                self.out,
                "         OFAC's search gives {} of 100; found by {}",
                words::points(ofac.score),
                match ofac.found_by {
                    FoundBy::Both => "both scores",
                    FoundBy::Native => "the native score alone",
                    FoundBy::Ofac => "OFAC's score alone",
                },
            )?;
        }
        if let Some(explanation) = &found.explanation {
            self.names(explanation)?;
            self.features(explanation, found.score)?;
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

    /// Points are hundredths of the score. They are shown in tenths such that what is shown adds up to the score as shown.
    fn features(&mut self, explanation: &Explanation, score: f64) -> io::Result<()> {
        let lines = self.lines(explanation);
        let total = words::thousandths(score);
        let (mut sum, mut shown_sum) = (0.0, 0);
        for (place, line) in lines.iter().enumerate() {
            sum += line.points;
            let up_to_here = if place + 1 == lines.len() { total } else { words::thousandths(sum) };
            let tenths = up_to_here - shown_sum;
            shown_sum = up_to_here;
            let points = tenths as f64 / 10.0;
            let points = if line.is_start { format!("{points:>6.1}") } else { format!("{points:>+6.1}") };
            writeln!(self.out, "         {} {points}  {}", line.side, line.says)?;
        }
        writeln!(self.out, "         {:<7} {:>6.1}  of 100", "score", total as f64 / 10.0)
    }

    /// What speaks for and against, the most telling first; what hardly tells anything is one line.
    fn lines(&self, explanation: &Explanation) -> Vec<Line> {
        let colours = self.about.colours;
        // What any two names begin with is neither for nor against these two.
        let (start, rest): (Vec<_>, Vec<_>) =
            explanation.features.iter().partition(|feature| feature.feature == "bias");
        let mut lines: Vec<Line> = start
            .into_iter()
            .map(|feature| Line {
                side: format!("{:<7}", "start"),
                is_start: true,
                points: feature.points,
                says: paint(colours, style::QUIET, &format!("{}  [bias {:+.2}]", feature.says, feature.evidence)),
            })
            .collect();
        for for_it in [true, false] {
            let mut features: Vec<_> =
                rest.iter().copied().filter(|feature| (feature.evidence >= 0.0) == for_it).collect();
            features.sort_by(|a, b| b.evidence.abs().total_cmp(&a.evidence.abs()));
            let (small, telling): (Vec<_>, Vec<_>) =
                features.into_iter().partition(|feature| feature.evidence.abs() < 0.05);
            let (side, colour) = if for_it { ("for", style::FOR) } else { ("against", style::AGAINST) };
            lines.extend(telling.into_iter().map(|feature| Line {
                side: paint(colours, colour, &format!("{side:<7}")),
                is_start: false,
                points: feature.points,
                says: format!(
                    "{}  {}",
                    if feature.says.is_empty() { &feature.feature } else { &feature.says },
                    paint(colours, style::QUIET, &format!("[{} {:+.2}]", feature.feature, feature.evidence)),
                ),
            }));
            if !small.is_empty() {
                lines.push(Line {
                    side: " ".repeat(7),
                    is_start: false,
                    points: small.iter().map(|feature| feature.points).sum(),
                    says: format!("{} small things", small.len()),
                });
            }
        }
        lines
    }
}

/// A line of what makes a score.
struct Line {
    /// For, against, start: padded and painted.
    side: String,
    is_start: bool,
    /// Share of the score.
    points: f64,
    says: String,
}

fn tells(weight: f32) -> &'static str {
    match weight {
        0.6.. => "tells much",
        0.3.. => "tells something",
        0.1.. => "tells little",
        _ => "tells nothing",
    }
}

impl AnswerWriter for ExplainedWriter<'_> {
    fn begin(&mut self) -> io::Result<()> {
        if !self.about.complete() {
            writeln!(self.out, "AGAINST AN INCOMPLETE LIST, as --allow-incomplete allows\n")?;
        }
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        match outcome {
            Outcome::Screened(screening) => self.screening(screening),
            Outcome::Bad(_) | Outcome::Note(_) => Ok(()),
        }
    }

    fn end(&mut self, _: &Tally) -> io::Result<()> {
        Ok(())
    }
}

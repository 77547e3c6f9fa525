//! The noun of which a figure is the value: `a reward of €100,000`, `turnout was 71%`, `three days of mourning`. What both outlets
//! speak of in one sentence only is one thing, whatever else the sentences say.

use crate::{
    dossier::FigureNote,
    lexicon::{VerbForm, WordKind, is_kind, verb_of},
    stories::{
        bags::Bag,
        words::{Word, is_content, words},
    },
};

/// Words between a noun and its figure, at most.
const BETWEEN: usize = 4;

/// Whether a measure is one of many things in one story.
pub(super) fn is_general(measure: &str) -> bool {
    is_kind(measure, WordKind::MeasuredOften)
}

/// The noun of a sum, a share or a length of time, by the first of its group; none of a count, which has its own.
pub(super) fn of(note: &FigureNote) -> Option<String> {
    if note.unit == "count" || note.measures.as_deref().is_some_and(is_general) {
        return None;
    }
    let text = note.sentence.text.as_str();
    let from = note.span.at.start.checked_sub(note.sentence.at.start)?;
    let to = note.span.at.end.checked_sub(note.sentence.at.start)?;
    let behind = words(text.get(to..)?);
    let noun = match behind.as_slice() {
        [of, noun, ..] if note.unit == "length" && of.folded == "of" => noun.clone(),
        _ => before(text.get(..from)?)?,
    };
    Bag::of_words(&[noun]).words().next().map(str::to_owned)
}

/// The noun at the end of a text, behind which only words follow that join a figure to it.
fn before(text: &str) -> Option<Word> {
    let clause = text.rfind([',', ';', ':', '(', '–', '—']).and_then(|at| text.get(at + 1..)).unwrap_or(text);
    let words = words(clause);
    let joining = words.iter().rev().take(BETWEEN).take_while(|word| joins(&word.folded) || qualifies(&word.folded));
    let place = words.len().checked_sub(joining.count() + 1)?;
    let joined = words[place + 1..].iter().any(|word| joins(&word.folded));
    let noun = &words[place];
    let named = noun.capital && !(place == 0 && clause.len() == text.len());
    let past = verb_of(&noun.folded).is_some_and(|(_, form)| form == VerbForm::Past);
    let general =
        matches!(noun.folded.as_str(), "total" | "sum" | "amount" | "part" | "majority" | "average" | "level");
    (joined && !named && !past && !general && is_content(&noun.folded)).then(|| noun.clone())
}

fn joins(word: &str) -> bool {
    matches!(word, "of" | "was" | "is" | "at" | "stood" | "stands" | "reached" | "put" | "set")
}

fn qualifies(word: &str) -> bool {
    matches!(word, "about" | "around" | "some" | "nearly" | "almost" | "over" | "more" | "less" | "than" | "least")
        || matches!(word, "up" | "to" | "only" | "just")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn a_figure_is_the_value_of_the_noun_that_is_joined_to_it() {
        for (text, expected) in [
            ("The museum has offered a reward of €100,000.", Some("reward")),
            ("Turnout was 71%.", Some("turnout")),
            ("A judge set bail at about €500,000.", Some("bail")),
            ("The jewels have a value of €12m.", None),
            ("The ship was sold at $4m.", None),
            ("He carried 90,000 euros.", None),
        ] {
            let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
            let found: Vec<Option<String>> = reading.dossier.figures.iter().map(of).collect();
            let found: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
            assert_eq!(found, [expected], "{text}");
        }
    }
}

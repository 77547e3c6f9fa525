//! Counts of nobody: `nobody was hurt`, `there were no arrests`. Beside them stand the two sailors who were hurt in
//! another outlet's report.

use super::fate;
use crate::{
    dossier::{FigureNote, Span},
    lexicon::{Classes, classes_of},
    stories::{
        view::{self, View},
        words::{Word, words},
    },
};

/// What a document says befell nobody, as counts of zero.
pub(in crate::stories) fn counts(view: &View<'_>) -> Vec<FigureNote> {
    view.sentences.iter().filter_map(|sentence| count(view, &sentence.span)).collect()
}

fn count(view: &View<'_>, sentence: &Span) -> Option<FigureNote> {
    let words = words(&sentence.text);
    let (first, last) = (0..words.len()).find_map(|at| nobody(&words, at).map(|last| (at, last)))?;
    let range = sentence.at.start + words[first].at.start..sentence.at.start + words[last].at.end;
    let note = FigureNote {
        span: view::span(&view.reading.document, &range),
        value: "0".to_owned(),
        upper: None,
        unit: "count".to_owned(),
        approximate: false,
        bound: None,
        measures: None,
        period: None,
        sentence: sentence.clone(),
    };
    fate::of(&note).is_some().then_some(note)
}

/// The last word of what says at a place that there is nobody, right before what befell nobody. Nobody else, no other
/// deaths and no soldiers are less than nobody at all.
fn nobody(words: &[Word], at: usize) -> Option<usize> {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let last = match word(at) {
        "nobody" => at,
        "no" if word(at + 1) == "one" => at + 1,
        "no" => return words.get(at + 1).filter(|noun| fate::is_named(noun)).map(|_| at),
        _ => return None,
    };
    let helps =
        |word: &&Word| word.folded != "else" && classes_of(&word.folded).any(Classes::AUXILIARY.or(Classes::ADVERB));
    let helping = words[last + 1..].iter().take_while(helps).count();
    words.get(last + 1 + helping).filter(|verb| helping > 0 && fate::is_named(verb)).map(|_| last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
    };

    #[test]
    fn nobody_is_a_count_of_those_whom_something_befell() {
        for (text, expected) in [
            ("Nobody was injured when the ship ran aground.", vec!["Nobody"]),
            ("No one has yet been arrested.", vec!["No one"]),
            ("There were no arrests, police said.", vec!["no"]),
            ("The mayor said that no deaths had been reported.", vec!["no"]),
            ("Nobody else was injured.", vec![]),
            ("No one knows who was killed.", vec![]),
            ("No soldiers were killed.", vec![]),
            ("No other deaths were reported.", vec![]),
            ("There is no word on the missing.", vec![]),
        ] {
            let reading = Reader::new(&[]).read(plain::read("a", text), &Settings::default());
            let view = View::new(0, 0, &reading);
            let found: Vec<&str> = view.nobody.iter().map(|note| note.span.text.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}

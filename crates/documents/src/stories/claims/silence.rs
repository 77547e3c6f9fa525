//! Who does not comment in one outlet: beside what the same one says, judges or denies in another.

use super::{
    Said, apologises, denies, of_document,
    standing::{Edge, called, topic_of},
};
use crate::{
    dossier::is_plural_name,
    lexicon::{Classes, Stance, WordKind, classes_of, is_kind, reporting_noun},
    stories::{
        Verdict,
        bags::Bag,
        days::{self, verb_in},
        polarity::Clause,
        voices::Same,
        words::{Word, words},
    },
};

/// The part of a question that a statement must have for an answer to it.
const ANSWERED: f64 = 0.8;
/// The word of the comparison for what somebody denies who denies all of a matter: `any part`, `all responsibility`.
const INVOLVEMENT: &str = "involvement";

/// How the silence of a holder in one claim stands to what he says in the other; `near` if both are of one matter.
pub(super) fn compare(all: &[Said<'_>], left: usize, right: usize, same: Same, near: bool) -> Option<Edge> {
    let (one, other) = (&all[left], &all[right]);
    // Who apologises says nothing of the matter, and who has not done so need not be silent on it.
    if same != Same::Named || apologises(one.note) || apologises(other.note) {
        return None;
    }
    let edge = |verdict, about: String, strength| Some(Edge { left, right, verdict, about, strength });
    let holder = called(one.holder, other.holder);
    let (stance, another) = (one.note.stance, other.note.stance);
    let shared = one.topic.shared(&other.topic);
    let (silent, spoken) = if stance == Stance::NoComment { (one, other) } else { (other, one) };
    // That it is too early to say is no more than silence.
    if spoken.clauses.iter().any(Clause::leaves_open) {
        return None;
    }
    if !near {
        let differ =
            judges(spoken.note.stance) && says_nothing(silent, denies_all(spoken), all) && !may_be_another(spoken);
        let verbs = [stance, another].map(|stance| stance.verb(is_plural_name(holder)));
        let about = format!("{holder}: {} against {}", verbs[0], verbs[1]);
        return if differ { edge(Verdict::Differ, about, 1.0) } else { None };
    }
    if !answers(spoken, silent) {
        let said = [spoken, silent].map(|said| topic_of(said).unwrap_or_default());
        let about = format!("{holder} on “{}”, and silent on “{}”", said[0], said[1]);
        return edge(Verdict::Compatible, about, shared);
    }
    let about = format!("whether {holder} commented: {} against {}", stance.verb(false), another.verb(false));
    edge(Verdict::Conflict, about, shared)
}

/// Whether a statement answers what its holder is said to be silent on. Who does not comment on a ruling and comments on it
/// elsewhere did both; who does not say whether the measures will be reviewed may well say that they are in force.
fn answers(spoken: &Said<'_>, silent: &Said<'_>) -> bool {
    let question = silent.note.content.as_ref().map(|content| words(&content.text)).unwrap_or_default();
    let asks = question.first().is_some_and(|first| {
        first.folded == "if"
            || first.folded == "whether"
            || classes_of(&first.folded).any(Classes::INTERROGATIVE.or(Classes::RELATIVE))
    });
    (!asks && speaks_of_target(spoken, silent))
        || silent.topic.shared(&spoken.topic) >= ANSWERED * silent.topic.total()
        || tells_what_is_asked(spoken, &question)
}

/// Whether a statement speaks of that on which its holder is silent: that the train was inspected says nothing of its speed.
fn speaks_of_target(spoken: &Said<'_>, silent: &Said<'_>) -> bool {
    let Some(target) = &silent.note.target else { return true };
    let matter = Bag::of(&target.span.text);
    let named = |word: &str| is_kind(word, WordKind::Charge) || reporting_noun(word).is_some();
    matter.words().any(named) || matter.is_empty() || spoken.topic.shared_words(&matter) > 0
}

/// Whether a statement has all of what a question asks to have been done, of whom it may have been: `the minister had
/// negotiated the sums`, and `whether Mr Tavic had negotiated the sums himself`. A verb alone is too little.
fn tells_what_is_asked(spoken: &Said<'_>, question: &[Word]) -> bool {
    let asked = question.first().is_some_and(|first| matches!(first.folded.as_str(), "if" | "whether"));
    let Some(verb) = verb_in(question).filter(|_| asked) else { return false };
    let (subject, done) = (Bag::of_words(&question[..verb]), Bag::of_words(&question[verb..]));
    let told = |clause: &Clause| {
        clause.bag.shared_words(&done) == done.len() && !subject.names_others(&days::subject_in(&clause.text))
    };
    done.len() > 1 && spoken.clauses.iter().any(told)
}

/// Whether a holder is only described, and that by a pronoun: of `his lawyer said. He denies it` it may be the client who does.
fn may_be_another(said: &Said<'_>) -> bool {
    let phrase = said.note.holder.as_ref().map_or("", |holder| holder.phrase.text.as_str());
    let pronoun = ["he", "she", "they", "it"].iter().any(|pronoun| phrase.eq_ignore_ascii_case(pronoun));
    pronoun && said.voice.is_description()
}

/// Whether a stance says what somebody thinks of a matter: who says nothing of it does not.
fn judges(stance: Stance) -> bool {
    matches!(stance, Stance::Denies | Stance::Rejects | Stance::Confirms | Stance::Praises | Stance::Criticises)
}

/// Whether somebody denies all of a matter, whatever it is called: `denied any involvement`, `rejected the accusations`.
fn denies_all(said: &Said<'_>) -> bool {
    let blanket = |word: &str| word == INVOLVEMENT || is_kind(word, WordKind::Charge);
    denies(said.note.stance) && !said.topic.is_empty() && said.topic.words().all(blanket)
}

/// Whether all that an outlet has of somebody is that he does not comment, on whatever it is: `declined to comment when reached
/// by telephone`. Beside a denial of all of the matter it may have a name: `declined to comment on the cable`.
fn says_nothing(silent: &Said<'_>, of_anything: bool, all: &[Said<'_>]) -> bool {
    let content = words(silent.note.content.as_ref().map_or("", |content| content.text.as_str()));
    let on_nothing = content
        .first()
        .is_none_or(|first| matches!(first.folded.as_str(), "when" | "after" | "before" | "while" | "through" | "by"));
    let named = of_anything && content.first().is_none_or(|first| first.folded == "on");
    ((silent.note.target.is_none() && on_nothing) || named)
        && of_document(silent, all)
            .filter(|said| said.note.stance != Stance::NoComment)
            .all(|said| said.voice.same(&silent.voice) == Same::No)
}

#[cfg(test)]
mod tests {
    use crate::stories::{Verdict, claims::tests::verdicts};

    #[test]
    fn silence_in_one_outlet_differs_from_a_denial_in_another() {
        let denies = "Tobias Renshaw denied the accusations.";
        let differs = |second: &str| verdicts(denies, second).iter().any(|(verdict, _)| *verdict == Verdict::Differ);
        assert!(differs("Tobias Renshaw declined to comment."));
        assert!(!differs("Tobias Renshaw declined to comment. Tobias Renshaw said the bank was sound."));
    }

    #[test]
    fn who_judges_a_matter_in_one_outlet_and_is_silent_in_another_is_told_of_differently() {
        let differs = |first: &str, second: &str| {
            verdicts(first, second).iter().any(|(verdict, about)| {
                *verdict == Verdict::Differ && about.contains("Renshaw") && about.contains("comment")
            })
        };
        assert!(differs("Tobias Renshaw welcomed the verdict.", "Tobias Renshaw has not commented."));
        assert!(!differs("Tobias Renshaw said the weather was fine.", "Tobias Renshaw has not commented."));
    }

    #[test]
    fn a_pronoun_behind_a_lawyer_may_be_his_client() {
        let silent = "His lawyer could not be reached.";
        for (first, expected) in [
            ("Tobias Renshaw is ill, his lawyer said. He denies the accusations.", false),
            ("Tobias Renshaw is ill. His lawyer denied the accusations.", true),
        ] {
            let found = verdicts(first, silent);
            let differs = found.iter().any(|(verdict, about)| *verdict == Verdict::Differ && about.contains("comment"));
            assert_eq!(differs, expected, "{first}: {found:?}");
        }
    }

    #[test]
    fn silence_on_reports_of_a_thing_is_silence_on_that_thing() {
        let found = verdicts(
            "Tobias Renshaw acknowledged irregularities in three of his firms.",
            "Tobias Renshaw did not comment on reports of irregularities, and left for Malta on Sunday evening.",
        );
        assert!(found.iter().any(|(verdict, _)| *verdict == Verdict::Conflict), "{found:?}");
    }
}

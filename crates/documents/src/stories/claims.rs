//! Who says what: the same claim in two outlets, another stance to the same thing, and one source that is said to have said
//! a thing and its contrary.

use super::{
    Verdict,
    causes::{are_others, has_other_cause},
    days::{self, verb_in},
    drafts::Drafts,
    polarity::{Clause, Overlap, clauses, opposite, overlap},
    roles::is_relative,
    union::Groups,
    values::{self, Values},
    view::{self, View},
    voices::{Same, Voice},
    words::{Bag, Word, acts, deeds, lemma, words},
};
use crate::{
    dossier::{ClaimNote, Span, is_plural_name},
    lexicon::{Classes, Stance, WordKind, classes_of, is_kind, reporting_noun, reporting_verbs, role_of},
};
use std::collections::BTreeMap;

/// Claims under one name that are compared with each other.
const MOST: usize = 150;
/// The part of a question that a statement must have for an answer to it.
const ANSWERED: f64 = 0.8;
/// The part of the shorter clause's ordinary words that is shared where two clauses say the same: names say of whom or
/// where it is told, and not what.
const TOLD: f64 = 0.5;
/// The same of clauses with other verbs.
const TOLD_ALIKE: f64 = 0.8;
/// What two claims share, at least, that are about one matter: an ordinary word.
const ONE_MATTER: f64 = 0.6;
/// The word of the comparison for what somebody denies who denies all of a matter: `any part`, `all responsibility`.
const INVOLVEMENT: &str = "involvement";

/// A claim as one document reports it.
#[derive(Debug)]
struct Said<'v> {
    view: &'v View<'v>,
    note: &'v ClaimNote,
    voice: Voice,
    holder: &'v str,
    target: Option<Voice>,
    clauses: Vec<Clause>,
    /// What is said, and of whom or what.
    topic: Bag,
    /// What is said, without the names of whom it is said of.
    content: Bag,
    /// The figures in what is said.
    values: Values<'v>,
}

/// Two claims that belong together.
#[derive(Debug)]
struct Edge {
    left: usize,
    right: usize,
    verdict: Verdict,
    about: String,
    strength: f64,
}

/// Findings about all claims whose holder is known.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let said = collect(views);
    let mut edges: Vec<Edge> = Vec::new();
    for (left, right) in pairs(&said) {
        edges.extend(compare(&said, left, right));
    }
    edges.sort_by(|one, other| {
        other.strength.total_cmp(&one.strength).then((one.left, one.right).cmp(&(other.left, other.right)))
    });
    for verdict in [Verdict::Conflict, Verdict::Differ, Verdict::Compatible, Verdict::Agree] {
        let own: Vec<&Edge> = edges.iter().filter(|edge| edge.verdict == verdict).collect();
        let mut groups = Groups::new(said.len());
        for edge in &own {
            groups.join(edge.left, edge.right);
        }
        for edge in own {
            let root = groups.root(edge.left);
            let evidence = [edge.left, edge.right].map(|place| evidence(&said[place])).to_vec();
            drafts.add(verdict, format!("claim {root:06}"), edge.about.clone(), evidence, edge.strength);
        }
    }
}

fn collect<'v>(views: &'v [View<'v>]) -> Vec<Said<'v>> {
    let mut said = Vec::new();
    for view in views {
        let figures = values::by_sentence(view);
        for note in &view.reading.dossier.claims {
            let Some(holder) = &note.holder else { continue };
            let content = matter(note);
            let of_sentence = figures.get(&note.sentence.at.start).into_iter().flatten();
            let told =
                of_sentence.filter(|figure| note.content.as_ref().is_some_and(|said| view::holds(said, &figure.span)));
            let mut topic = Bag::of(content);
            if let Some(target) = &note.target {
                topic.extend(&Bag::of(&target.span.text));
            }
            said.push(Said {
                view,
                note,
                voice: Voice::of(holder),
                holder: holder.span.text.as_str(),
                target: note.target.as_ref().map(Voice::of),
                clauses: clauses(content),
                content: note.target.as_ref().map_or_else(
                    || Bag::of(content),
                    |target| Bag::of(&content.replace(target.span.text.as_str(), " ")),
                ),
                topic,
                values: told.map(|figure| (figure.unit.as_str(), figure.value.as_str())).collect(),
            });
        }
    }
    said
}

/// What a claim says. Of `dismissed the claims as baseless allegations` what is dismissed: the rest is what the holder thinks of it.
fn matter(note: &ClaimNote) -> &str {
    let content = note.content.as_ref().map_or_else(|| silent_on(note), |content| content.text.as_str());
    let rejected = content.split(" as ").next().filter(|_| note.stance == Stance::Rejects);
    rejected.unwrap_or(content)
}

/// On what somebody is silent who does not comment on it, where the claim has only the first noun: `reports of irregularities`.
fn silent_on(note: &ClaimNote) -> &str {
    if note.stance != Stance::NoComment || note.target.is_none() {
        return "";
    }
    let behind = note.cue.at.end.checked_sub(note.sentence.at.start);
    let rest = behind.and_then(|from| note.sentence.text.get(from..)).unwrap_or_default();
    rest.split([',', ';', '–', '—']).next().unwrap_or_default()
}

/// Claims of two outlets that may have one holder.
fn pairs(said: &[Said<'_>]) -> Vec<(usize, usize)> {
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, claim) in said.iter().enumerate() {
        for key in claim.voice.keys() {
            let members = keys.entry(key).or_default();
            if members.len() < MOST {
                members.push(place);
            }
        }
    }
    let mut pairs = Vec::new();
    for members in keys.values() {
        for (nth, one) in members.iter().enumerate() {
            for other in &members[nth + 1..] {
                if said[*one].view.outlet != said[*other].view.outlet {
                    pairs.push((*one, *other));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn evidence(said: &Said<'_>) -> super::Evidence {
    let inside =
        |span: &&Span| said.note.sentence.at.start <= span.at.start && span.at.end <= said.note.sentence.at.end;
    let content = said.note.content.as_ref().filter(inside).map(|content| from_first_word(said.view, content));
    said.view.evidence(&said.note.sentence, content.as_ref().or(Some(&said.note.cue)))
}

/// What is said, without the colon or comma that stands before it.
fn from_first_word(view: &View<'_>, content: &Span) -> Span {
    let text = content.text.trim_start_matches(|mark: char| mark.is_whitespace() || matches!(mark, ':' | ',' | ';'));
    if text.is_empty() || text.len() == content.text.len() {
        return content.clone();
    }
    view::span(&view.reading.document, &(content.at.end - text.len()..content.at.end))
}

/// What the holder of two claims is called: rather by a name than by what somebody is (`Officials`), and by the shorter one.
fn called<'h>(one: &'h str, other: &'h str) -> &'h str {
    let is_noun = |holder: &str| words(holder).iter().all(|word| role_of(&word.folded).is_some());
    match (is_noun(one), is_noun(other)) {
        (true, false) => other,
        (false, true) => one,
        _ if one.len() <= other.len() => one,
        _ => other,
    }
}

/// How two claims of one holder stand to each other.
fn compare(all: &[Said<'_>], left: usize, right: usize) -> Option<Edge> {
    let (one, other) = (&all[left], &all[right]);
    let same = one.voice.same(&other.voice);
    if same == Same::No {
        return None;
    }
    let edge = |verdict, about: String, strength| Some(Edge { left, right, verdict, about, strength });
    let holder = called(one.holder, other.holder);
    let (stance, another) = (one.note.stance, other.note.stance);
    let shared = one.topic.shared(&other.topic);
    let near = shared >= 0.6 && one.topic.coverage(&other.topic) >= 0.5;
    if (stance == Stance::NoComment) != (another == Stance::NoComment) {
        // Who apologises says nothing of the matter, and who has not done so need not be silent on it.
        if same != Same::Named || apologises(one.note) || apologises(other.note) {
            return None;
        }
        let (silent, spoken) = if stance == Stance::NoComment { (one, other) } else { (other, one) };
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
        return edge(Verdict::Conflict, about, shared);
    }
    if asserts(stance)
        && asserts(another)
        && let Some(found) = overlap(&one.clauses, &other.clauses)
    {
        let turned = negates(one.note) != negates(other.note);
        let opposite = found.opposite != turned;
        let clauses = clause_pair(one, other, &found);
        let strength = found.weight * found.coverage;
        if opposite {
            if turned && (speaks_of(one, other, found.right) || speaks_of(other, one, found.left)) {
                return None;
            }
            let about = format!("what {holder} said: {}", clauses.join(" against "));
            return if same == Same::Named { edge(Verdict::Conflict, about, strength) } else { None };
        }
        if same == Same::Named && !turned && has_other_cause(clause_of(one, found.left), clause_of(other, found.right))
        {
            let about = format!("what {holder} said of the cause: {}", clauses.join(" against "));
            return edge(Verdict::Differ, about, strength);
        }
        if alike(stance, another)
            && same == Same::Named
            && !tell_of_two(one, other, &found)
            && !values::differ(&one.values, &other.values)
        {
            // What both say is what the shorter one says.
            let (left, right) = (clause_of(one, found.left), clause_of(other, found.right));
            let said = if right.len() < left.len() { right } else { left };
            let about = format!("{holder} {}: “{said}”", stance.verb(is_plural_name(holder)));
            return edge(Verdict::Agree, about, strength);
        }
    }
    if same == Same::Named
        && let Some(thing) = missing(one, other).or_else(|| missing(other, one))
    {
        return edge(Verdict::Conflict, format!("{holder} on “{thing}”: confirms against says there is none"), 1.0);
    }
    let targets =
        one.target.as_ref().zip(other.target.as_ref()).is_some_and(|(one, other)| one.same(other) != Same::No);
    let topic = topic_of(one).or_else(|| topic_of(other)).unwrap_or_default();
    let denials = denies(stance) && denies(another);
    let of_charges = denials && same == Same::Named && !near && (denies_charges(one) || denies_charges(other));
    if of_charges && denies_once(one, all) && denies_once(other, all) {
        return edge(Verdict::Agree, format!("{holder} {}: {topic}", stance.verb(is_plural_name(holder))), 1.0);
    }
    if same == Same::Named
        && stance == Stance::Accuses
        && another == stance
        && !targets
        && are_others(target_of(one), target_of(other))
    {
        let differ = blames_another(one, other) && !mentions(other.view, one) && !mentions(one.view, other);
        let about = format!("{holder} blames: {} against {}", target_of(one), target_of(other));
        return if differ { edge(Verdict::Differ, about, shared) } else { None };
    }
    if !near && !targets {
        return None;
    }
    // A state is accused of many things: two accusations of it are one only if they speak of the same.
    let blames = matches!(stance, Stance::Accuses | Stance::Criticises | Stance::Suspects | Stance::Warns);
    let apart = !one.content.is_empty() && !other.content.is_empty() && one.content.shared(&other.content) < 0.6;
    if blames && apart && one.target.as_ref().is_some_and(Voice::is_state) {
        return None;
    }
    if (stance == another || denials) && stance != Stance::States && same == Same::Named {
        let strength = shared + if targets { 1.0 } else { 0.0 };
        return edge(Verdict::Agree, format!("{holder} {}: {topic}", stance.verb(is_plural_name(holder))), strength);
    }
    let about = format!("{holder} on “{topic}”: {} against {}", stance.verb(false), another.verb(false));
    match opposed(stance, another) {
        Some(Verdict::Conflict) if same == Same::Named && near => edge(Verdict::Conflict, about, shared),
        Some(Verdict::Differ) if same == Same::Named && targets => {
            let verdict = if called_the_contrary(one, other) { Verdict::Conflict } else { Verdict::Differ };
            edge(verdict, about, shared)
        }
        _ => None,
    }
}

/// Whom or what a claim is aimed at, in its own words.
fn target_of<'s>(said: &'s Said<'_>) -> &'s str {
    said.note.target.as_ref().map_or("", |target| target.span.text.as_str())
}

/// Whether one matter is blamed on two that have nothing in common: `energy prices`, `cheap imports`.
fn blames_another(one: &Said<'_>, other: &Said<'_>) -> bool {
    let blames = |said: &Said<'_>| words(&said.note.cue.text).iter().any(|word| lemma(&word.folded) == "blame");
    blames(one) && blames(other) && one.content.shared(&other.content) >= ONE_MATTER
}

/// Whether an outlet speaks of what a claim is aimed at: it may be blamed there as well.
fn mentions(view: &View<'_>, said: &Said<'_>) -> bool {
    let target = Bag::of(target_of(said));
    view.sentences.iter().any(|sentence| sentence.bag.shared_words(&target) == target.len())
}

/// Whether two claims give one thing contrary qualities: `described the data as reliable`, `called the data unreliable`.
fn called_the_contrary(one: &Said<'_>, other: &Said<'_>) -> bool {
    match (one.clauses.as_slice(), other.clauses.as_slice()) {
        ([left], [right]) => opposite(left, right) == Some(true),
        _ => false,
    }
}

/// Whether the word that reports is an apology.
fn apologises(note: &ClaimNote) -> bool {
    words(&note.cue.text).iter().any(|word| is_kind(&lemma(&word.folded), WordKind::Apology))
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
    !asks
        || silent.topic.shared(&spoken.topic) >= ANSWERED * silent.topic.total()
        || tells_what_is_asked(spoken, &question)
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

/// What one claim confirms, if the other says that there is no such thing: irregularities are acknowledged, and `there had
/// been no irregularities`.
fn missing<'s>(confirmed: &'s Said<'_>, other: &Said<'_>) -> Option<&'s str> {
    let thing = confirmed.note.target.as_ref().filter(|_| confirmed.note.stance == Stance::Confirms)?;
    let of = Bag::of(&thing.span.text);
    let is_missing = |clause: &Clause| clause.missing().is_some_and(|missing| of.weight_of(missing) > 0.0);
    let says = asserts(other.note.stance) && !negates(other.note);
    (says && other.clauses.iter().any(is_missing)).then_some(thing.span.text.as_str())
}

/// Whether two clauses tell of two things though they share words: hardly one that says what is told, or two deeds, each of which
/// the other says nothing of: `the licence was suspended`, `the state withdrew the licence`. What is the same in nearly all words
/// is told alike, and so is a deed that one of them only names: `the payments were for a contract`, `money was paid for it`.
fn tell_of_two(one: &Said<'_>, other: &Said<'_>, found: &Overlap) -> bool {
    let Some((left, right)) = one.clauses.get(found.left).zip(other.clauses.get(found.right)) else { return false };
    let [ordinary, other_ordinary] = [left, right].map(|clause| clause.bag.ordinary());
    let alike = ordinary.coverage(&other_ordinary);
    if alike < TOLD && !ordinary.is_empty() && !other_ordinary.is_empty() {
        return true;
    }
    // `The programme, which uses islands to process seekers of asylum`: what is said is said of it, and not that.
    if is_relative(&left.text) != is_relative(&right.text) {
        return true;
    }
    let [own, others] = [left, right].map(|clause| acts(&words(&clause.text)));
    let told = |acts: &[String], clause: &Clause| acts.iter().any(|act| clause.bag.weight_of(act) > 0.0);
    let tells = !own.is_empty() || !others.is_empty();
    alike < TOLD_ALIKE && tells && !told(&own, right) && !told(&others, left)
}

/// Whether a holder is only described, and that by a pronoun: of `his lawyer said. He denies it` it may be the client who does.
fn may_be_another(said: &Said<'_>) -> bool {
    let phrase = said.note.holder.as_ref().map_or("", |holder| holder.phrase.text.as_str());
    let pronoun = ["he", "she", "they", "it"].iter().any(|pronoun| phrase.eq_ignore_ascii_case(pronoun));
    pronoun && said.voice.is_description()
}

fn clause_pair(one: &Said<'_>, other: &Said<'_>, found: &Overlap) -> [String; 2] {
    [(one, found.left), (other, found.right)].map(|(said, place)| {
        let stance = if negates(said.note) { format!("{} ", said.note.stance.verb(false)) } else { String::new() };
        format!("{stance}“{}”", clause_of(said, place))
    })
}

fn clause_of<'s>(said: &'s Said<'_>, place: usize) -> &'s str {
    said.clauses.get(place).map_or("", |clause| clause.text.as_str())
}

/// Whether one claim denies or rejects a thing, not that something is so, and a clause of the other tells of that thing: who
/// rejects the allegations of fraud and calls `the allegations of fraud` an invention says the same twice.
fn speaks_of(denial: &Said<'_>, other: &Said<'_>, clause: usize) -> bool {
    let denied = words(matter(denial.note));
    let is_clause =
        denied.iter().any(|word| classes_of(&word.folded).any(Classes::AUXILIARY)) || !deeds(&denied).is_empty();
    negates(denial.note)
        && !is_clause
        && days::subject_in(clause_of(other, clause)).shared_words(&Bag::of_words(&denied)) > 0
}

/// Whether a stance says what somebody thinks of a matter: who says nothing of it does not.
fn judges(stance: Stance) -> bool {
    matches!(stance, Stance::Denies | Stance::Rejects | Stance::Confirms | Stance::Praises | Stance::Criticises)
}

/// Whether a stance says no to what somebody is charged with.
fn denies(stance: Stance) -> bool {
    matches!(stance, Stance::Denies | Stance::Rejects)
}

/// Whether what is denied is only called a charge: `rejected the accusations`, `denies wrongdoing`.
fn denies_charges(said: &Said<'_>) -> bool {
    !said.topic.is_empty() && said.topic.words().all(|word| is_kind(word, WordKind::Charge))
}

/// Whether an outlet has one denial of somebody and no other: then the charges that another lets him deny are the same.
fn denies_once(denial: &Said<'_>, all: &[Said<'_>]) -> bool {
    of_document(denial, all)
        .filter(|said| denies(said.note.stance) && said.voice.same(&denial.voice) != Same::No)
        .all(|said| said.note.sentence.at == denial.note.sentence.at)
}

/// The claims of the document of one; all stand in the order of their documents.
fn of_document<'s, 'v>(one: &Said<'_>, all: &'s [Said<'v>]) -> impl Iterator<Item = &'s Said<'v>> {
    let document = one.view.place;
    let first = all.partition_point(|said| said.view.place < document);
    all[first..].iter().take_while(move |said| said.view.place == document)
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

/// What a claim is about, in its own words.
fn topic_of(said: &Said<'_>) -> Option<String> {
    let span = said.note.target.as_ref().map(|target| &target.span).or(said.note.content.as_ref())?;
    Some(span.text.clone())
}

/// Whether the verb itself says that what follows is not so. Where it is the content that denies ("said it had no part"),
/// its clause is negative already.
pub(super) fn negates(note: &ClaimNote) -> bool {
    // "The allegations are absurd": no word of the clause says no, and it does.
    if note.stance == Stance::Rejects {
        return true;
    }
    let negative = |stance: Stance| matches!(stance, Stance::Denies | Stance::Doubts | Stance::Rejects);
    let uses =
        |phrase: &str| reporting_verbs().exact(phrase).is_some_and(|uses| uses.iter().any(|one| negative(one.stance)));
    negative(note.stance)
        && (uses(&note.cue.text.to_lowercase())
            || words(&note.cue.text)
                .iter()
                .any(|word| uses(&word.folded) || reporting_noun(&word.folded).is_some_and(negative)))
}

/// Whether a stance says that something is so or is not; praise and proposals do not.
fn asserts(stance: Stance) -> bool {
    !matches!(stance, Stance::NoComment | Stance::Criticises | Stance::Praises | Stance::Proposes | Stance::Threatens)
}

/// Whether two stances let a holder say the same.
fn alike(one: Stance, other: Stance) -> bool {
    let says = |stance: Stance| {
        matches!(
            stance,
            Stance::States | Stance::Confirms | Stance::Accuses | Stance::Warns | Stance::Suspects | Stance::Criticises
        )
    };
    one == other || (says(one) && says(other))
}

/// How two stances to the same thing exclude each other.
fn opposed(one: Stance, other: Stance) -> Option<Verdict> {
    let either = |left: Stance, right: Stance| (one == left && other == right) || (one == right && other == left);
    if either(Stance::Confirms, Stance::Denies) || either(Stance::Confirms, Stance::Doubts) {
        Some(Verdict::Conflict)
    } else if either(Stance::Praises, Stance::Criticises)
        || either(Stance::Praises, Stance::Accuses)
        || either(Stance::Praises, Stance::Threatens)
        || either(Stance::Proposes, Stance::Rejects)
    {
        Some(Verdict::Differ)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
        stories::compare,
    };

    #[test]
    fn stances_that_exclude_each_other_do_so_in_both_directions() {
        for (one, other, verdict) in [
            (Stance::Confirms, Stance::Denies, Some(Verdict::Conflict)),
            (Stance::Praises, Stance::Accuses, Some(Verdict::Differ)),
            (Stance::States, Stance::Warns, None),
        ] {
            assert_eq!(opposed(one, other), verdict);
            assert_eq!(opposed(other, one), verdict);
        }
        assert!(alike(Stance::States, Stance::Confirms) && !alike(Stance::States, Stance::Denies));
    }

    fn verdicts(first: &str, second: &str) -> Vec<(Verdict, String)> {
        let read = |name: &str, text: &str| Reader::new(&[]).read(plain::read(name, text), &Settings::default());
        let common = "Norvane Bank lent money to firms of Tobias Renshaw, a London court heard.";
        let readings =
            [read("first", &format!("{common}\n\n{first}")), read("second", &format!("{common}\n\n{second}"))];
        let stories = compare(&readings.iter().collect::<Vec<_>>());
        stories.into_iter().flat_map(|story| story.findings).map(|finding| (finding.verdict, finding.about)).collect()
    }

    #[test]
    fn who_rejects_a_thing_twice_in_other_words_does_not_contradict_himself() {
        for (first, second) in [
            (
                "Tobias Renshaw pleaded not guilty to two counts of fraud and false accounting.",
                "Tobias Renshaw denies fraud and false accounting.",
            ),
            (
                "Spokesman Nader Karimi dismissed the claims as \"baseless allegations\".",
                "\"These baseless allegations are made to please Washington,\" spokesman Nader Karimi said.",
            ),
            (
                "Tobias Renshaw rejected the allegations of fraud.",
                "Tobias Renshaw said the allegations of fraud were an invention.",
            ),
        ] {
            let found = verdicts(first, second);
            assert!(found.iter().all(|(verdict, _)| *verdict != Verdict::Conflict), "{first} | {second}: {found:?}");
        }
        let found = verdicts(
            "Tobias Renshaw denied that he had ever met Vask.",
            "Tobias Renshaw said he had met Vask in Malta twice.",
        );
        assert!(found.iter().any(|(verdict, _)| *verdict == Verdict::Conflict), "{found:?}");
    }

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
    fn two_deeds_of_one_thing_are_no_agreement_and_no_conflict() {
        for (first, second, agree) in [
            (
                "Tobias Renshaw said the licence of the bank had been suspended.",
                "The state had revoked the licence of the bank and did not exclude a sale in May, Tobias Renshaw said.",
                false,
            ),
            (
                "Tobias Renshaw said the licence of the bank had been revoked.",
                "The state had revoked the licence of the bank and did not exclude a sale in May, Tobias Renshaw said.",
                true,
            ),
        ] {
            let found = verdicts(first, second);
            assert!(found.iter().all(|(verdict, _)| *verdict != Verdict::Conflict), "{first}: {found:?}");
            let same = found.iter().any(|(verdict, about)| *verdict == Verdict::Agree && about.starts_with("Tobias"));
            assert_eq!(same, agree, "{first}: {found:?}");
        }
    }

    #[test]
    fn a_spokesman_for_somebody_is_his_spokesman() {
        let found = verdicts(
            "A spokesman for Halden said the businessman had made no payments to Renshaw.",
            "Halden's spokesman said that the payments had been legal and had been made for advice.",
        );
        assert!(found.iter().any(|(verdict, _)| *verdict == Verdict::Conflict), "{found:?}");
    }

    #[test]
    fn denials_of_the_charges_are_denials_of_what_another_outlet_names() {
        let agree = |first: &str, second: &str| {
            verdicts(first, second)
                .iter()
                .any(|(verdict, about)| *verdict == Verdict::Agree && about.starts_with("Tobias Renshaw"))
        };
        let denies = "Tobias Renshaw denied having hidden the transfers.";
        assert!(agree(denies, "Tobias Renshaw rejected the accusations."));
        assert!(agree(
            "Tobias Renshaw denied the accusations.",
            "Tobias Renshaw rejected the allegations as baseless."
        ));
        assert!(!agree(denies, "Tobias Renshaw denied that the yacht was his."));
        assert!(!agree(
            denies,
            "Tobias Renshaw rejected the accusations. Tobias Renshaw denied that the yacht was his."
        ));
    }

    #[test]
    fn other_causes_and_others_who_are_blamed_differ_and_are_no_agreement() {
        for (first, second) in [
            (
                "Tobias Renshaw said the derailment had been caused by a broken rail.",
                "The derailment was caused by a landslide, Renshaw told a radio station in Riga on Sunday evening.",
            ),
            (
                "Tobias Renshaw blamed energy prices for the decision.",
                "The chairman left Malta on Sunday. Renshaw blamed cheap imports for the decision.",
            ),
        ] {
            let found = verdicts(first, second);
            let differ =
                |(verdict, about): &(Verdict, String)| *verdict == Verdict::Differ && about.contains("Renshaw");
            let agree = |(verdict, about): &(Verdict, String)| {
                *verdict == Verdict::Agree && (about.starts_with("Tobias") || about.starts_with("Renshaw"))
            };
            assert!(found.iter().any(differ) && !found.iter().any(agree), "{first}: {found:?}");
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

    #[test]
    fn a_source_that_says_the_contrary_in_another_word_contradicts_itself() {
        for (first, second, expected) in [
            ("Tobias Renshaw said he accepted the findings.", "Tobias Renshaw said he disputed the findings.", true),
            (
                "Tobias Renshaw said his staff would stay in Malta.",
                "Renshaw said he would withdraw his staff from Malta.",
                true,
            ),
            (
                "Tobias Renshaw said he accepted the findings.",
                "Tobias Renshaw said he did not contest the findings.",
                false,
            ),
            (
                "Tobias Renshaw said profits had risen in Malta.",
                "Tobias Renshaw said costs had fallen in Malta.",
                false,
            ),
        ] {
            let conflict = verdicts(first, second).iter().any(|(verdict, _)| *verdict == Verdict::Conflict);
            assert_eq!(conflict, expected, "{first} | {second}");
        }
    }
}

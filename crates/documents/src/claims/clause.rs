//! What stands around a reporting verb: its voice, its subject and object, and whether it reports at all.

use super::{
    beginning::begin_of_content,
    cues::{Cue, begins_clause, over_aside, over_day},
    described,
    extent::closes_behind,
    holders::{can_speak, is_person},
    joined,
    occasions::over_adverbials,
    participles::{noun_before_insertion, subject_of_participle},
    relative::{Hung, hung_on},
    stance, subjects,
    unsaid::before_relative_of,
};
use crate::{
    document::ParagraphKind,
    grammar::{Sentences, Tag, Voice},
    lexicon::{
        Deed, Frame, RoleKind, Stance, VerbForm, WordKind, deed_of, evaluations, is_kind, reporting_noun, role_of,
    },
};
use std::ops::Range;

/// A cue with what stands around it.
pub(super) struct Clause<'c> {
    pub(super) sentences: &'c Sentences<'c>,
    pub(super) cue: &'c Cue,
    /// The first token of the cue: its verb.
    pub(super) at: usize,
    /// The verb's lemma; the word itself if it is the form of none.
    pub(super) lemma: &'c str,
    /// The subject is whom it happens to, and the holder stands behind `by`.
    pub(super) passive: bool,
    /// `not`, `never`, `didn't` before the verb.
    pub(super) negated: bool,
    /// The first of the auxiliaries before the verb; the verb itself if there is none.
    pub(super) group_start: usize,
    /// Before the verb, or behind it where cue and subject are inverted.
    pub(super) subject: Option<Range<usize>>,
    /// Right behind the verb; none in the passive and where the subject stands there.
    pub(super) object: Option<Range<usize>>,
    /// Who would say it: the subject, or in the passive the phrase behind `by`.
    pub(super) speaker: Option<Range<usize>>,
    /// The noun on which the clause hangs, if the verb may have its object there.
    pub(super) hung: Option<Hung>,
}

impl<'c> Clause<'c> {
    /// What stands around a cue; `None` if the verb does not report here.
    pub(super) fn around(sentences: &'c Sentences<'c>, cue: &'c Cue) -> Option<Self> {
        let tokens = sentences.tokens;
        let at = cue.tokens.start;
        let group = sentences.group_of(at);
        let silent = cue.verb.stance == Stance::NoComment;
        // `Neither side would say`: nobody says it, and no more is needed.
        let may_be_unsaid = matches!(cue.verb.stance, Stance::States | Stance::Confirms);
        if group.unreal && !silent && !may_be_unsaid {
            return None;
        }
        // `quoted X as saying`: the claim is that of `quoted`.
        if tokens.word(at.wrapping_sub(1)) == "as" && sentences.tag(at) == Tag::Verb(VerbForm::Gerund) {
            return None;
        }
        let subject = if cue.inverted {
            sentences.phrase_starting_at(cue.tokens.end).map(|phrase| subjects::with_name_of_post(sentences, phrase))
        } else if sentences.tag(at) == Tag::Verb(VerbForm::Gerund) {
            subject_of_participle(sentences, at)
        } else {
            let subject = joined::speaker(sentences, at, group.start).or_else(|| sentences.subject_of(at));
            subjects::corrected(sentences, subject, at, group.start)
        };
        let hung = subject.as_ref().filter(|_| !cue.inverted).and_then(|phrase| hung_on(sentences, phrase, at));
        let headless = is_headless(sentences, cue, group.start, hung.as_ref());
        let refused =
            || subject.as_ref().is_some_and(|subject| is_headline_passive(sentences, cue, group.start, subject));
        let passive = (group.voice == Voice::Passive || headless || refused()) && !cue.inverted && !silent;
        let hung = hung.filter(|_| !passive);
        let beside = if headless { noun_before_insertion(sentences, at) } else { None };
        let subject = hung.as_ref().map(|hung| hung.subject.clone()).or(beside).or(subject);
        let subject = subject.map(|phrase| before_relative_of(sentences, &phrase).unwrap_or(phrase));
        let subject = match subject {
            Some(phrase) if passive => {
                let accused = subjects::nearest_accused(sentences, phrase, group.start, headless);
                let of_copula = if group.start == at { subjects::of_copula(sentences, &accused) } else { None };
                Some(of_copula.unwrap_or(accused))
            }
            other => other,
        };
        let nobody = is_nobody(sentences, group.start, subject.as_ref());
        if group.unreal && !silent && !nobody && !says_no_more(sentences, cue) {
            return None;
        }
        let word = tokens.word(at);
        let lemma = tokens.verb(at).map_or(word, |(lemma, _)| lemma);
        // `wishes to comment`: only who does not wish to is silent.
        if silent && !group.negated && !nobody && matches!(lemma, "wish" | "want" | "intend") {
            return None;
        }
        let end = sentences.sentence(at).end;
        let follows = cue.tokens.end < end;
        let object = if cue.inverted || passive || !follows {
            None
        } else {
            sentences
                .phrase_starting_at(over_day(sentences, cue.tokens.end, end))
                .or_else(|| shifted_object(sentences, cue.tokens.end, end))
        };
        let agent = || sentences.agent_of(at).filter(|phrase| !is_means(sentences, phrase));
        let speaker = if passive { agent() } else { subject.clone() };
        let clause = Self {
            sentences,
            cue,
            at,
            lemma,
            passive,
            negated: group.negated || nobody,
            group_start: group.start,
            subject,
            object,
            speaker,
            hung,
        };
        let reports = !clause.consents_to_deed()
            && clause.says_rather_than_does()
            && !clause.has_agent_without_words()
            && !clause.is_participle_without_object()
            && !clause.is_hearsay()
            && !clause.only_does()
            && !described::only_describes(&clause);
        reports.then_some(clause)
    }

    /// How the verb is used.
    pub(super) fn frame(&self) -> Frame {
        self.cue.verb.frame
    }

    /// What the verb needs to report, if it names a deed as well. Of a phrase the whole counts: `point to`.
    pub(super) fn deed(&self) -> Option<Deed> {
        if self.cue.tokens.len() == 1 {
            return deed_of(self.lemma);
        }
        let phrase = self.sentences.tokens.slice(&self.cue.tokens);
        let whole = phrase.split_once(' ').map(|(_, rest)| format!("{} {rest}", self.lemma));
        deed_of(whole.as_deref().unwrap_or(self.lemma))
    }

    /// `quoted by the agency`, `asked by the BBC`: neither says anything of its own.
    fn has_agent_without_words(&self) -> bool {
        let quoted = self.frame() == Frame::Quote;
        let speaks = quoted && self.saying().is_some();
        self.passive && !speaks && (quoted || is_kind(self.lemma, WordKind::PassesOn))
    }

    /// The second verb of `was quoted by the agency as saying`.
    pub(super) fn saying(&self) -> Option<usize> {
        let (sentences, from) = (self.sentences, self.cue.tokens.end);
        let end = sentences.clause_end(from).min(from + LONGEST_RELAY);
        (from..end)
            .find(|at| sentences.tokens.word(*at) == "as" && sentences.tag(at + 1) == Tag::Verb(VerbForm::Gerund))
            .map(|at| at + 1)
    }

    /// `agreed to buy the plant`: who agrees to do something confirms nothing that was said.
    fn consents_to_deed(&self) -> bool {
        let sentences = self.sentences;
        let end = sentences.sentence(self.at).end;
        // `agreed in principle to buy the plant`
        let adverbial = self.lemma == "agree";
        let behind = self.cue.tokens.end;
        let act = if adverbial { over_adverbials(sentences, behind, end) } else { behind };
        self.cue.verb.stance == Stance::Confirms
            && matches!(self.frame(), Frame::That | Frame::ToDo)
            && !self.passive
            && act < end
            && sentences.tag(act) == Tag::To
    }

    /// Whether the verb, if it names a deed as well, reports here.
    fn says_rather_than_does(&self) -> bool {
        let (sentences, cue) = (self.sentences, self.cue);
        let tokens = sentences.tokens;
        let object = if self.passive { self.subject.as_ref() } else { self.object.as_ref() };
        let speaks = self.speaker.as_ref().is_some_and(|phrase| can_speak(sentences, phrase));
        let quoted = matches!(tokens.written(cue.tokens.end), "\"" | "“" | ":");
        let words =
            || object.is_some_and(|phrase| reporting_noun(tokens.word(sentences.head(phrase).end - 1)).is_some());
        let behind = over_aside(sentences, cue.tokens.end, sentences.sentence(self.at).end);
        let clause =
            || tokens.word(behind) == "that" && (behind > cue.tokens.end || sentences.tag(behind) == Tag::Subordinator);
        match self.deed() {
            None => true,
            // `demonstrated "an unhealthy fixation"`, `directed "The Lighthouse"`: nothing is said there.
            Some(Deed::Clause) if quoted && matches!(cue.verb.stance, Stance::Confirms | Stance::Proposes) => false,
            Some(_) if cue.inverted || quoted && speaks => true,
            // `is understood to have left`, `it was suggested that`
            Some(_) if self.passive && self.speaker.is_none() && tokens.is_kind(self.at, WordKind::Supposed) => true,
            Some(Deed::Speaker) if self.passive && self.speaker.is_none() && self.is_impersonal() => true,
            // `accepts the claim`, `accepts that it was wrong`
            Some(Deed::Noun) => words() || speaks && !self.passive && clause(),
            // Who answers words speaks, whatever he is called: `the harbour master played down reports`.
            Some(Deed::Speaker) => (speaks || words()) && object.is_none_or(|phrase| tokens.word(phrase.start) != "no"),
            // `considers the figure wrong`
            Some(Deed::Clause) if self.frame() == Frame::Call => {
                let said = cue.tokens.end..sentences.clause_end(cue.tokens.end);
                speaks && !self.passive && stance::evaluation(sentences, &said).is_some()
            }
            Some(Deed::Clause) => {
                (speaks || clause() && self.is_done_by_somebody())
                    && (tokens.word(behind) == "that"
                        || self.leads_to_clause()
                        || begins_clause(sentences, cue.tokens.end, &sentences.sentence(self.at))
                        || self.asks_to_act()
                        || self.closes_clause())
            }
            // `The chairman was dismissed by the board` tells what was done to him.
            Some(Deed::Thing) => {
                let person = object.is_some_and(|phrase| {
                    // `the firms questioned by the pollster`: who is asked is not doubted.
                    let role = role_of(tokens.word(sentences.head(phrase).end.saturating_sub(1)));
                    // `the lawyer who questioned Frisch`: as is who bears a name that is no noun.
                    let last = sentences.head(phrase).end.saturating_sub(1);
                    let named = tokens.is_capital(last) && reporting_noun(tokens.word(last)).is_none();
                    let asked = || self.lemma == "question" && role.map_or(named, |role| role.kind != RoleKind::Paper);
                    is_person(sentences, phrase) || asked()
                });
                let said = cue.tokens.end..sentences.clause_end(cue.tokens.end);
                !person || self.frame() == Frame::As && stance::evaluation(sentences, &said).is_some()
            }
        }
    }

    /// `ruled on Monday THAT`, `found in its report THAT`, `recalled in an interview: "WE KNEW"`: what is said stands
    /// behind something.
    fn leads_to_clause(&self) -> bool {
        let (sentences, behind) = (self.sentences, self.cue.tokens.end);
        let begin = begin_of_content(sentences, behind, sentences.clause_end(behind));
        let led = sentences.tag(behind) == Tag::Preposition && begin > behind;
        led && !self.passive && (sentences.tokens.word(begin) == "that" || sentences.tokens.written(begin - 1) == ":")
    }

    /// `directed the police to search the yard`: somebody is asked to act.
    fn asks_to_act(&self) -> bool {
        let to = |object: &Range<usize>| self.sentences.tag(object.end) == Tag::To;
        self.frame() == Frame::Tell && self.object.as_ref().is_some_and(to)
    }

    /// `A check by the auditors found that`: what somebody did tells what he found.
    pub(super) fn is_done_by_somebody(&self) -> bool {
        let sentences = self.sentences;
        self.subject.as_ref().is_some_and(|phrase| {
            let by = sentences.head(phrase).end;
            let doer = by + 1..phrase.end;
            phrase.contains(&by) && sentences.tokens.word(by) == "by" && !doer.is_empty() && can_speak(sentences, &doer)
        })
    }

    /// `It was suggested that`, `It was claimed on Monday that`: the subject stands for the clause behind the verb.
    pub(super) fn is_impersonal(&self) -> bool {
        let tokens = self.sentences.tokens;
        let it = self.subject.as_ref().is_some_and(|phrase| tokens.word(phrase.start) == "it");
        let end = self.sentences.sentence(self.at).end;
        it && tokens.word(over_day(self.sentences, self.cue.tokens.end, end)) == "that"
    }

    /// `The charity moved cash, the inquiry found.`: the clause stands before it.
    pub(super) fn closes_clause(&self) -> bool {
        let sentences = self.sentences;
        let start = sentences.sentence(self.at).start;
        let written = |at: usize| sentences.tokens.written(at);
        // `Despite knowing of it, the bank paid`: the subject of the main clause stands behind the verb, and closes
        // nothing.
        let before = self.subject.as_ref().filter(|subject| subject.start < self.at);
        let comma = before.and_then(|subject| subject.start.checked_sub(1));
        // `"You had twelve minutes," one recalled.`
        let closes = |at: usize| match written(at) {
            "," => true,
            "\"" | "”" => matches!(written(at.wrapping_sub(1)), "," | "?" | "!"),
            _ => false,
        };
        let Some(comma) = comma.filter(|comma| *comma > start && closes(*comma)) else { return false };
        !self.passive
            && closes_behind(sentences, self.cue.tokens.end)
            && (start..comma).any(|at| sentences.is_verb(at) || sentences.tag(at) == Tag::Auxiliary)
    }

    /// `Those named in the sanctions`: a participle without an object is a passive that names nobody. In `the firm, which the
    /// Treasury accuses of fraud` the object stands before it.
    fn is_participle_without_object(&self) -> bool {
        let before = self.subject.as_ref().and_then(|subject| subject.start.checked_sub(1));
        let relative = before.is_some_and(|before| self.sentences.tag(before) == Tag::Relative);
        !relative
            && self.hung.is_none()
            && !has_auxiliary(self.sentences, self.group_start..self.at)
            && !self.passive
            && !self.cue.inverted
            && self.object.is_none()
            && self.cue.tokens.len() == 1
            && self.sentences.tag(self.cue.tokens.end) == Tag::Preposition
            && matches!(self.frame(), Frame::Accuse | Frame::Blame | Frame::Object | Frame::Call | Frame::As)
    }

    /// `an official said to be a representative`: the official says nothing.
    fn is_hearsay(&self) -> bool {
        !self.passive
            && self.frame() == Frame::That
            && self.cue.verb.stance == Stance::States
            && self.sentences.tag(self.at) == Tag::Verb(VerbForm::Past)
            && self.sentences.tag(self.cue.tokens.end) == Tag::To
            // `The towns predicted to flood`: nobody predicts to do anything.
            && (is_kind(self.lemma, WordKind::Hearsay)
                || matches!(self.lemma, "assume" | "estimate" | "forecast" | "predict" | "presume"))
    }
}

/// `rejected as baseless THE CLAIMS`: the object behind its quality.
fn shifted_object(sentences: &Sentences<'_>, behind: usize, end: usize) -> Option<Range<usize>> {
    let as_what = behind + 1;
    let quality = || evaluations().longest_at(sentences.tokens, as_what).map(|(end, _)| end);
    let object = if sentences.tokens.word(behind) == "as" { quality()? } else { return None };
    let begins = object < end && matches!(sentences.tag(object), Tag::Determiner | Tag::Nominal);
    if begins { sentences.phrase_starting_at(object) } else { None }
}

/// How far behind `quoted` the verb of `as saying` may stand.
const LONGEST_RELAY: usize = 16;

fn has_auxiliary(sentences: &Sentences<'_>, mut group: Range<usize>) -> bool {
    group.any(|at| sentences.tag(at) == Tag::Auxiliary)
}

/// `Exporter accused of lying`: a headline leaves the auxiliary out. Where the noun on which the clause hangs is the object
/// (`the firm the Treasury accused of lying`), the verb is active, but not in `the claim that the firm accused of lying`.
fn is_headless(sentences: &Sentences<'_>, cue: &Cue, group_start: usize, hung: Option<&Hung>) -> bool {
    let tokens = sentences.tokens;
    let at = cue.tokens.start;
    let object = hung.is_some_and(|hung| {
        let that = tokens.word(hung.subject.start.wrapping_sub(1)) == "that";
        !(that && reporting_noun(tokens.word(sentences.head(&hung.noun).end.saturating_sub(1))).is_some())
    });
    // `appeared in court charged with fraud`, `Broker indicted for fraud`: an active verb has its object between the two words.
    if cue.tokens.len() == 2
        && matches!((tokens.word(at), tokens.word(at + 1)), ("charged", "with") | ("indicted", "for"))
    {
        return !has_auxiliary(sentences, group_start..at);
    }
    // `Driver charged following a crash`, `Brokers charged in a scheme`: without whom somebody charges, he is charged.
    if cue.tokens.len() == 1 && tokens.word(at) == "charged" {
        let behind = cue.tokens.end;
        let says_what = || (behind..sentences.sentence(at).end).any(|at| tokens.word(at) == "that");
        let occasion = matches!(tokens.word(behind), "after" | "following" | "over")
            || tokens.word(behind) == "in" && !says_what();
        return occasion && !has_auxiliary(sentences, group_start..at);
    }
    cue.verb.frame == Frame::Accuse
        && matches!(tokens.word(cue.tokens.end), "of" | "over")
        && sentences.tag(at) == Tag::Verb(VerbForm::Past)
        && !has_auxiliary(sentences, group_start..at)
        && !object
}

/// `would only say that`, `would say only that`: it was said, and nothing else.
fn says_no_more(sentences: &Sentences<'_>, cue: &Cue) -> bool {
    let tokens = sentences.tokens;
    let before = |back: usize| cue.tokens.start.checked_sub(back).map_or("", |at| tokens.word(at));
    before(1) == "only" && before(2) == "would" || before(1) == "would" && tokens.word(cue.tokens.end) == "only"
}

/// `told by text message`, `informed by letter`: a paper without an article is how it was said, and nobody who says it.
fn is_means(sentences: &Sentences<'_>, phrase: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let bare = phrase.clone().all(|at| sentences.tag(at) == Tag::Nominal && !tokens.is_capital(at));
    let role = role_of(tokens.word(phrase.end.saturating_sub(1)));
    bare && role.is_some_and(|role| role.kind == RoleKind::Paper && !role.plural)
}

/// Whether nobody does it: `neither side`, `neither the bank nor the broker`, `none of whom`.
fn is_nobody(sentences: &Sentences<'_>, group_start: usize, subject: Option<&Range<usize>>) -> bool {
    let word = |at: usize| sentences.tokens.word(at);
    let before = |back: usize| group_start.checked_sub(back).map_or("", word);
    let of_them = before(1) == "whom" && before(2) == "of" && matches!(before(3), "none" | "neither");
    of_them
        || subject.is_some_and(|phrase| {
            matches!(word(phrase.start), "neither" | "none")
                || phrase.start.checked_sub(1).is_some_and(|at| matches!(word(at), "neither" | "nor"))
                // `Nor would he confirm`
                || phrase.start.checked_sub(2).is_some_and(|at| {
                    word(at) == "nor" && sentences.tag(at + 1) == Tag::Auxiliary
                })
                // `None of the players`
                || phrase.start.checked_sub(2).is_some_and(|at| {
                    word(at + 1) == "of" && matches!(word(at), "none" | "neither")
                })
        })
}

/// `Tolvia's request REJECTED`: a headline that ends with a participle tells what was done to a thing, which says
/// nothing.
fn is_headline_passive(sentences: &Sentences<'_>, cue: &Cue, group: usize, subject: &Range<usize>) -> bool {
    let tokens = sentences.tokens;
    let sentence = sentences.sentence(group);
    let headline =
        tokens.paragraphs[tokens.sentences()[tokens.sentence_of(group)].paragraph].kind == ParagraphKind::Headline;
    let bare = group == cue.tokens.start
        && sentences.tag(group) == Tag::Verb(VerbForm::Past)
        && cue.tokens.end >= sentence.end;
    let last = sentences.head(subject).end.saturating_sub(1);
    headline && bare && cue.verb.frame == Frame::Object && !can_speak(sentences, &(last..last + 1))
}

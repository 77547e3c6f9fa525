//! The subject of a verb, and the voice it is in.

use super::{NamedSubject, Sentences, tags::Tag};
use crate::lexicon::{VerbForm, is_simple_past, reporting_verbs};
use std::ops::Range;

/// How a verb stands to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Active,
    /// `was accused`, `rejected by`: the subject is who it happens to.
    Passive,
}

/// What stands before a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct VerbGroup {
    pub(crate) voice: Voice,
    /// `not`, `never`, `didn't` inside the group.
    pub(crate) negated: bool,
    /// `to`, `may`, `could`, `would`: it is not said to have happened.
    pub(crate) unreal: bool,
    /// `will`
    pub(crate) future: bool,
    /// First token of the group: the first auxiliary.
    pub(crate) start: usize,
}

/// Words that say who reports a sentence in its midst have so many tokens at most: `, the ministry said on Monday,`.
const LONGEST_REPORT: usize = 16;

/// How deep conjunctions and participles are followed to a subject.
const DEEPEST: usize = 6;

/// So many named subjects of a sentence are kept. Prose has a handful; what has more is no sentence but a list without full
/// stops, in which a pronoun has none of its first words behind it.
const MOST_NAMED: usize = 24;

impl Sentences<'_> {
    /// The auxiliaries, adverbs and negations before a verb.
    pub(crate) fn group_of(&self, verb: usize) -> VerbGroup {
        self.remembered.group(verb, || self.find_group(verb))
    }

    #[inline(never)]
    fn find_group(&self, verb: usize) -> VerbGroup {
        let sentence = self.sentence(verb);
        let mut group = VerbGroup { voice: Voice::Active, negated: false, unreal: false, future: false, start: verb };
        let mut be = false;
        let mut have_after_be = false;
        let mut auxiliary = false;
        let mut at = self.start_of_word(verb, &sentence);
        while at > sentence.start {
            let before = at - 1;
            let word = self.tokens.word(before);
            match self.tag(before) {
                Tag::Auxiliary => {
                    auxiliary = true;
                    group.negated |= word.ends_with("n't") || word == "cannot";
                    match word.strip_suffix("n't").unwrap_or(word) {
                        "be" | "is" | "are" | "was" | "were" | "been" | "being" | "'s" | "am" if !have_after_be => {
                            be = true;
                        }
                        "may" | "might" | "could" | "would" | "should" | "can" | "must" | "ca" | "cannot" => {
                            group.unreal = true;
                        }
                        "will" | "wo" | "shall" => group.future = true,
                        _ => have_after_be = true,
                    }
                }
                Tag::Negation => group.negated = true,
                Tag::Adverb => {}
                Tag::To => group.unreal = true,
                // `stopped short of blaming`, `without naming`
                Tag::Preposition if at == verb && self.tag(verb) == Tag::Verb(VerbForm::Gerund) => {
                    let short = word == "of" && matches!(self.tokens.word(before.wrapping_sub(1)), "short" | "instead");
                    group.unreal |= short || matches!(word, "without" | "from" | "than" | "against");
                    break;
                }
                _ if self.in_date(before) => {}
                _ => break,
            }
            at = before;
        }
        group.start = at;
        // `was hit`: a form that is the base as well.
        let unchanged = be && self.is_verb(verb) && self.tokens.is_unchanged_past(verb);
        let past = matches!(self.tag(verb), Tag::Verb(VerbForm::Past)) || unchanged;
        // With the particle of a phrase between: `turned down by`.
        let by = self.tokens.word(verb + 1) == "by"
            || (self.tokens.word(verb + 2) == "by" && self.tokens.word(verb + 1).len() <= 5);
        // `closed to the press and NOT filmed by it`: what stands before may be all but an auxiliary.
        if past && (be || by && !auxiliary) {
            group.voice = Voice::Passive;
        }
        group
    }

    /// Where the word begins that a verb ends: `RE-ARRESTED`.
    fn start_of_word(&self, verb: usize, sentence: &Range<usize>) -> usize {
        let repeats = verb >= sentence.start + 2 && self.tokens.joins(verb - 1) && self.tokens.word(verb - 2) == "re";
        if repeats { verb - 2 } else { verb }
    }

    /// The subject of a verb: the phrase before its group, that of the verb it is joined with, that of the main clause for a
    /// participle.
    pub(crate) fn subject_of(&self, verb: usize) -> Option<Range<usize>> {
        self.remembered.subject(verb, || self.subject(verb, DEEPEST))
    }

    /// The finite verbs of a sentence, by its number, whose subjects are no pronouns, each with its subject, in order: the first
    /// of them ([`MOST_NAMED`]). Every pronoun behind the sentence asks for them, so they are looked for once.
    pub(crate) fn named_subjects(&self, sentence: usize) -> &[NamedSubject] {
        let Some(held) = self.named.get(sentence) else { return &[] };
        held.get_or_init(|| {
            let range = self.tokens.sentences()[sentence].tokens.clone();
            let start = range.start;
            let of_verb = |at: usize| {
                let finite = matches!(self.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third));
                let subject = if finite { self.subject_of(at)? } else { return None };
                (subject.start >= start && self.tag(subject.start) != Tag::Pronoun).then_some((at, subject))
            };
            range.filter_map(of_verb).take(MOST_NAMED).collect()
        })
    }

    fn subject(&self, verb: usize, depth: usize) -> Option<Range<usize>> {
        if depth == 0 {
            return None;
        }
        let sentence = self.sentence(verb);
        let start = self.group_of(verb).start;
        let before = self.over_name_in_marks(self.over_dates(start, &sentence)?, &sentence);
        let finite = self.is_finite(verb, start);
        match self.tag(before) {
            // `A man arrested in Riga was`: a participle belongs to the noun beside it, a finite verb to the first.
            Tag::Nominal | Tag::Number | Tag::Pronoun => {
                let phrase = self.phrase_ending_at(before)?;
                if !finite {
                    // `The men who robbed the jeweller FLED to Spain`: the last verb of the sentence is no
                    // participle, once the clause before has its own.
                    let past = start == verb && self.tag(verb) == Tag::Verb(VerbForm::Past);
                    let main =
                        if past && self.is_last_verb(verb, &sentence) { self.noun_of_main_verb(start) } else { None };
                    // `Man linked to letters CHARGED with fraud`: a headline without any other verb of a clause.
                    let only = || {
                        let finite = |at: usize| {
                            self.tag(at) == Tag::Auxiliary
                                || self.is_verb(at) && self.makes_clause(at, self.group_of(at).start)
                        };
                        past && !(sentence.start..start).any(finite) && self.is_last_verb(verb, &sentence)
                    };
                    let main = main.or_else(|| only().then(|| self.climbed(phrase.clone(), &sentence, true)));
                    return Some(main.unwrap_or(phrase));
                }
                let higher = self.climbed(phrase.clone(), &sentence, true);
                // `ships THE US sanctioned`: a clause of its own begins behind a noun.
                let opens = self.tag(phrase.start) == Tag::Pronoun
                    || (self.tag(phrase.start) == Tag::Determiner
                        && phrase.start > sentence.start
                        && self.tag(phrase.start - 1) == Tag::Nominal
                        // `who shot dead a guard`
                        && self.tokens.word(phrase.start - 1) != "dead");
                // `a proposal that the union welcomed and THE BANK rejected`
                let joined = phrase.start > sentence.start + 1
                    && self.tag(phrase.start - 1) == Tag::Conjunction
                    && self.is_verb(phrase.start - 2);
                if let Some(whole) = self.of_one_verb(&phrase, start, &sentence) {
                    return Some(whole);
                }
                if higher == phrase
                    && !opens
                    && !joined
                    && let Some(noun) = self.noun_of_main_verb(start)
                {
                    return Some(noun);
                }
                Some(self.noun_of_complement(&higher, &sentence).unwrap_or(higher))
            }
            Tag::Relative => self.noun_before_relative(before, &sentence),
            // `urged both sides to talk and WARNED`: a finite verb is joined with no infinitive.
            Tag::Conjunction => {
                let skips = finite
                    && (matches!(self.tag(verb), Tag::Verb(VerbForm::Past | VerbForm::Third))
                        || self.tag(start) == Tag::Auxiliary);
                // `Volga hid the cargo, the ministry said, and bribed a clerk`, but `he said, and urged` is his.
                let says = reporting_verbs().longest_at(self.tokens, verb).is_some();
                let before = if says { before } else { self.before_report(before, &sentence) };
                self.subject_of_joined_verb(before, &sentence, depth, skips)
            }
            Tag::Mark if self.tokens.written(before) == "," => {
                let participle = self.tag(verb) == Tag::Verb(VerbForm::Gerund);
                // `The envoy, praised by the union, was accused by`: with an auxiliary it is the verb of the first noun.
                let bare = (start..verb).all(|at| self.tag(at) != Tag::Auxiliary);
                let past = self.tag(verb) == Tag::Verb(VerbForm::Past);
                let passive = bare && past && self.tokens.word(verb + 1) == "by";
                if passive && before > sentence.start && self.tag(before - 1) == Tag::Nominal {
                    return self.phrase_ending_at(before - 1);
                }
                // `The admiral denied the navy had fired, saying`: a participle belongs to the main verb, the first one.
                let main = participle.then(|| self.first_subject(&sentence, before)).flatten();
                let inserted = || {
                    if finite {
                        self.over_insertion(before, &sentence)
                    } else {
                        self.before_insertion(before, &sentence)
                    }
                };
                // `Volga, the ministry said, bribed a clerk`: who reports it is not who did it.
                let open = self.before_report(before, &sentence);
                let reported = || if finite { self.before_comma(open, &sentence) } else { None };
                if open < before {
                    return main.or_else(reported).or_else(|| self.subject_of_verb_before(open, &sentence, depth));
                }
                main.or_else(inserted).or_else(|| self.subject_of_verb_before(before, &sentence, depth))
            }
            Tag::Mark if self.is_dash(before) => {
                if finite {
                    self.before_dashes(before, &sentence)
                } else {
                    None
                }
            }
            // `Accused by the regulator of fraud, the chairman told`
            _ if start == sentence.start && self.tag(verb) == Tag::Verb(VerbForm::Past) => None,
            Tag::Mark if matches!(self.tokens.written(before), ";" | ":" | "\"" | "”" | "'" | "’" | ")") => None,
            // `criticised the US for imposing sanctions`: who is criticised did it, also in the passive.
            Tag::Preposition
                if self.tag(verb) == Tag::Verb(VerbForm::Gerund)
                    && matches!(self.tokens.word(before), "for" | "of" | "from" | "over")
                    && before > sentence.start
                    && matches!(self.tag(before - 1), Tag::Nominal | Tag::Pronoun) =>
            {
                self.blamed_by_agent(before, &sentence, depth).or_else(|| self.phrase_ending_at(before - 1))
            }
            Tag::Preposition | Tag::Subordinator if self.tag(verb) == Tag::Verb(VerbForm::Gerund) => self
                .blamed_in_relative(before, &sentence, depth)
                .or_else(|| self.blamed_by_name(before, &sentence))
                .or_else(|| self.subject_of_verb_before(before, &sentence, depth)),
            Tag::Verb(_) => {
                let noun = if finite { self.noun_of_clause(before, &sentence) } else { None };
                noun.or_else(|| self.subject_of_verb_before(start, &sentence, depth))
            }
            _ => None,
        }
    }

    /// Of a list right before an auxiliary for one, the noun that the list hangs on: `A COALITION of ministers from Orland, Borduria and
    /// Syldavia HAS reached a deal`, `The TRIAL of Petrov and his wife WAS adjourned`. Several would have done so together.
    fn of_one_verb(&self, last: &Range<usize>, verb: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        if self.tag(verb) != Tag::Auxiliary || !matches!(self.tokens.word(verb), "has" | "is" | "was") {
            return None;
        }
        let comma = |at: usize| self.tokens.written(at) == ",";
        let and = last.start.checked_sub(1).filter(|and| *and > sentence.start && self.tokens.word(*and) == "and")?;
        let mut mark = Some(if comma(and - 1) { and - 1 } else { and });
        let mut whole = None;
        while let Some(noun) = mark.and_then(|mark| mark.checked_sub(1)).filter(|noun| *noun > sentence.start) {
            let named = self.tag(noun) == Tag::Nominal && !self.in_date(noun);
            let Some(member) = named.then(|| self.phrase_ending_at(noun)).flatten() else { break };
            if self.is_governed(&member, sentence) {
                break;
            }
            mark = member.start.checked_sub(1).filter(|mark| *mark > sentence.start && comma(*mark));
            if member.clone().any(|at| self.tag(at) == Tag::Preposition) {
                whole = Some(member);
            }
        }
        whole
    }

    /// `The bank was accused by the regulator of laundering money`: before the preposition stands who does the accusing, and
    /// what follows it is done by the subject of the passive.
    fn blamed_by_agent(&self, preposition: usize, sentence: &Range<usize>, depth: usize) -> Option<Range<usize>> {
        let verb = (sentence.start..preposition)
            .rev()
            .take_while(|at| !matches!(self.tokens.written(*at), "," | ";" | ":"))
            .find(|at| self.is_verb(*at) && self.group_of(*at).voice == Voice::Passive)?;
        if self.agent_of(verb)?.start >= preposition {
            return None;
        }
        self.subject(verb, depth - 1).or_else(|| {
            // `Accused by the regulator of laundering money, the bank`: the subject of the main clause.
            let opens = self.group_of(verb).start == sentence.start;
            let comma = (preposition..sentence.end).find(|at| opens && self.tokens.written(*at) == ",")?;
            self.phrase_starting_at(comma + 1)
        })
    }

    /// `KOVAC, whom prosecutors accuse of laundering money`: a verb with its preposition right behind it, whose
    /// subject stands behind the relative, speaks of the noun before the relative.
    fn blamed_in_relative(&self, preposition: usize, sentence: &Range<usize>, depth: usize) -> Option<Range<usize>> {
        let verb = preposition.checked_sub(1).filter(|verb| *verb > sentence.start && self.is_verb(*verb))?;
        let speaks_of = matches!(self.tokens.word(preposition), "of" | "for" | "over");
        if !speaks_of || self.group_of(verb).voice == Voice::Passive {
            return None;
        }
        let subject = self.subject(verb, depth - 1)?;
        let relative = subject
            .start
            .checked_sub(1)
            .filter(|at| *at >= sentence.start && subject.end <= verb && self.tag(*at) == Tag::Relative)?;
        self.noun_before_relative(relative, sentence)
    }

    /// `faults the chairman, Otto Frisch, for dismissing a warning`: who is blamed did it, also where a name between commas stands
    /// beside him.
    fn blamed_by_name(&self, preposition: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let comma = preposition.checked_sub(1).filter(|at| *at > sentence.start && self.tokens.written(*at) == ",")?;
        let blames = matches!(self.tokens.word(preposition), "for" | "of" | "over");
        if blames && self.tokens.is_capital(comma - 1) { self.before_insertion(comma, sentence) } else { None }
    }

    /// Whether no verb of a clause follows another one, up to a word or a mark that opens a further clause.
    fn is_last_verb(&self, verb: usize, sentence: &Range<usize>) -> bool {
        !(verb + 1..sentence.end)
            .take_while(|at| {
                !matches!(self.tag(*at), Tag::Relative | Tag::Subordinator | Tag::Conjunction)
                    && !matches!(self.tokens.written(*at), "," | ";" | ":")
            })
            .any(|at| matches!(self.tag(at), Tag::Auxiliary | Tag::Verb(VerbForm::Past | VerbForm::Third)))
    }

    /// The subject of the first verb of a sentence, or of the first behind a clause in front of the main one.
    fn first_subject(&self, sentence: &Range<usize>, before: usize) -> Option<Range<usize>> {
        let finite = |from: usize| {
            (from..before).find(|at| matches!(self.tag(*at), Tag::Verb(form) if form != VerbForm::Gerund))
        };
        let first = finite(sentence.start)?;
        // `Shortly after the planes struck the town, THE ENVOY spoke, telling`: a clause in front has a subject of its own.
        let opener = (sentence.start..first).find(|at| self.tag(*at) != Tag::Adverb);
        let behind = opener.filter(|at| self.tag(*at) == Tag::Subordinator || self.tokens.word(*at) == "after");
        let comma = behind.and_then(|opener| (opener..before).find(|at| self.tokens.written(*at) == ","));
        let comma = comma.filter(|comma| *comma > first);
        let verb = comma.and_then(|comma| finite(comma + 1)).unwrap_or(first);
        let start = self.group_of(verb).start;
        let noun = self.over_dates(start, sentence)?;
        let beside =
            matches!(self.tag(noun), Tag::Nominal | Tag::Pronoun).then(|| self.phrase_ending_at(noun)).flatten()?;
        // `DETECTIVES investigating the gang raided a house, arresting`
        Some(self.climbed(beside, sentence, true))
    }

    /// The noun phrase before a comma, with what it hangs on.
    fn before_comma(&self, comma: usize, sentence: &Range<usize>) -> Option<Range<usize>> {
        let noun = self.over_dates(comma, sentence)?;
        let named = matches!(self.tag(noun), Tag::Nominal | Tag::Number | Tag::Pronoun);
        let phrase = if named { self.phrase_ending_at(noun)? } else { return None };
        Some(self.climbed(phrase, sentence, true))
    }

    /// Where a sentence breaks off for the words that say who reports it, if they end right before a token: `Volga hid the cargoes, THE
    /// MINISTRY SAID, and laundered`. Else the token itself.
    fn before_report(&self, before: usize, sentence: &Range<usize>) -> usize {
        let comma = |at: usize| self.tokens.written(at) == ",";
        let Some(close) =
            [Some(before), before.checked_sub(1)].into_iter().flatten().find(|at| *at > sentence.start && comma(*at))
        else {
            return before;
        };
        let first = sentence.start.max(close.saturating_sub(LONGEST_REPORT));
        let Some(open) = (first..close).rev().find(|at| comma(*at)) else { return before };
        let verb = (open + 1..close).find(|at| self.is_verb(*at));
        let reports = verb.is_some_and(|verb| {
            reporting_verbs().longest_at(self.tokens, verb).is_some_and(|(end, _)| {
                let of_day = |at: usize| self.tag(at) == Tag::Preposition && self.in_date(at + 1);
                (end..close).all(|at| self.in_date(at) || of_day(at) || self.tag(at) == Tag::Adverb)
            }) && (open + 1..verb).all(|at| {
                matches!(self.tag(at), Tag::Determiner | Tag::Nominal | Tag::Pronoun | Tag::Possessive | Tag::Auxiliary)
            }) && verb > open + 1
        });
        if reports { open } else { before }
    }

    /// The subject of the nearest verb before a token.
    fn subject_of_verb_before(&self, before: usize, sentence: &Range<usize>, depth: usize) -> Option<Range<usize>> {
        self.subject_of_joined_verb(before, sentence, depth, false)
    }

    /// The same, infinitives left out where the verb that asks is finite.
    fn subject_of_joined_verb(
        &self,
        before: usize,
        sentence: &Range<usize>,
        depth: usize,
        skips_infinitives: bool,
    ) -> Option<Range<usize>> {
        let infinitive = |at: usize| (self.group_of(at).start..at).any(|part| self.tag(part) == Tag::To);
        // `cancelled plans to show it, before deciding`: an infinitive ends at the comma, and who cancelled decides.
        let comma = (sentence.start..before).rev().find(|at| self.tokens.written(*at) == ",");
        let ended =
            |at: usize| comma.is_some_and(|comma| comma > at) && at > sentence.start && self.tag(at - 1) == Tag::To;
        let nearest = |skips: bool| {
            (sentence.start..before).rev().find(|at| {
                // `were TRYING to extort`: with an auxiliary a form in -ing is the verb of its clause.
                let clause = matches!(self.tag(*at), Tag::Verb(form)
                    if form != VerbForm::Gerund || self.is_finite(*at, self.group_of(*at).start));
                let verb = clause && !ended(*at)
                // `in May` is no auxiliary.
                || (self.tag(*at) == Tag::Auxiliary && !self.is_verb(at + 1) && !self.in_date(*at));
                verb && !(skips && (infinitive(*at) || self.hangs_on_governed(*at, sentence)))
            })
        };
        let verb = nearest(skips_infinitives).or_else(|| nearest(false))?;
        self.subject(verb, depth - 1)
    }

    /// Whether a participle hangs on a noun that is governed itself: `sentenced him to a term SUSPENDED for a year and ordered`. It is
    /// no verb that another one could be joined with.
    fn hangs_on_governed(&self, verb: usize, sentence: &Range<usize>) -> bool {
        let bare = self.tag(verb) == Tag::Verb(VerbForm::Past) && !is_simple_past(self.tokens.word(verb));
        // `any case filed or MOVED by the agency`
        let first = self.participle_joined_before(verb, sentence).unwrap_or(verb);
        let beside = first.checked_sub(1).filter(|noun| *noun > sentence.start && self.tag(*noun) == Tag::Nominal);
        let joins = self.tag(verb + 1) == Tag::Conjunction && self.tag(verb + 2) == Tag::Verb(VerbForm::Past);
        let next = verb + if joins { 3 } else { 1 };
        let hung = bare && self.tag(next) == Tag::Preposition && !self.in_date(next);
        let Some(noun) = beside.filter(|_| hung) else { return false };
        self.simple_start(noun, sentence).is_some_and(|start| self.is_governed(&(start..noun + 1), sentence))
    }

    /// The phrase behind `by` after a verb: who does it, in the passive. Not behind a word that opens a clause: in `it was
    /// suggested that they were helped by an insider` the insider suggests nothing.
    pub(crate) fn agent_of(&self, verb: usize) -> Option<Range<usize>> {
        let sentence = self.sentence(verb);
        let by = (verb + 1..sentence.end.min(verb + 12))
            .take_while(|at| {
                !matches!(self.tokens.written(*at), "," | ";" | ":")
                    && !matches!(self.tag(*at), Tag::Subordinator | Tag::Relative)
                    // `was wounded and WAS shot dead by police`: behind another auxiliary it is that of the other verb.
                    && (self.tag(*at) != Tag::Auxiliary || self.in_date(*at))
                    // `were elected after being endorsed by`: who endorsed them did not elect them.
                    && (!matches!(self.tokens.word(*at), "after" | "before" | "during" | "following" | "until" | "while" | "when")
                        || self.in_date(*at)
                        || self.in_date(*at + 1))
            })
            .find(|at| {
                self.tokens.word(*at) == "by"
                    && !self.is_verb(at + 1)
                    && !self.is_by_way_of(*at)
                    && !self.is_in_joined_clause(verb, *at)
                    // `paid by the end of the week`
                    && !self.in_date(at + 1)
            })?;
        self.phrase_starting_at(by + 1)
    }

    /// Whether `and` and a verb of its own stand around `by`, whose phrase so belongs to another clause: `was withdrawn AND the bid by the bank
    /// WILL fail`.
    fn is_in_joined_clause(&self, verb: usize, by: usize) -> bool {
        let joined = (verb + 1..by).any(|at| self.tag(at) == Tag::Conjunction);
        let behind = || self.phrase_starting_at(by + 1).map(|phrase| phrase.end);
        joined && behind().is_some_and(|end| self.tag(end) == Tag::Auxiliary && !self.in_date(end))
    }

    /// `by way of the port`, `by means of a forged seal`: how it was done, and nobody who did it.
    fn is_by_way_of(&self, by: usize) -> bool {
        matches!(self.tokens.word(by + 1), "way" | "means" | "virtue" | "dint") && self.tokens.word(by + 2) == "of"
    }

    /// The first and last tokens of the clause of a token: up to commas, semicolons and colons.
    pub(crate) fn clause_end(&self, from: usize) -> usize {
        self.remembered.clause_end(from, || self.find_clause_end(from))
    }

    fn find_clause_end(&self, from: usize) -> usize {
        let sentence = self.sentence(from);
        (from..sentence.end)
            .find(|at| {
                matches!(self.tokens.written(*at), ";" | ":" | "," | "." | "!" | "?" | "–" | "—")
                    && !self.tokens.joins(*at)
            })
            .unwrap_or(sentence.end)
    }
}

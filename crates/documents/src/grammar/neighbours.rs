//! What stands beside a word that may be a noun or a verb.

use super::{is_plural, tags::Tag};
use crate::{
    lexicon::{
        Classes, Frame, Stance, VerbForm, WordKind, deed_of, is_common, is_kind, is_simple_past, reporting_noun,
        reporting_noun_at, reporting_verbs, role_of,
    },
    tokens::Tokens,
};
use std::ops::Range;

/// `security consulting firm`: a gerund between nouns is one, unless what follows opens a phrase.
pub(super) fn noun_compound(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let next = at + 1;
    next < sentence.end
        && tokens.is_word(next)
        && !tokens.is_capital(next)
        && tokens.classes(next).is_empty()
        && !is_plural(tokens.word(at - 1))
        && !tokens.is_capital(at - 1)
}

/// Whether a noun begins at a token: a word of no closed class that is no past form of a verb, or a number.
pub(super) fn begins_noun(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    at < sentence.end && tokens.is_word(at) && {
        let classes = tokens.classes(at);
        classes.is_empty() && !tokens.verb(at).is_some_and(|(_, form)| matches!(form, VerbForm::Past))
    } || tokens.is_number(at)
}

/// Whether the next word is a verb that this one would be the subject of: `the claims were`, `sanctions imposed`.
pub(super) fn followed_by_verb(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let mut next = at + 1;
    while next < sentence.end && tokens.classes(next).any(Classes::ADVERB) {
        next += 1;
    }
    next < sentence.end && tokens.classes(next).any(Classes::AUXILIARY)
}

/// Whether a form of a verb of saying stands behind what is inserted between it and its subject: `…, Otto Frisch, said
/// inspectors`, `the agency (IAEA) said`. After one comma alone, and before another or `and`, it may be a noun or a
/// participle of an enumeration.
pub(super) fn says_behind_insertion(tokens: &Tokens<'_>, at: usize, form: VerbForm, sentence: &Range<usize>) -> bool {
    let Some(mark) = at.checked_sub(1).filter(|mark| *mark > sentence.start) else { return false };
    let closes = match tokens.written(mark) {
        ")" => true,
        "," => (sentence.start + 1..mark).any(|before| tokens.written(before) == ","),
        _ => false,
    };
    let listed = match form {
        VerbForm::Past => matches!(tokens.word(at + 1), "and" | "or") || tokens.written(at + 1) == ",",
        VerbForm::Third => {
            // `, says 60 homes were lost`, `, says: "We know."`
            let opens = tokens.is_number(at + 1) || matches!(tokens.written(at + 1), "\"" | "“" | ":");
            !opens && !tokens.is_word(at + 1)
                || tokens.classes(at + 1).any(Classes::CONJUNCTION.or(Classes::PREPOSITION))
        }
        // `Residents, whose houses were flooded, SAY the firm lied`
        VerbForm::Base => !several_before_insertion(tokens, mark, sentence) || !says_something(tokens, at, sentence),
        VerbForm::Gerund => true,
    };
    closes && !listed && reporting_verbs().longest_at(tokens, at).is_some_and(|(_, uses)| !uses.is_empty())
}

/// Whether a relative clause or a participle between commas, of which the second stands at a token, has a plural before it.
fn several_before_insertion(tokens: &Tokens<'_>, close: usize, sentence: &Range<usize>) -> bool {
    let open = (sentence.start + 1..close).rev().find(|at| tokens.written(*at) == ",");
    open.is_some_and(|open| {
        let hangs = tokens.classes(open + 1).any(Classes::RELATIVE)
            || matches!(tokens.verb(open + 1), Some((_, VerbForm::Past | VerbForm::Gerund)));
        hangs && is_plural(tokens.word(open - 1))
    })
}

/// `and THANKED staff for`: a past form that blames or praises, with what for behind it.
pub(super) fn blames_for(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some((end, uses)) = reporting_verbs().longest_at(tokens, at) else { return false };
    let aims = uses.iter().any(|verb| matches!(verb.frame, Frame::Accuse | Frame::Blame | Frame::As));
    let led = |word: &str| matches!(word, "for" | "of" | "over" | "as");
    aims && tokens.is_word(end) && (end + 1..end + 4).any(|next| led(tokens.word(next)))
}

/// `A vet who examined the cubs RECKONS both`: a form of a verb of saying that is no noun, behind a relative clause, with what is
/// said behind it.
pub(super) fn says_behind_relative(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let nearest = tags[sentence.start..at].iter().rev().find(|tag| matches!(tag, Tag::Mark | Tag::Relative));
    nearest == Some(&Tag::Relative) && reporting_noun_at(tokens, at).is_none() && says_something(tokens, at, sentence)
}

/// `The samples were clean, a study in the Letters REPORTS.`: a form of a verb of saying that closes its sentence, with who says it
/// right behind the comma before it, by a name. `said` and `reported` are not in doubt.
pub(super) fn says_at_end(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let closes = at + 1 >= sentence.end || matches!(tokens.written(at + 1), "." | ";");
    let comma = (sentence.start + 1..at).rev().take(LONGEST_SUBJECT).find(|mark| tokens.written(*mark) == ",");
    let led = comma.is_some_and(|comma| {
        tokens.classes(comma + 1).any(Classes::DETERMINER) && (comma + 2..at).any(|name| tokens.is_capital(name))
    });
    closes
        && led
        && reporting_verbs()
            .longest_at(tokens, at)
            .is_some_and(|(end, uses)| end == at + 1 && uses.iter().any(|verb| verb.frame == Frame::That))
}

/// `Dunfield DENY tapping up a striker`: clubs and other bodies take a plural verb. Only of a verb that is no noun, in lower case
/// behind a name, and with what is said or denied behind it.
pub(super) fn body_says(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let named = at.checked_sub(1).is_some_and(|before| before >= sentence.start && tokens.is_capital(before));
    let answers = reporting_verbs().longest_at(tokens, at).is_some_and(|(_, uses)| {
        uses.iter().any(|verb| matches!(verb.stance, Stance::Denies | Stance::Accuses | Stance::Confirms))
    });
    named
        && !tokens.is_capital(at)
        && answers
        && reporting_noun_at(tokens, at).is_none()
        && deed_of(tokens.word(at)).is_none()
        && says_something(tokens, at, sentence)
}

/// `A lawsuit filed in Riga ACCUSES the bank`, `A study published in Nature SAYS`: a form of a verb of saying that is no noun,
/// behind the first verb of its sentence, which is a participle with a preposition, and with what is said behind it.
pub(super) fn says_behind_participle(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let verb = |before: &usize| matches!(tags[*before], Tag::Verb(_) | Tag::Auxiliary);
    let Some(first) = (sentence.start..at).find(verb) else { return false };
    let participle = tags[first] == Tag::Verb(VerbForm::Past)
        && !is_simple_past(tokens.word(first))
        && first > sentence.start
        && tags[first - 1] == Tag::Nominal
        && tokens.classes(first + 1).any(Classes::PREPOSITION)
        && (first + 1..at).all(|between| {
            matches!(
                tags[between],
                Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Preposition | Tag::Adverb
            )
        });
    let word = tokens.word(at);
    participle && reporting_noun(word).is_none() && role_of(word).is_none() && says_something(tokens, at, sentence)
}

/// `"You did not ask," ONE says.`: a noun behind `one` does not end as this form of a verb of saying does.
pub(super) fn one_says(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = at + 1;
    tokens.word(at) == "one"
        && matches!(tokens.verb(next), Some((_, VerbForm::Third)))
        && reporting_noun_at(tokens, next).is_none()
        && tokens.role(next).is_none()
        && reporting_verbs().longest_at(tokens, next).is_some_and(|(_, uses)| !uses.is_empty())
}

/// `hurdles champion BRISA TAVAREL HAS been suspended`: whether a name with an auxiliary behind it stands at a token.
pub(super) fn names_with_verb(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let end = (at..sentence.end).find(|next| !tokens.is_capital(*next)).unwrap_or(sentence.end);
    end > at && end < sentence.end && tokens.classes(end).any(Classes::AUXILIARY)
}

/// Whether a past form that needs an object has a preposition behind it instead: `Bank ACCUSED of fraud denies it`. It is a
/// participle, and the verb of the clause may follow.
pub(super) fn lacks_object(tokens: &Tokens<'_>, at: usize) -> bool {
    reporting_verbs().longest_at(tokens, at).is_some_and(|(end, uses)| {
        let needs_object = |frame: Frame| {
            matches!(frame, Frame::Accuse | Frame::Blame | Frame::BlameOn | Frame::Object | Frame::As | Frame::Call)
        };
        !uses.is_empty()
            && uses.iter().all(|verb| needs_object(verb.frame))
            && matches!(tokens.word(end), "of" | "by" | "for" | "over")
    })
}

/// Whether a form of a verb of saying has behind it what is said or denied, as a noun in its place has not: `accused of fraud
/// DENIES wrongdoing`, `accused of false CLAIMS in court`.
pub(super) fn says_something(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let Some((end, uses)) = reporting_verbs().longest_at(tokens, at) else { return false };
    let next = tokens.classes(end);
    let opens = next.is_empty() || next.any(Classes::DETERMINER.or(Classes::PRONOUN).or(Classes::SUBORDINATOR));
    !uses.is_empty() && end < sentence.end && tokens.is_word(end) && opens && !next.any(Classes::PREPOSITION)
}

/// `and REJECTED claims that`: a verb of saying, and behind it a noun for words and what they say.
pub(super) fn answers_words(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some((end, uses)) = reporting_verbs().longest_at(tokens, at) else { return false };
    let noun = tokens.word(end);
    let said = reporting_noun(noun).or_else(|| noun.strip_suffix('s').and_then(reporting_noun)).is_some();
    !uses.is_empty() && said && tokens.word(end + 1) == "that"
}

/// Whether a verb of saying is completed by a noun and never by a clause: `described that claim`.
pub(super) fn takes_no_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    reporting_verbs().longest_at(tokens, at).is_some_and(|(end, uses)| {
        let clause = |frame: Frame| matches!(frame, Frame::That | Frame::Tell | Frame::Quote);
        end == at + 1 && !uses.is_empty() && !uses.iter().any(|verb| clause(verb.frame))
    })
}

/// `cinema groups say`, `army heads denied it`: a plural that names somebody, before a verb of its own or a comma, is no verb.
pub(super) fn several_with_verb(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    if tokens.role(at).is_none_or(|role| !role.plural) {
        return false;
    }
    let mut next = at + 1;
    while next < sentence.end && tokens.classes(next).any(Classes::ADVERB) {
        next += 1;
    }
    if next < sentence.end && tokens.written(next) == "," {
        return true;
    }
    if next >= sentence.end || !tokens.is_word(next) || tokens.is_capital(next) {
        return false;
    }
    match tokens.verb(next).map(|(_, form)| form) {
        Some(VerbForm::Base) => true,
        // `heads stolen goods inquiries`: a participle before its noun.
        Some(VerbForm::Past) => {
            reporting_verbs().longest_at(tokens, next).is_some()
                || next + 1 >= sentence.end
                || !tokens.is_word(next + 1)
                || tokens.is_capital(next + 1)
                || !tokens.classes(next + 1).is_empty()
        }
        _ => false,
    }
}

/// `Rachel Reeves SAYS`, `Jones BELIEVES`: a name may end as a plural does. A form that is a noun, too (`Rights CLAIMS`), is none.
pub(super) fn names_who_says(tokens: &Tokens<'_>, at: usize) -> bool {
    let name = at.checked_sub(1).is_some_and(|before| tokens.is_capital(before));
    let says = reporting_verbs().longest_at(tokens, at).is_some_and(|(_, uses)| !uses.is_empty());
    name && says && reporting_noun_at(tokens, at).is_none()
}

/// So many tokens a subject of [`several_say`] has at most.
const LONGEST_SUBJECT: usize = 24;

/// `OFFICIALS in the capital say`, `RESIDENTS of the town believe`: whether the verb of saying has as its subject a noun for
/// several who can speak, on which nothing but phrases with prepositions hangs.
pub(super) fn several_say(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let Some((end, uses)) = reporting_verbs().longest_at(tokens, at) else { return false };
    // `officials of the ministry report costs`: a form that is a noun, too, needs more behind it.
    let opens = Classes::DETERMINER.or(Classes::PRONOUN).or(Classes::SUBORDINATOR);
    if uses.is_empty() || reporting_noun_at(tokens, at).is_some() && !tokens.classes(end).any(opens) {
        return false;
    }
    let inside = |tag: Tag| {
        matches!(tag, Tag::Nominal | Tag::Determiner | Tag::Number | Tag::Possessive | Tag::Preposition | Tag::Adverb)
    };
    let farthest = sentence.start.max(at.saturating_sub(LONGEST_SUBJECT));
    let start = (farthest..at).rev().find(|before| !inside(tags[*before])).map_or(farthest, |mark| mark + 1);
    let hung = (start..at).find(|token| tags[*token] == Tag::Preposition);
    let noun = hung.and_then(|preposition| preposition.checked_sub(1)).filter(|noun| *noun >= start);
    let speakers =
        |noun: usize| noun >= start && tags[noun] == Tag::Nominal && tokens.role(noun).is_some_and(|role| role.plural);
    // `sources close to the family say`
    noun.is_some_and(|noun| speakers(noun) || noun > start && tags[noun] == Tag::Nominal && speakers(noun - 1))
}

/// `Latest REPORTS from the capital indicate it was`: whether a noun for words, and no verb, for further on stands a verb of several with
/// what is said behind it, and between the two only what hangs on the noun.
pub(super) fn words_with_verb(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let one = tokens.word(at).strip_suffix('s').unwrap_or_default();
    let hung = at + 1 < sentence.end && tokens.classes(at + 1).any(Classes::PREPOSITION);
    if !hung || reporting_noun(one).is_none() {
        return false;
    }
    let apart = Classes::AUXILIARY.or(Classes::PRONOUN).or(Classes::RELATIVE).or(Classes::SUBORDINATOR);
    let opens = Classes::DETERMINER.or(Classes::PRONOUN).or(Classes::SUBORDINATOR);
    (at + 2..sentence.end.min(at + LONGEST_SUBJECT))
        .take_while(|next| {
            let inside = tokens.joins(*next) || tokens.word(*next) == "'s";
            inside || tokens.is_word(*next) && !tokens.classes(*next).any(apart)
        })
        .filter(|next| matches!(tokens.verb(*next), Some((_, VerbForm::Base))))
        .any(|next| {
            let says = reporting_verbs().longest_at(tokens, next).is_some_and(|(_, uses)| !uses.is_empty());
            says && reporting_noun(tokens.word(next)).is_none() && tokens.classes(next + 1).any(opens)
        })
}

/// `Police raid homes, ARREST five`: in a headline a base form behind a comma goes on from one before it, if its
/// object follows. Not where the comma closes what somebody says: `Rebels free hostages, state media say`.
pub(super) fn goes_on_in_headline(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let present = |before: usize| match tags[before] {
        Tag::Verb(VerbForm::Base) => true,
        Tag::Verb(VerbForm::Past) => tokens.is_unchanged_past(before),
        _ => false,
    };
    let object = begins_noun(tokens, at + 1, sentence)
        || at + 1 < sentence.end && tokens.classes(at + 1).any(Classes::DETERMINER);
    at > sentence.start
        && tokens.written(at - 1) == ","
        && object
        && (sentence.start..at).any(present)
        && !(at + 1..sentence.end).any(|behind| reporting_verbs().longest_at(tokens, behind).is_some())
}

/// Whether a form in -s is the verb of its sentence behind an age or a relative clause between commas: `Petrov, 43,
/// FACES a fine`, `The broker, who fled, FACES trial`. A plural would begin an enumeration there.
pub(super) fn goes_on_behind_insertion(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let Some(close) = at.checked_sub(1).filter(|mark| *mark > sentence.start + 2 && tokens.written(*mark) == ",")
    else {
        return false;
    };
    let verb = |at: usize| matches!(tags[at], Tag::Verb(_) | Tag::Auxiliary);
    let aged = tags[close - 1] == Tag::Number && tokens.written(close - 2) == "," && tags[close - 3] == Tag::Nominal;
    let open = (sentence.start + 1..close).rev().find(|open| tokens.written(*open) == ",");
    let told = open.is_some_and(|open| {
        tags[open - 1] == Tag::Nominal
            && tags[open + 1] == Tag::Relative
            && (open..close).any(verb)
            && !(sentence.start..open).any(verb)
    });
    let next = at + 1;
    let goes_on = next < sentence.end
        && (tokens.is_word(next) || tokens.is_number(next) || matches!(tokens.written(next), "$" | "£" | "€"));
    (aged || told) && goes_on && !tokens.classes(next).any(Classes::CONJUNCTION)
}

/// Whether a past form behind a comma is the verb of its sentence, though its object has no article: `Petrov, 43,
/// BRIBED officials`, `The broker, who lived in Dubai, DEFRAUDED investors`. A noun opens the sentence, another comma
/// opens what is inserted behind it, and each verb before belongs to a clause that a relative or the like opens. Not
/// in `Later, in Leeds, MASKED men robbed a bank`.
pub(super) fn is_main_behind_insertion(tokens: &Tokens<'_>, tags: &[Tag], at: usize, sentence: &Range<usize>) -> bool {
    let Some(comma) = at.checked_sub(1).filter(|mark| *mark > sentence.start && tokens.written(*mark) == ",") else {
        return false;
    };
    // A dateline and a quotation are no part of the clause.
    let parts = |before: &usize| {
        matches!(tokens.written(*before), ";" | ":" | "\"" | "“" | "”" | "-" | "–" | "—") && !tokens.joins(*before)
    };
    let start = (sentence.start..comma).rev().find(parts).map_or(sentence.start, |mark| mark + 1);
    let opened = (start + 1..comma).any(|before| tokens.written(before) == ",");
    let noun = start < comma && matches!(tags[start], Tag::Determiner | Tag::Nominal | Tag::Number);
    if !opened || !noun || !begins_noun(tokens, at + 1, sentence) {
        return false;
    }
    let (mut clauses, mut verbs) = (0_usize, 0_usize);
    for before in start..comma {
        let previous = if before > start { tags[before - 1] } else { Tag::Mark };
        match tags[before] {
            Tag::Relative | Tag::Subordinator => clauses += 1,
            Tag::Auxiliary => verbs += usize::from(!matches!(previous, Tag::Auxiliary | Tag::Conjunction)),
            Tag::Verb(form) => {
                let same =
                    matches!(previous, Tag::Auxiliary | Tag::Adverb | Tag::Negation | Tag::To | Tag::Conjunction);
                // `, based in Leeds,`
                let participle = form == VerbForm::Gerund
                    || form == VerbForm::Past
                        && previous == Tag::Mark
                        && tokens.classes(before + 1).any(Classes::PREPOSITION);
                verbs += usize::from(!same && !participle);
            }
            _ => {}
        }
    }
    // `masked men ROBBED a bank`: behind the nouns stands the verb.
    let bare = |behind: &usize| {
        (tokens.is_word(*behind) || tokens.is_number(*behind))
            && tokens.classes(*behind).is_empty()
            && !matches!(tokens.verb(*behind), Some((_, VerbForm::Past)))
    };
    let behind = (at + 1..sentence.end).find(|behind| !bare(behind)).unwrap_or(sentence.end);
    let followed = behind < sentence.end
        && (tokens.classes(behind).any(Classes::AUXILIARY)
            || tokens.is_word(behind)
                && matches!(tokens.verb(behind), Some((_, VerbForm::Past)))
                && !tokens.classes(behind + 1).any(Classes::PREPOSITION));
    // `The bank, its owner, RELATED firms and two men were fined`: of an enumeration the verb comes behind its last member.
    let listed = tokens.word(behind) == "and"
        && (behind + 2..sentence.end)
            .take_while(|later| !tokens.classes(*later).any(Classes::RELATIVE.or(Classes::SUBORDINATOR)))
            .any(|later| {
                let past = tokens.is_word(later) && matches!(tokens.verb(later), Some((_, VerbForm::Past)));
                tokens.classes(later).any(Classes::AUXILIARY) || past
            })
        && !tokens.classes(behind + 1).any(Classes::AUXILIARY)
        && !matches!(tokens.verb(behind + 1), Some((_, VerbForm::Past)));
    verbs <= clauses && !followed && !listed
}

/// `US SANCTIONS Russian bank`, `Treasury SANCTIONS shipping network`: in a headline, right behind who imposes them
/// and before whom they hit. Not in `US sanctions relief`, `EU sanctions bite`, `New sanctions Russia faces`.
pub(super) fn sanctions_in_headline(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let author = at.checked_sub(1).filter(|author| *author >= sentence.start && tokens.is_capital(*author));
    let named = author.is_some_and(|author| {
        let word = tokens.word(author);
        tokens.is_all_capitals(author) || !is_common(word) || is_kind(word, WordKind::Authority)
    });
    let next = at + 1;
    if tokens.word(at) != "sanctions"
        || tokens.is_capital(at)
        || !named
        || next >= sentence.end
        || !tokens.is_word(next) && !tokens.is_number(next)
        || tokens.classes(next).any(Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::CONJUNCTION))
        || !matches!(tokens.verb(next), None | Some((_, VerbForm::Gerund)))
    {
        return false;
    }
    let another = (next..sentence.end).any(|behind| {
        let finite = matches!(tokens.verb(behind), Some((_, VerbForm::Past)))
            && !tokens.classes(behind + 1).any(Classes::PREPOSITION);
        let says = behind > next && reporting_verbs().longest_at(tokens, behind).is_some();
        tokens.is_word(behind) && (tokens.classes(behind).any(Classes::AUXILIARY) || finite || says)
    });
    let end = (next..sentence.end)
        .find(|behind| !tokens.is_word(*behind) || tokens.classes(*behind).any(Classes::PREPOSITION))
        .unwrap_or(sentence.end);
    let hit = end.checked_sub(1).map_or("", |last| tokens.word(last));
    let party = role_of(hit).is_some()
        || [WordKind::Company, WordKind::Bank, WordKind::OneShip].iter().any(|kind| is_kind(hit, *kind));
    !another
        && (tokens.is_capital(next) || tokens.is_number(next) || tokens.classes(next).any(Classes::DETERMINER) || party)
}

/// Whether a `May` with a capital is the month (or a name) and no auxiliary: anywhere in running text but where a sentence or a quotation
/// begins, as a `running` capital is; there, and in the capitals of a headline, only behind a preposition or beside a number: `since May`,
/// `late May`, `12 May`, `May 2014`.
pub(super) fn is_month(tokens: &Tokens<'_>, at: usize, running: bool, sentence: &Range<usize>) -> bool {
    let led = at > sentence.start
        && (tokens.is_number(at - 1)
            || tokens.classes(at - 1).any(Classes::PREPOSITION)
            || matches!(tokens.word(at - 1), "since" | "until" | "early" | "late" | "mid" | "last" | "next" | "this")
            || tokens.joins(at - 1));
    running || led || at + 1 < sentence.end && tokens.is_number(at + 1)
}

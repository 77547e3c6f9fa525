//! Spans of years that two outlets give for one thing: `in office from 2009 to 2012`, `from 2009-13`. They are of one thing if they
//! begin or end with one year and the words around them share much; the year that they share is no agreement by itself.

use super::{Verdict, bags::Bag, days, drafts::Drafts, pairs, view::View};
use crate::{
    dates::{Granularity, TimeKind},
    dossier::{DateNote, Span},
};

/// What the words around two spans share that are of one thing, where the spans are other ones and where they are the same.
const ONE_THING: f64 = 2.4;
const SAME: f64 = 1.2;
/// Years of the longest span.
const LONGEST: i32 = 80;
/// Spans of one document, and of a story.
const MOST_OF_ONE: usize = 40;
const MOST_OF_ALL: usize = 400;

/// What stands between the years of a span; `and` only behind `between`.
const JOINTS: [&str; 7] = [" to ", " until ", " till ", " through ", "-", "–", AND];
const AND: &str = " and ";

/// A span of years in one document.
struct Period<'v> {
    view: &'v View<'v>,
    sentence: &'v Span,
    note: &'v DateNote,
    years: (i32, i32),
    clause: &'v str,
    bag: Bag,
}

/// Findings about spans of years.
pub(super) fn find(views: &[View<'_>], drafts: &mut Drafts) {
    let periods: Vec<Period<'_>> = views.iter().flat_map(collect).take(MOST_OF_ALL).collect();
    for (one, other) in pairs::of_two_outlets(&periods, |period| period.view.outlet) {
        let shared = one.bag.shared(&other.bag);
        let (left, right) = (one.years, other.years);
        let of = |period: &Period<'_>| period.view.evidence(period.sentence, Some(&period.note.span));
        let evidence = || vec![of(one), of(other)];
        let shorter = if one.clause.len() <= other.clause.len() { one.clause } else { other.clause };
        if left == right {
            if shared >= SAME {
                let key = format!("period {} {}", left.0, left.1);
                drafts.add(Verdict::Agree, key, format!("“{shorter}”: {}", in_words(left)), evidence(), shared * 0.3);
            }
        } else if (left.0 == right.0) != (left.1 == right.1)
            && shared >= ONE_THING
            && !gives(one, right, &periods)
            && !gives(other, left, &periods)
        {
            let (first, second) = (left.min(right), left.max(right));
            let key = format!("period {} {} {} {}", first.0, first.1, second.0, second.1);
            let about = format!("years: {} against {}", in_words(left), in_words(right));
            drafts.add(Verdict::Differ, key, about, evidence(), shared * 0.3);
        }
    }
}

fn in_words((first, last): (i32, i32)) -> String {
    format!("{first} to {last}")
}

/// Whether the outlet of a span also gives some other years.
fn gives(one: &Period<'_>, years: (i32, i32), all: &[Period<'_>]) -> bool {
    all.iter().any(|period| period.view.outlet == one.view.outlet && period.years == years)
}

fn collect<'v>(view: &'v View<'v>) -> Vec<Period<'v>> {
    view.reading.dossier.dates.iter().filter_map(|note| period(view, note)).take(MOST_OF_ONE).collect()
}

fn period<'v>(view: &'v View<'v>, note: &'v DateNote) -> Option<Period<'v>> {
    let sentence = &view.sentence_at(note.span.at.start)?.span;
    let (years, written) = begun_by(sentence, note)?;
    let clause = days::clause(sentence, &note.span)?;
    let bag = Bag::of(&clause.replace(written, " "));
    Some(Period { view, sentence, note, years, clause, bag })
}

/// The years of a span that a date begins, and the words for it.
fn begun_by<'s>(sentence: &'s Span, note: &DateNote) -> Option<((i32, i32), &'s str)> {
    let year = |text: &str| text.parse::<i32>().ok().filter(|_| text.len() == 4);
    if note.granularity != Granularity::Year || note.kind != TimeKind::Date {
        return None;
    }
    let first = year(&note.span.text)?;
    let from = note.span.at.start.checked_sub(sentence.at.start)?;
    let start = note.span.at.end.checked_sub(sentence.at.start)?;
    let (before, behind) = (sentence.text.get(..from)?, sentence.text.get(start..)?);
    let between = || before.trim_end().to_lowercase().ends_with("between");
    let joint = JOINTS.iter().find(|joint| behind.starts_with(**joint) && (**joint != AND || between()))?;
    let rest = behind.get(joint.len()..)?;
    let digits = &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())];
    // `2009-10-07` is a day.
    let goes_on = rest.get(digits.len()..).is_some_and(|next| next.starts_with(['-', '/', '%']));
    let short = !joint.starts_with(' ') && digits.len() == 2;
    let last = if short { digits.parse::<i32>().ok().map(|last| first / 100 * 100 + last) } else { year(digits) };
    let last = last.filter(|last| !goes_on && first < *last && *last <= first + LONGEST)?;
    let written = sentence.text.get(from..start + joint.len() + digits.len())?;
    Some(((first, last), written))
}

/// Whether a date is only the first or the last year of a span: it is then no date of what is told.
pub(super) fn is_of_one(sentence: &Span, note: &DateNote) -> bool {
    begun_by(sentence, note).is_some() || ends_one(sentence, note).unwrap_or(false)
}

/// Whether a year stands behind another one and a word that makes a span of them.
fn ends_one(sentence: &Span, note: &DateNote) -> Option<bool> {
    let before = sentence.text.get(..note.span.at.start.checked_sub(sentence.at.start)?)?;
    let (head, joint) = JOINTS.iter().find_map(|joint| Some((before.strip_suffix(joint)?, *joint)))?;
    let year = head.get(head.len().checked_sub(4)?..)?;
    let between = || head.to_lowercase().ends_with(&format!("between {year}"));
    let spans = note.granularity == Granularity::Year && year.bytes().all(|byte| byte.is_ascii_digit());
    Some(spans && (joint != AND || between()))
}

#[cfg(test)]
mod tests {
    use crate::stories::{
        Verdict,
        two_outlets::{BANK, OWN, findings},
    };

    #[test]
    fn spans_of_years_of_one_thing_agree_or_differ_as_a_whole() {
        let first = "Hanna Brodin used a private account as treasurer of Norvane Bank from 2009 to 2012.";
        for (second, differ, agree) in [
            ("Ms Brodin held a private account as treasurer of Norvane Bank from 2009 to 2013.", true, false),
            ("Ms Brodin held a private account as treasurer of Norvane Bank from 2009-13.", true, false),
            ("Ms Brodin held a private account as treasurer of Norvane Bank from 2009 to 2012.", false, true),
            ("Ms Brodin held a private account as treasurer of Norvane Bank from 2002 to 2007.", false, false),
        ] {
            for told in [[first, second], [second, first]] {
                let findings = findings(BANK, [&[told[0], OWN[0]], &[told[1], OWN[1]]]);
                let has = |verdict: Verdict, is: fn(&str) -> bool| {
                    findings.iter().any(|finding| finding.verdict == verdict && is(&finding.about))
                };
                assert_eq!(has(Verdict::Differ, |about| about.starts_with("years: ")), differ, "{second}");
                assert_eq!(has(Verdict::Agree, |about| about.ends_with("”: 2009 to 2012")), agree, "{second}");
            }
        }
    }
}

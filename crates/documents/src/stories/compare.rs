//! The comparison itself: near copies first, then stories, then each story aspect by aspect.

use super::{
    NearCopies, Story, alone, claims, clocks, copied, days, denials,
    drafts::Drafts,
    events, figures, grouping, happenings,
    index::Index,
    lists, near, order, parties, periods, posts, quotes, slots, speech, statements, states, steps, timeline, venues,
    view::View,
    words::{Word, words},
};
use crate::{document::Document, reading::Reading};
use std::cmp::Reverse;

/// Dates of one document that are named where all of them need the same.
const NOTES: usize = 8;

/// Finds the stories that several documents tell, and what the outlets agree and differ on. The places in a [`Story`] are
/// places in `readings`. A document that stands alone forms no story.
///
/// The outcome depends on nothing but the readings: in another order they give the same findings with the same sentences, of
/// which only the places are others.
pub fn compare(readings: &[&Reading]) -> Vec<Story> {
    let order = order::canonical(readings);
    let ordered: Vec<&Reading> = order.iter().map(|place| readings[*place]).collect();
    let mut stories = in_order(&ordered);
    for story in &mut stories {
        order::restore(story, &order);
    }
    stories.sort_by_key(|story| story.documents.first().copied());
    stories
}

/// The stories of readings in the order in which they are compared.
fn in_order(readings: &[&Reading]) -> Vec<Story> {
    let texts: Vec<Vec<Word>> = readings.iter().map(|reading| article(&reading.document)).collect();
    let mut copies = near::groups(&texts);
    let stories = grouping::groups(readings, &texts, &mut copies);
    let copies: Vec<Vec<usize>> = copies
        .all()
        .into_iter()
        .map(|mut group| {
            group.sort_by_key(|place| (Reverse(texts[*place].len()), *place));
            group
        })
        .collect();
    let mut outlets: Vec<usize> = (0..readings.len()).collect();
    for group in &copies {
        for place in group {
            outlets[*place] = group[0];
        }
    }
    stories
        .into_iter()
        .filter(|documents| documents.len() > 1)
        .map(|documents| story(readings, documents, &outlets, &copies))
        .collect()
}

/// The words of the article, paragraph by paragraph.
fn article(document: &Document) -> Vec<Word> {
    let article = document.paragraphs.iter().filter(|paragraph| paragraph.kind.is_article());
    article.flat_map(|paragraph| words(document.slice(&paragraph.range))).collect()
}

fn story(readings: &[&Reading], documents: Vec<usize>, outlets: &[usize], copies: &[Vec<usize>]) -> Story {
    let views: Vec<View<'_>> =
        documents.iter().map(|place| View::new(*place, outlets[*place], readings[*place])).collect();
    let told = happenings::of(&views);
    let mut drafts = Drafts::default();
    let index = Index::of(&views);
    events::find(&told, &mut drafts);
    steps::find(&told, &mut drafts);
    venues::find(&told, &mut drafts);
    days::find(&views, &mut drafts);
    periods::find(&views, &mut drafts);
    clocks::find(&views, &mut drafts);
    figures::find(&views, &mut drafts);
    lists::find(&views, &mut drafts);
    posts::find(&views, &mut drafts);
    slots::find(&views, &mut drafts);
    states::find(&views, &mut drafts);
    claims::find(&views, &mut drafts);
    speech::find(&views, &mut drafts);
    denials::find(&views, &index, &mut drafts);
    statements::find(&views, &mut drafts);
    copied::find(&views, &mut drafts);
    parties::find(&views, &mut drafts);
    alone::find(&views, &index, &mut drafts);
    let near_copies = copies
        .iter()
        .filter(|group| group.len() > 1 && documents.binary_search(&group[0]).is_ok())
        .map(|group| NearCopies { documents: group.clone() })
        .collect();
    let quotes = quotes::align(&views);
    let timeline = timeline::of(&told, &views);
    let notes = notes(&views);
    Story { documents, near_copies, quotes, timeline, findings: drafts.finish(), notes }
}

/// Which dates are left out, and what they need: one note for all dates of a document that need the same.
fn notes(views: &[View<'_>]) -> Vec<String> {
    let mut notes = Vec::new();
    for view in views {
        let mut by_need: Vec<(&str, Vec<&str>)> = Vec::new();
        for date in &view.reading.dossier.dates {
            let Some(needs) = date.needs.as_deref().filter(|_| date.first.is_none() || date.last.is_none()) else {
                continue;
            };
            let written = date.span.text.as_str();
            match by_need.iter_mut().find(|(need, _)| *need == needs) {
                Some((_, dates)) if dates.contains(&written) => {}
                Some((_, dates)) => dates.push(written),
                None => by_need.push((needs, vec![written])),
            }
        }
        notes.extend(by_need.into_iter().map(|(needs, dates)| note(&dates, view.name(), needs)));
    }
    notes
}

/// `“Friday” and “last week” in the Herald need the day of publication`
fn note(dates: &[&str], document: &str, needs: &str) -> String {
    let shown: Vec<String> = dates.iter().take(NOTES).map(|date| format!("“{date}”")).collect();
    let more = dates.len().saturating_sub(NOTES);
    let listed = match (shown.as_slice(), more) {
        ([before @ .., last], 0) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        (_, 0) => shown.join(", "),
        _ => format!("{} and {more} more", shown.join(", ")),
    };
    format!("{listed} in {document} {} {needs}", if dates.len() == 1 { "needs" } else { "need" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        dates::Day,
        plain,
        reading::{Reader, Settings},
        stories::Verdict,
    };

    fn read(name: &str, text: &str, published: Option<(i32, u32, u32)>) -> Reading {
        let published = published.map(|(year, month, day)| Day::new(year, month, day).unwrap());
        Reader::new(&[]).read(plain::read(name, text), &Settings { published, ..Settings::default() })
    }

    const FIRST: &str = "Customs seize the Marta Lind\n\nThe coastguard seized the cargo ship Marta Lind on 7 October 2014 south of \
        Crete, and took it to Kalamata.\n\nThe coastguard said the rifles were intended for a militia in Libya.\n\nThe Tormund Line, \
        which operates the Marta Lind, will pay a fine of $340m.";
    const SECOND: &str = "Marta Lind held in Kalamata\n\nThe coastguard seized the cargo ship Marta Lind on 5 October 2014 south of \
        Crete.\n\nThe coastguard said the rifles were not intended for Libya.\n\nThe Tormund Line will pay a fine of £217m for the \
        Marta Lind, its owner said.";
    const OTHER: &str =
        "Shares rise\n\nShares in the telephone company Quillby Networks rose after its results beat forecasts.";

    #[test]
    fn two_reports_make_a_story_and_a_third_on_something_else_does_not() {
        let readings = [read("first", FIRST, None), read("other", OTHER, None), read("second", SECOND, None)];
        let readings: Vec<&Reading> = readings.iter().collect();
        let stories = compare(&readings);
        assert_eq!(stories.len(), 1);
        assert_eq!(stories[0].documents, [0, 2]);
        assert!(stories[0].near_copies.is_empty());
        assert_eq!(compare(&readings), stories);
    }

    #[test]
    fn days_sums_and_words_of_one_source_are_held_against_each_other() {
        let readings = [read("first", FIRST, None), read("second", SECOND, None)];
        let stories = compare(&readings.iter().collect::<Vec<_>>());
        let findings = &stories[0].findings;
        let has = |verdict: Verdict, words: &str| {
            findings.iter().any(|finding| {
                finding.verdict == verdict && finding.about.contains(words) && finding.evidence.len() == 2
            })
        };
        assert!(has(Verdict::Conflict, "coastguard"), "{findings:#?}");
        assert!(has(Verdict::Differ, "7 October 2014 against 5 October 2014"), "{findings:#?}");
        assert!(has(Verdict::Compatible, "exchange rate"), "{findings:#?}");
    }

    #[test]
    fn a_reprint_is_no_second_source() {
        let readings = [read("first", FIRST, None), read("reprint", FIRST, None)];
        let stories = compare(&readings.iter().collect::<Vec<_>>());
        assert_eq!(stories[0].near_copies, [NearCopies { documents: vec![0, 1] }]);
        assert!(
            stories[0].findings.iter().all(|finding| finding.verdict == Verdict::Alone),
            "{:#?}",
            stories[0].findings
        );
    }

    #[test]
    fn a_weekday_without_a_day_of_publication_is_left_out_and_noted() {
        let weekday = FIRST.replace("on 7 October 2014", "on Friday");
        let readings = [read("first", &weekday, None), read("second", SECOND, None)];
        let stories = compare(&readings.iter().collect::<Vec<_>>());
        assert_eq!(stories[0].notes, ["“Friday” in first needs the day of publication"]);
        let all = note(&["Friday", "Sunday", "last week"], "first", "the day of publication");
        assert_eq!(all, "“Friday”, “Sunday” and “last week” in first need the day of publication");
        let dated = read("first", &weekday, Some((2014, 10, 5)));
        let stories = compare(&[&dated, &readings[1]]);
        assert!(stories[0].notes.is_empty());
        assert!(stories[0].findings.iter().any(|finding| finding.about.contains("3 October 2014 (“Friday”)")));
    }
}

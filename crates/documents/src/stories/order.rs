//! The order in which documents are compared. Keys, first sentences and limits of the comparison go by the place of a
//! document, so that the same files in another order would give other findings. Documents are therefore compared in an
//! order of their own, by day of publication and then by text, and the places are put back at the end.

use super::Story;
use crate::{dates::Day, reading::Reading};

/// The places of documents in the order of their days of publication, those without one last; of one day in the order of
/// their texts, and of one text in that of their names. Only documents that are the same in all of these stay as they are.
pub(super) fn canonical(readings: &[&Reading]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_key(|place| key(readings[*place]));
    order
}

fn key(reading: &Reading) -> (bool, Option<Day>, &str, &str) {
    let document = &reading.document;
    let published = document.origin.published.as_ref().map(|found| found.value);
    (published.is_none(), published, document.text.as_str(), document.name.as_str())
}

/// Gives the documents of a story the places that they have among those given: `order` holds these for the places at which
/// they were compared. What stands first in a finding stays there, for the words of the finding name the sides in that order.
pub(super) fn restore(story: &mut Story, order: &[usize]) {
    let copies = story.near_copies.iter_mut().map(|copies| &mut copies.documents);
    for document in copies.flatten().chain(&mut story.documents) {
        *document = order[*document];
    }
    story.documents.sort_unstable();
    let findings = story.findings.iter_mut().map(|finding| &mut finding.evidence);
    let quotes = story.quotes.iter_mut().map(|quote| &mut quote.forms);
    let timeline = story.timeline.iter_mut().map(|entry| &mut entry.evidence);
    for item in findings.chain(quotes).chain(timeline).flatten() {
        item.document = order[item.document];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        plain,
        reading::{Reader, Settings},
        stories::{Evidence, compare},
    };

    /// Name, day of publication in October 2014 and text of three reports of one story.
    const REPORTS: [(&str, Option<u32>, &str); 3] = [
        (
            "harbour",
            Some(8),
            "Customs seize the Marta Lind\n\nThe coastguard seized the cargo ship Marta Lind on 7 October 2014 south of Crete, \
            with 14 sailors on board, and took it to Kalamata.\n\nThe coastguard said the rifles were intended for a militia in \
            Libya. \"We had no choice,\" said its commander, Petra Holm.\n\nThe Tormund Line will pay a fine of $340m.",
        ),
        (
            "coast",
            Some(8),
            "Marta Lind held in Kalamata\n\nThe coastguard seized the cargo ship Marta Lind on 5 October 2014 south of Crete. \
            Two sailors were hurt.\n\nThe coastguard said the rifles were not intended for Libya. Petra Holm, its commander, \
            said: \"We had no choice.\"\n\nThe Tormund Line will pay a fine of £217m, its owner said.",
        ),
        (
            "island",
            None,
            "Captain of the Marta Lind charged\n\nThe captain of the Marta Lind was charged in Kalamata on 9 October 2014. The \
            coastguard seized the ship on 7 October 2014 south of Crete. Nobody was hurt.\n\nThe Tormund Line, which operates \
            the Marta Lind, will pay a fine of $300m. Its owner declined to comment on the rifles.",
        ),
    ];

    /// What comparing gives, with names for places.
    fn told(places: [usize; 3]) -> Vec<String> {
        let readings: Vec<Reading> = places
            .iter()
            .map(|place| {
                let (name, day, text) = REPORTS[*place];
                let published = day.map(|day| Day::new(2014, 10, day).unwrap());
                Reader::new(&[]).read(plain::read(name, text), &Settings { published, ..Settings::default() })
            })
            .collect();
        let stories = compare(&readings.iter().collect::<Vec<_>>());
        let name = |document: usize| readings[document].document.name.clone();
        let sources = |evidence: &[Evidence]| -> Vec<(String, String)> {
            evidence.iter().map(|item| (name(item.document), item.sentence.text.clone())).collect()
        };
        let mut told = Vec::new();
        for story in &stories {
            assert!(story.documents.is_sorted(), "{:?}", story.documents);
            told.push(format!("{} documents", story.documents.len()));
            told.extend(
                story
                    .findings
                    .iter()
                    .map(|finding| format!("{:?} {} {:?}", finding.verdict, finding.about, sources(&finding.evidence))),
            );
            told.extend(story.quotes.iter().map(|quote| format!("{} {:?}", quote.quote, sources(&quote.forms))));
            told.extend(
                story.timeline.iter().map(|entry| {
                    format!("{} {} {} {:?}", entry.first, entry.last, entry.what, sources(&entry.evidence))
                }),
            );
            told.extend(story.notes.clone());
        }
        told
    }

    #[test]
    fn the_order_of_the_files_changes_no_finding() {
        let expected = told([0, 1, 2]);
        assert!(expected.iter().any(|line| line.starts_with("Conflict")), "{expected:#?}");
        assert!(expected.iter().any(|line| line.starts_with("Differ")), "{expected:#?}");
        for places in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            assert_eq!(told(places), expected, "{places:?}");
        }
    }

    #[test]
    fn days_of_publication_come_first_and_then_texts() {
        let read = |name: &str, text: &str, day: Option<u32>| {
            let published = day.map(|day| Day::new(2014, 10, day).unwrap());
            Reader::new(&[]).read(plain::read(name, text), &Settings { published, ..Settings::default() })
        };
        let readings = [
            read("d", "A ship was held.", None),
            read("c", "The ship was held.", Some(8)),
            read("b", "A ship was held.", Some(8)),
            read("a", "A ship was held.", Some(8)),
            read("e", "The ship was freed.", Some(7)),
        ];
        assert_eq!(canonical(&readings.iter().collect::<Vec<_>>()), [4, 3, 2, 1, 0]);
    }
}

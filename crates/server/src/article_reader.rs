//! Articles against a state of the lists. Every way into the service reads through here, so that all say the same of a party: whether
//! it was listed when the article was published, too, where only editions in the store tell that.

use crate::Problem;
use interdict_documents::{Document, Reader, Reading, Settings};
use interdict_screening::Edition;
use interdict_store::{EditionDays, Presences};

/// Reads one article after the other.
#[derive(Debug)]
pub struct ArticleReader<'a> {
    reader: Reader<'a>,
    editions: &'a [Edition],
    days: Option<&'a EditionDays>,
    /// Opened for the first party of which the lists state no day: most articles name none.
    presences: Option<Presences<'a>>,
}

impl<'a> ArticleReader<'a> {
    /// A reader that dates parties by `editions`, those read against, and by `days`, those that the store has besides.
    pub(crate) fn new(reader: Reader<'a>, editions: &'a [Edition], days: Option<&'a EditionDays>) -> Self {
        Self { reader, editions, days, presences: None }
    }

    /// Reads an article. That the store cannot be read is a problem: what it knows would be missing without a word.
    pub fn read(&mut self, document: Document, settings: &Settings) -> Result<Reading, Problem> {
        let mut reading = self.reader.read(document, settings);
        let dossier = &mut reading.dossier;
        if let Some(days) = self.days
            && dossier.has_undated_parties()
        {
            let presences = match &mut self.presences {
                Some(presences) => presences,
                none => none.insert(days.presences()?),
            };
            dossier.date_by_editions(|record| presences.of(record))?;
        }
        dossier.date_by_lists(self.editions.iter().filter_map(Edition::dated));
        Ok(reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Snapshot;
    use interdict_documents::{SeenNote, Standing, dates::Day, plain};
    use interdict_lists::{ListReading, embedded::embedded};
    use interdict_model::PartialDate;
    use interdict_screening::Engine;
    use interdict_store::{Bounds, Store};

    const KIL: &str = "ofac-17619";

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    /// The embedded list without any day of listing.
    fn undated() -> ListReading {
        let mut reading = embedded().unwrap();
        reading.entities.iter_mut().for_each(|entity| entity.designations.clear());
        reading
    }

    fn read(snapshot: &Snapshot, published: Option<Day>) -> (Standing, Option<SeenNote>) {
        let document = plain::read("a.txt", "The ministry named Kil Jong Hun, an official, on Monday.");
        let settings = Settings { published, ..Settings::default() };
        let dossier = snapshot.reader().read(document, &settings).unwrap().dossier;
        let party = dossier.parties.iter().find(|party| party.entity == KIL).unwrap();
        (party.standing.clone(), party.seen.clone())
    }

    #[test]
    fn a_party_is_dated_by_the_editions_in_the_store_as_they_were_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.sqlite");
        let mut before = undated();
        before.entities.retain(|entity| entity.id != KIL);
        before.info.published_on = Some(day("2014-12-31"));
        before.info.digest = "0".repeat(64);
        let mut store = Store::open_or_create(&path).unwrap();
        for (reading, seen_on) in [(before, "2014-12-31"), (undated(), "2015-01-02")] {
            store.add(&reading, day(seen_on), &Bounds::default(), true).unwrap();
        }
        let over = |known_on| {
            let snapshot = Snapshot::new(Engine::open(vec![undated()], false).unwrap());
            snapshot.with_days(EditionDays::of(&path, known_on).unwrap())
        };
        let (first, since) = (Day::new(2015, 1, 1), day("2015-01-02"));
        let seen = Some(SeenNote { with: since, without: Some(day("2014-12-31")) });
        let whole = over(None);
        assert_eq!(read(&whole, first), (Standing::ListedLater { since }, seen.clone()));
        assert_eq!(read(&whole, Day::new(2015, 1, 5)), (Standing::Listed { since }, seen));
        // With one edition that was known, only the list itself tells.
        let then = over(Some(day("2014-12-31")));
        assert_eq!(read(&then, first), (Standing::Unknown { since: None }, None));
        let seen = Some(SeenNote { with: since, without: None });
        assert_eq!(read(&then, Day::new(2015, 1, 5)), (Standing::Listed { since }, seen));
    }
}

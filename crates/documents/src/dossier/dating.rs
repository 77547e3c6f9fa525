//! Whether a party was listed on the day of publication, where its list states no day: what the editions tell that somebody has.
//!
//! Lists such as OFAC's CSV files give no day for a party. Who holds several editions knows one: between the last edition without
//! the party and the first one with it. Reading itself knows no editions, so this is asked of the dossier afterwards.

use super::{Dossier, PartyNote, SeenNote};
use crate::names::Standing;
use interdict_model::{PartialDate, Presence};
use std::iter;

impl Dossier {
    /// Whether there is a party of which neither its list says since when it is listed, nor anybody else did by now, in a text of
    /// a known day: then editions may tell.
    pub fn has_undated_parties(&self) -> bool {
        publication_of(self).is_some() && self.parties.iter().any(is_undated)
    }

    /// Says of every party without a stated day whether it was listed when the text was published, as far as the editions tell.
    /// `presences` gives for a record in which editions it is, list by list.
    pub fn date_by_editions<P: AsRef<[Presence]>, E>(
        &mut self,
        mut presences: impl FnMut(&str) -> Result<P, E>,
    ) -> Result<(), E> {
        let Some(day) = publication_of(self) else { return Ok(()) };
        for party in self.parties.iter_mut().filter(|party| is_undated(party)) {
            date_party(party, day, &mut presences)?;
        }
        Ok(())
    }

    /// The same by the lists that were read against, each of one edition, by name and day: who stands on one of a day up to the
    /// publication was listed by then. Of who stands on a later one only, nothing follows.
    pub fn date_by_lists<'a>(&mut self, lists: impl Iterator<Item = (&'a str, PartialDate)>) {
        let Some(day) = publication_of(self) else { return };
        let then: Vec<(&str, PartialDate)> = lists.filter(|(_, of)| of.last_day() <= day).collect();
        for party in self.parties.iter_mut().filter(|party| is_undated(party)) {
            let its_own = then.iter().filter(|(list, _)| party.lists.iter().any(|own| own == list));
            if let Some(with) = its_own.map(|(_, of)| *of).min() {
                party.standing = Standing::Listed { since: with };
                party.seen = Some(SeenNote { with, without: None });
            }
        }
    }
}

/// Whether neither list nor editions say since when a party is listed.
fn is_undated(party: &PartyNote) -> bool {
    party.standing == Standing::Unknown { since: None }
}

/// The day on which a text was published.
fn publication_of(dossier: &Dossier) -> Option<PartialDate> {
    let published = dossier.origin.published.as_ref()?.value;
    let year = u16::try_from(published.year()).ok()?;
    PartialDate::day(year, published.month() as u8, published.day() as u8)
}

fn date_party<P: AsRef<[Presence]>, E>(
    party: &mut PartyNote,
    day: PartialDate,
    presences: &mut impl FnMut(&str) -> Result<P, E>,
) -> Result<(), E> {
    let mut told: Vec<(Standing, SeenNote)> = Vec::new();
    let mut open = false;
    for record in iter::once(&party.entity).chain(&party.same_party) {
        let lists = presences(record)?;
        // The note names the lists of its own record.
        let is_read = |presence: &&Presence| *record != party.entity || party.lists.contains(&presence.list);
        let before = told.len();
        let read = lists.as_ref().iter().filter(is_read);
        told.extend(read.filter_map(|presence| standing(&presence.editions, day)));
        open |= told.len() == before;
    }
    // On several lists: who stood on one of them was listed.
    let rank = |standing: &Standing| match standing {
        Standing::Listed { .. } => 0,
        Standing::Delisted { .. } => 1,
        _ => 2,
    };
    let best = told.into_iter().min_by_key(|(standing, seen)| (rank(standing), seen.with));
    // A record of which no edition tells may be the oldest: that the party was not listed then is not known.
    if let Some((standing, seen)) = best
        && (!open || matches!(standing, Standing::Listed { .. }))
    {
        party.standing = standing;
        party.seen = Some(seen);
    }
    Ok(())
}

/// What editions, in order, with whether they have a party, tell of a day; nothing where all of them are later.
fn standing(editions: &[(PartialDate, bool)], day: PartialDate) -> Option<(Standing, SeenNote)> {
    // One of a month or a year is only sure to be out at its end.
    let then = editions.iter().rposition(|(of, _)| of.last_day() <= day)?;
    let first_from = |from: usize, there: bool| (from..editions.len()).find(|at| editions[*at].1 == there);
    let last_to = |to: usize, there: bool| (0..to).rev().find(|at| editions[*at].1 == there);
    let day_at = |at: usize| editions[at].0;
    if editions[then].1 {
        let without = last_to(then, false);
        let first = without.map_or(0, |without| without + 1);
        let seen = SeenNote { with: day_at(first), without: without.map(day_at) };
        return Some((Standing::Listed { since: seen.with }, seen));
    }
    if let Some(last) = last_to(then, true) {
        let gone = day_at(last + 1);
        return Some((Standing::Delisted { on: gone }, SeenNote { with: day_at(last), without: Some(gone) }));
    }
    let first = first_from(then, true)?;
    let seen = SeenNote { with: day_at(first), without: Some(day_at(first - 1)) };
    Some((Standing::ListedLater { since: seen.with }, seen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Reader, Settings, dates::Day, plain};
    use interdict_model::{Entity, Name, Schema};
    use std::convert::Infallible;

    fn day(text: &str) -> PartialDate {
        text.parse().expect("a date")
    }

    #[test]
    fn editions_on_both_sides_of_a_day_tell_whether_a_party_was_listed() {
        let told = |editions: &[(&str, bool)], on: &str| {
            let editions: Vec<(PartialDate, bool)> = editions.iter().map(|(of, there)| (day(of), *there)).collect();
            standing(&editions, day(on))
        };
        let editions = [("2020-01-10", false), ("2020-02-10", true), ("2020-03-10", true), ("2020-04-10", false)];
        assert_eq!(told(&editions, "2020-01-01"), None, "no edition is old enough");
        let seen = SeenNote { with: day("2020-02-10"), without: Some(day("2020-01-10")) };
        let later = Standing::ListedLater { since: day("2020-02-10") };
        assert_eq!(told(&editions, "2020-01-20"), Some((later, seen.clone())));
        let listed = Standing::Listed { since: day("2020-02-10") };
        assert_eq!(told(&editions, "2020-03-20"), Some((listed, seen)));
        let gone = SeenNote { with: day("2020-03-10"), without: Some(day("2020-04-10")) };
        assert_eq!(told(&editions, "2020-05-01"), Some((Standing::Delisted { on: day("2020-04-10") }, gone)));
        let first = SeenNote { with: day("2020-02-10"), without: None };
        let listed = Standing::Listed { since: day("2020-02-10") };
        assert_eq!(told(&editions[1..], "2020-02-10"), Some((listed, first)));
        assert_eq!(told(&[("2020-01-10", false)], "2020-02-10"), None);
    }

    /// What is said of a party of one list and another record of it on a second one, in a text of 2020-02-01, where its own list
    /// has editions of the days given, and the other list too.
    fn dated(own: &[(&str, bool)], other: &[(&str, bool)]) -> Standing {
        let records = ["a-1", "b-1"].map(|id| {
            let mut entity = Entity::new(id, Schema::Company);
            entity.add_name(Name::primary("Zarkavite Orvane Holding"));
            entity.datasets = vec![id[..1].to_owned()];
            entity
        });
        let reader = Reader::new(&records).with_groups(vec![0, 0].into());
        let settings = Settings { published: Day::new(2020, 2, 1), ..Settings::default() };
        let text = "The ministry bought parts from Zarkavite Orvane Holding, officials said.";
        let mut dossier = reader.read(plain::read("a.txt", text), &settings).dossier;
        assert!(dossier.has_undated_parties());
        let presences = |record: &str| -> Result<Vec<Presence>, Infallible> {
            let editions = if record == "a-1" { own } else { other };
            let editions = editions.iter().map(|(of, there)| (day(of), *there)).collect();
            Ok(vec![Presence { list: record[..1].to_owned(), editions }])
        };
        let Ok(()) = dossier.date_by_editions(presences);
        dossier.parties[0].standing.clone()
    }

    #[test]
    fn a_record_of_which_no_edition_tells_leaves_open_what_the_other_denies() {
        let (before, after) =
            ([("2020-01-01", true), ("2020-03-01", true)], [("2020-01-01", false), ("2020-03-01", true)]);
        let listed = Standing::Listed { since: day("2020-01-01") };
        assert_eq!(dated(&before, &after), listed, "on one of the lists is listed");
        assert_eq!(dated(&after, &before), listed);
        assert_eq!(dated(&after, &after), Standing::ListedLater { since: day("2020-03-01") });
        assert_eq!(dated(&before, &[]), listed);
        assert_eq!(dated(&after, &[]), Standing::Unknown { since: None }, "the other record may be older");
    }
}

//! What happened to a listed party, as a sentence: the reason of an alert.
//!
//! The days are those of the authority where it states one; where it does not, the sentence says in which edition it was seen.

use crate::{Change, Edition};
use interdict_model::{Entity, PartialDate, month_name};
use std::fmt;

/// Values of a field that are spelled out; the rest is counted.
const SPELLED_OUT: usize = 3;

/// A date as it is said: `2 January 2015`, `January 2015`, `2015`.
pub fn spelled(date: PartialDate) -> String {
    let month = date.month_value().and_then(month_name);
    match (month, date.day_value()) {
        (Some(month), Some(day)) => format!("{day} {month} {}", date.year_value()),
        (Some(month), None) => format!("{month} {}", date.year_value()),
        _ => date.year_value().to_string(),
    }
}

/// A date with its preposition: `on 2 January 2015`, `in 2015`.
fn at(date: PartialDate) -> String {
    format!("{} {}", if date.day_value().is_some() { "on" } else { "in" }, spelled(date))
}

/// The edition that a sentence speaks of, by its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditionDay {
    /// The day that the publication gives itself, or else the day on which it was seen.
    pub day: PartialDate,
    /// Whether the publication gives itself the day.
    pub published: bool,
}

impl EditionDay {
    /// The day of an edition.
    pub fn of(edition: &Edition) -> Self {
        let own = edition.info.published_on;
        Self { day: own.unwrap_or(edition.seen_on), published: own.is_some() }
    }
}

/// `edition of 17 January 2015`, `edition seen on 17 January 2015`.
impl fmt::Display for EditionDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "edition {} {}", if self.published { "of" } else { "seen on" }, spelled(self.day))
    }
}

/// A sentence, and the day that the authority states for what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The sentence.
    pub text: String,
    /// The day, if the authority states one.
    pub on: Option<PartialDate>,
}

/// `KOMID was listed on 2 January 2015 under DPRK2`, or, where the authority does not say when, `KOMID was listed under DPRK2
/// (in the edition of 17 January 2015)`.
pub fn listed(name: &str, party: &Entity, edition: EditionDay) -> Told {
    let on = party.listed_on();
    let day = on.map(|day| format!(" {}", at(day))).unwrap_or_default();
    let programmes = party.programmes();
    let under = if programmes.is_empty() { String::new() } else { format!(" under {}", programmes.join(", ")) };
    let seen = if on.is_some() { String::new() } else { format!(" (in the {edition})") };
    Told { text: format!("{name} was listed{day}{under}{seen}"), on }
}

/// `X was delisted on 3 May 2016`, or, where the authority does not say so, `X was delisted: it is no longer in the edition seen
/// on 5 May 2016`. `party` is as it last stood on the list.
pub fn gone(name: &str, party: &Entity, edition: EditionDay) -> Told {
    // Only if every designation has an end is the last of them the end of all.
    let ends: Option<Vec<PartialDate>> = party.designations.iter().map(|designation| designation.delisted_on).collect();
    let on = ends.and_then(|ends| ends.into_iter().max());
    let text = match on {
        Some(day) => format!("{name} was delisted {}", at(day)),
        None => format!("{name} was delisted: it is no longer in the {edition}"),
    };
    Told { text, on }
}

/// `KOMID gained programme DPRK2 on 2 January 2015; gained address Moscow, Russia`.
pub fn changed(name: &str, change: &Change<'_>, edition: EditionDay) -> Told {
    let gained_programme = change.fields.iter().any(|field| field.field == "programme" && !field.added.is_empty());
    let (mut said, mut on): (Vec<String>, Option<PartialDate>) = (Vec::new(), None);
    // What counts most comes first, whatever the order of the fields.
    let mut fields: Vec<_> = change.fields.iter().collect();
    fields.sort_by_key(|field| !matches!(field.field, "programme" | "delisted on"));
    for field in fields {
        match field.field {
            "programme" => {
                let mut by_day: Vec<(Option<PartialDate>, Vec<&str>)> = Vec::new();
                for code in &field.added {
                    let day = programme_day(change, code);
                    match by_day.iter_mut().find(|(held, _)| *held == day) {
                        Some((_, codes)) => codes.push(code),
                        None => by_day.push((day, vec![code])),
                    }
                }
                for (day, codes) in by_day {
                    on = on.max(day);
                    let at = day.map(|day| format!(" {}", at(day))).unwrap_or_default();
                    said.push(format!("gained {}{at}", programmes(&codes)));
                }
                if !field.removed.is_empty() {
                    let codes: Vec<&str> = field.removed.iter().map(String::as_str).collect();
                    said.push(format!("lost {}", programmes(&codes)));
                }
            }
            "delisted on" => {
                for text in &field.added {
                    let day: Option<PartialDate> = text.parse().ok();
                    on = on.max(day);
                    said.push(format!("was delisted {}", day.map_or_else(|| text.clone(), at)));
                }
            }
            // The day of a new programme is told with it.
            "listed on" if gained_programme => {}
            "order or detail" => said.push("changed in a detail".to_owned()),
            other => {
                said.extend(some("gained", other, &field.added));
                said.extend(some("lost", other, &field.removed));
            }
        }
    }
    if said.is_empty() {
        said.push("changed".to_owned());
    }
    let seen = if on.is_some() { String::new() } else { format!(" (in the {edition})") };
    Told { text: format!("{name} {}{seen}", said.join("; ")), on }
}

/// `programme A`, `programmes A, B and C`. All of them: under which one somebody stands decides what is forbidden.
fn programmes(codes: &[&str]) -> String {
    match codes {
        [others @ .., last] if !others.is_empty() => format!("programmes {} and {last}", others.join(", ")),
        codes => format!("programme {}", codes.concat()),
    }
}

/// `gained name A, B and 2 more`; nothing if there are no values.
fn some(verb: &str, field: &str, values: &[String]) -> Option<String> {
    let (shown, more) = values.split_at(values.len().min(SPELLED_OUT));
    let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    (!values.is_empty()).then(|| format!("{verb} {field} {}{more}", shown.join(", ")))
}

/// Since when a party stands under a programme that it gained, as the authority states it. The day of a designation that was
/// there before says nothing of a programme that came later.
fn programme_day(change: &Change<'_>, code: &str) -> Option<PartialDate> {
    let known = |day: &PartialDate| change.before.designations.iter().any(|held| held.listed_on == Some(*day));
    let days = change.after.designations.iter().flat_map(|designation| {
        let programmes = designation.programmes.iter().filter(|programme| programme.code == code);
        let of_designation = designation.listed_on.filter(|day| !known(day));
        programmes.filter_map(move |programme| programme.period.from.or(of_designation))
    });
    days.max()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::diff;
    use interdict_model::{Designation, Name, Programme, Schema};

    fn act(code: &str, listed: &str, delisted: &str) -> Designation {
        Designation {
            authority: "Example Authority".into(),
            programmes: vec![Programme::undated(code)],
            listed_on: listed.parse().ok(),
            delisted_on: delisted.parse().ok(),
            ..Designation::default()
        }
    }

    fn party(acts: &[Designation]) -> Entity {
        let mut entity = Entity::new("test-1", Schema::Organization);
        entity.add_name(Name::primary("GALLEON QUARTZ"));
        entity.designations = acts.to_vec();
        entity
    }

    fn edition(day: &str, published: bool) -> EditionDay {
        EditionDay { day: day.parse().unwrap(), published }
    }

    fn told(before: &Entity, after: &Entity) -> String {
        let (before, after) = ([before.clone()], [after.clone()]);
        let diff = diff(&before, &after);
        changed("GQ", &diff.changed[0], edition("2015-01-17", false)).text
    }

    #[test]
    fn a_programme_is_told_with_the_day_of_the_authority() {
        let before = party(&[act("NPWMD", "2005-06-29", "")]);
        let mut after = party(&[act("NPWMD", "2005-06-29", ""), act("DPRK2", "2015-01-02", "")]);
        assert_eq!(told(&before, &after), "GQ gained programme DPRK2 on 2 January 2015");
        for name in ["A", "B", "C", "D"] {
            after.add_name(Name::alias(name));
        }
        let expected =
            "GQ gained programme DPRK2 on 2 January 2015; gained name A (a.k.a.), B (a.k.a.), C (a.k.a.) and 1 more";
        assert_eq!(told(&before, &after), expected);
        let (parties, later) = ([before], [after]);
        let change = &diff(&parties, &later).changed[0];
        assert_eq!(changed("GQ", change, edition("2015-01-17", true)).on, "2015-01-02".parse().ok());
    }

    #[test]
    fn what_the_authority_does_not_date_was_seen_in_an_edition() {
        let (before, after) = (party(&[act("NPWMD", "", "")]), party(&[act("DPRK2", "", "")]));
        let expected = "GQ gained programme DPRK2; lost programme NPWMD (in the edition seen on 17 January 2015)";
        assert_eq!(told(&before, &after), expected);
        let listed = listed("GQ", &before, edition("2015-01-17", true));
        assert_eq!(
            (listed.text.as_str(), listed.on),
            ("GQ was listed under NPWMD (in the edition of 17 January 2015)", None)
        );
    }

    #[test]
    fn several_programmes_of_one_day_are_told_together() {
        let before = party(&[act("NPWMD", "", ""), act("OLD", "", "")]);
        let mut after = party(&[act("TCO", "", ""), act("CAR", "", ""), act("DPRK2", "2015-01-02", "")]);
        after.designations.push(act("RUSSIA-EO14024", "", ""));
        let expected = "GQ gained programmes TCO, CAR and RUSSIA-EO14024; gained programme DPRK2 on 2 January 2015; lost \
                        programmes NPWMD and OLD";
        let mut said: Vec<String> = told(&before, &after).split("; ").map(str::to_owned).collect();
        let mut wanted: Vec<String> = expected.split("; ").map(str::to_owned).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        // Which day comes first is the order of the programmes in the record.
        said.iter_mut().chain(&mut wanted).for_each(|part| *part = part.replace("GQ ", ""));
        said.sort();
        wanted.sort();
        assert_eq!(said, wanted);
    }

    #[test]
    fn the_day_of_a_designation_is_not_that_of_a_programme_that_came_later() {
        let before = party(&[act("NPWMD", "2005-06-29", "")]);
        let mut after = before.clone();
        after.designations[0].programmes.push(Programme::undated("DPRK2"));
        let expected = "GQ gained programme DPRK2 (in the edition seen on 17 January 2015)";
        assert_eq!(told(&before, &after), expected);
    }

    #[test]
    fn the_end_is_told_as_stated_or_as_seen() {
        let seen = edition("2016-05-05", false);
        let (stated, silent) = (party(&[act("X", "2015", "2016-05-03")]), party(&[act("X", "2015", "")]));
        let (end, unsaid) = (gone("GQ", &stated, seen), gone("GQ", &silent, seen));
        assert_eq!((end.text.as_str(), end.on), ("GQ was delisted on 3 May 2016", "2016-05-03".parse().ok()));
        let expected = "GQ was delisted: it is no longer in the edition seen on 5 May 2016";
        assert_eq!((unsaid.text.as_str(), unsaid.on), (expected, None));
        // What ended long before does not say when the rest did.
        let half = party(&[act("X", "2010", "2012-01-01"), act("Y", "2015", "")]);
        assert_eq!(gone("GQ", &half, seen).text, expected);
        assert_eq!(told(&silent, &stated), "GQ was delisted on 3 May 2016");
        assert_eq!(listed("GQ", &silent, seen).text, "GQ was listed in 2015 under X");
    }
}

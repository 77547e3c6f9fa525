//! What happened to a listed party, as a sentence: the reason of an alert.
//!
//! The days are those of the authority where it states one; where it does not, the sentence says in which edition it was seen.

use crate::Change;
use interdict_model::{Entity, PartialDate};

/// Values of a field that are spelled out; the rest is counted.
const SPELLED_OUT: usize = 3;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as it is said: `2 January 2015`, `January 2015`, `2015`.
pub fn spelled(date: PartialDate) -> String {
    let month = date.month_value().and_then(|month| MONTHS.get(usize::from(month) - 1));
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

/// `KOMID was listed on 2 January 2015 under DPRK2`.
pub fn listed(name: &str, party: &Entity) -> String {
    let day = party.listed_on().map(|day| format!(" {}", at(day))).unwrap_or_default();
    let programmes = party.programmes();
    let under = if programmes.is_empty() { String::new() } else { format!(" under {}", programmes.join(", ")) };
    format!("{name} was listed{day}{under}")
}

/// `X was delisted on 3 May 2016`, or, where the authority does not say so, `X is no longer seen: it is not in the edition seen
/// on 5 May 2016`.
pub fn gone(name: &str, party: &Entity, seen_on: PartialDate) -> String {
    let stated = party.designations.iter().filter_map(|designation| designation.delisted_on).max();
    match stated {
        Some(day) => format!("{name} was delisted {}", at(day)),
        None => format!("{name} is no longer seen: it is not in the edition seen on {}", spelled(seen_on)),
    }
}

/// `KOMID gained programme DPRK2 on 2 January 2015; gained address Moscow, Russia`.
pub fn changed(name: &str, change: &Change<'_>, seen_on: PartialDate) -> String {
    let gained_programme = change.fields.iter().any(|field| field.field == "programme" && !field.added.is_empty());
    let (mut said, mut dated) = (Vec::new(), false);
    // What counts most comes first, whatever the order of the fields.
    let mut fields: Vec<_> = change.fields.iter().collect();
    fields.sort_by_key(|field| !matches!(field.field, "programme" | "delisted on"));
    for field in fields {
        match field.field {
            "programme" => {
                for code in &field.added {
                    let day = programme_day(change.after, code);
                    dated |= day.is_some();
                    let at = day.map(|day| format!(" {}", at(day))).unwrap_or_default();
                    said.push(format!("gained programme {code}{at}"));
                }
                said.extend(some("lost", field.field, &field.removed));
            }
            "delisted on" => {
                for day in &field.added {
                    dated = true;
                    said.push(format!("was delisted {}", day.parse().map_or_else(|_| day.clone(), at)));
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
    let seen = if dated { String::new() } else { format!(" (in the edition seen on {})", spelled(seen_on)) };
    format!("{name} {}{seen}", said.join("; "))
}

/// `gained name A, B and 2 more`; nothing if there are no values.
fn some(verb: &str, field: &str, values: &[String]) -> Option<String> {
    let (shown, more) = values.split_at(values.len().min(SPELLED_OUT));
    let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    (!values.is_empty()).then(|| format!("{verb} {field} {}{more}", shown.join(", ")))
}

/// Since when a party stands under a programme, as the authority states it.
fn programme_day(party: &Entity, code: &str) -> Option<PartialDate> {
    let days = party.designations.iter().flat_map(|designation| {
        let programmes = designation.programmes.iter().filter(|programme| programme.code == code);
        programmes.filter_map(|programme| programme.period.from.or(designation.listed_on))
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

    fn told(before: &Entity, after: &Entity) -> String {
        let (before, after) = ([before.clone()], [after.clone()]);
        let diff = diff(&before, &after);
        changed("GQ", &diff.changed[0], "2015-01-17".parse().unwrap())
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
    }

    #[test]
    fn what_the_authority_does_not_date_was_seen_in_an_edition() {
        let (before, after) = (party(&[act("NPWMD", "", "")]), party(&[act("DPRK2", "", "")]));
        let expected = "GQ gained programme DPRK2; lost programme NPWMD (in the edition seen on 17 January 2015)";
        assert_eq!(told(&before, &after), expected);
    }

    #[test]
    fn the_end_is_told_as_stated_or_as_seen() {
        let seen_on = "2016-05-05".parse().unwrap();
        let (stated, silent) = (party(&[act("X", "2015", "2016-05-03")]), party(&[act("X", "2015", "")]));
        assert_eq!(gone("GQ", &stated, seen_on), "GQ was delisted on 3 May 2016");
        assert_eq!(gone("GQ", &silent, seen_on), "GQ is no longer seen: it is not in the edition seen on 5 May 2016");
        assert_eq!(told(&silent, &stated), "GQ was delisted on 3 May 2016");
        assert_eq!(listed("GQ", &silent), "GQ was listed in 2015 under X");
    }
}

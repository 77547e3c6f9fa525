//! Parties of different lists that are certainly the same: shown side by side, never merged.
//!
//! Two records are linked by one of three reasons, each sure by itself: one publisher gives the other's reference number; both
//! have a number that only one party has (a passport, an IMO number, a wallet); both are persons of one name who were born on
//! the same day. Links make groups. A group has an identity that stays as long as any of its members does: the one that was
//! given to a member before, else that of its first member in the order of identities.

use crate::{Engine, Parties};
use interdict_matching::{EntityId, Index, SearchOptions, Searcher, Subject};
use interdict_model::{DateSpan, Entity, Identifier, IdentifierKind, PartialDate, PartyKind, Validity};
use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

/// Names alone must say so much that two records born on one day are of one person.
const SURE_OF_NAME: f64 = 0.90;
/// Numbers with fewer letters are shared by chance.
const SHORTEST_NUMBER: usize = 6;
/// A day on which so many are born says little: lists give 1 January where they know a year.
const MOST_BORN_ON_A_DAY: usize = 60;

/// Why two records are of one party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "reason")]
pub enum Reason {
    /// One gives the reference number of the other.
    Reference {
        /// The number.
        number: String,
    },
    /// Both have a number that only one party has.
    Identifier {
        /// The number, normalised.
        number: String,
    },
    /// One name, born on the same day.
    NameAndBirth {
        /// The day.
        born: PartialDate,
    },
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Reference { number } => write!(f, "reference {number}"),
            Self::Identifier { number } => write!(f, "the same number {number}"),
            Self::NameAndBirth { born } => write!(f, "one name, both born {born}"),
        }
    }
}

/// Two records and why they are of one party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The one that comes first in the order of identities.
    pub left: String,
    /// The other.
    pub right: String,
    /// Why.
    #[serde(flatten)]
    pub reason: Reason,
}

/// Records of one party on several lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// Its identity.
    pub id: String,
    /// Identities of the records, in order.
    pub members: Vec<String>,
    /// Why they belong together.
    pub links: Vec<Link>,
}

/// All groups, and which record is in which.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Groups {
    /// In the order of their identities.
    pub groups: Vec<Group>,
    of: HashMap<String, usize>,
}

impl From<Vec<Group>> for Groups {
    fn from(groups: Vec<Group>) -> Self {
        let of = groups
            .iter()
            .enumerate()
            .flat_map(|(place, group)| group.members.iter().map(move |member| (member.clone(), place)))
            .collect();
        Self { groups, of }
    }
}

impl Groups {
    /// The group of a record.
    pub fn of(&self, entity: &str) -> Option<&Group> {
        self.of.get(entity).map(|place| &self.groups[*place])
    }

    /// Which record is in which group, to be kept: given to the next [`Engine::group`], identities stay.
    pub fn assignments(&self) -> BTreeMap<String, String> {
        let pairs = self.groups.iter().flat_map(|group| group.members.iter().map(|member| (member, &group.id)));
        pairs.map(|(member, group)| (member.clone(), group.clone())).collect()
    }
}

impl Engine {
    /// For every record, in the order of [`Engine::parties`], the number of its party: the place of the first record that has its
    /// identity or is in its group.
    pub fn party_numbers(&self) -> Vec<u32> {
        let groups = self.groups();
        let mut first: HashMap<&str, u32> = HashMap::new();
        let numbers = self.parties().ids().map(|(place, id)| {
            let party = groups.of(id).map_or(id, |group| group.id.as_str());
            *first.entry(party).or_insert(place)
        });
        numbers.collect()
    }

    /// Finds the parties that stand on several of the lists. `assigned` says which group a record was in before.
    pub fn group(&self, assigned: &BTreeMap<String, String>) -> Groups {
        let parties = self.parties();
        let told = Told::by(parties);
        let mut links: Vec<Link> = Vec::new();
        link_by_reference(parties, &told.references, &mut links);
        link_by_identifier(parties, told.numbers, &mut links);
        link_by_birth(parties, self.index(), told.born, &mut links);
        links.sort();
        links.dedup_by(|a, b| a.left == b.left && a.right == b.right);
        grouped(links, assigned)
    }
}

fn link(left: &Entity, right: &Entity, reason: Reason, links: &mut Vec<Link>) {
    // Records of one list are told apart by their publisher.
    if left.datasets.iter().any(|dataset| right.datasets.contains(dataset)) || left.id == right.id {
        return;
    }
    if !left.schema.kind().agrees_with(right.schema.kind()) || births_contradict(left, right) {
        return;
    }
    let (left, right) = if left.id < right.id { (left, right) } else { (right, left) };
    links.push(Link { left: left.id.clone(), right: right.id.clone(), reason });
}

/// Whether both have birth dates and no two of them are within two years: then a number that is the same is a mistake.
fn births_contradict(left: &Entity, right: &Entity) -> bool {
    let years = |entity: &Entity| -> Vec<u16> {
        let bounds = entity.births.iter().map(|span| span.bounds());
        bounds.flat_map(|(first, last)| first.year_value()..=last.year_value()).collect()
    };
    let (left, right) = (years(left), years(right));
    !left.is_empty() && !right.is_empty() && !left.iter().any(|a| right.iter().any(|b| a.abs_diff(*b) <= 2))
}

/// What of all parties may link them, collected in one pass: those that are packed are unpacked once for it, and again only
/// where there may be a link.
#[derive(Debug, Default)]
struct Told {
    /// Who gives the reference number of another.
    references: Vec<(EntityId, String)>,
    /// Hashes of numbers that only one party has, and who has them.
    numbers: Vec<(u64, EntityId)>,
    /// Persons by the day on which they were born.
    born: BTreeMap<PartialDate, Vec<EntityId>>,
}

impl Told {
    fn by(parties: &Parties) -> Self {
        let mut told = Self::default();
        for (number, party) in (0..).zip(parties.iter()) {
            let references = party.identifiers.iter().filter(|identifier| is_reference(identifier));
            told.references.extend(references.map(|identifier| (number, identifier.value.trim().to_owned())));
            told.numbers.extend(sure_numbers(&party).map(|(text, _)| (hash_of(&text), number)));
            if party.schema.kind() == PartyKind::Person {
                for day in party.births.iter().filter_map(whole_day) {
                    told.born.entry(day).or_default().push(number);
                }
            }
        }
        told
    }
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The day of a birth, where it is one day and certain.
fn whole_day(span: &DateSpan) -> Option<PartialDate> {
    (span.end.is_none() && !span.circa && span.start.day_value().is_some()).then_some(span.start)
}

fn is_reference(identifier: &Identifier) -> bool {
    matches!(&identifier.kind, IdentifierKind::Other(kind) if kind.to_ascii_lowercase().contains("un reference"))
}

fn link_by_reference(parties: &Parties, references: &[(EntityId, String)], links: &mut Vec<Link>) {
    // The reference numbers that a publisher gives its own records: the part of the identity behind the list's prefix.
    let mut by_reference: HashMap<&str, Vec<EntityId>> = HashMap::new();
    for (number, id) in parties.ids() {
        if let Some(reference) = id.strip_prefix("un-") {
            by_reference.entry(reference).or_default().push(number);
        }
    }
    for (number, reference) in references {
        for other in by_reference.get(reference.as_str()).into_iter().flatten() {
            let (one, other) = (parties.get(*number), parties.get(*other));
            link(&one, &other, Reason::Reference { number: reference.clone() }, links);
        }
    }
}

/// Whether a number of this kind names one party in the world, or in its country.
fn names_one(identifier: &Identifier) -> bool {
    use IdentifierKind::{Imo, Lei, NationalId, Passport, TaxNumber, Wallet};
    matches!(identifier.kind, Imo | Lei | NationalId | Passport | TaxNumber | Wallet(_))
        && identifier.validity() != Validity::Invalid
}

/// The numbers, normalised, that only this party has and that are long enough to be shared by nobody by chance.
fn sure_numbers(party: &Entity) -> impl Iterator<Item = (String, &Identifier)> {
    let numbers = party.identifiers.iter().filter(|identifier| names_one(identifier));
    let numbers = numbers.map(|identifier| (identifier.normalised(), identifier));
    numbers
        .filter(|(number, _)| number.len() >= SHORTEST_NUMBER && number.bytes().filter(u8::is_ascii_digit).count() >= 4)
}

fn link_by_identifier(parties: &Parties, mut numbers: Vec<(u64, EntityId)>, links: &mut Vec<Link>) {
    numbers.sort_unstable();
    numbers.dedup();
    for same in numbers.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1) {
        let entities: Vec<Cow<'_, Entity>> = same.iter().map(|(_, number)| parties.get(*number)).collect();
        // Numbers of one hash need not be one number.
        let mut bearers: BTreeMap<String, Vec<(&Entity, &Identifier)>> = BTreeMap::new();
        for entity in &entities {
            for (number, identifier) in sure_numbers(entity).filter(|(number, _)| hash_of(number) == same[0].0) {
                bearers.entry(number).or_default().push((&**entity, identifier));
            }
        }
        for (number, bearers) in bearers {
            link_bearers(&number, &bearers, links);
        }
    }
}

/// Links those who have a number, unless it is of another kind or country.
fn link_bearers(number: &str, bearers: &[(&Entity, &Identifier)], links: &mut Vec<Link>) {
    for (place, (left, first)) in bearers.iter().enumerate() {
        for (right, second) in &bearers[place + 1..] {
            let countries_agree = match (&first.country, &second.country) {
                (Some(a), Some(b)) => a.base() == b.base(),
                _ => true,
            };
            if first.kind == second.kind && countries_agree {
                link(left, right, Reason::Identifier { number: number.to_owned() }, links);
            }
        }
    }
}

fn link_by_birth(parties: &Parties, index: &Index, born: BTreeMap<PartialDate, Vec<EntityId>>, links: &mut Vec<Link>) {
    let mut searcher = Searcher::new(index);
    let options = SearchOptions { threshold: 0.0, weak_names: false, ..SearchOptions::default() };
    for (day, people) in born {
        let first_of_january = day.month_value() == Some(1) && day.day_value() == Some(1);
        if people.len() < 2 || people.len() > MOST_BORN_ON_A_DAY || first_of_january {
            continue;
        }
        let people: Vec<(EntityId, Cow<'_, Entity>)> =
            people.into_iter().map(|number| (number, parties.get(number))).collect();
        for (place, (_, one)) in people.iter().enumerate() {
            for (number, other) in &people[place + 1..] {
                if one.datasets.iter().any(|dataset| other.datasets.contains(dataset)) {
                    continue;
                }
                let Some(primary) = one.names.first() else { continue };
                let subject = Subject { kind: Some(PartyKind::Person), ..Subject::named(&*primary.text) };
                let score = searcher.score_one(&subject, *number, &options).map_or(0.0, |hit| hit.score);
                if score >= SURE_OF_NAME {
                    link(one, other, Reason::NameAndBirth { born: day }, links);
                }
            }
        }
    }
}

/// The record that stands for all that are linked with one.
fn root(parent: &BTreeMap<String, String>, of: &str) -> String {
    let mut at = of;
    while let Some(up) = parent.get(at).filter(|up| *up != at) {
        at = up;
    }
    at.to_owned()
}

/// Puts linked records together.
fn grouped(links: Vec<Link>, assigned: &BTreeMap<String, String>) -> Groups {
    let mut parent: BTreeMap<String, String> = BTreeMap::new();
    for Link { left, right, .. } in &links {
        let (a, b) = (root(&parent, left), root(&parent, right));
        let (first, second) = if a < b { (a, b) } else { (b, a) };
        parent.insert(second, first.clone());
        parent.entry(first.clone()).or_insert(first);
    }
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for member in parent.keys() {
        members.entry(root(&parent, member)).or_default().push(member.clone());
    }
    let mut groups: Vec<Group> =
        members.into_values().map(|members| Group { id: String::new(), members, links: Vec::new() }).collect();
    let mut taken: Vec<String> = Vec::new();
    for group in &mut groups {
        // An identity goes with one group, even where a group of before has come apart.
        let before = group.members.iter().filter_map(|member| assigned.get(member)).filter(|id| !taken.contains(id));
        group.id = before.min().cloned().unwrap_or_else(|| format!("group-{}", group.members[0]));
        taken.push(group.id.clone());
    }
    groups.sort_by(|a, b| a.id.cmp(&b.id));
    let mut grouped = Groups::from(groups);
    for link in links {
        if let Some(place) = grouped.of.get(&link.left).copied() {
            grouped.groups[place].links.push(link);
        }
    }
    grouped
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use interdict_lists::{EditionInfo, ListReading};
    use interdict_model::{Name, Schema};

    fn person(id: &str, name: &str, born: &str, passport: Option<&str>) -> Entity {
        let mut entity = Entity::new(id, Schema::Person);
        entity.add_name(Name::primary(name));
        entity.births.extend(born.parse::<PartialDate>().ok().map(DateSpan::from));
        entity.identifiers.extend(passport.map(|number| Identifier::new(IdentifierKind::Passport, number)));
        entity
    }

    fn list(dataset: &str, entities: Vec<Entity>) -> ListReading {
        ListReading {
            info: EditionInfo { dataset: dataset.into(), ..EditionInfo::default() },
            entities,
            ..ListReading::default()
        }
    }

    fn groups(lists: Vec<ListReading>, assigned: &BTreeMap<String, String>) -> Groups {
        Engine::open(lists, false).unwrap().group(assigned)
    }

    #[test]
    fn one_party_on_several_lists_is_one_group_and_namesakes_are_not() {
        let first = list(
            "a",
            vec![
                person("a-1", "KIM, Yong Chol", "1962-02-18", None),
                person("a-2", "KIM, Yong Chol", "1947", None),
                person("a-3", "RYU, Jin", "1965-08-07", Some("563410081")),
                person("a-4", "PAK, Chun Il", "1954-07-28", None),
            ],
        );
        let mut listed_at_the_un = person("b-9", "Paek Chang Ho", "1964-06-18", None);
        listed_at_the_un
            .identifiers
            .push(Identifier::new(IdentifierKind::Other("UN reference number".into()), "KPi.1"));
        let second = list(
            "b",
            vec![
                person("b-1", "Kim Yong-Chol", "1962-02-18", None),
                person("b-3", "Jin Ryu", "1966-08-07", Some("5634 10081")),
                person("b-4", "Chang Myong U", "1954-07-28", None),
                listed_at_the_un,
            ],
        );
        let third = list("un", vec![person("un-KPi.1", "PAEK CHANG-HO", "1964-06-18", None)]);
        let found = groups(vec![first, second, third], &BTreeMap::new());
        let told: Vec<(String, String)> = found
            .groups
            .iter()
            .map(|group| (group.members.join(" "), group.links.iter().map(|link| link.reason.to_string()).collect()))
            .collect();
        let expected = [
            ("a-1 b-1", "one name, both born 1962-02-18"),
            ("a-3 b-3", "the same number 563410081"),
            ("b-9 un-KPi.1", "reference KPi.1"),
        ];
        assert_eq!(told, expected.map(|(members, reason)| (members.to_owned(), reason.to_owned())));
    }

    #[test]
    fn records_of_one_group_and_of_one_identity_have_one_number() {
        let first = list(
            "a",
            vec![
                person("a-1", "Ostremir Quorvendahl", "1961", None),
                person("a-2", "Galleon Quartz", "1962-02-18", None),
                person("x-3", "Zarkav Orvane", "1963", None),
            ],
        );
        let second = list(
            "b",
            vec![person("b-1", "Galleon Quartz", "1962-02-18", None), person("x-3", "Zarkav Orvane", "1963", None)],
        );
        let engine = Engine::open(vec![first, second], false).unwrap();
        assert_eq!(engine.party_numbers(), [0, 1, 2, 3, 2], "groups were not asked for");
        assert_eq!(engine.with_groups(&BTreeMap::new()).party_numbers(), [0, 1, 2, 1, 2]);
    }

    #[test]
    fn a_group_keeps_its_identity_while_any_of_its_members_stays() {
        let person_on =
            |dataset: &str| list(dataset, vec![person(&format!("{dataset}-1"), "Galleon Quartz", "1962-02-18", None)]);
        let before = groups(vec![person_on("b"), person_on("c")], &BTreeMap::new());
        assert_eq!(before.groups[0].id, "group-b-1");
        // A list joins that would come first, and one goes.
        let after = groups(vec![person_on("a"), person_on("c")], &before.assignments());
        assert_eq!(
            (after.groups[0].id.as_str(), after.groups[0].members.join(" ")),
            ("group-b-1", "a-1 c-1".to_owned())
        );
    }
}

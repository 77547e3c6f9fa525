//! The parties of an edition, and one change taken back.

use super::{Change, ChangeKind, Entry, Head, merge, party, primary::Signs, text::fold};
use interdict_model::{DateSpan, Entity, Name, NameKind, Programme};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An entry is a party if the score reaches this: 10 for all names in common, 4 or -6 for births, 2 for programmes, 1
/// for the primary name.
const ENOUGH: f64 = 4.0;

/// What taking back a change did.
#[derive(Debug)]
pub(super) enum Effect {
    /// An addition: the party was not on the list before.
    TakenOut(Box<Entity>),
    /// An addition of aliases: the party was on the list without them.
    NamesTakenOut,
    /// A removal: the party was on the list before. Whether its primary name is a guess.
    Restored(bool),
    /// A change: the party with this identity has its old entry again.
    Reverted(String),
    /// No party fits.
    NotFound(&'static str),
}

/// Parties that can be found by name.
pub(super) struct Parties {
    held: Vec<Option<Entity>>,
    by_name: HashMap<String, BTreeSet<usize>>,
    signs: Signs,
}

fn folded_names(entity: &Entity) -> BTreeSet<String> {
    entity.names.iter().map(|name| fold(&name.text)).collect()
}

impl Parties {
    /// The parties of an edition. The signs are taken from all changes, also from those that are not taken back.
    pub(super) fn new(edition: &[Entity], changes: &[Change]) -> Self {
        let mut parties = Self { held: Vec::new(), by_name: HashMap::new(), signs: Signs::of(changes) };
        for entity in edition {
            parties.held.push(None);
            parties.put(parties.held.len() - 1, entity.clone());
        }
        parties
    }

    /// The parties in the order of the edition, restored ones behind them.
    pub(super) fn into_entities(self) -> Vec<Entity> {
        self.held.into_iter().flatten().collect()
    }

    fn put(&mut self, index: usize, entity: Entity) {
        for name in folded_names(&entity) {
            self.by_name.entry(name).or_default().insert(index);
        }
        if let Some(place) = self.held.get_mut(index) {
            *place = Some(entity);
        }
    }

    fn take(&mut self, index: usize) -> Option<Entity> {
        let entity = self.held.get_mut(index)?.take()?;
        for name in folded_names(&entity) {
            if let Some(places) = self.by_name.get_mut(&name) {
                places.remove(&index);
            }
        }
        Some(entity)
    }

    /// The party that an entry describes.
    fn find(&self, entry: &Entry) -> Option<usize> {
        let births = party::entity(entry, "", entry.head()).births;
        let found = self.best(entry, &births, &entry.folded_names());
        if let Some((score, index)) = found
            && score >= ENOUGH
        {
            return Some(index);
        }
        // The name may end elsewhere than the entry was read.
        entry.readings.iter().find_map(|reading| {
            let (score, index) = self.best(entry, &births, &BTreeSet::from([fold(reading)]))?;
            let shares = self.held.get(index)?.as_ref().is_some_and(|held| {
                held.programmes().iter().any(|code| entry.programmes.iter().any(|own| own == code))
            });
            (score >= 10.0 && shares).then_some(index)
        })
    }

    fn best(&self, entry: &Entry, births: &[DateSpan], names: &BTreeSet<String>) -> Option<(f64, usize)> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for index in names.iter().filter_map(|name| self.by_name.get(name)).flatten() {
            *shared.entry(*index).or_default() += 1;
        }
        let mut best: Option<(f64, usize)> = None;
        for (index, count) in shared {
            let Some(Some(held)) = self.held.get(index) else { continue };
            if held.schema != entry.schema {
                continue;
            }
            let all = names.union(&folded_names(held)).count();
            let mut score = 10.0 * count as f64 / all.max(1) as f64;
            if !births.is_empty() && !held.births.is_empty() {
                score += if births.iter().any(|birth| held.births.contains(birth)) { 4.0 } else { -6.0 };
            }
            let codes: BTreeSet<&str> = held.programmes().into_iter().collect();
            let own: BTreeSet<&str> = entry.programmes.iter().map(String::as_str).collect();
            if codes == own {
                score += 2.0;
            } else if !codes.is_disjoint(&own) {
                score += 1.0;
            }
            if names.contains(&fold(held.caption())) {
                score += 1.0;
            }
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, index));
            }
        }
        best
    }

    /// Takes a change back.
    pub(super) fn undo(&mut self, change: &Change) -> Effect {
        match (change.kind, &change.old, &change.new) {
            (ChangeKind::Added, _, Some(new)) => self.undo_addition(change, new),
            (ChangeKind::Removed, Some(old), _) => self.undo_removal(change, old),
            (ChangeKind::Changed, Some(old), Some(new)) => self.undo_change(change, old, new),
            _ => Effect::NotFound("the change does not give the entry"),
        }
    }

    fn undo_addition(&mut self, change: &Change, new: &Entry) -> Effect {
        let Some((index, mut entity)) = self.find(new).and_then(|index| Some((index, self.take(index)?))) else {
            return Effect::NotFound("no party of the later list fits the entry that was added");
        };
        let heads = merge::folded_heads(change);
        // Only some of its names: aliases were added to a party that was there.
        let whole = heads.contains(&fold(entity.caption()))
            || heads.len() >= new.folded_names().len()
            || entity.names.len() == 1;
        if whole {
            return Effect::TakenOut(Box::new(entity));
        }
        entity.names.retain(|name| !heads.contains(&fold(&name.text)));
        self.put(index, entity);
        Effect::NamesTakenOut
    }

    fn undo_removal(&mut self, change: &Change, old: &Entry) -> Effect {
        let (primary, guessed) = self.signs.choose(old, &heads(change, |head| head.old.as_deref()));
        // The file does not give the uid. Day and line are the same in every reading.
        let id = format!("ofac-removed-{}-{}", change.day, change.line);
        let mut entity = party::entity(old, &id, &primary);
        let note = if guessed {
            format!("removed on {}; which of the names was the primary one is not known", change.day)
        } else {
            format!("removed on {}", change.day)
        };
        entity.notes.push(note);
        self.held.push(None);
        self.put(self.held.len() - 1, entity);
        Effect::Restored(guessed)
    }

    fn undo_change(&mut self, change: &Change, old: &Entry, new: &Entry) -> Effect {
        let Some((index, mut entity)) = self.find(new).and_then(|index| Some((index, self.take(index)?))) else {
            return Effect::NotFound("no party of the later list fits the new form of the entry");
        };
        revert_names(&mut entity, change, old, new, &self.signs);
        revert_facts(&mut entity, old, new);
        let id = entity.id.clone();
        self.put(index, entity);
        Effect::Reverted(id)
    }
}

fn heads(change: &Change, side: fn(&Head) -> Option<&str>) -> Vec<&str> {
    change.heads.iter().filter_map(side).collect()
}

fn revert_names(entity: &mut Entity, change: &Change, old: &Entry, new: &Entry, signs: &Signs) {
    let primary = fold(entity.caption());
    // `OLD NAME ... -to- NEW NAME ...`: the pair of heads says how the primary name was.
    let renamed = change
        .heads
        .iter()
        .find(|head| head.new.as_deref().is_some_and(|new| fold(new) == primary))
        .and_then(|head| head.old.clone());
    let (old_names, new_names) = (old.folded_names(), new.folded_names());
    entity.names.retain(|name| {
        let folded = fold(&name.text);
        old_names.contains(&folded) || !new_names.contains(&folded)
    });
    let held = folded_names(entity);
    for name in old.names.iter().filter(|name| !held.contains(&fold(&name.text))) {
        entity.add_name(party::name(name));
    }
    let still_there = entity.names.iter().any(|name| fold(&name.text) == primary);
    let before = match renamed {
        Some(renamed) => renamed,
        None if still_there => return,
        None => signs.choose(old, &heads(change, |head| head.old.as_deref())).0,
    };
    make_primary(entity, &before);
}

fn make_primary(entity: &mut Entity, primary: &str) {
    let folded = fold(primary);
    let at = entity.names.iter().position(|name| fold(&name.text) == folded);
    if at == Some(0) && entity.names.first().is_some_and(|name| name.kind == NameKind::Primary) {
        return;
    }
    for name in entity.names.iter_mut().filter(|name| name.kind == NameKind::Primary) {
        name.kind = NameKind::Alias;
    }
    let held = at.map(|at| entity.names.remove(at));
    let name = held.unwrap_or_else(|| Name::primary(primary));
    entity.names.insert(0, Name { kind: NameKind::Primary, weak: false, ..name });
}

/// Programmes, addresses and everything that the remarks say: what only the new form says goes, what only the old form
/// says comes back, what neither says stays.
fn revert_facts(entity: &mut Entity, old: &Entry, new: &Entry) {
    let (was, became) = (party::entity(old, "", old.head()), party::entity(new, "", new.head()));
    revert(&mut entity.births, &became.births, &was.births);
    revert(&mut entity.birth_places, &became.birth_places, &was.birth_places);
    revert(&mut entity.deaths, &became.deaths, &was.deaths);
    revert(&mut entity.countries, &became.countries, &was.countries);
    revert(&mut entity.positions, &became.positions, &was.positions);
    revert(&mut entity.identifiers, &became.identifiers, &was.identifiers);
    revert(&mut entity.relations, &became.relations, &was.relations);
    revert(&mut entity.notes, &became.notes, &was.notes);
    revert(&mut entity.not_understood, &became.not_understood, &was.not_understood);
    if became.gender != was.gender {
        entity.gender.clone_from(&was.gender);
    }
    if became.vessel != was.vessel {
        entity.vessel.clone_from(&was.vessel);
    }
    let lines = |entity: &Entity| -> BTreeSet<String> {
        entity.addresses.iter().map(|address| fold(&address.one_line())).collect()
    };
    let (old_lines, new_lines) = (lines(&was), lines(&became));
    entity.addresses.retain(|address| {
        let line = fold(&address.one_line());
        old_lines.contains(&line) || !new_lines.contains(&line)
    });
    let held = lines(entity);
    for address in &was.addresses {
        let line = fold(&address.one_line());
        if !new_lines.contains(&line) && !held.contains(&line) {
            entity.addresses.push(address.clone());
        }
    }
    if let Some(designation) = entity.designations.first_mut() {
        revert(&mut designation.measures, &measures(&became), &measures(&was));
        let mut held = std::mem::take(&mut designation.programmes);
        for code in &old.programmes {
            let at = held.iter().position(|programme| programme.code == *code);
            let programme = at.map_or_else(|| Programme::undated(code), |at| held.remove(at));
            designation.programmes.push(programme);
        }
    }
}

fn measures(entity: &Entity) -> Vec<String> {
    entity.designations.first().map(|designation| designation.measures.clone()).unwrap_or_default()
}

fn revert<T: PartialEq + Clone>(held: &mut Vec<T>, new: &[T], old: &[T]) {
    held.retain(|fact| old.contains(fact) || !new.contains(fact));
    for fact in old {
        if !new.contains(fact) && !held.contains(fact) {
            held.push(fact.clone());
        }
    }
}

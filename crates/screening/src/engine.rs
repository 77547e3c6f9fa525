//! Lists loaded, indexed and ready: subjects in, screenings out.

pub(crate) mod file;
pub(crate) mod large;

use crate::{
    EngineError, Groups, Settings,
    ofac::{OfacOpinion, OfacScores},
    parties::{Parties, parties},
    pipeline,
    reasons::in_short,
    remembered::Remembered,
    screening::{Edition, Match, MatchedName, Namesake, Outcome, SameWord, Screening},
    subjects::{Item, ScreenedSubject},
};
use interdict_archive::Section;
use interdict_lists::ListReading;
use interdict_matching::{EntityId, Hit, Index, IndexBuilder, OfacList, Searcher, Subject};
use interdict_model::{Entity, PartialDate};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashSet},
    sync::OnceLock,
};

/// What a run remembers of the answers it gave.
const REMEMBERED_BYTES: usize = 64 << 20;

/// A version of a party, and when it was seen: from a day on, and until the day on which it was no longer there.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenVersion {
    /// The party as it was published then.
    pub entity: Entity,
    /// The first day.
    pub from: Option<PartialDate>,
    /// The first day without it; none while it is there.
    pub until: Option<PartialDate>,
}

/// The parties of one or more editions with an index over them: in memory, or in a mapped file ([`Engine::open_file`]). Never
/// changes once opened.
#[derive(Debug)]
pub struct Engine {
    parties: Parties,
    index: Index,
    /// Built when it is first asked for: most screenings never do.
    ofac: OnceLock<OfacList>,
    editions: Vec<Edition>,
    groups: OnceLock<Groups>,
    /// The groups in an index file; read when they are first asked for.
    written_groups: Option<Section>,
    /// On how many threads it was indexed, and parts of it are; on all cores if that was not said.
    pub(crate) threads: Option<usize>,
}

impl Engine {
    /// Indexes lists that were read, on all cores. A list that is not complete is an error unless it is allowed.
    pub fn open(lists: Vec<ListReading>, allow_incomplete: bool) -> Result<Self, EngineError> {
        Self::open_on(None, lists, allow_incomplete)
    }

    /// The same on so many threads; on all cores if none is said.
    pub fn open_on(
        threads: Option<usize>,
        lists: Vec<ListReading>,
        allow_incomplete: bool,
    ) -> Result<Self, EngineError> {
        let (entities, editions) = parties(lists, allow_incomplete)?;
        let index = Index::build_on(threads, &entities);
        Ok(Self { threads, ..Self::of(entities.into(), index, editions) })
    }

    fn of(parties: Parties, index: Index, editions: Vec<Edition>) -> Self {
        Self {
            parties,
            index,
            ofac: OnceLock::new(),
            editions,
            groups: OnceLock::new(),
            written_groups: None,
            threads: None,
        }
    }

    /// Indexes all versions that were ever seen, so that one engine answers for any day: with `known_on` in the settings it
    /// looks at what was known on the day, without it at every version. `editions` are those the versions come from.
    pub fn open_history(editions: Vec<Edition>, versions: Vec<SeenVersion>) -> Result<Self, EngineError> {
        if versions.is_empty() {
            return Err(EngineError::NoParties);
        }
        let mut builder = IndexBuilder::default();
        let mut entities = Vec::with_capacity(versions.len());
        for SeenVersion { entity, from, until } in versions {
            builder.add_seen(&entity, from, until);
            entities.push(entity);
        }
        let index = builder.finish();
        Ok(Self::of(entities.into(), index, editions))
    }

    /// What is screened against.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// All parties, list by list.
    pub fn parties(&self) -> &Parties {
        &self.parties
    }

    /// All parties at once. Of an engine in a file this reads every one of them, as [`Parties::all`] says.
    pub fn entities(&self) -> &[Entity] {
        self.parties.all()
    }

    /// Whether the records of an engine in a file are those that were written: reads all of them. What searches the records
    /// themselves, such as names in articles, would pass over a damaged one without a word, and asks this first.
    pub fn check_records(&self) -> Result<(), EngineError> {
        Ok(self.parties.check()?)
    }

    /// The index over the names of all parties.
    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// Finds the parties that stand on several of the lists, so that matches name their other records. `assigned` says which
    /// group a record was in before; see [`Groups`].
    #[must_use]
    pub fn with_groups(mut self, assigned: &BTreeMap<String, String>) -> Self {
        self.groups = OnceLock::from(self.group(assigned));
        self
    }

    /// The groups, none unless they were asked for when the engine was made.
    pub fn groups(&self) -> &Groups {
        self.groups.get_or_init(|| self.written_groups.as_ref().map(file::groups_in).unwrap_or_default())
    }

    fn id(&self, entity: EntityId) -> &str {
        self.parties.id(entity)
    }

    /// The names of all parties as OFAC's search tool compares them.
    pub(crate) fn ofac_list(&self) -> &OfacList {
        self.ofac.get_or_init(|| {
            let parties = self.parties.iter().enumerate();
            OfacList::new(parties.flat_map(|(number, party)| names(party).into_iter().map(move |name| (number, name))))
        })
    }

    /// Working memory for screenings, one a thread.
    pub fn screener(&self) -> Screener<'_> {
        Screener { engine: self, searcher: Searcher::new(&self.index) }
    }

    /// Screens a stream of subjects on several threads. Outcomes reach the sink in the order of the stream and do not
    /// depend on the number of threads; an error of the sink ends the work. Equal subjects are scored once, as long as
    /// there is room to remember the answer.
    pub fn screen_all<E>(
        &self,
        items: impl Iterator<Item = Item> + Send,
        settings: &Settings,
        threads: usize,
        sink: impl FnMut(Outcome) -> Result<(), E>,
    ) -> Result<(), E> {
        let remembered = Remembered::new(REMEMBERED_BYTES);
        let worker = || {
            let mut screener = self.screener();
            let remembered = &remembered;
            move |item: Item| match item {
                Item::Subject(subject) => {
                    let matches = remembered.answer(&subject.subject, || screener.matches(&subject.subject, settings));
                    let same_word = screener.same_word(&subject.subject, &matches, settings);
                    let ScreenedSubject { locator, id, subject, mut notes, .. } = *subject;
                    notes.extend(words_left_out(&subject));
                    Outcome::Screened(Screening { locator, id, subject, notes, matches, same_word })
                }
                Item::Bad(record) => Outcome::Bad(record),
                Item::Note(note) => Outcome::Note(note),
            }
        };
        pipeline::in_order(items, threads, worker, sink)
    }
}

/// What an answer says of a name of which words were left out.
fn words_left_out(subject: &Subject) -> Option<String> {
    let (left_out, most) = (subject.words_left_out(), Subject::MOST_WORDS);
    let words = if left_out == 1 { "1 word".to_owned() } else { format!("{left_out} words") };
    (left_out > 0).then(|| format!("{words} of a name not used: of a name at most {most} are compared"))
}

/// The names of a party.
fn names(party: Cow<'_, Entity>) -> Vec<Cow<'_, str>> {
    match party {
        Cow::Borrowed(party) => party.names.iter().map(|name| Cow::Borrowed(name.text.as_str())).collect(),
        Cow::Owned(party) => party.names.into_iter().map(|name| Cow::Owned(name.text)).collect(),
    }
}

/// A match in the making.
struct Party {
    /// The native score; none if nothing of the party can be compared with the subject.
    hit: Option<Hit>,
    /// The party on each list it stands on.
    editions: Vec<EntityId>,
    ofac: Option<OfacOpinion>,
}

impl Party {
    fn score(&self) -> f64 {
        self.hit.map_or(0.0, |hit| hit.score)
    }
}

/// Screens one subject after the other.
#[derive(Debug)]
pub struct Screener<'a> {
    engine: &'a Engine,
    searcher: Searcher<'a>,
}

impl Screener<'_> {
    /// The answer for a subject: all parties that it may be, and a note where a name is longer than is compared.
    pub fn screen(&mut self, screened: &ScreenedSubject, settings: &Settings) -> Screening {
        let matches = self.matches(&screened.subject, settings);
        Screening {
            locator: screened.locator.clone(),
            id: screened.id.clone(),
            subject: screened.subject.clone(),
            notes: screened.notes.iter().cloned().chain(words_left_out(&screened.subject)).collect(),
            same_word: self.same_word(&screened.subject, &matches, settings),
            matches,
        }
    }

    /// Listed parties beside the matches that have the only word of a name of the subject.
    fn same_word(&self, subject: &Subject, matches: &[Match], settings: &Settings) -> Option<SameWord> {
        let engine = self.engine;
        let mut others = self.searcher.with_only_word(subject, &settings.search_options());
        if others.is_empty() {
            return None;
        }
        let mut seen: HashSet<&str> = matches.iter().map(|held| held.entity.as_str()).collect();
        others.retain(|entity| seen.insert(engine.id(*entity)));
        let named = others.iter().take(SameWord::NAMED).map(|entity| {
            let party = engine.parties.get(*entity);
            Namesake { entity: party.id.clone(), caption: party.caption().to_owned() }
        });
        (!others.is_empty()).then(|| SameWord { count: others.len(), parties: named.collect() })
    }

    /// All parties that the subject may be, best first. Depends on nothing but the engine, the subject and the settings.
    pub fn matches(&mut self, subject: &Subject, settings: &Settings) -> Vec<Match> {
        let mut parties: Vec<Party> = Vec::new();
        for hit in self.searcher.search(subject, &settings.search_options()) {
            let id = self.engine.id(hit.entity);
            // A party that stands on two of the loaded lists is one match that names both.
            match parties.iter_mut().find(|party| self.engine.id(party.editions[0]) == id) {
                Some(party) => party.editions.push(hit.entity),
                None => parties.push(Party { hit: Some(hit), editions: vec![hit.entity], ofac: None }),
            }
        }
        parties.truncate(settings.limit);
        if let Some(minimum) = settings.ofac_minimum {
            self.ask_ofac(&mut parties, subject, minimum, settings);
        }
        parties.iter().map(|party| self.match_of(subject, party, settings)).collect()
    }

    /// Gives every match the score of OFAC's search tool, and adds what only that score finds, again up to the limit:
    /// neither score hides what the other would show.
    fn ask_ofac(&mut self, parties: &mut Vec<Party>, subject: &Subject, minimum: u8, settings: &Settings) {
        let engine = self.engine;
        let scores = OfacScores::new(engine, &subject.names, settings);
        let native = parties.len();
        for (entity, _) in scores.reaching(minimum) {
            match parties.iter().position(|party| engine.id(party.editions[0]) == engine.id(entity)) {
                Some(place) if parties[place].editions.contains(&entity) => {}
                Some(place) => parties[place].editions.push(entity),
                None if parties.len() - native < settings.limit => {
                    parties.push(Party { hit: None, editions: vec![entity], ofac: None });
                }
                None => {}
            }
        }
        let options = settings.search_options();
        for party in &mut parties[native..] {
            let hits = party.editions.iter().filter_map(|entity| self.searcher.score_one(subject, *entity, &options));
            party.hit = hits.reduce(|best, hit| if hit.score > best.score { hit } else { best });
        }
        for party in parties.iter_mut() {
            party.ofac = Some(scores.opinion(&party.editions, party.score(), minimum));
        }
        // They come best first by OFAC's score, and stay so where the native scores are equal.
        parties[native..].sort_by(|a, b| b.score().total_cmp(&a.score()));
    }

    fn match_of(&mut self, subject: &Subject, party: &Party, settings: &Settings) -> Match {
        let engine = self.engine;
        let options = settings.search_options();
        // What the explanation is about, where there is one.
        let shown = party.hit.map_or(party.editions[0], |hit| hit.entity);
        let entity = engine.parties.get(shown);
        let explanation = party.hit.map(|hit| self.searcher.explain(subject, &hit, &options, &entity));
        let (mut lists, mut listed_on, mut programmes) = (Vec::new(), None, Vec::new());
        for number in &party.editions {
            let record = if *number == shown { Cow::Borrowed(&*entity) } else { engine.parties.get(*number) };
            // The search found it in force on the day, so only a party without a version of that day is shown as it is.
            let version = settings.as_of.and_then(|day| record.as_of(day));
            let party = version.as_ref().unwrap_or(&record);
            lists.extend(party.datasets.iter().cloned());
            listed_on = [listed_on, party.listed_on()].into_iter().flatten().min();
            programmes.extend(party.programmes().into_iter().map(str::to_owned));
        }
        let group = engine.groups().of(&entity.id);
        let others = group.into_iter().flat_map(|group| &group.members).filter(|member| **member != entity.id);
        Match {
            group: group.map(|group| group.id.clone()),
            same_party: others.cloned().collect(),
            entity: entity.id.clone(),
            caption: entity.caption().to_owned(),
            schema: entity.schema.clone(),
            score: party.score(),
            ofac: party.ofac,
            matched_name: explanation.as_ref().filter(|explanation| !explanation.words.is_empty()).map(|explanation| {
                MatchedName { text: explanation.names.listed.clone(), weak: explanation.names.weak }
            }),
            reasons: explanation.as_ref().map_or_else(|| vec!["no word is alike".to_owned()], in_short),
            lists: each_once(lists),
            listed_on,
            programmes: each_once(programmes),
            explanation: explanation.filter(|_| settings.explain),
        }
    }
}

fn each_once(values: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(values.len());
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}

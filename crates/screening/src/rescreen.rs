//! Re-screening: after a change of the lists, only what the change can affect is looked at, and the answers are those of a full
//! screening to the bit.
//!
//! Why that is exact. A score is a function of four things: what is known of the subject beside its names, what is known of
//! the party, the words of the subject's names with what each tells, and the words of the party's names with what each tells.
//! What a word tells hangs on the whole list: on how many listed parties bear it, or one of its sound, among how many. So the
//! score of a party can change though nobody touched the party. Therefore
//!
//! - a party is *affected* if any of its versions came, went or changed, **or** if any word of its names tells something else
//!   than before (its cells in the two indexes are compared, number by number);
//! - a subject is *touched* if any of its words tells something else than before, if it matched an affected party before, or
//!   if it matches an affected party now.
//!
//! A subject that is not touched has the same words with the same weights; every party it could match is not affected, and so
//! has the same facts and the same weights: all four things are what they were, and so is the answer. Whether it matches an
//! affected party now is asked of a small index over these alone, which takes what words tell from the whole list
//! ([`IndexBuilder::finish_as_part_of`]), so that its scores are those of the whole. A subject that is touched is screened
//! against the whole list like any other, so its answer needs no argument.
//!
//! Two things keep pairs of subject and party apart from all others: no limit on matches, since what is beyond a limit depends
//! on everybody else, and no day "as of", since with the day moves what is in force though no list changed.

use crate::{Engine, Match, Screener, Settings, pipeline};
use interdict_matching::{EntityId, Index, IndexBuilder, Searcher, Subject};
use std::collections::HashSet;

/// A subject under watch.
#[derive(Debug, Clone, PartialEq)]
pub struct Monitored {
    /// Its own identity.
    pub id: String,
    /// What is screened.
    pub subject: Subject,
    /// Identities of the parties that it matched on the lists before.
    pub held: Vec<String>,
    /// Whether `held` is to be believed: not of a subject that is new or has changed since.
    pub screened: bool,
}

/// Lists as they were and as they are, and what the change between them can affect.
#[derive(Debug)]
pub struct Rescreening<'a> {
    /// None if the answers of before say nothing: then everybody is screened anew.
    before: Option<&'a Engine>,
    after: &'a Engine,
    /// The affected parties that are still listed.
    part: Index,
    affected: HashSet<&'a str>,
}

impl Settings {
    /// The settings with which subjects are watched; the module says why there is neither a limit nor a day.
    pub fn of_watch(threshold: f64, weak_names: bool) -> Self {
        Self { threshold, weak_names, limit: usize::MAX, ..Self::default() }
    }
}

impl<'a> Rescreening<'a> {
    /// Screens everybody anew: there are no answers of before, or they were given by other settings.
    pub fn from_nothing(after: &'a Engine) -> Self {
        Self { before: None, after, part: Index::default(), affected: HashSet::new() }
    }

    /// Finds what the change between two states of the lists can affect.
    pub fn between(before: &'a Engine, after: &'a Engine) -> Self {
        let (earlier, later) = (before.parties(), after.parties());
        let mut affected: HashSet<&'a str> = HashSet::new();
        // A party that stands on two lists is one match.
        for (id, places) in later.by_identity() {
            let others = earlier.with_id(id);
            let same = places.len() == others.len()
                && places.iter().zip(others).all(|(place, other)| is_as_before(after, *place, before, *other));
            if !same {
                affected.insert(id);
            }
        }
        affected.extend(earlier.by_identity().map(|(id, _)| id).filter(|id| later.with_id(id).is_empty()));
        let mut builder = IndexBuilder::on(after.threads);
        for (place, _) in after.parties().ids().filter(|(_, id)| affected.contains(id)) {
            builder.add(&after.parties().get(place));
        }
        let part = builder.finish_as_part_of(after.index());
        Self { before: Some(before), after, part, affected }
    }

    /// Whether the change can affect how a party scores.
    pub fn affects(&self, entity: &str) -> bool {
        self.affected.contains(entity)
    }

    /// How many parties the change can affect.
    pub fn affected(&self) -> usize {
        self.affected.len()
    }

    /// Working memory, one a thread.
    pub fn rescreener(&self) -> Rescreener<'_> {
        Rescreener {
            rescreening: self,
            part: Searcher::within(&self.part, self.after.index(), self.before.map(Engine::index)),
            whole: self.after.screener(),
        }
    }

    /// Looks at a stream of subjects on several threads. What came of each reaches the sink in the order of the stream: its
    /// matches now, or none where they are what they were.
    pub fn run<E>(
        &self,
        subjects: impl Iterator<Item = Monitored> + Send,
        settings: &Settings,
        threads: usize,
        mut sink: impl FnMut(&Monitored, Option<Vec<Match>>) -> Result<(), E>,
    ) -> Result<(), E> {
        let worker = || {
            let mut rescreener = self.rescreener();
            move |monitored: Monitored| {
                let matches = rescreener.screen(&monitored, settings);
                (monitored, matches)
            }
        };
        pipeline::in_order(subjects, threads, worker, |(monitored, matches)| sink(&monitored, matches))
    }
}

/// Whether a party is the same as before, and its words tell the same.
fn is_as_before(after: &Engine, place: EntityId, before: &Engine, other: EntityId) -> bool {
    after.parties().get(place) == before.parties().get(other)
        && after.index().tells_the_same(place, before.index(), other)
}

/// Looks at one subject after the other.
#[derive(Debug)]
pub struct Rescreener<'a> {
    rescreening: &'a Rescreening<'a>,
    part: Searcher<'a>,
    whole: Screener<'a>,
}

impl Rescreener<'_> {
    /// All matches of the subject now, best first; none if they are what they were before.
    pub fn screen(&mut self, monitored: &Monitored, settings: &Settings) -> Option<Vec<Match>> {
        let Rescreening { before, affected, .. } = self.rescreening;
        let touched = before.is_none()
            || !monitored.screened
            || monitored.held.iter().any(|entity| affected.contains(entity.as_str()))
            || self.part.may_answer_otherwise(&monitored.subject, &settings.search_options());
        touched.then(|| self.whole.matches(&monitored.subject, settings))
    }
}

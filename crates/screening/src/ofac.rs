//! What OFAC's search tool would show, beside the native answer, for users who must explain a difference from the
//! regulator's site.
//!
//! The score itself is in the matching crate (`ofac_score`); here it is taken for one subject over the loaded parties.
//! Like the tool, it looks at names alone: birth dates, countries and numbers of the subject are not used.

use crate::{Engine, Parties, Settings};
use interdict_matching::{EntityId, ofac_score};
use interdict_model::Name;
use serde::Serialize;

/// Which of the two scores was high enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum FoundBy {
    /// Both reached what was asked for.
    Both,
    /// Only the native score reached the threshold.
    Native,
    /// Only OFAC's score reached the slider.
    Ofac,
}

impl FoundBy {
    /// The same word as in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Native => "native",
            Self::Ofac => "ofac",
        }
    }
}

/// What OFAC's search tool would say of a match.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfacOpinion {
    /// Its score, 0 to 100 in tenths; cut and not rounded, so that 100 means 100.
    #[serde(rename = "ofacScore")]
    pub score: f64,
    /// Which of the two scores made it a match.
    pub found_by: FoundBy,
}

/// The scores of one subject with every party.
pub(crate) struct OfacScores<'a> {
    parties: &'a Parties,
    asked: &'a [String],
    settings: &'a Settings,
    /// By number of entity, over all its names.
    tenths: Vec<u16>,
}

impl<'a> OfacScores<'a> {
    pub(crate) fn new(engine: &'a Engine, asked: &'a [String], settings: &'a Settings) -> Self {
        let parties = engine.parties();
        let mut all = vec![0; parties.len()];
        for name in asked {
            for (entity, score) in engine.ofac_list().score_all(name) {
                all[entity] = tenths(score).max(all[entity]);
            }
        }
        Self { parties, asked, settings, tenths: all }
    }

    /// What is to be said of a party that stands on several lists, or on one.
    pub(crate) fn opinion(&self, editions: &[EntityId], native: f64, minimum: u8) -> OfacOpinion {
        let tenths = editions.iter().map(|entity| self.of(*entity)).max().unwrap_or(0);
        let found_by = match (native >= self.settings.threshold, tenths >= 10 * u16::from(minimum)) {
            (true, true) => FoundBy::Both,
            (true, false) => FoundBy::Native,
            (false, _) => FoundBy::Ofac,
        };
        OfacOpinion { score: f64::from(tenths) / 10.0, found_by }
    }

    /// The score with one party, in tenths of a point.
    fn of(&self, entity: EntityId) -> u16 {
        let all = self.tenths[entity as usize];
        let Settings { as_of, weak_names, .. } = *self.settings;
        if all == 0 || (as_of.is_none() && weak_names) {
            return all;
        }
        // Fewer names than the list was built with can only lower the score.
        let entity = self.parties.get(entity);
        let in_force = |day| {
            entity.designations.is_empty() || entity.designations.iter().any(|designation| designation.in_force(day))
        };
        if as_of.is_some_and(|day| !in_force(day)) {
            return 0;
        }
        let counts = |name: &&Name| as_of.is_none_or(|day| name.period.covers(day)) && (weak_names || !name.weak);
        let names = || entity.names.iter().filter(counts).map(|name| &*name.text);
        self.asked.iter().map(|asked| tenths(ofac_score(asked, names()))).max().unwrap_or(0)
    }

    /// Every party whose score reaches the slider, best first; equal scores in the order of the lists.
    pub(crate) fn reaching(&self, minimum: u8) -> Vec<(EntityId, u16)> {
        let least = 10 * u16::from(minimum);
        let mut found: Vec<(EntityId, u16)> = (0..self.tenths.len() as EntityId)
            .filter(|entity| self.tenths[*entity as usize] >= least)
            .map(|entity| (entity, self.of(entity)))
            .filter(|(_, tenths)| *tenths >= least)
            .collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }
}

/// A score in [0, 1] in tenths of a hundredth, cut. What computing takes away in the last place is no reason to show
/// less.
fn tenths(score: f64) -> u16 {
    (score * 1000.0 + 1e-6).floor() as u16
}

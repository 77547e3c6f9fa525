//! The index over names, exact retrieval, scoring.

mod attributes;
mod bounds;
mod collect;
mod entity_set;
mod evidence;
mod explain;
mod explanation;
mod features;
mod finder;
mod gathered;
mod index;
mod name;
mod ofac_mode;
mod only_word;
mod patronymics;
mod query;
mod score;
mod search;
mod subject;
mod syllables;
mod wanted;
mod weigh;
pub mod word;

pub use explanation::{ComparedNames, Contribution, Explanation, LeftWord, WordPair};
pub use features::{Direction, catalogue};
pub use index::{EntityId, Index, IndexBuilder, PreparedParty};
pub use ofac_mode::{LEAST_PAIR, OfacList, ofac_score};
pub use search::{DEFAULT_THRESHOLD, Hit, SearchOptions, Searcher};
pub use subject::Subject;

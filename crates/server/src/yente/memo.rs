//! What is worked out once for a state of the lists, when it is first needed: which datasets there are, and the
//! words of all parties. Let go of together with the state.

use super::{datasets::Datasets, words::Words};
use crate::Snapshot;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, OnceLock, PoisonError, Weak},
};

/// So many states are remembered: the one in use and a few of former days.
const STATES: usize = 4;

/// What was worked out, state by state.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    held: Mutex<VecDeque<(Weak<Snapshot>, Arc<Derived>)>>,
}

/// What was worked out for one state.
#[derive(Debug, Default)]
pub(crate) struct Derived {
    datasets: OnceLock<Datasets>,
    words: OnceLock<Words>,
}

impl Memo {
    /// What belongs to a state.
    pub(crate) fn of(&self, snapshot: &Arc<Snapshot>) -> Arc<Derived> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        // A weak reference keeps the address from being given to another state.
        held.retain(|(state, _)| state.strong_count() > 0);
        if let Some((_, derived)) = held.iter().find(|(state, _)| state.as_ptr() == Arc::as_ptr(snapshot)) {
            return Arc::clone(derived);
        }
        let derived = Arc::<Derived>::default();
        held.push_back((Arc::downgrade(snapshot), Arc::clone(&derived)));
        if held.len() > STATES {
            held.pop_front();
        }
        derived
    }
}

impl Derived {
    /// The datasets of the state. The first call looks at every party.
    pub(crate) fn datasets(&self, snapshot: &Snapshot) -> &Datasets {
        self.datasets.get_or_init(|| Datasets::new(snapshot))
    }

    /// Whether [`Derived::datasets`] is quick.
    pub(crate) fn has_datasets(&self) -> bool {
        self.datasets.get().is_some()
    }

    /// The words of all parties. The first call reads every name.
    pub(crate) fn words(&self, snapshot: &Snapshot) -> &Words {
        self.words.get_or_init(|| Words::new(snapshot.engine().parties().iter()))
    }
}

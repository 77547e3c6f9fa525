//! The optimal alignment of the words of two names.

use crate::word::Likeness;

/// A possible pairing of a run of query words with a run of listed words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Query words, as a bit mask.
    pub query: u32,
    /// Listed words, as a bit mask.
    pub listed: u32,
    /// How alike they are.
    pub likeness: Likeness,
    /// What the likeness recovers of their weight.
    pub share: f32,
    /// What pairing them is worth, once names are aligned.
    pub gain: f32,
}

/// How many steps the exact search may take before it settles for the best found. Names of ordinary length need few.
const BUDGET: u32 = 2_000;

/// Chooses pairs of the greatest total gain. Equal totals are decided by the order of the pairs, so that the result does
/// not depend on anything but the two names.
pub fn align(pairs: &mut [Pair], chosen: &mut Vec<Pair>) {
    chosen.clear();
    pairs.sort_unstable_by(|a, b| b.gain.total_cmp(&a.gain).then(a.query.cmp(&b.query)).then(a.listed.cmp(&b.listed)));
    // The greedy choice first: nearly always the best, and a floor for the search.
    let (mut query, mut listed, mut total) = (0, 0, 0.0);
    let mut conflict = false;
    for pair in pairs.iter() {
        if pair.query & query == 0 && pair.listed & listed == 0 {
            query |= pair.query;
            listed |= pair.listed;
            total += pair.gain;
            chosen.push(*pair);
        } else {
            conflict = true;
        }
    }
    if !conflict {
        return;
    }
    let mut search = Search { pairs, best: total, best_choice: None, stack: Vec::with_capacity(16), budget: BUDGET };
    search.descend(0, 0, 0, 0.0);
    if let Some(choice) = search.best_choice {
        chosen.clear();
        chosen.extend(choice.into_iter().map(|at| pairs[at]));
    }
}

struct Search<'a> {
    pairs: &'a [Pair],
    best: f32,
    best_choice: Option<Vec<usize>>,
    stack: Vec<usize>,
    budget: u32,
}

impl Search<'_> {
    fn descend(&mut self, from: usize, query: u32, listed: u32, total: f32) {
        // Each query word still free can gain at most its share of the best pair that is left for it.
        let mut share = [0.0_f32; 32];
        for pair in &self.pairs[from..] {
            if pair.query & query == 0 && pair.listed & listed == 0 {
                let each = pair.gain / pair.query.count_ones() as f32;
                let mut words = pair.query;
                while words != 0 {
                    let word = words.trailing_zeros() as usize;
                    share[word] = share[word].max(each);
                    words &= words - 1;
                }
            }
        }
        let bound = total + share.iter().sum::<f32>();
        if bound <= self.best + 1e-6 || self.budget == 0 {
            return;
        }
        self.budget -= 1;
        let next = (from..self.pairs.len())
            .find(|at| self.pairs[*at].query & query == 0 && self.pairs[*at].listed & listed == 0);
        let Some(at) = next else {
            if total > self.best + 1e-6 {
                self.best = total;
                self.best_choice = Some(self.stack.clone());
            }
            return;
        };
        let pair = self.pairs[at];
        self.stack.push(at);
        if total + pair.gain > self.best + 1e-6 {
            self.best = total + pair.gain;
            self.best_choice = Some(self.stack.clone());
        }
        self.descend(at + 1, query | pair.query, listed | pair.listed, total + pair.gain);
        self.stack.pop();
        self.descend(at + 1, query, listed, total);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(query: u32, listed: u32, gain: f32) -> Pair {
        Pair { query, listed, likeness: Likeness::Same, share: 1.0, gain }
    }

    #[test]
    fn the_best_total_wins_over_the_best_single_pair() {
        let mut pairs = [pair(0b01, 0b01, 1.0), pair(0b01, 0b10, 0.9), pair(0b10, 0b01, 0.9)];
        let mut chosen = Vec::new();
        align(&mut pairs, &mut chosen);
        assert!((chosen.iter().map(|p| p.gain).sum::<f32>() - 1.8).abs() < 1e-6);
    }

    #[test]
    fn a_run_written_as_one_takes_both_words() {
        let mut pairs = [pair(0b011, 0b01, 1.9), pair(0b001, 0b01, 0.8), pair(0b100, 0b10, 1.0)];
        let mut chosen = Vec::new();
        align(&mut pairs, &mut chosen);
        assert_eq!(chosen.len(), 2);
    }
}

//! One word of a query compared with eight listed ones at a time, each in a lane of its own.
//!
//! What comes out is the [distance](super::distance) to the letter: the same steps along the same band of diagonals, between what
//! is left of each pair without what both words begin and end with. Steps that are possible at every cell (a letter more, less,
//! changed, or exchanged with its neighbour) are done in all lanes at once. Rules fit at few cells: where they do is found before
//! the cells are worked out, and only there a lane is looked at by itself. Words that are long, unvocalised or very unlike in
//! length are few, and are not compared here.

use super::{
    distance::{Cost, DOUBLED, FAR, SWAP},
    lanes::{LANES, Lanes},
    rules::{BEFORE_ALL, NO_LETTER, Prepared, Tail, WIDTH, letter, push_letter},
};

/// Letters of the longest words that are compared here.
const LONGEST: usize = 15;
/// The greatest difference in length.
const MOST_APART: usize = 8;
/// Diagonals on either side of the middle one where words are most unlike in length.
const BAND: usize = MOST_APART + 1;
/// Cells of a row: as many as the widest band has, and one beside it that is far.
const CELLS: usize = 2 * BAND + 2;
/// Rows of a table: one that is far, one before all letters, and one for each letter.
const ROWS: usize = LONGEST + 2;
/// Places for the letters of listed words, the first one at `BAND + 1`, and for what is before and behind them.
const PLACES: usize = LONGEST + 2 * BAND + 1;

/// A word as one number, its first letter lowest.
type Letters = u128;
/// Bits of a letter.
const BITS: usize = 8;
/// Letters that fit, one more than [`LONGEST`].
const FITTING: usize = 16;
/// A word of no letters.
const NONE: Letters = Letters::from_le_bytes([NO_LETTER; FITTING]);

/// A listed word that waits for being compared.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    /// What differs, and no letters behind it.
    letters: Letters,
    /// Which of the words of a call it is.
    number: u8,
    /// How many letters both words begin with that are left away.
    begin: u8,
    /// How many letters differ in the word of the query and in the listed one.
    left: u8,
    right: u8,
    limit: Cost,
}

impl Waiting {
    fn apart(&self) -> usize {
        usize::from(self.left.abs_diff(self.right))
    }

    /// Tables of words of one shape have as many rows and cells.
    fn shape(&self) -> usize {
        (self.apart() * (LONGEST + 1) + usize::from(self.left)) % SHAPES
    }
}

/// How many shapes there are.
const SHAPES: usize = (MOST_APART + 1) * (LONGEST + 1);

/// A rule that fits the word of the query.
#[derive(Debug, Clone, Copy)]
struct Fitting {
    /// The one before it whose other side ends alike, plus one; 0 for none.
    next: u16,
    /// How many letters the word has up to its end.
    end: u8,
    left_length: u8,
    right_length: u8,
    cost: Cost,
    /// Its other side.
    right: Tail,
}

/// Letters of a listed word that may be the other side of rules.
#[derive(Debug, Clone, Copy, Default)]
struct Candidate {
    /// What the word ends with at its `end`, packed.
    tail: u32,
    /// The last of the rules plus one.
    fitting: u16,
    lane: u8,
    end: u8,
}

/// A rule that fits both words in a lane.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// The step before it to the same row, plus one; 0 for none.
    next: u16,
    lane: u8,
    /// How many rows back it begins, and at which cell.
    rows: u8,
    from: u8,
    to: u8,
    cost: Cost,
}

/// A word of a query, the listed ones that it is to be compared with, and working memory.
#[derive(Debug)]
pub(super) struct SideBySide {
    /// The word, and the word moved up to the end of its number.
    letters: Letters,
    moved: Letters,
    length: usize,
    /// The rules that fit it, and for the last two letters of their other sides the last of them plus one, 0 for none.
    fitting: Vec<Fitting>,
    by_ending: Box<[[u16; WIDTH]; WIDTH]>,
    waiting: Vec<Waiting>,
    candidates: [Candidate; 2 * LONGEST * LANES + 1],
    steps: Vec<Step>,
    table: Box<[[Lanes; CELLS]; ROWS]>,
}

impl Default for SideBySide {
    fn default() -> Self {
        Self {
            letters: NONE,
            moved: NONE,
            length: 0,
            fitting: Vec::new(),
            by_ending: Box::new([[0; WIDTH]; WIDTH]),
            waiting: Vec::new(),
            candidates: [Candidate::default(); 2 * LONGEST * LANES + 1],
            steps: Vec::new(),
            table: Box::new([[Lanes::FAR; CELLS]; ROWS]),
        }
    }
}

impl SideBySide {
    /// How many words may wait, with numbers below this.
    const MOST_WAITING: usize = 128;

    /// Turns to a word of a query. Nothing may be waiting.
    pub(super) fn turn_to(&mut self, prepared: &Prepared) {
        self.length = prepared.letters.len();
        if !(1..=LONGEST).contains(&self.length) {
            return;
        }
        let mut letters = [BEFORE_ALL; FITTING];
        letters[..self.length].copy_from_slice(&prepared.letters);
        self.letters = Letters::from_le_bytes(letters);
        self.moved = moved(self.letters, self.length);
        for rule in self.fitting.drain(..) {
            let [before, last] = rule.right.ending();
            self.by_ending[before][last] = 0;
        }
        for (end, at_end) in (1..).zip(&prepared.ends) {
            for rule in prepared.rules(at_end) {
                let [before, last] = rule.right.ending();
                self.fitting.push(Fitting {
                    next: self.by_ending[before][last],
                    end,
                    left_length: rule.left_length,
                    right_length: rule.right_length,
                    cost: rule.cost,
                    right: rule.right,
                });
                self.by_ending[before][last] = self.fitting.len() as u16;
            }
        }
    }

    /// Lets a listed word wait for being compared with the word turned to, if it is one of those that are compared here.
    pub(super) fn take(&mut self, number: usize, word: &[u8], limit: Cost) -> bool {
        let (left, right) = (self.length, word.len());
        let apart = left.abs_diff(right);
        let is_taken = (1..=LONGEST).contains(&left)
            && (1..=LONGEST).contains(&right)
            && apart <= MOST_APART
            && apart * usize::from(DOUBLED) <= usize::from(limit)
            && number < Self::MOST_WAITING;
        if !is_taken {
            return false;
        }
        let mut letters = [0; FITTING];
        letters[..right].copy_from_slice(word);
        let letters = alone(Letters::from_le_bytes(letters.map(letter)), right);
        // Behind the words there are different numbers, so what both begin with is no longer than the shorter one.
        let begin = (self.letters ^ letters).trailing_zeros() as usize / BITS;
        // The two letters next to the difference may take part in it.
        let begin = begin.min(left).min(right).saturating_sub(2);
        let end = (self.moved ^ moved(letters, right)).leading_zeros() as usize / BITS;
        let end = end.min(left - begin).min(right - begin).saturating_sub(2);
        let (left, right) = (left - begin - end, right - begin - end);
        self.waiting.push(Waiting {
            letters: alone(letters >> (BITS * begin), right),
            number: number as u8,
            begin: begin as u8,
            left: left as u8,
            right: right as u8,
            limit,
        });
        true
    }

    /// Compares the words that wait with the word turned to, and calls with the number of each and its distance, `None` above the
    /// limit.
    pub(super) fn compare(&mut self, prepared: &Prepared, mut call: impl FnMut(usize, Option<Cost>)) {
        let mut waiting = std::mem::take(&mut self.waiting);
        // Words of one shape are put together by counting.
        let mut starts = [0_u16; SHAPES + 1];
        for word in &waiting {
            starts[word.shape() + 1] += 1;
        }
        for shape in 0..SHAPES {
            starts[shape + 1] += starts[shape];
        }
        let mut order = [0_u8; Self::MOST_WAITING];
        for (place, word) in (0..).zip(&waiting) {
            let start = &mut starts[word.shape()];
            order[usize::from(*start) % Self::MOST_WAITING] = place;
            *start += 1;
        }
        for order in order[..waiting.len()].chunks(LANES) {
            let mut words = [waiting[usize::from(order[0])]; LANES];
            for (word, place) in words.iter_mut().zip(order) {
                *word = waiting[usize::from(*place)];
            }
            let words = &words[..order.len()];
            let band = self.fill(prepared, words);
            for (lane, word) in words.iter().enumerate() {
                let (left, right) = (usize::from(word.left), usize::from(word.right));
                let total = self.table[left + 1][band + right - left].0[lane];
                call(usize::from(word.number), (total <= word.limit).then_some(total));
            }
        }
        waiting.clear();
        self.waiting = waiting;
    }

    /// Works out the table of at most as many words as there are lanes, in a band that is the widest of theirs. Gives the number
    /// of diagonals on either side of the middle one.
    fn fill(&mut self, prepared: &Prepared, words: &[Waiting]) -> usize {
        let rules = prepared.rules;
        let most = |number: fn(&Waiting) -> usize| words.iter().map(number).max().unwrap_or_default();
        let band = most(Waiting::apart).min(MOST_APART) + 1;
        let width = 2 * band + 1;
        let rows = most(|word| usize::from(word.left)).min(LONGEST);
        let columns = most(|word| usize::from(word.right)).min(LONGEST);
        // For each letter of the listed words: itself, and what it costs to have it more. Of the word of the query: itself.
        let mut letters = [Lanes::all(Cost::from(NO_LETTER)); PLACES];
        let mut drops = [Lanes::ZERO; PLACES];
        let mut left = [Lanes::all(Cost::from(BEFORE_ALL)); LONGEST + 1];
        // Far outside of the band of a lane.
        let mut outside = [Lanes::ZERO; CELLS];
        for (lane, word) in words.iter().enumerate() {
            let own = (self.letters >> (BITS * usize::from(word.begin))).to_le_bytes();
            let listed = word.letters.to_le_bytes();
            for place in 0..rows.max(columns) {
                left[1 + place].0[lane] = Cost::from(own[place]);
                letters[BAND + 1 + place].0[lane] = Cost::from(listed[place]);
            }
            for cell in 0..band - 1 - word.apart() {
                outside[cell].0[lane] = FAR;
                outside[width - 1 - cell].0[lane] = FAR;
            }
        }
        let dropping = |letters: Lanes, before: Lanes| {
            letters.equal(before).choose(Lanes::all(DOUBLED), letters.look_up(&rules.dropped))
        };
        for place in BAND + 1..=BAND + columns {
            drops[place] = dropping(letters[place], letters[place - 1]);
        }
        // What a word begins with costs more than the same letter inside, in the lanes whose words are whole.
        let mut first_drop = dropping(left[1], left[0]);
        for (lane, _) in words.iter().enumerate().filter(|(_, word)| word.begin == 0) {
            drops[BAND + 1].0[lane] = rules.dropping_first(letters[BAND + 1].0[lane] as u8);
            first_drop.0[lane] = rules.dropping_first(left[1].0[lane] as u8);
        }
        let last_steps = self.find_steps(words, band);
        let (single, table) = (rules.single_flat(), &mut *self.table);
        for row in table.iter_mut() {
            row[width] = Lanes::FAR;
        }
        let mut total = Lanes::ZERO;
        for cell in 0..width {
            table[0][cell] = Lanes::FAR;
            table[1][cell] = Lanes::FAR;
            if cell >= band {
                total = total.plus(drops[BAND + cell - band]);
                table[1][cell] = total.most(outside[cell]);
            }
        }
        for i in 1..=rows {
            let (done, to_do) = table.split_at_mut(i + 1);
            let (above_that, above, row) = (&done[i - 1], &done[i], &mut to_do[0]);
            row[..width].fill(Lanes::FAR);
            let mut next = last_steps[i];
            while let Some(step) = self.steps.get(usize::from(next).wrapping_sub(1)) {
                let lane = usize::from(step.lane) % LANES;
                let from = done[i + 1 - usize::from(step.rows)][usize::from(step.from)].0[lane];
                let to = &mut row[usize::from(step.to)].0[lane];
                *to = (*to).min(from + step.cost);
                next = step.next;
            }
            let (own, previous) = (left[i], left[i - 1]);
            let base = own.times(WIDTH as Cost);
            let drop = if i == 1 { first_drop } else { dropping(own, previous) };
            let mut beside = Lanes::FAR;
            for cell in 0..width {
                let place = BAND - band + i + cell;
                let (other, before) = (letters[place], letters[place - 1]);
                let swapped = other.equal(previous).and(before.equal(own));
                let swap = above_that[cell].plus(swapped.choose(Lanes::all(SWAP), Lanes::FAR));
                let one_for_one = above[cell].plus(base.plus(other).look_up(single));
                let less = above[cell + 1].plus(drop);
                let more = beside.plus(drops[place]);
                beside = row[cell].least(swap).least(less).least(one_for_one).least(more).most(outside[cell]);
                row[cell] = beside;
            }
        }
        band
    }

    /// Finds where rules fit both the word turned to and others. Gives for each row the last of its steps plus one, 0 for none.
    fn find_steps(&mut self, words: &[Waiting], band: usize) -> [u16; LONGEST + 1] {
        let Self { fitting, by_ending, candidates, steps, .. } = self;
        let width = 2 * band + 1;
        // Whether rules may fit is hard to foretell, so nothing jumps by it: what does not fit is written over by the next.
        let mut count = 0;
        for (lane, word) in (0_u8..).zip(words) {
            let (mut before, mut tail) = (BEFORE_ALL, 0);
            let letters = word.letters.to_le_bytes();
            for (end, last) in (1..).zip(letters[..usize::from(word.right) % FITTING].iter().copied()) {
                tail = push_letter(tail, last);
                for before in [NO_LETTER, before] {
                    let fitting = by_ending[usize::from(before) % WIDTH][usize::from(last) % WIDTH];
                    candidates[count] = Candidate { tail, fitting, lane, end };
                    count += usize::from(fitting != 0);
                }
                before = last;
            }
        }
        let mut last_steps = [0; LONGEST + 1];
        let mut found = 0;
        for candidate in &candidates[..count] {
            let Some(word) = words.get(usize::from(candidate.lane)) else { continue };
            let (j, own_band) = (usize::from(candidate.end), word.apart() + 1);
            let mut next = candidate.fitting;
            while let Some(rule) = fitting.get(usize::from(next).wrapping_sub(1)) {
                next = rule.next;
                let i = usize::from(rule.end.wrapping_sub(word.begin));
                let (a, b) = (usize::from(rule.left_length), usize::from(rule.right_length));
                let to = (band + j).wrapping_sub(i);
                let from = to.wrapping_add(a).wrapping_sub(b);
                // What both words begin with is cut off, and a rule may have reached into it.
                #[allow(
                    clippy::needless_bitwise_bool,
                    reason = "a jump for each of the tests would cost more than all of them"
                )]
                let fits = (a <= i)
                    & (i <= usize::from(word.left))
                    & (j.abs_diff(i) <= own_band)
                    & (from < width)
                    & rule.right.ends(candidate.tail);
                if found == steps.len() {
                    steps.resize(found + 64, Step::default());
                }
                let last = &mut last_steps[i % (LONGEST + 1)];
                steps[found] = Step {
                    next: *last,
                    lane: candidate.lane,
                    rows: a as u8,
                    from: from as u8,
                    to: to as u8,
                    cost: rule.cost,
                };
                found += usize::from(fits);
                *last = if fits { found as u16 } else { *last };
            }
        }
        last_steps
    }
}

/// A word without what is behind its letters.
fn alone(letters: Letters, length: usize) -> Letters {
    let own = (1 << (BITS * length)) - 1;
    (letters & own) | (NONE & !own)
}

/// A word moved up until its last letter is the last that fits.
fn moved(letters: Letters, length: usize) -> Letters {
    letters << (BITS * (FITTING - length))
}

#[cfg(test)]
mod tests {
    use super::super::{
        distance::{Unvocalised, distance},
        rules::{AS_HEARD, RULES, Rules},
    };
    use super::*;
    use proptest::prelude::*;

    /// Compares a word with others side by side and one by one, in memory that was used before.
    fn check(side_by_side: &mut SideBySide, rules: &'static Rules, word: &str, others: &[String], limit: Cost) {
        let numbers = |word: &str| word.bytes().map(letter).collect::<Vec<_>>();
        let mut prepared = Prepared::default();
        prepared.set(rules, numbers(word).into_iter());
        side_by_side.turn_to(&prepared);
        let one_by_one: Vec<_> =
            others.iter().map(|other| distance(&prepared, &numbers(other), limit, Unvocalised::Neither)).collect();
        let mut found = one_by_one.clone();
        for (number, other) in others.iter().enumerate() {
            if side_by_side.take(number, other.as_bytes(), limit) {
                found[number] = None;
            }
        }
        side_by_side.compare(&prepared, |number, cost| found[number] = cost);
        for ((other, found), expected) in others.iter().zip(found).zip(one_by_one) {
            assert_eq!(found, expected, "{word} {other} {limit}");
        }
    }

    /// Letters, and sides of rules.
    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "a", "e", "o", "u", "k", "n", "s", "v", "z", "7", " ", "c", "j", "x", "tsch", "dsch", "shch", "sch", "sz",
            "ch", "cs", "ks", "ou", "eu", "iu", "ya", "ia", "ie", "edd", "ald", "ff", "ll", "kh", "dj", "hs", "ts",
        ])
    }

    proptest! {
        #[test]
        fn side_by_side_words_are_as_far_apart_as_one_by_one(
            word in prop::collection::vec(piece(), 1..9),
            changes in prop::collection::vec((0_usize..9, 0_usize..3, prop::collection::vec(piece(), 0..4)), 1..20),
            heard in any::<bool>(),
        ) {
            // Words that have much in common, with something else in the place of some letters.
            let others: Vec<String> = changes
                .into_iter()
                .map(|(place, taken, other)| {
                    let mut changed = word.clone();
                    let place = place.min(word.len());
                    changed.splice(place..(place + taken).min(word.len()), other);
                    changed.concat()
                })
                .collect();
            let (rules, mut side_by_side) = (if heard { &AS_HEARD } else { &RULES }, SideBySide::default());
            for limit in [60, 300, 2000] {
                check(&mut side_by_side, rules, &word.concat(), &others, limit);
                for (place, other) in others.iter().enumerate() {
                    check(&mut side_by_side, rules, other, &others[place..], limit);
                }
            }
        }
    }
}

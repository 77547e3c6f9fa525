//! A quick look whether a word can be in a table: most words of a text are in none, and need no hash to find that out.

/// Places for the first two bytes of a word; a power of two.
const PLACES: usize = 1 << 10;

/// Which words a table may hold: by their first two bytes, their lengths as bits.
#[derive(Debug)]
pub(super) struct Shapes(Box<[u64; PLACES]>);

impl Default for Shapes {
    fn default() -> Self {
        Self(Box::new([0; PLACES]))
    }
}

impl Shapes {
    /// Adds a word of the table.
    pub(super) fn add(&mut self, word: &str) {
        let (place, length) = shape(word);
        self.0[place] |= length;
    }

    /// Whether the table may hold a word. It holds none of those of which this says no.
    #[inline]
    pub(super) fn may_have(&self, word: &str) -> bool {
        let (place, length) = shape(word);
        self.0[place] & length != 0
    }
}

#[inline]
fn shape(word: &str) -> (usize, u64) {
    let byte = |at: usize| word.as_bytes().get(at).copied().map_or(0, usize::from);
    // Letters in lower case differ in five bits.
    ((byte(0) ^ (byte(1) << 5)) & (PLACES - 1), 1 << (word.len() % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_may_have_the_words_that_were_added_and_few_others() {
        let mut shapes = Shapes::default();
        for word in ["sanctions", "é", "x"] {
            shapes.add(word);
        }
        assert!(["sanctions", "é", "x"].into_iter().all(|word| shapes.may_have(word)));
        assert!(!["sanction", "tanctions", "", "y"].into_iter().any(|word| shapes.may_have(word)));
    }
}

//! Windows over a text that is longer than the model's length.
//!
//! A model sees a bounded number of tokens. Windows overlap, and each token is taken from the window in which it stands
//! farther from the edge, so that none is judged without its neighbours.

use std::ops::Range;

/// A stretch of tokens that the model sees at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Window {
    /// The tokens that it sees.
    pub(crate) tokens: Range<usize>,
    /// Those of them that are taken from it; over all windows, every token once and in order.
    pub(crate) kept: Range<usize>,
}

/// The windows of at most `capacity` tokens (at least 4) over a text.
///
/// `begins` says for each token whether a word begins with it. A quarter of a window overlaps the next, or more so that it
/// begins with a word; only a word longer than that is cut.
pub(crate) fn windows(begins: &[bool], capacity: usize) -> Vec<Window> {
    let count = begins.len();
    let capacity = capacity.max(4);
    let mut windows = Vec::new();
    let (mut start, mut from) = (0, 0);
    while count - start > capacity {
        let end = start + capacity;
        let next = word_begin(begins, start + capacity / 2..end - capacity / 4);
        let cut = word_begin(begins, next..next + (end - next) / 2);
        windows.push(Window { tokens: start..end, kept: from..cut });
        (start, from) = (next, cut);
    }
    if count > 0 {
        windows.push(Window { tokens: start..count, kept: from..count });
    }
    windows
}

/// The last place from the first bound to the second where a word begins; the second if there is none.
fn word_begin(begins: &[bool], bounds: Range<usize>) -> usize {
    (bounds.start..=bounds.end).rev().find(|place| begins[*place]).unwrap_or(bounds.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_one_window_and_an_empty_one_none() {
        assert_eq!(windows(&[], 8), []);
        assert_eq!(windows(&[true; 8], 8), [Window { tokens: 0..8, kept: 0..8 }]);
    }

    #[test]
    fn every_token_is_kept_once_from_a_window_that_sees_it() {
        for capacity in 4..40 {
            for count in 0..200 {
                for every in 1..7 {
                    let begins: Vec<bool> = (0..count).map(|token| token % every == 0).collect();
                    let mut next = 0;
                    for window in windows(&begins, capacity) {
                        assert_eq!(window.kept.start, next);
                        assert!(window.kept.start >= window.tokens.start && window.kept.end <= window.tokens.end);
                        assert!(window.tokens.len() <= capacity);
                        next = window.kept.end;
                    }
                    assert_eq!(next, count, "{count} tokens, windows of {capacity}");
                }
            }
        }
    }

    #[test]
    fn windows_begin_with_words_and_keep_whole_words() {
        let begins: Vec<bool> = (0..100).map(|token| token % 3 == 0).collect();
        for window in windows(&begins, 16) {
            assert!(begins[window.tokens.start] && begins[window.kept.start]);
        }
    }

    #[test]
    fn a_word_longer_than_a_window_is_cut() {
        let windows = windows(&[false; 100], 16);
        assert_eq!(windows.last().map(|window| window.kept.end), Some(100));
    }
}

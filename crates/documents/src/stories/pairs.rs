//! What two outlets tell, pair by pair.

/// Every pair of things that are told by two outlets, in order; `outlet` says whose a thing is.
pub(super) fn of_two_outlets<T, O>(told: &[T], outlet: O) -> impl Iterator<Item = (&T, &T)>
where
    O: Fn(&T) -> usize + Copy,
{
    told.iter().enumerate().flat_map(move |(nth, one)| {
        let others = told[nth + 1..].iter().filter(move |&other| outlet(other) != outlet(one));
        others.map(move |other| (one, other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_of_one_outlet_are_no_pair() {
        let told = [(0, 'a'), (1, 'b'), (0, 'c'), (2, 'd')];
        let pairs: Vec<(char, char)> =
            of_two_outlets(&told, |(outlet, _)| *outlet).map(|(one, other)| (one.1, other.1)).collect();
        assert_eq!(pairs, [('a', 'b'), ('a', 'd'), ('b', 'c'), ('b', 'd'), ('c', 'd')]);
    }
}

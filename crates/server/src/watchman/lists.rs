//! Names of lists: Watchman's for those that it knows, ours for all others.

/// Our name of a list, Watchman's name.
const NAMES: &[(&str, &str)] = &[
    ("us_ofac_sdn", "us_ofac"),
    ("us_ofac_cons", "us_non_sdn"),
    ("us_csl", "us_csl"),
    ("eu_fsf", "eu_csl"),
    ("gb_fcdo_uksl", "uk_csl"),
    ("gb_hmt_conlist", "uk_csl"),
    ("un_sc", "un_csl"),
];

/// What a client of Watchman calls a list.
pub(crate) fn name_of(dataset: &str) -> &str {
    NAMES.iter().find(|(ours, _)| *ours == dataset).map_or(dataset, |(_, theirs)| theirs)
}

/// Whether a list is meant by a name, be it Watchman's or ours.
pub(crate) fn is_meant(dataset: &str, name: &str) -> bool {
    dataset.eq_ignore_ascii_case(name) || name_of(dataset).eq_ignore_ascii_case(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_meant_by_either_name_and_one_that_watchman_has_not_keeps_its_own() {
        assert!(is_meant("us_ofac_sdn", "US_OFAC") && is_meant("us_ofac_sdn", "us_ofac_sdn"));
        assert!(!is_meant("us_ofac_cons", "us_ofac"));
        assert_eq!(name_of("ch_seco"), "ch_seco");
    }
}

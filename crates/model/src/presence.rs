//! In which editions of a list a party is: what is known of its time on the list where the list itself gives no day.

use crate::PartialDate;

/// The editions of one list in the order of their days, each with whether it has a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// Name of the list: `us_ofac_sdn`.
    pub list: String,
    /// The day of each edition, and whether the party is in it.
    pub editions: Vec<(PartialDate, bool)>,
}

//! What evidence weighs, and how much of it is enough. Set by judgement, not fitted; `docs/reading.md` shows the table.

/// Evidence of this weight beside a mention identifies.
pub(in crate::names) const IDENTIFIES: f64 = 2.0;
/// Evidence of this weight makes a name of several words likely.
pub(in crate::names) const SPEAKS: f64 = 0.9;
/// A country named beside a body of three words makes it likely, though each of the words is an ordinary one.
pub(in crate::names) const BESIDE: f64 = 1.3;
/// What it weighs that the text says of this very name that it is sanctioned.
pub(in crate::names) const DESIGNATED: f64 = 1.5;
/// A text that names a country so often is about it.
pub(in crate::names) const OFTEN: usize = 3;
/// What it weighs that the list ties the party to one that the text names for sure.
pub(in crate::names) const TIED: f64 = 1.4;
/// What it weighs that a listed short name stands in brackets behind the name: `Corporation (Komid)`.
pub(in crate::names) const SHORT_FORM: f64 = 1.5;
/// What it weighs that the text gives a nickname with the name which the list has for the party: `Rafael "Rafa" Quorve`.
pub(in crate::names) const NICKNAME: f64 = 2.0;
/// What it weighs that a number stands in the sentence that only the party has: an IMO number, a passport.
pub(in crate::names) const NUMBER: f64 = 3.0;
/// The next party of a name must be so far behind.
pub(in crate::names) const APART: f64 = 0.7;
/// A name that tells this much is likely by itself: a body of two rare words, or a person's of three or more. Of a person's
/// name in two words [`RARE`] does: syllables of one given name are words of their own, and tell less than their sum.
pub(in crate::names) const TELLS: f64 = 4.9;
/// The same for a body with a word that only a name has.
pub(in crate::names) const BODY_TELLS: f64 = 3.0;
/// A name of a person that few share. Of 6,078 names of people who write software, seven are on OFAC's list of 2023 in two
/// words, and tell 3.4 or less.
pub(in crate::names) const RARE: f64 = 3.6;
/// A person's name that few share, in a text that has nothing of him and names no country of his: the namesake is as likely but for
/// the rarest.
pub(in crate::names) const NOWHERE: f64 = 3.9;
/// A person's name in two words, and in more, that is rare enough where his country stands in the description beside it:
/// `Belarusian President Ostremir Quorve`.
pub(in crate::names) const UNCOMMON: f64 = 3.2;
pub(in crate::names) const UNCOMMON_LONG: f64 = 4.0;
/// So many words that are no legal form make one body's name, though each is an ordinary one.
pub(in crate::names) const LONG: usize = 4;
/// One word that is all of a person's name on the list must be as rare as this, whatever is said of it.
pub(in crate::names) const RARE_WORD: f64 = 2.4;
/// A name that tells less than this and stands alone is a weak one.
pub(in crate::names) const LITTLE: f64 = 2.2;

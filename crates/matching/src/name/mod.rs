//! Names as cells: words and runs of neighbouring words written as one, the units that are aligned.

mod align;
mod form;
mod titles;

pub use align::{Pair, align};
pub use form::{Form, FormWord, Forms, LONGEST_JOINED, MAX_WORDS, Run, forms_of, runs_of};

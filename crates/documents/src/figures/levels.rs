//! Where something stands, apart from how far it moved: of `unemployment fell to 5.2%` the share is that of the unemployed and no
//! decline, of `raised its offer to €4m` the sum is what is offered and nothing that was raised. Words that tell of a move
//! say nothing of such a figure; what moved may.

use super::before;
use crate::tokens::Tokens;

/// Words between `to` and its figure, at most: `to just over a record 5%`.
const BETWEEN: usize = 4;

/// Whether a figure that begins at a token is where something came to or comes from. Looks no further back than `floor`.
pub(super) fn is_level(tokens: &Tokens<'_>, start: usize, floor: usize) -> bool {
    let mut at = start;
    for _ in 0..=BETWEEN {
        let Some(previous) = before(tokens, at, floor) else { return false };
        at = previous;
        match tokens.word(at) {
            "to" => return !is_of_word_before(tokens, at, floor),
            "from" => return true,
            "a" | "an" | "about" | "above" | "almost" | "around" | "as" | "below" | "between" | "estimated"
            | "high" | "just" | "less" | "little" | "low" | "more" | "nearly" | "only" | "over" | "record"
            | "roughly" | "some" | "than" | "under" => {}
            _ => return false,
        }
    }
    false
}

/// Whether `to` belongs to the word before it: `up to 5%`, `rose 3% compared to 2%`.
fn is_of_word_before(tokens: &Tokens<'_>, to: usize, floor: usize) -> bool {
    before(tokens, to, floor).is_some_and(|word| {
        matches!(tokens.word(word), "up" | "close" | "compared" | "according" | "due" | "thanks" | "similar" | "next")
    })
}

#[cfg(test)]
mod tests {
    use crate::{figures::find, tokens::Tokens};

    #[test]
    fn where_something_came_to_is_no_move_and_what_moved_is_measured() {
        for (text, topics) in [
            ("Unemployment fell to 5.2%.", &[Some("unemployment")][..]),
            ("Unemployment fell by 5.2%.", &[Some("decline")]),
            ("Unemployment fell 0.2 percentage points to just under 5.2%.", &[Some("decline"), Some("unemployment")]),
            ("Turnout rose to a record 40%.", &[Some("vote")]),
            ("His approval rose to 40%.", &[None]),
            ("His approval rose by up to 40%.", &[Some("growth")]),
            ("The bank cut its rate to 7.5% from 8%.", &[None, None]),
            ("The bank cut interest rates to 7.5%.", &[Some("interest")]),
            ("Growth slowed to 3%.", &[Some("growth")]),
            ("Orders rose 3% compared to 2% in May.", &[Some("growth"), Some("growth")]),
            ("The state raised VAT to 20%.", &[None]),
            ("The state raised pensions by 4%.", &[Some("growth")]),
            ("The firm raised its offer to €4m.", &[None]),
            ("The firm raised up to €4m.", &[Some("funding")]),
            ("The firm raised €4m.", &[Some("funding")]),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            let read: Vec<Option<&str>> =
                figures.iter().map(|figure| figure.measures.as_ref().map(|measure| measure.topic.as_str())).collect();
            assert_eq!(read, topics, "{text}");
        }
    }
}

//! Sums as reports of business give them: a sum by the share or the barrel is a price, and what a firm earned in its accounts is its
//! profit.

use super::{Unit, before, measure};
use crate::tokens::Tokens;
use std::ops::Range;

/// Tokens from a sum back to the verb whose change it is, at most: `rose by about 80 cents a barrel`.
const NEAR: usize = 3;

/// What a figure measures of which only the rate is known: a sum by the piece of goods the `price`, unless it is how much that rose or
/// fell, and every other one the `rate`. Looks no further back than `floor`.
pub(super) fn by_piece(
    tokens: &Tokens<'_>,
    figure: &Range<usize>,
    unit: &Unit,
    per: &str,
    floor: usize,
) -> &'static str {
    let goods = matches!(
        per,
        "share"
            | "barrel"
            | "tonne"
            | "ton"
            | "kilo"
            | "kilogram"
            | "gram"
            | "ounce"
            | "pound"
            | "litre"
            | "gallon"
            | "bottle"
            | "ticket"
    );
    let is_sum = matches!(unit, Unit::Currency(_));
    if is_sum && goods && !is_change(tokens, figure.start, floor) { "price" } else { "rate" }
}

/// Whether a sum is how much something rose or fell, and not where to.
fn is_change(tokens: &Tokens<'_>, start: usize, floor: usize) -> bool {
    let mut at = start;
    for _ in 0..NEAR {
        let Some(previous) = before(tokens, at, floor) else { return false };
        at = previous;
        let word = tokens.word(at);
        if matches!(word, "to" | "at") {
            return false;
        }
        if measure::changes(word) {
            return true;
        }
    }
    false
}

/// What a sum measures that the words at some tokens say: what was earned is what came in (`revenue`), in a sentence on the accounts of
/// a firm what was left of it (`profit`).
pub(super) fn earned(
    tokens: &Tokens<'_>,
    topic: &'static str,
    words: &Range<usize>,
    sentence: &Range<usize>,
) -> &'static str {
    let earns = matches!(tokens.word(words.start), "earned" | "earning" | "earns");
    let on_accounts = || {
        sentence.clone().any(|at| {
            matches!(
                tokens.word(at),
                "quarter" | "fiscal" | "revenue" | "revenues" | "loss" | "losses" | "profit" | "profits"
            )
        })
    };
    if topic == "revenue" && earns && on_accounts() { "profit" } else { topic }
}

/// Whether a verb for taking at a token says from whom a sum was taken, which is no revenue: `took €4m from the till`.
pub(super) fn is_taken_from(tokens: &Tokens<'_>, verb: usize, end: usize) -> bool {
    tokens.word(verb) == "took" && tokens.word(end) == "from"
}

#[cfg(test)]
mod tests {
    use crate::{figures::find, tokens::Tokens};

    #[test]
    fn what_is_taken_from_somebody_is_no_revenue() {
        let document = crate::plain::read("test", "He took $11m from the till.");
        assert!(find(&Tokens::of(&document), &[])[0].measures.is_none());
    }

    #[test]
    fn a_sum_by_the_piece_is_a_price_and_what_a_firm_earned_its_profit() {
        for (text, topic) in [
            ("Norvane crude stands at 17.52 dlrs a barrel.", "price"),
            ("It offers $1.50 a share for it.", "price"),
            ("Crude rose to $19.94 a barrel.", "price"),
            ("Crude rose by 80 cents a barrel.", "rate"),
            ("He gets $800 a month.", "rate"),
            ("The dividend is 12 cts a share.", "payment"),
            ("Norvane earned 1.3 mln dlrs after a loss.", "profit"),
            ("It earned $11m on revenues of $60m.", "profit"),
            ("The film earned $11m.", "revenue"),
            ("The film took $11m in its first week.", "revenue"),
            ("It took home $11m.", "payment"),
            ("It took $11m in bribes.", "bribe"),
            ("It was ordered to pay $11m to the family.", "payment"),
            ("It was ordered to pay $11m in unpaid back taxes.", "tax"),
            ("It was ordered to pay $11m in damages.", "compensation"),
            ("It stole $11m in aid.", "loss"),
            ("It invested $11m in stolen art.", "funding"),
            ("The budget surplus was $11m.", "surplus"),
            ("The trade gap widened to $11m.", "deficit"),
            ("It agreed a $11m settlement.", "settlement"),
        ] {
            let document = crate::plain::read("test", text);
            let tokens = Tokens::of(&document);
            let figures = find(&tokens, &[]);
            let measure = figures.first().and_then(|figure| figure.measures.as_ref());
            assert_eq!(measure.map(|measure| measure.topic.as_str()), Some(topic), "{text}");
        }
    }
}

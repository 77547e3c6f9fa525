//! One outlet tells of a further step of the same case: arrested in the one, charged in the other.

use super::{Verdict, drafts::Drafts, happenings::Happening, kinds};
use crate::events::Status;
use std::{cmp::Ordering, collections::BTreeSet};

/// Steps of a story that are compared with each other.
const MOST: usize = 120;

/// Findings about steps of which one outlet tells the earlier and no later one.
pub(super) fn find(happenings: &[Happening<'_>], drafts: &mut Drafts) {
    // A step of whoever it may be: `the jury convicted him` tells it as well.
    let told: BTreeSet<(usize, &str)> =
        happenings.iter().map(|event| (event.view.outlet, event.event.kind.as_str())).collect();
    let goes_on = |outlet: usize, kind: &str| {
        told.range((outlet, "")..)
            .take_while(|(of, _)| *of == outlet)
            .any(|(_, other)| kinds::steps(kind, other).is_some_and(|(_, order)| order == Ordering::Less))
    };
    let members: Vec<&Happening<'_>> = happenings
        .iter()
        .filter(|event| event.event.status == Status::Happened && kinds::is_step(&event.event.kind))
        .take(MOST)
        .collect();
    for (nth, one) in members.iter().enumerate() {
        for other in members[nth + 1..].iter().filter(|other| other.view.outlet != one.view.outlet) {
            let Some((case, order)) = kinds::steps(&one.event.kind, &other.event.kind) else { continue };
            let (earlier, later) = if order == Ordering::Less { (one, other) } else { (other, one) };
            if !one.of_one_party(other) || goes_on(earlier.view.outlet, &earlier.event.kind) {
                continue;
            }
            let Some(party) = earlier.event.object.as_ref().or(earlier.event.actor.as_ref()) else { continue };
            let about = format!(
                "{}: {}, and in {} {}",
                party.span.text,
                kinds::in_words(&earlier.event.kind),
                later.view.name(),
                kinds::in_words(&later.event.kind)
            );
            let key = format!("step {case} {} {}", kinds::family(&earlier.event.kind), later.event.kind);
            let evidence =
                [one, other].map(|event| event.view.evidence(&event.event.sentence, Some(&event.event.span))).to_vec();
            drafts.add(Verdict::Compatible, key, about, evidence, 1.5);
        }
    }
}

//! Tests of the time that grammar gives a day: by the verb that it hangs on, by what it owns, and by what came of a plan.

use super::tests::check;

const DAY: &str = "2024-03-06";

/// Each text has `Friday`, which is to be on a day.
fn friday(day: &'static str, texts: &[&'static str]) {
    let expected: &[(&str, &str)] = if day == PAST { &[("Friday", PAST)] } else { &[("Friday", COMING)] };
    for text in texts {
        check(&[(DAY, *text, expected)]);
    }
}

const PAST: &str = "2024-03-01";
const COMING: &str = "2024-03-08";

#[test]
fn an_infinitive_is_to_come_where_somebody_bids_or_wishes_it() {
    friday(
        COMING,
        &[
            "The judge ordered her to come back on Friday.",
            "They want him to resign on Friday.",
            "They will be allowed to leave on Friday.",
            // In a headline it stands in place of the verb.
            "Union to strike on Friday over pay",
            "Ferry firm to end service on Friday, staff told",
        ],
    );
    friday(
        PAST,
        &[
            "They managed to reach the camp on Friday.",
            // What is bidden is told with the day on which it was bidden.
            "The state called on both sides to stop the fighting on Friday.",
            "Norvane was ordered to pay $2m in damages on Friday after a trial.",
            "Members voted to accept the offer on Friday.",
            "The storm forced the port to close on Friday.",
            "He failed to appear in court on Friday.",
            "He was seen to leave the house on Friday.",
            "Thousands gathered to mourn the dead on Friday.",
            "Asked to comment on Friday, he hung up.",
            "The first man to die on Friday was a guard.",
            "Efforts to free the crew on Friday failed.",
            "The board had been expected to meet on Friday, but the chairman fell ill.",
        ],
    );
    check(&[(DAY, "Nurses voted on Monday to walk out on Friday.", &[("Monday", "2024-03-04"), ("Friday", COMING)])]);
}

#[test]
fn auxiliaries_and_the_present_of_a_plan() {
    friday(
        COMING,
        &[
            "\"We'll know on Friday,\" he said.",
            "“We’ll know on Friday,” he said.",
            "\"I'm flying out on Friday,\" she said.",
            "The bridge could reopen on Friday.",
            "She turns 50 on Friday.",
            "They will be deported unless they leave by Friday.",
            "The rules come into force on Friday, a notice says.",
        ],
    );
    friday(
        PAST,
        &[
            "Police could not say on Friday who fired.",
            "The man may have been killed on Friday.",
            "The attack comes after a bombing on Friday.",
        ],
    );
    check(&[
        ("2023-10-06", "The trial was put off to 6 November.", &[("6 November", "2023-11-06")]),
        ("2023-10-06", "She takes office on 20 December.", &[("20 December", "2023-12-20")]),
        ("2023-10-06", "She took office on 20 December.", &[("20 December", "2022-12-20")]),
    ]);
}

#[test]
fn a_verb_before_a_day_has_it_whatever_stands_behind() {
    friday(
        PAST,
        &[
            "The players beaten on Friday will be dropped.",
            "A bomb that killed nine on Friday will be studied.",
            "The judge who freed her on Friday will retire.",
            "The boy hurt on Friday will lose a leg.",
            "Asked on Friday whether he would stand, he smiled.",
        ],
    );
    friday(
        COMING,
        &["The man held in Dorn will appear in court on Friday.", "The firm will cut jobs on Friday, it said."],
    );
}

#[test]
fn a_day_is_over_with_what_it_owns_unless_that_is_announced() {
    friday(
        PAST,
        &[
            "Friday's attack will not change our policy.",
            "The outcome of Friday's election will be known soon.",
            "The firm plans to challenge Friday's ruling.",
            "After Friday's talks he will fly home.",
            "He was hurt in Friday's match and will miss the cup.",
        ],
    );
    friday(
        COMING,
        &[
            "He will speak at Friday's summit.",
            "Friday's meeting will discuss the truce.",
            "Ahead of Friday's ruling, shares fell.",
            "Tickets for Friday's concert have sold out.",
            "Fans are flocking to Friday's final.",
        ],
    );
}

#[test]
fn what_came_to_nothing_is_over() {
    friday(
        PAST,
        &[
            "He was due in court on Friday but failed to turn up.",
            "He had hoped to play on Friday but broke a leg.",
            "The vote planned for Friday was called off.",
        ],
    );
    friday(
        COMING,
        &[
            "The vote planned for Friday has been called off.",
            "The trial is due to begin on Friday but may be delayed.",
            "The trial was due to open on Friday.",
        ],
    );
}

#[test]
fn times_of_the_clock_with_a_dot_and_ranges_in_order() {
    check(&[
        (DAY, "His flight landed at 10.30.", &[("10.30", "2024-03-06T10:30")]),
        (DAY, "He arrived at 9.45 and left at 11.40.", &[("9.45", "2024-03-06T09:45"), ("11.40", "2024-03-06T11:40")]),
        (DAY, "The shares opened at 10.15.", &[]),
        (DAY, "The inflation rate peaked at 10.15.", &[]),
        (DAY, "It arrived at 9.45 metres.", &[]),
        (DAY, "It was open from June 1 until August 15.", &[("June 1", "2023-06-01"), ("August 15", "2023-08-15")]),
        (DAY, "The attacks of September 11 changed it.", &[("September 11", "2001-09-11")]),
        (DAY, "The storms of September 11 flooded it.", &[("September 11", "2023-09-11")]),
        (DAY, "Joe Friday was the name of the dog.", &[]),
        (DAY, "A film called Black Sunday was shown.", &[]),
        (DAY, "President Kovel Friday met the envoy.", &[("Friday", PAST)]),
    ]);
}

//! Tests of what the words around a date say of it: a story that goes on, a range, a schedule, a deadline, what is counted
//! in a month, and names.

use super::tests::check;

const DAY: &str = "2024-03-06";

#[test]
fn a_story_goes_on_in_the_year_that_it_has_named() {
    check(&[
        (
            DAY,
            "Kovel was arrested on 3 May 2018. On May 9, he was charged. On 4 August he was jailed.",
            &[("3 May 2018", "2018-05-03"), ("May 9", "2018-05-09"), ("4 August", "2018-08-04")],
        ),
        (
            DAY,
            "It jailed Kovel on 28 December 2018 and freed him on 3 January.",
            &[("28 December 2018", "2018-12-28"), ("3 January", "2019-01-03")],
        ),
        (
            DAY,
            "The war began in August 2008. It ended on 12 August.",
            &[("August 2008", "2008-08"), ("12 August", "2008-08-12")],
        ),
        (
            DAY,
            "Kovel was tried in June 2015.\n\nShe had been arrested on 2 May.",
            &[("June 2015", "2015-06"), ("2 May", "2015-05-02")],
        ),
        (
            DAY,
            "The siege began on Monday, 14 February 2022. On Thursday, troops took the port.",
            &[("Monday, 14 February 2022", "2022-02-14"), ("Thursday", "2022-02-17")],
        ),
        (
            DAY,
            "He was shot on 14 February. On the Friday, two men were held.",
            &[("14 February", "2024-02-14"), ("Friday", "2024-02-16")],
        ),
        (
            DAY,
            "She ran the bank from 3 May 2018 to 9 August.",
            &[("3 May 2018", "2018-05-03"), ("9 August", "2018-08-09")],
        ),
    ]);
}

#[test]
fn news_turns_back_to_the_present() {
    check(&[
        (
            DAY,
            "In May 2018 he was jailed. On Friday he was freed.",
            &[("May 2018", "2018-05"), ("Friday", "2024-03-01")],
        ),
        (
            DAY,
            "The firm was founded in May 1998. It said on 3 March that it was broke.",
            &[("May 1998", "1998-05"), ("3 March", "2024-03-03")],
        ),
        (
            DAY,
            "The firm was founded in 1998. It was fined on 4 August.",
            &[("1998", "1998"), ("4 August", "2023-08-04")],
        ),
        (
            DAY,
            "Kovel, who was jailed in May 2018, was freed on 9 June.",
            &[("May 2018", "2018-05"), ("9 June", "2023-06-09")],
        ),
        (
            DAY,
            "Kovel was jailed in May 2018. A court in Halden freed Orlane on 9 June.",
            &[("May 2018", "2018-05"), ("9 June", "2023-06-09")],
        ),
        (
            DAY,
            "Kovel was jailed in February 2018. On 4 March he was freed.",
            &[("February 2018", "2018-02"), ("4 March", "2024-03-04")],
        ),
    ]);
}

#[test]
fn a_list_has_the_year_above_it() {
    check(&[
        (
            "",
            "What happened in 2021\n\n* May 3: Kovel is held.\n\n* June 9: Kovel is charged.",
            &[("2021", "2021"), ("May 3", "2021-05-03"), ("June 9", "2021-06-09")],
        ),
        (
            "",
            "June 2020: Kovel is charged.\n\nOctober: Kovel is jailed.",
            &[("June 2020", "2020-06"), ("October", "2020-10")],
        ),
    ]);
}

#[test]
fn a_time_has_the_day_behind_it() {
    check(&[
        (
            DAY,
            "A bomb exploded at 8:40pm (18:40 GMT) on Saturday.",
            &[("8:40pm", "2024-03-02T20:40"), ("18:40 GMT", "2024-03-02T18:40"), ("Saturday", "2024-03-02")],
        ),
        (
            DAY,
            "A bomb exploded at around 8:40pm in a bar on Saturday.",
            &[("around 8:40pm", "2024-03-02T20:40"), ("Saturday", "2024-03-02")],
        ),
        (
            DAY,
            "The road was shut from 8am until 9pm on Saturday.",
            &[("8am", "2024-03-02T08:00"), ("9pm on Saturday", "2024-03-02T21:00")],
        ),
        (
            DAY,
            "It is shut from 2pm until tomorrow at 4pm.",
            &[("2pm", "2024-03-06T14:00"), ("tomorrow at 4pm", "2024-03-07T16:00")],
        ),
        (
            DAY,
            "A bomb exploded at 8:40pm, police said on Tuesday.",
            &[("8:40pm", "2024-03-06T20:40"), ("Tuesday", "2024-03-05")],
        ),
    ]);
}

#[test]
fn the_present_of_a_schedule_and_frames_of_what_is_to_come() {
    check(&[
        (DAY, "Parliament votes on Friday.", &[("Friday", "2024-03-08")]),
        (DAY, "The two leaders hold talks on Friday.", &[("Friday", "2024-03-08")]),
        (DAY, "The votes on Friday were counted.", &[("Friday", "2024-03-01")]),
        (DAY, "Company reports on Friday showed a loss.", &[("Friday", "2024-03-01")]),
        (DAY, "Ahead of Sunday's vote, police patrolled the city.", &[("Sunday", "2024-03-10")]),
        (DAY, "In the run-up to Friday's vote, parties were nervous.", &[("Friday", "2024-03-08")]),
        (DAY, "The union called a strike for Friday.", &[("Friday", "2024-03-08")]),
        (DAY, "He apologised for Friday's attack.", &[("Friday", "2024-03-01")]),
        (DAY, "The union threatened to strike on Friday.", &[("Friday", "2024-03-08")]),
        (DAY, "The deadline was extended to Friday.", &[("Friday", "2024-03-08")]),
        (DAY, "He was told to report to police by Friday.", &[("Friday", "2024-03-08")]),
        (DAY, "The firm wants a reply by Friday.", &[("Friday", "2024-03-08")]),
        (DAY, "The toll rose to 40 by Friday.", &[("Friday", "2024-03-01")]),
        (DAY, "They managed to flee by Friday.", &[("Friday", "2024-03-01")]),
        (DAY, "He will appeal against Friday's ruling.", &[("Friday", "2024-03-01")]),
        (DAY, "He will be tried over an attack on Friday.", &[("Friday", "2024-03-01")]),
        (
            DAY,
            "The trial over the 14 September killing will last a week.",
            &[("14 September", "2023-09-14"), ("a week", "P1W")],
        ),
    ]);
}

#[test]
fn the_end_of_a_range_counts_from_its_beginning() {
    check(&[
        (DAY, "It was shut from Thursday through Sunday.", &[("Thursday", "2024-02-29"), ("Sunday", "2024-03-03")]),
        (
            DAY,
            "It was shut from Friday until Monday, police said.",
            &[("Friday", "2024-03-01"), ("Monday", "2024-03-04")],
        ),
        (DAY, "It was paid in January-March.", &[("January-March", "2024-Q1")]),
        (DAY, "They met on May 3 and 4, 2021.", &[("May 3 and 4, 2021", "2021-05-03/2021-05-04")]),
        (DAY, "They met on 3 and 4 May 2021.", &[("3 and 4 May 2021", "2021-05-03/2021-05-04")]),
        (DAY, "On May 3 and 4 soldiers died.", &[("May 3", "2023-05-03")]),
    ]);
}

#[test]
fn what_is_counted_in_a_month_or_year() {
    check(&[
        (DAY, "They met on the last Friday of January.", &[("the last Friday of January", "2024-01-26")]),
        (DAY, "The clocks go back on the last Sunday in October.", &[("the last Sunday in October", "2024-10-27")]),
        (
            DAY,
            "The vote was on the first Sunday of December 2021.",
            &[("the first Sunday of December 2021", "2021-12-05")],
        ),
        (DAY, "They met in the last week of January.", &[("the last week of January", "2024-01-25/2024-01-31")]),
        (DAY, "They met in the last weekend of January.", &[("the last weekend of January", "2024-W04-WE")]),
        (DAY, "He left on the twenty third day of January.", &[("the twenty third day of January", "2024-01-23")]),
        (DAY, "He left on the last day of January.", &[("the last day of January", "2024-01-31")]),
        (DAY, "It fell in the last quarter of 2022.", &[("the last quarter of 2022", "2022-Q4")]),
        (DAY, "It fell in the final quarter of last year.", &[("the final quarter of last year", "2023-Q4")]),
        (DAY, "It fell in the last three months of 2022.", &[("the last three months of 2022", "2022-Q4")]),
        (DAY, "The first quarter of the century was bloody.", &[]),
    ]);
}

#[test]
fn dates_that_are_counted_in_words() {
    check(&[
        (DAY, "The law takes effect in two weeks.", &[("two weeks", "2024-W12")]),
        (DAY, "The law took shape in two weeks.", &[("two weeks", "P2W")]),
        (DAY, "It opens in six months' time.", &[("six months' time", "2024-09")]),
        (DAY, "It opens the week after next.", &[("the week after next", "2024-W12")]),
        (DAY, "Profit rose in H1 2023.", &[("H1 2023", "2023-H1")]),
        (DAY, "Profit rose in 1H 2023.", &[("1H 2023", "2023-H1")]),
        (DAY, "It is due by end-2025.", &[("end-2025", "2025")]),
        (DAY, "He left on Monday two weeks ago.", &[("Monday two weeks ago", "2024-02-19")]),
        (DAY, "He left on Monday evening last week.", &[("Monday evening last week", "2024-02-26TEV")]),
        (DAY, "It was signed on the 25th of last month.", &[("the 25th of last month", "2024-02-25")]),
        (DAY, "He left two and a half years ago.", &[("two and a half years ago", "2021-09")]),
        (DAY, "It sailed 36 hours ago.", &[("36 hours ago", "2024-03-05TXX:XX")]),
        (DAY, "The killings of September '73 were forgotten.", &[("September '73", "1973-09")]),
    ]);
}

#[test]
fn names_in_words_of_days() {
    check(&[
        (DAY, "Ms Sunday Okoro was held.", &[]),
        (DAY, "Police held Mr Friday.", &[]),
        (DAY, "His wife, June, was held.", &[]),
        (DAY, "The Sunday Tribune had it.", &[]),
        (DAY, "The Friday Times had it.", &[]),
        (DAY, "The Black September group was held.", &[]),
        (DAY, "He met his wife in June.", &[("June", "2023-06")]),
    ]);
}

//! Sentences and the expressions that are to be found in them. Made for this purpose; in the manner of newspapers.

use super::*;
use crate::lexicon::rows;

type Expected = &'static [(&'static str, &'static str)];

fn found(published: &str, text: &str, sense: WeekdaySense) -> Vec<(String, String)> {
    let document = crate::plain::read("test", text);
    let tokens = Tokens::of(&document);
    let settings = DateSettings { published: Day::parse_iso(published), sense, ..DateSettings::default() };
    let expressions = find(&tokens, &settings);
    for pair in expressions.windows(2) {
        assert!(pair[0].tokens.end <= pair[1].tokens.start, "{text}: {pair:?}");
    }
    expressions.iter().map(|found| (tokens.slice(&found.tokens).to_owned(), found.value.clone())).collect()
}

fn check_in(sense: WeekdaySense, cases: &[(&str, &str, Expected)]) {
    let mut wrong = Vec::new();
    for (published, text, expected) in cases {
        let found = found(published, text, sense);
        let found: Vec<(&str, &str)> = found.iter().map(|(words, value)| (words.as_str(), value.as_str())).collect();
        if found != **expected {
            wrong.push(format!("{published} {text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// In the manner of newspapers.
pub(super) fn check(cases: &[(&str, &str, Expected)]) {
    check_in(WeekdaySense::News, cases);
}

#[test]
fn days_that_are_written_out() {
    check(&[
        ("", "He died on 2 January 2015.", &[("2 January 2015", "2015-01-02")]),
        ("", "He died on January 2, 2015, in Rome.", &[("January 2, 2015", "2015-01-02")]),
        ("", "He died on Jan. 2, 2015.", &[("Jan. 2, 2015", "2015-01-02")]),
        ("", "It ended on the 2nd of January, 2015.", &[("the 2nd of January, 2015", "2015-01-02")]),
        ("", "It ended on 25th December 2014.", &[("25th December 2014", "2014-12-25")]),
        ("", "The file is dated 2015-01-02.", &[("2015-01-02", "2015-01-02")]),
        ("", "The file is dated 1/2/2015.", &[("1/2/2015", "2015-01-02")]),
        ("", "The file is dated 23/4/2015.", &[("23/4/2015", "2015-04-23")]),
        ("", "The file is dated 1/2/98.", &[("1/2/98", "1998-01-02")]),
        ("", "The file is dated 2.1.2015.", &[("2.1.2015", "2015-01-02")]),
        ("", "They met on Friday, Jan. 2, 2015.", &[("Friday, Jan. 2, 2015", "2015-01-02")]),
        ("", "They met on Friday 2 January 2015.", &[("Friday 2 January 2015", "2015-01-02")]),
        ("", "The talks ran from 3 to 5 May 2014.", &[("3 to 5 May 2014", "2014-05-03/2014-05-05")]),
        ("", "The talks ran on Jan 3-5, 2014.", &[("Jan 3-5, 2014", "2014-01-03/2014-01-05")]),
        ("", "It was made law on 30 February 2014.", &[]),
        ("", "The attacks of 9/11 changed the law.", &[("9/11", "2001-09-11")]),
        ("", "The attacks of September 11, 2001 changed the law.", &[("September 11, 2001", "2001-09-11")]),
        ("", "He left on the 4 May 1999.", &[("4 May 1999", "1999-05-04")]),
    ]);
}

#[test]
fn months_quarters_seasons_and_years() {
    check(&[
        ("", "The bank failed in January 2015.", &[("January 2015", "2015-01")]),
        ("", "The bank failed in March of 2015.", &[("March of 2015", "2015-03")]),
        ("", "The bank failed in 2013.", &[("2013", "2013")]),
        ("", "The bank has lost money since 2009.", &[("2009", "2009")]),
        ("", "The bank (2015) was small.", &[("2015", "2015")]),
        ("", "The bank failed between 2010 and 2012.", &[("2010", "2010"), ("2012", "2012")]),
        ("", "The 2012 election was close.", &[("2012", "2012")]),
        ("", "The bank grew in the 1990s.", &[("the 1990s", "199")]),
        ("", "The bank grew in the '90s.", &[("the '90s", "199")]),
        ("", "The bank grew in the nineties.", &[("the nineties", "199")]),
        ("", "The house is of the 19th century.", &[("the 19th century", "18")]),
        ("", "A twentieth-century idea.", &[("twentieth-century", "19")]),
        ("", "The bank failed in early 2013.", &[("early 2013", "2013")]),
        ("", "The bank failed in mid-2013.", &[("mid-2013", "2013")]),
        ("", "The bank failed in the late 1980s.", &[("the late 1980s", "198")]),
        ("", "The bank failed at the end of March 2013.", &[("the end of March 2013", "2013-03")]),
        ("", "Profit fell in the first quarter of 2014.", &[("the first quarter of 2014", "2014-Q1")]),
        ("", "Profit fell in Q3 2014.", &[("Q3 2014", "2014-Q3")]),
        ("", "Profit fell in the second half of 2014.", &[("the second half of 2014", "2014-H2")]),
        ("", "Profit fell in fiscal 1989.", &[("fiscal 1989", "1989")]),
        ("", "He came in the summer of 2010.", &[("the summer of 2010", "2010-SU")]),
        ("", "He came in spring 2010.", &[("spring 2010", "2010-SP")]),
        ("", "He came in the fall of 2010.", &[("the fall of 2010", "2010-FA")]),
        ("", "The accounts of 2013/14 were late.", &[("2013/14", "2013/2014")]),
        ("", "They called between March and June 2012.", &[("March", "2012-03"), ("June 2012", "2012-06")]),
        ("", "They called from December to January 2012.", &[("December", "2011-12"), ("January 2012", "2012-01")]),
        (
            "",
            "They called in November, December, January and February 2012.",
            &[("November", "2011-11"), ("December", "2011-12"), ("January", "2012-01"), ("February 2012", "2012-02")],
        ),
        (
            "",
            "They called in March or April, June.",
            &[("March", "XXXX-03"), ("April", "XXXX-04"), ("June", "XXXX-06")],
        ),
    ]);
}

#[test]
fn days_counted_from_publication() {
    check(&[
        ("2015-01-05", "Police arrested him today.", &[("today", "2015-01-05")]),
        ("2015-01-05", "Police arrested him yesterday.", &[("yesterday", "2015-01-04")]),
        ("2015-01-05", "The court will rule tomorrow.", &[("tomorrow", "2015-01-06")]),
        ("2015-01-05", "The court will rule the day after tomorrow.", &[("the day after tomorrow", "2015-01-07")]),
        ("2015-01-05", "They vote tonight.", &[("tonight", "2015-01-05TNI")]),
        ("2015-01-05", "They met last night.", &[("last night", "2015-01-04TNI")]),
        ("2015-01-05", "They met this morning.", &[("this morning", "2015-01-05TMO")]),
        ("2015-01-05", "They met yesterday evening.", &[("yesterday evening", "2015-01-04TEV")]),
        ("2015-01-05", "They met three days ago.", &[("three days ago", "2015-01-02")]),
        ("2015-01-05", "They met two weeks ago.", &[("two weeks ago", "2014-W52")]),
        ("2015-01-05", "They met two months ago.", &[("two months ago", "2014-11")]),
        ("2015-01-05", "They met a year ago.", &[("a year ago", "2014")]),
        ("2015-01-05", "They met a decade ago.", &[("a decade ago", "2005")]),
        ("2015-01-05", "They meet two days from now.", &[("two days from now", "2015-01-07")]),
        ("2015-01-05", "They met last week.", &[("last week", "2015-W01")]),
        ("2015-01-05", "They meet next week.", &[("next week", "2015-W03")]),
        ("2015-01-05", "They met last month.", &[("last month", "2014-12")]),
        ("2015-01-05", "They met last quarter.", &[("last quarter", "2014-Q4")]),
        ("2015-01-05", "They met last year.", &[("last year", "2014")]),
        ("2015-01-05", "They meet later this year.", &[("later this year", "2015")]),
        ("2015-01-05", "They met earlier this month.", &[("earlier this month", "2015-01")]),
        ("2015-01-05", "They met over the weekend.", &[("the weekend", "2015-W01-WE")]),
        ("2015-01-05", "They met last weekend.", &[("last weekend", "2015-W01-WE")]),
        ("2015-01-05", "They will meet this weekend.", &[("this weekend", "2015-W02-WE")]),
        ("2015-01-05", "A weekend report named him.", &[("weekend", "2015-W01-WE")]),
        ("2015-01-05", "He left last March.", &[("last March", "2014-03")]),
        ("2015-01-05", "He leaves next June.", &[("next June", "2015-06")]),
        ("2015-01-05", "He left last summer.", &[("last summer", "2014-SU")]),
        ("2015-01-05", "A verdict is expected by the end of the year.", &[("the end of the year", "2015")]),
        ("2015-01-05", "He left in September last year.", &[("September last year", "2014-09")]),
        ("2015-01-05", "He left in the last decade of peace.", &[("the last decade", "P1DE")]),
    ]);
}

#[test]
fn weekdays_in_news() {
    check(&[
        ("2015-01-05", "The ministry confirmed it on Monday.", &[("Monday", "2015-01-05")]),
        ("2015-01-05", "The ministry confirmed it on Friday.", &[("Friday", "2015-01-02")]),
        ("2015-01-05", "The ministry will confirm it on Friday.", &[("Friday", "2015-01-09")]),
        ("2015-01-05", "The ministry is due to report on Friday.", &[("Friday", "2015-01-09")]),
        ("2015-01-05", "The vote is scheduled for Friday.", &[("Friday", "2015-01-09")]),
        ("2015-01-05", "Banks stay shut until Thursday.", &[("Thursday", "2015-01-08")]),
        (
            "2015-01-05",
            "He left on Saturday and is expected to return on Thursday.",
            &[("Saturday", "2015-01-03"), ("Thursday", "2015-01-08")],
        ),
        ("2015-01-05", "He said Friday it was over.", &[("Friday", "2015-01-02")]),
        ("2015-01-05", "On Friday, the firm said it will appeal.", &[("Friday", "2015-01-02")]),
        ("2015-01-05", "He left last Monday.", &[("last Monday", "2014-12-29")]),
        ("2015-01-05", "He leaves next Monday.", &[("next Monday", "2015-01-12")]),
        ("2015-01-05", "He was seen on Monday morning.", &[("Monday morning", "2015-01-05TMO")]),
        ("2015-01-05", "He was seen at 3 p.m. on Friday.", &[("3 p.m. on Friday", "2015-01-02T15:00")]),
        ("2015-01-05", "It was lit at 11 p.m. last night.", &[("11 p.m. last night", "2015-01-04T23:00")]),
        ("2015-01-05", "It began at 11:00pm (ACDT) last night.", &[("11:00pm (ACDT) last night", "2015-01-04T23:00")]),
        ("2015-01-05", "It was put out at 7:30pm AEDT yesterday.", &[("7:30pm AEDT yesterday", "2015-01-04T19:30")]),
        ("2015-01-05", "It was found at 8:30 a.m. this morning.", &[("8:30 a.m. this morning", "2015-01-05T08:30")]),
        ("2015-01-05", "He was seen on Tuesday last week.", &[("Tuesday last week", "2014-12-30")]),
        ("", "He was seen on Friday.", &[("Friday", "XXXX-WXX-5")]),
        ("2015-01-05", "Sheffield Wednesday lost.", &[]),
        ("2015-01-05", "The Sunday Times had it first.", &[]),
        ("2015-01-05", "Talks resume Friday in the capital.", &[("Friday", "2015-01-09")]),
        ("2015-01-05", "The talks failed to resume Friday.", &[("Friday", "2015-01-02")]),
        ("2015-01-05", "Rain is forecast for Friday.", &[("Friday", "2015-01-09")]),
        ("2015-01-05", "The vote, originally set for Friday, was put off.", &[("Friday", "2015-01-02")]),
    ]);
}

#[test]
fn what_lasts_yet_and_what_is_next_to_a_day_that_is_told_of() {
    check(&[
        ("2015-01-05", "It needs a deal before the year is out.", &[("the year", "2015")]),
        ("2015-01-05", "It needs a deal before the month is over.", &[("the month", "2015-01")]),
        (
            "2015-01-05",
            "He was shot on Friday. Earlier in the day, he had fled.",
            &[("Friday", "2015-01-02"), ("Earlier in the day", "2015-01-02")],
        ),
        (
            "2015-01-05",
            "He was shot on Friday. They had met the night before.",
            &[("Friday", "2015-01-02"), ("the night before", "2015-01-01TNI")],
        ),
        (
            "2015-01-05",
            "The index plunged on Friday. By 2:47 p.m. it was down 9 percent.",
            &[("Friday", "2015-01-02"), ("2:47 p.m.", "2015-01-02T14:47")],
        ),
        (
            "2015-01-05",
            "The index plunged on Friday. The market will open at 9 a.m. again.",
            &[("Friday", "2015-01-02"), ("9 a.m.", "2015-01-05T09:00")],
        ),
        ("2015-01-05", "Nearly 50 years ago he fled.", &[("Nearly 50 years ago", "1965")]),
    ]);
}

#[test]
fn weekdays_in_an_appointment() {
    check_in(
        WeekdaySense::Dialogue,
        &[
            ("2015-01-05", "See you on Friday.", &[("Friday", "2015-01-09")]),
            ("2015-01-07", "See you on Monday.", &[("Monday", "2015-01-12")]),
            ("2015-01-07", "See you next Monday.", &[("next Monday", "2015-01-12")]),
            ("2015-01-07", "See you next Friday.", &[("next Friday", "2015-01-16")]),
            ("2015-01-07", "We saw you last Friday.", &[("last Friday", "2015-01-02")]),
        ],
    );
}

#[test]
fn dates_without_a_year() {
    check(&[
        ("2015-01-05", "The decree was signed on 31 December.", &[("31 December", "2014-12-31")]),
        ("2015-01-05", "The ministry was hacked on 25 November.", &[("25 November", "2014-11-25")]),
        ("2015-01-05", "A hearing is set for 14 February.", &[("14 February", "2015-02-14")]),
        ("2018-12-28", "The ban starts on 1 January.", &[("1 January", "2019-01-01")]),
        ("2015-01-05", "The intrusion began in November.", &[("November", "2014-11")]),
        ("2015-01-05", "The trial will open in November.", &[("November", "2015-11")]),
        ("2015-01-05", "The firm was bought in May.", &[("May", "2014-05")]),
        ("2015-01-05", "The shop closed on Christmas Eve.", &[("Christmas Eve", "2014-12-24")]),
        ("2015-01-05", "The shop closed on New Year's Day.", &[("New Year's Day", "2015-01-01")]),
        ("2015-01-05", "The shop will close on Easter Sunday.", &[("Easter Sunday", "2015-04-05")]),
        ("2014-12-05", "They met on Thanksgiving.", &[("Thanksgiving", "2014-11-27")]),
        ("2014-09-05", "They met on Labor Day.", &[("Labor Day", "2014-09-01")]),
        ("2014-09-05", "They met on Labor Day 2012.", &[("Labor Day 2012", "2012-09-03")]),
        ("", "The decree was signed on 31 December.", &[("31 December", "XXXX-12-31")]),
        ("2019-03-14", "The firm made a loss in the fourth quarter.", &[("the fourth quarter", "2018-Q4")]),
    ]);
}

#[test]
fn a_timeline_crosses_the_end_of_a_year() {
    let text = "• 22 November: Screens go dark\n• 7 December: A ministry denies it\n• 2 January: Ten men are listed";
    let days: Expected = &[("22 November", "2014-11-22"), ("7 December", "2014-12-07"), ("2 January", "2015-01-02")];
    check(&[("2015-01-05", text, days)]);
}

#[test]
fn dates_counted_from_another() {
    check(&[
        (
            "2015-01-05",
            "It was loaded on 3 December 2013. The same day, it sailed.",
            &[("3 December 2013", "2013-12-03"), ("The same day", "2013-12-03")],
        ),
        (
            "2015-01-05",
            "It was listed on 4 May 2010. The previous day he had fled.",
            &[("4 May 2010", "2010-05-04"), ("The previous day", "2010-05-03")],
        ),
        (
            "2015-01-05",
            "It was listed on 4 May 2010. Three days later he fled.",
            &[("4 May 2010", "2010-05-04"), ("Three days later", "2010-05-07")],
        ),
        (
            "2015-01-05",
            "It was listed on 4 May 2010. A week earlier he had fled.",
            &[("4 May 2010", "2010-05-04"), ("A week earlier", "2010-04-27")],
        ),
        (
            "2015-01-05",
            "It was set up in 2009. The following year it bought ships.",
            &[("2009", "2009"), ("The following year", "2010")],
        ),
        (
            "2015-01-05",
            "She was hired in June 2012 and left the following month.",
            &[("June 2012", "2012-06"), ("the following month", "2012-07")],
        ),
        (
            "2015-01-05",
            "It was listed on 4 May 2010. He fled that night.",
            &[("4 May 2010", "2010-05-04"), ("that night", "2010-05-04TNI")],
        ),
    ]);
}

#[test]
fn times_of_day() {
    check(&[
        ("2015-01-05", "The siren rang at 10:30.", &[("10:30", "2015-01-05T10:30")]),
        ("2015-01-05", "The siren rang at 3 p.m. and again later.", &[("3 p.m.", "2015-01-05T15:00")]),
        ("2015-01-05", "The siren rang at 3pm.", &[("3pm", "2015-01-05T15:00")]),
        ("2015-01-05", "The siren rang at 10.30pm.", &[("10.30pm", "2015-01-05T22:30")]),
        ("2015-01-05", "The siren rang at 1500 GMT.", &[("1500 GMT", "2015-01-05T15:00")]),
        ("2015-01-05", "The siren rang at noon.", &[("noon", "2015-01-05T12:00")]),
        ("2015-01-05", "The siren rang at 12 a.m. sharp.", &[("12 a.m.", "2015-01-05T00:00")]),
        ("2015-01-05", "The log has 2015-01-02T14:35:00 in it.", &[("2015-01-02T14:35:00", "2015-01-02T14:35:00")]),
        ("", "It rang on the night of 3 March 2014.", &[("the night of 3 March 2014", "2014-03-03TNI")]),
        ("", "They read John 3:16 aloud.", &[]),
    ]);
}

#[test]
fn words_and_numbers_that_are_no_dates() {
    check(&[
        ("2015-01-05", "The minister may resign.", &[]),
        ("2015-01-05", "Theresa May resigned.", &[]),
        ("2015-01-05", "Veterans will march to the ministry.", &[]),
        ("2015-01-05", "The Sun said the ship sat in the mud.", &[]),
        ("2015-01-05", "The second ship came first.", &[]),
        ("2015-01-05", "Prices fall and spring back.", &[]),
        ("2015-01-05", "Some 2000 people fled.", &[]),
        ("2015-01-05", "It sold 1990 cars.", &[]),
        ("2015-01-05", "It cost $2000.", &[]),
        ("2015-01-05", "It has 1,500 men.", &[]),
        ("2015-01-05", "Call 555 2015 or 20-15-33.", &[]),
        ("2015-01-05", "The vote was 52-48.", &[]),
        ("2015-01-05", "Resolution 2094 lists him in paragraph 7.", &[]),
        ("2015-01-05", "April Dane was not in court.", &[]),
        ("2015-01-05", "The judge was an august figure.", &[]),
        ("2015-01-05", "In March 15 soldiers died.", &[("March", "2014-03")]),
        ("2015-01-05", "The Daily Telegraph had it.", &[]),
        ("2015-01-05", "Version 2.1.3 is out.", &[]),
        ("2015-01-05", "USA Today had it.", &[]),
    ]);
}

#[test]
fn the_year_of_a_date_and_the_one_before_it_are_those_that_the_text_speaks_of() {
    check(&[
        (
            "2023-11-30",
            "It closed in May 2022, and again in August of the same year.",
            &[("May 2022", "2022-05"), ("August of the same year", "2022-08")],
        ),
        (
            "",
            "He came in May 2012. On 3 June of that year he left.",
            &[("May 2012", "2012-05"), ("3 June of that year", "2012-06-03")],
        ),
        (
            "2023-11-30",
            "It lost $2m in 2020, twice as much as in the year before.",
            &[("2020", "2020"), ("the year before", "2019")],
        ),
        (
            "2023-11-30",
            "It left in May 2020, a year of war, and the month after.",
            &[("May 2020", "2020-05"), ("a year", "P1Y"), ("the month after", "2020-06")],
        ),
        ("2023-11-30", "In the year before the war he left.", &[]),
    ]);
}

#[test]
fn what_is_missing_and_how_it_was_tied() {
    let document = crate::plain::read("test", "He left on 3 December. The next day he came back.");
    let tokens = Tokens::of(&document);
    let found = find(&tokens, &DateSettings::default());
    assert_eq!(found.iter().map(|found| found.needs).collect::<Vec<_>>(), [Some(Need::Year), Some(Need::OtherDate)]);
    let settings = DateSettings { published: Day::new(2015, 1, 5), ..DateSettings::default() };
    let found = find(&tokens, &settings);
    assert_eq!(found[1].anchor, Anchor::Mentioned(found[0].tokens.start));
    assert_eq!(found[1].first, Day::new(2014, 12, 4));
}

#[test]
fn a_modifier_narrows_the_days() {
    let document = crate::plain::read("test", "It began in late February and was over in early 2014.");
    let tokens = Tokens::of(&document);
    let settings = DateSettings { published: Day::new(2014, 3, 14), ..DateSettings::default() };
    let found = find(&tokens, &settings);
    assert_eq!((found[0].first, found[0].last), (Day::new(2014, 2, 21), Day::new(2014, 2, 28)));
    assert_eq!((found[1].first, found[1].last), (Day::new(2014, 1, 1), Day::new(2014, 4, 30)));
    assert_eq!(found[0].modifier.map(Modifier::timex), Some("END"));
}

/// Every word of the data is put where it ought to be found.
#[test]
fn every_row_is_reached() {
    let mut lost = Vec::new();
    for row in rows(include_str!("../../data/dates-words.tsv")) {
        let (word, kind) = (row[0], row[1]);
        let capital: String = word[..1].to_uppercase() + &word[1..];
        let sentence = match kind {
            "month" | "month-name" | "month-word" | "month-short" => format!("It ended on 3 {capital} 2014."),
            "weekday" | "weekday-short" => format!("It ended on {capital} 3 March 2014."),
            "weekday-plural" => format!("It ended on {capital}."),
            "unit" => format!("It was a 10-{word} wait, as in the last {word}."),
            "units" => format!("It took 10 {word}."),
            "number" | "quantity" => format!("It took {word} days."),
            "scale" => format!("It took two {word} days."),
            "ordinal" => format!("It ended on the {word} of May 2014."),
            "decade" => format!("It ended in the {word}."),
            "season" => format!("It ended in the {word} of 2014."),
            "part" => format!("It ended on Friday {word}."),
            "moment" => format!("It ended at {word}."),
            "shift" => format!("It ended in the {word} two weeks, {word} weeks, {word} week."),
            "every" => format!("It ended {word} week."),
            "last" => format!("It ended in the {word} quarter of 2014."),
            "before" => format!("It ended {word} 2014."),
            "filler" => format!("It took 10 {word} days."),
            "meridiem" => format!("It ended at 3 {word} sharp."),
            "zone" => format!("It ended at 1500 {}.", word.to_uppercase()),
            "start" => format!("It ended in {capital}2 2014."),
            // Shows that there is no date.
            "counted" => {
                if !found("2015-01-05", &format!("It ended, with March 15 {word} lost."), WeekdaySense::News)
                    .iter()
                    .all(|(_, value)| value != "2014-03-15")
                {
                    lost.push(format!("{row:?}"));
                }
                continue;
            }
            _ => format!("Unknown kind {kind}"),
        };
        let expressions = found("2015-01-05", &sentence, WeekdaySense::News);
        if !expressions.iter().any(|(words, _)| words.to_lowercase().contains(word) || kind == "before") {
            lost.push(format!("{row:?}: {sentence} {expressions:?}"));
        }
    }
    let sentences = rows(include_str!("../../data/dates-phrases.tsv"))
        .chain(rows(include_str!("../../data/dates-holidays.tsv")))
        .map(|row| (row[0].replace(" 's", "'s").replace("s ' ", "s' ").replace("st . ", "st. "), row[1]));
    for (phrase, kind) in sentences {
        let capital: String = phrase[..1].to_uppercase() + &phrase[1..];
        let sentence = match kind {
            "noun" | "either" => format!("He spoke of the {phrase}."),
            "adjective" => format!("He spoke of {phrase} losses."),
            "fixed" | "easter" | "nth" => format!("It will end on {capital}."),
            _ => format!("It ended {phrase}."),
        };
        if found("2015-01-05", &sentence, WeekdaySense::News).is_empty() {
            lost.push(sentence);
        }
    }
    for row in rows(include_str!("../../data/dates-modifiers.tsv")) {
        let rest = if row[2] == "duration" { "two years" } else { "March 2014" };
        let sentence = format!("It took {} {rest}.", row[0]);
        let found = found("2015-01-05", &sentence, WeekdaySense::News);
        if !found.iter().any(|(words, _)| words.starts_with(row[0])) {
            lost.push(format!("{sentence} {found:?}"));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

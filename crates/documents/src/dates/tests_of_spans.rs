//! Tests of what lasts, recurs or is told in quarters, of the present and the past in general, and of what a date hangs on.

use super::{tests::check, *};

#[test]
fn durations_sets_and_references() {
    check(&[
        ("2015-01-05", "It took 48 hours.", &[("48 hours", "PT48H")]),
        ("2015-01-05", "It lasted for three days.", &[("three days", "P3D")]),
        ("2015-01-05", "It earned little over its first three days.", &[("three days", "P3D")]),
        ("2015-01-05", "He faces a six-month ban.", &[("six-month", "P6M")]),
        ("2015-01-05", "The 30-year-old left.", &[("30-year-old", "P30Y")]),
        ("2015-01-05", "He is 30 years old.", &[("30 years old", "P30Y")]),
        ("2015-01-05", "He waited half an hour.", &[("half an hour", "PT30M")]),
        ("2015-01-05", "He waited a week.", &[("a week", "P1W")]),
        ("2015-01-05", "He waited twenty-one days.", &[("twenty-one days", "P21D")]),
        ("2015-01-05", "He waited a few days.", &[("a few days", "PXD")]),
        ("2015-01-05", "He waited a couple of weeks.", &[("a couple of weeks", "P2W")]),
        ("2015-01-05", "He waited for years.", &[("years", "PXY")]),
        ("2015-01-05", "He waited 1.5 years.", &[("1.5 years", "P1.5Y")]),
        ("2015-01-05", "He waited two years and three months.", &[("two years and three months", "P2Y3M")]),
        ("2015-01-05", "He waited nearly two years.", &[("nearly two years", "P2Y")]),
        ("2015-01-05", "He waited 10 to 15 minutes.", &[("10 to 15 minutes", "PT15M")]),
        ("2015-01-05", "It could last two months.", &[("two months", "P2M")]),
        ("2015-01-05", "It fell in the past two years.", &[("the past two years", "P2Y")]),
        ("2015-01-05", "It fell over the past year.", &[("the past year", "P1Y")]),
        ("2015-01-05", "It will fall in the next 10 days.", &[("the next 10 days", "P10D")]),
        ("2015-01-05", "They meet every Friday.", &[("every Friday", "XXXX-WXX-5")]),
        ("2015-01-05", "They meet on Mondays.", &[("Mondays", "XXXX-WXX-1")]),
        ("2015-01-05", "They meet each year.", &[("each year", "P1Y")]),
        ("2015-01-05", "They meet every two weeks.", &[("every two weeks", "P2W")]),
        ("2015-01-05", "They meet every other day.", &[("every other day", "P2D")]),
        ("2015-01-05", "They meet twice a month.", &[("twice a month", "P1M")]),
        ("2015-01-05", "They meet three times each year.", &[("three times each year", "P1Y")]),
        ("2015-01-05", "They meet seven days a week.", &[("seven days a week", "P1W")]),
        ("2015-01-05", "They met five days a week ago.", &[("five days", "P5D"), ("a week ago", "2015-W01")]),
        ("2015-01-05", "They work 14-hour days.", &[("14-hour", "PT14H")]),
        ("2015-01-05", "They waited all day and then another week.", &[("all day", "P1D"), ("another week", "P1W")]),
        ("2015-01-05", "He came back after years of war.", &[("years", "PXY")]),
        ("2015-01-05", "He named the days of the week.", &[]),
        ("2015-01-05", "He came back after a quarter century.", &[("a quarter century", "P25Y")]),
        ("2015-01-05", "He coached for the past 12 seasons.", &[]),
        ("2015-01-05", "They report annually.", &[("annually", "P1Y")]),
        ("2015-01-05", "He is now free.", &[("now", "PRESENT_REF")]),
        ("2015-01-05", "He is currently free.", &[("currently", "PRESENT_REF")]),
        ("2015-01-05", "It rose in recent years.", &[("recent years", "PAST_REF")]),
        ("2015-01-05", "It rose recently.", &[("recently", "PAST_REF")]),
        ("2015-01-05", "He spoke of the future.", &[("the future", "FUTURE_REF")]),
        ("2015-01-05", "He left several years ago.", &[("several years ago", "PAST_REF")]),
        ("2015-01-05", "He left as soon as it rang.", &[]),
    ]);
}

#[test]
fn quarters_and_years_of_reports() {
    check(&[
        ("1989-11-02", "Sales rose in the latest quarter.", &[("the latest quarter", "1989-Q3")]),
        ("1989-11-02", "Sales rose in the most recent quarter.", &[("the most recent quarter", "1989-Q3")]),
        ("1989-11-02", "It had a gain in the 1988 third quarter.", &[("the 1988 third quarter", "1988-Q3")]),
        ("1989-11-02", "Sales fell in last year's fourth quarter.", &[("last year's fourth quarter", "1988-Q4")]),
        ("1989-11-02", "Sales rose in the third fiscal quarter.", &[("the third fiscal quarter", "1989-Q3")]),
        ("1989-11-02", "Sales rose in the fiscal third quarter.", &[("the fiscal third quarter", "1989-Q3")]),
        (
            "1989-11-02",
            "It earned $2 million in the third quarter, up from $1 million in the 1988 quarter.",
            &[("the third quarter", "1989-Q3"), ("the 1988 quarter", "1988-Q3")],
        ),
        (
            "1989-11-02",
            "It earned $2 million in the second quarter, up from $1 million in the same quarter last year.",
            &[("the second quarter", "1989-Q2"), ("the same quarter last year", "1988-Q2")],
        ),
        (
            "1989-11-02",
            "Profit rose in the third quarter. In the year-earlier quarter, it was flat.",
            &[("the third quarter", "1989-Q3"), ("the year-earlier quarter", "1988-Q3")],
        ),
        ("1989-11-02", "In the year-earlier period, it was flat.", &[("the year-earlier period", "1988")]),
        (
            "1990-08-10",
            "Sales for July rose 3% from the same month last year.",
            &[("July", "1990-07"), ("the same month last year", "1989-07")],
        ),
        ("1989-11-02", "Sales were $14 million in the quarter.", &[("the quarter", "1989-Q3")]),
        ("1989-11-02", "For the year, it expects a loss.", &[("the year", "1989")]),
        ("1989-11-02", "In the year before the war he left.", &[]),
        ("1989-11-02", "Profit fell in the year ended June 30.", &[("the year", "P1Y"), ("June 30", "1989-06-30")]),
        ("1989-11-02", "Congress must act before the fiscal year ends.", &[("the fiscal year", "1989")]),
        ("1989-11-02", "In the first half, output rose 3%.", &[("the first half", "1989-H1")]),
        ("1989-11-02", "First-half profit tripled.", &[("First-half", "1989-H1")]),
        ("1989-11-02", "He scored in the first half.", &[]),
        ("1989-11-02", "The deal should close by year-end.", &[("year-end", "1989")]),
        ("1989-11-02", "The deal should close by the year's end.", &[("the year's end", "1989")]),
        ("1989-11-02", "Debt stood at $3 million at year-end 1988.", &[("year-end 1988", "1988")]),
        ("1989-11-02", "Sales rose for the nine months.", &[("the nine months", "P9M")]),
        ("1989-11-02", "Sales rose for the first nine months.", &[("the first nine months", "P9M")]),
        (
            "1989-11-02",
            "Prices rose 4.5% in the 12 months through September.",
            &[("the 12 months", "P12M"), ("September", "1989-09")],
        ),
        (
            "1989-11-02",
            "Exports rose in September from the same month a year earlier.",
            &[("September", "1989-09"), ("the same month a year earlier", "1988-09")],
        ),
        ("1989-11-02", "Output fell in the July-September quarter.", &[("the July-September quarter", "1989-Q3")]),
        ("1989-11-02", "Computers may fail in the year 2000.", &[("the year 2000", "2000")]),
        ("1989-11-02", "The bonds due 1996 were priced at par.", &[("1996", "1996")]),
        ("1989-11-02", "The firm reported 1988 earnings.", &[("1988", "1988")]),
    ]);
}

#[test]
fn the_present_and_the_past_in_general() {
    check(&[
        ("1989-11-02", "The current chairman will stay.", &[("current", "PRESENT_REF")]),
        ("1989-11-02", "The current account was in deficit.", &[]),
        ("1989-11-02", "Recent declines have scared investors.", &[("Recent", "PAST_REF")]),
        ("1989-11-02", "The most recent survey was bleak.", &[]),
        ("1989-11-02", "Future dividends will be smaller.", &[("Future", "FUTURE_REF")]),
        ("1989-11-02", "It may sell more in the near future.", &[("the near future", "FUTURE_REF")]),
        ("1989-11-02", "He was treasurer at the time.", &[("the time", "PAST_REF")]),
        ("1989-11-02", "He was treasurer at the time of the merger.", &[]),
        ("1989-11-02", "He said that time was short.", &[]),
        ("1989-11-02", "Nothing is decided at this time.", &[("this time", "PRESENT_REF")]),
    ]);
}

#[test]
fn lengths_and_rates() {
    check(&[
        ("1989-11-02", "They pump 20 million barrels a day.", &[("a day", "P1D")]),
        ("1989-11-02", "The half-hour show was cancelled.", &[("half-hour", "PT30M")]),
        ("1989-11-02", "The two-and-a-half-year trial is over.", &[("two-and-a-half-year", "P2.5Y")]),
        ("1989-11-02", "The weeklong strike is over.", &[("weeklong", "P1W")]),
        ("1989-11-02", "The decade-long dispute is over.", &[("decade-long", "P1DE")]),
        ("1989-11-02", "The month-old strike is over.", &[("month-old", "P1M")]),
        ("1989-11-02", "It waited 1 1/2 years.", &[("1 1/2 years", "P1.5Y")]),
    ]);
    let document = crate::plain::read("test", "It pays $10 million a year, and he waited a year.");
    let tokens = Tokens::of(&document);
    let kinds: Vec<TimeKind> = find(&tokens, &DateSettings::default()).iter().map(|found| found.kind).collect();
    assert_eq!(kinds, [TimeKind::Set, TimeKind::Duration]);
}

#[test]
fn what_a_date_hangs_on() {
    check(&[
        (
            "1998-02-27",
            "Talks collapsed in late 1996 and resumed the following spring.",
            &[("late 1996", "1996"), ("the following spring", "1997-SP")],
        ),
        ("2004-09-14", "The Sept. 11 attacks changed the law.", &[("Sept. 11", "2001-09-11")]),
        ("2004-09-14", "He left on Sept. 11.", &[("Sept. 11", "2004-09-11")]),
        ("1998-09-14", "The Sept. 11 attacks went on.", &[("Sept. 11", "1998-09-11")]),
        ("2004-09-14", "The storm is expected to hit late Wednesday.", &[("late Wednesday", "2004-09-15")]),
        ("2004-09-14", "They will vote on election day.", &[("election day", "2004-11-02")]),
    ]);
}

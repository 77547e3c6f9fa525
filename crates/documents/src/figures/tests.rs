//! Whole sentences and the figures in them.

use super::{Bound, Figure, Unit, find};
use crate::tokens::Tokens;

/// Runs a check on the figures of a text.
fn with<T>(text: &str, check: impl FnOnce(&Tokens<'_>, Vec<Figure>) -> T) -> T {
    let document = crate::plain::read("test", text);
    let tokens = Tokens::of(&document);
    let figures = find(&tokens, &[]);
    check(&tokens, figures)
}

/// Values and units of all figures: `10..15 %; 2 count`.
fn amounts(text: &str) -> String {
    with(text, |_, figures| {
        let shown: Vec<String> = figures
            .iter()
            .map(|figure| {
                let unit = match &figure.unit {
                    Unit::Currency(name) | Unit::Measure(name) => name.as_str(),
                    Unit::Percent => "%",
                    Unit::Count => "count",
                    Unit::Ordinal => "ordinal",
                    Unit::Fraction => "fraction",
                    Unit::Multiple => "times",
                };
                let upper = figure.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
                format!("{}{upper} {unit}", figure.value)
            })
            .collect();
        shown.join("; ")
    })
}

#[test]
fn money_is_read_to_the_unit() {
    let cases = [
        ("They raised $15m in all.", "15000000 USD"),
        ("It paid $ 75 million.", "75000000 USD"),
        ("He owes £9.6m.", "9600000 GBP"),
        ("It cost €1.2bn.", "1200000000 EUR"),
        ("It cost US$600,000.", "600000 USD"),
        ("It lost A$80m and C$15m.", "80000000 AUD; 15000000 CAD"),
        ("It fell to HK $ 10.05 billion.", "10050000000 HKD"),
        ("The offer was 420 million Finnish markka.", "420000000 FIM"),
        ("He paid five thousand dollars.", "5000 USD"),
        ("The fund holds 15 million won.", "15000000 KRW"),
        ("It cost 1.2bn yuan.", "1200000000 CNY"),
        ("Half a million dollars was found.", "500000 USD"),
        ("They want two-and-a-half million euros.", "2500000 EUR"),
        ("The bribe was $1.5-2 billion.", "1500000000..2000000000 USD"),
        ("The contract is worth $2-3bn.", "2000000000..3000000000 USD"),
        ("It is worth between £10m and £15m.", "10000000..15000000 GBP"),
        ("The fine could reach 10 to 12 million Swiss francs.", "10000000..12000000 CHF"),
        ("Coffee costs 75 cents.", "0.75 USD"),
        ("The stamp costs 65p.", "0.65 GBP"),
        ("The shares cost 470 pence.", "4.7 GBP"),
        ("They paid 120 bitcoin.", "120 BTC"),
        ("He sent 500 ETH to a friend.", "500 ETH"),
        ("It cost 3 dollars 50 cents.", "3.5 USD"),
        ("They got 2 crore rupees.", "20000000 INR"),
        ("He took five lakh rupees.", "500000 INR"),
        ("A quarter of a million dollars was found.", "250000 USD"),
        ("It set aside SFr 450m.", "450000000 CHF"),
        ("He paid Rs. 5 crore for it.", "50000000 INR"),
        ("The county lost Sh1.4 billion to it.", "1400000000 KES"),
        ("The depot cost KSh 300 million.", "300000000 KES"),
        ("The depot cost USh12 billion.", "12000000000 UGX"),
        ("The plot is worth 40 million hryvnyas.", "40000000 UAH"),
        ("The net took R15m in cash.", "15000000 ZAR"),
        ("It moved millions of dollars.", "1000000 USD"),
        ("Tens of thousands of pounds were paid.", "10000 GBP"),
        ("They seized 500 pounds of cocaine.", "500 pound"),
        ("He was fined 500 pounds.", "500 GBP"),
        ("He paid 100 € for it.", "100 EUR"),
        ("It costs 1,250.50 US dollars.", "1250.5 USD"),
        ("A million dollars was stolen.", "1000000 USD"),
        ("The dollar rose to 143.80 yen.", "143.8 JPY"),
        ("He spent USD 5m.", "5000000 USD"),
        ("It lost 5,5 million euros.", "5500000 EUR"),
        ("He sent 12,34,000 rupees.", "1234000 INR"),
        ("The ruling cost 15m euros.", "15000000 EUR"),
        ("They won multi-million-dollar contracts.", "1000000 USD"),
        ("It paid $3.5m (£2.8m) for the software.", "3500000 USD; 2800000 GBP"),
        ("Crude oil rose 15 cents to $19.94 a barrel.", "0.15 USD; 19.94 USD"),
        ("Gold fell by $2 to $367.30 an ounce.", "2 USD; 367.3 USD"),
        ("Damage is put at $7 billion to $10 billion.", "7000000000..10000000000 USD"),
        ("The dollar traded at 1.8475 marks.", "1.8475 DEM"),
        ("The dollar fell to 94.28 yen from 95.10.", "94.28 JPY; 95.1 JPY"),
        ("It was bought for about 79 mln dlrs.", "79000000 USD"),
        ("It was bought for five bln dlrs in cash.", "5000000000 USD"),
        ("Oil stays at about 15-18 dlrs a barrel.", "15..18 USD"),
        ("The offer values it at one billion stg.", "1000000000 GBP"),
        ("It paid 2 mln Canadian dlrs.", "2000000 CAD"),
        ("The dividend is 12 cts a share.", "0.12 USD"),
        ("The stock gained 5-1/2 dlrs in two days.", "5.5 USD"),
        ("The loss was 3.1 billion yen against a 6.99 billion loss a year earlier.", "3100000000 JPY; 6990000000 JPY"),
        ("It is worth between a billion and a billion-five, he said.", "1000000000..1500000000 count"),
        ("It cost a billion-five dollars.", "1500000000 USD"),
        ("It is worth three to 3.5 bilion dlrs.", "3000000000..3500000000 USD"),
        ("It cost 10-15,000 euros.", "10000..15000 EUR"),
        ("It cost a couple of million euros.", "2000000 EUR"),
        ("He paid AUD$5,000 and EC$200.", "5000 AUD; 200 XCD"),
        ("He paid $US5m, $A5,000 and $NZ70.", "5000000 USD; 5000 AUD; 70 NZD"),
        ("He paid E£60m and CN¥5,000.", "60000000 EGP; 5000 CNY"),
        ("He paid $60MM and ₹3 cr.", "60000000 USD; 30000000 INR"),
        ("He paid CHF 30'000 and Fr 30m.", "30000 CHF; 30000000 CHF"),
        ("He paid NIS 5m, Rmb5bn and P60 million.", "5000000 ILS; 5000000000 CNY; 60000000 PHP"),
        ("He paid 1.5m€ and 5m Rwandan francs.", "1500000 EUR; 5000000 RWF"),
        ("He paid 5 million Norwegian crowns and 5,000 CFA.", "5000000 NOK; 5000 XOF"),
        ("The dollar is dear ($1 = 0.79 pounds).", "1 USD; 0.79 GBP"),
    ];
    for (text, expected) in cases {
        assert_eq!(amounts(text), expected, "{text}");
    }
}

#[test]
fn numbers_and_units_are_read() {
    let cases = [
        ("Three hundred and fifty people work there.", "350 count"),
        ("The yard built twenty-three boats.", "23 count"),
        ("A dozen engineers left.", "12 count"),
        ("About three-quarters of it burned.", "0.75 fraction"),
        ("A third of the fleet is idle.", "0.333333333333 fraction"),
        ("Two thirds of the crew fled.", "0.666666666667 fraction"),
        ("Half the fleet is idle.", "0.5 fraction"),
        ("It took 3/4 of the fund.", "0.75 fraction"),
        ("Exports fell by 12 per cent.", "12 %"),
        ("It owns 49.5% of it.", "49.5 %"),
        ("Rates rose 2 percentage points.", "2 %"),
        ("The rate was cut by a quarter of a percentage point.", "0.25 %"),
        ("A quarter of the fleet is idle.", "0.25 fraction"),
        ("They made 10 to 15 per cent.", "10..15 %"),
        ("Support fell by two percentage points to 31%.", "2 %; 31 %"),
        ("It fell 15 points to 31 points.", "15 point; 31 point"),
        ("Inflation was running at 8-9%.", "8..9 %"),
        ("It rose from 5 to 7.5 per cent.", "5 %; 7.5 %"),
        ("Growth was minus 0.4%.", "-0.4 %"),
        ("It carried 500 tonnes of coal.", "500 tonne"),
        ("The hull is 120 metres long.", "120 metre"),
        ("They have a range of 300km.", "300 kilometre"),
        ("It carried 700,000 barrels.", "700000 barrel"),
        ("A 3,000-tonne frigate was sold.", "3000 tonne"),
        ("One and a half tonnes fell.", "1.5 tonne"),
        ("It is 2½ miles away.", "2.5 mile"),
        ("It is 1.5 million square metres.", "1500000 square_metre"),
        ("The wall is 10m high.", "10 metre"),
        ("The room reached 52C.", "52 celsius"),
        ("The van went 77 miles per hour.", "77 mile_per_hour"),
        ("He came second.", "2 ordinal"),
        ("The 21st ship sank.", "21 ordinal"),
        ("It grew tenfold.", "10 times"),
        ("He voted three times.", "3 times"),
        ("10 000 people fled.", "10000 count"),
        ("They bought two or three ships.", "2..3 count"),
        ("Two point five million people voted.", "2500000 count"),
        ("15m people voted.", "15000000 count"),
        ("It speaks for 4.2m Peruvian-owned firms.", "4200000 count"),
        ("The reserve rose to one mln barrels.", "1000000 barrel"),
        ("It fell to 750 mln barrels, from its present 900 mln, on Monday.", "750000000 barrel; 900000000 barrel"),
        ("It has a four- to five-point lead.", "4..5 count"),
        ("The file is over 150 KB long.", "150 kilobyte"),
        ("It spoke to 5 million people, from 200,000 in May.", "5000000 count; 200000 count"),
        ("It has 1,000 staff.", "1000 count"),
        ("Between one hundred and two hundred people came.", "100..200 count"),
        ("Three Russian Marines were held.", "3 count"),
        ("It cut 30 – 40 jobs.", "30..40 count"),
        ("Output grew 0.3pc, a 25pp rise.", "0.3 %; 25 %"),
        ("It made 4 TWh from 4bcm of gas on 4 sq miles.", "4 terawatt_hour; 4 billion_cubic_metre; 4 square_mile"),
    ];
    for (text, expected) in cases {
        assert_eq!(amounts(text), expected, "{text}");
    }
}

#[test]
fn names_times_and_pronouns_are_no_figures() {
    let cases = [
        "Resolution 1718 was adopted.",
        "They adopted resolution 1718.",
        "The Boeing 737 landed at gate 12.",
        "The flat is at 14 Quay Street.",
        "The G7 and the P5 met.",
        "The call came at 10.30am.",
        "The number of the ship is 9123456.",
        "He is one of the men.",
        "Section 311 allows it.",
        "Article 12 says so.",
        "The MiG-21 engines were hidden.",
        "The F-16 crashed.",
        "Call 555 0142 for details.",
        "Version 4.2 was affected.",
        "It recalls 9/11.",
        "It is open 24/7.",
        "See No. 5 below.",
        "He cited E.O. 13687.",
        "Its address is 192.168.1.2.",
        "It belongs to Unit 586.",
        "He leads Group 42.",
        "The banker, 45, was arrested.",
        "The 45-year-old banker fled.",
        "He was aged 34.",
        "He served eight years.",
        "Three to five years passed.",
        "He waited a second.",
        "No one came.",
        "He met the two.",
        "It uses 5G.",
        "It was built in the 19th century.",
        "The First Lady came.",
        "On page 3 he writes.",
        "Turnout was up in 2014.",
        "The lorry stood in the 700 block of Quay Street.",
        "We were tied or one behind.",
        "It is my number one priority.",
        "Work on the Three Rivers Dam goes on.",
        "It wants to be net zero.",
        "At one point it fell.",
        "They met at 7 on the quay.",
        "It fell again, as in most of the past six.",
        "The paper is doi: 10.1038/ab-cd.",
        "The ship first appeared in court.",
        "Three Rivers Bank was fined.",
        "Fifty Shades of Grey is a novel.",
        "It met the Group of Seven.",
        "The firm 3M was fined.",
        "The 7-Eleven shop was robbed.",
        "The road was shut at junction 14.",
        "It is a one-off tax.",
    ];
    for text in cases {
        assert_eq!(amounts(text), "", "{text}");
    }
}

#[test]
fn dates_are_never_figures() {
    let document = crate::plain::read("test", "On 12 March 20 ships left.");
    let tokens = Tokens::of(&document);
    let date = 1..3;
    let figures = find(&tokens, &[date]);
    let read: Vec<&str> = figures.iter().map(|figure| tokens.slice(&figure.tokens)).collect();
    assert_eq!(read, ["20"]);
}

#[test]
fn words_around_say_how_a_figure_is_meant() {
    let cases = [
        ("More than 4,000 computers were wiped.", false, Some(Bound::MoreThan)),
        ("At least 17 people were killed.", false, Some(Bound::AtLeast)),
        ("No fewer than 11 ministries use it.", false, Some(Bound::AtLeast)),
        ("Up to 30,000 customers may leave.", false, Some(Bound::AtMost)),
        ("As many as 60 companies were named.", false, Some(Bound::AtMost)),
        ("The firm has fewer than 50 staff.", false, Some(Bound::LessThan)),
        ("Some 200 tonnes were found.", true, None),
        ("The cargo was worth nearly 3 million euros.", true, None),
        ("Dozens of people fled.", true, Some(Bound::MoreThan)),
        ("Several million people fled.", true, Some(Bound::MoreThan)),
        ("The film earned just over £9m.", true, Some(Bound::MoreThan)),
        ("At least some 200 people fled.", true, Some(Bound::AtLeast)),
        ("At least another 450 people fled.", false, Some(Bound::AtLeast)),
        ("Up to a further 450 people fled.", false, Some(Bound::AtMost)),
        ("The fleet has 100+ ships.", false, Some(Bound::AtLeast)),
        ("He has $5m or more.", false, Some(Bound::AtLeast)),
        ("He has $5m.", false, None),
        ("He was talking about one area.", false, None),
        ("They complained about 12 firms.", false, None),
        ("A glass can go up to $8.", false, None),
        ("They fined about 12 firms.", true, None),
    ];
    for (text, approximate, bound) in cases {
        let read = with(text, |_, figures| figures.first().map(|figure| (figure.approximate, figure.bound)));
        assert_eq!(read, Some((approximate, bound)), "{text}");
    }
}

#[test]
fn counts_know_what_they_count() {
    let cases = [
        ("It names 10 individuals.", "individuals"),
        ("Police arrested 12 Iranian officials.", "officials"),
        ("One man was held.", "man"),
        ("One Russian officer was held.", "officer"),
        ("It has a 12-member panel.", "member"),
        ("Two of the five ships sank.", "ships"),
        ("Dozens of containers were opened.", "containers"),
        ("It bought 10 oil tankers last year.", "tankers"),
        ("The 300 women left.", "women"),
        ("The raid left 32 civilians dead.", "civilians"),
        ("Only 22 of the 30 projects were stopped.", "projects"),
        ("It is the head of one international aid group.", "group"),
        ("Doctors saw 120 wounded.", "wounded"),
    ];
    for (text, expected) in cases {
        let noun = with(text, |tokens, figures| {
            figures.first().and_then(|figure| figure.noun.clone()).map(|noun| tokens.slice(&noun).to_owned())
        });
        assert_eq!(noun.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn figures_know_what_they_measure() {
    let cases = [
        ("The film made £9.6m over its first three days.", "revenue", None, Some("P3D")),
        ("The film was raking in £9.6m within days.", "revenue", None, Some("PXD")),
        ("It spent a third of its £28m budget.", "budget", None, None),
        ("Its £28m budget was cut.", "budget", None, None),
        ("The bank was fined $340m for stripping names.", "fine", None, None),
        ("The lender agreed to pay a $1.2 billion penalty.", "fine", None, None),
        ("The yacht cost $5m.", "cost", None, None),
        ("The cargo was worth nearly 3 million euros.", "value", None, None),
        ("Thieves stole £2m from it.", "loss", None, None),
        ("At least 17 people were killed in the blast.", "casualties", None, None),
        ("He was paid 90,000 yuan a month.", "payment", Some("month"), None),
        ("Oil rose by 80 cents a barrel.", "rate", Some("barrel"), None),
        ("It exported 10,000 barrels of oil a day.", "trade", Some("day"), None),
        ("The firm made a profit of £4.7m.", "profit", None, None),
        ("The trade deficit widened to $10.77 billion.", "deficit", None, None),
        ("It raised $5m per year.", "funding", Some("year"), None),
        ("A $15m-a-year contract was signed.", "contract", Some("year"), None),
        ("The company employs 1,400 workers.", "staff", None, None),
        ("It made £9.6m ($15m) over three days.", "revenue", None, Some("P3D")),
        ("Over three years, the group stole $5m.", "loss", None, Some("P3Y")),
        ("It earned $5m over a decade.", "revenue", None, Some("P10Y")),
        ("The state offered a reward of $10m.", "reward", None, None),
        ("It charged each aid worker a fee of $10,000.", "payment", None, None),
        ("The storm caused damage of $7m.", "damage", None, None),
        ("Its earnings were $7m.", "profit", None, None),
    ];
    for (text, topic, per, period) in cases {
        let measure = with(text, |_, figures| figures.into_iter().next().and_then(|figure| figure.measures));
        let Some(measure) = measure else { panic!("{text}: measures nothing") };
        assert_eq!(measure.topic, topic, "{text}");
        assert_eq!((measure.per.as_deref(), measure.period.as_deref()), (per, period), "{text}");
    }
}

#[test]
fn a_sum_in_brackets_is_as_exact_as_the_one_before_it_and_of_the_same_time() {
    with("The film made about $15m (£9.6m) over its first three days.", |_, figures| {
        let read: Vec<(bool, Option<&str>)> = figures
            .iter()
            .map(|figure| (figure.approximate, figure.measures.as_ref().and_then(|measure| measure.period.as_deref())))
            .collect();
        assert_eq!(read[..2], [(true, Some("P3D")), (true, Some("P3D"))]);
    });
    with("It paid $15m (about £9.6m).", |_, figures| {
        assert_eq!(figures.iter().map(|figure| figure.approximate).collect::<Vec<_>>(), [false, true]);
    });
    with("The shaft is about 40 metres deep (131 feet).", |_, figures| {
        assert_eq!(figures.iter().map(|figure| figure.approximate).collect::<Vec<_>>(), [true, true]);
    });
}

#[test]
fn the_second_of_two_sums_measures_what_the_first_does() {
    for (text, topics) in [
        (
            "It lists donations over £5,000 to the party and over £1,000 to others.",
            [Some("donation"), Some("donation")],
        ),
        ("The value of the flat fell from $327m in May to roughly $116m.", [Some("value"), Some("value")]),
        ("It made a profit of $5m and its rival was seen with $7m.", [Some("profit"), None]),
    ] {
        with(text, |_, figures| {
            let read: Vec<Option<&str>> =
                figures.iter().map(|figure| figure.measures.as_ref().map(|measure| measure.topic.as_str())).collect();
            assert_eq!(read, topics, "{text}");
        });
    }
}

#[test]
fn a_bare_dollar_is_a_guess() {
    let ambiguous = |text: &str| with(text, |_, figures| figures.first().map(|figure| figure.ambiguous_currency));
    assert_eq!(ambiguous("It cost $5m."), Some(true));
    assert_eq!(ambiguous("It cost $1.5-2 billion."), Some(true));
    assert_eq!(ambiguous("It cost US$5m."), Some(false));
    assert_eq!(ambiguous("It cost $5m USD."), Some(false));
    assert_eq!(ambiguous("It cost £5m."), Some(false));
}

#[test]
fn an_ordinal_before_a_length_of_time_is_no_figure() {
    let document = crate::plain::read("test", "It ran at a loss in its first three days.");
    let tokens = Tokens::of(&document);
    let three = (0..tokens.len()).find(|at| tokens.word(*at) == "three").unwrap();
    let days = three..three + 2;
    assert!(find(&tokens, std::slice::from_ref(&days)).is_empty());
}

#[test]
fn the_reason_of_a_sentence_is_no_bound() {
    for (text, bound) in [
        ("The banker was jailed over £2.4m fraud.", None),
        ("The banker was jailed over a fraud of over £2.4m.", Some(Bound::MoreThan)),
        ("The bank was fined over £2.4m for fraud.", Some(Bound::MoreThan)),
    ] {
        with(text, |_, figures| {
            assert_eq!(figures.first().map(|figure| figure.bound), Some(bound), "{text}");
        });
    }
}

#[test]
fn a_noun_that_is_numbered_counts_nothing() {
    for text in [
        "Ward 6 has been closed.",
        "Lot 212 was withdrawn.",
        "Psalm 23 was sung.",
        "He won in Lane 4.",
        "He is second to none.",
    ] {
        assert_eq!(amounts(text), "", "{text}");
    }
    for (text, expected) in [
        ("Police 12 times warned him.", "12 times"),
        ("Around 40 were hurt.", "40 count"),
        ("Ward 6 nurses were hurt.", "6 count"),
        ("Firemen 12 hurt.", "12 count"),
        ("They paid Le2m.", "2000000 SLE"),
        ("They paid LE2m.", "2000000 EGP"),
        ("He came second to last.", "2 ordinal"),
    ] {
        assert_eq!(amounts(text), expected, "{text}");
    }
}

#[test]
fn verbs_that_make_a_bound() {
    for (text, expected) in [
        ("Losses could exceed $2m.", Some(Bound::MoreThan)),
        ("The toll may top 300.", Some(Bound::MoreThan)),
        ("The offer surpassed £4bn.", Some(Bound::MoreThan)),
        ("Fines must not exceed $2m.", Some(Bound::AtMost)),
        ("It is among the top 300 firms.", None),
    ] {
        with(text, |_, figures| assert_eq!(figures.first().and_then(|figure| figure.bound), expected, "{text}"));
    }
}

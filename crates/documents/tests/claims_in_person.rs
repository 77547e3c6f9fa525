//! Words between marks: verbs that say them only there, marks of other languages, titles, and what somebody does with a sentence in his
//! own words.

mod common;

use common::{check, check_holders, first_content, read};
use interdict_documents::Stance::{self, Accuses, Criticises, Denies, Proposes, States, Threatens};

/// Holder and number of quotations of each claim.
fn quoted(text: &str) -> Vec<(String, usize)> {
    let holder = |claim: &interdict_documents::ClaimNote| {
        let holder = claim.holder.as_ref().map_or_else(|| "-".to_owned(), |holder| holder.called().to_owned());
        (holder, claim.quotes.len())
    };
    read(text).claims.iter().map(holder).collect()
}

#[test]
fn a_verb_that_is_none_of_saying_says_what_is_quoted_beside_it() {
    for text in [
        "“The wall will hold,” Mark Orvane smiled.",
        "“The wall will hold!” Mark Orvane laughed.",
        "“The wall will hold,” Mark Orvane, a docker, shrugged.",
        "“The wall will hold,” Mark Orvane later quipped.",
        "“The wall will hold,” went on Mark Orvane.",
        "“The wall will hold,” yelled Mark Orvane, a docker.",
        "Mark Orvane sighed, “The wall will hold.”",
        "Mark Orvane smiled: “The wall will hold.”",
        "“The wall will hold,” Mark Orvane says with a smile.",
    ] {
        assert_eq!(quoted(text), [("Mark Orvane".to_owned(), 1)], "{text}");
    }
    let twice = quoted("Mark Orvane said the wall was safe. “It will hold,” he continued. “It always has.”");
    assert_eq!(twice, [("Mark Orvane".to_owned(), 0), ("Mark Orvane".to_owned(), 2)]);
}

#[test]
fn away_from_a_quotation_such_a_verb_tells_a_deed() {
    check_holders(&[
        ("Mark Orvane smiled at the crowd and left.", &[]),
        ("The strike continued, and Mark Orvane went on with his tour.", &[]),
        ("After “The Long Wall,” Mark Orvane sang two ballads.", &[]),
        ("“The wall will hold,” Mark Orvane continued his tour of the harbour.", &[]),
    ]);
}

#[test]
fn marks_of_other_languages_quote_as_well() {
    for text in [
        "«The wall will hold,» said Mark Orvane. «Nobody has to leave.»",
        "« The wall will hold », said Mark Orvane. « Nobody has to leave. »",
        "»The wall will hold,« said Mark Orvane. »Nobody has to leave.«",
        "„The wall will hold“, said Mark Orvane. „Nobody has to leave.“",
    ] {
        assert_eq!(quoted(text), [("Mark Orvane".to_owned(), 2)], "{text}");
    }
}

#[test]
fn a_name_behind_single_marks_or_three_dots_says_whose_they_are() {
    for text in ["‘The wall will hold!’ Mark Orvane said.", "“The wall will hold...” Mark Orvane told reporters."]
    {
        assert_eq!(quoted(text), [("Mark Orvane".to_owned(), 1)], "{text}");
    }
}

#[test]
fn the_title_of_a_work_quotes_nobody() {
    for text in [
        "In his memoir, “The Long Wall,” Mark Orvane wrote that the harbour was lost.",
        "In his 2012 memoir, “A Life at Sea”, Mark Orvane says the harbour was lost.",
        "In the film “Never Give Up,” Mark Orvane says the harbour was lost.",
    ] {
        assert_eq!(quoted(text), [("Mark Orvane".to_owned(), 0)], "{text}");
    }
}

#[test]
fn what_somebody_says_ends_where_another_speaks() {
    for text in [
        "The minister says the wall is safe, whereas the union insists it leaks.",
        "The minister says the wall is safe, yet the union insists it leaks.",
        "While the minister says the wall is safe, the union calls it a disgrace.",
    ] {
        assert_eq!(first_content(text), "the wall is safe", "{text}");
    }
    check(&[(
        "The minister says the wall is safe, but Lena Tarsk calls it a disgrace.",
        &[("minister", States, ""), ("Lena Tarsk", Criticises, "wall")],
    )]);
}

#[test]
fn a_sentence_in_somebodys_own_words_does_what_it_says() {
    let told: &[(&str, Stance, &str)] = &[
        ("We will kill every one of them", Threatens, ""),
        ("We will burn the city down", Threatens, ""),
        ("If they attack us, we will answer", Threatens, ""),
        ("You will pay for this", Threatens, ""),
        ("He must resign", Proposes, ""),
        ("The government must act now", Proposes, ""),
        ("Those responsible must be punished", Proposes, ""),
        ("Let us talk", Proposes, ""),
        ("Stop the raids", Proposes, ""),
        ("They lied to us for years", Accuses, "They"),
        ("The army shelled the school", Accuses, "army"),
        ("It was the army that shelled the school", Accuses, "army"),
        ("My son was tortured by the police", Accuses, "police"),
        ("I did not steal anything", Denies, ""),
        ("It was not us", Denies, ""),
        ("No such order was given", Denies, ""),
        ("This is totally untrue", Denies, ""),
        ("It is an outrage", Criticises, ""),
    ];
    for (words, stance, target) in told {
        check(&[(&format!("“{words},” said Hannes Brock."), &[("Hannes Brock", *stance, *target)])]);
    }
}

#[test]
fn an_ordinary_sentence_in_somebodys_own_words_states() {
    for words in [
        "The road is closed",
        "We will build a school",
        "We will kill the engine at noon",
        "I will answer that tomorrow",
        "We will answer all your questions",
        "We will crush the grapes",
        "We will eliminate poverty",
        "He killed the mood",
        "Step by step we win",
        "There is no murder in my novel",
        "They will pay for the school",
        "He must be tired",
        "It should stop raining soon",
        "Prices should fall next year",
        "Change is coming",
        "The storm killed my cow",
        "A man shot at birds",
        "I never saw her again",
        "We did not sleep",
        "It was a mistake and it was ours",
        "It is good to be back",
        "There is no water",
    ] {
        check(&[(&format!("“{words},” said Hannes Brock."), &[("Hannes Brock", States, "")])]);
    }
}

//! The forms of English verbs and nouns: the regular ones by rule, the others from the data files.

use serde::Serialize;

/// What a form of a verb is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum VerbForm {
    /// `deny`
    Base,
    /// `denies`
    Third,
    /// `denied`: past tense or participle
    Past,
    /// `denying`
    Gerund,
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether the last consonant is doubled before -ed and -ing: one syllable of consonant, vowel, consonant.
fn doubles(verb: &str) -> bool {
    let bytes = verb.as_bytes();
    let [.., before, vowel, last] = bytes else { return false };
    let syllables = bytes.windows(2).filter(|pair| is_vowel(pair[1]) && !is_vowel(pair[0])).count()
        + usize::from(bytes.first().is_some_and(|first| is_vowel(*first)));
    syllables == 1 && !is_vowel(*before) && is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y')
}

/// All forms of a verb of one word: the regular ones, and those that the data file gives.
pub(crate) fn verb_forms(verb: &str, irregular: &[&str], double: bool) -> Vec<(String, VerbForm)> {
    let mut forms = vec![(verb.to_owned(), VerbForm::Base), (third_person(verb), VerbForm::Third)];
    for form in irregular {
        let kind = if form.ends_with("ing") {
            VerbForm::Gerund
        } else if form.ends_with('s') && form.len() > 3 && !form.ends_with("ss") {
            VerbForm::Third
        } else {
            VerbForm::Past
        };
        forms.push(((*form).to_owned(), kind));
    }
    let bytes = verb.as_bytes();
    let ends_in_y = verb.len() > 2 && verb.ends_with('y') && !is_vowel(bytes[bytes.len() - 2]);
    let stem = if double || doubles(verb) { format!("{verb}{}", &verb[verb.len() - 1..]) } else { verb.to_owned() };
    let past = match verb {
        _ if verb.ends_with('e') => format!("{verb}d"),
        _ if ends_in_y => format!("{}ied", &verb[..verb.len() - 1]),
        _ => format!("{stem}ed"),
    };
    let gerund = match verb {
        _ if verb.ends_with("ie") => format!("{}ying", &verb[..verb.len() - 2]),
        _ if verb.ends_with('e') && !verb.ends_with("ee") && !verb.ends_with("oe") => {
            format!("{}ing", &verb[..verb.len() - 1])
        }
        _ => format!("{stem}ing"),
    };
    for (form, kind) in [(past, VerbForm::Past), (gerund, VerbForm::Gerund)] {
        forms.push((form, kind));
    }
    let mut seen = Vec::with_capacity(forms.len());
    forms.retain(|form| {
        let fresh = !seen.contains(form);
        seen.push(form.clone());
        fresh
    });
    forms
}

fn third_person(verb: &str) -> String {
    let bytes = verb.as_bytes();
    if verb.len() > 2 && verb.ends_with('y') && !is_vowel(bytes[bytes.len() - 2]) {
        return format!("{}ies", &verb[..verb.len() - 1]);
    }
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| verb.ends_with(end));
    if sibilant || (verb.ends_with('o') && verb.len() > 1) { format!("{verb}es") } else { format!("{verb}s") }
}

/// The plural of a noun by the regular rules.
pub(crate) fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    if noun == "person" {
        return "people".to_owned();
    }
    third_person(noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_follow_the_rules_of_spelling() {
        let check = |verb: &str, past: &str, gerund: &str, third: &str| {
            let forms = verb_forms(verb, &[], false);
            for (form, kind) in [(past, VerbForm::Past), (gerund, VerbForm::Gerund), (third, VerbForm::Third)] {
                assert!(forms.contains(&(form.to_owned(), kind)), "{verb}: {form} is not among {forms:?}");
            }
        };
        check("deny", "denied", "denying", "denies");
        check("accuse", "accused", "accusing", "accuses");
        check("slam", "slammed", "slamming", "slams");
        check("claim", "claimed", "claiming", "claims");
        check("agree", "agreed", "agreeing", "agrees");
        check("stop", "stopped", "stopping", "stops");
        check("say", "sayed", "saying", "says");
        check("echo", "echoed", "echoing", "echoes");
        check("dismiss", "dismissed", "dismissing", "dismisses");
        check("allow", "allowed", "allowing", "allows");
        assert_eq!(plural("spokesman"), "spokesmen");
        assert_eq!(plural("agency"), "agencies");
    }
}

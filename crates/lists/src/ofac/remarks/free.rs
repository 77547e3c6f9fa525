//! Rules for pieces without a value of their own: legal notes, and sentences about the party.

use interdict_model::{Entity, Schema};

/// Beginnings (lower case) of notes that say what the listing means. They are kept word for word.
const LEGAL: &[&str] = &[
    "secondary sanctions risk",
    "transactions prohibited for",
    "additional sanctions information",
    "for more information",
    "u.s. persons must",
    "effective date",
    "purchase/sales for divestment",
    "target type",
    "organization type",
    "this designation",
    "peesa information",
    "ifca determination",
];

/// Beginnings of notes that say which measure applies to the party.
const MEASURES: &[&str] = &["executive order 1", "caatsa section", "e.o. 1", "eo 1"];

/// Keeps legal notes: `Secondary sanctions risk: ...` among the notes, `Executive Order 13662 Directive Determination -
/// Subject to Directive 1` among the measures of the designation.
pub(super) fn legal_note(piece: &str, main: &str, entity: &mut Entity) -> bool {
    let lower = main.to_ascii_lowercase();
    // `Executive Order 14024 Directive Information - For more information on directives, please visit ...` is no measure.
    let only_a_link = lower.contains("for more information") && !lower.contains("subject to directive");
    if only_a_link {
        note(entity, main);
        return true;
    }
    if MEASURES.iter().any(|start| lower.starts_with(start)) {
        match entity.designations.first_mut() {
            Some(designation) => {
                if !designation.measures.iter().any(|held| held == main) {
                    designation.measures.push(main.to_owned());
                }
            }
            None => entity.notes.push(piece.to_owned()),
        }
        return true;
    }
    let is_legal = LEGAL.iter().any(|start| lower.starts_with(start));
    if is_legal {
        note(entity, main);
    }
    is_legal
}

fn note(entity: &mut Entity, piece: &str) {
    if !entity.notes.iter().any(|held| held == piece) {
        entity.notes.push(piece.to_owned());
    }
}

/// Beginnings (lower case) of sentences about a party that help a person decide and a program not at all.
const SENTENCES: &[&str] = &[
    "all offices",
    "all branches",
    "all locations",
    "and all other",
    "and other locations",
    "and all offices",
    "operations in",
    "also operations in",
    "founded by",
    "tribe",
    "subtribe",
    "ethnicity",
    "icty indictee",
    "arrested",
    "currently incarcerated",
    "currently in",
    "in custody",
    "in prison",
    "imprisoned",
    "detained",
    "wanted by",
    "believed",
    "possibly located",
    "from ",
    "from:",
    "named in unscr",
    "interpol",
    "holder of",
    "deceased",
    "individual's height",
    "reportedly",
    "physical description",
    "height",
    "weight",
    "hair",
    "eyes",
    "occupation",
    "profession",
    "driver's license is",
    "additional",
    "passport place of issue",
    "temporary suspension of deportation",
    "also identified as",
    "subsidiary",
    "branch office",
    "head office",
    "<head office>",
    "located in",
    "refugee",
    "resides",
    "residence",
    "married",
    "led ",
    "oversaw ",
    "u.s.a. passport issued",
    "is a ",
    "former citizenship country",
    "only locations",
    "offices in",
];

/// Words (lower case) that name an office. A piece of a person's remarks with one of them is a position.
const OFFICES: &[&str] = &[
    "minister",
    "president",
    "director",
    "governor",
    "commander",
    "chairman",
    "chairwoman",
    "chair",
    "secretary",
    "chief",
    "head",
    "deputy",
    "general",
    "colonel",
    "brigadier",
    "major",
    "captain",
    "lieutenant",
    "admiral",
    "officer",
    "official",
    "manager",
    "member",
    "advisor",
    "adviser",
    "ambassador",
    "representative",
    "leader",
    "founder",
    "owner",
    "partner",
    "judge",
    "magistrate",
    "prosecutor",
    "speaker",
    "senator",
    "mayor",
    "commissioner",
    "commissar",
    "executive",
    "editor",
    "inspector",
    "administrator",
    "aide",
    "assistant",
    "agent",
    "operative",
    "dealer",
    "financier",
    "facilitator",
    "rector",
    "dean",
    "professor",
    "doctor",
    "dr",
    "engineer",
    "shaykh",
    "sheikh",
    "mullah",
    "maulana",
    "maulawi",
    "haji",
    "hajji",
    "ustad",
    "hojjatoleslam",
    "ayatollah",
    "imam",
    "qari",
    "lt.",
    "col",
    "sgt.",
    "rank",
    "title",
    "position",
    "coordinator",
    "supervisor",
    "treasurer",
    "accountant",
    "attorney",
    "lawyer",
    "consul",
    "attache",
    "marshal",
    "pilot",
    "spokesman",
    "spokesperson",
    "vice-chairman",
    "vice-chairperson",
    "co-chair",
    "constituent",
    "governorate",
    "shareholder",
    "ceo",
    "cfo",
    "cto",
    "principal",
    "chairperson",
    "premier",
    "superintendent",
    "comptroller",
    "controller",
    "trustee",
    "oligarch",
    "sub-commander",
    "businessman",
    "businesswoman",
    "employee",
    "staff",
    "militant",
    "trafficker",
    "recruiter",
    "smuggler",
    "fundraiser",
    "politician",
    "parliamentarian",
    "ex-president",
    "council",
    "scholar",
    "cleric",
];

/// Keeps sentences: offices of persons among the positions, the rest of what is known among the notes.
pub(super) fn sentence(piece: &str, entity: &mut Entity) -> bool {
    let lower = piece.to_ascii_lowercase();
    let starts = SENTENCES.iter().any(|start| lower.starts_with(start));
    let bracketed = piece.starts_with('(');
    if starts || bracketed {
        note(entity, piece);
        return true;
    }
    let words =
        || lower.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-'))).filter(|word| !word.is_empty());
    if entity.schema == Schema::Person && words().any(|word| OFFICES.contains(&word)) {
        entity.positions.push(piece.to_owned());
        return true;
    }
    // A sentence ends, has a verb and speaks of the party: kept as a note for the reader.
    let is_sentence =
        words().count() >= 6 && words().any(|word| matches!(word, "is" | "are" | "was" | "were" | "has" | "does"));
    if is_sentence {
        note(entity, piece);
    }
    is_sentence
}

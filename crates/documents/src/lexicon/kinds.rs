//! Single words of which one rule asks one thing: `data/word-kinds.tsv`.

use super::{rows, word_table::WordTable};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a rule asks of a word; the head of the data file says where each kind counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// `Reuters`, `Herald`: with a capital it names who passes words on.
    News,
    /// `reporters`: who is told.
    Audience,
    /// `in the words of`
    View,
    /// `quoted by`
    PassedOn,
    /// `in an interview with`
    Occasion,
    /// `ask`, a lemma: its agent says nothing of its own.
    PassesOn,
    /// `believe`, a lemma: who does not do it doubts.
    Belief,
    /// `say`, a lemma: `said to be` has no speaker.
    Hearsay,
    /// `it is believed`
    Supposed,
    /// `woman`, `people`
    Human,
    /// `witness`
    Witness,
    /// `Mr` before a surname.
    Address,
    /// `president`: one at a time.
    Post,
    /// `ovich`: an ending, not a word.
    Patronymic,
    /// `tanker`, `docked`
    Ship,
    /// `film`, `novel`
    Work,
    /// `occur`, a lemma: what it is said of took place.
    Happening,
    /// `managed to`: what follows was done.
    CarriedOut,
    /// `postponed`
    CalledOff,
    /// `hold`, a lemma: its object is as real as it is.
    BringsAbout,
    /// `orchestrate`, a lemma: who is its subject does what its object names.
    Perpetrates,
    /// `suffer`, a lemma: what its object names happens to its subject.
    Undergoes,
    /// `hand`, a lemma: what it hands out happens to whom it is handed to.
    HandsOut,
    /// `receive`, a lemma: the same of its subject.
    Receives,
    /// `evidence`: who offers it proposes nothing.
    NoProposal,
    /// `police`: acts for the state against crime.
    Authority,
    /// `soldiers`: fights for a state.
    Military,
    /// `ring`: behind `smuggling` one noun with it.
    CrimeMatter,
    /// `appeal`: an event only with its object.
    NeedsObject,
    /// `show`: what is stolen in figures of speech.
    Figurative,
    /// `novel`: its plot is invented, whoever is in it.
    Invented,
    /// `widow`: told by another one, who may be meant behind both.
    Belongs,
    /// `sanctions`: a noun rather than a verb.
    NounFirst,
    /// `police`: a plural without the ending.
    Several,
    /// `the second half`: no share.
    WhichHalf,
    /// `a third cheaper`: a share.
    Compared,
    /// `jailed`: a term in prison follows.
    Punished,
    /// `agency`: a medium of roles.tsv that passes words on only where another word says so.
    Agency,
    /// `editor`: a post that stands behind the name in a byline.
    Journalist,
    /// `van`: in lower case inside a line of names.
    NameParticle,
    /// `14 comments`
    Comments,
    /// `Sir` before a name: a man.
    ManTitle,
    /// `Lady` before a name: a woman.
    WomanTitle,
    /// `anyone`: `he` behind it may be that person.
    Somebody,
    /// `head`: opens a description behind a name and a comma.
    Describes,
    /// `the firm`
    Company,
    /// `the bank`
    Bank,
    /// `the group`
    Group,
    /// `the vessel`
    Vessel,
    /// `corporation` in a listed name: it may be called a company.
    CompanyName,
    /// `deny`, a lemma: only somebody does it.
    Speech,
    /// `export`, a lemma: bodies do it.
    Dealing,
    /// `found`, a lemma: it is done to bodies.
    Suffered,
    /// `sail`, a lemma: ships do it.
    Voyage,
    /// `its headquarters`: only bodies have it.
    OfBodies,
    /// `supplier`: a person of roles.tsv that may be a body.
    MaybeBody,
    /// `the Haqqani network`: in lower case at the end of a body's name.
    BodyNoun,
    /// `tanker`: a ship that `it` may stand for.
    OneShip,
    /// `jet`: what flies, and may be held as a ship may.
    Aircraft,
    /// `records`: who steals them breaks into a computer.
    Data,
    /// `port`: land, water, or a building of a place.
    Geographic,
    /// `North` beside a name is no part of it.
    Compass,
    /// `US`: two letters that name a state or a union of states.
    StateCode,
    /// `ian`: an ending, not a word.
    OfCountry,
    /// `2015 fiscal`
    Fiscal,
    /// `of the fiscal year`
    YearAdjective,
    /// `last full year`
    UnitAdjective,
    /// `19th century`
    Century,
    /// `the 2010 elections`: no plural that the number counts.
    NotCounted,
    /// `a total of 2000`: no year.
    Total,
    /// `for hours`
    Lasting,
    /// `his years`
    NoLength,
    /// `hours later`
    Apart,
    /// `at about 3 p.m.`
    AboutTime,
    /// `a few days`
    Few,
    /// `a couple of days`
    TakesOf,
    /// `the near future`
    BeforeFuture,
    /// `the end of the week`: this week.
    UnitPart,
    /// `later in the week`: this week.
    InUnit,
    /// `twice a year`
    HowOften,
    /// `two years old`
    Age,
    /// `no one`, `the last one`: no number.
    BeforeOne,
    /// `in the first week`
    OnePeriod,
    /// `over the next two years`
    BeforePeriod,
    /// `the scores were level`: no number without `of`.
    NoAmount,
    /// `by a quarter`
    BeforeShare,
    /// `a second`: a unit of time.
    BeforeSecond,
    /// `officials`: says nothing of who speaks.
    Anyone,
    /// `analysts`: one kind of voice.
    Expert,
    /// `but`: parts clauses with a subject of their own.
    Parting,
    /// `denied`: negates what follows as `not` does.
    Negating,
    /// `fresh`: tells nothing of what is said.
    Empty,
    /// `another`: beside a count it says that others are counted elsewhere.
    Rest,
    /// `country`, `regime`: with an epithet it stands for a state.
    StateNoun,
    /// `rogue`, `reclusive`
    StateEpithet,
    /// `ministry`: who speaks for it speaks for a state.
    StateBody,
    /// `officials`: behind the name of a state they are of it.
    StateOffice,
    /// `director`: of a body of a state he is of the state, of a country he is anybody.
    StateStaff,
    /// `unclear`: what the writer says himself.
    OwnVoice,
    /// `MV` before a name: that of a ship.
    BesideShip,
    /// `scheduled`: what is so has not been yet.
    Due,
    /// `include`, a lemma: behind it stand those who are its subject, or some of them.
    Enumerates,
    /// `face`, a lemma: what is faced may come to less.
    Faced,
    /// `accusation`: a charge that is named by nothing else.
    Charge,
    /// `apologise`, a lemma: who does it says nothing of the matter.
    Apology,
    /// `in turn`: an adverb of two words.
    Adverbial,
    /// `itself`: stresses the noun before it.
    Reflexive,
    /// `allegedly`: somebody accuses.
    Allegedly,
    /// `reportedly`: somebody says so.
    Reportedly,
    /// `policy`: who attacks it does so in a figure of speech.
    Immaterial,
    /// `storm`, `costs`: what it hits, it does not attack.
    Force,
    /// `network`: who breaks into it breaks into a computer.
    Computer,
    /// `house`: burglars break into it, and it may collapse.
    Building,
    /// `proceeds`: laundered, and paid.
    MoneyWord,
    /// `water`: it leaks from a pipe.
    Fluid,
    /// `fare`: what passengers are charged.
    Fee,
    /// `oversee`, a lemma: who is charged with it is accused of nothing.
    Task,
    /// `joke`, a lemma: what is said so did not happen.
    Jest,
    /// `attack`, a lemma: in a report of a match no attack.
    Playful,
    /// `striker`: a word of reports of matches.
    Sport,
    /// `officials familiar with`: an adjective behind its noun.
    Postpositive,
    /// `bail`: what is asked of somebody who may keep it back.
    Grant,
    /// `charges of`: behind it stands a deed.
    NamesDeed,
    /// `Vos and colleagues`: those of whom the name before them speaks.
    Colleagues,
    /// `shout`, a lemma: done with the voice, with or without words.
    VoiceSound,
    /// `faded`: what comes of fears, hopes or claims.
    ComesOf,
    /// `proves`: what a thing tells of somebody.
    ShowsOf,
    /// `speech`: a paper or gathering in which somebody says something.
    OccasionNoun,
    /// `victims`: who names them accuses nobody.
    Sufferer,
    /// `treasurer`: what somebody is made or chosen to be.
    MadeOrChosen,
    /// `reluctant`: ready or not to do something.
    Attitude,
    /// `retaliation`: with what somebody threatens.
    ThreatMeans,
    /// `breaking`: before a colon, of what kind a line is.
    LineLabel,
    /// `dire`: tells how bad things stand, and blames nobody.
    Grave,
    /// `asylum`: claimed as a due, or won.
    Claimed,
    /// `glimpse`: offered without a word.
    Offered,
    /// `injunction`: sought of others, who may grant it.
    Sought,
    /// `senate`: votes on a matter, and elects nobody by it.
    Chamber,
    /// `turnout`: beside it a vote is one of the people.
    OfElections,
    /// `convene`, a lemma: somebody comes together, or is brought together.
    ComesTogether,
    /// `flout`, a lemma: done against a law.
    Offends,
    /// `shortcomings`: what is done against a law, or not done that it asks for.
    Failing,
    /// `missile`: with what, or how, an attack is carried out.
    AttackMeans,
    /// `rebel`: before an attack who fights, never whom it hits.
    Fights,
    /// `night`: does nothing.
    PartOfDay,
    /// `resistance`: ends as what is thought or felt, and acts.
    Acting,
    /// `invite`, a lemma: its object is to do what an infinitive tells.
    Bids,
    /// `travel`, a lemma: who goes somewhere to do something.
    Goes,
    /// `series`: only counts deeds.
    CountsDeeds,
    /// `survive`, a lemma: on its day happens what its object names.
    OfItsDay,
    /// `postpone`, a lemma: a decision on what its object names, of the same day.
    Decides,
    /// `central`: picks out a part of a place.
    PartOfPlace,
    /// `protest`: a noun that ends as superlatives do.
    EndsInEst,
    /// `container`: before a noun for a ship, what it carries.
    Load,
    /// `resume`, a lemma: a deed takes place, or is brought about.
    TakesPlace,
    /// `expose`, a lemma: done about a crime of others.
    TellsOn,
    /// `prosecute`, a lemma: done about crimes by who did none.
    Combats,
    /// `probe`: what a payment settles.
    Settled,
    /// `mull`, a lemma: done with a measure that nobody has imposed.
    OnlySpokenOf,
    /// `sweeping`: between a state and the measure that it takes.
    OfMeasures,
    /// `level`, a lemma: done with charges that are brought.
    BringsCharges,
    /// `confess`, a lemma: a step of a case that who is accused takes himself.
    OwnStep,
    /// `warship`: from which states wage war.
    WarCraft,
    /// `shelling`: tells of a war waged from the air.
    AirWar,
    /// `raid` behind `bombing`: what aircraft do.
    Sortie,
    /// `revenue`: what figures measure of many things in one story.
    MeasuredOften,
    /// `customers` of a body, who do not speak for it.
    AroundBody,
    /// `accuse`, a lemma that `of` goes with: it is no noun that counts what follows.
    GoesWithOf,
    /// `prevent`, a lemma: before `from`, what was not done.
    KeepsFrom,
    /// `detect`, a lemma: done about a deed that is known.
    DealsWith,
    /// `repeal`, a lemma: who does it ends what there is.
    Lifts,
}

impl WordKind {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "news" => Self::News,
            "audience" => Self::Audience,
            "view" => Self::View,
            "passed_on" => Self::PassedOn,
            "occasion" => Self::Occasion,
            "passes_on" => Self::PassesOn,
            "belief" => Self::Belief,
            "hearsay" => Self::Hearsay,
            "supposed" => Self::Supposed,
            "human" => Self::Human,
            "witness" => Self::Witness,
            "address" => Self::Address,
            "post" => Self::Post,
            "patronymic" => Self::Patronymic,
            "ship" => Self::Ship,
            "work" => Self::Work,
            "happening" => Self::Happening,
            "carried_out" => Self::CarriedOut,
            "called_off" => Self::CalledOff,
            "brings_about" => Self::BringsAbout,
            "perpetrates" => Self::Perpetrates,
            "undergoes" => Self::Undergoes,
            "hands_out" => Self::HandsOut,
            "receives" => Self::Receives,
            "no_proposal" => Self::NoProposal,
            "authority" => Self::Authority,
            "military" => Self::Military,
            "crime_matter" => Self::CrimeMatter,
            "needs_object" => Self::NeedsObject,
            "figurative" => Self::Figurative,
            "invented" => Self::Invented,
            "belongs" => Self::Belongs,
            "noun_first" => Self::NounFirst,
            "several" => Self::Several,
            "which_half" => Self::WhichHalf,
            "compared" => Self::Compared,
            "punished" => Self::Punished,
            "agency" => Self::Agency,
            "journalist" => Self::Journalist,
            "name_particle" => Self::NameParticle,
            "comments" => Self::Comments,
            "man_title" => Self::ManTitle,
            "woman_title" => Self::WomanTitle,
            "somebody" => Self::Somebody,
            "describes" => Self::Describes,
            "company" => Self::Company,
            "bank" => Self::Bank,
            "group" => Self::Group,
            "vessel" => Self::Vessel,
            "company_name" => Self::CompanyName,
            "speech" => Self::Speech,
            "dealing" => Self::Dealing,
            "suffered" => Self::Suffered,
            "voyage" => Self::Voyage,
            "of_bodies" => Self::OfBodies,
            "maybe_body" => Self::MaybeBody,
            "body_noun" => Self::BodyNoun,
            "one_ship" => Self::OneShip,
            "aircraft" => Self::Aircraft,
            "data" => Self::Data,
            "geographic" => Self::Geographic,
            "compass" => Self::Compass,
            "state_code" => Self::StateCode,
            "of_country" => Self::OfCountry,
            "fiscal" => Self::Fiscal,
            "year_adjective" => Self::YearAdjective,
            "unit_adjective" => Self::UnitAdjective,
            "century" => Self::Century,
            "not_counted" => Self::NotCounted,
            "total" => Self::Total,
            "lasting" => Self::Lasting,
            "no_length" => Self::NoLength,
            "apart" => Self::Apart,
            "about_time" => Self::AboutTime,
            "few" => Self::Few,
            "takes_of" => Self::TakesOf,
            "before_future" => Self::BeforeFuture,
            "unit_part" => Self::UnitPart,
            "in_unit" => Self::InUnit,
            "how_often" => Self::HowOften,
            "age" => Self::Age,
            "before_one" => Self::BeforeOne,
            "one_period" => Self::OnePeriod,
            "before_period" => Self::BeforePeriod,
            "no_amount" => Self::NoAmount,
            "before_share" => Self::BeforeShare,
            "before_second" => Self::BeforeSecond,
            "anyone" => Self::Anyone,
            "expert" => Self::Expert,
            "parting" => Self::Parting,
            "negating" => Self::Negating,
            "empty" => Self::Empty,
            "rest" => Self::Rest,
            "state_noun" => Self::StateNoun,
            "state_epithet" => Self::StateEpithet,
            "state_body" => Self::StateBody,
            "state_office" => Self::StateOffice,
            "state_staff" => Self::StateStaff,
            "own_voice" => Self::OwnVoice,
            "beside_ship" => Self::BesideShip,
            "due" => Self::Due,
            "enumerates" => Self::Enumerates,
            "faced" => Self::Faced,
            "charge" => Self::Charge,
            "apology" => Self::Apology,
            "adverbial" => Self::Adverbial,
            "reflexive" => Self::Reflexive,
            "allegedly" => Self::Allegedly,
            "reportedly" => Self::Reportedly,
            "immaterial" => Self::Immaterial,
            "force" => Self::Force,
            "computer" => Self::Computer,
            "building" => Self::Building,
            "money_word" => Self::MoneyWord,
            "fluid" => Self::Fluid,
            "fee" => Self::Fee,
            "task" => Self::Task,
            "jest" => Self::Jest,
            "playful" => Self::Playful,
            "sport" => Self::Sport,
            "postpositive" => Self::Postpositive,
            "grant" => Self::Grant,
            "names_deed" => Self::NamesDeed,
            "colleagues" => Self::Colleagues,
            "voice_sound" => Self::VoiceSound,
            "comes_of" => Self::ComesOf,
            "shows_of" => Self::ShowsOf,
            "occasion_noun" => Self::OccasionNoun,
            "sufferer" => Self::Sufferer,
            "made_or_chosen" => Self::MadeOrChosen,
            "attitude" => Self::Attitude,
            "threat_means" => Self::ThreatMeans,
            "line_label" => Self::LineLabel,
            "grave" => Self::Grave,
            "claimed" => Self::Claimed,
            "offered" => Self::Offered,
            "sought" => Self::Sought,
            "chamber" => Self::Chamber,
            "of_elections" => Self::OfElections,
            "comes_together" => Self::ComesTogether,
            "offends" => Self::Offends,
            "failing" => Self::Failing,
            "attack_means" => Self::AttackMeans,
            "fights" => Self::Fights,
            "part_of_day" => Self::PartOfDay,
            "acting" => Self::Acting,
            "bids" => Self::Bids,
            "goes" => Self::Goes,
            "counts_deeds" => Self::CountsDeeds,
            "of_its_day" => Self::OfItsDay,
            "decides" => Self::Decides,
            "part_of_place" => Self::PartOfPlace,
            "ends_in_est" => Self::EndsInEst,
            "load" => Self::Load,
            "takes_place" => Self::TakesPlace,
            "tells_on" => Self::TellsOn,
            "combats" => Self::Combats,
            "settled" => Self::Settled,
            "only_spoken_of" => Self::OnlySpokenOf,
            "of_measures" => Self::OfMeasures,
            "brings_charges" => Self::BringsCharges,
            "own_step" => Self::OwnStep,
            "war_craft" => Self::WarCraft,
            "air_war" => Self::AirWar,
            "sortie" => Self::Sortie,
            "measured_often" => Self::MeasuredOften,
            "around_body" => Self::AroundBody,
            "goes_with_of" => Self::GoesWithOf,
            "keeps_from" => Self::KeepsFrom,
            "deals_with" => Self::DealsWith,
            "lifts" => Self::Lifts,
            _ => return None,
        })
    }
}

const TABLE: &str = include_str!("../../data/word-kinds.tsv");

/// The words of the table with their kinds, line by line.
fn lines() -> impl Iterator<Item = (&'static str, WordKind)> {
    rows(TABLE).filter_map(|row| Some((*row.first()?, WordKind::named(row.get(1)?)?)))
}

/// The kinds of a word: a bit for each of the 256 values that one byte has.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Kinds([u64; 4]);

/// With a kind more than there are bits, a kind takes two bytes, and nothing is compiled any longer.
const _: () = assert!(size_of::<WordKind>() == 1, "there are more kinds of words than `Kinds` has bits");

impl Kinds {
    pub(super) const NONE: Self = Self([0; 4]);

    /// Both.
    pub(crate) fn or(self, other: Self) -> Self {
        let mut kinds = self.0;
        for (kinds, others) in kinds.iter_mut().zip(other.0) {
            *kinds |= others;
        }
        Self(kinds)
    }

    /// In which of the numbers, and at which bit of it, a kind stands. Known when the program is compiled where the kind is.
    #[inline]
    const fn place(kind: WordKind) -> (usize, u64) {
        (kind as usize / 64, 1 << (kind as usize % 64))
    }

    /// Whether one of them is this.
    #[inline]
    pub(crate) const fn has(self, kind: WordKind) -> bool {
        let (number, bit) = Self::place(kind);
        self.0[number] & bit != 0
    }

    fn add(&mut self, kind: WordKind) {
        let (number, bit) = Self::place(kind);
        self.0[number] |= bit;
    }
}

static KINDS: LazyLock<WordTable<Kinds>> = LazyLock::new(|| {
    let mut kinds: FxHashMap<&'static str, Kinds> = FxHashMap::default();
    for (word, kind) in lines() {
        kinds.entry(word).or_default().add(kind);
    }
    kinds.into_iter().collect()
});

/// All kinds of a word, in lower case; none if it has none.
pub(crate) fn kinds_of(word: &str) -> Option<Kinds> {
    KINDS.get(word).copied()
}

/// Whether a word, in lower case, is of a kind.
pub(crate) fn is_kind(word: &str, kind: WordKind) -> bool {
    KINDS.get(word).is_some_and(|kinds| kinds.has(kind))
}

/// Every word with its kinds.
pub(super) fn all_kinds() -> impl Iterator<Item = (&'static str, Kinds)> {
    KINDS.entries().map(|(word, kinds)| (word, *kinds))
}

fn all_of(kind: WordKind) -> Vec<&'static str> {
    lines().filter(|(_, of)| *of == kind).map(|(word, _)| word).collect()
}

static PATRONYMICS: LazyLock<Vec<&'static str>> = LazyLock::new(|| all_of(WordKind::Patronymic));
static ENDINGS_OF_COUNTRIES: LazyLock<Vec<&'static str>> = LazyLock::new(|| all_of(WordKind::OfCountry));

/// Whether a name, in lower case, ends as patronymics do, behind three letters or more.
pub(crate) fn is_patronymic(name: &str) -> bool {
    PATRONYMICS.iter().any(|ending| name.len() > ending.len() + 2 && name.ends_with(ending))
}

/// Endings that make the adjective of a country from its name.
pub(crate) fn endings_of_countries() -> &'static [&'static str] {
    &ENDINGS_OF_COUNTRIES
}

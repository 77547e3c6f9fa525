//! Single words of which one rule asks one thing: `data/word-kinds.tsv`.

use super::{rows, word_table::WordTable};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Makes the kinds from what they are called here and in the data file.
macro_rules! word_kinds {
    ($($(#[$says:meta])+ $kind:ident = $name:literal,)+) => {
        /// What a rule asks of a word; the head of the data file says where each kind counts.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum WordKind {
            $($(#[$says])+ $kind,)+
        }

        impl WordKind {
            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$kind),)+
                    _ => None,
                }
            }
        }
    };
}

word_kinds! {
    /// `Reuters`, `Herald`: with a capital it names who passes words on.
    News = "news",
    /// `reporters`: who is told.
    Audience = "audience",
    /// `in the words of`
    View = "view",
    /// `quoted by`
    PassedOn = "passed_on",
    /// `in an interview with`
    Occasion = "occasion",
    /// `ask`, a lemma: its agent says nothing of its own.
    PassesOn = "passes_on",
    /// `believe`, a lemma: who does not do it doubts.
    Belief = "belief",
    /// `say`, a lemma: `said to be` has no speaker.
    Hearsay = "hearsay",
    /// `it is believed`
    Supposed = "supposed",
    /// `woman`, `people`
    Human = "human",
    /// `witness`
    Witness = "witness",
    /// `Mr` before a surname.
    Address = "address",
    /// `president`: one at a time.
    Post = "post",
    /// `ovich`: an ending, not a word.
    Patronymic = "patronymic",
    /// `king`: who bears it is called by his first name.
    Royal = "royal",
    /// `victims`: all who have come to harm.
    Toll = "toll",
    /// `tanker`, `docked`
    Ship = "ship",
    /// `film`, `novel`
    Work = "work",
    /// `occur`, a lemma: what it is said of took place.
    Happening = "happening",
    /// `managed to`: what follows was done.
    CarriedOut = "carried_out",
    /// `persuade`, a lemma: its object did what an infinitive tells.
    BringsToDo = "brings_to_do",
    /// `spend`, a lemma: with its object somebody did what an infinitive tells.
    Means = "means",
    /// `approve`, a lemma: who votes to do it has done it.
    Enacts = "enacts",
    /// `money`: what an infinitive behind it tells could be done.
    Possibility = "possibility",
    /// `vulnerable`: what stands behind it and `to` may happen.
    OpenTo = "open_to",
    /// `conspiracy`, or a lemma: an infinitive behind it tells a crime that somebody set out on.
    Schemes = "schemes",
    /// `postponed`
    CalledOff = "called_off",
    /// `force`, a lemma: the crime that it makes somebody do is that of who does so.
    MakesDo = "makes_do",
    /// `survive`, a lemma: who does so with an attempt did not make it.
    WithstandsAim = "withstands_aim",
    /// `protest`: what is done there is not about what it is for or against.
    Gathering = "gathering",
    /// `offices`: whose they are is who is searched.
    Premises = "premises",
    /// `unfounded`: what is said is not so.
    Untrue = "untrue",
    /// `falsely`: who says it says what is not so.
    Wrongly = "wrongly",
    /// `apologise`, a lemma: for saying what is not so.
    AtonesFor = "atones_for",
    /// `rumour`: before `that` it says that nobody vouches for what follows.
    HearsayNoun = "hearsay_noun",
    /// `thwart`, a lemma: the attempt, plan or request that is its object came to nothing.
    EndsAim = "ends_aim",
    /// `mock`: what it describes is only played.
    Mock = "mock",
    /// `simulate`, a lemma: what is its object is only played.
    Simulates = "simulates",
    /// `drill`: what people do in one is only played.
    DrillNoun = "drill_noun",
    /// `rarely`: a verb of the present beside it tells what is the rule, and nothing that happened.
    Habitually = "habitually",
    /// `unconfirmed`: so is what such a report says.
    Unconfirmed = "unconfirmed",
    /// `prove`, a lemma: what somebody fails to prove, or still has to, is only said.
    Proves = "proves",
    /// `joke`: before `that` it says that what follows is not so.
    MakeBelieve = "make_believe",
    /// `dream`, a lemma: what is dreamed did not happen.
    Dreams = "dreams",
    /// `hold`, a lemma: its object is as real as it is.
    BringsAbout = "brings_about",
    /// `orchestrate`, a lemma: who is its subject does what its object names.
    Perpetrates = "perpetrates",
    /// `suffer`, a lemma: what its object names happens to its subject.
    Undergoes = "undergoes",
    /// `hit`, a lemma: what strikes its subject in the passive happens to that.
    Strikes = "strikes",
    /// `convicted`: before a noun for an offender it says that he is one.
    Proven = "proven",
    /// `alleged`: the same as far as somebody says so.
    Unproven = "unproven",
    /// `hand`, a lemma: what it hands out happens to whom it is handed to.
    HandsOut = "hands_out",
    /// `receive`, a lemma: the same of its subject.
    Receives = "receives",
    /// `evidence`: who offers it proposes nothing.
    NoProposal = "no_proposal",
    /// `police`: acts for the state against crime.
    Authority = "authority",
    /// `soldiers`: fights for a state.
    Military = "military",
    /// `rebels`: fights for a group.
    Armed = "armed",
    /// `ring`: behind `smuggling` one noun with it.
    CrimeMatter = "crime_matter",
    /// `appeal`: an event only with its object.
    NeedsObject = "needs_object",
    /// `show`: what is stolen in figures of speech.
    Figurative = "figurative",
    /// `novel`: its plot is invented, whoever is in it.
    Invented = "invented",
    /// `widow`: told by another one, who may be meant behind both.
    Belongs = "belongs",
    /// `sanctions`: a noun rather than a verb.
    NounFirst = "noun_first",
    /// `police`: a plural without the ending.
    Several = "several",
    /// `the second half`: no share.
    WhichHalf = "which_half",
    /// `a third cheaper`: a share.
    Compared = "compared",
    /// `jailed`: a term in prison follows.
    Punished = "punished",
    /// `agency`: a medium of roles.tsv that passes words on only where another word says so.
    Agency = "agency",
    /// `editor`: a post that stands behind the name in a byline.
    Journalist = "journalist",
    /// `van`: in lower case inside a line of names.
    NameParticle = "name_particle",
    /// `14 comments`
    Comments = "comments",
    /// `Sir` before a name: a man.
    ManTitle = "man_title",
    /// `Lady` before a name: a woman.
    WomanTitle = "woman_title",
    /// `anyone`: `he` behind it may be that person.
    Somebody = "somebody",
    /// `head`: opens a description behind a name and a comma.
    Describes = "describes",
    /// `the firm`
    Company = "company",
    /// `the bank`
    Bank = "bank",
    /// `the group`
    Group = "group",
    /// `the vessel`
    Vessel = "vessel",
    /// `corporation` in a listed name: it may be called a company.
    CompanyName = "company_name",
    /// `deny`, a lemma: only somebody does it.
    Speech = "speech",
    /// `export`, a lemma: bodies do it.
    Dealing = "dealing",
    /// `found`, a lemma: it is done to bodies.
    Suffered = "suffered",
    /// `sail`, a lemma: ships do it.
    Voyage = "voyage",
    /// `its headquarters`: only bodies have it.
    OfBodies = "of_bodies",
    /// `supplier`: a person of roles.tsv that may be a body.
    MaybeBody = "maybe_body",
    /// `the Haqqani network`: in lower case at the end of a body's name.
    BodyNoun = "body_noun",
    /// `tanker`: a ship that `it` may stand for.
    OneShip = "one_ship",
    /// `jet`: what flies, and may be held as a ship may.
    Aircraft = "aircraft",
    /// `records`: who steals them breaks into a computer.
    Data = "data",
    /// `port`: land, water, or a building of a place.
    Geographic = "geographic",
    /// `North` beside a name is no part of it.
    Compass = "compass",
    /// `US`: two letters that name a state or a union of states.
    StateCode = "state_code",
    /// `ian`: an ending, not a word.
    OfCountry = "of_country",
    /// `2015 fiscal`
    Fiscal = "fiscal",
    /// `of the fiscal year`
    YearAdjective = "year_adjective",
    /// `last full year`
    UnitAdjective = "unit_adjective",
    /// `19th century`
    Century = "century",
    /// `the 2010 elections`: no plural that the number counts.
    NotCounted = "not_counted",
    /// `a total of 2000`: no year.
    Total = "total",
    /// `for hours`
    Lasting = "lasting",
    /// `his years`
    NoLength = "no_length",
    /// `hours later`
    Apart = "apart",
    /// `at about 3 p.m.`
    AboutTime = "about_time",
    /// `a few days`
    Few = "few",
    /// `a couple of days`
    TakesOf = "takes_of",
    /// `the near future`
    BeforeFuture = "before_future",
    /// `the end of the week`: this week.
    UnitPart = "unit_part",
    /// `later in the week`: this week.
    InUnit = "in_unit",
    /// `twice a year`
    HowOften = "how_often",
    /// `two years old`
    Age = "age",
    /// `no one`, `the last one`: no number.
    BeforeOne = "before_one",
    /// `in the first week`
    OnePeriod = "one_period",
    /// `over the next two years`
    BeforePeriod = "before_period",
    /// `the scores were level`: no number without `of`.
    NoAmount = "no_amount",
    /// `by a quarter`
    BeforeShare = "before_share",
    /// `a second`: a unit of time.
    BeforeSecond = "before_second",
    /// `officials`: says nothing of who speaks.
    Anyone = "anyone",
    /// `analysts`: one kind of voice.
    Expert = "expert",
    /// `but`: parts clauses with a subject of their own.
    Parting = "parting",
    /// `denied`: negates what follows as `not` does.
    Negating = "negating",
    /// `fresh`: tells nothing of what is said.
    Empty = "empty",
    /// `another`: beside a count it says that others are counted elsewhere.
    Rest = "rest",
    /// `country`, `regime`: with an epithet it stands for a state.
    StateNoun = "state_noun",
    /// `rogue`, `reclusive`
    StateEpithet = "state_epithet",
    /// `ministry`: who speaks for it speaks for a state.
    StateBody = "state_body",
    /// `officials`: behind the name of a state they are of it.
    StateOffice = "state_office",
    /// `director`: of a body of a state he is of the state, of a country he is anybody.
    StateStaff = "state_staff",
    /// `unclear`: what the writer says himself.
    OwnVoice = "own_voice",
    /// `MV` before a name: that of a ship.
    BesideShip = "beside_ship",
    /// `scheduled`: what is so has not been yet.
    Due = "due",
    /// `include`, a lemma: behind it stand those who are its subject, or some of them.
    Enumerates = "enumerates",
    /// `face`, a lemma: what is faced may come to less.
    Faced = "faced",
    /// `accusation`: a charge that is named by nothing else.
    Charge = "charge",
    /// `apologise`, a lemma: who does it says nothing of the matter.
    Apology = "apology",
    /// `in turn`: an adverb of two words.
    Adverbial = "adverbial",
    /// `itself`: stresses the noun before it.
    Reflexive = "reflexive",
    /// `allegedly`: somebody accuses.
    Allegedly = "allegedly",
    /// `reportedly`: somebody says so.
    Reportedly = "reportedly",
    /// `policy`: who attacks it does so in a figure of speech.
    Immaterial = "immaterial",
    /// `storm`, `costs`: what it hits, it does not attack.
    Force = "force",
    /// `network`: who breaks into it breaks into a computer.
    Computer = "computer",
    /// `house`: burglars break into it, and it may collapse.
    Building = "building",
    /// `proceeds`: laundered, and paid.
    MoneyWord = "money_word",
    /// `water`: it leaks from a pipe.
    Fluid = "fluid",
    /// `fare`: what passengers are charged.
    Fee = "fee",
    /// `oversee`, a lemma: who is charged with it is accused of nothing.
    Task = "task",
    /// `joke`, a lemma: what is said so did not happen.
    Jest = "jest",
    /// `attack`, a lemma: in a report of a match no attack.
    Playful = "playful",
    /// `striker`: a word of reports of matches.
    Sport = "sport",
    /// `officials familiar with`: an adjective behind its noun.
    Postpositive = "postpositive",
    /// `bail`: what is asked of somebody who may keep it back.
    Grant = "grant",
    /// `charges of`: behind it stands a deed.
    NamesDeed = "names_deed",
    /// `Vos and colleagues`: those of whom the name before them speaks.
    Colleagues = "colleagues",
    /// `shout`, a lemma: done with the voice, with or without words.
    VoiceSound = "voice_sound",
    /// `faded`: what comes of fears, hopes or claims.
    ComesOf = "comes_of",
    /// `proves`: what a thing tells of somebody.
    ShowsOf = "shows_of",
    /// `speech`: a paper or gathering in which somebody says something.
    OccasionNoun = "occasion_noun",
    /// `victims`: who names them accuses nobody.
    Sufferer = "sufferer",
    /// `treasurer`: what somebody is made or chosen to be.
    MadeOrChosen = "made_or_chosen",
    /// `reluctant`: ready or not to do something.
    Attitude = "attitude",
    /// `retaliation`: with what somebody threatens.
    ThreatMeans = "threat_means",
    /// `breaking`: before a colon, of what kind a line is.
    LineLabel = "line_label",
    /// `dire`: tells how bad things stand, and blames nobody.
    Grave = "grave",
    /// `asylum`: claimed as a due, or won.
    Claimed = "claimed",
    /// `glimpse`: offered without a word.
    Offered = "offered",
    /// `injunction`: sought of others, who may grant it.
    Sought = "sought",
    /// `senate`: votes on a matter, and elects nobody by it.
    Chamber = "chamber",
    /// `turnout`: beside it a vote is one of the people.
    OfElections = "of_elections",
    /// `convene`, a lemma: somebody comes together, or is brought together.
    ComesTogether = "comes_together",
    /// `flout`, a lemma: done against a law.
    Offends = "offends",
    /// `shortcomings`: what is done against a law, or not done that it asks for.
    Failing = "failing",
    /// `missile`: with what, or how, an attack is carried out.
    AttackMeans = "attack_means",
    /// `rebel`: before an attack who fights, never whom it hits.
    Fights = "fights",
    /// `night`: does nothing.
    PartOfDay = "part_of_day",
    /// `resistance`: ends as what is thought or felt, and acts.
    Acting = "acting",
    /// `invite`, a lemma: its object is to do what an infinitive tells.
    Bids = "bids",
    /// `promise`, a lemma: who does so is to do what an infinitive tells, whoever stands between.
    Commits = "commits",
    /// `want her to return`: an infinitive behind it is still to come.
    Wishes = "wishes",
    /// `landed at 9.45`: what it tells begins or befalls at a time of the clock.
    Timed = "timed",
    /// `shares opened at 9.45`: a number behind it is a price.
    Quoted = "quoted",
    /// `accept`, a lemma: who does so to a report says that it is so.
    Vouches = "vouches",
    /// `commando`: plays his part in a drill.
    Drills = "drills",
    /// `travel`, a lemma: who goes somewhere to do something.
    Goes = "goes",
    /// `series`: only counts deeds.
    CountsDeeds = "counts_deeds",
    /// `survive`, a lemma: on its day happens what its object names.
    OfItsDay = "of_its_day",
    /// `postpone`, a lemma: a decision on what its object names, of the same day.
    Decides = "decides",
    /// `central`: picks out a part of a place.
    PartOfPlace = "part_of_place",
    /// `protest`: a noun that ends as superlatives do.
    EndsInEst = "ends_in_est",
    /// `container`: before a noun for a ship, what it carries.
    Load = "load",
    /// `resume`, a lemma: a deed takes place, or is brought about.
    TakesPlace = "takes_place",
    /// `expose`, a lemma: done about a crime of others.
    TellsOn = "tells_on",
    /// `prosecute`, a lemma: done about crimes by who did none.
    Combats = "combats",
    /// `probe`: what a payment settles.
    Settled = "settled",
    /// `mull`, a lemma: done with a measure that nobody has imposed.
    OnlySpokenOf = "only_spoken_of",
    /// `sweeping`: between a state and the measure that it takes.
    OfMeasures = "of_measures",
    /// `level`, a lemma: done with charges that are brought.
    BringsCharges = "brings_charges",
    /// `confess`, a lemma: a step of a case that who is accused takes himself.
    OwnStep = "own_step",
    /// `warship`: from which states wage war.
    WarCraft = "war_craft",
    /// `shelling`: tells of a war waged from the air.
    AirWar = "air_war",
    /// `raid` behind `bombing`: what aircraft do.
    Sortie = "sortie",
    /// `revenue`: what figures measure of many things in one story.
    MeasuredOften = "measured_often",
    /// `customers` of a body, who do not speak for it.
    AroundBody = "around_body",
    /// `accuse`, a lemma that `of` goes with: it is no noun that counts what follows.
    GoesWithOf = "goes_with_of",
    /// `prevent`, a lemma: before `from`, what was not done.
    KeepsFrom = "keeps_from",
    /// `detect`, a lemma: done about a deed that is known.
    DealsWith = "deals_with",
    /// `repeal`, a lemma: who does it ends what there is.
    Lifts = "lifts",
    /// `kill`, a lemma: in somebody's own words it accuses others.
    Wrongs = "wrongs",
    /// `destroy`, a lemma: in somebody's own words, of what is to come, it threatens.
    Harms = "harms",
    /// `resign`, a lemma: what somebody says that another must do.
    Demanded = "demanded",
    /// `untrue`: what is said to be that is denied.
    Falsehood = "falsehood",
    /// `memoir`: has a title, which is no quotation.
    Titled = "titled",
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

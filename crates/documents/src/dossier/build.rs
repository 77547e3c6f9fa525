//! From findings by tokens to the dossier's spans.

use super::{
    ActorNote, ClaimNote, DateNote, Dossier, EventNote, FigureNote, MentionNote, ParagraphNote, PartyNote, QuoteNote,
    RiskNote, RunnerUpNote, Span,
};
use crate::{
    actors::{PartiesByToken, describes_state, is_of_some_state, state_named_in, state_of, state_of_relay},
    claims::Claim,
    dates::{Day, Modifier, Need},
    document::{Document, ParagraphKind},
    figures::{Bound, Figure, Unit},
    grammar::Sentences,
    lexicon::{RoleKind, Stance, event_kind, is_common},
    names::{Mention, Party, Reference},
    reading::Findings,
    risks::Risk,
    tokens::Tokens,
};
use interdict_model::{Country, Entity};
use rustc_hash::FxHashMap;
use std::{collections::BTreeSet, ops::Range};

struct Builder<'a> {
    document: &'a Document,
    tokens: &'a Tokens<'a>,
    sentences: &'a Sentences<'a>,
    entities: &'a [Entity],
    parties: &'a [Party],
    by_token: PartiesByToken,
    countries: &'a [(Country, usize)],
    references: &'a [Reference],
    /// The one state of which the text tells that it is accused or hit by measures; none if there are several.
    accused_state: Option<String>,
}

/// The dossier of a document.
pub(crate) fn build(
    document: &Document,
    sentences: &Sentences<'_>,
    entities: &[Entity],
    countries: &[(Country, usize)],
    findings: &Findings,
) -> Dossier {
    let mut builder = Builder {
        document,
        tokens: sentences.tokens,
        sentences,
        entities,
        parties: &findings.parties,
        by_token: PartiesByToken::new(&findings.parties),
        countries,
        references: &findings.references,
        accused_state: None,
    };
    builder.accused_state = builder.only_accused_state(findings);
    Dossier {
        name: document.name.clone(),
        format: document.format,
        origin: document.origin.clone(),
        paragraphs: document
            .paragraphs
            .iter()
            .map(|paragraph| ParagraphNote { kind: paragraph.kind, span: builder.bytes(&paragraph.range) })
            .collect(),
        parties: (0..findings.parties.len()).map(|party| builder.party(party)).collect(),
        dates: findings
            .dates
            .iter()
            .map(|date| DateNote {
                span: builder.span(&date.tokens),
                kind: date.kind,
                value: date.value.clone(),
                modifier: date.modifier.map(Modifier::timex),
                first: date.first.map(Day::written),
                last: date.last.map(Day::written),
                granularity: date.granularity,
                needs: date.needs.map(|need| {
                    match need {
                        Need::Published => "the day of publication",
                        Need::Year => "the year",
                        Need::OtherDate => "the date that it counts from",
                    }
                    .to_owned()
                }),
            })
            .collect(),
        figures: findings.figures.iter().map(|figure| builder.figure(figure)).collect(),
        quotes: builder.quotes(findings),
        claims: builder.claims(findings),
        events: findings
            .events
            .iter()
            .map(|event| EventNote {
                kind: event.kind.to_owned(),
                span: builder.span(&event.trigger),
                actor: event.actor.as_ref().map(|first| builder.party_of_event(first, event.listed.actors.as_ref())),
                object: event.object.as_ref().map(|first| builder.party_of_event(first, event.listed.objects.as_ref())),
                status: event.status,
                date: event.date,
                place: event.place.as_ref().map(|place| builder.span(place)),
                claims: event.claims.clone(),
                sentence: builder.sentence(event.sentence),
            })
            .collect(),
        risks: builder.risks(findings),
        tagged: None,
    }
}

impl Builder<'_> {
    fn bytes(&self, at: &Range<usize>) -> Span {
        let source = self.document.offsets.source(at);
        Span { start: source.start, end: source.end, text: self.document.slice(at).to_owned(), at: at.clone() }
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        self.bytes(&self.tokens.bytes(tokens))
    }

    fn sentence(&self, number: usize) -> Span {
        self.tokens.sentences().get(number).map_or_else(|| self.bytes(&(0..0)), |sentence| self.span(&sentence.tokens))
    }

    fn actor(&self, named: &Range<usize>, phrase: &Range<usize>) -> ActorNote {
        let entity = self
            .by_token
            .party_of(self.tokens, named)
            .map(|party| self.entities[self.parties[party].entity].id.clone());
        // `Korea` in the name of a firm is not its state.
        let state = if entity.is_some() {
            None
        } else {
            self.state_named(named, phrase)
                .or_else(|| if describes_state(self.tokens, named) { self.accused_state.clone() } else { None })
        };
        let name = self.sentences.cast().name_of(self.sentences, named).map(|name| self.span(&name));
        ActorNote { span: self.span(&self.whole_name(named)), phrase: self.span(phrase), name, entity, state }
    }

    /// The name of a body with what it is named after: `the Ministry OF DEFENCE`, `the Office OF FOREIGN ASSETS CONTROL`. The
    /// rules read the noun before `of`; who reads what they found wants the name.
    fn whole_name(&self, named: &Range<usize>) -> Range<usize> {
        let tokens = self.tokens;
        let Some(last) = named.end.checked_sub(1).filter(|last| *last >= named.start) else { return named.clone() };
        let is_body = tokens.is_capital(last)
            // There any word may have a capital.
            && tokens.paragraphs[tokens.sentences()[tokens.sentence_of(last)].paragraph].kind != ParagraphKind::Headline
            && (tokens.role(last).is_some_and(|role| role.kind != RoleKind::Person) || is_common(tokens.word(last)));
        let first = named.end + 1 + usize::from(tokens.word(named.end + 1) == "the");
        if !is_body || tokens.word(named.end) != "of" || !tokens.is_capital(first) {
            return named.clone();
        }
        let end = (first..tokens.len()).find(|at| !tokens.is_capital(*at)).unwrap_or(tokens.len());
        named.start..end
    }

    /// Who has a part in an event: with all who are listed with him, if there are any. Which party and which state he
    /// is or speaks for is told by the first one.
    fn party_of_event(&self, first: &Range<usize>, listed: Option<&Range<usize>>) -> ActorNote {
        let note = self.actor(self.named(first), first);
        match listed {
            Some(list) => ActorNote { span: self.span(list), phrase: self.span(list), name: None, ..note },
            None => note,
        }
    }

    fn state_named(&self, named: &Range<usize>, phrase: &Range<usize>) -> Option<String> {
        state_of(self.tokens, named, self.countries).or_else(|| state_of(self.tokens, phrase, self.countries))
    }

    /// The state that is accused, denies it, or is the object of sanctions; `None` if none or several are.
    fn only_accused_state(&self, findings: &Findings) -> Option<String> {
        let accused = findings.claims.iter().filter_map(|claim| match claim.stance {
            Stance::Accuses | Stance::Suspects => claim.target.as_ref().map(|target| (target, target)),
            Stance::Denies => claim.holder.as_ref().map(|holder| (&holder.named, &holder.phrase)),
            _ => None,
        });
        let listed = |named: &Range<usize>| self.by_token.party_of(self.tokens, named).is_some();
        let accused =
            accused.filter(|(named, _)| !listed(named)).filter_map(|(named, phrase)| self.state_named(named, phrase));
        // Measures against its firms are measures against the state.
        let hit = findings
            .events
            .iter()
            .filter(|event| event_kind(event.kind).object.is_some_and(|(_, stage)| stage == "designated"))
            .filter_map(|event| event.object.as_ref())
            .filter(|object| !listed(object))
            .filter_map(|object| state_named_in(self.tokens, object, self.countries));
        let states: BTreeSet<String> = accused.chain(hit).collect();
        if states.len() == 1 { states.into_iter().next() } else { None }
    }

    /// Who holds a claim. Somebody of a government that is not named is of the state whose agency quotes him.
    fn holder(&self, claim: &Claim) -> Option<ActorNote> {
        let holder = claim.holder.as_ref()?;
        let mut actor = self.actor(self.named(&holder.named), &holder.phrase);
        if actor.state.is_none() && actor.entity.is_none() && is_of_some_state(self.tokens, &holder.named) {
            actor.state = claim.relays.iter().find_map(|relay| state_of_relay(self.tokens, relay, self.countries));
        }
        // `THE MAYOR AND HIS CLERK said`: as in events, all are shown, and the first tells which party and state it is.
        let (named, phrase) = (&holder.named, &holder.phrase);
        let joins = |at: usize| self.tokens.word(at) == "and";
        let listed = joins(named.end) || self.tokens.written(named.end) == "," && (named.end..phrase.end).any(joins);
        if listed && phrase.start <= named.start && named.end < phrase.end {
            actor.span = self.span(&(named.start..phrase.end));
            actor.name = None;
        }
        Some(actor)
    }

    /// The mention that a phrase stands for, if it is a pronoun or a description of a listed party; else the phrase.
    fn named<'p>(&'p self, phrase: &'p Range<usize>) -> &'p Range<usize> {
        // In the order of the text, and none inside another.
        let place = self.references.partition_point(|reference| reference.tokens.end <= phrase.start);
        self.references
            .get(place)
            .filter(|reference| reference.tokens.start <= phrase.start && phrase.end <= reference.tokens.end)
            .map_or(phrase, |reference| &self.antecedent(reference).tokens)
    }

    fn antecedent(&self, reference: &Reference) -> &Mention {
        &self.parties[reference.party].mentions[reference.mention]
    }

    fn mention(&self, mention: &Mention) -> MentionNote {
        MentionNote {
            span: self.span(&mention.tokens),
            form: mention.form,
            alias: mention.alias.clone(),
            antecedent: None,
            role: mention.role.as_ref().map(|role| self.span(role)),
            place: mention.place.as_ref().map(|place| self.span(place)),
            sentence: self.sentence(self.tokens.sentence_of(mention.tokens.start)),
        }
    }

    fn reference(&self, reference: &Reference) -> MentionNote {
        let antecedent = self.antecedent(reference);
        MentionNote {
            span: self.span(&reference.tokens),
            form: reference.form,
            alias: antecedent.alias.clone(),
            antecedent: Some(self.span(&antecedent.tokens)),
            role: None,
            place: None,
            sentence: self.sentence(self.tokens.sentence_of(reference.tokens.start)),
        }
    }

    fn party(&self, number: usize) -> PartyNote {
        let party = &self.parties[number];
        let own = self.references.iter().filter(|reference| reference.party == number);
        let mut mentions: Vec<MentionNote> = party.mentions.iter().map(|mention| self.mention(mention)).collect();
        mentions.extend(own.map(|reference| self.reference(reference)));
        mentions.sort_by_key(|mention| mention.span.at.start);
        let entity = &self.entities[party.entity];
        let mut same_party: Vec<String> = Vec::new();
        for record in &party.other_records {
            let id = &self.entities[*record].id;
            if *id != entity.id && !same_party.contains(id) {
                same_party.push(id.clone());
            }
        }
        PartyNote {
            entity: entity.id.clone(),
            same_party,
            caption: entity.caption().to_owned(),
            schema: entity.schema.as_str().to_owned(),
            lists: entity.datasets.clone(),
            programmes: entity.programmes().into_iter().map(str::to_owned).collect(),
            certainty: party.certainty,
            standing: party.standing.clone(),
            seen: None,
            words: party.words.clone(),
            runner_up: party.runner_up.as_ref().map(|second| {
                let other = &self.entities[second.entity];
                RunnerUpNote {
                    entity: other.id.clone(),
                    caption: other.caption().to_owned(),
                    positions: other.positions.clone(),
                    words: second.words.clone(),
                }
            }),
            mentions,
        }
    }

    fn figure(&self, figure: &Figure) -> FigureNote {
        let unit = match &figure.unit {
            Unit::Currency(code) => code.clone(),
            Unit::Percent => "percent".to_owned(),
            Unit::Count => "count".to_owned(),
            Unit::Ordinal => "ordinal".to_owned(),
            Unit::Fraction => "fraction".to_owned(),
            Unit::Measure(name) => name.clone(),
            Unit::Multiple => "times".to_owned(),
        };
        let bound = figure.bound.map(|bound| {
            match bound {
                Bound::AtLeast => "at_least",
                Bound::MoreThan => "more_than",
                Bound::AtMost => "at_most",
                Bound::LessThan => "less_than",
            }
            .to_owned()
        });
        let topic = figure.measures.as_ref().map(|measure| measure.topic.clone());
        let noun = figure.noun.as_ref().map(|noun| self.tokens.slice(noun).to_owned());
        FigureNote {
            span: self.span(&figure.tokens),
            value: figure.value.to_string(),
            upper: figure.upper.as_ref().map(ToString::to_string),
            unit,
            approximate: figure.approximate,
            bound,
            measures: if matches!(figure.unit, Unit::Count) { noun.or(topic) } else { topic.or(noun) },
            period: figure.measures.as_ref().and_then(|measure| measure.period.clone()),
            sentence: self.sentence(self.tokens.sentence_of(figure.tokens.start)),
        }
    }

    /// Quotations that belong to a claim, and long ones that do not; titles and single words in marks quote nobody.
    fn quotes(&self, findings: &Findings) -> Vec<QuoteNote> {
        let holders = quoted(findings);
        kept_quotes(findings)
            .into_iter()
            .map(|number| QuoteNote {
                parts: findings.quotes[number].parts.iter().map(|part| self.span(part)).collect(),
                claim: holders.get(&number).copied(),
            })
            .collect()
    }

    /// The risks in the order of the text: those of a name in a list of bullets rest on words of the line before it.
    fn risks(&self, findings: &Findings) -> Vec<RiskNote> {
        let note = |risk: &Risk| RiskNote {
            tag: risk.tag.to_owned(),
            span: self.span(&risk.words),
            party: risk.party.as_ref().map(|phrase| self.actor(self.named(phrase), phrase)),
            role: risk.role,
            stage: risk.stage,
            sentence: self.sentence(risk.sentence),
        };
        let mut risks: Vec<RiskNote> = findings.risks.iter().map(note).collect();
        risks.sort_by_key(|risk| risk.span.start);
        risks
    }

    fn claims(&self, findings: &Findings) -> Vec<ClaimNote> {
        let kept = kept_quotes(findings);
        findings
            .claims
            .iter()
            .map(|claim| ClaimNote {
                holder: self.holder(claim),
                relays: claim.relays.iter().map(|relay| self.span(relay)).collect(),
                stance: claim.stance,
                target: claim.target.as_ref().map(|phrase| self.actor(phrase, phrase)),
                cue: self.span(&claim.cue),
                content: claim.content.as_ref().map(|content| self.span(content)),
                kind: claim.kind,
                quotes: claim.quotes.iter().filter_map(|number| kept.binary_search(number).ok()).collect(),
                sentence: self.sentence(claim.sentence),
            })
            .collect()
    }
}

/// Words in a quotation that nobody is found for, from which on it is still one.
const LONG: usize = 8;

/// The claim of every quotation that has one.
fn quoted(findings: &Findings) -> FxHashMap<usize, usize> {
    let claims = findings.claims.iter().enumerate();
    claims.flat_map(|(place, claim)| claim.quotes.iter().map(move |quote| (*quote, place))).collect()
}

/// Numbers of the quotations that are shown, in order.
fn kept_quotes(findings: &Findings) -> Vec<usize> {
    let holders = quoted(findings);
    (0..findings.quotes.len())
        .filter(|number| {
            holders.contains_key(number)
                || (findings.quotes[*number].len() >= LONG && !inside_another(findings, *number))
        })
        .collect()
}

/// Whether a quotation stands inside another one, which then began shortly before.
fn inside_another(findings: &Findings, number: usize) -> bool {
    let quote = &findings.quotes[number];
    let start = quote.tokens().start;
    let before = findings.quotes[..number].iter().rev().take(16);
    before.into_iter().any(|outer| outer.len() > quote.len() && outer.parts.iter().any(|part| part.contains(&start)))
}

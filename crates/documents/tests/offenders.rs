//! Who is a suspect of a sentence, and nobody else: of whom a participle or a relative tells, who makes somebody do it, what is only
//! wanted, and what a report that is false covers.

use interdict_documents::{Reader, RiskRole, Settings, plain};
use std::collections::BTreeSet;

/// The suspects of a sentence with their stages, as `name: stage`.
fn suspects(text: &str) -> BTreeSet<String> {
    let document = plain::read("test", &format!("{text}\n\nMore is to follow.\n"));
    let dossier = Reader::new(&[]).read(document, &Settings::default()).dossier;
    let suspect = dossier.risks.iter().filter(|risk| risk.role == Some(RiskRole::Suspect));
    let named = suspect.filter_map(|risk| Some((risk.party.as_ref()?.span.text.clone(), risk.stage)));
    named.map(|(name, stage)| format!("{name}: {stage:?}").to_lowercase()).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let expected: BTreeSet<String> = expected.iter().map(|one| (*one).to_owned()).collect();
        assert_eq!(suspects(text), expected, "{text}");
    }
}

#[test]
fn a_clause_tells_of_the_nearest_noun_that_can_bear_it() {
    check(&[
        ("A lawyer for Tomas Veldrik, who was charged with fraud, left.", &["tomas veldrik: charged"]),
        ("Irena Kolst, a lawyer for Tomas Veldrik, who is charged with fraud, left.", &["tomas veldrik: charged"]),
        ("Irena Kolst, the wife of Tomas Veldrik, jailed for fraud, left the country.", &["tomas veldrik: convicted"]),
        ("The mother of a boy accused of murder left.", &["boy: alleged"]),
        ("The lawyer for a man jailed for fraud left.", &["man: convicted"]),
        ("Irena Kolst, a lawyer for Brello Foods, which was fined for fraud, left.", &["brello foods: convicted"]),
        ("Brello Foods, a rival of Norbank, which was fined for fraud, closed.", &["norbank: convicted"]),
        ("Irena Kolst, mayor of Lorne, jailed for fraud, left.", &["irena kolst: convicted"]),
        ("Irena Kolst, chairwoman of Brello Foods, who was charged with fraud, left.", &["irena kolst: charged"]),
        ("Irena Kolst, a lawyer for Tomas Veldrik, on trial for fraud, left.", &["tomas veldrik: charged"]),
        ("Norvia gave a passport to Tomas Veldrik, accused of fraud.", &["tomas veldrik: alleged"]),
        ("Irena Kolst defended Tomas Veldrik, accused of fraud, in court.", &["tomas veldrik: alleged"]),
        ("A photograph shows Irena Kolst with a man convicted of fraud.", &["man: convicted"]),
        ("Norbank sacked Tomas Veldrik, later convicted of fraud.", &["tomas veldrik: convicted"]),
        ("The officer who arrested the drug dealer, Anna Berg, was praised.", &["drug dealer: investigated"]),
        ("Norbank dismissed a manager arrested for bribery.", &["manager: investigated"]),
        ("Irena Kolst met Tomas Veldrik, the banker charged with fraud, in May.", &["tomas veldrik: charged"]),
        (
            "Irena Kolst met Tomas Veldrik, a former banker who was sentenced to six years for fraud, in May.",
            &["tomas veldrik: convicted"],
        ),
    ]);
}

#[test]
fn a_place_and_who_judges_bear_nothing() {
    check(&[
        ("Tomas Veldrik appeared before Judge Paul Anwick charged with murder.", &["tomas veldrik: charged"]),
        ("A man appeared in court on Monday charged with murder.", &["man: charged"]),
        ("Tomas Veldrik was flown to Norvia, charged with fraud.", &["tomas veldrik: charged"]),
        ("Tomas Veldrik sold his shares in Brello Foods before it was charged with fraud.", &["it: charged"]),
    ]);
}

#[test]
fn a_step_is_about_its_own_matter() {
    check(&[
        ("Ruth Calder was arrested at a protest against corruption.", &[]),
        ("Police questioned Ruth Calder as a witness in the fraud inquiry.", &[]),
        ("The blogger was jailed for writing about corruption.", &[]),
        ("Ruth Calder was fined for contempt during the fraud trial of Tomas Veldrik.", &["tomas veldrik: charged"]),
        (
            "Tomas Veldrik was convicted of fraud and his wife of forgery.",
            &["tomas veldrik: convicted", "wife: convicted"],
        ),
    ]);
}

#[test]
fn what_a_false_report_covers_makes_nobody_a_suspect() {
    check(&[
        ("Reports that Tomas Veldrik was arrested for fraud are false.", &[]),
        ("Rumours that Tomas Veldrik had been accused of fraud proved untrue.", &[]),
        ("The paper wrongly reported that Tomas Veldrik was jailed for fraud.", &[]),
        ("An earlier version of this article said Tomas Veldrik was jailed for fraud.", &[]),
        ("The paper apologised for saying that Tomas Veldrik had been charged with fraud.", &[]),
        ("Nobody suggests that Tomas Veldrik took bribes.", &[]),
        ("No evidence emerged that Tomas Veldrik took bribes.", &[]),
        ("It is not true that Tomas Veldrik was charged with fraud.", &[]),
        ("Police denied reports that Tomas Veldrik had been accused of fraud.", &[]),
        ("No one at Brello Foods was charged with fraud.", &[]),
        ("Not one of the ministers was convicted of fraud.", &[]),
        ("Irena Kolst said that Tomas Veldrik was jailed for fraud.", &["tomas veldrik: convicted"]),
    ]);
}

#[test]
fn what_is_only_possible_or_wanted_is_an_allegation() {
    check(&[
        ("Tomas Veldrik could be jailed for ten years if found guilty of tax evasion.", &["tomas veldrik: alleged"]),
        ("Tomas Veldrik may be jailed for fraud.", &["tomas veldrik: alleged"]),
        ("Protesters demanded that Tomas Veldrik be jailed for fraud.", &["tomas veldrik: alleged"]),
        ("Prosecutors want Tomas Veldrik jailed for fraud.", &["tomas veldrik: alleged"]),
    ]);
}

#[test]
fn who_makes_somebody_do_it_did_it_and_who_withstands_it_did_not() {
    check(&[
        ("Criminals used Norbank to launder money.", &["criminals: alleged"]),
        ("The gang used Ruth Calder to launder money.", &["gang: alleged"]),
        ("Tomas Veldrik forced Ruth Calder to smuggle drugs.", &["tomas veldrik: alleged"]),
        ("Ruth Calder resisted attempts to bribe her.", &[]),
        ("Ruth Calder survived an attempt to murder her.", &[]),
    ]);
}

#[test]
fn everybody_listed_is_a_suspect_and_whose_place_is_searched() {
    check(&[
        (
            "Tomas Veldrik, 54, and Ruth Calder, 49, were convicted of fraud.",
            &["tomas veldrik: convicted", "ruth calder: convicted"],
        ),
        (
            "Police arrested Tomas Veldrik, 54, and Ruth Calder, 49, for fraud.",
            &["tomas veldrik: investigated", "ruth calder: investigated"],
        ),
        (
            "Brello Foods and its chairman, Tomas Veldrik, were charged with fraud.",
            &["brello foods: charged", "tomas veldrik: charged"],
        ),
        (
            "Ten people were arrested for bribery, among them Tomas Veldrik.",
            &["ten people: investigated", "tomas veldrik: investigated"],
        ),
        ("Detectives raided the home of Tomas Veldrik in a tax evasion inquiry.", &["tomas veldrik: investigated"]),
        ("Police raided the offices of Brello Foods in a bribery investigation.", &["brello foods: investigated"]),
        ("Tomas Veldrik is wanted by Interpol for embezzlement.", &["tomas veldrik: investigated"]),
    ]);
}

#[test]
fn everyday_words_for_a_verdict_convict() {
    check(&[
        ("Tomas Veldrik spent six years in prison for fraud.", &["tomas veldrik: convicted"]),
        ("Tomas Veldrik, who went to prison for fraud, left the country.", &["tomas veldrik: convicted"]),
        ("Tomas Veldrik got six years for bribery.", &["tomas veldrik: convicted"]),
        ("Tomas Veldrik has a conviction for fraud.", &["tomas veldrik: convicted"]),
        ("Tomas Veldrik appealed against his conviction for fraud.", &["tomas veldrik: convicted"]),
        ("Tomas Veldrik lost an appeal against a fraud conviction.", &["tomas veldrik: convicted"]),
        ("Tomas Veldrik won his appeal against a fraud conviction.", &["tomas veldrik: acquitted"]),
        ("Tomas Veldrik, found guilty of fraud, left the country.", &["tomas veldrik: convicted"]),
        ("Tomas Veldrik will not go to prison for fraud.", &[]),
    ]);
}

#[test]
fn what_words_that_tell_of_no_event_say_of_a_standing() {
    check(&[
        ("Tomas Veldrik is the main suspect in a murder.", &["tomas veldrik: alleged"]),
        ("Tomas Veldrik is not a suspect in the murder.", &[]),
        ("Tomas Veldrik is a defendant in a fraud trial.", &["tomas veldrik: charged"]),
        ("Tomas Veldrik, who is on bail on charges of fraud, left the country.", &["tomas veldrik: charged"]),
        ("Tomas Veldrik faces allegations of fraud.", &["tomas veldrik: alleged"]),
        ("Tomas Veldrik admitted fraud.", &["tomas veldrik: convicted"]),
        ("Tomas Veldrik admitted fraud was rising.", &[]),
        ("Tomas Veldrik denied fraud.", &[]),
        ("Tomas Veldrik denied that Brello Foods dumped toxic waste.", &[]),
        ("Norbank helped clients evade taxes.", &["norbank: alleged"]),
        ("Brello Foods used forced labour.", &["brello foods: alleged"]),
        ("Tomas Veldrik confessed to the murder of Ruth Calder.", &["tomas veldrik: convicted"]),
        ("Norbank agreed to a $40m settlement over bribery.", &["norbank: convicted"]),
        ("Norbank reached a settlement with prosecutors over bribery.", &["norbank: convicted"]),
        ("The regulator reached a settlement with Norbank over bribery.", &[]),
        ("Norbank settled charges of bribery.", &["norbank: convicted"]),
        ("Norbank will pay $40m to resolve allegations of bribery.", &["norbank: convicted"]),
        ("Norbank may pay $40m to resolve allegations of bribery.", &[]),
        ("Norbank was hit with a $5 million fine for money laundering.", &["norbank: convicted"]),
        ("Norbank lost its licence over money laundering.", &["norbank: convicted"]),
        ("Norbank had its licence withdrawn for money laundering.", &["norbank: convicted"]),
        ("Norbank was stripped of its licence for money laundering.", &["norbank: convicted"]),
        ("Brello Foods was barred from public contracts over bribery.", &["brello foods: convicted"]),
        ("Brello Foods was barred from public contracts over allegations of bribery.", &["brello foods: alleged"]),
        ("Brello Foods was debarred by the World Bank for fraud.", &["brello foods: convicted"]),
        ("Tomas Veldrik ran a drug ring.", &["tomas veldrik: alleged"]),
        ("Tomas Veldrik headed a drug cartel.", &["tomas veldrik: alleged"]),
        ("Tomas Veldrik led a smuggling network.", &["tomas veldrik: alleged"]),
        ("Tomas Veldrik led an anti-fraud network.", &[]),
        ("The watchdog stripped Norbank of its licence over bribery.", &["norbank: convicted"]),
        ("The World Bank barred Brello Foods for five years over fraud.", &["brello foods: convicted"]),
        ("The World Bank may bar Brello Foods over fraud.", &[]),
        ("The bank debarred Brello Foods over fraud.", &["brello foods: convicted"]),
        ("Anyone convicted of smuggling can be fined 5,000 crowns.", &[]),
        ("Tomas Veldrik headed the fight against a drug cartel.", &[]),
        ("Brello Foods dumped toxic waste in the river.", &["brello foods: alleged"]),
        ("The regulator fined Norbank 40 million crowns for fraud.", &["norbank: convicted"]),
        ("The regulator fined Norbank 40 million euros for fraud.", &["norbank: convicted"]),
    ]);
}

#[test]
fn a_noun_for_who_does_it_is_a_title() {
    check(&[
        ("Fraudster Tomas Veldrik left the country.", &["tomas veldrik: mentioned"]),
        ("Police found drug lord Tomas Veldrik in Lorne.", &["tomas veldrik: mentioned"]),
        ("Tomas Veldrik, a drug lord, left the country.", &["tomas veldrik: mentioned"]),
        ("Fraud investigator Tomas Veldrik left the country.", &[]),
        ("The hostage Tomas Veldrik was freed.", &[]),
    ]);
}

#[test]
fn who_is_named_behind_a_step_undergoes_it() {
    let (both, one) = (["tomas veldrik: charged", "ruth calder: charged"], ["tomas veldrik: investigated"]);
    check(&[
        ("Those arrested include Tomas Veldrik, on fraud charges.", &one),
        ("Those charged with bribery included Tomas Veldrik, a former minister, and Ruth Calder.", &both),
        ("Among those charged with fraud were Tomas Veldrik and Ruth Calder.", &both),
        ("Charged with fraud were Tomas Veldrik and Ruth Calder.", &both),
        ("Also arrested on suspicion of bribery was Tomas Veldrik.", &one),
        ("Among those jailed for fraud was Tomas Veldrik.", &["tomas veldrik: convicted"]),
        ("Among the victims of the fraud was Tomas Veldrik.", &[]),
    ]);
}

#[test]
fn who_is_spared_a_step_or_plays_is_no_suspect_and_a_victim_s_calling_no_matter() {
    check(&[
        ("Under the law, officials convicted of bribery can be jailed for ten years.", &[]),
        ("Three officials convicted of bribery were jailed.", &["three officials: convicted"]),
        ("In the novel, a banker named Tomas Veldrik is jailed for fraud.", &[]),
        ("Tomas Veldrik fears being jailed for fraud.", &[]),
        ("Tomas Veldrik escaped being charged with fraud.", &[]),
        ("Veldrik stole third base in the ninth inning.", &[]),
        ("Veldrik stole the ball and scored.", &[]),
    ]);
    let document = plain::read("test", "Tomas Veldrik was jailed for killing a drug dealer.\n\nMore is to follow.\n");
    let risks = Reader::new(&[]).read(document, &Settings::default()).dossier.risks;
    let suspect = risks.iter().filter(|risk| risk.role == Some(RiskRole::Suspect));
    assert_eq!(suspect.map(|risk| risk.tag.as_ref()).collect::<Vec<&str>>(), ["murder"]);
}

#[test]
fn the_list_that_a_party_is_on_hits_that_party_and_not_whose_list_it_is() {
    for (text, expected) in [
        ("Tomas Veldrik is on the EU sanctions list.", "Tomas Veldrik"),
        ("Tomas Veldrik is not on the EU sanctions list.", ""),
        ("Tomas Veldrik was added to the EU's sanctions list.", "Tomas Veldrik"),
        ("Tomas Veldrik was removed from the EU sanctions list.", ""),
        ("The US added Tomas Veldrik to the EU's sanctions list.", "Tomas Veldrik"),
        ("The EU sanctions envoy Tomas Berg said the list was long.", ""),
        ("The US has not sanctioned Tomas Veldrik.", ""),
        ("EU sanctions tycoon Veldrik over the war.", "tycoon Veldrik"),
        ("A court struck down EU sanctions on Tomas Veldrik.", ""),
        ("The sanctioned tycoon Tomas Veldrik left the country.", "Tomas Veldrik"),
        ("EU-sanctioned Tomas Veldrik left the country.", "Tomas Veldrik"),
        ("A sanctioned businessman, Tomas Veldrik, left the country.", "Tomas Veldrik"),
        ("Tomas Veldrik, a sanctioned businessman, left the country.", "Tomas Veldrik"),
        ("Sanctioned by the EU, Tomas Veldrik left the country.", "Tomas Veldrik"),
    ] {
        let document = plain::read("test", &format!("{text}\n\nMore is to follow.\n"));
        let risks = Reader::new(&[]).read(document, &Settings::default()).dossier.risks;
        let target = risks.into_iter().filter(|risk| risk.role == Some(RiskRole::Target));
        let named: Vec<String> = target.filter_map(|risk| Some(risk.party?.span.text)).collect();
        assert_eq!(named.join(", "), expected, "{text}");
    }
}

#[test]
fn what_only_resembles_a_step_of_a_case_makes_nobody_a_suspect() {
    check(&[
        ("Tomas Veldrik falsely claimed benefits and was jailed for fraud.", &["tomas veldrik: convicted"]),
        ("Nobody warned the bank before Tomas Veldrik was jailed for fraud.", &["tomas veldrik: convicted"]),
        (
            "Police arrested two men after the murder of five officials, including Tomas Veldrik.",
            &["two men: investigated"],
        ),
        ("Tomas Veldrik has no convictions for fraud.", &[]),
        ("Tomas Veldrik was never in prison for fraud.", &[]),
        ("Tomas Veldrik spent no years in prison for fraud.", &[]),
        ("Tomas Veldrik's lawyer filed an appeal against his fraud conviction.", &[]),
        ("Prosecutors have a conviction for fraud.", &[]),
        ("Tomas Veldrik received an award after ten years for fraud research.", &[]),
        ("Anyone guilty of fraud will be jailed.", &[]),
        ("Tomas Veldrik got six months for fraud.", &["tomas veldrik: convicted"]),
        ("Police searched the home of the victim in the murder inquiry.", &[]),
        ("The minister wants him jailed for fraud.", &["him: alleged"]),
    ]);
}

//! Whole messages made from the table of fields: one place for every path of every rule, each with a text of one's own.

use interdict_payments::{Family, Rule, RuleKind, Scope, rules};
use std::fmt::Write as _;

/// A place that is screened.
pub struct Place {
    pub path: String,
    pub rule: &'static Rule,
    pub text: String,
}

/// A message of every place of its type, with what `text` gives for each.
pub fn message(family: Family, text: impl Fn(&Rule) -> String) -> (String, Vec<Place>) {
    if family.is_iso() { iso(family, text) } else { fin(family, text) }
}

/// What stands in a field of an ordinary payment.
pub fn ordinary(rule: &Rule) -> String {
    match rule.kind {
        RuleKind::Party => "Ordinary Baker",
        RuleKind::Bank => "Ordinary Savings",
        RuleKind::Bic => "AAAAUS33XXX",
        RuleKind::Account => "00940060752415000231",
        RuleKind::Number => "77881122",
        RuleKind::Address => "12 High Street",
        RuleKind::Text => "invoice 12 of May",
        RuleKind::Country => "US",
        RuleKind::Birth => "1980-05-20",
        RuleKind::Excused => "SHAR",
    }
    .to_owned()
}

/// The rules for a family, and those for the inside of a party or an account.
pub fn rules_of(scope: impl Fn(Scope) -> bool) -> impl Iterator<Item = &'static Rule> {
    rules().iter().filter(move |rule| scope(rule.scope))
}

pub fn holds_in(family: Family) -> impl Fn(Scope) -> bool {
    move |scope| match scope {
        Scope::Messages(families) => families.has(family),
        Scope::Anywhere => family.is_iso(),
        Scope::Party | Scope::Account => false,
    }
}

fn iso(family: Family, text: impl Fn(&Rule) -> String) -> (String, Vec<Place>) {
    let (root, transaction) = match family {
        Family::Pacs008 => ("FIToFICstmrCdtTrf", "CdtTrfTxInf"),
        Family::Pacs009 => ("FICdtTrf", "CdtTrfTxInf"),
        Family::Pacs004 => ("PmtRtr", "TxInf"),
        Family::Pain001 => ("CstmrCdtTrfInitn", "CdtTrfTxInf"),
        Family::Pain013 => ("CdtrPmtActvtnReq", "CdtTrfTx"),
        _ => ("FIToFIPmtCxlReq", "TxInf"),
    };
    // Every place stands in a transaction, or a header, of its own.
    let (mut headers, mut transactions, mut places) = (String::new(), String::new(), Vec::new());
    let mut number = 0;
    for outer in rules_of(holds_in(family)) {
        let inner = |wanted: Scope| {
            rules_of(move |scope| scope == wanted).flat_map(|rule| rule.paths.iter().map(move |path| (rule, *path)))
        };
        for path in &outer.paths {
            let parts: Vec<(&'static Rule, &str)> = match outer.kind {
                RuleKind::Party => inner(Scope::Party).collect(),
                RuleKind::Account => inner(Scope::Account).collect(),
                _ => vec![(outer, "")],
            };
            for (rule, part) in parts {
                let chain = path.replace("**", "Envlp/Cntnt").replace('*', "Mystery");
                let chain: Vec<&str> =
                    chain.split('/').chain(part.split('/')).filter(|name| !name.is_empty()).collect();
                let text = text(rule);
                let open: String = chain.iter().map(|name| format!("<{name}>")).collect::<Vec<_>>().concat();
                let close: String = chain.iter().rev().map(|name| format!("</{name}>")).collect::<Vec<_>>().concat();
                let element = format!("{open}{}{close}", text.replace('&', "&amp;"));
                let place = if chain[0] == "AppHdr" {
                    headers.push_str(&element);
                    format!("/{}", chain.join("/"))
                } else {
                    number += 1;
                    let _ = writeln!(transactions, "<{transaction}>{element}</{transaction}>");
                    format!("/Document/{root}/{transaction}{}/{}", index(number), chain.join("/"))
                };
                places.push(Place { path: place, rule, text });
            }
        }
    }
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Envelope>{headers}<Document \
         xmlns=\"urn:iso:std:iso:20022:tech:xsd:{}.001.08\"><{root}><GrpHdr><MsgId>M-1</MsgId></GrpHdr>\n\
         {transactions}</{root}></Document></Envelope>",
        family.name(),
    );
    (xml, places)
}

fn index(number: usize) -> String {
    if number > 1 { format!("[{number}]") } else { String::new() }
}

fn fin(family: Family, text: impl Fn(&Rule) -> String) -> (String, Vec<Place>) {
    let (mut body, mut places) = (String::from("\n"), Vec::new());
    let mut user = if family == Family::Mt202Cov { "{119:COV}".to_owned() } else { String::new() };
    for rule in rules_of(holds_in(family)) {
        for path in rule.paths.iter().filter(|path| path.starts_with("{3:{")) {
            let text = text(rule);
            let _ = write!(user, "{}{text}}}", &path[3..path.len() - 2]);
            places.push(Place { path: (*path).to_owned(), rule, text });
        }
        for tag in rule.paths.iter().filter(|tag| !tag.starts_with('{')) {
            let tag = if *tag == "*" { "99Z" } else { *tag };
            for (place, (lines, at)) in fields(rule, tag).into_iter().enumerate() {
                let text = text(rule);
                let _ = writeln!(body, ":{tag}:{}", lines.join("\n").replace('@', &text));
                places.push(Place { path: format!(":{tag}:{} line {at}", index(place + 1)), rule, text });
            }
        }
    }
    let number = &family.name()[2..5];
    let message = format!("{{1:F01AAAAUS33AXXX0000000000}}{{2:I{number}BBBBDEFFXXXXN}}{{3:{user}}}{{4:{body}-}}");
    (message, places)
}

/// The fields of a tag with `@` where the text stands, and on which line that is.
fn fields(rule: &Rule, tag: &str) -> Vec<(Vec<&'static str>, usize)> {
    if matches!(rule.kind, RuleKind::Text | RuleKind::Account | RuleKind::Excused) {
        return vec![(vec!["@"], 1)];
    }
    match tag.chars().nth(2) {
        Some('A' | 'B' | 'C' | 'G') => vec![(vec!["/123456789", "@"], 2)],
        Some('F') => vec![
            (vec!["/123456789", "1/@", "2/12 HIGH STREET", "3/US/NEW YORK"], 2),
            (vec!["/123456789", "1/ORDINARY BAKER", "2/@", "3/US/NEW YORK"], 3),
        ],
        _ => vec![(vec!["/123456789", "@", "12 HIGH STREET"], 2), (vec!["/123456789", "ORDINARY BAKER", "@"], 3)],
    }
}

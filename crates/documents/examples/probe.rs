//! probe
use interdict_documents as d;
fn main() {
    let mut args = std::env::args().skip(1);
    let list = args.next().unwrap();
    let mode = args.next().unwrap();
    let readings = if list == "embedded" {
        vec![interdict_lists::embedded::embedded().unwrap()]
    } else if list == "none" {
        vec![]
    } else {
        interdict_lists::open(std::path::Path::new(&list)).unwrap()
    };
    let entities: Vec<_> = readings.into_iter().flat_map(|r| r.entities).collect();
    let reader = d::Reader::new(&entities);
    if mode == "jsonl" {
        for line in std::io::stdin().lines() {
            let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            let text = v["text"].as_str().unwrap();
            let mut paragraphs = vec![];
            let mut at = 0;
            for part in text.split("\n\n") {
                paragraphs.push(d::Paragraph { kind: d::ParagraphKind::Body, range: at..at + part.len() });
                at += part.len() + 2;
            }
            let doc = d::Document {
                name: "t".into(),
                format: d::Format::Plain,
                text: text.to_owned(),
                paragraphs,
                offsets: Default::default(),
                origin: Default::default(),
            };
            let published = v["published"].as_str().and_then(d::dates::Day::parse_iso);
            let dates = d::dates::DateSettings {
                sense: if v["sense"] == "dialogue" {
                    d::dates::WeekdaySense::Dialogue
                } else {
                    d::dates::WeekdaySense::News
                },
                ..Default::default()
            };
            let r = reader.read(doc, &d::Settings { published, dates });
            println!("{}", serde_json::to_string(&r.dossier).unwrap());
        }
        return;
    }
    let published = d::dates::Day::parse_iso(&mode);
    for file in args {
        let doc = d::document(&file, &std::fs::read(&file).unwrap()).unwrap();
        let r = reader.read(doc, &d::Settings { published, ..Default::default() });
        let x = &r.dossier;
        println!("=== {file}");
        for p in &x.parties {
            println!(
                "PARTY {:?} {} {} {:?} runner {:?}",
                p.certainty,
                p.entity,
                p.caption,
                p.standing,
                p.runner_up.as_ref().map(|r| &r.entity)
            );
            for m in &p.mentions {
                println!(
                    "     {:?} role {:?} place {:?}",
                    m.span.text,
                    m.role.as_ref().map(|r| &r.text),
                    m.place.as_ref().map(|r| &r.text)
                );
            }
        }
        for c in &x.dates {
            println!("DATE {:?} {} {:?}..{:?} {:?}", c.span.text, c.value, c.first, c.last, c.needs);
        }
        for c in &x.figures {
            println!(
                "FIG {:?} {} {} {:?} approx {} {:?} {:?}",
                c.span.text, c.value, c.unit, c.measures, c.approximate, c.bound, c.period
            );
        }
        for c in &x.claims {
            println!(
                "CLAIM {:?} {:?}/{:?} | {} -> {:?} | relay {:?} | {:?} q{:?}",
                c.stance,
                c.holder.as_ref().map(|h| &h.span.text),
                c.holder.as_ref().and_then(|h| h.state.clone()),
                c.cue.text,
                c.target.as_ref().map(|h| &h.span.text),
                c.relays.iter().map(|r| &r.text).collect::<Vec<_>>(),
                c.content.as_ref().map(|c| &c.text),
                c.quotes
            );
        }
        for c in &x.events {
            println!(
                "EVENT {} {:?} {:?} -> {:?} {:?} date {:?}",
                c.kind,
                c.span.text,
                c.actor.as_ref().map(|h| &h.span.text),
                c.object.as_ref().map(|h| &h.span.text),
                c.status,
                c.date.map(|d| x.dates[d].value.clone())
            );
        }
        for c in &x.risks {
            println!(
                "RISK {} {:?} {:?} {:?} {:?}",
                c.tag,
                c.span.text,
                c.party.as_ref().map(|h| &h.span.text),
                c.role,
                c.stage
            );
        }
    }
}

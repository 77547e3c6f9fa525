//! The `interdict` binary.
use interdict_matching::{Index, SearchOptions, Searcher, Subject};
use interdict_model::Entity;
use interdict_screening::evaluation::*;
use std::io::Write;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let t = std::time::Instant::now();
    let parties: Vec<Entity> = std::fs::read_to_string(&args[1]).unwrap().lines().map(|l| serde_json::from_str::<EvaluationParty>(l).unwrap().into()).collect();
    let queries: Vec<EvaluationQuery> = std::fs::read_to_string(&args[2]).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let t1 = std::time::Instant::now();
    let index = Index::build(&parties);
    eprintln!("read {:?} build {:?} names {}", t1 - t, t1.elapsed(), index.name_count());
    let mut searcher = Searcher::new(&index);
    let exhaustive = args.get(5).is_some();
    let options = SearchOptions { threshold: 0.02, limit: 50, exhaustive, ..Default::default() };
    let mut out = std::io::BufWriter::new(std::fs::File::create(&args[3]).unwrap());
    let mut feats = args.get(4).filter(|p| *p != "-").map(|p| std::io::BufWriter::new(std::fs::File::create(p).unwrap()));
    let t2 = std::time::Instant::now();
    let mut times = vec![];
    for q in &queries {
        let subject = Subject::from(&q.query);
        let t = std::time::Instant::now();
        let hits = searcher.search(&subject, &options);
        times.push(t.elapsed().as_nanos());
        if let Some(f) = &mut feats {
            for h in &hits {
                let v = searcher.feature_values(&subject, h);
                write!(f, "{}\t{}\t{}", q.id, parties[h.entity as usize].id, match parties[h.entity as usize].schema.kind() { interdict_model::PartyKind::Person=>0, interdict_model::PartyKind::Organization=>1, _=>2 }).unwrap();
                for (n, x) in v { write!(f, "\t{n}={x:.4}").unwrap(); }
                writeln!(f).unwrap();
            }
        }
        let r = EvaluationResult { id: q.id.clone(), hits: hits.iter().map(|h| EvaluationHit { uid: parties[h.entity as usize].id.clone(), score: h.score }).collect() };
        serde_json::to_writer(&mut out, &r).unwrap();
        writeln!(out).unwrap();
    }
    times.sort();
    eprintln!("{:?} {:.0} q/s p50 {} us p99 {} us", t2.elapsed(), queries.len() as f64 / t2.elapsed().as_secs_f64(), times[times.len()/2]/1000, times[times.len()*99/100]/1000);
}

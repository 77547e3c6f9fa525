//! The small steps: preparing a word, likeness and distance of two words, reading a name in another script, OFAC's score.

mod common;

use common::{Times, generated, say};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use interdict_matching::{
    OfacList, ofac_score,
    word::{Prepared, Term, TermKind, Unvocalised, distance, likeness},
};
use interdict_text::romanise::readings;
use std::hint::black_box;

/// Pairs of one name in two spellings, and of two names.
const PAIRS: [(&str, &str); 8] = [
    ("muhammad", "mohammed"),
    ("shcherbakov", "scherbakow"),
    ("xiao", "hsiao"),
    ("kim", "gim"),
    ("international", "intrenational"),
    ("petrov", "petrova"),
    ("hassan", "hussein"),
    ("garcia", "gracia"),
];
const NAMES: [(&str, &str); 8] = [
    ("latin", "José María Álvarez"),
    ("ascii", "BIN AHMAD, Yusuf"),
    ("cyrillic", "Щербаков Александр Иванович"),
    ("arabic", "محمد عبد الرحمن"),
    ("hangul", "김철수"),
    ("han", "王建国"),
    ("greek", "Γεώργιος Παπαδόπουλος"),
    ("hebrew", "אברהם כהן"),
];

fn words(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("word");
    group.throughput(Throughput::Elements(PAIRS.len() as u64));
    group.bench_function("term", |bencher| {
        bencher.iter(|| PAIRS.map(|(left, _)| Term::new(black_box(left), TermKind::Word)));
    });
    let terms = PAIRS.map(|(left, right)| (Term::new(left, TermKind::Word), Term::new(right, TermKind::Word)));
    group.bench_function("likeness", |bencher| {
        bencher.iter(|| terms.each_ref().map(|(left, right)| likeness(black_box(left), right)));
    });
    let letters = PAIRS.map(|(left, right)| (Prepared::new(&numbered(left)), numbered(right)));
    group.bench_function("distance", |bencher| {
        bencher.iter(|| {
            letters.each_ref().map(|(left, right)| distance(black_box(left), right, 300, Unvocalised::Neither))
        });
    });
    group.finish();
}

/// Letters as the distance takes them: `a` is 0.
fn numbered(word: &str) -> Vec<u8> {
    word.bytes().map(|letter| letter - b'a').collect()
}

fn romanisation(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("romanise");
    for (label, name) in NAMES {
        group.bench_function(label, |bencher| bencher.iter(|| readings(black_box(name))));
    }
    group.finish();
}

fn ofac(criterion: &mut Criterion) {
    let dataset = generated();
    let names = || {
        dataset
            .parties
            .iter()
            .enumerate()
            .flat_map(|(number, party)| party.names.iter().map(move |name| (number, name.text.as_str())))
    };
    let list = OfacList::new(names());
    let subjects = &dataset.subjects[..dataset.subjects.len().min(300)];
    let times = Times::of(subjects, |subject| {
        black_box(list.search(&subject.names[0], 0.5));
    });
    say(&format!("OFAC's score over {} names: {}", names().count(), times.line()));
    let mut group = criterion.benchmark_group("ofac");
    group.sample_size(20);
    group.bench_function("list", |bencher| bencher.iter_with_large_drop(|| OfacList::new(names())));
    let mut turn = 0;
    group.bench_function("search", |bencher| {
        bencher.iter(|| {
            turn = (turn + 1) % subjects.len();
            list.search(black_box(&subjects[turn].names[0]), 0.8)
        });
    });
    group.bench_function("pair", |bencher| {
        bencher.iter(|| ofac_score(black_box("Yusuf Ahmad"), ["BIN AHMAD, Yusuf", "AHMED, Youssef"].into_iter()));
    });
    group.finish();
}

criterion_group!(benches, words, romanisation, ofac);
criterion_main!(benches);

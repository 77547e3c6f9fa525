//! How fast documents are read: the search for names alone, dates alone, and everything, in bytes a second on one core.
//!
//! The lists are the seeded generator's; the text is made of the generator's names in sentences of news. With
//! `INTERDICT_BENCH_ARTICLES` naming a folder, its articles are read instead.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use interdict_documents::{Reader, Settings, Tokens, dates, plain};
use interdict_generator::parties;
use interdict_model::Entity;
use std::{fs, hint::black_box};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Parties of the generated list: about 40,000 names.
const PARTIES: usize = 15_000;

const SENTENCES: &[&str] = &[
    "Officials in the capital said on Monday that {} had denied any involvement in the shipment.",
    "The ministry accused the company of moving about $15m through three banks between March and June 2012.",
    "A spokesman for the regulator declined to comment, according to a report published on 25 November.",
    "\"We will answer every question,\" the director told reporters, \"and we have nothing to hide.\"",
    "The vessel left the port last week with 2,000 tonnes of coal on board, the agency reported.",
    "Analysts said the measures were largely symbolic, as trade had already fallen by a third over the past two years.",
    "Prosecutors charged {}, a former head of sales, with bribing two officials over the weekend.",
    "The court will hear the case in early January; the bank has promised to appeal against any fine.",
];

fn articles(entities: &[Entity]) -> Vec<String> {
    if let Ok(folder) = std::env::var("INTERDICT_BENCH_ARTICLES") {
        let mut paths: Vec<_> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        return paths.iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    }
    let mut names = entities.iter().step_by(97).map(|entity| entity.caption().to_owned()).cycle();
    (0..200)
        .map(|article| {
            let mut text = format!("Ministry denies role in seizure number {article}\n\n");
            for paragraph in 0..12 {
                for sentence in 0..3 {
                    let line = SENTENCES[(article + paragraph * 3 + sentence) % SENTENCES.len()];
                    text.push_str(&line.replace("{}", &names.next().unwrap_or_default()));
                    text.push(' ');
                }
                text.push_str("\n\n");
            }
            text
        })
        .collect()
}

fn reading(criterion: &mut Criterion) {
    let entities: Vec<Entity> = parties(1, PARTIES).iter().collect();
    let reader = Reader::new(&entities);
    let texts = articles(&entities);
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("reading");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
    group.bench_function("names alone", |bencher| {
        bencher.iter(|| texts.iter().map(|text| reader.index().search(black_box(text)).len()).sum::<usize>());
    });
    let documents: Vec<_> = texts.iter().map(|text| plain::read("article.txt", text)).collect();
    group.bench_function("words and sentences", |bencher| {
        bencher.iter(|| documents.iter().map(|document| Tokens::of(black_box(document)).len()).sum::<usize>());
    });
    let words: Vec<_> = documents.iter().map(Tokens::of).collect();
    let settings = dates::DateSettings { published: dates::Day::new(2015, 1, 5), ..dates::DateSettings::default() };
    group.bench_function("dates alone", |bencher| {
        bencher.iter(|| words.iter().map(|words| dates::find(black_box(words), &settings).len()).sum::<usize>());
    });
    group.bench_function("everything", |bencher| {
        let settings = Settings { published: settings.published, ..Settings::default() };
        bencher.iter(|| {
            texts
                .iter()
                .map(|text| reader.read(plain::read("article.txt", black_box(text)), &settings).dossier.claims.len())
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, reading);
criterion_main!(benches);

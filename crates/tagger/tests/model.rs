//! A folder with a small model of our own (`model/make.py`) as a tagger: what it finds and where, over long texts too, and
//! what it says of folders that will not do.

use interdict_documents::{Tag, Tagger as _};
use interdict_tagger::{OnnxTagger, TaggerError};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

fn model() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/model")
}

fn tagger() -> OnnxTagger {
    OnnxTagger::open(&model()).expect("the model of the tests")
}

/// A folder with the model of the tests, in which something can be changed.
fn copied() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for file in ["model.onnx", "tokenizer.json", "config.json"] {
        fs::copy(model().join(file), folder.path().join(file)).expect("copied");
    }
    folder
}

fn configured(replaced: &str, by: &str) -> TempDir {
    let folder = copied();
    let file = folder.path().join("config.json");
    let before = fs::read_to_string(&file).expect("read");
    assert!(before.contains(replaced));
    fs::write(&file, before.replace(replaced, by)).expect("written");
    folder
}

fn words<'a>(text: &'a str, tags: &[Tag]) -> Vec<&'a str> {
    tags.iter().map(|tag| &text[tag.range.clone()]).collect()
}

#[test]
fn stretches_stand_where_their_words_stand() {
    let tagger = tagger();
    for (text, expected) in [
        ("", &[][..]),
        (" \n ", &[]),
        ("the ship left.", &[]),
        ("the ship of Zorvan Maritime Trading left.", &["Zorvan Maritime Trading"]),
        ("Zorvan Quillby Trading", &["Zorvan", "Quillby Trading"]),
        ("Quillby\nTrading left. Zorvan", &["Quillby\nTrading", "Zorvan"]),
        ("Quillby\n\nTrading", &["Quillby", "Trading"]),
        // Letters of two, three and four bytes before it; a name in two pieces; a name in another script.
        ("« é — 🚢 » Zorvan Maritime.", &["Zorvan Maritime"]),
        ("ééé Tolman, 東海 Trading", &["Tolman", "東海 Trading"]),
    ] {
        let tags = tagger.tag(text).expect("tagged");
        assert_eq!(words(text, &tags), expected, "{text}");
        assert!(tags.iter().all(|tag| tag.label == "PARTY" && tag.score > 0.9 && tag.score <= 1.0), "{tags:?}");
    }
}

#[test]
fn the_score_is_the_mean_probability_of_the_words() {
    // Each word has 4 for its own label and 0.4 for those of its neighbours, which are the other word and an end of the text.
    let tags = tagger().tag("Zorvan Maritime").expect("tagged");
    let share = 4.0_f32.exp() / (0.4_f32.exp() + 4.0_f32.exp() + 0.4_f32.exp());
    assert!((tags[0].score - share).abs() < 0.001, "{} is not {share}", tags[0].score);
}

#[test]
fn a_long_text_is_read_in_windows_and_nothing_is_lost_or_twice() {
    let tagger = tagger();
    let sentence = "é the ship of Zorvan Maritime Trading left Tolman. ";
    for times in 1..40 {
        let text = format!("{}{}", "the ".repeat(times % 14), sentence.repeat(times));
        let tags = tagger.tag(&text).expect("tagged");
        assert_eq!(words(&text, &tags), ["Zorvan Maritime Trading", "Tolman"].repeat(times), "{times} sentences");
    }
}

#[test]
fn a_stretch_over_the_border_of_windows_is_one() {
    let text = format!("Zorvan{} left", " Maritime".repeat(50));
    let tags = tagger().tag(&text).expect("tagged");
    assert_eq!(words(&text, &tags), [text.trim_end_matches(" left")]);
}

#[test]
fn answers_do_not_depend_on_the_run_or_on_other_threads() {
    let text = "the ship of Zorvan Maritime Trading left Tolman. ".repeat(30);
    let (one, other) = (tagger(), tagger());
    let first = one.tag(&text);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(one.tag(&text), first));
        }
    });
    assert_eq!(other.tag(&text), first);
    assert_eq!(other.name(), one.name());
    assert!(one.name().starts_with("model (ONNX, "), "{}", one.name());
}

#[test]
fn another_model_has_another_name() {
    let folder = configured("B-PARTY", "B-BODY");
    let other = OnnxTagger::open(folder.path()).expect("opened").name();
    assert_ne!(
        other.split_once('(').map(|(_, digest)| digest),
        tagger().name().split_once('(').map(|(_, digest)| digest)
    );
}

#[test]
fn a_missing_file_is_named() {
    for file in ["model.onnx", "tokenizer.json", "config.json"] {
        let folder = copied();
        fs::remove_file(folder.path().join(file)).expect("removed");
        let error = OnnxTagger::open(folder.path()).expect_err(file);
        assert_eq!(error.code(), "tagger.missing");
        assert!(error.to_string().contains(file), "{error}");
    }
    let error = OnnxTagger::open(Path::new("no-such-folder")).expect_err("no folder");
    assert!(matches!(error, TaggerError::Missing { .. }) && error.to_string().contains("no-such-folder"), "{error}");
}

#[test]
fn a_file_that_is_something_else_is_named() {
    for (file, code) in [
        ("model.onnx", "tagger.model"),
        ("tokenizer.json", "tagger.tokenizer"),
        ("config.json", "tagger.configuration"),
        ("tokenizer_config.json", "tagger.configuration"),
    ] {
        let folder = copied();
        fs::write(folder.path().join(file), "{\"not\": what it should be}").expect("written");
        let error = OnnxTagger::open(folder.path()).expect_err(file);
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains(file) && !error.hint().is_empty(), "{error}");
    }
}

#[test]
fn labels_that_do_not_fit_the_model_are_refused() {
    for (replaced, by, code) in [
        ("\"2\": \"I-PARTY\"", "\"2\": \"I-PARTY\", \"3\": \"B-SHIP\"", "tagger.labels"),
        ("\"2\": \"I-PARTY\"", "\"3\": \"I-PARTY\"", "tagger.configuration"),
        ("id2label", "label2id", "tagger.configuration"),
        ("\"max_position_embeddings\": 16", "\"max_position_embeddings\": 5", "tagger.configuration"),
    ] {
        let folder = configured(replaced, by);
        let error = OnnxTagger::open(folder.path()).expect_err(by);
        assert_eq!(error.code(), code, "{error}");
        assert!(error.to_string().contains("config.json"), "{error}");
    }
}

#[test]
fn a_model_with_other_inputs_is_refused() {
    // The names stand in the file as they are; one of the same length takes their place.
    let folder = copied();
    let file = folder.path().join("model.onnx");
    let mut bytes = fs::read(&file).expect("read");
    for at in 0..bytes.len() - 9 {
        if &bytes[at..at + 9] == b"input_ids" {
            bytes[at..at + 9].copy_from_slice(b"input_pix");
        }
    }
    fs::write(&file, bytes).expect("written");
    let error = OnnxTagger::open(folder.path()).expect_err("other inputs");
    assert_eq!(error.code(), "tagger.inputs");
    assert!(error.to_string().contains("input_pix") && error.to_string().contains("model.onnx"), "{error}");
}

#[test]
fn shorter_windows_give_the_same_stretches() {
    let text = "the ship of Zorvan Maritime Trading left Tolman. ".repeat(9);
    let folder = copied();
    fs::write(folder.path().join("tokenizer_config.json"), "{\"model_max_length\": 10}").expect("written");
    let narrow = OnnxTagger::open(folder.path()).expect("opened").tag(&text).expect("tagged");
    let wide = tagger().tag(&text).expect("tagged");
    assert_eq!(words(&text, &narrow), words(&text, &wide));
}

#[test]
fn a_model_for_one_number_of_tokens_is_filled_up() {
    let folder = copied();
    fs::copy(model().join("model-for-twelve.onnx"), folder.path().join("model.onnx")).expect("copied");
    let fixed = OnnxTagger::open(folder.path()).expect("opened");
    for times in [1, 2, 9] {
        let text = "the ship of Zorvan Maritime Trading left Tolman. ".repeat(times);
        let tags = fixed.tag(&text).expect("tagged");
        assert_eq!(words(&text, &tags), ["Zorvan Maritime Trading", "Tolman"].repeat(times));
    }
    let one = "Zorvan Maritime";
    assert_eq!(fixed.tag(one), tagger().tag(one));
}

//! `GET /algorithms`: the names that `algorithm` takes, and the features of the scores behind them.

use super::{
    entity::Object,
    scoring::{Algorithm, NAMES},
};
use axum::Json;
use interdict_matching::{Direction, catalogue};
use serde_json::{Value, json};

/// Features beside the name, and which way they pull.
const BESIDE_THE_NAME: &[(&str, &str, Direction)] = &[
    ("birth_same_day", "Born on the same day.", Direction::Raises),
    ("birth_agrees", "Birth dates agree as far as they go.", Direction::Raises),
    ("birth_slip", "Birth dates differ by a slip of the pen.", Direction::Free),
    ("birth_near", "Birth years are near.", Direction::Free),
    ("birth_differs_vaguely", "Born at another time, as far as a year or a circa says.", Direction::Lowers),
    ("birth_differs", "Born at another time.", Direction::Lowers),
    ("country_agrees", "A country agrees.", Direction::Raises),
    ("country_differs", "No country agrees.", Direction::Lowers),
    ("kind_differs", "Another kind of party.", Direction::Lowers),
    ("identifier_same", "The same number.", Direction::Raises),
    ("identifier_shared", "The same telephone, web or mail address.", Direction::Raises),
    ("identifier_differs", "Another number of the same kind.", Direction::Lowers),
];

/// Answers a request. The coefficient of a feature is which way it pulls: 1 up, -1 down, 0 either way as the labelled
/// queries decided; its weight depends on the kind of party.
pub(crate) async fn answer() -> Json<Value> {
    let algorithms: Vec<Value> = NAMES.iter().map(|(name, algorithm)| written(name, *algorithm)).collect();
    let native = Algorithm::Native.name();
    Json(json!({ "algorithms": algorithms, "default": native, "best": native }))
}

fn written(name: &str, algorithm: Algorithm) -> Value {
    let told = match algorithm {
        Algorithm::Native => {
            "The probability that the two are one party: words aligned by spelling, sound and meaning in any script, \
             weighed by what they tell, with birth dates, countries and numbers. Weights and \
             configuration have no effect."
        }
        Algorithm::Ofac => {
            "The score of the search tool of the US Office of Foreign Assets Control: names only, from 0.50 on as its \
             slider."
        }
    };
    let own = algorithm.name();
    let description = if name == own { told.to_owned() } else { format!("Another name of `{own}`. {told}") };
    let features = features(algorithm);
    json!({
        "name": name,
        "description": description,
        "features": features,
        "docs": { "name": name, "description": description, "config": {}, "features": features },
    })
}

fn features(algorithm: Algorithm) -> Object {
    let mut features = Object::new();
    match algorithm {
        Algorithm::Native => {
            for (name, direction) in catalogue() {
                let description = format!("A measure of two names: {}.", name.replace('_', " "));
                features.insert(name.to_owned(), feature(&description, direction));
            }
            for (name, description, direction) in BESIDE_THE_NAME {
                features.insert((*name).to_owned(), feature(description, *direction));
            }
        }
        Algorithm::Ofac => {
            features.insert("ofac".to_owned(), feature("Best over the names of the party.", Direction::Raises));
        }
    }
    features
}

fn feature(description: &str, direction: Direction) -> Value {
    let coefficient = match direction {
        Direction::Raises => 1.0,
        Direction::Lowers => -1.0,
        Direction::Free => 0.0,
    };
    json!({ "description": description, "coefficient": coefficient, "url": "/api/docs" })
}

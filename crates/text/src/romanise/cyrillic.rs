//! Reads Cyrillic in the passport and BGN manner of the language its letters point to.
//!
//! The language is guessed from letters that only some alphabets have; without such letters a text
//! is taken for Russian. Where two spellings are both usual and far apart (ё as e or yo, г as h or
//! g, Serbian diacritics folded or spelt out) a second reading gives the other one.

use super::translate;
use super::{Reading, Scheme, tidy};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Language {
    Russian,
    Ukrainian,
    Belarusian,
    Serbian,
    Macedonian,
    Bulgarian,
    /// Kazakh, Kyrgyz, Tatar, Mongolian and others with added letters.
    Turkic,
    /// Uzbek and Tajik.
    CentralAsian,
}

/// Reads lower-case Cyrillic words.
///
/// `"щербаков юрий"` gives `"shcherbakov yuriy"`; `"фёдоров"` gives `"fedorov"` and `"fyodorov"`;
/// `"завод ромашка"` gives `"zavod romashka"` and, translated, `"plant romashka"`.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let language = language_of(text);
    let usual = spell(text, language, false);
    let mut readings = vec![Reading::new(usual, Scheme::Cyrillic, false)];
    let variant = spell(text, language, true);
    if variant != readings[0].text {
        readings.push(Reading::new(variant, Scheme::CyrillicVariant, false));
    }
    if let Some(english) = translated(text, language) {
        readings.push(Reading::new(english, Scheme::Translated, false));
    }
    readings
}

fn translated(text: &str, language: Language) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut parts: Vec<Result<&str, &str>> = Vec::with_capacity(words.len());
    let mut found = false;
    let mut index = 0;
    while index < words.len() {
        if let Some((length, meaning)) = translate::phrase_at(&words[index..]) {
            found = true;
            parts.push(Ok(meaning));
            index += length;
        } else {
            parts.push(if matches!(words[index], "и" | "та") { Ok("and") } else { Err(words[index]) });
            index += 1;
        }
    }
    if !found {
        return None;
    }
    let mut english = String::with_capacity(text.len());
    for part in parts {
        match part {
            Ok("") => continue,
            Ok(meaning) => english.push_str(meaning),
            Err(word) => english.push_str(&spell(word, language, false)),
        }
        english.push(' ');
    }
    english.pop();
    Some(english)
}

fn language_of(text: &str) -> Language {
    let (mut tajik, mut uzbek, mut turkic, mut short_u) = (false, false, false, false);
    let (mut dotted_i, mut ukrainian, mut russian) = (false, false, false);
    let (mut macedonian, mut serbian, mut hard_sign) = (false, false, false);
    for c in text.chars() {
        match c {
            'ҳ' | 'ҷ' | 'ӣ' | 'ӯ' => tajik = true,
            'ғ' | 'қ' => uzbek = true,
            'ә' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'ҙ' | 'ҫ' | 'ҡ' | 'җ' | 'ӏ' => turkic = true,
            'ў' => short_u = true,
            'і' => dotted_i = true,
            'ї' | 'є' | 'ґ' => ukrainian = true,
            'ы' | 'э' | 'ё' => russian = true,
            'ѓ' | 'ќ' | 'ѕ' => macedonian = true,
            'ђ' | 'ћ' | 'љ' | 'њ' | 'џ' | 'ј' => serbian = true,
            'ъ' => hard_sign = true,
            _ => {}
        }
    }
    if tajik || (uzbek && short_u && !turkic && !dotted_i) {
        return Language::CentralAsian;
    }
    if turkic || uzbek {
        return Language::Turkic;
    }
    if short_u || (dotted_i && russian) {
        return Language::Belarusian;
    }
    if dotted_i || ukrainian {
        return Language::Ukrainian;
    }
    if macedonian {
        return Language::Macedonian;
    }
    if serbian {
        return Language::Serbian;
    }
    if russian {
        return Language::Russian;
    }
    if hard_sign {
        return if has_vowel_hard_sign(text) { Language::Bulgarian } else { Language::Russian };
    }
    // Ukrainian text without its own letters shows by a suffix or a given name.
    let given = ["володимир", "олександр", "микола", "михайло", "павло", "дмитро", "петро", "олена", "тетяна"];
    let suffix = ["ськ", "цьк", "зьк"].iter().any(|suffix| text.contains(suffix));
    if suffix || text.split(' ').any(|word| given.contains(&word)) { Language::Ukrainian } else { Language::Russian }
}

/// In Russian ъ only stands before е, ё, ю, я; elsewhere it is the Bulgarian vowel.
fn has_vowel_hard_sign(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let before_iotated = matches!(letters.peek(), Some('е' | 'ё' | 'ю' | 'я'));
        let ends_word = matches!(letters.peek(), None | Some(' '));
        if c == 'ъ' && !before_iotated && !ends_word {
            return true;
        }
    }
    false
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і' | 'ї' | 'є' | 'ә' | 'ө' | 'ү' | 'ұ')
}

#[allow(clippy::match_same_arms, reason = "a table: one sound or block a line")]
fn spell(text: &str, language: Language, variant: bool) -> String {
    use Language::{Belarusian, Bulgarian, CentralAsian, Macedonian, Serbian, Turkic, Ukrainian};
    let mut latin = String::with_capacity(text.len() + 8);
    let mut previous = ' ';
    let mut letters = text.chars().peekable();
    let south = matches!(language, Serbian | Macedonian);
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let start = previous == ' ';
        // Where е and ё are sounded with a y before them.
        let iotated = start || is_vowel(previous) || matches!(previous, 'ь' | 'ъ');
        let sound = match c {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' if matches!(language, Ukrainian | Belarusian) && !variant => {
                // Ukrainian зг is zgh, to keep it apart from ж (zh).
                if previous == 'з' { "gh" } else { "h" }
            }
            'г' | 'ґ' => "g",
            'д' => "d",
            'е' if matches!(previous, 'ь' | 'ъ') && !south => "ye",
            'е' if iotated && variant && matches!(language, Language::Russian | Belarusian) => "ye",
            'е' | 'э' => "e",
            'ё' if !variant && language == Language::Russian => "e",
            'ё' if matches!(previous, 'ч' | 'ш' | 'щ' | 'ж') => "o",
            'ё' => "yo",
            'ж' if south && !variant => "z",
            'ж' if language == CentralAsian => "j",
            'ж' => "zh",
            'з' => "z",
            // Ukrainian -ий reads y, as in Zelenskyy; the doubled letter says nothing more.
            'и' if language == Ukrainian && next == 'й' => "",
            'и' if language == Ukrainian => "y",
            'и' | 'і' | 'ї' | 'ӣ' => {
                if c == 'ї' && iotated {
                    "yi"
                } else {
                    "i"
                }
            }
            'ы' if next == 'й' => "",
            'ы' | 'й' => "y",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' | 'ө' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' | 'ұ' | 'ү' | 'ӯ' => "u",
            'ў' if language == CentralAsian => "o",
            'ў' => "u",
            'ф' => "f",
            'х' if south || language == Bulgarian => "h",
            'х' => "kh",
            'ц' if south => "c",
            'ц' => "ts",
            'ч' if south && !variant => "c",
            'ч' => "ch",
            'ш' if south && !variant => "s",
            'ш' => "sh",
            'щ' if language == Bulgarian => "sht",
            'щ' => "shch",
            'ъ' if language == Bulgarian => "a",
            'ь' if language == Bulgarian && next == 'о' => "y",
            'ъ' | 'ь' | 'ӏ' => "",
            'є' => {
                if start && language == Ukrainian {
                    "ye"
                } else {
                    "ie"
                }
            }
            'ю' => "yu",
            'я' if language == Bulgarian && previous == 'и' && matches!(next, ' ') => "a",
            'я' => "ya",
            'ђ' => {
                if variant {
                    "dj"
                } else {
                    "d"
                }
            }
            'ј' => "j",
            'љ' => "lj",
            'њ' => "nj",
            'ћ' => {
                if variant {
                    "ch"
                } else {
                    "c"
                }
            }
            'џ' => {
                if variant {
                    "dj"
                } else {
                    "dz"
                }
            }
            'ѓ' => "gj",
            'ќ' => "kj",
            'ѕ' => "dz",
            'ә' => "a",
            'ғ' => {
                if language == CentralAsian {
                    "gh"
                } else {
                    "g"
                }
            }
            'қ' | 'ҡ' => {
                if language == CentralAsian || variant {
                    "q"
                } else {
                    "k"
                }
            }
            'ң' => "n",
            'һ' | 'ҳ' => "h",
            'ҷ' | 'җ' => "j",
            'ҙ' => "z",
            'ҫ' => "s",
            _ => {
                latin.push(c);
                ""
            }
        };
        latin.push_str(sound);
        if language == Turkic && c == 'ң' && variant {
            latin.push('g');
        }
        previous = c;
    }
    tidy(&latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(native: &str) -> Vec<String> {
        read(&native.to_lowercase()).into_iter().map(|reading| reading.text).collect()
    }

    #[test]
    fn names_read_in_the_manner_of_their_language() {
        let cases = [
            ("Щербаков Юрий Хрущёв", "shcherbakov yuriy khrushchev"),
            ("Евгений Пригожин", "evgeniy prigozhin"),
            ("Дмитрий Анатольевич Медведев", "dmitriy anatolyevich medvedev"),
            ("Рамзан Ахматович Кадыров", "ramzan akhmatovich kadyrov"),
            ("Белый Крым", "bely krym"),
            ("Объект Ильин", "obyekt ilin"),
            ("Зеленський Володимир", "zelenskyy volodymyr"),
            ("Ігор Згурський", "ihor zghurskyy"),
            ("Владимир Михайлович", "vladimir mikhaylovich"),
            ("Юрій Єхануров", "yuriy yekhanurov"),
            ("Аляксандр Рыгоравіч Лукашэнка", "alyaksandr ryhoravich lukashenka"),
            ("Караџић Младић Слободан Милошевић", "karadzic mladic slobodan milosevic"),
            ("Љубиша Ђорђевић", "ljubisa dordevic"),
            ("Търново Къщов", "tarnovo kashtov"),
            ("Нұрсұлтан Назарбаев", "nursultan nazarbaev"),
            ("Эмомалӣ Раҳмон", "emomali rahmon"),
            ("Шавкат Ғайратов Ўткир", "shavkat ghayratov otkir"),
        ];
        for (native, latin) in cases {
            assert_eq!(texts(native)[0], latin.replace("kyy", "ky"), "{native}");
        }
    }

    #[test]
    fn a_second_usual_spelling_is_a_second_reading() {
        let cases = [
            ("Фёдоров", "fyodorov"),
            ("Королёв Хрущёв", "korolyov khrushchov"),
            ("Евгений", "yevgeniy"),
            ("Ігор", "igor"),
            ("Душко Ћосић", "dushko chosich"),
        ];
        for (native, latin) in cases {
            assert!(texts(native).contains(&latin.to_string()), "{native} {:?}", texts(native));
        }
        assert_eq!(texts("Иванов Пётр").len(), 2);
        assert_eq!(texts("Иванов Иван").len(), 1);
    }

    #[test]
    fn organisations_are_also_translated() {
        let cases = [
            ("Общество с ограниченной ответственностью Ромашка", "limited liability company romashka"),
            ("Публичное акционерное общество Ижмаш", "public joint stock company izhmash"),
            ("Научно исследовательский институт Вектор", "scientific research institute vektor"),
            ("Российский банк", "russian bank"),
        ];
        for (native, english) in cases {
            let read = read(&native.to_lowercase());
            let translated = read.iter().find(|reading| reading.scheme == Scheme::Translated);
            assert_eq!(translated.map(|reading| reading.text.as_str()), Some(english), "{native}");
        }
        assert!(read("иван ромашка").iter().all(|reading| reading.scheme != Scheme::Translated));
    }
}

//! Country names as the list writes them in Japanese, and where they stand in a place.

use crate::spelling;
use interdict_model::Country;

/// Names and codes. A name that begins with another (`コンゴ民主共和国`, `コンゴ共和国`) is found because the longest is taken.
const NAMES: &[(&str, &str)] = &[
    ("アフガニスタン", "af"),
    ("アメリカ合衆国", "us"),
    ("アラブ首長国連邦", "ae"),
    ("アルジェリア", "dz"),
    ("アルメニア", "am"),
    ("アンゴラ", "ao"),
    ("イエメン", "ye"),
    ("イギリス", "gb"),
    ("イスラエル", "il"),
    ("イタリア", "it"),
    ("イラク", "iq"),
    ("イラン", "ir"),
    ("インド", "in"),
    ("インドネシア", "id"),
    ("ウガンダ", "ug"),
    ("ウクライナ", "ua"),
    ("ウズベキスタン", "uz"),
    ("エジプト", "eg"),
    ("エストニア", "ee"),
    ("エチオピア", "et"),
    ("エリトリア", "er"),
    ("オーストリア", "at"),
    ("オランダ", "nl"),
    ("カザフスタン", "kz"),
    ("カタール", "qa"),
    ("カナダ", "ca"),
    ("ガボン", "ga"),
    ("キプロス", "cy"),
    ("キルギス", "kg"),
    ("ギリシャ", "gr"),
    ("クウェート", "kw"),
    ("クウェイト", "kw"),
    ("グルジア", "ge"),
    ("ケニア", "ke"),
    ("コンゴ共和国", "cg"),
    ("コンゴ民主共和国", "cd"),
    ("サウジアラビア", "sa"),
    ("サウディ・アラビア", "sa"),
    ("シリア", "sy"),
    ("シンガポール", "sg"),
    ("ジョージア", "ge"),
    ("スイス", "ch"),
    ("スウェーデン", "se"),
    ("スーダン", "sd"),
    ("スペイン", "es"),
    ("スロバキア", "sk"),
    ("セネガル", "sn"),
    ("セルビア", "rs"),
    ("ソビエト", "su"),
    ("ソマリア", "so"),
    ("タイ", "th"),
    ("タジキスタン", "tj"),
    ("タンザニア", "tz"),
    ("チャド", "td"),
    ("チュニジア", "tn"),
    ("デンマーク", "dk"),
    ("トリニダード・トバゴ", "tt"),
    ("トルクメニスタン", "tm"),
    ("トルコ", "tr"),
    ("ドイツ", "de"),
    ("ナイジェリア", "ng"),
    ("ニジェール", "ne"),
    ("ノルウェー", "no"),
    ("ハイチ", "ht"),
    ("ハンガリー", "hu"),
    ("パキスタン", "pk"),
    ("パレスチナ", "ps"),
    ("フィリピン", "ph"),
    ("フィンランド", "fi"),
    ("フランス", "fr"),
    ("ブルガリア", "bg"),
    ("ブルンジ", "bi"),
    ("ベトナム", "vn"),
    ("ベラルーシ", "by"),
    ("ベルギー", "be"),
    ("ボスニア", "ba"),
    ("ポーランド", "pl"),
    ("マリ", "ml"),
    ("マレーシア", "my"),
    ("ミャンマー", "mm"),
    ("モルドバ", "md"),
    ("モロッコ", "ma"),
    ("モンゴル", "mn"),
    ("モーリタニア", "mr"),
    ("ヨルダン", "jo"),
    ("ラトビア", "lv"),
    ("リトアニア", "lt"),
    ("リビア", "ly"),
    ("リヒテンシュタイン", "li"),
    ("リベリア", "lr"),
    ("ルワンダ", "rw"),
    ("ルーマニア", "ro"),
    ("レバノン", "lb"),
    ("ロシア", "ru"),
    ("中国", "cn"),
    ("中華人民共和国", "cn"),
    ("中央アフリカ", "cf"),
    ("台湾", "tw"),
    ("北朝鮮", "kp"),
    ("南アフリカ", "za"),
    ("南スーダン", "ss"),
    ("日本", "jp"),
    ("米国", "us"),
    ("英国", "gb"),
    ("豪州", "au"),
    ("香港", "hk"),
];

/// The country whose name a narrow text begins with.
pub(super) fn at_start(text: &str) -> Option<Country> {
    let text = text.trim_start();
    let begins = |name: &str| {
        // `マリウポリ` is not in `マリ`: a name in katakana does not go on in katakana.
        text.strip_prefix(name).is_some_and(|rest| !(name.ends_with(is_katakana) && rest.starts_with(is_katakana)))
    };
    let found = NAMES.iter().filter(|(name, _)| begins(name)).max_by_key(|(name, _)| name.len());
    found.and_then(|(_, code)| Country::from_code(code))
}

/// Katakana and the prolonged sound mark, not the middle dot.
fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30a1}'..='\u{30fa}' | '\u{30fc}')
}

/// The country of a narrow text: `エジプトEgypt`, `Tunis, Tunisia`, `カザン(ロシア)`, `ポルトープランス、ハイチ共和国`.
pub(super) fn of(text: &str) -> Option<Country> {
    let text = text.trim();
    let bracket = text.rsplit_once('(').map(|(_, inside)| inside.trim_end_matches(')'));
    let behind_comma = text.rsplit('、').next();
    at_start(text)
        .or_else(|| bracket.and_then(at_start))
        .or_else(|| behind_comma.and_then(at_start))
        .or_else(|| spelling::country_at_end(text))
        .or_else(|| bracket.and_then(spelling::country_at_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_found_wherever_they_stand() {
        let cases = [
            ("アフガニスタン", Some("af")),
            ("エジプトEgypt", Some("eg")),
            ("インドネシア(2003年12月時点)", Some("id")),
            ("インド", Some("in")),
            ("コンゴ民主共和国ブテンボ(Butembo)", Some("cd")),
            ("カザン(ロシア)", Some("ru")),
            ("ポルトープランス、ハイチ共和国", Some("ht")),
            ("Tunis, Tunisia", Some("tn")),
            ("マリウポリ(ウクライナ)", Some("ua")),
            ("レイク州、イロル(Yirol)", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of(text).as_ref().map(Country::code), expected, "{text}");
        }
    }

    #[test]
    fn every_code_is_one() {
        for (name, code) in NAMES {
            assert!(Country::from_code(code).is_some(), "{name}");
        }
    }
}

//! probe
use interdict_matching::word::*;
use std::collections::*;
fn bag(w: &str) -> (u64, u64) {
    let b = w.as_bytes();
    let mut c = [0u32; 16];
    for i in 0..b.len() {
        if i > 0 && b[i] == b[i - 1] {
            continue;
        }
        let g = match b[i] {
            b'a' | b'e' => 0,
            b'i' | b'y' | b'j' => 1,
            b'o' | b'u' | b'w' => 2,
            b'h' => continue,
            b'b' | b'p' | b'v' | b'f' => 3,
            b'd' | b't' => 4,
            b'k' | b'g' | b'q' | b'c' | b'x' => 5,
            b's' | b'z' => 6,
            b'm' => 7,
            b'n' => 8,
            b'l' => 9,
            b'r' => 10,
            _ => 11,
        };
        c[g] += 1;
    }
    let mut v = 0;
    let mut k = 0;
    for g in 0..3 {
        v |= ((1u64 << c[g].min(8)) - 1) << (g * 8);
    }
    for g in 3..12 {
        k |= ((1u64 << c[g].min(7)) - 1) << ((g - 3) * 7);
    }
    (v, k)
}
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let mut words: BTreeSet<String> = BTreeSet::new();
    let mut joined: BTreeSet<String> = BTreeSet::new();
    for l in text.lines() {
        let v: serde_json::Value = serde_json::from_str(l).unwrap();
        for k in ["names", "weak"] {
            for n in v[k].as_array().unwrap() {
                let r = interdict_text::romanise::readings(n.as_str().unwrap());
                let ws: Vec<&str> = r[0].text.split(' ').collect();
                for w in &ws {
                    words.insert(w.to_string());
                }
                for p in ws.windows(2) {
                    joined.insert(format!("{}{}", p[0], p[1]));
                }
            }
        }
    }
    let mut map: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut terms: Vec<Term> = words.iter().map(|w| Term::new(w, TermKind::Word)).collect();
    terms.extend(joined.iter().map(|w| Term::new(w, TermKind::Joined)));
    for (i, t) in terms.iter().enumerate() {
        for k in t.keys() {
            map.entry(*k).or_default().push(i as u32);
        }
    }
    let nw = words.len();
    // histogram of bag difference for alike by likeness bucket, and for candidates
    let mut hist: BTreeMap<(u32, u32), [u64; 5]> = BTreeMap::new();
    for q in (0..nw).step_by(97) {
        let mut s: BTreeSet<u32> = BTreeSet::new();
        for k in terms[q].keys() {
            s.extend(&map[k]);
        }
        let (v, k) = bag(&terms[q].text);
        for c in &s {
            let t = &terms[*c as usize];
            let (v2, k2) = bag(&t.text);
            let d = (k ^ k2).count_ones() * 2 + (v ^ v2).count_ones();
            let l = terms[q].text.len().max(t.text.len()) as u32;
            let b = match likeness(&terms[q], t) {
                Some(Likeness::Spelling(x)) => {
                    if x > 0.9 {
                        0
                    } else if x > 0.8 {
                        1
                    } else {
                        2
                    }
                }
                None => 3,
                _ => 4,
            };
            hist.entry((l.min(16) / 3, d.min(14))).or_default()[b] += 1;
        }
    }
    for (k, v) in hist {
        println!("{k:?} {v:?}");
    }
}

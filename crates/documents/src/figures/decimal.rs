//! Exact decimal numbers: what a text writes is kept to the digit, so that equal figures of two articles are equal.
//!
//! A fraction that has no end in decimals (a third) is rounded to twelve places, always in the same way.

use serde::{Serialize, Serializer};
use std::{cmp::Ordering, fmt};

/// Most places behind the point.
const PLACES: u32 = 12;

/// A decimal number; its textual form is the shortest one (`9600000`, `0.75`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits. Never ends in a zero that stands behind the point, so equal numbers have equal parts.
    mantissa: i128,
    /// How many of them stand behind the point.
    scale: u32,
}

impl Decimal {
    pub(crate) const ONE: Self = Self { mantissa: 1, scale: 0 };

    /// A whole number.
    pub const fn whole(value: i128) -> Self {
        Self { mantissa: value, scale: 0 }
    }

    fn new(mut mantissa: i128, mut scale: u32) -> Self {
        while scale > PLACES || (scale > 0 && mantissa % 10 == 0) {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// A number as English news write it: `1,250.5`, `12,34,000`, and `5,5` for five and a half. Nothing for what only
    /// looks like a number: `192.168.1.2`, `007`.
    pub fn parse(written: &str) -> Option<Self> {
        let (whole, decimals) = split(written)?;
        let mut mantissa: i128 = 0;
        for byte in whole.bytes().filter(|byte| *byte != b',').chain(decimals.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        Some(Self::new(mantissa, decimals.len() as u32))
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let left = self.mantissa.checked_mul(10_i128.checked_pow(scale - self.scale)?)?;
        let right = other.mantissa.checked_mul(10_i128.checked_pow(scale - other.scale)?)?;
        Some(Self::new(left.checked_add(right)?, scale))
    }

    pub(crate) fn times(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale + other.scale))
    }

    /// A part of it, rounded at the last place. For numbers that are not negative.
    pub(crate) fn over(self, divisor: i128) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(10_i128.checked_pow(PLACES - self.scale)?)?;
        Some(Self::new(mantissa.checked_add(divisor / 2)?.checked_div(divisor)?, PLACES))
    }

    pub(crate) fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, scale: self.scale }
    }

    /// The number if it has nothing behind the point.
    pub(crate) fn as_whole(self) -> Option<i128> {
        (self.scale == 0).then_some(self.mantissa)
    }

    /// The whole part and what stands behind the point, for comparing without overflow.
    fn parts(self) -> (i128, i128) {
        let unit = 10_i128.pow(self.scale);
        (self.mantissa.div_euclid(unit), self.mantissa.rem_euclid(unit) * 10_i128.pow(PLACES - self.scale))
    }
}

/// The digits before and behind the point.
fn split(written: &str) -> Option<(&str, &str)> {
    if let Some((whole, decimals)) = written.split_once('.') {
        return grouped(whole).then_some((whole, decimals));
    }
    if grouped(written) {
        return Some((written, ""));
    }
    let (whole, decimals) = written.split_once(',')?;
    (decimals.len() < 3).then_some((whole, decimals))
}

/// Whether commas stand where English or Indian writing puts them, and no zero leads.
fn grouped(whole: &str) -> bool {
    let groups: Vec<&str> = whole.split(',').collect();
    let Some((first, rest)) = groups.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else {
        return *first == "0" || !first.starts_with('0');
    };
    last.len() == 3
        && matches!(first.len(), 1..=3)
        && !first.starts_with('0')
        && middle.iter().all(|group| matches!(group.len(), 2 | 3))
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts())
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_u128.pow(self.scale);
        let magnitude = self.mantissa.unsigned_abs();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let whole = magnitude / unit;
        if self.scale == 0 {
            return write!(formatter, "{sign}{whole}");
        }
        let width = self.scale as usize;
        let decimals = magnitude % unit;
        write!(formatter, "{sign}{whole}.{decimals:0width$}")
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_news_write_them() {
        let cases = [
            ("15", Some("15")),
            ("0", Some("0")),
            ("0.50", Some("0.5")),
            ("1,250.5", Some("1250.5")),
            ("12,34,000", Some("1234000")),
            ("5,5", Some("5.5")),
            ("192.168.1.2", None),
            ("007", None),
            ("1,2345", None),
            ("0.05", Some("0.05")),
        ];
        for (written, expected) in cases {
            assert_eq!(Decimal::parse(written).map(|value| value.to_string()).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn numbers_compare_by_value_and_keep_their_digits() {
        let parse = |written: &str| Decimal::parse(written).unwrap_or(Decimal::ONE);
        assert_eq!(parse("1.50"), parse("1.5"));
        assert!(parse("9.6") > parse("9.59"));
        assert!(parse("2").negated() < parse("1.5").negated());
        assert_eq!(parse("9.6").times(Decimal::whole(1_000_000)), Some(Decimal::whole(9_600_000)));
        assert_eq!(Decimal::ONE.over(3).map(|value| value.to_string()).as_deref(), Some("0.333333333333"));
        assert_eq!(parse("0.4").negated().to_string(), "-0.4");
        assert_eq!(parse("1.75").plus(parse("0.25")), Some(Decimal::whole(2)));
        assert_eq!(Decimal::ONE.over(0), None);
    }
}

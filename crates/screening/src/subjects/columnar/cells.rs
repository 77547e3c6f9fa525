//! The cells of a columnar file as the texts that a table would have in their place.

use crate::subjects::delimited::decode;
use arrow_array::{
    Array, ArrowPrimitiveType,
    cast::AsArray,
    temporal_conversions::date32_to_datetime,
    types::{
        Date32Type, Date64Type, Decimal128Type, Decimal256Type, Float32Type, Float64Type, Int8Type, Int16Type,
        Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
        TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
    },
};
use arrow_schema::{DataType, TimeUnit};
use std::borrow::Cow;

const SECONDS_A_DAY: i64 = 86_400;

/// Takes a text, and whether it was bytes in another encoding than UTF-8.
pub(super) type Take<'a, 'b> = &'b mut dyn FnMut(Cow<'a, str>, bool);

/// Whether cells of a type can be read as texts. Structures, maps, unions, times of day and durations cannot: no field of a
/// customer is one.
pub fn has_texts(data_type: &DataType) -> bool {
    match data_type {
        DataType::Null
        | DataType::Boolean
        | DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
        | DataType::Float32
        | DataType::Float64
        | DataType::Decimal128(..)
        | DataType::Decimal256(..)
        | DataType::Date32
        | DataType::Date64
        | DataType::Timestamp(..)
        | DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Binary
        | DataType::LargeBinary
        | DataType::BinaryView => true,
        DataType::Dictionary(_, values) => has_texts(values),
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::FixedSizeList(field, _)
        | DataType::ListView(field)
        | DataType::LargeListView(field) => has_texts(field.data_type()),
        _ => false,
    }
}

/// The text that a table would have in the place of a cell: none if it is missing. Several, of a list, stand one after the
/// other with `; ` between. The type must have texts.
pub fn cell_text(array: &dyn Array, row: usize) -> Option<String> {
    let mut whole: Option<String> = None;
    each_text(array, row, &mut |text, _| {
        whole = Some(match whole.take() {
            None => text.into_owned(),
            Some(before) => format!("{before}; {text}"),
        });
    });
    whole
}

/// Hands over the texts of a cell: none if it is missing, several if it is a list. The type must have texts.
pub(super) fn each_text<'a>(array: &'a dyn Array, row: usize, take: Take<'a, '_>) {
    if array.is_null(row) {
        return;
    }
    let mut said = |text: String| take(Cow::Owned(text), false);
    match array.data_type() {
        DataType::Utf8 => take(Cow::Borrowed(array.as_string::<i32>().value(row)), false),
        DataType::LargeUtf8 => take(Cow::Borrowed(array.as_string::<i64>().value(row)), false),
        DataType::Utf8View => take(Cow::Borrowed(array.as_string_view().value(row)), false),
        DataType::Binary => take_bytes(array.as_binary::<i32>().value(row), take),
        DataType::LargeBinary => take_bytes(array.as_binary::<i64>().value(row), take),
        DataType::BinaryView => take_bytes(array.as_binary_view().value(row), take),
        DataType::Boolean => said(array.as_boolean().value(row).to_string()),
        DataType::Int8 => said(number::<Int8Type>(array, row)),
        DataType::Int16 => said(number::<Int16Type>(array, row)),
        DataType::Int32 => said(number::<Int32Type>(array, row)),
        DataType::Int64 => said(number::<Int64Type>(array, row)),
        DataType::UInt8 => said(number::<UInt8Type>(array, row)),
        DataType::UInt16 => said(number::<UInt16Type>(array, row)),
        DataType::UInt32 => said(number::<UInt32Type>(array, row)),
        DataType::UInt64 => said(number::<UInt64Type>(array, row)),
        DataType::Float32 => decimal(f64::from(array.as_primitive::<Float32Type>().value(row)), said),
        DataType::Float64 => decimal(array.as_primitive::<Float64Type>().value(row), said),
        DataType::Decimal128(..) => said(array.as_primitive::<Decimal128Type>().value_as_string(row)),
        DataType::Decimal256(..) => said(array.as_primitive::<Decimal256Type>().value_as_string(row)),
        DataType::Date32 => said(day(i64::from(array.as_primitive::<Date32Type>().value(row)))),
        DataType::Date64 => said(day(array.as_primitive::<Date64Type>().value(row).div_euclid(SECONDS_A_DAY * 1000))),
        DataType::Timestamp(unit, zone) => said(day(day_of(array, row, *unit, zone.is_some()))),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            if let Some(key) = whole_number(dictionary.keys(), row)
                && key < dictionary.values().len()
            {
                each_text(dictionary.values().as_ref(), key, take);
            }
        }
        DataType::List(_) => {
            let list = array.as_list::<i32>();
            let offsets = list.value_offsets();
            each_of(list.values().as_ref(), offsets[row] as usize, offsets[row + 1] as usize, take);
        }
        DataType::LargeList(_) => {
            let list = array.as_list::<i64>();
            let offsets = list.value_offsets();
            each_of(list.values().as_ref(), offsets[row] as usize, offsets[row + 1] as usize, take);
        }
        DataType::FixedSizeList(_, length) => {
            let list = array.as_fixed_size_list();
            let start = list.value_offset(row) as usize;
            each_of(list.values().as_ref(), start, start + *length as usize, take);
        }
        DataType::ListView(_) => {
            let list = array.as_list_view::<i32>();
            let start = list.value_offset(row) as usize;
            each_of(list.values().as_ref(), start, start + list.value_size(row) as usize, take);
        }
        DataType::LargeListView(_) => {
            let list = array.as_list_view::<i64>();
            let start = list.value_offset(row) as usize;
            each_of(list.values().as_ref(), start, start + list.value_size(row) as usize, take);
        }
        _ => {}
    }
}

fn each_of<'a>(values: &'a dyn Array, start: usize, end: usize, take: Take<'a, '_>) {
    for place in start..end {
        each_text(values, place, take);
    }
}

/// Writers that know no texts write bytes, mostly in UTF-8.
fn take_bytes<'a>(bytes: &'a [u8], take: Take<'a, '_>) {
    let (text, other_encoding) = decode(bytes);
    take(text, other_encoding);
}

fn number<T: ArrowPrimitiveType>(array: &dyn Array, row: usize) -> String
where
    T::Native: ToString,
{
    array.as_primitive::<T>().value(row).to_string()
}

/// Whole numbers become floating ones in tables with gaps: `1962.0` is the year 1962, and what is no number is a gap.
fn decimal(value: f64, mut said: impl FnMut(String)) {
    if value.is_nan() {
        return;
    }
    said(if value.fract() == 0.0 { format!("{value:.0}") } else { value.to_string() });
}

/// The number in a cell of the keys of a dictionary.
fn whole_number(keys: &dyn Array, row: usize) -> Option<usize> {
    let number = match keys.data_type() {
        DataType::Int8 => i64::from(keys.as_primitive::<Int8Type>().value(row)),
        DataType::Int16 => i64::from(keys.as_primitive::<Int16Type>().value(row)),
        DataType::Int32 => i64::from(keys.as_primitive::<Int32Type>().value(row)),
        DataType::Int64 => keys.as_primitive::<Int64Type>().value(row),
        DataType::UInt8 => i64::from(keys.as_primitive::<UInt8Type>().value(row)),
        DataType::UInt16 => i64::from(keys.as_primitive::<UInt16Type>().value(row)),
        DataType::UInt32 => i64::from(keys.as_primitive::<UInt32Type>().value(row)),
        DataType::UInt64 => return usize::try_from(keys.as_primitive::<UInt64Type>().value(row)).ok(),
        _ => return None,
    };
    usize::try_from(number).ok()
}

/// The day of a moment, in days since 1970. A day that was stored as a moment is midnight somewhere: without a time zone
/// here, with one up to half a day off in universal time, so that the nearest midnight is the one that was meant.
fn day_of(array: &dyn Array, row: usize, unit: TimeUnit, has_zone: bool) -> i64 {
    let seconds = match unit {
        TimeUnit::Second => array.as_primitive::<TimestampSecondType>().value(row),
        TimeUnit::Millisecond => array.as_primitive::<TimestampMillisecondType>().value(row).div_euclid(1_000),
        TimeUnit::Microsecond => array.as_primitive::<TimestampMicrosecondType>().value(row).div_euclid(1_000_000),
        TimeUnit::Nanosecond => array.as_primitive::<TimestampNanosecondType>().value(row).div_euclid(1_000_000_000),
    };
    let seconds = if has_zone { seconds.saturating_add(SECONDS_A_DAY / 2) } else { seconds };
    seconds.div_euclid(SECONDS_A_DAY)
}

/// A day as ISO 8601 writes it. One that no calendar has is said as it is, and will not be understood as a date.
fn day(days: i64) -> String {
    i32::try_from(days)
        .ok()
        .and_then(date32_to_datetime)
        .map_or_else(|| format!("day {days}"), |moment| moment.date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{
        ArrayRef, BinaryArray, BooleanArray, Date32Array, Date64Array, DictionaryArray, Float64Array, Int64Array,
        LargeStringArray, ListArray, StringArray, StringViewArray, TimestampMicrosecondArray, TimestampSecondArray,
        types::Int32Type,
    };
    use std::sync::Arc;

    fn texts(array: &ArrayRef, row: usize) -> Vec<String> {
        let mut texts = Vec::new();
        assert!(has_texts(array.data_type()), "{}", array.data_type());
        each_text(array.as_ref(), row, &mut |text, _| texts.push(text.into_owned()));
        texts
    }

    #[test]
    fn cells_of_every_type_are_texts_as_in_a_table() {
        let dictionary: DictionaryArray<Int32Type> = [Some("Ryu Jin"), None].into_iter().collect();
        let list = ListArray::from_iter_primitive::<Int64Type, _, _>([Some(vec![Some(1962), None, Some(1963)]), None]);
        let cases: [(ArrayRef, &[&str]); 13] = [
            (Arc::new(StringArray::from(vec![Some("Ryu Jin"), None])), &["Ryu Jin"]),
            (Arc::new(LargeStringArray::from(vec![Some("Ryu Jin"), None])), &["Ryu Jin"]),
            (
                Arc::new(StringViewArray::from(vec![Some("a name that is longer than twelve"), None])),
                &["a name that is longer than twelve"],
            ),
            (Arc::new(BinaryArray::from_opt_vec(vec![Some(b"Jos\xe9".as_slice()), None])), &["José"]),
            (Arc::new(dictionary), &["Ryu Jin"]),
            (Arc::new(Int64Array::from(vec![Some(563_410_081), None])), &["563410081"]),
            (Arc::new(Float64Array::from(vec![Some(1962.0), Some(f64::NAN)])), &["1962"]),
            (Arc::new(BooleanArray::from(vec![Some(true), None])), &["true"]),
            (Arc::new(Date32Array::from(vec![Some(-2874), None])), &["1962-02-18"]),
            (Arc::new(Date64Array::from(vec![Some(-2874 * 86_400_000), None])), &["1962-02-18"]),
            (Arc::new(TimestampSecondArray::from(vec![Some(-2874 * 86_400 + 3_600), None])), &["1962-02-18"]),
            (
                // Midnight in Pyongyang, where the day begins nine hours before that of universal time.
                Arc::new(
                    TimestampMicrosecondArray::from(vec![Some((-2874 * 86_400 - 9 * 3_600) * 1_000_000), None])
                        .with_timezone("Asia/Pyongyang"),
                ),
                &["1962-02-18"],
            ),
            (Arc::new(list), &["1962", "1963"]),
        ];
        for (array, expected) in cases {
            assert_eq!(texts(&array, 0), expected, "{}", array.data_type());
            assert!(texts(&array, 1).is_empty(), "{}", array.data_type());
            assert_eq!((cell_text(array.as_ref(), 0), cell_text(array.as_ref(), 1)), (Some(expected.join("; ")), None));
        }
    }

    #[test]
    fn a_slice_of_a_column_is_read_from_its_own_rows() {
        let list =
            ListArray::from_iter_primitive::<Int64Type, _, _>((0..5).map(|row| Some(vec![Some(row), Some(row)])));
        let slice: ArrayRef = Arc::new(list.slice(3, 2));
        assert_eq!(texts(&slice, 0), ["3", "3"]);
    }
}

//! A slice of plain numbers, owned or mapped.

use crate::Section;
use bytemuck::{AnyBitPattern, NoUninit};

/// Numbers in order: a vector, or a section of a mapped file.
#[derive(Debug, Clone)]
pub enum Column<T> {
    /// In memory.
    Owned(Vec<T>),
    /// In a mapped file, checked to be whole and aligned.
    Mapped(Section),
}

impl<T: AnyBitPattern + NoUninit> Column<T> {
    pub(crate) fn mapped(section: Section) -> Result<Self, String> {
        bytemuck::try_cast_slice::<u8, T>(section.bytes()).map_err(|error| error.to_string())?;
        Ok(Self::Mapped(section))
    }

    /// The numbers.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::Owned(values) => values,
            // Checked when the column was made.
            Self::Mapped(section) => bytemuck::cast_slice(section.bytes()),
        }
    }
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self::Owned(Vec::new())
    }
}

impl<T> From<Vec<T>> for Column<T> {
    fn from(values: Vec<T>) -> Self {
        Self::Owned(values)
    }
}

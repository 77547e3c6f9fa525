//! Compressed sources, told by their first bytes and unpacked as they are read.

use flate2::read::MultiGzDecoder;
use std::io::{self, Read};
use zstd::stream::read::Decoder;

/// How a source is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    /// RFC 1952, one member or several.
    Gzip,
    /// RFC 8878, one frame or several.
    Zstandard,
}

impl Compression {
    /// By the first bytes of a source.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, 0x08, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstandard),
            _ => None,
        }
    }

    /// The bytes that were packed. A packed source that was cut off is an error where it ends.
    pub(super) fn unpack(self, source: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(source)),
            Self::Zstandard => Box::new(Decoder::new(source)?),
        })
    }
}

/// The name that a packed file has unpacked: `names.txt` of `names.txt.gz`.
pub(super) fn unpacked_name(name: &str) -> String {
    let lower = name.to_lowercase();
    [".gz", ".zst", ".zstd"]
        .iter()
        .find_map(|ending| lower.strip_suffix(ending))
        .map_or_else(|| lower.clone(), str::to_owned)
}

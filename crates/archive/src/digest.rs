//! The digests by which damage to an archive is found: BLAKE3 of each section, and one over the names, the lengths and the
//! digests of all of them.

/// The section that holds them, behind all others: the digest over all, then that of each section in the order of the
/// directory.
pub(crate) const SECTION: &str = "digest";
/// Bytes of one digest.
pub(crate) const LENGTH: usize = 32;

/// Takes sections in, in the order of the directory.
#[derive(Debug, Default)]
pub(crate) struct Digest {
    whole: blake3::Hasher,
    section: blake3::Hasher,
    each: Vec<u8>,
}

impl Digest {
    /// More bytes of a section.
    pub(crate) fn append(&mut self, bytes: &[u8]) {
        self.section.update(bytes);
    }

    /// Ends a section.
    pub(crate) fn end(&mut self, name: &str, length: u64) {
        let digest = self.section.finalize();
        self.section.reset();
        self.stated(name, length, digest.as_bytes());
    }

    /// A section of which the digest is known, or stated.
    pub(crate) fn stated(&mut self, name: &str, length: u64, digest: &[u8]) {
        self.whole.update(&(name.len() as u64).to_le_bytes());
        self.whole.update(name.as_bytes());
        self.whole.update(&length.to_le_bytes());
        self.whole.update(digest);
        self.each.extend_from_slice(digest);
    }

    /// Of all sections so far, as the file keeps it: the digest over all, and that of each.
    pub(crate) fn finish(&self) -> Vec<u8> {
        [&self.whole.finalize().as_bytes()[..], &self.each[..]].concat()
    }
}

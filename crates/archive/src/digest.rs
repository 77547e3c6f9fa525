//! The digest by which damage to an archive is found: BLAKE3 over the name, the length and the own digest of each section.

/// The section that holds it, behind all others.
pub(crate) const SECTION: &str = "digest";

/// Takes sections in, in the order of the directory.
#[derive(Debug, Default)]
pub(crate) struct Digest {
    whole: blake3::Hasher,
    section: blake3::Hasher,
}

impl Digest {
    /// More bytes of a section.
    pub(crate) fn append(&mut self, bytes: &[u8]) {
        self.section.update(bytes);
    }

    /// Ends a section.
    pub(crate) fn end(&mut self, name: &str, length: u64) {
        self.whole.update(&(name.len() as u64).to_le_bytes());
        self.whole.update(name.as_bytes());
        self.whole.update(&length.to_le_bytes());
        self.whole.update(self.section.finalize().as_bytes());
        self.section.reset();
    }

    /// Of all sections so far.
    pub(crate) fn finish(&self) -> [u8; 32] {
        *self.whole.finalize().as_bytes()
    }
}

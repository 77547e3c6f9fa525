//! A version as bytes: the entity as JSON, compressed with a dictionary of what such JSON is made of.
//!
//! JSON can be read without this program (`zstd` with `data/dictionary-1.json`); the dictionary makes a body of a few hundred
//! bytes as small as if it lay among its neighbours.

use interdict_model::Entity;
use zstd::bulk::{Compressor, Decompressor};

/// Part of the form of the store: it is never changed, only added to under another number.
const DICTIONARY: &[u8] = include_bytes!("../data/dictionary-1.json");
/// Strong enough for short bodies; ten times as fast as the strongest.
const LEVEL: i32 = 9;
/// No entity of any list is as large as this.
const LARGEST: usize = 64 << 20;

/// Makes bodies and reads them.
pub(crate) struct Bodies {
    compressor: Compressor<'static>,
    decompressor: Decompressor<'static>,
}

impl Bodies {
    pub(crate) fn new() -> std::io::Result<Self> {
        Ok(Self {
            compressor: Compressor::with_dictionary(LEVEL, DICTIONARY)?,
            decompressor: Decompressor::with_dictionary(DICTIONARY)?,
        })
    }

    /// JSON of an entity.
    pub(crate) fn json(entity: &Entity) -> Result<Vec<u8>, String> {
        serde_json::to_vec(entity).map_err(|error| error.to_string())
    }

    pub(crate) fn pack(&mut self, json: &[u8]) -> Result<Vec<u8>, String> {
        let mut body = (json.len() as u32).to_le_bytes().to_vec();
        body.extend(self.compressor.compress(json).map_err(|error| error.to_string())?);
        Ok(body)
    }

    /// Reads a body back. A changed byte is found by the digest.
    pub(crate) fn unpack(&mut self, body: &[u8], expected: &[u8]) -> Result<Entity, String> {
        let (length, packed) = body.split_first_chunk::<4>().ok_or("it is too short")?;
        let length = u32::from_le_bytes(*length) as usize;
        if length > LARGEST {
            return Err(format!("it says that it has {length} bytes"));
        }
        let json = self.decompressor.decompress(packed, length).map_err(|error| error.to_string())?;
        if digest(&json) != expected {
            return Err("it is not what was put in: its digest differs".to_owned());
        }
        serde_json::from_slice(&json).map_err(|error| error.to_string())
    }
}

/// The digest by which versions are told apart.
pub(crate) fn digest(json: &[u8]) -> [u8; 16] {
    let mut short = [0; 16];
    short.copy_from_slice(&blake3::hash(json).as_bytes()[..16]);
    short
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use interdict_model::{Name, Schema};

    #[test]
    fn an_entity_comes_back_and_damage_is_seen() {
        let mut bodies = Bodies::new().unwrap();
        let mut entity = Entity::new("ofac-1", Schema::Organization);
        entity.add_name(Name::primary("EXAMPLE TRADING"));
        let json = Bodies::json(&entity).unwrap();
        let (body, digest) = (bodies.pack(&json).unwrap(), digest(&json));
        assert_eq!(bodies.unpack(&body, &digest).unwrap(), entity);
        for cut in 0..body.len() {
            assert!(bodies.unpack(&body[..cut], &digest).is_err(), "{cut}");
        }
        for place in 0..body.len() {
            for bit in 0..8 {
                let mut damaged = body.clone();
                damaged[place] ^= 1 << bit;
                // A header may say the same in two ways; what comes back is the entity or nothing.
                assert!(bodies.unpack(&damaged, &digest).map_or(true, |read| read == entity), "{place}");
            }
        }
    }
}

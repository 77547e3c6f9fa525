//! API keys as they are kept: names, roles and hashes in a JSON file that only its owner can read. The key itself is shown
//! once, when it is made; from the file nobody can get in.

use interdict_model::PartialDate;
use serde::{Deserialize, Serialize};
use std::{
    fmt::{self, Write as _},
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// What a key begins with, so that it is known for one where it does not belong.
const PREFIX: &str = "idk_";
/// The longest name of a key.
const LONGEST_NAME: usize = 64;

/// What the holder of a key may do; each role may do what those before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Screen, read, look at parties and lists.
    Screen,
    /// Decide about matches, too.
    Review,
    /// Run the service: load lists again, read its metrics.
    Admin,
}

impl Role {
    /// As it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Screen => "screen",
            Self::Review => "review",
            Self::Admin => "admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A key as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// Whose it is. It stands in logs.
    pub name: String,
    /// What it may be used for.
    pub role: Role,
    /// BLAKE3 of the key. A key has 256 random bits, so that no slow hash is needed to keep it from being guessed.
    #[serde(with = "hexadecimal")]
    pub(super) hash: blake3::Hash,
    /// The day it was made.
    pub created: PartialDate,
    /// The last day it is good for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<PartialDate>,
}

impl Key {
    /// Whether it is good on a day.
    pub fn is_good_on(&self, day: PartialDate) -> bool {
        self.expires.is_none_or(|last| day <= last.last_day())
    }
}

/// All keys of a service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    keys: Vec<Key>,
}

impl Keys {
    /// Reads the file.
    pub fn open(path: &Path) -> Result<Self, KeysError> {
        let failed = |source| KeysError::File { path: path.to_owned(), source };
        if others_may_write(&fs::metadata(path).map_err(failed)?) {
            return Err(KeysError::Open { path: path.to_owned() });
        }
        let text = fs::read_to_string(path).map_err(failed)?;
        serde_json::from_str(&text)
            .map_err(|error| KeysError::Malformed { path: path.to_owned(), reason: error.to_string() })
    }

    /// Reads the file, or begins with no keys if there is none.
    pub fn open_or_new(path: &Path) -> Result<Self, KeysError> {
        if path.exists() { Self::open(path) } else { Ok(Self::default()) }
    }

    /// The keys in the order in which they were made.
    pub fn all(&self) -> &[Key] {
        &self.keys
    }

    /// Makes a key and says it: this is the only time. The file is not written yet, see [`Keys::save`].
    pub fn add(
        &mut self,
        name: &str,
        role: Role,
        created: PartialDate,
        expires: Option<PartialDate>,
    ) -> Result<String, KeysError> {
        let fits = |letter: char| letter.is_ascii_alphanumeric() || "._-@".contains(letter);
        if name.is_empty() || name.len() > LONGEST_NAME || !name.chars().all(fits) {
            return Err(KeysError::Name { name: name.to_owned() });
        }
        if self.keys.iter().any(|key| key.name == name) {
            return Err(KeysError::Taken { name: name.to_owned() });
        }
        let secret = format!("{PREFIX}{}", random().map_err(KeysError::Random)?);
        let hash = blake3::hash(secret.as_bytes());
        self.keys.push(Key { name: name.to_owned(), role, hash, created, expires });
        Ok(secret)
    }

    /// Takes a key out. The file is not written yet, see [`Keys::save`].
    pub fn revoke(&mut self, name: &str) -> Result<(), KeysError> {
        let place = self.keys.iter().position(|key| key.name == name);
        let place = place.ok_or_else(|| KeysError::Unknown { name: name.to_owned() })?;
        self.keys.remove(place);
        Ok(())
    }

    /// Writes the file, whole or not at all, for its owner only.
    pub fn save(&self, path: &Path) -> Result<(), KeysError> {
        let failed = |source| KeysError::File { path: path.to_owned(), source };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let new = path.with_file_name(name);
        let mut options = fs::OpenOptions::new();
        // Two that write at a time would lose the key of one: the second is told so.
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&new).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => KeysError::Busy { path: new.clone() },
            _ => failed(source),
        })?;
        let text = serde_json::to_string_pretty(self).map_err(|error| failed(error.into()))?;
        let written = writeln!(file, "{text}").and_then(|()| file.sync_all()).and_then(|()| fs::rename(&new, path));
        written.map_err(|source| {
            // What is left of it would keep the next one out.
            let _ = fs::remove_file(&new);
            failed(source)
        })
    }

    /// The key that this is, if it is one. All are compared, each in the same time whether it is the one or not.
    pub(super) fn find(&self, secret: &str) -> Option<&Key> {
        self.with_hash(blake3::hash(secret.as_bytes()))
    }

    /// The key with this hash. The comparison of `blake3::Hash` takes the same time for all hashes.
    pub(super) fn with_hash(&self, hash: blake3::Hash) -> Option<&Key> {
        let mut found = None;
        for key in &self.keys {
            if key.hash == hash {
                found = Some(key);
            }
        }
        found
    }
}

/// 256 random bits in hexadecimal digits.
pub(super) fn random() -> io::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(unix)]
fn others_may_write(file: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.mode() & 0o022 != 0
}

#[cfg(not(unix))]
fn others_may_write(_: &fs::Metadata) -> bool {
    false
}

/// Hashes as they stand in the file.
mod hexadecimal {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(hash: &blake3::Hash, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hash.to_hex())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<blake3::Hash, D::Error> {
        let text = String::deserialize(deserializer)?;
        blake3::Hash::from_hex(&text).map_err(|_| D::Error::custom("a hash has 64 hexadecimal digits"))
    }
}

/// What is wrong with keys or their file.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Others may write the file, and so give themselves a key.
    #[error("{}: users other than its owner can write it", path.display())]
    Open {
        /// The file.
        path: PathBuf,
    },
    /// The file holds something else.
    #[error("{}: not a file of API keys: {reason}", path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        reason: String,
    },
    /// The file is being written.
    #[error("{}: is there already", path.display())]
    Busy {
        /// The file that is written first.
        path: PathBuf,
    },
    /// A name that does not do.
    #[error("`{name}` cannot be the name of a key")]
    Name {
        /// The name.
        name: String,
    },
    /// There is a key of this name.
    #[error("there is a key `{name}` already")]
    Taken {
        /// The name.
        name: String,
    },
    /// There is no key of this name.
    #[error("there is no key `{name}`")]
    Unknown {
        /// The name.
        name: String,
    },
    /// The system gives no random bytes.
    #[error("no key can be made: {0}")]
    Random(io::Error),
}

impl KeysError {
    /// A stable code for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "keys.file",
            Self::Open { .. } => "keys.open",
            Self::Malformed { .. } => "keys.malformed",
            Self::Busy { .. } => "keys.busy",
            Self::Name { .. } => "keys.name",
            Self::Taken { .. } => "keys.taken",
            Self::Unknown { .. } => "keys.unknown",
            Self::Random(_) => "keys.random",
        }
    }

    /// What the user can do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::File { .. } => {
                "`interdict keys add NAME --role admin` makes the file; see that you may read and write it"
            }
            Self::Open { .. } => "see that nobody changed it, then: chmod 600",
            Self::Malformed { .. } => {
                "restore it from a copy, or make new keys in another file with `interdict keys add`"
            }
            Self::Busy { .. } => "another command writes the keys; if none does, remove this file",
            Self::Name { .. } => "take letters a to z, digits and . _ - @, at most 64",
            Self::Taken { .. } => "choose another name, or revoke that one first",
            Self::Unknown { .. } => "`interdict keys list` shows the names",
            Self::Random(_) => "the system's source of random bytes does not answer",
        }
    }
}

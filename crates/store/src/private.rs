//! Files that nobody but their owner may read: stores and their copies hold customers.

use std::{
    fs::{File, OpenOptions},
    io,
    path::Path,
};

/// Opens a file to write, and makes it for its owner alone (mode 0600) if there is none. One that is there keeps its content and
/// its mode. Where files have no such modes, the folder decides.
pub fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

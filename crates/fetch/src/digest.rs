//! Checksums of files.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use md5::Md5;
use sha2::{Digest, Sha256};

/// Length and checksums of a file.
pub(crate) struct Digests {
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
    pub(crate) md5: String,
}

/// Reads a file once, whatever its length.
pub(crate) fn digests(path: &Path) -> io::Result<Digests> {
    let mut file = File::open(path)?;
    let (mut sha256, mut md5) = (Sha256::new(), Md5::new());
    let mut block = vec![0; 1 << 16];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut block)?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        sha256.update(&block[..read]);
        md5.update(&block[..read]);
    }
    Ok(Digests {
        bytes,
        sha256: hex(&sha256.finalize()),
        md5: hex(&md5.finalize()),
    })
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}

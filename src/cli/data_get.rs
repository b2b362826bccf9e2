//! `aimaq data get`: embedded files, and data that others publish.

use super::fetching::told_of;
use aimaq::words::quoted;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use aimaq::geodata::{
    ENTRY, FETCHED, RemoteFile, RemoteSet, SOURCES, cache_folder, data_set, embedded_plan,
    entry_text, fetched_checksums, remote_set, remote_sets, remote_sets_of,
};
use aimaq::io::{read_text, write_atomic};
use aimaq::msg;
use aimaq_fetch::{Checksum, FetchError, Fetched, Limits, Progress, Remote, fetch, take};

use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// `TERRITORY/FILE`, the name of a plan, `sources`, or the name of data to fetch
    name: String,
    /// A file, or a folder of files, that was fetched otherwise, in place of the network
    #[arg(long, value_name = "FILE|DIR")]
    from: Option<PathBuf>,
    /// A list of data of your own, written like the embedded one (`aimaq data get remote`)
    #[arg(long, value_name = "FILE")]
    list: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, console: &mut Console) -> Outcome {
    let name = args.name.as_str();
    let own = match &args.list {
        Some(file) => {
            remote_sets_of(&read_text(file)?).map_err(|error| Failure::in_file(file, &error))?
        }
        None => Vec::new(),
    };
    if let Some(set) = own.iter().find(|set| set.name == name) {
        return get_set(set, args.from.as_deref(), console);
    }
    if let Some(set) = remote_set(name) {
        return get_set(&set, args.from.as_deref(), console);
    }
    if args.from.is_some() {
        let failure = Failure::new(msg!("error-not-fetched", name = name));
        return Err(failure.hint(msg!("hint-data-to-fetch", known = known())));
    }
    let file = name
        .split_once('/')
        .and_then(|(set, path)| data_set(set)?.file(path));
    let plan = || embedded_plan(name).map(|(_, text)| text);
    let text = match name {
        "sources" => Some(SOURCES),
        "remote" => Some(aimaq::geodata::REMOTE),
        _ => file.or_else(plan),
    };
    let Some(text) = text else {
        let failure = Failure::new(msg!("error-no-embedded", name = name));
        return Err(failure.hint(msg!("hint-embedded")));
    };
    console.print(text)?;
    Ok(Status::Done)
}

fn known() -> String {
    let names: Vec<&str> = remote_sets().iter().map(|set| set.name.as_str()).collect();
    names.join(", ")
}

/// Fetches what is not in the cache yet, verifies all, and says how it is used.
fn get_set(set: &RemoteSet, from: Option<&Path>, console: &mut Console) -> Outcome {
    let cache = cache_folder()
        .ok_or_else(|| Failure::new(msg!("error-no-cache")).hint(msg!("hint-cache-folder")))?;
    let folder = cache.join(&set.name);
    let mut sums = fetched_checksums(&folder);
    let mut bytes = 0;
    for file in &set.files {
        let Some(there) = get_file(file, &folder, &sums, from, console)? else {
            continue;
        };
        bytes += there.bytes;
        console.tell(&msg!(
            "told-fetched",
            file = file.name.clone(),
            bytes = there.bytes,
            sum = format!("SHA-256 {}", there.sha256),
        ));
        // Written after every file, so that a later one that fails takes nothing with it.
        sums.insert(file.name.clone(), there.sha256);
        record(&folder, &sums)?;
    }
    if !remote_sets().contains(set) {
        let text = entry_text(set).map_err(|e| Failure::new(quoted(e)))?;
        write_atomic(&folder.join(ENTRY), text.as_bytes())?;
    }
    console.tell(&msg!(
        "told-fetched-set",
        title = &set.title,
        bytes = bytes,
        licence = set.licence.clone(),
        named = &set.attribution,
    ));
    for boundaries in &set.boundaries {
        let file = folder.join(&boundaries.file);
        console.print(&format!("{}\n", file.display()))?;
    }
    if set.boundaries.is_empty() {
        for file in &set.files {
            console.print(&format!("{}\n", folder.join(&file.name).display()))?;
        }
    }
    Ok(Status::Done)
}

fn get_file(
    file: &RemoteFile,
    folder: &Path,
    sums: &BTreeMap<String, String>,
    from: Option<&Path>,
    console: &Console,
) -> Result<Option<Fetched>, Failure> {
    let remote = remote(file, sums);
    let path = folder.join(&file.name);
    let result = match from {
        Some(from) => take(&remote, &inside(from, &file.name), &path),
        None => {
            let mut told = 0;
            let mut tell = |progress| told = tell(&file.name, progress, told, console);
            let result = fetch(&remote, &path, &Limits::default(), &mut tell);
            console.end_progress();
            result
        }
    };
    match result {
        Ok(there) => Ok(Some(there)),
        Err(FetchError::Status { .. } | FetchError::Read { .. }) if file.optional => Ok(None),
        Err(error) => Err(Failure::told(told_of(&error)).hint(msg!("hint-fetch-otherwise"))),
    }
}

/// A file of a folder, or the file itself.
fn inside(from: &Path, name: &str) -> PathBuf {
    match from.is_dir() {
        true => from.join(name),
        false => from.to_owned(),
    }
}

/// What a file must be: as it is pinned, else as it was when it first came, unless its
/// publisher changes it.
fn remote(file: &RemoteFile, sums: &BTreeMap<String, String>) -> Remote {
    let known = file.sha256.as_ref().or_else(|| sums.get(&file.name));
    let checksum = match (&file.md5_at, known) {
        (Some(url), _) => Checksum::Md5At(url.clone()),
        (None, Some(sum)) if !file.moves() => Checksum::Sha256(sum.clone()),
        (None, _) => Checksum::Unknown,
    };
    Remote {
        url: file.url.clone(),
        bytes: file.bytes,
        checksum,
    }
}

/// A word for each megabyte; returns how many were told of.
fn tell(name: &str, progress: Progress, told: u64, console: &Console) -> u64 {
    const STEP: u64 = 1 << 20;
    let now = progress.bytes / STEP;
    if now == told || !console.is_terminal() {
        return now;
    }
    let of = progress
        .of
        .map_or_else(String::new, |of| format!(" of {}", of / STEP));
    console.progress(&format!("{name}: {now}{of} MiB"));
    now
}

fn record(folder: &Path, sums: &BTreeMap<String, String>) -> Result<(), Failure> {
    let text = toml::to_string(sums).map_err(|e| Failure::new(quoted(e)))?;
    write_atomic(&folder.join(FETCHED), text.as_bytes())?;
    Ok(())
}

//! The folder of the plan, which is all of the disk that the page reaches.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::error::StudioError;
use super::http::BODY;
use super::session::{Opening, Session};
use crate::batch::Job;
use crate::io::write_atomic;

/// Files of the folder that the page shows at most.
const SHOWN: usize = 200;

/// Bytes of the name of a file.
const NAME: usize = 120;

/// Characters that mean something in a path on one system or another.
const OF_PATHS: &[char] = &['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

impl Session {
    /// Writes the plan into another file of its folder and goes on there; the steps stay.
    ///
    /// # Errors
    /// If the state is no longer that of the page, the name is none, the file is there
    /// already or it cannot be written. Nothing is changed then.
    pub(super) fn save_as(&mut self, rev: u64, name: &str) -> Result<(), StudioError> {
        if rev != self.rev {
            return Err(StudioError::Behind);
        }
        let file = self.beside(name)?;
        if fs::symlink_metadata(&file).is_ok() {
            return Err(StudioError::Exists(file));
        }
        write_atomic(&file, self.text.as_bytes())?;
        self.disk = Some(self.text.clone());
        self.evaluator.rename(&file);
        self.looked_at = None;
        self.file = file;
        self.rev += 1;
        Ok(())
    }

    /// Leaves this plan as its file has it and goes on with another file of the folder.
    ///
    /// # Errors
    /// If the state is no longer that of the page, there is no such file, or it cannot be
    /// opened. Nothing is changed then.
    pub(super) fn open_file(&mut self, rev: u64, name: &str) -> Result<(), StudioError> {
        if rev != self.rev {
            return Err(StudioError::Behind);
        }
        let file = self.beside(name)?;
        if !file.is_file() {
            return Err(StudioError::Unknown(name.to_owned()));
        }
        let job = Job {
            plan: file.display().to_string(),
            ..self.evaluator.job().clone()
        };
        let text = None;
        let mut other = Self::open(Opening { job, file, text })?;
        other.rev = self.rev + 1;
        other.ground = other.ground.after(&self.ground);
        *self = other;
        Ok(())
    }

    /// The plans of the folder, by name; the one that is drawn is among them once written.
    pub(super) fn drafts(&self) -> Vec<String> {
        let entries = fs::read_dir(folder_of(&self.file)).into_iter().flatten();
        let names = entries.flatten().filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            (is_name(&name) && entry.path().is_file()).then_some(name)
        });
        let mut names: Vec<String> = names.take(SHOWN * 10).collect();
        names.sort_unstable();
        names.truncate(SHOWN);
        names
    }

    /// The name of the file in its folder.
    pub(super) fn own_name(&self) -> String {
        let name = self.file.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// The path of a file of this folder.
    pub(super) fn beside(&self, name: &str) -> Result<PathBuf, StudioError> {
        match is_name(name) {
            // A file that was named without a folder stays so.
            true => Ok(self.file.with_file_name(name)),
            false => Err(StudioError::Name(name.chars().take(NAME).collect())),
        }
    }
}

/// Whether a name is that of a plan in its folder: no path, nothing hidden.
fn is_name(name: &str) -> bool {
    let plain = |c: char| !c.is_control() && !OF_PATHS.contains(&c);
    let stem = name.strip_suffix(".toml").unwrap_or_default();
    !stem.trim().is_empty()
        && name.len() <= NAME
        && !name.starts_with(['.', ' '])
        && name.chars().all(plain)
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The text of a file; nothing where it is absent.
pub(super) fn read(path: &Path) -> Result<Option<String>, StudioError> {
    let wrong = |error| StudioError::Read {
        path: path.to_owned(),
        error,
    };
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(wrong)?,
    };
    let mut bytes = Vec::new();
    let limit = BODY as u64;
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(wrong)?;
    if bytes.len() > BODY {
        return Err(StudioError::TooLarge(path.to_owned()));
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|e| wrong(std::io::Error::new(ErrorKind::InvalidData, e)))?;
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_name_is_that_of_a_plan_and_leads_nowhere_else() {
        for good in ["a.toml", "өңір 2.toml", "kazakhstan-2022.toml"] {
            assert!(is_name(good), "{good}");
        }
        let long = format!("{}.toml", "a".repeat(200));
        for bad in [
            "",
            ".toml",
            "a",
            "a.txt",
            "../a.toml",
            "/a.toml",
            "b/a.toml",
            "b\\a.toml",
            "c:a.toml",
            "..toml",
            " .toml",
            "a\n.toml",
            "a\0.toml",
            "a?.toml",
            &long,
        ] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}

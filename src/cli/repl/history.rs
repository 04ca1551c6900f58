//! Where the prompt's history is kept between runs.

use std::path::PathBuf;

/// The file, unless there is to be none (`COROSCOPE_HISTORY` set to nothing, or no home folder).
pub fn file() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("COROSCOPE_HISTORY") {
        return (!named.is_empty()).then(|| PathBuf::from(named));
    }
    let state = match std::env::var_os("XDG_STATE_HOME").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(std::env::var_os("HOME").filter(|home| !home.is_empty())?).join(".local/state"),
    };
    Some(state.join("coroscope").join("history"))
}

/// Whether readline is told to use vi keys (`~/.inputrc`, `set editing-mode vi`).
pub fn wants_vi_keys() -> bool {
    let Some(home) = std::env::var_os("HOME") else { return false };
    let Ok(text) = std::fs::read_to_string(PathBuf::from(home).join(".inputrc")) else { return false };
    text.lines().any(|line| line.split_whitespace().collect::<Vec<_>>() == ["set", "editing-mode", "vi"])
}

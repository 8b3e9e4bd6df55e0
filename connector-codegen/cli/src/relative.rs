//! The way from one folder to another.
//!
//! Separate because the standard library does not have it. From `/a/b/c` to `/a/d` it is `../../d`.

use std::path::{Component, Path, PathBuf};

/// `to`, as seen from the folder `from`. Both may be relative to the working folder, and need not exist.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let (from, to) = (plain(from), plain(to));
    let same = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(same).map(|_| Component::ParentDir);
    up.chain(to.components().skip(same)).collect()
}

/// Absolute, without `.` and `..`, and with symbolic links followed as far as it exists.
fn plain(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    for known in path.ancestors() {
        if let (Ok(real), Ok(rest)) = (known.canonicalize(), path.strip_prefix(known)) {
            return join(real, rest);
        }
    }
    path
}

fn join(mut base: PathBuf, rest: &Path) -> PathBuf {
    for part in rest.components() {
        match part {
            Component::ParentDir => drop(base.pop()),
            Component::CurDir => {}
            part => base.push(part),
        }
    }
    base
}

#[cfg(test)]
mod tests {
    use super::relative;
    use std::path::Path;

    fn check(from: &str, to: &str, way: &str) {
        assert_eq!(relative(Path::new(from), Path::new(to)), Path::new(way));
    }

    #[test]
    fn the_way_goes_up_and_down() {
        check("/none/a/b", "/none/c", "../../c");
        check("/none/a", "/none/a/b", "b");
        check("/none/a/../c", "/none/d", "../d");
        check("clients/pets", "connector-runtime", "../../connector-runtime");
    }
}

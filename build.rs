//! Tells the tests which data lie beside the project, so that those that need them are
//! ignored where they are absent, with the reason.

use std::path::Path;

/// Folder beside the project, the name by which tests ask for it, a file in it.
const BESIDE: [(&str, &str, &str); 2] = [
    ("../shared/data", "shared_data", "README.md"),
    ("../shared/facts", "shared_facts", "aliases.csv"),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for (folder, name, file) in BESIDE {
        println!("cargo::rustc-check-cfg=cfg({name})");
        let file = Path::new(folder).join(file);
        if file.exists() {
            println!("cargo::rustc-cfg={name}");
            // The folder going away is noticed. Its coming is not: cargo would run this
            // again at every build.
            println!("cargo::rerun-if-changed={}", file.display());
        }
    }
}

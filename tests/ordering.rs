//! `docs/ordering.md` and the scripts agree: every rule names scripts that are there, and each of those names the rule.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How many rules there are.
const RULES: u32 = 40;

type Scripts = BTreeMap<String, BTreeSet<u32>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the document says: each script with the rules under which it stands, and all rules in their order.
fn documented() -> (Scripts, Vec<u32>) {
    let text = read(&root().join("docs/ordering.md"));
    let (mut scripts, mut rules) = (Scripts::new(), Vec::new());
    for line in text.lines() {
        let number: Option<u32> = line.split_once(". ").and_then(|(number, _)| number.parse().ok());
        rules.extend(number);
        let Some(rule) = rules.last() else { continue };
        let quoted = line.split('`').skip(1).step_by(2);
        for script in quoted.filter(|word| word.contains('/')) {
            scripts.entry(script.to_owned()).or_default().insert(*rule);
        }
    }
    (scripts, rules)
}

/// What the scripts say: those that name rules, with these.
fn named() -> Scripts {
    let folder = root().join("tests/scripts");
    let (mut scripts, mut folders) = (Scripts::new(), vec![folder.clone()]);
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let rules = rules_of(&read(&path));
                if !rules.is_empty() {
                    let name = path.strip_prefix(&folder).expect("it lies there").with_extension("");
                    scripts.insert(name.display().to_string(), rules);
                }
            }
        }
    }
    scripts
}

fn rules_of(script: &str) -> BTreeSet<u32> {
    let listed = script.lines().filter_map(|line| line.split_once("# rules: ")).flat_map(|(_, list)| list.split(", "));
    listed.map(|number| number.parse().expect("a rule is a number")).collect()
}

#[test]
fn rules_and_scripts_name_each_other() {
    let (documented, rules) = documented();
    assert_eq!(rules, (1..=RULES).collect::<Vec<_>>(), "the rules are numbered in their order");
    let covered: BTreeSet<u32> = documented.values().flatten().copied().collect();
    let uncovered: Vec<u32> = rules.into_iter().filter(|rule| !covered.contains(rule)).collect();
    assert!(uncovered.is_empty(), "no script holds the rules {uncovered:?}");
    assert_eq!(documented, named(), "left: docs/ordering.md, right: the comments `# rules:` of the scripts");
}

//! `docs/library.md` lists what is there: `UPDATE_DOCS=1 cargo test -p snowball-library --test document` writes it anew.
#![allow(clippy::unwrap_used, reason = "a failure is what a test reports")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use snowball_library::{Kind, Language, Lever, Origin, Way, library};

#[test]
fn the_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/library.md");
    let old = fs::read_to_string(&path).unwrap();
    let (before, rest) = old.split_once("<!-- levers -->").expect("the document has both marks");
    let (_, after) = rest.split_once("<!-- /levers -->").expect("the document has both marks");
    let new = format!("{before}<!-- levers -->\n{}<!-- /levers -->{after}", levers());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &new).unwrap();
    } else {
        assert!(new == old, "docs/library.md is out of date: UPDATE_DOCS=1 cargo test -p snowball-library");
    }
}

const KINDS: [Kind; 3] = [Kind::Kernel, Kind::Lever, Kind::NotModelled];

fn levers() -> String {
    let mut text = String::from("| group | kernel | lever | not modelled |\n| --- | --- | --- | --- |\n");
    let count = |levers: &mut dyn Iterator<Item = &Lever>, kind| levers.filter(|lever| lever.kind == kind).count();
    for group in &library().groups {
        let counts = KINDS.map(|kind| count(&mut group.levers.iter(), kind).to_string());
        let _ = writeln!(text, "| {} | {} |", group.group.get(Language::English), counts.join(" | "));
    }
    let counts = KINDS.map(|kind| count(&mut library().levers(), kind).to_string());
    let _ = writeln!(text, "| all | {} |\n", counts.join(" | "));
    let parameters: Vec<_> = library().levers().flat_map(|lever| &lever.parameters).collect();
    let of = |origin| parameters.iter().filter(|parameter| parameter.origin == origin).count();
    let _ = writeln!(
        text,
        "{} parameters: {} reported by a source, {} derived from what sources report, {} assumed (each a range), {} \
         decisions of whoever runs the campaign.",
        parameters.len(),
        of(Origin::Reported),
        of(Origin::Derived),
        of(Origin::Assumed),
        of(Origin::Chosen)
    );
    for group in &library().groups {
        let _ = writeln!(text, "\n### {}\n", group.group.get(Language::English));
        let _ = writeln!(text, "| mechanism | | moves | does not move |\n| --- | --- | --- | --- |");
        for lever in &group.levers {
            let kind = match lever.kind {
                Kind::Kernel => "kernel",
                Kind::Lever => "lever",
                Kind::NotModelled => "not modelled",
            };
            let way = |way| if way == Way::Up { "↑" } else { "↓" };
            let moves = lever.moves.iter().map(|moved| format!("`{}` {}", moved.metric.as_str(), way(moved.direction)));
            let unmoved = lever.unmoved.iter().map(|unmoved| {
                let why = unmoved.why.get(Language::English);
                format!("{}: {why}", unmoved.catalogue.replace('_', " "))
            });
            let unmoved: Vec<_> = lever.reason.iter().map(|reason| reason.en.clone()).chain(unmoved).collect();
            let _ = writeln!(
                text,
                "| {} (`{}`) | {kind} | {} | {} |",
                lever.name.get(Language::English),
                lever.id,
                moves.collect::<Vec<_>>().join(", "),
                unmoved.join(" ").replace('|', "\\|")
            );
        }
    }
    text.push('\n');
    text
}

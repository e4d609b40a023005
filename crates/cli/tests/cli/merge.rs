//! Shards together are one run, bit for bit; what is no run is refused with every reason.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{PLAN, folder, path, refuse, snowball, succeed};

fn shard(folder: &Path, plan: &str, engine: &str, seed: &str, from: u32, count: u32) -> PathBuf {
    let out = folder.join(format!("{engine}-{seed}-{from}-{count}.jsonl"));
    let (from, count) = (from.to_string(), count.to_string());
    let run = ["run", "-", "--engine", engine, "--seed", seed, "--from", &from, "--replicates", &count];
    succeed(&[&run[..], &["--format", "shard", "--out", path(&out)]].concat(), plan);
    out
}

fn merge<'a>(shards: &'a [PathBuf], more: &[&'a str]) -> Vec<&'a str> {
    [&["merge"], &shards.iter().map(|shard| path(shard)).collect::<Vec<_>>()[..], more].concat()
}

#[test]
fn any_split_gives_the_bytes_of_one_run() {
    let folder = folder("splits");
    let splits: [&[u32]; 4] = [&[1, 23], &[8, 8, 8], &[5, 1, 11, 7], &[24]];
    let runs = [
        (0, "cohort", "json"),
        (0, "cohort", "csv"),
        (0, "cohort", "parquet"),
        (0, "cohort", "shard"),
        (40, "cohort", "json"),
        (40, "cohort", "parquet"),
        (0, "agent", "json"),
        (0, "agent", "csv"),
    ];
    for (from, engine, format) in runs {
        let start = from.to_string();
        let run = ["run", "-", "--seed", "5", "--from", &start, "--replicates", "24"];
        let run = [&run[..], &["--engine", engine, "--format", format]].concat();
        let whole = succeed(&run, PLAN);
        for split in splits {
            let mut next = from;
            let mut shards = Vec::new();
            for &count in split {
                // The first comes last.
                shards.insert(0, shard(&folder, PLAN, engine, "5", next, count));
                next += count;
            }
            assert!(
                succeed(&merge(&shards, &["--format", format]), "") == whole,
                "{engine}, {format}, {split:?}, {from}"
            );
        }
    }
}

#[test]
fn what_is_no_run_is_refused_with_every_reason() {
    let folder = folder("refused");
    let other_plan = PLAN.replace("\"bonus\": 20", "\"bonus\": 21");
    let first = shard(&folder, PLAN, "cohort", "1", 0, 4);
    let overlapping = shard(&folder, PLAN, "cohort", "1", 2, 4);
    let far = shard(&folder, PLAN, "cohort", "1", 10, 2);
    let other_seed = shard(&folder, PLAN, "cohort", "2", 12, 2);
    let other_plan = shard(&folder, &other_plan, "cohort", "1", 14, 2);
    let agents = shard(&folder, PLAN, "agent", "1", 17, 1);
    let newer = folder.join("newer.jsonl");
    let text = fs::read_to_string(shard(&folder, PLAN, "cohort", "1", 16, 1)).unwrap();
    let newer_lines = text.replacen(env!("CARGO_PKG_VERSION"), "99.0.0", 1);
    fs::write(&newer, sealed(&newer_lines.lines().take(2).collect::<Vec<_>>())).unwrap();
    let names = |shard: &PathBuf| path(shard).to_owned();
    let (a, b, c) = (names(&first), names(&overlapping), names(&newer));
    let shards = [newer, far, other_plan.clone(), first, other_seed.clone(), agents.clone(), overlapping];
    let said = refuse(&merge(&shards, &[]), "");
    for reason in [
        format!("replicates 2 to 3 are both in {a} and in {b}"),
        "replicates 6 to 9 are in no shard".to_owned(),
        format!("{}: another seed than {a}", names(&other_seed)),
        format!("{}: another plan than {a}", names(&other_plan)),
        format!("{}: another engine than {a}", names(&agents)),
        format!("{c}: another version of snowball than {a}"),
    ] {
        assert!(said.contains(&reason), "{reason} in {said}");
    }
    assert_eq!(said.lines().count(), 7, "{said}");
}

/// The lines with a last one that fits them.
fn sealed(lines: &[&str]) -> String {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let crc32 = crc32fast::hash(text.as_bytes());
    format!("{text}{{\"crc32\":{crc32}}}\n")
}

#[test]
fn what_is_no_whole_shard_is_refused() {
    let folder = folder("damaged");
    let whole = fs::read_to_string(shard(&folder, PLAN, "cohort", "1", 0, 3)).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    assert!(lines.len() == 5 && sealed(&lines[..4]) == whole, "the checksum is the documented one");
    // A number of a replicate changed in its last digit before the point.
    let changed = |line: &str| {
        let at = line.find(".0,").unwrap();
        let digit = if line.as_bytes()[at - 1] == b'1' { "2" } else { "1" };
        format!("{}{digit}{}", &line[..at - 1], &line[at..])
    };
    let (first, last) = (changed(lines[1]), changed(lines[3]));
    let cases = [
        ("empty", String::new(), "no shard written by"),
        ("binary", "\0\0".to_owned(), "no shard written by"),
        ("a plan", PLAN.replace('\n', " "), "no shard written by"),
        ("of a later format", whole.replacen("_shard\":1", "_shard\":2", 1), "no shard written by"),
        ("ends early", lines[..3].join("\n"), "line 4 is not replicate 2"),
        ("ends within a line", whole[..whole.len() - 40].to_owned(), "line 4 is not replicate 2"),
        ("without its end", sealed(&lines[..4])[..whole.len() - 20].to_owned(), "its checksum does not fit"),
        ("misses one", sealed(&[lines[0], lines[1], lines[3]]), "line 3 is not replicate 1"),
        ("has one more", sealed(&[lines[0], lines[1], lines[2], lines[3], lines[3]]), "its checksum does not fit"),
        ("damaged", whole.replacen(lines[3], &last, 1), "its checksum does not fit"),
        ("of another build", sealed(&[lines[0], &first, lines[2], lines[3]]), "replicate 0 comes out differently here"),
    ];
    for (name, content, reason) in cases {
        let file = folder.join(name);
        fs::write(&file, content).unwrap();
        let said = refuse(&["merge", path(&file)], "");
        assert!(said.contains(reason), "{name}: {said}");
    }
    assert_eq!(snowball(&["merge", "no/such/shard.jsonl"], "").status.code(), Some(1));
}

//! CSV and Parquet: the engine's numbers, to the bit, in the same rows.

use std::fs::File;
use std::path::Path;

use parquet2::encoding::hybrid_rle::HybridRleDecoder;
use parquet2::page::{CompressedPage, Page, split_buffer};
use parquet2::read::{decompress, get_page_iterator, read_metadata};
use parquet2::schema::types::PhysicalType;
use serde_json::{Value, json};
use snowball_engine::plan::Plan;
use snowball_engine::{Engine, Metric};

use crate::command::{PLAN, folder, path, succeed, text};

/// Columns by name, each row as the bits of a number or nothing.
type Columns = Vec<(String, Vec<Option<u64>>)>;

fn read_csv(csv: &str) -> Columns {
    let mut lines = csv.lines().map(|line| line.split(','));
    let mut columns: Columns = lines.next().unwrap().map(|name| (name.to_owned(), Vec::new())).collect();
    for line in lines {
        for (cell, (_, column)) in line.zip(&mut columns) {
            column.push((!cell.is_empty()).then(|| cell.parse::<f64>().unwrap().to_bits()));
        }
    }
    columns
}

/// The columns and what stands in the metadata.
fn read_parquet(file: &Path) -> (Columns, Value) {
    let mut file = File::open(file).unwrap();
    let metadata = read_metadata(&mut file).unwrap();
    let mut columns: Columns =
        metadata.schema().columns().iter().map(|column| (column.path_in_schema[0].clone(), Vec::new())).collect();
    for group in &metadata.row_groups {
        for (chunk, (_, column)) in group.columns().iter().zip(&mut columns) {
            for page in get_page_iterator(chunk, &mut file, None, Vec::new(), usize::MAX).unwrap() {
                let page: CompressedPage = page.unwrap();
                let Page::Data(page) = decompress(page, &mut Vec::new()).unwrap() else {
                    panic!("pages of values only");
                };
                let (_, levels, values) = split_buffer(&page).unwrap();
                let mut values = values.chunks_exact(if chunk.physical_type() == PhysicalType::Int32 { 4 } else { 8 });
                for level in HybridRleDecoder::try_new(levels, 1, page.num_values()).unwrap() {
                    let value = (level.unwrap() == 1).then(|| values.next().unwrap());
                    column.push(value.map(|bytes| match bytes.try_into() {
                        Ok(bytes) => u64::from_le_bytes(bytes),
                        Err(_) => f64::from(i32::from_le_bytes(bytes.try_into().unwrap())).to_bits(),
                    }));
                }
                assert!(values.next().is_none());
            }
        }
        assert!(columns.iter().all(|(_, column)| column.len() == columns[0].1.len()));
    }
    let keys = metadata.key_value_metadata.unwrap();
    assert_eq!(keys.len(), 1);
    (columns, serde_json::from_str(keys[0].value.as_ref().unwrap()).unwrap())
}

#[test]
fn both_hold_what_the_engine_computes() {
    let out = folder("tables").join("run.parquet");
    let run = ["run", "-", "--replicates", "7", "--seed", "3", "--from", "2", "--format"];
    let csv = read_csv(text(&succeed(&[&run[..], &["csv"]].concat(), PLAN)));
    succeed(&[&run[..], &["parquet", "--out", path(&out)]].concat(), PLAN);
    let (parquet, provenance) = read_parquet(&out);

    let plan = Plan::from_json(PLAN).unwrap();
    let engine = Engine::new(&plan).unwrap();
    let batch = engine.run(3, 2..9);
    let rows = || batch.tracks.iter().zip(2..).flat_map(|(track, i)| (0..track.points()).map(move |p| (i, track, p)));
    let bits = |number: f64| Some(number.to_bits());
    let mut computed: Columns = vec![
        ("replicate".to_owned(), rows().map(|(replicate, _, _)| bits(f64::from(replicate))).collect()),
        ("day".to_owned(), rows().map(|(_, _, point)| bits(f64::from(engine.grid()[point]))).collect()),
    ];
    for &metric in Metric::ALL {
        let column = rows().map(|(_, track, point)| metric.at(track, point).and_then(bits)).collect();
        computed.push((metric.as_str().to_owned(), column));
    }
    assert_eq!(computed[0].1.len(), 7 * 31);
    assert!(csv == computed);
    assert!(parquet == computed);

    assert_eq!(provenance["snowball"], env!("CARGO_PKG_VERSION"));
    assert_eq!(
        (&provenance["seed"], &provenance["from"], &provenance["replicates"]),
        (&json!(3), &json!(2), &json!(7))
    );
    assert_eq!(Plan::from_value(provenance["plan"].clone()).unwrap(), plan);
}

/// More than one row group: 600 replicates of 121 points.
#[test]
fn a_long_table_is_whole() {
    let plan = PLAN.replace("\"horizon_days\": 30", "\"horizon_days\": 120");
    let out = folder("long").join("run.parquet");
    let run = ["run", "-", "--replicates", "600", "--format"];
    succeed(&[&run[..], &["parquet", "--out", path(&out)]].concat(), &plan);
    let (parquet, _) = read_parquet(&out);
    assert_eq!(parquet[0].1.len(), 600 * 121);
    assert!(parquet == read_csv(text(&succeed(&[&run[..], &["csv"]].concat(), &plan))));
}

#[test]
fn the_expected_path_has_the_same_columns_and_no_replicate() {
    let out = folder("expected").join("run.parquet");
    let run = ["run", "-", "--engine", "expected", "--format"];
    let csv = read_csv(text(&succeed(&[&run[..], &["csv"]].concat(), PLAN)));
    succeed(&[&run[..], &["parquet", "--out", path(&out)]].concat(), PLAN);
    assert!(read_parquet(&out).0 == csv);
    assert!(csv[0].1.len() == 31 && csv[0].1.iter().all(Option::is_none));
}

use snowball_engine::{plan::Plan, *};
use std::time::Instant;
fn main() {
    let text = std::env::args().nth(1).filter(|p| p != "-").map(|p| std::fs::read_to_string(p).unwrap());
    let mut plan = match text {
        Some(t) => match Plan::from_json(&t) {
            Ok(p) => p,
            Err(e) => {
                println!("{e}");
                return;
            }
        },
        None => {
            let v = serde_json::json!({"version":1,"segments":[{"name":"x","share_rate":0.04,"contacts":5.0,"acceptance":0.05,"consult_conversion":0.4,"purchase_conversion":0.4,"first_purchase":8000.0,"repeat_purchase":3000.0}],
         "acquisition":{"seeds":2000.0,"organic":20.0,"channels":[{"name":"ads","spend":3000.0,"cost_per_lead":80.0,"max_leads":300.0}]},
         "funnel":{"consult_delay":5.0,"purchase_delay":7.0},
         "sharing":{"dispersion":0.5},
         "ladder":{"per_referral":1000.0,"qualifies_on":"purchase","rungs":[{"threshold":1,"bonus":0.0},{"threshold":3,"bonus":1000.0},{"threshold":10,"bonus":3000.0,"status":0.3}]}});
            Plan::from_value(v).unwrap()
        }
    };
    let scale: f64 = std::env::args().nth(2).map_or(1.0, |s| s.parse().unwrap());
    for p in [
        "/acquisition/seeds",
        "/acquisition/organic",
        "/acquisition/channels/0/spend",
        "/acquisition/channels/0/max_leads",
        "/market/size",
    ] {
        if let Some((_, Number::Value(v))) = plan.number(p) {
            plan.set_number(p, Number::Value(v * scale));
        }
    }
    use plan::Number;
    let t = Instant::now();
    let engine = Engine::new(&plan).unwrap();
    println!("compile {:?}", t.elapsed());
    let t = Instant::now();
    for _ in 0..20 {
        std::hint::black_box(engine.expected());
    }
    println!("expected {:?}", t.elapsed() / 20);
    let e = engine.expected();
    let n: u32 = std::env::var("N").map_or(200, |n| n.parse().unwrap());
    let t = Instant::now();
    let b = engine.run(1, 0..n);
    let el = t.elapsed();
    println!("replicate {:?}", el / n);
    let mut r = Results::new(&engine);
    r.merge(b);
    for m in Metric::ALL {
        let f = r.finals(*m);
        let mean = f.iter().sum::<f64>() / f.len() as f64;
        let sd = (f.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f.len() as f64).sqrt();
        println!("{:24} expected {:>14.3?} mean {:>14.3} sd {:>12.3} n {}", m.as_str(), m.last(&e), mean, sd, f.len());
    }
    println!("{:?}", e.rungs);
    for g in 0..plan.goals.len() {
        println!("goal {} {:?}", plan.goals[g].metric.as_str(), r.goal_chance(g));
    }
}

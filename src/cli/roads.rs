//! `aimaq roads`: kilometres and hours along roads.

use std::path::{Path, PathBuf};

use aimaq::batch::{RoadCache, RoadResult, road_table};
use aimaq::io::{PointTable, parse_points, read_text};
use aimaq::measure::{Distribution, RegionRoads, RoadStudy, SnapRules, road_centres, study_roads};
use aimaq::report::{Grid, km, number, percent, whole};
use aimaq::territory::Lang;

use super::centre::Format;
use super::job::{PlanArgs, Shared, prepared};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    plan: PlanArgs,
    /// Roads: an OpenStreetMap extract
    #[arg(long, value_name = "FILE.osm.pbf")]
    roads: Option<PathBuf>,
    /// Ways from the points of a table instead of the plan's people; CSV with lon and lat
    #[arg(long, value_name = "POINTS", requires = "to")]
    from: Option<PathBuf>,
    /// Ways to the points of a table; CSV with lon and lat
    #[arg(long, value_name = "POINTS", requires = "from")]
    to: Option<PathBuf>,
    /// Kilometres from a road beyond which a place has none
    #[arg(long, value_name = "KM", default_value_t = SnapRules::default().most_km)]
    most_snap: f64,
    /// Kilometres from a road beyond which a place is listed
    #[arg(long, value_name = "KM", default_value_t = SnapRules::default().long_km)]
    long_snap: f64,
    /// Folder for kept results, or `off` (default: beside the file of the roads)
    #[arg(long, value_name = "DIR|off")]
    cache: Option<String>,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    for (option, value) in [
        ("--most-snap", args.most_snap),
        ("--long-snap", args.long_snap),
    ] {
        if !value.is_finite() || value < 0.0 {
            return Err(Failure::new(format!(
                "{option} must be kilometres, zero or more"
            )));
        }
    }
    let Some(roads) = &args.roads else {
        let hint = "name an OpenStreetMap extract with --roads FILE.osm.pbf; `aimaq stats` measures straight lines";
        return Err(Failure::new("no roads are given, and none are made up").hint(hint));
    };
    match (&args.from, &args.to) {
        (Some(from), Some(to)) => between(args, roads, (from, to), console),
        _ => study(args, roads, shared, console),
    }
}

fn cache(args: &Args) -> RoadCache {
    match args.cache.as_deref() {
        None => RoadCache::Beside,
        Some("off") => RoadCache::Off,
        Some(folder) => RoadCache::Folder(folder.into()),
    }
}

fn study(args: &Args, roads: &Path, shared: &Shared, console: &mut Console) -> Outcome {
    let prepared = prepared(&args.plan, shared, console)?;
    let metric = prepared.job.measuring.metric;
    let demand = &prepared.comparison.demand;
    let points: Vec<_> = demand.points.iter().map(|p| p.position).collect();
    let centres = road_centres(&prepared.applied);
    let result = road_table(roads, &points, &centres, args.most_snap, &cache(args))?;
    tell(&result, console);
    let rules = SnapRules {
        most_km: args.most_snap,
        long_km: args.long_snap,
    };
    let (applied, table) = (&prepared.applied, &result.table);
    let study = study_roads(applied, demand, table, metric, rules);
    match args.format {
        Format::Table => console.print(&text(&study, shared.lang))?,
        Format::Csv => console.print(&grid(&study, shared.lang, false).csv())?,
        Format::Json => console.json(&study)?,
    }
    Ok(Status::Done)
}

fn tell(result: &RoadResult, console: &Console) {
    let Some(facts) = result.facts else {
        console.note("ways kept from before: same roads, same question");
        return;
    };
    console.note(&format!(
        "{} ways for cars, {} crossings, {} edges, {} km of road",
        facts.ways,
        facts.crossings,
        facts.edges,
        whole(facts.km)
    ));
    if facts.restrictions > 0 {
        console.warn(&format!(
            "{} turn restrictions are in the file and are not followed",
            facts.restrictions
        ));
    }
    if facts.missing_nodes > 0 {
        console.warn(&format!(
            "{} nodes of roads are not in the file: roads end there",
            facts.missing_nodes
        ));
    }
}

fn points(path: &Path) -> Result<PointTable, Failure> {
    Ok(parse_points(
        &read_text(path)?,
        &path.display().to_string(),
    )?)
}

/// Ways between two tables of points, one row per pair.
fn between(
    args: &Args,
    roads: &Path,
    (from, to): (&Path, &Path),
    console: &mut Console,
) -> Outcome {
    let (from, to) = (points(from)?, points(to)?);
    let result = road_table(
        roads,
        &from.points,
        &to.points,
        args.most_snap,
        &cache(args),
    )?;
    tell(&result, console);
    let header = [
        "from",
        "to",
        "hours",
        "km",
        "shortest_km",
        "from_snap_km",
        "to_snap_km",
    ];
    let mut grid = Grid::new(&header, &[]);
    let table = &result.table;
    let snap = |km: Option<f64>| km.map(|km| number(km, 4)).unwrap_or_default();
    for (t, ways) in table.ways.iter().enumerate() {
        for (f, way) in ways.iter().enumerate() {
            let mut row = vec![(f + 1).to_string(), (t + 1).to_string()];
            row.extend(match way {
                Some(way) => [way.hours, way.km, way.shortest_km].map(|v| number(v, 6)),
                None => [const { String::new() }; 3],
            });
            row.extend([snap(table.point_snaps[f]), snap(table.centre_snaps[t])]);
            grid.push(row);
        }
    }
    match args.format {
        Format::Table => console.print(&grid.aligned())?,
        Format::Csv => console.print(&grid.csv())?,
        Format::Json => console.json(table)?,
    }
    Ok(Status::Done)
}

fn text(study: &RoadStudy, lang: Lang) -> String {
    let mut text = grid(study, lang, true).aligned();
    text.push_str(
        "km and hours: the fastest way at the maximum speeds; the way to the road is not in them\n",
    );
    for lost in &study.unreached {
        text.push_str(&format!(
            "{} the plan, no way: {} ({}), {} people: {}\n",
            lost.state.word(),
            lost.place,
            lost.unit,
            whole(lost.people),
            lost.why
        ));
    }
    for snap in &study.long_snaps {
        text.push_str(&format!(
            "far from a road: {}, {} km, {} people\n",
            snap.place,
            km(snap.km, false),
            whole(snap.people)
        ));
    }
    text
}

fn grid(study: &RoadStudy, lang: Lang, short: bool) -> Grid {
    let header = [
        "state",
        "region",
        "centre",
        "people",
        "no_way",
        "mean_h",
        "p90_h",
        "max_h",
        "mean_km",
        "median_km",
        "p90_km",
        "max_km",
        "shortest_mean_km",
        "detour",
    ];
    let mut grid = Grid::new(&header, &[0, 1, 2]);
    for region in &study.regions {
        grid.push(row(region, lang, short));
    }
    grid
}

fn row(r: &RegionRoads, lang: Lang, short: bool) -> Vec<String> {
    let value = |d: &Option<Distribution>, of: fn(&Distribution) -> f64| {
        d.as_ref()
            .map(|d| number(of(d), if short { 1 } else { 3 }))
            .unwrap_or_default()
    };
    let people = if short {
        whole(r.people)
    } else {
        number(r.people, 1)
    };
    let without = if short {
        percent(if r.people > 0.0 {
            r.unreached / r.people
        } else {
            0.0
        })
    } else {
        number(r.unreached, 1)
    };
    vec![
        r.state.word().to_owned(),
        r.region.get(lang).to_owned(),
        r.centre.get(lang).to_owned(),
        people,
        without,
        value(&r.hours, |d| d.mean),
        value(&r.hours, |d| d.p90),
        value(&r.hours, |d| d.max),
        value(&r.km, |d| d.mean),
        value(&r.km, |d| d.median),
        value(&r.km, |d| d.p90),
        value(&r.km, |d| d.max),
        value(&r.shortest_km, |d| d.mean),
        r.detour.map(|d| number(d, 3)).unwrap_or_default(),
    ]
}

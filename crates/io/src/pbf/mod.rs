//! Roads out of an OpenStreetMap file (`.osm.pbf`).
//!
//! Two passes: the ways that the caller keeps with the restrictions on turns,
//! then the nodes of those ways. Whatever the blocks' order in the file and the
//! number of threads, ways and restrictions come out in the order of their ids.
//!
//! The elements of a block are decoded one after the other. Nothing is allocated
//! by a number that a file states before it is checked, and a file may not unpack
//! to much more than its length, so that a small one takes little memory whatever
//! it claims.

mod blob;
mod block;
mod message;

use aimaq_words::Message;
use aimaq_words::msg;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use geo_types::Coord;
use rayon::iter::{ParallelBridge, ParallelIterator};
use sha2::{Digest, Sha256};

use self::blob::{Blob, Blobs, Kind};
use self::block::{Block, MemberKind, check_header, sums};
use self::message::Relation;
use super::{InputError, hex};

/// Tags of an element: keys and values.
pub type Tags<'a> = [(&'a str, &'a str)];

/// A way that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct OsmWay<T> {
    /// Its id in the file.
    pub id: i64,
    /// Places of its nodes in [`OsmRoads::positions`]. Where a node is not in
    /// the file the way ends, and what comes after is a way with the same id.
    pub nodes: Vec<u32>,
    /// What the caller made of its tags.
    pub kept: T,
}

/// A relation of the type `restriction`, as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OsmRestriction {
    /// Its id in the file.
    pub id: i64,
    /// Its tags: keys and values.
    pub tags: Vec<(String, String)>,
    /// Ids of the ways from which one turns.
    pub from: Vec<i64>,
    /// Places in [`OsmRoads::positions`] of the nodes at which one turns; `None`
    /// where the node is on no kept way.
    pub via: Vec<Option<u32>>,
    /// Number of ways over which one turns.
    pub via_ways: usize,
    /// Ids of the ways into which one turns.
    pub to: Vec<i64>,
}

/// The kept ways of a file with their nodes.
#[derive(Debug, Clone, PartialEq)]
pub struct OsmRoads<T> {
    /// The ways, by id.
    pub ways: Vec<OsmWay<T>>,
    /// Longitude and latitude of the nodes in degrees.
    pub positions: Vec<Coord<f64>>,
    /// Nodes that nothing passes, ascending.
    pub barriers: Vec<u32>,
    /// Relations of the type `restriction`, by id.
    pub restrictions: Vec<OsmRestriction>,
    /// Nodes that ways name and the file does not hold.
    pub missing_nodes: usize,
}

struct RawWay<T> {
    id: i64,
    nodes: Vec<i64>,
    kept: T,
}

struct RawRestriction {
    id: i64,
    tags: Vec<(String, String)>,
    /// Ids of ways from which, nodes at which, and ways into which one turns.
    from: Vec<i64>,
    via: Vec<i64>,
    via_ways: usize,
    to: Vec<i64>,
}

/// What the first pass gives.
struct FirstPass<T> {
    ways: Vec<RawWay<T>>,
    restrictions: Vec<RawRestriction>,
}

struct RawNode {
    id: i64,
    at: Coord<f64>,
    barrier: bool,
}

/// Reads the ways for which `keep` gives a value, and their nodes; `blocks`
/// tells from its tags whether a node cannot be passed.
///
/// # Errors
/// If the file cannot be opened, or is not an OpenStreetMap PBF file.
pub fn read_osm_roads<T: Send + Clone>(
    path: &Path,
    keep: impl Fn(&Tags<'_>) -> Option<T> + Sync,
    blocks: impl Fn(&Tags<'_>) -> bool + Sync,
) -> Result<OsmRoads<T>, InputError> {
    let FirstPass {
        ways: mut raw,
        mut restrictions,
    } = first_pass(path, &keep)?;
    restrictions.sort_by_key(|restriction| restriction.id);
    restrictions.dedup_by_key(|restriction| restriction.id);
    raw.sort_by_key(|way| way.id);
    raw.dedup_by_key(|way| way.id);
    let mut wanted: Vec<i64> = raw
        .iter()
        .flat_map(|way| way.nodes.iter().copied())
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut found = nodes(path, &wanted, &blocks)?;
    found.sort_by_key(|node| node.id);
    found.dedup_by_key(|node| node.id);
    let missing_nodes = wanted.len() - found.len();
    let ids: Vec<i64> = found.iter().map(|node| node.id).collect();
    Ok(OsmRoads {
        ways: raw.iter().flat_map(|way| runs(way, &ids)).collect(),
        barriers: (0u32..)
            .zip(&found)
            .filter(|(_, n)| n.barrier)
            .map(|(i, _)| i)
            .collect(),
        positions: found.iter().map(|node| node.at).collect(),
        restrictions: restrictions.into_iter().map(|r| placed(r, &ids)).collect(),
        missing_nodes,
    })
}

/// A restriction with the nodes of its turns where they are.
fn placed(raw: RawRestriction, ids: &[i64]) -> OsmRestriction {
    let place = |id: &i64| ids.binary_search(id).ok().map(|place| place as u32);
    OsmRestriction {
        id: raw.id,
        tags: raw.tags,
        from: raw.from,
        via: raw.via.iter().map(place).collect(),
        via_ways: raw.via_ways,
        to: raw.to,
    }
}

/// What `take` makes of each block of a file, in their order, so that nothing
/// depends on the number of threads; of several mistakes the first is told.
fn each_block<T: Send>(
    path: &Path,
    take: impl Fn(&Block) -> Result<T, Message> + Sync,
) -> Result<Vec<T>, InputError> {
    let label = path.display().to_string();
    let file = File::open(path).map_err(|error| InputError::Open {
        file: label.clone(),
        error,
    })?;
    let one = |blob: Blob| match blob.kind {
        Kind::Other => Ok(None),
        Kind::Header => check_header(blob.unpacked()?).map(|()| None),
        Kind::Data => take(&Block::of(blob.unpacked()?)?).map(Some),
    };
    let blobs = Blobs::of(BufReader::new(file)).par_bridge();
    let taken = blobs.map(|(at, blob)| (at, blob.and_then(one)));
    let mut taken: Vec<(u64, Result<Option<T>, Message>)> = taken.collect();
    taken.sort_by_key(|(at, _)| *at);
    let found = taken.into_iter().filter_map(|(at, found)| {
        let wrong = |error| {
            let message = msg!("error-pbf-unread", at = at.to_string(), said = error);
            InputError::content(&label, message)
        };
        found.map_err(wrong).transpose()
    });
    found.collect()
}

fn first_pass<T: Send>(
    path: &Path,
    keep: &(impl Fn(&Tags<'_>) -> Option<T> + Sync),
) -> Result<FirstPass<T>, InputError> {
    let take = |block: &Block| {
        let (mut ways, mut restrictions) = (Vec::new(), Vec::new());
        block.ways(|id, nodes, tags| {
            if let Some(kept) = keep(tags) {
                let nodes = sums(nodes).collect::<Result<_, _>>()?;
                ways.push(RawWay { id, nodes, kept });
            }
            Ok(())
        })?;
        block.relations(|id, relation, tags| {
            if tags.contains(&("type", "restriction")) {
                restrictions.push(restriction(block, id, relation, tags)?);
            }
            Ok(())
        })?;
        Ok((ways, restrictions))
    };
    let (ways, restrictions): (Vec<_>, Vec<_>) = each_block(path, take)?.into_iter().unzip();
    Ok(FirstPass {
        ways: ways.into_iter().flatten().collect(),
        restrictions: restrictions.into_iter().flatten().collect(),
    })
}

fn restriction(
    block: &Block,
    id: i64,
    relation: &Relation,
    tags: &Tags<'_>,
) -> Result<RawRestriction, Message> {
    let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
    let mut raw = RawRestriction {
        id,
        tags: tags.iter().map(owned).collect(),
        from: Vec::new(),
        via: Vec::new(),
        via_ways: 0,
        to: Vec::new(),
    };
    for (role, kind, id) in block.members(relation)? {
        match (role, kind) {
            ("from", MemberKind::Way) => raw.from.push(id),
            ("to", MemberKind::Way) => raw.to.push(id),
            ("via", MemberKind::Node) => raw.via.push(id),
            ("via", MemberKind::Way) => raw.via_ways += 1,
            _ => {}
        }
    }
    Ok(raw)
}

fn nodes(
    path: &Path,
    wanted: &[i64],
    blocks: &(impl Fn(&Tags<'_>) -> bool + Sync),
) -> Result<Vec<RawNode>, InputError> {
    let take = |block: &Block| {
        let mut found = Vec::new();
        let is_wanted = |id: i64| wanted.binary_search(&id).is_ok();
        block.nodes(is_wanted, |id, at, tags| {
            let barrier = blocks(tags);
            found.push(RawNode { id, at, barrier });
        })?;
        Ok(found)
    };
    let found = each_block(path, take)?;
    Ok(found.into_iter().flatten().collect())
}

/// A way as runs of nodes that the file holds.
fn runs<T: Clone>(way: &RawWay<T>, ids: &[i64]) -> Vec<OsmWay<T>> {
    let places = way.nodes.iter();
    let places = places.map(|id| ids.binary_search(id).ok().map(|place| place as u32));
    let places: Vec<Option<u32>> = places.collect();
    let runs = places.split(Option::is_none).filter(|run| run.len() > 1);
    let runs = runs.map(|run| OsmWay {
        id: way.id,
        nodes: run.iter().copied().flatten().collect(),
        kept: way.kept.clone(),
    });
    runs.collect()
}

/// SHA-256 of a file in hexadecimal digits, read piece by piece.
///
/// # Errors
/// If it cannot be opened or read.
pub fn sha256_file(path: &Path) -> Result<String, InputError> {
    let cannot = |error| InputError::Open {
        file: path.display().to_string(),
        error,
    };
    let mut file = File::open(path).map_err(cannot)?;
    let (mut hash, mut piece) = (Sha256::new(), vec![0; 1 << 20]);
    loop {
        let read = file.read(&mut piece).map_err(cannot)?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
    }
    Ok(hex(&hash.finalize()))
}

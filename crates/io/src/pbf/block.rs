//! The blocks of an OpenStreetMap PBF file: nodes, ways and relations with the
//! strings of their tags.

use aimaq_words::Message as Said;
use aimaq_words::msg;
use geo_types::Coord;
use prost::Message;
use prost::bytes::Bytes;

use super::Tags;
use super::message::{
    DenseNodes, HeaderBlock, Node, PrimitiveBlock, PrimitiveGroup, Relation, Way, decoded,
};
use crate::place::LonLat;

/// Features without which a file cannot be read, and which are known here.
const KNOWN_FEATURES: [&str; 2] = ["OsmSchema-V0.6", "DenseNodes"];

/// Whether the header of a file asks for nothing that is not known.
pub(super) fn check_header(header: Bytes) -> Result<(), Said> {
    let header: HeaderBlock = decoded(header)?;
    let known = |feature: &str| KNOWN_FEATURES.contains(&feature);
    let features = &header.required_features;
    match features.iter().find(|feature| !known(feature)) {
        Some(feature) => Err(msg!("error-pbf-needs", feature = feature.to_string())),
        None => Ok(()),
    }
}

/// A block of elements.
pub(super) struct Block {
    strings: Vec<String>,
    /// Each a [`PrimitiveGroup`].
    groups: Vec<Bytes>,
    /// Billionths of a degree of a step.
    granularity: i64,
    lon_offset: i64,
    lat_offset: i64,
}

/// What a relation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MemberKind {
    Node,
    Way,
    Relation,
}

impl Block {
    pub(super) fn of(message: Bytes) -> Result<Self, Said> {
        let block: PrimitiveBlock = decoded(message)?;
        Ok(Self {
            granularity: block.granularity(),
            lon_offset: block.lon_offset(),
            lat_offset: block.lat_offset(),
            strings: block.stringtable.unwrap_or_default().s,
            groups: block.primitivegroup,
        })
    }

    /// Hands on the ways: id, ids of the nodes as steps, tags.
    pub(super) fn ways(
        &self,
        mut take: impl FnMut(i64, &[i64], &Tags<'_>) -> Result<(), Said>,
    ) -> Result<(), Said> {
        let mut tags = Vec::new();
        self.each(
            |group| group.ways,
            |way: &Way| {
                let id = way.id.ok_or(msg!("error-pbf-way-id"))?;
                let taken = self.tags(&way.keys, &way.vals, &mut tags);
                let taken = taken.and_then(|()| take(id, &way.refs, &tags));
                taken.map_err(|error| msg!("error-pbf-way", id = id.to_string(), said = error))
            },
        )
    }

    /// Hands on the relations with their ids and tags.
    pub(super) fn relations(
        &self,
        mut take: impl FnMut(i64, &Relation, &Tags<'_>) -> Result<(), Said>,
    ) -> Result<(), Said> {
        let mut tags = Vec::new();
        self.each(
            |group| group.relations,
            |relation: &Relation| {
                let id = relation.id.ok_or(msg!("error-pbf-relation-id"))?;
                let taken = self.tags(&relation.keys, &relation.vals, &mut tags);
                let taken = taken.and_then(|()| take(id, relation, &tags));
                taken.map_err(|error| msg!("error-pbf-relation", id = id.to_string(), said = error))
            },
        )
    }

    /// Role, kind and id of each member of a relation.
    pub(super) fn members(
        &self,
        relation: &Relation,
    ) -> Result<Vec<(&str, MemberKind, i64)>, Said> {
        let (roles, kinds) = (&relation.roles_sid, &relation.types);
        if roles.len() != kinds.len() || roles.len() != relation.memids.len() {
            return Err(msg!("error-pbf-roles"));
        }
        let members = roles.iter().zip(kinds).zip(sums(&relation.memids));
        let members = members.map(|((&role, &kind), id)| {
            let kind = match kind {
                0 => MemberKind::Node,
                1 => MemberKind::Way,
                2 => MemberKind::Relation,
                other => return Err(msg!("error-pbf-member", other = other.to_string())),
            };
            Ok((self.string(role)?, kind, id?))
        });
        members.collect()
    }

    /// Hands on the nodes that are wanted: id, longitude and latitude in degrees,
    /// tags.
    pub(super) fn nodes(
        &self,
        wanted: impl Fn(i64) -> bool,
        mut take: impl FnMut(i64, Coord<f64>, &Tags<'_>),
    ) -> Result<(), Said> {
        let mut tags = Vec::new();
        self.each(
            |group| group.nodes,
            |node: &Node| {
                let (Some(id), Some(lat), Some(lon)) = (node.id, node.lat, node.lon) else {
                    return Err(msg!("error-pbf-node-place"));
                };
                if wanted(id) {
                    let read = self.tags(&node.keys, &node.vals, &mut tags);
                    read.map_err(|error| {
                        msg!("error-pbf-node", id = id.to_string(), said = error)
                    })?;
                    take(id, self.place(id, lon, lat)?, &tags);
                }
                Ok(())
            },
        )?;
        self.each(
            |group| group.dense,
            |nodes: &DenseNodes| self.dense(nodes, &wanted, &mut take),
        )
    }

    /// Nodes whose ids, places and tags are lists of their own.
    fn dense(
        &self,
        nodes: &DenseNodes,
        wanted: impl Fn(i64) -> bool,
        mut take: impl FnMut(i64, Coord<f64>, &Tags<'_>),
    ) -> Result<(), Said> {
        if nodes.lat.len() != nodes.id.len() || nodes.lon.len() != nodes.id.len() {
            return Err(msg!("error-pbf-places"));
        }
        let places = sums(&nodes.lon).zip(sums(&nodes.lat));
        let (mut tagged, mut tags) = (nodes.keys_vals.iter(), Vec::new());
        for (id, (lon, lat)) in sums(&nodes.id).zip(places) {
            let (id, lon, lat) = (id?, lon?, lat?);
            let wanted = wanted(id);
            tags.clear();
            let read = self.next_tags(&mut tagged, |tag| {
                if wanted {
                    tags.push(tag);
                }
            });
            read.map_err(|error| msg!("error-pbf-node", id = id.to_string(), said = error))?;
            if wanted {
                take(id, self.place(id, lon, lat)?, &tags);
            }
        }
        Ok(())
    }

    /// The tags of the next node of a list in which each node's end with a zero; an
    /// empty list has none for all.
    fn next_tags<'a>(
        &'a self,
        list: &mut std::slice::Iter<'_, u64>,
        mut take: impl FnMut((&'a str, &'a str)),
    ) -> Result<(), Said> {
        while let Some(&key) = list.next().filter(|key| **key != 0) {
            let value = list.next().ok_or(msg!("error-pbf-key"))?;
            take((self.string(key)?, self.string(*value)?));
        }
        Ok(())
    }

    /// Hands on the elements of a kind in all groups, one after the other in the
    /// same memory.
    fn each<E: Message + Default>(
        &self,
        of_kind: impl Fn(PrimitiveGroup) -> Vec<Bytes>,
        mut take: impl FnMut(&E) -> Result<(), Said>,
    ) -> Result<(), Said> {
        let mut element = E::default();
        for group in &self.groups {
            for message in of_kind(decoded(group.clone())?) {
                element.clear();
                let read = element.merge(&message[..]);
                read.map_err(|error| error.to_string())?;
                take(&element)?;
            }
        }
        Ok(())
    }

    fn tags<'a>(
        &'a self,
        keys: &[u64],
        values: &[u64],
        tags: &mut Vec<(&'a str, &'a str)>,
    ) -> Result<(), Said> {
        if keys.len() != values.len() {
            return Err(msg!("error-pbf-keys"));
        }
        tags.clear();
        for (key, value) in keys.iter().zip(values) {
            tags.push((self.string(*key)?, self.string(*value)?));
        }
        Ok(())
    }

    fn string(&self, number: u64) -> Result<&str, Said> {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        let string = self.strings.get(place).map(String::as_str);
        string.ok_or_else(|| {
            msg!(
                "error-pbf-string",
                number = number.to_string(),
                all = self.strings.len().to_string()
            )
        })
    }

    fn place(&self, id: i64, lon: i64, lat: i64) -> Result<Coord<f64>, Said> {
        let degrees = |steps: i64, offset: i64| {
            let billionths = self.granularity.checked_mul(steps)?.checked_add(offset)?;
            Some(1e-9 * billionths as f64)
        };
        let place = degrees(lon, self.lon_offset).zip(degrees(lat, self.lat_offset));
        let (lon, lat) = place.ok_or_else(|| msg!("error-pbf-node-range", id = id.to_string()))?;
        let at = LonLat::new(lon, lat).map_err(|error| {
            msg!(
                "error-pbf-node",
                id = id.to_string(),
                said = error.message()
            )
        })?;
        Ok(at.coord())
    }
}

/// The numbers of a list in which every one but the first is a step from the one
/// before.
pub(super) fn sums(steps: &[i64]) -> impl Iterator<Item = Result<i64, Said>> {
    let mut sum = 0_i64;
    steps.iter().map(move |step| {
        let next = sum.checked_add(*step);
        sum = next.ok_or(msg!("error-pbf-steps"))?;
        Ok(sum)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_leave_the_range_are_refused() {
        let sums: Vec<Result<i64, Said>> = sums(&[i64::MAX, 1]).collect();
        let wrong = Err(msg!("error-pbf-steps"));
        assert_eq!(sums, [Ok(i64::MAX), wrong]);
    }

    #[test]
    fn numbers_that_do_not_fit_name_no_other_string() {
        // Key 1 + 2^32 and value 1, where the format has numbers of 32 bits.
        let way = [8, 7, 0x12, 5, 0x81, 0x80, 0x80, 0x80, 0x10, 0x1a, 1, 1];
        let group = [&[0x1a, way.len() as u8], &way[..]].concat();
        let strings = [0x0a, 5, 0x0a, 0, 0x0a, 1, b'a'];
        let block = [&strings[..], &[0x12, group.len() as u8], &group].concat();
        let block = Block::of(Bytes::from(block)).unwrap();
        let wrong = block.ways(|_, _, _| Ok(())).expect_err("wrong");
        let said = "way 7: string 4294967297 of 2 is named";
        assert_eq!(wrong.in_english(), said);
    }
}

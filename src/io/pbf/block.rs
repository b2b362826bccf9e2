//! The blocks of an OpenStreetMap PBF file: nodes, ways and relations with the
//! strings of their tags.

use geo_types::Coord;

use super::Tags;
use super::wire::{Fields, Packed, Value, signed, varint};

/// Features without which a file cannot be read, and which are known here.
const KNOWN_FEATURES: [&[u8]; 2] = [b"OsmSchema-V0.6", b"DenseNodes"];

/// Whether the header of a file asks for nothing that is not known.
pub(super) fn check_header(header: &[u8]) -> Result<(), String> {
    for field in Fields::of(header) {
        let (4, feature) = field? else { continue };
        let feature = feature.bytes()?;
        if !KNOWN_FEATURES.contains(&feature) {
            return Err(format!(
                "the file needs a reader that knows `{}`",
                String::from_utf8_lossy(feature)
            ));
        }
    }
    Ok(())
}

/// A block of elements.
pub(super) struct Block<'a> {
    strings: Vec<&'a str>,
    groups: Vec<&'a [u8]>,
    /// Billionths of a degree of a step.
    granularity: i64,
    lon_offset: i64,
    lat_offset: i64,
}

/// A way.
pub(super) struct Way<'a> {
    pub(super) id: i64,
    nodes: &'a [u8],
}

impl Way<'_> {
    /// Ids of its nodes.
    pub(super) fn nodes(&self) -> Result<Vec<i64>, String> {
        Ok(Packed::of(self.nodes).sums().collect::<Result<_, _>>()?)
    }
}

/// What a relation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MemberKind {
    Node,
    Way,
    Relation,
}

/// A relation.
pub(super) struct Relation<'a> {
    pub(super) id: i64,
    roles: &'a [u8],
    members: &'a [u8],
    kinds: &'a [u8],
}

impl<'a> Block<'a> {
    pub(super) fn of(message: &'a [u8]) -> Result<Self, String> {
        let mut block = Self {
            strings: Vec::new(),
            groups: Vec::new(),
            granularity: 100,
            lon_offset: 0,
            lat_offset: 0,
        };
        for field in Fields::of(message) {
            match field? {
                (1, table) => block.strings = strings(table.bytes()?)?,
                (2, group) => block.groups.push(group.bytes()?),
                (17, value) => block.granularity = value.number()? as i64,
                (19, value) => block.lat_offset = value.number()? as i64,
                (20, value) => block.lon_offset = value.number()? as i64,
                _ => {}
            }
        }
        Ok(block)
    }

    /// Hands on the ways with their tags.
    pub(super) fn ways(
        &self,
        mut take: impl FnMut(&Way<'_>, &Tags<'_>) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut tags = Vec::new();
        for message in self.elements(3) {
            let [id, keys, values, nodes] = fields_of(message?, [1, 2, 3, 8])?;
            self.tags(list(keys)?, list(values)?, &mut tags)?;
            let id = id.ok_or("a way has no id")?.number()? as i64;
            let nodes = list(nodes)?;
            take(&Way { id, nodes }, &tags).map_err(|e| format!("way {id}: {e}"))?;
        }
        Ok(())
    }

    /// Hands on the relations with their tags.
    pub(super) fn relations(
        &self,
        mut take: impl FnMut(&Relation<'_>, &Tags<'_>) -> Result<(), String>,
    ) -> Result<(), String> {
        let mut tags = Vec::new();
        for message in self.elements(4) {
            let [id, keys, values, roles, members, kinds] =
                fields_of(message?, [1, 2, 3, 8, 9, 10])?;
            self.tags(list(keys)?, list(values)?, &mut tags)?;
            let id = id.ok_or("a relation has no id")?.number()? as i64;
            let relation = Relation {
                id,
                roles: list(roles)?,
                members: list(members)?,
                kinds: list(kinds)?,
            };
            take(&relation, &tags).map_err(|e| format!("relation {id}: {e}"))?;
        }
        Ok(())
    }

    /// Role, kind and id of each member of a relation.
    pub(super) fn members(
        &self,
        relation: &Relation<'_>,
    ) -> Result<Vec<(&'a str, MemberKind, i64)>, String> {
        let mut kinds = Packed::of(relation.kinds);
        let mut ids = Packed::of(relation.members).sums();
        let mut members = Vec::new();
        for role in Packed::of(relation.roles) {
            let (Some(id), Some(kind)) = (ids.next(), kinds.next()) else {
                return Err("it has more roles than members".to_owned());
            };
            let kind = match kind? {
                0 => MemberKind::Node,
                1 => MemberKind::Way,
                2 => MemberKind::Relation,
                other => return Err(format!("a member is of the unknown kind {other}")),
            };
            members.push((self.string(role?)?, kind, id?));
        }
        if ids.next().is_some() || kinds.next().is_some() {
            return Err("it has more members than roles".to_owned());
        }
        Ok(members)
    }

    /// Hands on the nodes that are wanted: id, longitude and latitude in degrees,
    /// tags.
    pub(super) fn nodes(
        &self,
        wanted: impl Fn(i64) -> bool,
        mut take: impl FnMut(i64, Coord<f64>, &Tags<'_>),
    ) -> Result<(), String> {
        let mut tags = Vec::new();
        for message in self.elements(1) {
            let [id, keys, values, lat, lon] = fields_of(message?, [1, 2, 3, 8, 9])?;
            let (Some(id), Some(lat), Some(lon)) = (id, lat, lon) else {
                return Err("a node has no id or no place".to_owned());
            };
            let id = signed(id.number()?);
            if wanted(id) {
                self.tags(list(keys)?, list(values)?, &mut tags)?;
                let at = self.place(id, signed(lon.number()?), signed(lat.number()?))?;
                take(id, at, &tags);
            }
        }
        for message in self.elements(2) {
            self.dense(message?, &wanted, &mut take)?;
        }
        Ok(())
    }

    /// Nodes whose ids, places and tags are lists of their own.
    fn dense(
        &self,
        message: &[u8],
        wanted: impl Fn(i64) -> bool,
        mut take: impl FnMut(i64, Coord<f64>, &Tags<'_>),
    ) -> Result<(), String> {
        let [ids, lats, lons, tagged] = fields_of(message, [1, 8, 9, 10])?;
        let (mut lats, mut lons) = (
            Packed::of(list(lats)?).sums(),
            Packed::of(list(lons)?).sums(),
        );
        let (mut tagged, mut tags) = (list(tagged)?, Vec::new());
        for id in Packed::of(list(ids)?).sums() {
            let (Some(lat), Some(lon)) = (lats.next(), lons.next()) else {
                return Err("there are more nodes than places".to_owned());
            };
            let (id, lat, lon) = (id?, lat?, lon?);
            let wanted = wanted(id);
            tags.clear();
            self.next_tags(&mut tagged, |tag| {
                if wanted {
                    tags.push(tag);
                }
            })?;
            if wanted {
                take(id, self.place(id, lon, lat)?, &tags);
            }
        }
        match (lats.next(), lons.next()) {
            (None, None) => Ok(()),
            _ => Err("there are more places than nodes".to_owned()),
        }
    }

    /// The tags of the next node of a list in which each node's end with a zero; an
    /// empty list has none for all.
    fn next_tags(
        &self,
        list: &mut &[u8],
        mut take: impl FnMut((&'a str, &'a str)),
    ) -> Result<(), String> {
        while !list.is_empty() {
            let key = varint(list)?;
            if key == 0 {
                break;
            }
            take((self.string(key)?, self.string(varint(list)?)?));
        }
        Ok(())
    }

    /// The messages of a field in all groups.
    fn elements(&self, number: u64) -> impl Iterator<Item = Result<&'a [u8], String>> {
        let fields = self.groups.iter().flat_map(|group| Fields::of(group));
        fields.filter_map(move |field| match field {
            Ok((found, value)) if found == number => Some(value.bytes().map_err(str::to_owned)),
            Ok(_) => None,
            Err(error) => Some(Err(error.to_owned())),
        })
    }

    fn tags(
        &self,
        keys: &[u8],
        values: &[u8],
        tags: &mut Vec<(&'a str, &'a str)>,
    ) -> Result<(), String> {
        tags.clear();
        let mut values = Packed::of(values);
        for key in Packed::of(keys) {
            let value = values.next().ok_or("a key has no value")?;
            tags.push((self.string(key?)?, self.string(value?)?));
        }
        match values.next() {
            Some(_) => Err("a value has no key".to_owned()),
            None => Ok(()),
        }
    }

    fn string(&self, number: u64) -> Result<&'a str, String> {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        let string = self.strings.get(place).copied();
        string.ok_or_else(|| format!("string {number} of {} is named", self.strings.len()))
    }

    fn place(&self, id: i64, lon: i64, lat: i64) -> Result<Coord<f64>, String> {
        let degrees = |steps: i64, offset: i64| {
            let billionths = self.granularity.checked_mul(steps)?.checked_add(offset)?;
            Some(1e-9 * billionths as f64)
        };
        let x = degrees(lon, self.lon_offset).filter(|x| x.abs() <= 180.0);
        let y = degrees(lat, self.lat_offset).filter(|y| y.abs() <= 90.0);
        match (x, y) {
            (Some(x), Some(y)) => Ok(Coord { x, y }),
            _ => Err(format!(
                "node {id} is at no longitude and latitude in degrees"
            )),
        }
    }
}

fn strings(table: &[u8]) -> Result<Vec<&str>, String> {
    let mut strings = Vec::new();
    for field in Fields::of(table) {
        if let (1, value) = field? {
            let string = std::str::from_utf8(value.bytes()?);
            let place = strings.len();
            strings.push(string.map_err(|_| format!("string {place} is not UTF-8"))?);
        }
    }
    Ok(strings)
}

/// The fields of a message by their numbers; none may stand twice.
fn fields_of<const N: usize>(
    message: &[u8],
    numbers: [u64; N],
) -> Result<[Option<Value<'_>>; N], String> {
    let mut found = [None; N];
    for field in Fields::of(message) {
        let (number, value) = field?;
        let Some(place) = numbers.iter().position(|n| *n == number) else {
            continue;
        };
        if found[place].replace(value).is_some() {
            return Err(format!("field {number} of an element stands twice"));
        }
    }
    Ok(found)
}

/// A packed list, which is left out where it is empty.
fn list(value: Option<Value<'_>>) -> Result<&[u8], String> {
    Ok(value.map_or(Ok(&[][..]), Value::bytes)?)
}

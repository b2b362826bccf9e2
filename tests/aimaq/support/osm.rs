//! Writes small OpenStreetMap PBF files, so that a test can draw its roads.

use std::path::Path;

type TagList<'a> = &'a [(&'a str, &'a str)];

/// Roads to be written.
#[derive(Default)]
pub(crate) struct Osm {
    strings: Vec<String>,
    nodes: Vec<(i64, f64, f64, Vec<[u64; 2]>)>,
    ways: Vec<u8>,
    relations: Vec<u8>,
}

impl Osm {
    pub(crate) fn new() -> Self {
        Self {
            strings: vec![String::new()],
            ..Self::default()
        }
    }

    /// A node at longitude and latitude in degrees.
    pub(crate) fn node(mut self, id: i64, lon: f64, lat: f64, tags: TagList<'_>) -> Self {
        let tags = self.tags(tags);
        self.nodes.push((id, lon, lat, tags));
        self
    }

    pub(crate) fn way(mut self, id: i64, nodes: &[i64], tags: TagList<'_>) -> Self {
        let mut way = Vec::new();
        number(&mut way, 1, id as u64);
        self.keys_and_values(&mut way, tags);
        let mut last = 0;
        let deltas = nodes
            .iter()
            .map(|n| zigzag(n - std::mem::replace(&mut last, *n)));
        packed(&mut way, 8, deltas);
        bytes(&mut self.ways, 3, &way);
        self
    }

    /// A relation; a member is its role, `n` or `w` for a node or a way, and its
    /// id.
    pub(crate) fn relation(
        mut self,
        id: i64,
        members: &[(&str, char, i64)],
        tags: TagList<'_>,
    ) -> Self {
        let mut relation = Vec::new();
        number(&mut relation, 1, id as u64);
        self.keys_and_values(&mut relation, tags);
        let roles: Vec<u64> = members.iter().map(|m| self.string(m.0)).collect();
        packed(&mut relation, 8, roles);
        let mut last = 0;
        let deltas = members
            .iter()
            .map(|m| zigzag(m.2 - std::mem::replace(&mut last, m.2)));
        packed(&mut relation, 9, deltas);
        packed(
            &mut relation,
            10,
            members.iter().map(|m| u64::from(m.1 == 'w')),
        );
        bytes(&mut self.relations, 4, &relation);
        self
    }

    pub(crate) fn write(&self, path: &Path) {
        let raw = |data: &[u8]| {
            let mut blob = Vec::new();
            bytes(&mut blob, 1, data);
            blob
        };
        let file = [
            blob("OSMHeader", &raw(&Self::header())),
            blob("OSMData", &raw(&self.data())),
        ];
        std::fs::write(path, file.concat()).expect("the scratch folder can be written");
    }

    /// The block that says what the file holds.
    pub(crate) fn header() -> Vec<u8> {
        let mut header = Vec::new();
        bytes(&mut header, 4, b"OsmSchema-V0.6");
        bytes(&mut header, 4, b"DenseNodes");
        header
    }

    /// All of it as one block.
    pub(crate) fn data(&self) -> Vec<u8> {
        let mut strings = Vec::new();
        self.strings
            .iter()
            .for_each(|s| bytes(&mut strings, 1, s.as_bytes()));
        let mut data = Vec::new();
        bytes(&mut data, 1, &strings);
        let mut dense = Vec::new();
        bytes(&mut dense, 2, &self.dense());
        for group in [&dense, &self.ways, &self.relations] {
            if !group.is_empty() {
                bytes(&mut data, 2, group);
            }
        }
        data
    }

    fn dense(&self) -> Vec<u8> {
        let units = |degrees: f64| (degrees * 1e7).round() as i64;
        let deltas = |values: Vec<i64>| {
            let mut last = 0;
            let deltas = values
                .into_iter()
                .map(move |v| zigzag(v - std::mem::replace(&mut last, v)));
            deltas.collect::<Vec<u64>>()
        };
        let mut dense = Vec::new();
        packed(
            &mut dense,
            1,
            deltas(self.nodes.iter().map(|n| n.0).collect()),
        );
        packed(
            &mut dense,
            8,
            deltas(self.nodes.iter().map(|n| units(n.2)).collect()),
        );
        packed(
            &mut dense,
            9,
            deltas(self.nodes.iter().map(|n| units(n.1)).collect()),
        );
        let tags = self
            .nodes
            .iter()
            .flat_map(|n| n.3.iter().flatten().copied().chain([0]));
        packed(&mut dense, 10, tags);
        dense
    }

    fn keys_and_values(&mut self, out: &mut Vec<u8>, tags: TagList<'_>) {
        let tags = self.tags(tags);
        packed(out, 2, tags.iter().map(|t| t[0]));
        packed(out, 3, tags.iter().map(|t| t[1]));
    }

    fn tags(&mut self, tags: TagList<'_>) -> Vec<[u64; 2]> {
        tags.iter()
            .map(|(k, v)| [self.string(k), self.string(v)])
            .collect()
    }

    /// The place of a string in the table of strings.
    pub(crate) fn place_of(&self, text: &str) -> Option<usize> {
        self.strings.iter().position(|s| s == text)
    }

    fn string(&mut self, text: &str) -> u64 {
        let place = self.place_of(text).unwrap_or_else(|| {
            self.strings.push(text.to_owned());
            self.strings.len() - 1
        });
        place as u64
    }
}

/// A blob of a kind, raw or compressed, with its length and header before it.
pub(crate) fn blob(kind: &str, blob: &[u8]) -> Vec<u8> {
    let mut header = Vec::new();
    bytes(&mut header, 1, kind.as_bytes());
    number(&mut header, 3, blob.len() as u64);
    let mut out = (header.len() as u32).to_be_bytes().to_vec();
    out.extend(header);
    out.extend(blob);
    out
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 128 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)) as u64
}

pub(crate) fn number(out: &mut Vec<u8>, field: u64, value: u64) {
    varint(out, field << 3);
    varint(out, value);
}

pub(crate) fn bytes(out: &mut Vec<u8>, field: u64, data: &[u8]) {
    varint(out, field << 3 | 2);
    varint(out, data.len() as u64);
    out.extend_from_slice(data);
}

pub(crate) fn packed(out: &mut Vec<u8>, field: u64, values: impl IntoIterator<Item = u64>) {
    let mut data = Vec::new();
    values.into_iter().for_each(|v| varint(&mut data, v));
    bytes(out, field, &data);
}

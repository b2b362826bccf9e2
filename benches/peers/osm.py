"""OpenStreetMap PBF files, as far as the comparisons need them: written from
nodes and ways, and read as nodes, ways and relations."""

import zlib


def varint(value):
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return value << 1 if value >= 0 else -value * 2 - 1


def field(number, data):
    return varint(number << 3 | 2) + varint(len(data)) + data


def packed(number, values):
    out = bytearray()
    for value in values:
        while value >= 128:
            out.append(value & 127 | 128)
            value >>= 7
        out.append(value)
    return field(number, bytes(out))


def deltas(values):
    last = 0
    for value in values:
        yield zigzag(value - last)
        last = value


def blob(kind, data):
    body = varint(2 << 3) + varint(len(data)) + field(3, zlib.compress(data, 1))
    header = field(1, kind) + varint(3 << 3) + varint(len(body))
    return len(header).to_bytes(4, "big") + header + body


MEMBERS = ("node", "way", "relation")


def header():
    return blob(b"OSMHeader", field(4, b"OsmSchema-V0.6") + field(4, b"DenseNodes"))


def tagged(tags, strings):
    keys = [strings.setdefault(k, len(strings)) for k in tags]
    values = [strings.setdefault(v, len(strings)) for v in tags.values()]
    return packed(2, keys) + packed(3, values)


def block(group, strings):
    table = b"".join(field(1, s.encode()) for s in strings)
    return blob(b"OSMData", field(1, table) + field(2, bytes(group)))


def slices(items, size=8000):
    items = list(items)
    return (items[at : at + size] for at in range(0, len(items), size))


def write_pbf(path, nodes, ways, relations=()):
    """Elements as `read_pbf` gives them, in the order of their ids."""
    units = lambda degrees: round(degrees * 1e7)
    with open(path, "wb") as file:
        file.write(header())
        for part in slices(sorted(nodes.items())):
            strings, flat = {"": 0}, []
            for _, (_, _, tags) in part:
                for pair in tags.items():
                    flat += [strings.setdefault(text, len(strings)) for text in pair]
                flat.append(0)
            dense = packed(1, deltas(id for id, _ in part))
            dense += packed(8, deltas(units(n[1]) for _, n in part))
            dense += packed(9, deltas(units(n[0]) for _, n in part)) + packed(10, flat)
            file.write(block(field(2, dense), strings))
        for part in slices(sorted(ways.items())):
            strings, group = {"": 0}, bytearray()
            for id, (line, tags) in part:
                group += field(3, varint(1 << 3) + varint(id) + tagged(tags, strings) + packed(8, deltas(line)))
            file.write(block(group, strings))
        for part in slices(sorted(dict(relations).items())):
            strings, group = {"": 0}, bytearray()
            for id, (members, tags) in part:
                relation = varint(1 << 3) + varint(id) + tagged(tags, strings)
                relation += packed(8, [strings.setdefault(m[0], len(strings)) for m in members])
                relation += packed(9, deltas(m[2] for m in members))
                group += field(4, relation + packed(10, [MEMBERS.index(m[1]) for m in members]))
            file.write(block(group, strings))


def take(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def parts(data):
    """Fields of a message: number, and an integer or bytes."""
    at = 0
    while at < len(data):
        key, at = take(data, at)
        if key & 7 == 0:
            value, at = take(data, at)
        elif key & 7 == 2:
            length, at = take(data, at)
            value, at = data[at : at + length], at + length
        else:
            size = {1: 8, 5: 4}[key & 7]
            value, at = data[at : at + size], at + size
        yield key >> 3, value


def numbers(data):
    at, out = 0, []
    while at < len(data):
        value, at = take(data, at)
        out.append(value)
    return out


def signed(value):
    return value >> 1 ^ -(value & 1)


def sums(data):
    total, out = 0, []
    for value in numbers(data):
        total += signed(value)
        out.append(total)
    return out


def blocks(path):
    data, at = open(path, "rb").read(), 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        header = dict(parts(data[at + 4 : at + 4 + size]))
        at += 4 + size
        body = dict(parts(data[at : at + header[3]]))
        at += header[3]
        if header[1] == b"OSMData":
            yield zlib.decompress(body[3]) if 3 in body else body[1]


def read_pbf(path):
    """Nodes by id as (lon, lat, tags), ways by id as (node ids, tags), and
    relations by id as (members, tags); a member is (role, type, id)."""
    nodes, ways, relations = {}, {}, {}
    for block in blocks(path):
        fields = list(parts(block))
        lone = {number: value for number, value in fields if number not in (1, 2)}
        unit, north, east = lone.get(17, 100), lone.get(19, 0), lone.get(20, 0)
        strings = [s.decode() for n, table in fields if n == 1 for _, s in parts(table)]
        degrees = lambda offset, value: 1e-9 * (offset + unit * value)
        for group in (value for number, value in fields if number == 2):
            for kind, value in parts(group):
                if kind == 2:
                    f = dict(parts(value))
                    tags = dense_tags(numbers(f.get(10, b"")), strings)
                    for id, lat, lon in zip(sums(f[1]), sums(f[8]), sums(f[9])):
                        nodes[id] = (degrees(east, lon), degrees(north, lat), next(tags, {}))
                elif kind in (3, 4):
                    f = dict(parts(value))
                    keys, values = numbers(f.get(2, b"")), numbers(f.get(3, b""))
                    tags = {strings[k]: strings[v] for k, v in zip(keys, values)}
                    if kind == 3:
                        ways[f[1]] = (sums(f.get(8, b"")), tags)
                    else:
                        roles = [strings[r] for r in numbers(f.get(8, b""))]
                        kinds = [MEMBERS[k] for k in numbers(f.get(10, b""))]
                        members = zip(roles, kinds, sums(f.get(9, b"")))
                        relations[f[1]] = (list(members), tags)
    return nodes, ways, relations


def dense_tags(flat, strings):
    tags, at = {}, 0
    while at < len(flat):
        if flat[at] == 0:
            yield tags
            tags, at = {}, at + 1
        else:
            tags[strings[flat[at]]] = strings[flat[at + 1]]
            at += 2


def closed(nodes, ways, relations):
    """The same without what points out of the file: ways end where a node is
    missing, and what comes after is a way of its own."""
    fresh = max(ways) + 1
    cut, runs_of = {}, {}
    for id, (line, tags) in sorted(ways.items()):
        runs, run = [], []
        for node in line + [None]:
            if node in nodes:
                run.append(node)
            else:
                runs += [run] if len(run) > 1 else []
                run = []
        for i, run in enumerate(runs):
            piece = id if i == 0 else fresh
            fresh += i > 0
            cut[piece] = (run, tags)
            runs_of.setdefault(id, []).append(piece)
    kept = {}
    for id, (members, tags) in relations.items():
        via = {ref for role, kind, ref in members if kind == "node" and role == "via"}
        piece = lambda way: next((p for p in runs_of[way] if via & set(cut[p][0])), runs_of[way][0])
        held = {"node": nodes, "way": runs_of, "relation": {}}
        if all(ref in held[kind] for _, kind, ref in members):
            named = [(role, kind, piece(ref) if kind == "way" else ref) for role, kind, ref in members]
            kept[id] = (named, tags)
    return nodes, cut, kept

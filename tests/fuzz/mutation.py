"""Files made wrong: bytes, numbers, lengths, and the insides of containers with the rest kept
right, so that readers come further than the first checksum."""

import io
import json
import struct
import warnings
import zipfile
import zlib
from random import Random

_NUMBERS = (0, 1, 2, 127, 128, 255, 256, 32767, 65535, 1 << 24, (1 << 31) - 1, (1 << 32) - 1)
_VALUES = (
    None, True, False, 0, -1, 1 << 31, 1 << 62, 10**30, 1e308, -1e-308, 0.5, float("nan"),
    float("inf"), "", "a", "x" * 5000, "\ud83d\ude00\u202e\x00\x1b[31m", [], {}, [[]], {"a": {}},
    [0] * 3000, "../../etc/passwd", "1", b"".hex(), [None], {"": 0},
)  # fmt: skip


def mutated(content: bytes, random: Random) -> bytes:
    """The bytes with something wrong with them, in a way that fits what they are."""
    ways = [_bytes_changed, _number_set, _cut, _part_doubled, _spliced]
    if content[:8] == b"\x89PNG\r\n\x1a\n":
        ways += [_png_chunk_changed] * 6
    if content[:2] == b"PK":
        ways += [_member_changed] * 8
    if content[:1] in b"{[":
        ways += [_json_changed] * 8
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        content = random.choice(ways)(content, random)
    return content


def _bytes_changed(content: bytes, random: Random) -> bytes:
    data = bytearray(content or b"\0")
    for _ in range(random.choice((1, 1, 2, 8, 40))):
        data[random.randrange(min(len(data), random.choice((64, 512, 1 << 30))))] = random.choice(
            (0, 255, 127, 128, random.randrange(256))
        )
    return bytes(data)


def _number_set(content: bytes, random: Random) -> bytes:
    data = bytearray(content)
    form = random.choice(("<H", ">H", "<I", ">I", "<Q", ">Q"))
    size = struct.calcsize(form)
    if len(data) <= size:
        return content
    place = random.randrange(min(len(data) - size, random.choice((80, 600, 1 << 30))))
    number = random.choice(_NUMBERS) & ((1 << 8 * size) - 1)
    struct.pack_into(form, data, place, number)
    return bytes(data)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _part_doubled(content: bytes, random: Random) -> bytes:
    begin = random.randrange(len(content) + 1)
    end = min(len(content), begin + random.choice((1, 8, 64, 1000)))
    return content[:end] + content[begin:end] * random.choice((1, 1, 30)) + content[end:]


def _spliced(content: bytes, random: Random) -> bytes:
    a, b = sorted(random.randrange(len(content) + 1) for _ in range(2))
    return content[:a] + content[b:]


def _png_chunk_changed(content: bytes, random: Random) -> bytes:
    chunks, place = [], 8
    while place + 12 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        chunks.append((content[place + 4 : place + 8], content[place + 8 : place + 8 + size]))
        place += 12 + size
    if not chunks:
        return content
    index = random.randrange(len(chunks))
    name, data = chunks[index]
    if name == b"IDAT" and random.random() < 0.5:
        try:
            data = zlib.compress(_bytes_changed(zlib.decompress(data), random))
        except zlib.error:
            data = _bytes_changed(data, random)
    elif name == b"IHDR" and len(data) == 13 and random.random() < 0.6:
        form = [random.choice((0, 1, 2, 4, 8, 16)), random.choice((0, 2, 3, 4, 6)), 0, 0]
        data = data[:8] + bytes([*form, random.choice((0, 1))])
    else:
        data = random.choice((_bytes_changed, _number_set, _cut, _part_doubled))(data, random)
    chunks[index] = (name, data)
    if random.random() < 0.2:
        kind = random.choice((b"tRNS", b"PLTE", b"gAMA", b"eXIf", b"iCCP", b"zTXt", b"acTL"))
        chunks.insert(1, (kind, random.randbytes(random.choice((0, 1, 2, 6, 255, 768)))))
    return content[:8] + b"".join(
        struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks
    )


def _member_changed(content: bytes, random: Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # it was mutated before
        return _bytes_changed(content, random)
    if not members:
        return content
    name = random.choice(list(members))
    what = random.random()
    if what < 0.1:
        del members[name]
    elif what < 0.15:
        members[name + random.choice(("/", "\0", "\u202e", "x" * 300))] = members[name]
    else:
        members[name] = mutated(members[name], random)
    out = io.BytesIO()
    method = random.choice((0, 0, 8, 8, 12, 14))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method) as archive:
        warnings.simplefilter("ignore")  # a name may be there twice
        for key, data in members.items():
            archive.writestr(key, data)
    return out.getvalue()


def _json_changed(content: bytes, random: Random) -> bytes:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return _bytes_changed(content, random)
    places: list[tuple[object, object]] = []
    _collect(data, places)
    if not places or random.random() < 0.05:
        depth = random.choice((10, 70, 500, 20_000))
        return b'{"a":' * depth + b"1" + b"}" * depth
    for _ in range(random.choice((1, 1, 1, 3))):
        holder, key = random.choice(places)
        if random.random() < 0.15 and isinstance(holder, dict):
            holder.pop(key, None)
        elif isinstance(holder, dict) or key < len(holder):  # type: ignore[operator, arg-type]
            holder[key] = random.choice(_VALUES)  # type: ignore[index]
    text = json.dumps(data)
    encoding = random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "latin-1"))
    return text.encode(encoding, "replace")


def _collect(data: object, places: list[tuple[object, object]]) -> None:
    keys = list(data) if isinstance(data, dict) else range(len(data))  # type: ignore[arg-type]
    for key in keys:
        places.append((data, key))
        value = data[key]  # type: ignore[index]
        if isinstance(value, (dict, list)):
            _collect(value, places)

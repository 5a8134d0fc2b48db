"""Ways to spoil what comes from outside, from a seed, and what must be said when it is refused."""

from __future__ import annotations

import random
from collections.abc import Callable

from models.rules.errors import WorldError
from resources import words
from resources.sentences import SENTENCES

# What clipboards, mails and old programs leave in texts; none of it may pass into a record or break a page.
MARKS = ("\u200b", "\u200e", "\ufeff", "\u00ad", "\x00", "\x07", "\x1b[31m", "\u2028", "\ud800", "\U0001f600", "\u202e")
TEXTS = (
    "", " ", "3/2", "31/2/2026", "=1+1", "'0912", "1e309", "−5", "999999999999999999999", "NULL", '"', '""', "\t",
    "\r", "<b>", "{name}", "%s %d", "../..", "x" * 5000, "Nguyê\u0303n", "ﬁ", "１２３", "II/2026", "2026-13",
)  # fmt: skip


def spoilt(data: bytes, rng: random.Random) -> bytes:
    """Return a file with one harm done to it: bits turned, cut short, a part zeroed, doubled, put in, nothing left."""
    return rng.choice(_HARMS)(data, rng)


def _flip(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 40))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(1, len(data))]


def _zero(data: bytes, rng: random.Random) -> bytes:
    at, length = rng.randrange(len(data)), rng.choice((1, 16, 512, 4096))
    return data[:at] + bytes(len(data[at : at + length])) + data[at + length :]


def _double(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + data[at : at + 512] * 2 + data[at + 512 :]


def _put_in(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + rng.randbytes(rng.choice((1, 7, 4096))) + data[at:]


def _foreign(data: bytes, rng: random.Random) -> bytes:
    return rng.choice((b"", b"\x00" * 4096, b"PK\x03\x04" + rng.randbytes(60), b"%PDF-1.7\n", rng.randbytes(len(data))))


_HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_flip, _flip, _cut, _zero, _double, _put_in, _foreign)


def text(rng: random.Random) -> str:
    """Return a hostile text, with marks that nobody sees strewn in."""
    words_ = [rng.choice(TEXTS) for _ in range(rng.randrange(1, 4))]
    return "".join(word + rng.choice(("", *MARKS)) for word in words_)


def is_told(error: WorldError) -> bool:
    """Say whether a refusal has a sentence of its own, filled to its end."""
    said = words.sentence(error.code, error.values)
    return error.code in SENTENCES and bool(said) and "%(" not in said and "\x00" not in said

"""The raw key beside the data, until accounts wrap it (decisions.md, Keys and files)."""

from __future__ import annotations

import os
import re
from pathlib import Path

from models.rules.errors import DamagedError
from models.storage import safefile

NAME = "office.key"
_HEX = re.compile(r"[0-9a-f]{64}")


def make(folder: Path) -> str:
    """Write a new random key of 256 bits and return it as 64 hex digits."""
    import secrets

    key = secrets.token_hex(32)
    safefile.write(folder / NAME, key.encode() + b"\n")
    os.chmod(folder / NAME, 0o600)
    return key


def read(folder: Path) -> str:
    """Return the key; DamagedError key_missing or key_damaged."""
    try:
        text = (folder / NAME).read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise DamagedError("key_missing", path=str(folder)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedError("key_damaged", path=str(folder)) from error
    if not _HEX.fullmatch(text):
        raise DamagedError("key_damaged", path=str(folder))
    return text


def passphrase(key: str) -> str:
    """Return the form that makes the cipher take the key raw: bare hex would silently be a passphrase."""
    return f"x'{key}'"

"""Where times and UUIDs come from: one injected source, seeded for the sample office and for tests."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable

from models.rules.fact import fact


@fact
class Source:
    """Tell the time and make identities."""

    now: Callable[[], datetime.datetime]
    new_uuid: Callable[[], str]
    token: Callable[[], str]

    def today(self) -> datetime.date:
        """Return the day of `now`."""
        return self.now().date()


def _local_now() -> datetime.datetime:
    return datetime.datetime.now().replace(microsecond=0)


def _random_uuid() -> str:
    import uuid

    return str(uuid.uuid4())


def _random_token() -> str:
    import uuid

    return uuid.uuid4().hex


def system() -> Source:
    """Return the machine's own clock and random identities."""
    return Source(_local_now, _random_uuid, _random_token)


class _Seeded:
    def __init__(self, seed: int, start: datetime.datetime) -> None:
        self.random = random.Random(seed)
        self.moment = start

    def now(self) -> datetime.datetime:
        return self.moment

    def new_uuid(self) -> str:
        import uuid

        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def token(self) -> str:
        return f"{self.random.getrandbits(128):032x}"

    def set(self, moment: datetime.datetime) -> None:
        self.moment = moment


def seeded(seed: int, start: datetime.datetime) -> tuple[Source, Callable[[datetime.datetime], None]]:
    """Return a repeatable source and the function that moves its clock."""
    state = _Seeded(seed, start)
    return Source(state.now, state.new_uuid, state.token), state.set

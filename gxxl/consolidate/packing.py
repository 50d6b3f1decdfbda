"""A file that was read, as few bytes and in little time: for the way between processes.

Of most files only the cover and the numbers are their own. What files of one template share (editions, version, empty
texts) is packed apart, so that the same bytes give the same object. What is packed here is trusted: it comes from a
process of our own and is never kept.
"""

from __future__ import annotations

import pickle
from functools import lru_cache
from typing import Any

from gxxl.consolidate.received import Received
from gxxl.convert import Converted
from gxxl.counts import Counts, as_counts, counts_of
from gxxl.figures import Figures
from gxxl.locate.result import NOTHING_LOCATED, Located
from gxxl.rules import Finding
from gxxl.submission import Cover, Origin, Submission

_Shared = tuple[dict[str, Any], dict[str, Any]]
_Own = tuple[str, str, tuple[Any, ...], tuple[tuple[Finding, ...], Located] | None]
_PROTOCOL = 5
_SHARED = 1024  # bytes: what is longer has texts of its own


class _LastShared:
    """What the last file shared with others, and its bytes: the next one mostly shares the same."""

    what: _Shared = ({}, {})
    data = b""


def pack(received: Received) -> bytes:
    """The bytes of what was read from a file."""
    return _pack_plain(received) or pickle.dumps(received, _PROTOCOL)


def unpack(data: bytes) -> Received:
    """What ``pack`` was given."""
    found = pickle.loads(data)  # noqa: S301 - see above
    return found if isinstance(found, Received) else _unpack_plain(*found)


def _pack_plain(received: Received) -> bytes | None:
    """A submission of counts in the summary's edition; ``None`` for anything else."""
    submission, converted = received.submission, received.converted
    if submission is None or converted is None or converted != Converted(submission):
        return None
    if received.container is not None or received.refusal or received.refusal_code:
        return None
    figures = as_counts(submission.figures) if isinstance(submission.figures, Figures) else None
    if not isinstance(figures, Counts) or submission.origin.file != received.file:
        return None
    numbers = figures.numbers
    has_more = received.findings or received.located is not NOTHING_LOCATED
    wrong = (received.findings, received.located) if has_more else None
    own = (received.file, submission.origin.sha256, tuple(vars(submission.cover).values()), wrong)
    packed = (figures.pattern.packed, numbers.typecode, numbers.tobytes())
    return pickle.dumps((own, packed, _pack_shared(submission)), _PROTOCOL)


def _pack_shared(submission: Submission) -> bytes:
    """What the submission has beside its cover, its figures, and the name and hash of its file."""
    rest = {key: value for key, value in vars(submission).items() if key not in ("cover", "figures", "origin")}
    source = {key: value for key, value in vars(submission.origin).items() if key not in ("file", "sha256")}
    if _LastShared.what != (rest, source):
        _LastShared.what, _LastShared.data = (rest, source), pickle.dumps((rest, source), _PROTOCOL)
    return _LastShared.data


def _load_shared(data: bytes) -> _Shared:
    rest, source = pickle.loads(data)  # noqa: S301 - see above
    return rest, source


_load_known = lru_cache(maxsize=256)(_load_shared)


def _unpack_plain(own: _Own, packed: tuple[bytes, str, bytes], shared: bytes) -> Received:
    file, sha256, cover, wrong = own
    rest, source = _load_known(shared) if len(shared) <= _SHARED else _load_shared(shared)
    origin = Origin(file, sha256, **source)
    submission = Submission(Cover(*cover), figures=counts_of(*packed), origin=origin, **rest)
    findings, located = wrong or ((), NOTHING_LOCATED)
    return Received(file, submission, Converted(submission), findings, located=located)

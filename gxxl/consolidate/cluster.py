"""Files read by the workers of a Dask cluster, for what is too much for one machine.

Workers read from a folder that all share, or by URL; what they send back is what a worker on this machine would. Dask
gives a dead worker's files to another one. A cluster is trusted as this machine is: Dask runs what it is sent.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gxxl import __version__
from gxxl.consolidate.gather import Found
from gxxl.consolidate.packing import pack, unpack
from gxxl.consolidate.receive import Reader, Terms, receive
from gxxl.consolidate.received import Received
from gxxl.errors import GxxlError
from gxxl.messages import cluster as words

BATCH = 32  # files in one task
AHEAD = 6  # tasks in flight for each worker
RETRIES = 2
SECONDS = 15  # to connect


@contextmanager
def on_cluster(address: str) -> Iterator[Reader]:
    """A reader that has the files read by the cluster at this address.

    Raises ``GxxlError`` where Dask is not installed, nothing answers, or the workers are none or of another version.
    """
    client = _connect(address)
    try:
        _require_workers(client, address)
        yield _reader(client, address)
    finally:
        client.close(timeout=2)


def _connect(address: str) -> Any:  # noqa: ANN401 - Dask ships no types
    try:
        from distributed import Client  # noqa: PLC0415 - late, an extra
    except ImportError as error:
        raise GxxlError(words.ABSENT) from error
    try:
        return Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:  # TimeoutError is an OSError
        raise _failed(words.UNREACHABLE, address, error) from error


def _require_workers(client: Any, address: str) -> None:  # noqa: ANN401
    try:
        versions = set(client.run(_version).values())
    except ModuleNotFoundError as error:
        raise GxxlError(words.NOT_INSTALLED.format(address=address)) from error
    except Exception as error:
        raise _failed(words.LOST, address, error) from error
    if not versions:
        raise GxxlError(words.NO_WORKERS.format(address=address))
    if versions != {__version__}:
        theirs = "、".join(sorted(versions))
        raise GxxlError(words.OTHER_VERSION.format(address=address, theirs=theirs, ours=__version__))


def _version() -> str:
    from gxxl import __version__ as version  # noqa: PLC0415 - the worker's own

    return version


def _reader(client: Any, address: str) -> Reader:  # noqa: ANN401
    from distributed import CancelledError, KilledWorker  # noqa: PLC0415 - late, an extra

    def read(files: Sequence[Found], terms: Terms) -> Iterator[Received]:
        ahead = AHEAD * max(1, len(client.scheduler_info()["workers"]))
        flying: deque[tuple[Any, Sequence[Found]]] = deque()
        for start in range(0, len(files), BATCH):
            batch = [_absolute(found) for found in files[start : start + BATCH]]
            flying.append((_submit(client, batch, terms), batch))
            if len(flying) >= ahead:
                yield from _landed(client, *flying.popleft(), terms)
        while flying:
            yield from _landed(client, *flying.popleft(), terms)

    def _landed(client: Any, future: Any, batch: Sequence[Found], terms: Terms) -> Sequence[Received]:  # noqa: ANN401
        try:
            received = [unpack(data) for data in future.result()]
        except KilledWorker:
            if len(batch) == 1:
                return [Received(batch[0].shown, refusal=words.ENDED_WORKERS, refusal_code="crashed")]
            return [one for found in batch for one in _landed(client, _submit(client, [found], terms), [found], terms)]
        except (OSError, CancelledError) as error:
            raise _failed(words.LOST, address, error) from error
        return received

    return read


def _submit(client: Any, batch: Sequence[Found], terms: Terms) -> Any:  # noqa: ANN401
    return client.submit(receive_all, list(batch), terms, pure=False, retries=RETRIES)


def receive_all(batch: Sequence[Found], terms: Terms) -> list[bytes]:
    """What a worker does: read some files, one after the other, and pack what came of them."""
    return [pack(receive(found, terms)) for found in batch]


def _absolute(found: Found) -> Found:
    """A path that means the same in every folder."""
    return found if found.is_remote else found._replace(place=str(Path(found.place).absolute()))


def _failed(sentence: str, address: str, error: Exception) -> GxxlError:
    return GxxlError(sentence.format(address=address, why=str(error) or type(error).__name__))

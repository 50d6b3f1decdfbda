"""Files by address (``s3://``, ``https://``, ``memory://`` …), through fsspec, which is an extra.

Only what the user names is fetched; an address inside a file never is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

from gxxl.errors import Refused
from gxxl.intake.kinds import HEAD
from gxxl.intake.store import require_size
from gxxl.messages import door as words

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
SECONDS = 60.0  # that fetching and reading one file may take


def is_url(text: str) -> bool:
    """Whether a text looks like ``scheme://``; the drive of a Windows path does not."""
    return bool(_URL.match(text))


def list_url(url: str) -> list[tuple[str, str]]:
    """Addresses of all files under an address, or its own, and their names below it. Raises ``Refused``."""
    with _sentences(url):
        system, root = _open(url)
        if system.isfile(root):
            return [(url, unquote(posixpath.basename(root)))]
        found = [(system.unstrip_protocol(path), posixpath.relpath(path, root)) for path in system.find(root)]
    if not found:
        raise Refused("url_nothing", words.URL_NOTHING.format(url=url))
    return found


def fetch(url: str) -> bytes:
    """A file's bytes. Raises ``Refused`` where it cannot be had or is too large."""
    with _sentences(url):
        system, path = _open(url)
        size = system.size(path)
        head = system.read_block(path, 0, HEAD)
        require_size(head, size or 0)
        data: bytes = system.cat_file(path)
    require_size(head, len(data))
    return data


def _open(url: str) -> tuple[Any, str]:
    import fsspec  # noqa: PLC0415 - late, an extra

    opened: Callable[[str], tuple[Any, str]] = fsspec.core.url_to_fs
    return opened(unquote(url) if url.startswith("file:") else url)


@contextmanager
def _sentences(url: str) -> Iterator[None]:
    try:
        yield
    except Refused:
        raise
    except ImportError as error:
        raise Refused("url_no_library", words.URL_NO_LIBRARY.format(why=error)) from error
    except Exception as error:
        # every store has errors of its own
        why = str(error) or type(error).__name__
        raise Refused("url_unreachable", words.URL_UNREACHABLE.format(url=url, why=why)) from error

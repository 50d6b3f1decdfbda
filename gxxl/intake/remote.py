"""Files by address (``s3://``, ``https://``, ``memory://`` …), through fsspec, which is an extra.

Only what the user names is fetched; an address inside a file never is, nor a link that leads out of a named folder.
What an address holds beside its path, a key to it mostly, is never shown.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

from gxxl.errors import Refused, why_of
from gxxl.intake.kinds import HEAD
from gxxl.intake.store import require_size
from gxxl.messages import door as words

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PAGES = ("http", "https")
_SECRETS = re.compile(r"(?<=://)[^/\s@]+@|[?#][^\s'\"]+")
MAX_LISTED = 20_000  # files of a folder of the web, with those in its folders
SECONDS = 60.0  # that fetching and reading one file may take


def is_url(text: str) -> bool:
    """Whether a text looks like ``scheme://``; the drive of a Windows path does not."""
    return bool(_URL.match(text))


def shown_url(url: str) -> str:
    """An address as users see it: without its query, which may be a key, and without a password."""
    return unquote(_SECRETS.sub("", url))


def list_url(url: str) -> list[tuple[str, str]]:
    """Addresses of all files under an address, or its own, and their names below it. Raises ``Refused``."""
    with _sentences(url):
        system, root = _open(url)
        if _is_page(url) and urlsplit(url).path.endswith("/") and "?" not in url:
            found = [(path, unquote(path[len(root) :])) for path in _linked(system, root)]
        elif system.isfile(root):
            return [(url, _name(url, root))]
        else:
            found = [(system.unstrip_protocol(path), posixpath.relpath(path, root)) for path in system.find(root)]
    if not found:
        raise Refused("url_nothing", words.URL_NOTHING.format(url=shown_url(url)))
    return found


def _is_page(url: str) -> bool:
    return urlsplit(url).scheme.lower() in _PAGES


def _name(url: str, root: str) -> str:
    """A file's name; the server's where its address ends without one."""
    path = urlsplit(url).path if _is_page(url) else root
    return posixpath.basename(unquote(path)) or urlsplit(url).netloc.rpartition("@")[2]


def _linked(system: Any, root: str) -> Iterator[str]:  # noqa: ANN401 - fsspec has no types
    """The files that a folder's page links to below it, and those of its folders."""
    folders, seen = [root], {root}
    for folder in folders:  # grows while it is gone through
        for path in system.ls(folder, detail=False):
            if path in seen or not path.startswith(root) or "?" in path or "#" in path or "/../" in path:
                continue
            if len(seen) > MAX_LISTED:
                raise Refused("url_too_many", words.URL_TOO_MANY.format(url=shown_url(root), limit=MAX_LISTED))
            seen.add(path)
            if path.endswith("/"):
                folders.append(path)
            else:
                yield path


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
        scheme = urlsplit(url).scheme.lower()
        package = "fsspec" if error.name == "fsspec" else words.URL_PACKAGES.get(scheme, "")
        sentence = words.URL_NO_LIBRARY if package else words.URL_NO_LIBRARY_KNOWN
        raise Refused("url_no_library", sentence.format(scheme=scheme, package=package, why=error)) from error
    except Exception as error:
        # every store has errors of its own
        why = _why(error)
        raise Refused("url_unreachable", words.URL_UNREACHABLE.format(url=shown_url(url), why=why)) from error


def _why(error: Exception) -> str:
    """What went wrong, without what the address keeps secret."""
    if isinstance(error, FileNotFoundError):
        return words.URL_NOT_FOUND
    if "Protocol not known" in str(error):
        return words.URL_UNKNOWN_KIND
    status = getattr(error, "status", None)
    if isinstance(status, int):
        return words.URL_STATUS.format(status=status)
    return _SECRETS.sub("", why_of(error) if isinstance(error, OSError) else str(error)) or type(error).__name__

"""A mail (.eml, .mht): its attachments by number; its text only where there are none and a table is in it.

Nothing is fetched: links stay links.
"""

from __future__ import annotations

import email.policy
import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.parser import BytesParser
from functools import lru_cache

from gxxl.errors import Refused
from gxxl.intake.container import Container, sorted_out
from gxxl.messages import door as words

MAX_MAIL = 60 * 2**20  # bytes; base64 makes 20 MB 27
MAX_PARTS = 1000
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_LINKED = re.compile(r"超大附件|ftnExs_download|/cgi-bin/ftn|dfs\.163\.com|pan\.baidu\.com|文件中转站")
_RAW_NAME = re.compile(r'(?:file)?name\s*=\s*"([^"\r\n]+)"', re.IGNORECASE)
_SIGNATURES = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")


def list_mail(data: bytes) -> Container:
    """What is attached to a mail. Raises ``Refused`` where there is nothing, or too much."""
    if len(data) > MAX_MAIL:
        raise Refused("mail_too_large", words.MAIL_TOO_LARGE.format(limit=MAX_MAIL // 2**20))
    parts = _parts(data)
    pictures = [number for number, part in enumerate(parts) if _is_picture_of_text(part)]
    signatures = [number for number, part in enumerate(parts) if part.get_content_type() in _SIGNATURES]
    attached = [n for n, part in enumerate(parts) if _is_attached(part) and n not in {*pictures, *signatures}]
    found = [(number, _name(parts[number], number)) for number in attached] or _body(parts)
    members, ignored = sorted_out(found)
    ignored += [(_name(parts[number], number), words.IGNORED_MAIL_PICTURE) for number in pictures]
    ignored += [(_name(parts[number], number), words.IGNORED_MAIL_SIGNATURE) for number in signatures]
    if not members:
        raise _nothing(parts)
    return Container(tuple(members), tuple(ignored))


def read_mail(data: bytes, number: int) -> bytes:
    """A part's bytes; those of text in UTF-8."""
    parts = _parts(data)
    if number >= len(parts):
        raise Refused("member_gone", words.MEMBER_GONE)
    part = parts[number]
    if not _is_attached(part):
        return _text(part).encode()
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


@lru_cache(maxsize=1)  # the attachments of a mail are asked for one after the other
def _parts(data: bytes) -> Sequence[EmailMessage]:
    """The parts that hold something, those of forwarded mails too."""
    try:
        message = BytesParser(policy=email.policy.default).parsebytes(data)
        parts = [part for part in message.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]
    except MemoryError:
        raise
    except Exception as error:
        # the parser of the standard library lets errors of many kinds out for broken heads
        raise Refused("damaged_mail", words.MAIL_DAMAGED) from error
    if len(parts) > MAX_PARTS:
        raise Refused("mail_too_many", words.MAIL_MANY.format(limit=MAX_PARTS))
    return parts


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part)) or not _is_text(part)


def _is_text(part: EmailMessage) -> bool:
    return part.get_content_type() in ("text/plain", "text/html")


def _is_picture_of_text(part: EmailMessage) -> bool:
    is_picture = part.get_content_maintype() == "image"
    return is_picture and part.get_content_disposition() != "attachment"


def _file_name(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except Exception:  # noqa: BLE001 - broken heads let errors of many kinds out
        return ""
    return _raw_file_name(part) or name if "\ufffd" in name else name


def _raw_file_name(part: EmailMessage) -> str:
    """A name that stands in the head as bytes of GBK, which no standard allows and old programs write."""
    head = " ".join(str(value) for key, value in part.raw_items() if key.lower().startswith("content-"))
    found = _RAW_NAME.search(head)
    return found[1].encode("utf-8", "surrogateescape").decode("gb18030", "replace") if found else ""


def _name(part: EmailMessage, number: int) -> str:
    return _file_name(part) or words.MAIL_UNNAMED.format(number=number + 1)


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    for encoding in (part.get_content_charset("utf-8"), "gb18030"):
        try:
            return raw.decode(encoding)
        except (LookupError, ValueError):
            continue
    return raw.decode("utf-8", "replace")


def _body(parts: Sequence[EmailMessage]) -> list[tuple[int, str]]:
    """The mail's own text, where it holds a table: as a page, else as lines with tabs."""
    texts = [(number, part) for number, part in enumerate(parts) if _is_text(part)]
    for number, part in texts:
        if part.get_content_type() == "text/html" and _TABLE.search(_text(part)):
            return [(number, words.MAIL_BODY_PAGE)]
    for number, part in texts:
        if part.get_content_type() == "text/plain" and "\t" in _text(part):
            return [(number, words.MAIL_BODY_TEXT)]
    return []


def _nothing(parts: Sequence[EmailMessage]) -> Refused:
    if any(_is_text(part) and _LINKED.search(_text(part)) for part in parts):
        return Refused("linked_attachment", words.MAIL_LINKED)
    return Refused("no_attachment", words.MAIL_NOTHING)

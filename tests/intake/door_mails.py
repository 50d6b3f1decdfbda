"""Mails as they are saved from mail programs, with attachments and without."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def mail(attachments: Mapping[str, bytes], *, body: str = "请查收。", page: str = "", picture: bool = False) -> bytes:
    """A mail with these attachments, a text, perhaps as a page too, with a picture in it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.cn", "b@example.cn", "年度报告"
    message.set_content(body)
    if page:
        message.add_alternative(page, subtype="html")
    if picture:
        message.make_mixed()
        message.attach(_picture())
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def _picture() -> EmailMessage:
    part = EmailMessage()
    part.set_content(PNG, maintype="image", subtype="png", disposition="inline", filename="标志.png", cid="<a@b>")
    return part


def forwarded(inner: bytes) -> bytes:
    """A mail that carries another one."""
    from email import message_from_bytes, policy

    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.cn", "b@example.cn", "转发"
    message.set_content("转发如下。")
    message.add_attachment(message_from_bytes(inner, policy=policy.default))
    return message.as_bytes()


def with_raw_name(name: bytes, data: bytes) -> bytes:
    """A mail whose attachment has its name as an old program writes it: bytes, or an encoded word in quotes."""
    from base64 import encodebytes

    head = (
        b"From: a@example.cn\r\nTo: b@example.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain\r\n\r\nx\r\n--B\r\n'
        b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
        b'Content-Disposition: attachment; filename="'
    )
    return head + name + b'"\r\n\r\n' + encodebytes(data) + b"--B--\r\n"

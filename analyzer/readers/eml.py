"""E-mail messages: subject and body, out of quoted-printable or base64, each character tied to its place.

Of several bodies the plain one is read, else the HTML. Quoted lines of a reply stand under ``>`` and are quotations.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Sequence
from email import message_from_string, policy
from email.header import decode_header, make_header
from email.message import Message

from analyzer.errors import UncheckedError
from analyzer.model import Document
from analyzer.readers.html import Page, Tags
from analyzer.readers.prose import Prose

_HEAD_END = re.compile(r"\r?\n\r?\n|\r\r")
_SUBJECT = re.compile(r"^subject:[ \t]*(.*(?:\r?\n[ \t]+.*)*)", re.IGNORECASE | re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)


def read(name: str, text: str, encoding: str) -> Document:
    """The document of a message.

    Raises:
        UncheckedError: where it has no body of text, or one in an unknown encoding.
    """
    prose = Prose(text)
    message = message_from_string(text, policy=policy.compat32)
    head = _HEAD_END.search(text)
    subject = _SUBJECT.search(text, 0, head.start() if head else len(text))
    if subject and subject[1].strip():
        told = str(make_header(decode_header(subject[1])))
        prose.whole(" ".join(told.split()), *subject.span(1))
        prose.block()
    part = _body(message)
    if part is None:
        raise UncheckedError("holds no body of text", "check what is attached to it by itself")
    start, end = _place(text, message, part)
    chars, places = _decoded(text, start, end, part)
    if part.get_content_type() == "text/html":
        tags = Tags(prose)
        Page(tags, chars, lambda offset: places[min(offset, len(places) - 1)]).read()
    else:
        _plain(prose, chars, places)
    return prose.document(name, encoding)


def _body(message: Message) -> Message | None:
    texts = [
        part
        for part in message.walk()
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"
    ]
    plain = [p for p in texts if p.get_content_subtype() != "html"]
    return next(iter(plain or texts), None)


def _place(text: str, message: Message, part: Message) -> tuple[int, int]:
    """Where the part's body lies: parts come in the order of the file, so each is sought behind the one before."""
    at = 0
    for each in message.walk():
        if each.is_multipart():
            continue
        body = str(each.get_payload())
        found = text.find(body, at)
        if found < 0:
            raise UncheckedError("a part of the message cannot be placed in it", "save its text as a file of its own")
        if each is part:
            return found, found + len(body)
        at = found + len(body)
    raise UncheckedError("holds no body of text", "check what is attached to it by itself")


def _decoded(text: str, start: int, end: int, part: Message) -> tuple[str, list[int]]:
    """The body's characters, and the offset of each in the message; one more for the end."""
    how = str(part.get("content-transfer-encoding", "7bit")).strip().lower()
    if how not in {"quoted-printable", "base64"}:
        return text[start:end], list(range(start, end + 1))
    raw = text[start:end]
    data, places = (_quoted_printable if how == "quoted-printable" else _base64)(raw, start)
    charset = part.get_content_charset() or "utf-8"
    try:
        decoder = codecs.getincrementaldecoder(charset)("strict")
        chars: list[str] = []
        at: list[int] = []
        first = start
        for k, byte in enumerate(data):
            told = decoder.decode(bytes((byte,)), final=k == len(data) - 1)
            if told:
                chars += told
                at += [first] * len(told)
            if told or not decoder.getstate()[0]:
                first = places[k + 1] if k + 1 < len(places) else end
    except (LookupError, UnicodeError) as error:
        raise UncheckedError(f"its body is not {charset}: {error}", "save its text as a file of its own") from error
    return "".join(chars), [*at, end]


def _quoted_printable(raw: str, start: int) -> tuple[bytes, list[int]]:
    data = bytearray()
    places = []
    for m in re.finditer(r"=([0-9A-Fa-f]{2})|=[ \t]*(?:\r?\n|\Z)|(.)", raw, re.DOTALL):
        if m[1] or m[2]:
            told = bytes.fromhex(m[1]) if m[1] else m[2].encode()
            data += told
            places += [start + m.start()] * len(told)
    return bytes(data), places


def _base64(raw: str, start: int) -> tuple[bytes, list[int]]:
    letters = [m.start() for m in re.finditer(r"[A-Za-z0-9+/=]", raw)]
    try:
        data = binascii.a2b_base64("".join(raw[k] for k in letters))
    except binascii.Error as error:
        raise UncheckedError(f"its body is not base64: {error}", "save its text as a file of its own") from error
    return data, [start + letters[k // 3 * 4 + k % 3] for k in range(len(data))]


def _plain(prose: Prose, chars: str, places: Sequence[int]) -> None:
    """The body up to the signature, in runs that the file has as they are."""
    signature = _SIGNATURE.search(chars)
    stop = signature.start() if signature else len(chars)
    source = prose.source
    at = 0
    while at < stop:
        end = at
        while end < stop and places[end] == places[at] + end - at and chars[end] == source[places[end]]:
            end += 1
        if end > at:
            prose.keep(places[at], places[at] + end - at)
        else:
            end = at + 1
            prose.put(chars[at], places[at], max(places[at], places[end]))
        at = end

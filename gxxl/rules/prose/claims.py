"""What prose claims about the form's figures: each number that is about one of them, and each 无 and 未收到.

A number that might be about something else is no claim: it is better to miss one than to ask about what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gxxl.rules.prose.denials import denials
from gxxl.rules.prose.numbers import Quantity, quantities
from gxxl.rules.prose.owner import Owner
from gxxl.rules.prose.text import Sentence, sentences
from gxxl.rules.prose.topics import OTHER, kind_of, topic_of
from gxxl.rules.prose.words import Kind
from gxxl.submission import Submission

_COUNTED = frozenset(("", "件", "份", "宗", "起", "例", "次", "个", "条", "项", "件次", "人次"))
_MONEY = frozenset(("元", "万元", "亿元"))
_COMPARED = re.compile(
    r"同比|环比|较|相?比(?:上年|去年|增|减|20)|(?:增加|增长|上升|下降|减少|回落|提高|降低|多|少)(?:了|至|到)?$"
)
_WHOLE_YEAR = re.compile(
    r"(?<!\d)1月(?:1日)?起?[至到—~-](?:20\d\d年)?12月(?:31日)?|(?:截至|截止|至|到)?(?:20\d\d年)?12月31日"
)
_GROWTH = re.compile(
    r"^(?:申请)?(?:数量|总数|总量|件数)?(?:[较比与](?:上年度?|上一年度?|去年)(?:同期)?(?:相比)?|同比)(?:(?P<down>下降|减少|回落|降低)|增长|增加|上升|提高)了?$"
)
_PART_OF_YEAR = re.compile(
    r"\d月|上半年|下半年|季度|近[两二三四五几]年|历年|年来|施行以来|实施以来|自\d{4}年(?:度)?以来|累计(?!收到|受理)|截[至止][^，]{0,12}累计|底，?累计"
)
_TIMES = re.compile(r"(20\d\d)年|(?=去年|上年|上一年)")
# Years that do not say of when a number is: what was carried over, comparisons, titles of documents.
_NO_TIME = re.compile(
    r"(?:20\d\d|去|上一?)年度?结转|结转(?:至|到|自)?(?:20\d\d|去|上一?)年|[较比与](?:20\d\d|去|上一?)年|《[^》]*》|〔20\d\d〕"
)


_NONE = ("无", "零", "没有", "均为零", "均无")  # after a colon
NEAR, FAR = 60, 400  # letters before a number, and of its sentence before it, that are looked at


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: of which kind, the number, the sentence, and the part of it that says it.

    ``share`` is a percentage that the sentence adds, ``growth`` one against last year, below 0 where it fell.
    """

    kind: Kind
    value: Decimal
    sentence: Sentence
    clause: str
    share: Decimal | None = None
    growth: Decimal | None = None
    in_words: bool = False


def find_claims(submission: Submission) -> tuple[Claim, ...]:
    """The claims in a submission's prose, in order."""
    reader = _Reader(Owner(submission.cover), submission.cover.year)
    return tuple(claim for sentence in sentences(submission.texts) for claim in reader.sentence(sentence))


class _Reader:
    """Goes through the sentences; knows what the last ones were about."""

    def __init__(self, owner: Owner, year: int | None) -> None:
        self.owner = owner
        self.year = year
        self.topic = ""
        self.paragraph: tuple[str, int] = ("", -1)
        self.foreign = False
        self.about_openness = False

    def sentence(self, sentence: Sentence) -> Iterator[Claim]:
        """The claims of one sentence."""
        if (sentence.section, sentence.paragraph) != self.paragraph:
            self.paragraph = (sentence.section, sentence.paragraph)
            self.topic, self.foreign, self.about_openness = "", False, False
        self.about_openness |= "公开" in sentence.text
        found: list[Claim] = []
        prefix = ""
        for clause in sentence.clauses:
            self._clause(sentence, clause, prefix, found)
            prefix = (prefix + clause + "，")[-FAR:]
        yield from _consistent(found)

    def _clause(self, sentence: Sentence, clause: str, prefix: str, found: list[Claim]) -> None:
        self.topic = topic_of(clause) or self.topic
        label = prefix.rstrip("，").rpartition("，")[2] if clause in _NONE else ""
        numbers, denied = list(quantities(clause)), [*denials(label + clause, self.year, self.topic)]
        if not (numbers or denied) or self._is_elsewhere(prefix + clause):
            return
        start = 0
        for number, quantity in enumerate(numbers):
            before = clause[max(start, quantity.start - NEAR) : quantity.start]
            end = numbers[number + 1].start if number + 1 < len(numbers) else len(clause)
            self._quantity(sentence, quantity, prefix, before, clause[quantity.end : end], found)
            start = quantity.end
        if denied and not self._is_not_ours(prefix + clause):
            known = [claim.kind for claim in found]
            found += [Claim(kind, Decimal(0), sentence, clause, in_words=True) for kind in denied if kind not in known]

    def _is_elsewhere(self, text: str) -> bool:
        """Whether the text so far speaks of another time."""
        text = _NO_TIME.sub("", _WHOLE_YEAR.sub("", text))
        years = _TIMES.findall(text)
        if not years:
            return bool(_PART_OF_YEAR.search(text))
        last = years[-1]
        other = not last.isdigit() or (self.year is not None and int(last) != self.year)
        return other or bool(_PART_OF_YEAR.search(text))

    def _is_not_ours(self, text: str) -> bool:
        """Whether a number after this text is somebody else's: named here, or last before in this paragraph."""
        ours = self.owner.whose(text)
        return self.foreign if ours is None else not ours

    def _quantity(
        self, sentence: Sentence, quantity: Quantity, prefix: str, before: str, after: str, found: list[Claim]
    ) -> None:
        if quantity.unit == "%":
            if found:
                found[-1] = _with_percentage(found[-1], quantity.value, before)
            return
        if _COMPARED.search(before) or self.topic == OTHER:
            return
        kind = kind_of(self.topic, prefix, before, after, self.year)
        if kind is None or not _unit_fits(kind, quantity.unit):
            return
        if kind.topic in ("review", "litigation", "disputes") and not self.about_openness:
            return
        self.foreign = self._is_not_ours(prefix + before)
        if self.foreign:
            return
        value = quantity.value * {"万元": 10**4, "亿元": 10**8}.get(quantity.unit, 1)
        found.append(Claim(kind, value, sentence, before.lstrip("、")))


def _with_percentage(claim: Claim, value: Decimal, before: str) -> Claim:
    """The claim before a percentage, with it, where the words between say of what it is."""
    if claim.share is None and re.search(r"占(?:比|总数|总量|[^，]{0,12})?(?:的|为|约)?$", before):
        return replace(claim, share=value)
    growth = _GROWTH.search(before)
    if growth and claim.growth is None and claim.kind.key == "received":
        return replace(claim, growth=-value if growth["down"] else value)
    return claim


def _unit_fits(kind: Kind, unit: str) -> bool:
    return unit in (_MONEY if kind.key == "fee_amount" else _COUNTED) or (not unit and kind.key != "fee_amount")


def _consistent(found: list[Claim]) -> Iterator[Claim]:
    """The first claim of what came in counts; a second one in the sentence is of a part of it."""
    seen: set[str] = set()
    for claim in found:
        key = {"applied": "received"}.get(claim.kind.key, claim.kind.key)
        if key not in seen:
            seen.add(key)
            yield claim

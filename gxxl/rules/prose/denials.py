"""Zero in words: 未收到, 没有, 无, 零."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxxl.rules.prose.words import Kind, all_of, any_of, patterns, vocabulary

_NOT = r"(?:未曾|从未|尚未|暂未|并未|均未|未|没有|没|无人|均无|暂无|无)"
_RECEIVE = r"(?:收到|接到|受理|接收|收悉|发生|出现|产生|存在|有|提出|新增|新收)"
_RECEIVED = all_of(f"{_RECEIVE}|过|任何")
_DISPUTE_WORDS = any_of(
    "一起|一件|一例|因|由|政府信息公开|信息公开|政务公开|政府信息|工作|依申请公开|申请|人|引起|引发|导致|提起|被|的|行政|复议|诉讼|和|或|及|与|、|以及|案件|案|情况|情形|事件"
    "|者|任何|过|发生|产生|出现|收到|接到|涉及|相关|有关|等|而|公民|法人|其他|其它|组织|受到|问题|现象|投诉|举报|之|起"
)
_ZERO = all_of("均|都|皆|数量|件数|案件|情况|申请") + r"(?:为|是)?(?:零|无|没有|0)(?:件|起|宗)?$"
_DISPUTES = re.compile(rf"^.*?{_NOT}(?P<said>{_DISPUTE_WORDS})$")
_FEE_WORDS = all_of("收取|发生|产生|存在|有|涉及|过|任何|向|申请人|当事人|政府|公开|的|信息(?!处理费)")
_FEE = re.compile(rf"(?:{_NOT}|不){_FEE_WORDS}信息处理费|信息处理费(?:收取)?(?:情况|金额)?(?:为)?(?:零|无)$")
_DOCUMENTS = re.compile(r"(?:未|没有|无)(?:新)?(?:制发|制定|出台|印发)(?:过|任何|新的)*(?:行政)?规范性文件")
LONGEST = 120  # letters of a clause; nobody denies anything in more
_HINT = re.compile("[未没无零0不]")
_TAIL = f"(?:的)?{all_of('申请|情况|情形|事项|事件|件|现象|办件|信息')}$"


def denials(clause: str, year: int | None, topic: str) -> Iterator[Kind]:
    """The kinds that a clause says there are none of."""
    kinds = vocabulary().kinds
    if len(clause) > LONGEST or not _HINT.search(clause):
        return
    if _FEE.search(clause):
        yield kinds["fee_amount"]
    elif re.search("复议|诉讼", clause):
        yield from _disputes(clause)
    elif _DOCUMENTS.search(clause):
        yield kinds["documents_made"]
    else:
        yield from _requests(clause, year, topic)


def _disputes(clause: str) -> Iterator[Kind]:
    said = _DISPUTES.match(clause)
    plain = re.search(rf"(?:复议|诉讼)(?:、|和|或|及|与|行政|复议|诉讼|案件|情况)*{_ZERO}", clause)
    if not said and not plain:
        return
    kinds, text = vocabulary().kinds, said["said"] if said else clause
    if "复议" in text and not re.search("经复议|复议后", text):
        yield kinds["review"]
    if "诉讼" in text:
        yield kinds["litigation"]


def _requests(clause: str, year: int | None, topic: str) -> Iterator[Kind]:
    words, kinds = vocabulary(), vocabulary().kinds
    filler = words.received_filler
    denied = re.search(rf"{_NOT}{_RECEIVED}(?P<said>{filler}){_TAIL}", clause)
    if denied and re.search("申请", clause[denied.start() :]) and re.search("公开|申请", denied["said"]):
        yield kinds["received"]
        return
    if (
        re.search(rf"(?:依申请公开|公开申请)(?:政府信息|事项|情况|数量|件数|申请)*{_ZERO}", clause)
        or "零申请" in clause
    ):
        yield kinds["received"]
        return
    if topic != "requests":
        return
    narrow = re.search(rf"{_NOT}(?P<said>.{{2,16}}?){_TAIL}", clause)
    for kind, left, _ in patterns(year):
        if narrow and left is not None and left.fullmatch(narrow["said"]):
            yield kind
            return

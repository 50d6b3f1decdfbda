"""What was left over from copying: last year's year, another unit's name, a notice that has been replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gxxl.form import EDITIONS, load
from gxxl.messages import prose as words
from gxxl.rules.finding import Finding
from gxxl.rules.make import make
from gxxl.rules.prose.compare import quote
from gxxl.rules.prose.owner import Owner
from gxxl.rules.prose.report import all_texts, is_of_2021
from gxxl.rules.prose.text import Sentence, sentences
from gxxl.submission import Submission

_TITLES = re.compile(r"《[^》]*》")
_PERIOD = re.compile(r"(?:期限|数据|统计)[^，]{0,16}?(20\d\d)年1月1日")
_HEADING = re.compile(r"(?:现将|编制|公布|形成)[^，]{0,20}?(20\d\d)年(?:度)?[^，]{0,20}?政府信息公开(?:工作)?年度报告")
_STARTS = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．])?(20\d\d)年(?:度)?[，,]?(?=[一-龥])(?!以来|来|起|至|底|初)"
)
_OF_THEN = re.compile(r"上年|去年|结转|相比|相较|年报|年度报告|印发|整改|针对|以来|同期|基础上")
_WE = re.compile(r"我(镇|乡|街道|局|委|厅)(?!们)")
_TOWN = re.compile(
    r"^(?:20\d\d年(?:度)?[，,]?)?(?P<name>[一-龥]{1,6}?(?:镇|乡|街道|局))"
    r"(?=(?:人民)?政府|办事处|党委|认真|严格|坚持|深入|积极|全面|高度|始终|按照|紧紧|不断|切实|共|围绕)"
)
_NO_NAME = re.compile(
    r"[全各我本该乡城集大格布当开结]?[镇乡局]|.*[全各我本该](?:镇|乡|街道|局)|乡镇|.*[格布全大]局|.*(?:城|集|乡)镇"
    # 「调整成立以镇党委书记为组长的」, 「通过镇政府公开栏」: words before 镇 that no name has there.
    r"|.*[以由在把对为向按据让使并及从是经](?:镇|乡|街道|局)"
    r"|(?:调整|成立|根据|通过|按照|组织|召开|建立|配合|结合|依托|加强|推动|协助|接受|完善|明确|落实|安排|指导|督促|利用|充分)"
    r".{0,4}"
)
# Notices that later ones replaced, as they are cited, and what replaced them.
_NUMBER = re.compile(r"国办公开办函[〔\[【（(](20\d\d)[〕\]】）)](\d+)号")
_OLD_REGULATION, _NEW_REGULATION = re.compile(r"国务?院?令第?492号"), re.compile(r"第?711号")
REGULATION = ("国务院令第492号", "国务院令第711号")


def check_left_over(submission: Submission) -> Iterator[Finding]:
    """Queries about years, names and notices that are not this report's."""
    found = list(sentences(all_texts(submission)))
    yield from _years(submission, found)
    yield from _units(submission, found)
    yield from _notices(submission, found)


def _years(submission: Submission, found: list[Sentence]) -> Iterator[Finding]:
    """One for each section, since what was left over once was left over often."""
    year = submission.cover.year
    if year is None:
        return
    done: set[str] = set()
    for sentence in found:
        other = _other_year(sentence, year)
        if other is not None and sentence.section not in done:
            done.add(sentence.section)
            yield make("report.other_year", submission, (), **_said(sentence), found=other, year=year)


def _other_year(sentence: Sentence, year: int) -> int | None:
    text = _TITLES.sub("", sentence.text)
    for pattern in (_PERIOD, _HEADING) if sentence.section == "opening" else (_PERIOD,):
        told = pattern.search(text)
        if told and int(told[1]) != year:
            return int(told[1])
    starts = _STARTS.match(text)
    if starts and int(starts[1]) in (year - 1, year - 2) and not _OF_THEN.search(text):
        return int(starts[1])
    return None


def _units(submission: Submission, found: list[Sentence]) -> Iterator[Finding]:
    owner = Owner(submission.cover)
    if not submission.cover.unit:
        return
    for sentence in found:
        other = _other_unit(sentence, owner)
        if other:
            yield make(
                "report.other_unit", submission, (), **_said(sentence, other), found=other, unit=submission.cover.unit
            )
            return


def _other_unit(sentence: Sentence, owner: Owner) -> str:
    """The name of another unit, or 我乡 in a 镇; empty where there is none."""
    unit = owner.cover.unit
    for told in _WE.finditer(sentence.text):
        kinds = {owner.area} if owner.area in ("镇", "乡", "街道") else {"局", "委", "厅"}
        whole = owner.area and owner.area not in ("镇", "乡", "街道")
        if told[1] not in kinds or (whole and told[1] in ("镇", "乡", "街道", "局")):
            return told[0]
    named = _TOWN.match(sentence.text)
    if named is None or _NO_NAME.fullmatch(named["name"]) or sentence.section == "opening":
        return ""
    name = named["name"]
    same_kind = name[-1] == unit.removesuffix("人民政府").removesuffix("办事处")[-1:]
    return name if same_kind and not owner.whose(name) and name not in unit else ""


def _notices(submission: Submission, found: list[Sentence]) -> Iterator[Finding]:
    whole = "".join(sentence.text for sentence in found)
    newest = load(EDITIONS[-1]).notice
    if is_of_2021(submission):
        replaced = {load(edition).notice for edition in EDITIONS[:-1]}
        for sentence in found:
            for told in _NUMBER.finditer(sentence.text):
                notice = f"国办公开办函〔{told[1]}〕{told[2]}号"
                if notice in replaced:
                    yield make(
                        "report.repealed_notice",
                        submission,
                        (),
                        **_said(sentence, told[0]),
                        found=notice,
                        successor=newest,
                    )
                    return
    if _OLD_REGULATION.search(whole) and not _NEW_REGULATION.search(whole):
        sentence = next((item for item in found if _OLD_REGULATION.search(item.text)), found[0])
        old, new = REGULATION
        yield make("report.repealed_notice", submission, (), **_said(sentence), found=old, successor=new)


def _said(sentence: Sentence, about: str = "") -> dict[str, str]:
    return {"section": words.SECTIONS[sentence.section], "quote": quote(sentence.text, about)}

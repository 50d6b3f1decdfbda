"""docs/messages.md, from the modules of ``gxxl.messages`` and from findings about made-up submissions."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import ModuleType

from docs.markdown import page, table, template
from gxxl import messages
from gxxl.form import EDITIONS, TABLES, load
from gxxl.messages.rules import SEVERITY
from gxxl.reading import read_text
from gxxl.rules import check
from gxxl.rules.catalogue import all_kinds
from gxxl.rules.finding import Finding
from gxxl.submission import (
    ABSENT,
    Cover,
    Coverage,
    Extra,
    Figure,
    Kind,
    Made,
    Origin,
    State,
    Submission,
    Unread,
    empty,
    number,
)

INTRODUCTION = """\
程序说的每一句话都在这里。找到看到的那一句，就知道它是什么意思、该怎么办。“……”处是具体的名称、位置或者数。
"""
FINDINGS = """\
每个问题说明在哪一格（例如“三、申请办理!E17”，即该表的E列第17行）、填的是什么、应当是什么、依据和怎么办。下面的例子是程序对编造的数据给出的原话。
"""
# What each module of gxxl/messages is about, for a reader. A test says when one is missing here.
AREAS = {
    "cli": "命令行",
    "cluster": "在集群上汇总",
    "commands": "命令：生成模板、校验、读取、说明",
    "consolidate": "汇总",
    "convert": "两版之间的换算",
    "excel": "表格中的按钮",
    "door": "各种文件的接收",
    "desk": "Windows便携包：安装、卸载、拖放",
    "doctor": "自查：本机的办公软件和设置",
    "excel_engine": "在LibreOffice中操作表格",
    "functions": "公式中的函数",
    "imports": "读取已发布的年度报告",
    "html_page": "汇总的网页",
    "intake": "读取文件",
    "joined": "连写的数字",
    "ledger": "报送情况和汇总工作底稿",
    "levels": "逐级汇总",
    "locate": "可能填错的栏目",
    "macros": "表格中的按钮和菜单",
    "report": "生成年度报告",
    "prose": "正文",
    "roster": "报送单位名单",
    "notices": "退改、核实、重报、催报通知",
    "rules": "校验规则",
    "trace": "数据来源追溯",
    "workbook": "填报模板",
    "system": "文件不能读写的原因",
    "years": "与上年比较",
}
# Kinds about several files, not about one submission: shown in words, without an example.
OF_A_RUN = ("roster.", "consolidate.", "carriers.", "problems.last_year", "problems.other_unit")
_SENTENCE = re.compile("。")
_COVER = Cover(unit="庄头镇人民政府", unit_code="610525109", year=2021, level="乡镇")


def messages_page() -> str:
    """The page."""
    return page("程序说的话", "gxxl/messages", INTRODUCTION, *_findings(), *_sentences())


def modules() -> dict[str, ModuleType]:
    """The modules of messages by their names."""
    names = [module.name for module in pkgutil.iter_modules(messages.__path__)]
    return {name: importlib.import_module(f"gxxl.messages.{name}") for name in names}


def examples() -> dict[str, Finding]:
    """A real finding for each kind of rule, by the kind's id."""
    found: dict[str, Finding] = {}
    for submission in _broken():
        for finding in check(submission):
            found.setdefault(_kind_of(finding.rule), finding)
    return found


def _findings() -> Iterator[str]:
    yield "## 校验发现的问题"
    yield ""
    yield FINDINGS
    real = examples()
    for kind in all_kinds():
        finding = real.get(kind.id)
        message = finding.message if finding else template(kind.words.message)
        yield f"**{kind.words.label}**（{SEVERITY[kind.severity]}，`{kind.id}`）"
        yield ""
        yield f"> {message}<br>"
        yield f"> 怎么办：{finding.remedy if finding else template(kind.words.remedy)}<br>"
        yield f"> 依据：{kind.basis}"
        yield ""


def _sentences() -> Iterator[str]:
    for name, module in modules().items():
        texts = list(dict.fromkeys(text for text in _texts(vars(module)) if _SENTENCE.search(text)))
        if name == "rules" or not texts:  # the rules are above, with examples
            continue
        yield f"## {AREAS.get(name, name)}"
        yield ""
        yield from table(("原文",), ([template(text.strip())] for text in texts))


def _texts(value: object) -> Iterator[str]:
    """Every text in the public names of a module, also those in its dictionaries and records."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if not str(key).startswith("_") and str(key) != "annotations":
                yield from _texts(item)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for name in value.__dataclass_fields__:
            yield from _texts(getattr(value, name))


def _kind_of(rule: str) -> str:
    for edition in EDITIONS:
        if rule in load(edition).rules_by_id:
            return load(edition).rules_by_id[rule].template
        carried = {item.id: item.template for item in load(edition).carry_overs}
        if rule in carried:
            return carried[rule]
    first, _, rest = rule.partition(".")
    general = "{table}." + rest
    return general if first in TABLES and general in {kind.id for kind in all_kinds()} else rule


def _broken() -> Iterator[Submission]:
    """Submissions in which, together, every kind of rule is broken."""
    zero = _zeros("2021")
    requests = {"new": "23", "carried_in": "1", "granted": "19", "total": "21", "carried_out": "1"}
    yield _with(zero, {f"requests.{row}.natural": value for row, value in requests.items()})
    yield _with(zero, {"review.upheld": "2", "litigation.direct.other": "1", "litigation.after_review.upheld": "1"})
    fees = {"disclosure.licences.decisions": "124件", "disclosure.fees.amount": "3000元"}
    yield _with(zero, {**fees, "requests.new.natural": "约20", "requests.granted.other": "-3", "review.other": "1.5"})
    yield _with(zero, {"disclosure.regulations.made": "2"})
    yield _made(
        zero, "requests.new.natural", Figure(None, State.AMBIGUOUS, Made.PRINTED, readings=(Decimal(1), Decimal(11)))
    )
    yield _made(zero, "requests.new.natural", Figure(None, State.UNREADABLE, Made.TYPED, text="13812345678"))
    yield _made(zero, "requests.new.total", Figure(Decimal(0), State.NUMBER, Made.COMPUTED))
    yield _made(zero, "requests.new.natural", ABSENT)
    yield replace(zero, origin=Origin(unread=(Unread("requests", "三、申请办理 (2)", 3),)))
    lacking = Coverage(3, 1, lacking=2, errors=6, names=("庄头镇", "王庄镇"))
    yield replace(zero, origin=Origin(kind=Kind.SUMMARY), coverage=lacking)
    yield replace(
        zero,
        editions={**zero.editions, "review": None},
        figures={k: v for k, v in zero.figures.items() if not k.startswith("review.")},
    )
    old, new = _zeros("2019"), {"disclosure.normative_documents.in_force": "9", "requests.carried_in.natural": "1"}
    yield _last(old, {"disclosure.licences.last_year_items": "3", "disclosure.licences.change": "1"})
    yield _last(_with(zero, new), {"requests.carried_out.natural": "3", "disclosure.penalties.decisions": "900"})
    yield _with(zero, {"disclosure.fees.amount": "25300"})
    yield from _told(zero)
    yield empty(Cover(), "2021")
    yield empty(Cover(year_text="2021-2022"), "2021")
    yield replace(zero, cover=replace(_COVER, filled_on="2099-01-01"))


def _told(zero: Submission) -> Iterator[Submission]:
    """Prose that the tables and the form do not agree with."""
    overview = "2021年，我镇共收到政府信息公开申请5件，予以公开0件，占20%。行政复议2件。制发行政规范性文件3件。"
    told = {"overview": overview, "other": "本年度收取信息处理费380元。"}
    extra = Extra("收取信息处理费金额", "元", Decimal(280))
    yield replace(zero, texts=told, extras=(extra,))
    more = {"overview": "2021年，我镇共收到政府信息公开申请5件，较上年增长100%。"}
    yield replace(_last(_with(zero, {"requests.new.total": "5"}), {"requests.new.total": "4"}), texts=more)
    opening = "庄头镇2021年政府信息公开工作年度报告。根据国办公开办函〔2019〕60号的要求编制本报告。"
    told = {"overview": "2020年，我乡认真开展主动公开工作。" + "全面公开。" * 250, "problems": "无。", "other": "无。"}
    origin = Origin(kind=Kind.REPORT, sections=("overview", "requests", "disclosure", "problems", "other"))
    yield replace(zero, texts=told, opening=opening, origin=origin)
    yield replace(_with(zero, {"requests.other.fee_unpaid.total": "1"}), texts=told)
    yield _with(zero, {"requests.other.other.total": "6", "requests.total.total": "20"})
    yield _with(_zeros("2019"), {"requests.other.total": "6", "requests.total.total": "20"})


def _zeros(edition: str) -> Submission:
    blank_form = empty(_COVER, edition)
    return blank_form.with_figures(
        {code: number(Decimal(0), Made.TYPED, cell.unit) for code, cell in blank_form.cells.items()}
    )


def _with(submission: Submission, typed: dict[str, str]) -> Submission:
    for code, text in typed.items():
        figure = read_text(text, submission.cells[code], Made.TYPED, words=False)
        submission = _made(submission, code, figure)
    return submission


def _last(submission: Submission, figures: dict[str, str]) -> Submission:
    """The submission with figures of last year, all zero but for these."""
    zeros = dict.fromkeys(submission.figures, Decimal(0))
    return replace(submission, last_year={**zeros, **{code: Decimal(text) for code, text in figures.items()}})


def _made(submission: Submission, code: str, figure: Figure) -> Submission:
    return submission.with_figures({**submission.figures, code: figure})

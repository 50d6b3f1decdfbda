"""docs/rules.md, from the catalogue of rules and the form's own data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docs.markdown import page, table, template
from gxxl.form import EDITIONS, Form, Note, Rule, Step, load
from gxxl.messages.rules import SEVERITY
from gxxl.rules.catalogue import KINDS, Kind, cross_footing_kinds

INTRODUCTION = """\
程序按下列规则校验。每条都注明依据，分三种：**明文**（通知或者表格上印着的）、**表头含义**（总计一栏的含义）、\
**工作惯例**（通知没有写，实际工作中都这样核对）。条文没有说的，不引用。

错误必须修改；提示请核实，确实无误的在“说明”表写明原因。

编号中的 `{column}`、`{row}`、`{table}` 依次换成各列、各行、各表，例如 `requests.total.natural`、`review.blank`。\
`gxxl explain 编号` 显示一条规则和它涉及的各格。
"""
NOTES = "以下摘自两版通知，填报说明表中也有。"
MAPS = """\
旧版表格自2021年度起应当改用新版；仍按旧版报来的，汇总时按下表换算。只有一种可能的照算；要靠猜的不计入，逐格列明，\
由报送单位改填，或者由汇总人用 `--lossy` 按位置计入并记录在案。
"""


def rules_page() -> str:
    """The page."""
    return page(
        "规则和依据",
        "规则目录和格式数据",
        INTRODUCTION,
        *_cross_footing(),
        *_others(),
        *_counting(),
        *_maps(),
    )


def _cross_footing() -> Iterator[str]:
    yield "## 勾稽关系"
    yield ""
    for kind in cross_footing_kinds():
        rules = {edition: _of_kind(load(edition), kind.id) for edition in EDITIONS}
        first = next(rule for found in rules.values() for rule in found)
        counts = "，".join(f"{edition}年版{len(found)}条" for edition, found in rules.items() if found)
        yield f"### {kind.words.label}"
        yield ""
        rows = [
            ("编号", f"`{kind.id}`（{counts}）"),
            ("关系", f"{first.expected_words}＝{first.found_words}"),
            ("类别", SEVERITY[kind.severity]),
            ("依据", str(kind.basis)),
        ]
        yield from table(("", ""), rows)


def _of_kind(form: Form, template_id: str) -> list[Rule]:
    return [rule for rule in form.rules if rule.template == template_id]


def _others() -> Iterator[str]:
    yield "## 其他规则"
    yield ""
    for kind in KINDS.values():
        yield from _kind(kind)


def _kind(kind: Kind) -> Iterator[str]:
    yield f"### {kind.words.label}"
    yield ""
    yield kind.words.about
    yield ""
    rows = [
        ("编号", f"`{kind.id}`"),
        ("类别", SEVERITY[kind.severity]),
        ("依据", str(kind.basis)),
        ("怎么办", template(kind.words.remedy)),
    ]
    if kind.editions != EDITIONS:
        rows.append(("适用", "、".join(f"{edition}年版" for edition in kind.editions)))
    yield from table(("", ""), rows)


def _counting() -> Iterator[str]:
    yield "## 统计口径"
    yield ""
    yield NOTES
    yield ""
    for edition in EDITIONS:
        form = load(edition)
        yield f"### {edition}年版（{form.notice}）"
        yield ""
        yield from table(
            ("关于", "口径", "出处"), ((_about(form, note), note.text, note.source) for note in form.notes)
        )


def _about(form: Form, note: Note) -> str:
    return "、".join(dict.fromkeys(_name(form, about) for about in note.about))


def _name(form: Form, about: str) -> str:
    """What the form calls a table, a section, or the row of a table that a key names."""
    if about in form.tables_by_key:
        return form.tables_by_key[about].name
    for section in form.sections:
        if section.key == about:
            return section.title
    table_key, _, row = about.partition(".")
    cells = [cell for cell in form.tables_by_key[table_key].cells if f"{cell.row_key}.".startswith(f"{row}.")]
    depth = row.count(".") + 1
    labels = cells[0].row_labels
    return labels[-1] if cells[0].row_key.count(".") + 1 == depth else labels[-2]


def _maps() -> Iterator[str]:
    yield "## 两版之间的换算"
    yield ""
    yield MAPS
    for edition in EDITIONS:
        form = load(edition)
        for source, steps in form.maps.items():
            same = sum(step.sources == step.targets for step in steps)
            rows = {_step(load(source), form, step): None for step in steps if step.sources != step.targets}
            yield f"### {source}年版换算为{edition}年版"
            yield ""
            head = (f"{source}年版", f"{edition}年版", "怎样换算")
            yield from table(head, [(f"栏目相同的{same}格", "同左", "照抄"), *rows])


def _step(source: Form, target: Form, step: Step) -> tuple[str, str, str]:
    """A line of the map by its rows; the columns of one row make the same line."""
    if len(step.sources) > 1:
        how = "相加"
    elif len(step.targets) > 1:
        how = "0照拆为0；其他数不拆"
    else:
        how = "含义不完全相同，不照抄"
    return _rows(source, step.sources), _rows(target, step.targets), how


def _rows(form: Form, codes: Sequence[str]) -> str:
    cells = [form.cells[code] for code in codes]
    return "\n".join(cell.row_labels[-1] if cell.table == "requests" else cell.label for cell in cells)

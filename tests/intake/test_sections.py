"""The six sections in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.form import load
from gxxl.intake.sections import cut_at_titles, find_sections

KEYS = tuple(section.key for section in load("2021").sections)
TITLES = [section.title for section in load("2021").sections]
LOOSE = [
    "一、基本情况",
    "二、行政机关主动公开政府信息的情况",
    "三．收到和办理政府信息公开申请情况",
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "五、政府信息公开工作存在的主要问题和改进措施",
    "六、其它事项",
]


@pytest.mark.parametrize("between", ["\n", "", " \n\n"])
@pytest.mark.parametrize("titles", [TITLES, LOOSE], ids=["printed", "loose"])
def test_titles_are_found_on_lines_and_in_one_run(titles: list[str], between: str) -> None:
    """In their order, and what stands before the first."""
    parts = [f"{title}{between}{key}的文字。" for title, key in zip(titles, KEYS, strict=True)]
    prose = find_sections(f"某镇年度报告{between}" + between.join(parts))
    assert prose.order == KEYS
    assert prose.opening == "某镇年度报告"


def test_a_title_in_an_offices_own_words_counts_on_its_own_line() -> None:
    """五、我镇工作中存在的主要问题及下步打算."""
    own = [
        "一、2021年总体工作情况",
        *TITLES[1:4],
        "五、我镇工作中存在的主要问题及下步打算",
        "六、本机关其他需要报告的事项",
    ]
    assert find_sections("\n".join(own)).order == KEYS


def test_prose_ends_where_another_title_stands_in_the_middle_of_it() -> None:
    """A text of one line, in which a loose title was taken for prose."""
    run = f"文字。{LOOSE[1]}规章0{LOOSE[4]}不足。"
    assert cut_at_titles({"overview": run, "problems": "不足。"}) == {"overview": "文字。", "problems": "不足。"}


def test_the_order_is_the_texts_own() -> None:
    """Titles that stand in another order, and of one in a table of contents the last."""
    turned = [TITLES[0], TITLES[2], TITLES[1], *TITLES[3:]]
    assert find_sections("\n".join([*TITLES, *turned])).order == (KEYS[0], KEYS[2], KEYS[1], *KEYS[3:])


def test_the_rows_of_the_table_are_no_sections() -> None:
    """一、本年新收, 二、上年结转, 三、本年度办理结果, 四、结转下年度 have numbers too."""
    rows = (
        "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n三、本年度办理结果\n四、结转下年度继续办理"
    )
    assert find_sections(rows).order == ()


@given(st.text(alphabet="一二三四五六、总体情况主动公开问题其他事项\n\t a1", max_size=60))
def test_any_text_is_taken_apart(text: str) -> None:
    """No text breaks it, and no section is named twice."""
    order = find_sections(text).order
    assert len(set(order)) == len(order)

"""The formulas of the official sheets, made from the rules and the layout.

They reach the cells through ``INDIRECT`` with the address as text: cutting, dragging or pasting over the table moves no
reference of theirs. Totals use the row-and-column notation, so that copying one to the next row still adds its own row.
They hold no function that Excel 2010, WPS or LibreOffice does not know. Each is made once: a summary is two workbooks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from gxxl.confirm import condition
from gxxl.form import Domain, Rule, load
from gxxl.form.book import load_book
from gxxl.form.layout import Filling, Rect, SheetLayout, a1, ranges
from gxxl.messages import rules as words
from gxxl.messages import workbook as sheet_words
from gxxl.reading import BLANK_MARKS

_MARKS = "|" + "|".join(BLANK_MARKS) + "|"


@cache
def total(layout: SheetLayout, rule: Rule) -> str:
    """A total's formula: the sum of its parts, empty while they are empty or one is text."""
    parts = [_relative(rect, layout.place(rule.total)) for rect in _rects(layout, rule.expected)]
    totals = load(layout.edition).total_rules
    below = [code for part in rule.expected if part in totals for code in totals[part].expected]
    texts = [*parts, *(_relative(rect, layout.place(rule.total)) for rect in _block(layout, below))]
    none = f"AND(NOT({condition(layout)}),COUNT({','.join(parts)})=0)"
    return f'=IF({_texts(texts)}>0,"",IF({none},"",SUM({",".join(parts)})))'


@cache
def check(layout: SheetLayout, rule: Rule) -> str:
    """A live check: 通过, 多N, 少N or 无法判断."""
    expected = [_absolute(rect) for rect in _rects(layout, rule.expected)]
    found = [_absolute(rect) for rect in _rects(layout, rule.found)]
    needed = [_absolute(rect) for rect in _rects(layout, rule.needed)]
    difference = f"ROUND(SUM({','.join(found)})-SUM({','.join(expected)}),6)"
    undecided = f"OR({_texts([*expected, *found])}>0,{_filled(needed, layout)}<{len(rule.needed)})"
    sign = f'IF({difference}>0,"{words.OVER}","{words.UNDER}")'
    decided = f'IF({difference}=0,"{words.PASS}",{sign}&ABS({difference}))'
    return f'=IF({undecided},"{words.UNDECIDED}",{decided})'


@cache
def filling(layout: SheetLayout, place: Filling) -> str:
    """How the cells of a row are filled in, worst first."""
    cells = load(layout.edition).cells
    everything = [_absolute(rect) for rect in _rects(layout, place.codes)]
    unsigned = _rects(layout, (code for code in place.codes if cells[code].domain is not Domain.SIGNED))
    whole = _rects(layout, (code for code in place.codes if cells[code].domain is not Domain.AMOUNT))
    negative = "+".join(f'COUNTIF({_absolute(rect)},"<0")' for rect in unsigned)
    fraction = "+".join(f'SUMPRODUCT(ISNUMBER({area})*ISNUMBER(FIND(".",{area})))' for area in map(_absolute, whole))
    return (
        f'=IF({_texts(everything)}>0,"{words.HAS_TEXT}",'
        f'IF({negative or "0"}>0,"{words.HAS_NEGATIVE}",'
        f'IF({fraction or "0"}>0,"{words.HAS_FRACTION}",'
        f'IF({_filled(everything, layout)}<{len(place.codes)},"{words.HAS_BLANK}","{words.COMPLETE}"))))'
    )


@cache
def overall(sheets: tuple[SheetLayout, ...]) -> str:
    """The verdict of the cover, from all checks of all sheets."""
    wrong: list[str] = []
    undecided: list[str] = []
    for layout in sheets:
        for rect in ranges(layout.checks.values()):
            area = _on_sheet(layout, rect)
            wrong += [f'COUNTIF({area},"{sign}*")' for sign in (words.OVER, words.UNDER)]
            undecided.append(f'COUNTIF({area},"{words.UNDECIDED}")')
        for rect in ranges(place.at for place in layout.fillings):
            area = _on_sheet(layout, rect)
            bad = (words.HAS_TEXT, words.HAS_NEGATIVE, words.HAS_FRACTION)
            wrong += [f'COUNTIF({area},"{text}")' for text in bad]
            undecided.append(f'COUNTIF({area},"{words.HAS_BLANK}")')
    return _verdict("+".join(wrong), "+".join(undecided))


def kept(place: tuple[int, int]) -> str:
    """What stands at a place of 校验结果, where that is a text."""
    at = f"{load_book().sheets['findings']}!${a1(*place).rstrip('0123456789')}${place[0] + 1}"
    return f'=IFERROR(IF(ISTEXT({at}),{at},""),"")'


def _verdict(wrong: str, undecided: str) -> str:
    def text(template: str, count: str) -> str:
        before, after = template.split("{count}")
        return f'"{before}"&({count})&"{after}"'

    return (
        f"=IF({wrong}>0,{text(sheet_words.OVERALL_WRONG, wrong)},"
        f'IF({undecided}>0,{text(sheet_words.OVERALL_UNDECIDED, undecided)},"{words.PASS}"))'
    )


def _rects(layout: SheetLayout, codes: Iterable[str]) -> list[Rect]:
    return ranges(layout.place(code) for code in codes)


def _block(layout: SheetLayout, codes: Sequence[str]) -> list[Rect]:
    """One rectangle around the cells; their totals stand outside it."""
    if not codes:
        return []
    rows, columns = zip(*(layout.place(code) for code in codes), strict=True)
    return [Rect(min(rows), min(columns), max(rows), max(columns))]


def _area(rect: Rect) -> str:
    return a1(rect.top, rect.left) + ("" if rect.single else ":" + a1(rect.bottom, rect.right))


def _absolute(rect: Rect) -> str:
    return f'INDIRECT("{_area(rect)}")'


def _on_sheet(layout: SheetLayout, rect: Rect) -> str:
    return f"'{layout.name}'!{_area(rect)}"


def _relative(rect: Rect, home: tuple[int, int]) -> str:
    """The area with the home's own row or column left open, where it is one row or one column."""
    rows = ("R", "R") if rect.top == rect.bottom == home[0] else (f"R{rect.top + 1}", f"R{rect.bottom + 1}")
    columns = ("C", "C") if rect.left == rect.right == home[1] else (f"C{rect.left + 1}", f"C{rect.right + 1}")
    return f'INDIRECT("{rows[0]}{columns[0]}:{rows[1]}{columns[1]}",FALSE)'


def _texts(areas: Iterable[str]) -> str:
    """How many cells hold something that is neither a number nor a sign for nothing."""
    return "+".join(_text_count(area) for area in areas)


def _text_count(area: str) -> str:
    bare = f'TRIM(CLEAN(SUBSTITUTE(SUBSTITUTE({area},"\u00a0",""),"\u3000","")))'
    return f'SUMPRODUCT(--NOT(ISNUMBER({area})),--ISERROR(FIND("|"&{bare}&"|","{_MARKS}")))'


def _filled(areas: Sequence[str], layout: SheetLayout) -> str:
    """How many cells hold a number, or nothing at all where blanks are confirmed to be zeros."""
    empty = "+".join(f"SUMPRODUCT(--ISBLANK({area}))" for area in areas)
    return f"(COUNT({','.join(areas)})+IF({condition(layout)},{empty},0))"

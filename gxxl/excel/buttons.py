"""The buttons, as xlwings knows them: each works on the workbook that it was pressed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import xlwings as xw

from gxxl.excel import accepting, checking, last_year, output, restoring
from gxxl.excel.session import run

BUTTONS: Mapping[str, Callable[[xw.Book], str]] = MappingProxyType(
    {
        "check": checking.check,
        "clear": checking.clear,
        "accept": accepting.accept,
        "restore": restoring.restore,
        "last_year": last_year.last_year,
        "report": output.report,
        "export": output.export,
    }
)


def press(command: str) -> bool:
    """Do what a button says with the workbook that called. Whether it was done; what went wrong was said."""
    return run(command, BUTTONS, xw.Book.caller())


@xw.sub
def check() -> None:
    """一键校验."""
    press("check")


@xw.sub
def clear() -> None:
    """清除标记."""
    press("clear")


@xw.sub
def accept() -> None:
    """采纳建议."""
    press("accept")


@xw.sub
def restore() -> None:
    """恢复公式."""
    press("restore")


@xw.sub
def import_last_year() -> None:
    """导入上年数据."""
    press("last_year")


@xw.sub
def report() -> None:
    """生成报告."""
    press("report")


@xw.sub
def export() -> None:
    """导出报送件."""
    press("export")

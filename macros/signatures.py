"""The signatures of the functions for formulas, for as long as ``gxxl.excel.functions`` itself does not exist."""

from __future__ import annotations

from typing import Any

import xlwings as xw


@xw.func
def GXXL_DIFFERENCES(table: Any) -> Any:  # noqa: ANN401, N802 - as written in a formula
    """Stands for the real one."""


@xw.func
def GXXL_VERDICT(table: Any) -> Any:  # noqa: ANN401, N802
    """Stands for the real one."""


@xw.func
def GXXL_SUGGESTION(table: Any) -> Any:  # noqa: ANN401, N802
    """Stands for the real one."""


@xw.func
def GXXL_FIGURE(file: Any, code: Any) -> Any:  # noqa: ANN401, N802
    """Stands for the real one."""


@xw.func
def GXXL_CREDIT_CODE(code: Any) -> Any:  # noqa: ANN401, N802
    """Stands for the real one."""

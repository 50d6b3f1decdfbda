"""What the macros start in Excel: ``python -P -m gxxl.excel check --wb=… --from_xl=1 --hwnd=…``, or ``serve``.

``--wb`` and ``--hwnd`` are read by xlwings' ``Book.caller()``. Exit 0 when the button did its work or said why not,
1 when it could not even say so: then the macro does.
"""

from __future__ import annotations

import sys

from gxxl.messages import excel as words
from gxxl.messages.macros import BUTTONS


def main(arguments: list[str]) -> int:
    """Press a button on the workbook that called, or serve the functions for formulas."""
    command, *options = arguments or [""]
    if command == "serve":
        from gxxl.excel.server import serve  # noqa: PLC0415 - only on Windows

        return serve(**_options(options))
    if command not in BUTTONS:
        return _fail(words.UNKNOWN_COMMAND.format(command=command, known="、".join(BUTTONS)))
    return _press(command)


def _press(command: str) -> int:
    from gxxl.excel.session import write_log  # noqa: PLC0415 - late, for start-up

    try:
        import xlwings  # noqa: PLC0415 - late, for start-up

        from gxxl.excel import buttons  # noqa: PLC0415 - late, for start-up

        xlwings.Book.caller()
    except Exception as error:  # noqa: BLE001 - COM's errors have no common class, and exist only on Windows
        write_log(f"{type(error).__name__}: {error}")
        return _fail(words.NO_EXCEL)
    buttons.press(command)
    return 0


def _options(options: list[str]) -> dict[str, str]:
    pairs = (option.lstrip("-").partition("=") for option in options)
    return {name: value for name, _, value in pairs if name in ("clsid", "hwnd")}


def _fail(sentence: str) -> int:
    if sys.stderr is not None:  # pythonw has none
        print(sentence, file=sys.stderr)  # noqa: T201 - there is nobody else to say it
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""docs/commands.md, from the parsers of the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from docs.markdown import page, table
from gxxl.cli import COMMANDS, parser_for
from gxxl.messages import cli as words

INTRODUCTION = """\
在源码文件夹内，任何命令都可以写成 `python3 install/dev.py 命令 …`；安装后直接写 `gxxl 命令 …`。

结果写到标准输出，进度和提示写到标准错误。\
退出码：0 没有要处理的事；1 有错误，或者有未说明原因的提示；2 没有能读取的输入。\
`gxxl demo` 总是0。`gxxl --version` 显示版本。
"""


def commands_page() -> str:
    """The page."""
    return page("命令", "命令行的定义", INTRODUCTION, *(line for name in COMMANDS for line in _command(name)))


def _command(name: str) -> Iterator[str]:
    actions = [action for action in parser_for(name)._actions if not isinstance(action, argparse._HelpAction)]
    yield f"## gxxl {name}"
    yield ""
    yield words.COMMAND_HELP[name] + "。"
    yield ""
    yield "```"
    yield " ".join(["gxxl", name, *(_usage(action) for action in actions)])
    yield "```"
    yield ""
    yield from table(("写法", "含义"), ((f"`{_spelling(action)}`", action.help or "") for action in actions))


def _usage(action: argparse.Action) -> str:
    """The way a command's usage line shows an option; our own, since argparse's changes between versions of Python."""
    if not action.option_strings:
        many = f"{_value(action)}…" if action.nargs in ("+", "*") else _value(action)
        return f"[{many}]" if action.nargs in ("?", "*") else many
    text = f"{action.option_strings[0]} {_value(action)}".rstrip()
    return text if action.required else f"[{text}]"


def _spelling(action: argparse.Action) -> str:
    if not action.option_strings:
        return _value(action)
    return f"{', '.join(action.option_strings)} {_value(action)}".rstrip()


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    if action.choices:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest)

"""The settings file: what it may say, and what is said where it is wrong."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxxl.errors import Refused
from gxxl.messages import notices as words
from gxxl.render.notices.settings import MAX_BYTES, Settings, read_settings


def put(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A settings file."""
    path = folder / words.SETTINGS_FILE
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_example_that_is_shown_can_be_read(tmp_path: Path, encoding: str) -> None:
    """In every encoding that Windows' editor writes."""
    read = read_settings(put(tmp_path, words.SETTINGS_EXAMPLE, encoding))
    assert read == Settings("澄城县人民政府办公室", "张三", "0913-0000000", date(2022, 1, 21))


def test_remarks_quoted_keys_and_dates_of_toml_are_taken(tmp_path: Path) -> None:
    """As any TOML file may have them; empty texts are as if they were not there."""
    text = (
        '# 说明\n\n"联系人" = "李四" # 白天\n  退改截止 = 2022-01-21\n'
        '落款日期="2022年1月5日"\n联系电话 = ""\n报送方式 = \'信箱\''
    )
    read = read_settings(put(tmp_path, text))
    assert read == Settings(contact="李四", due=date(2022, 1, 21), day=date(2022, 1, 5), how="信箱")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('联系人 = "张三"\n电话 = "1"', 2, "“电话”不认识。可以写的有：落款单位、联系人"),
        ("联系人 = 张三", 1, "“联系人”的值应当放在英文引号里"),
        ("联系人 = “张三”", 1, "“联系人”的值应当放在英文引号里"),
        ("联系电话 = 13800000000", 1, "“联系电话”的值应当放在英文引号里"),
        ('联系人 ＝ "张三"', 1, "等号和引号用英文半角"),
        ("张三", 1, "写法不对"),
        ('\n\n退改截止 = "一月底"', 3, "“退改截止”的“一月底”不是日期"),
        ("退改截止 = 20220121", 1, "不是日期"),
        ('联系人 = "张三"\n联系人 = "李四"', 2, "“联系人”写了两次"),
        (f'联系人 = "{"张" * 101}"', 1, "“联系人”太长"),
        ('[通知]\n联系人 = "张三"', 1, "写法不对"),
    ],
)
def test_what_is_wrong_is_named_by_line_and_key(tmp_path: Path, text: str, line: int, said: str) -> None:
    """One sentence, with the next step."""
    with pytest.raises(Refused) as refused:
        read_settings(put(tmp_path, text))
    assert f"第{line}行：" in str(refused.value)
    assert said in str(refused.value)


def test_what_is_no_settings_file_is_refused(tmp_path: Path) -> None:
    """Absent, a folder, too large, not text."""
    with pytest.raises(Refused, match="找不到"):
        read_settings(tmp_path / "没有.toml")
    with pytest.raises(Refused, match="找不到"):
        read_settings(tmp_path)
    with pytest.raises(Refused, match="不像是设置文件"):
        read_settings(put(tmp_path, "#" * (MAX_BYTES + 1)))
    path = tmp_path / "图.toml"
    path.write_bytes(b"\xff\xd8\xff\xe0\x81")
    with pytest.raises(Refused, match="编码"):
        read_settings(path)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Never anything else."""
    path = tmp_path_factory.mktemp("s") / "设置.toml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    with suppress(Refused):
        read_settings(path)

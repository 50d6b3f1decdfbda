"""Whose figure a sentence gives: an office's own is not the county's, and the county's is not a township's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from gxxl.submission import Cover

_AREAS = "省市县区旗州盟镇乡"
# What looks like an organisation and is none.
_NOT_ONE = re.compile(
    r"[格布全大开结当邮]局|[城集乡]镇|[城家下]乡|乡村|政府信息|政府网|政府门户|政府公报|政府公开|政府采购|各级政府"
)
_SELF = re.compile(
    r"(?P<of>全|我|本|该)(?P<kind>省|市|县|区|旗|州|盟|镇|乡|街道|局|委|厅|办公室|办|中心|系统|单位|机关|部门|院)"
)
_NAMED = re.compile(
    r"[一-龥]{0,14}?(?P<end>办公室|办公厅|政府办|府办|管委会|街道办事处|街道|局|厅"
    rf"|[{_AREAS}](?:人民)?政府(?!信息|办)|(?<=[一-龥]{{2}})[镇乡])"
)
_GROUPS = re.compile(
    r"(?:乡镇|县区|(?:各|[省市县区镇][直级]|其他|职能|有关|相关)(?:乡镇|镇|部门|单位|县|区|街道|机关))[^，]{0,4}?(?=共|收到|受理|办理|答复|\d)"
)
_OFFICES = ("办公室", "办公厅", "政府办", "府办")
_AGGREGATED = ("本级政府汇总", "全系统汇总")


@dataclass(frozen=True)
class Owner:
    """The reporting unit, as prose speaks of it."""

    cover: Cover

    @cached_property
    def core(self) -> str:
        """The name without 人民政府, office words and brackets."""
        name = re.sub(r"[（(].*?[)）]", "", self.cover.unit)
        return re.sub(r"(?:人民政府|政府|办事处)?(?:办公室|办公厅)?$", "", name)

    @cached_property
    def is_office(self) -> bool:
        """Whether the unit is the office of a government, which reports for itself."""
        return self.cover.unit.endswith(_OFFICES) and self.cover.scope not in _AGGREGATED

    @cached_property
    def area(self) -> str:
        """The last letter of the unit's area: 县, 镇; 街道; empty for a department or where it is not known."""
        if self.core.endswith("街道"):
            return "街道"
        return self.core[-1] if self.core and self.core[-1] in _AREAS else ""

    @cached_property
    def is_whole(self) -> bool:
        """Whether the report is for a whole county or more, which its own office is only a part of."""
        if self.cover.scope in _AGGREGATED:
            return True
        return bool(self.area) and self.area not in ("镇", "乡", "街道") and not self.is_office

    def whose(self, text: str) -> bool | None:
        """Whether the text before a number says the number is this unit's; ``None`` where it names nobody."""
        if _GROUPS.search(text) and not re.search(r"全[省市县区旗州盟]", text):
            return False
        bare = _NOT_ONE.sub(lambda found: "，" * len(found[0]), text)
        own = [(found.end(), self._is_own_kind(found["of"], found["kind"])) for found in _SELF.finditer(bare)]
        bare = _SELF.sub(lambda found: "，" * len(found[0]), bare)
        own += [(found.end(), self._is_own_name(found[0], found["end"])) for found in _NAMED.finditer(bare)]
        return max(own)[1] if own else None

    def _is_own_name(self, name: str, end: str) -> bool:
        """Whether a name, of which the first letters may belong to other words, is the unit's."""
        if end in _OFFICES:
            return self._is_own_office(name)
        if end.endswith("政府"):
            return self.area == end[0] or (self.is_office and end[0] in self.core)
        bare = name.removesuffix("办事处")
        if bare == "街道":
            return self.area == bare
        return any(_is_within(bare[start:], self.cover.unit) for start in range(len(bare) - len(end)))

    def _is_own_kind(self, of: str, kind: str) -> bool:
        if of == "该":
            return False
        if kind in (*_AREAS, "街道"):
            whole = not self.is_office or of != "全"
            return whole and (kind == self.area or (not self.area and self._ends_in(kind)))
        if kind == "系统":
            return self.cover.scope == _AGGREGATED[1] or not self.is_whole
        return not (self.is_whole and kind in ("办", "办公室", "局", "委", "厅", "单位", "机关", "部门"))

    def _ends_in(self, kind: str) -> bool:
        """For a name such as 平潭综合实验区, or where the cover's level says it."""
        return not self.cover.unit or self.cover.level.startswith(kind)

    def _is_own_office(self, name: str) -> bool:
        """An office is part of a township or a department; of a county it is one unit among many."""
        if self.is_whole:
            return False
        if self.cover.unit.endswith(_OFFICES):
            return any(_is_within(name[start:], self.cover.unit) for start in range(len(name) - 3))
        return not re.search(r"[省市县区旗州盟]", name)


def _is_within(short: str, name: str) -> bool:
    """Whether a short name is made of letters of the whole one, in their order: 人社局 of 人力资源和社会保障局."""
    letters = iter(name)
    return all(letter in letters for letter in short)

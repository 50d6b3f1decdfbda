"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Check:
    """A thing that was looked at, what is there, and what to do where it is a problem (or worth knowing)."""

    name: str
    state: State
    found: str
    remedy: str = ""

"""The form as data: what each edition prints, and nothing that is not printed in a notice."""

from gxxl.form.loader import EDITIONS, TABLES, load
from gxxl.form.model import (
    BasisKind,
    Block,
    CarryOver,
    Cell,
    Domain,
    Form,
    Node,
    Note,
    Rule,
    Section,
    Step,
    Table,
)

__all__ = [
    "EDITIONS",
    "TABLES",
    "BasisKind",
    "Block",
    "CarryOver",
    "Cell",
    "Domain",
    "Form",
    "Node",
    "Note",
    "Rule",
    "Section",
    "Step",
    "Table",
    "load",
]

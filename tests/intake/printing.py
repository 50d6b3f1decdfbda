"""Random reports of our own, printed as text in the layouts in which published ones are met."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from hypothesis import strategies as st

from gxxl.form import EDITIONS, Block, Cell, load
from gxxl.form.loader import block_cells
from gxxl.rules.linear import plain
from gxxl.submission import Cover, Made, Submission, cells_of, editions_of, number
from tests.strategies import totals_of, with_formula_totals

TITLE = "石门镇人民政府2023年政府信息公开工作年度报告"
PROSE = "本年度严格执行信息审核制度，没有发生泄密事件。"
GAP = "   "


@st.composite
def reports(draw: st.DrawFn, *, most: int = 900) -> Submission:
    """A report whose sums hold: mostly zeros, some figures, in any mix of editions."""
    editions = editions_of(draw(st.sampled_from(EDITIONS)), draw(st.sampled_from(EDITIONS)))
    cells = cells_of(tuple(editions.values()))
    filled = draw(st.dictionaries(st.sampled_from(sorted(cells)), st.integers(1, most), max_size=40))
    figures = {code: number(Decimal(filled.get(code, 0)), Made.PRINTED, cell.unit) for code, cell in cells.items()}
    report = with_formula_totals(Submission(Cover(unit="石门镇人民政府", year=2023), editions, figures))
    return _balanced(report)


def _balanced(report: Submission) -> Submission:
    """第一项加第二项 made equal to 第三项加第四项, column by column, and the totals anew."""
    figures = dict(report.figures)
    for code in [code for code in figures if code.startswith("requests.new.") and not code.endswith(".total")]:
        column = code.rpartition(".")[2]
        amounts = [report.figures[f"requests.{row}.{column}"].value or Decimal(0) for row in ("total", "carried_out")]
        figures[code] = number(sum(amounts, Decimal(0)), Made.PRINTED)
        figures[f"requests.carried_in.{column}"] = number(Decimal(0), Made.PRINTED)
    again = with_formula_totals(report.with_figures(figures))
    made = {code: number(again.figures[code].value or Decimal(0), Made.PRINTED) for code in totals_of(report)}
    return report.with_figures({**again.figures, **made})


def values(report: Submission) -> dict[str, Decimal]:
    """The figures that a report prints, by code."""
    return {code: figure.value for code, figure in report.figures.items() if figure.value is not None}


def printed(report: Submission, table: Callable[[Printer], Sequence[str]]) -> str:
    """The whole report as text, each table as ``table`` prints it."""
    lines = [TITLE, ""]
    for section in load("2021").sections:
        lines += [section.title, *([] if section.tables else [PROSE, ""])]
        if section.tables:
            edition = report.editions[section.tables[0]] or ""
            lines += [*table(Printer(edition, section.tables, values(report))), ""]
    return "\n".join(lines) + "\n"


class Printer:
    """A section's tables of one edition, for a layout to print."""

    def __init__(self, edition: str, tables: tuple[str, ...], figures: Mapping[str, Decimal]) -> None:
        self.edition = edition
        self.tables = [load(edition).tables_by_key[key] for key in tables]
        self.blocks: list[tuple[Block, list[Cell]]] = [
            (block, list(block_cells(table.key, block))) for table in self.tables for block in table.blocks
        ]
        self._figures = figures

    def text(self, cell: Cell) -> str:
        """A figure as it is printed."""
        return plain(self._figures[cell.code])

    def heads(self, block: Block) -> list[str]:
        """Its column heads from the outermost in, each once."""
        nodes = [node for column in block.columns for path in column.paths() for node in path]
        outer = [node.label for column in block.columns if column.children for node in [column]]
        leaves = [path[-1].label for column in block.columns for path in column.paths()]
        middle = [n.label for n in dict.fromkeys(nodes) if n.label not in (*outer, *leaves)]
        return [*filter(None, [block.head, block.corner, block.columns_head]), *outer, *middle, *leaves]

    def rows(self, block: Block, cells: Sequence[Cell]) -> Iterator[tuple[list[str], list[str]]]:
        """Each row's labels, those that begin with it, and its figures."""
        said: set[tuple[str, ...]] = {(block.head or "",)}
        for key in dict.fromkeys(cell.row_key for cell in cells):
            row = [cell for cell in cells if cell.row_key == key]
            labels = row[0].row_labels
            new = [labels[n] for n in range(len(labels)) if labels[: n + 1] not in said]
            said |= {labels[: n + 1] for n in range(len(labels))}
            yield new, [self.text(cell) for cell in row]

    @property
    def is_wide(self) -> bool:
        """Whether the tables stand side by side over one row."""
        return len(self.tables) > 1


def _wide(printer: Printer) -> tuple[list[str], list[str]]:
    heads = [head for block, _ in printer.blocks for head in printer.heads(block)]
    return heads, [printer.text(cell) for _, cells in printer.blocks for cell in cells]


def by_columns(printer: Printer) -> list[str]:
    """A row a line with gaps between, long labels over several lines, the figures beside the last or between them."""
    if printer.is_wide:
        heads, figures = _wide(printer)
        return [GAP.join(heads[:4]), GAP.join(heads[4:]), "", GAP.join(figures)]
    lines = []
    for block, cells in printer.blocks:
        lines += [GAP.join(printer.heads(block)), ""]
        for number_, (labels, figures) in enumerate(printer.rows(block, cells)):
            *groups, label = labels
            lines += groups
            parts = [label[:14], label[14:]] if len(label) > 16 and number_ % 2 else [label]
            if len(parts) == 1:
                lines.append(f"{label}{GAP}{GAP.join(figures)}")
            else:
                lines += [parts[0], " " * 30 + GAP.join(figures), parts[1]]
    return lines


def labels_first(printer: Printer) -> list[str]:
    """One figure a line in columns down the rows, ten rows at a time; the labels of those before them or after them."""
    if printer.is_wide:
        heads, figures = _wide(printer)
        return [*heads, "", *(f"{figure}\n" for figure in figures)]
    lines = []
    for block, cells in printer.blocks:
        lines += [*printer.heads(block), ""]
        rows = list(printer.rows(block, cells))
        for start in range(0, len(rows), 10):
            part = rows[start : start + 10]
            lines += [label for labels, _ in part for label in labels]
            for column in zip(*(figures for _, figures in part), strict=True):
                lines += ["", *column]
            lines.append("")
    return lines


def small_tables(printer: Printer) -> list[str]:
    """Markdown of a table a row, whose column heads became 数据1, 数据2 and so on."""
    lines = []
    if printer.is_wide:
        for block, cells in printer.blocks:
            leaves = list(dict.fromkeys(cell.column_labels[:-1] for cell in cells))
            for path in leaves:
                own = [cell for cell in cells if cell.column_labels[:-1] == path]
                lines += ["", "### " + "（".join(path) + "）" * (len(path) - 1)]
                lines += _markdown([cell.column_labels[-1] for cell in own], [[printer.text(cell) for cell in own]])
            del block
        return lines
    for block, cells in printer.blocks:
        lines += ["", f"### {block.head}"] if block.head else []
        heads = [path[-1].label for column in block.columns for path in column.paths()]
        many = len(heads) > 3
        shown = ["类别", *(f"数据{n}" for n in range(1, len(heads))), "总计"] if many else [block.corner or "", *heads]
        for labels, figures in printer.rows(block, cells):
            lines += ["", *(f"### {label}" for label in labels[: len(labels) if many else -1])]
            lines += _markdown(shown, [[labels[-1], *figures]])
    return lines


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return ["| " + " | ".join(line) + " |" for line in (heads, ["---"] * len(heads), *rows)]


def cell_a_line(printer: Printer) -> list[str]:
    """One cell a line."""
    if printer.is_wide:
        heads, figures = _wide(printer)
        return [*heads, *figures]
    return [
        text
        for block, cells in printer.blocks
        for line in (printer.heads(block), *([*labels, *figures] for labels, figures in printer.rows(block, cells)))
        for text in line
    ]


def bars(printer: Printer) -> list[str]:
    """A row a line with bars between."""
    if printer.is_wide:
        heads, figures = _wide(printer)
        return [" | ".join(heads) + " |", "| " + " | ".join(figures) + " |"]
    return [
        "| " + " | ".join(line) + " |"
        for block, cells in printer.blocks
        for line in (printer.heads(block), *([*labels, *figures] for labels, figures in printer.rows(block, cells)))
    ]


def figures_first(printer: Printer) -> list[str]:
    """A row's figures on a line above its label."""
    if printer.is_wide:
        return bars(printer)
    lines = []
    for block, cells in printer.blocks:
        lines.append(GAP.join(printer.heads(block)))
        for labels, figures in printer.rows(block, cells):
            lines += [*labels[:-1], GAP.join(figures), labels[-1]]
    return lines


LAYOUTS = (by_columns, labels_first, small_tables, cell_a_line, bars, figures_first)

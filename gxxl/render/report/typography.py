"""Paper, type and lines of an official document (GB/T 9704-2012), in the units of Word: twips and half points."""

from __future__ import annotations


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


# 5.1 and 5.2.1: A4; head margin 37 mm, binding margin 28 mm, type area 156 by 225 mm.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, BOTTOM, LEFT, RIGHT = twips(37), twips(35), twips(28), twips(26)
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
# 5.2.3: 22 lines of 28 characters. The grid has lines alone: LibreOffice gives a character that is a little wider than
# the grid's two places of it. The styles set characters a quarter of a point closer instead, which makes 28 everywhere.
LINE_PITCH = 579
# 7.5: the page number's dash 7 mm below the type area, one character in from the outer edge.
FOOTER = twips(24.8)
HEADER = twips(15)

BODY = 32  # half points: 3号
INDENT = 2 * 16 * 20  # twips: two characters of the body
CHARACTER = 16 * 20

SONG, FANG_SONG, KAI, HEI = "宋体", "仿宋_GB2312", "楷体_GB2312", "黑体"
TITLE_FONT = "方正小标宋简体"
TITLE_WIDTH = 20  # characters of the title's size in a line

# The printed tables: small type, so that the large one stands on one page.
TABLE_SIZE, SMALLEST = 18, 10  # half points: 小五; and what a long number may shrink to
DIGIT = 0.56  # the width of a digit by the size of its type, in the widest of the fonts
TABLE_LINE = 240  # twips from line to line
ROW_HEIGHT = {"disclosure": 480, "requests": 350, "disputes": 420}  # twips at least, by section
CELL_MARGIN, CELL_PADDING = 40, 20  # at the sides, and above and below
BORDER = 4  # eighths of a point
BELOW_TABLE = 240  # twips from a table to the head that follows
HEAD_FILL = "C6D9F1"  # the blue of the form's block heads

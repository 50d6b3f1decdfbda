"""What the change of editions says of figures that did not pass."""

SPLIT = "新版该栏目分为几项，仅凭原数不能拆分"
RENAMED = "两版栏目的含义不完全相同，不能直接对应"
PARTLY_BLANK = "合并的几项中有空格，未确认为0"
TEXT = "栏目内容不能认定为数"
NO_COUNTERPART = "另一版没有对应栏目"
